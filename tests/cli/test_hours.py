"""`koppel solve` where budgets of hours can bind: answers, proofs, exit codes. Oracles: SciPy's milp and a stranger's checker."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel, read_json  # noqa: E402

CHECKER = ROOT / "tests" / "oracles" / "check_certificate.py"
PUBLIC_DATA = Path(os.environ.get("KOPPEL_PUBLIC_DATA", "/nonexistent"))


def problem_of(seed, offers=6, requests=30, degree=3, largest=100, mandatory=0):
    """A market-like problem; places and hours of its offers are both scarce."""
    dice = random.Random(seed)
    edges = [(f"s{o}", f"d{r}") for r in range(requests) for o in sorted(dice.sample(range(offers), degree))]
    return {
        "schema": "koppel/problem/1",
        "supply": [{"id": f"s{o}", "max": dice.randint(3, 7)} for o in range(offers)],
        "demand": [{"id": f"d{r}", "min": int(r < mandatory), "max": dice.choice([1, 1, 2])} for r in range(requests)],
        "edges": [[o, r, dice.randint(1, largest)] for o, r in edges],
        "hours": {
            "supply": {f"s{o}": dice.randint(6, 14) for o in range(offers)},
            "edges": [[o, r, dice.randint(1, 5)] for o, r in edges],
        },
    }


def largest_by_milp(problem, sense=1):
    """The largest weight of any allowed matching (sense -1: the smallest), or None."""
    edges, hours = problem["edges"], {(o, r): h for o, r, h in problem["hours"]["edges"]}
    rows, low, high = [], [], []
    for side, at in (("supply", 0), ("demand", 1)):
        for node in problem[side]:
            rows.append([float(edge[at] == node["id"]) for edge in edges])
            low.append(node.get("min", 0)), high.append(node.get("max", 1))
    for offer, budget in problem["hours"]["supply"].items():
        rows.append([float(hours.get((o, r), 0) * (o == offer)) for o, r, _ in edges])
        low.append(0), high.append(budget)
    found = milp(-sense * numpy.array([float(w) for *_, w in edges]), integrality=numpy.ones(len(edges)), bounds=Bounds(0, 1),
                 constraints=LinearConstraint(numpy.array(rows), low, high), options={"mip_rel_gap": 0})
    return None if found.x is None else round(-sense * found.fun)


def solved(tmp_path, problem, *options, code=0, stranger=True):
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(problem), encoding="utf-8")
    run = koppel("solve", path, "-o", tmp_path / "result.json", *options)
    assert run.returncode == code, run.stdout + run.stderr
    check = koppel("verify", path, tmp_path / "result.json")
    assert check.returncode == 0, check.stdout + check.stderr
    if stranger:
        told = subprocess.run(["/usr/bin/python3", CHECKER, path, tmp_path / "result.json"], capture_output=True, text=True)
        assert told.returncode == 0, told.stderr
    return read_json(tmp_path / "result.json")


@pytest.mark.parametrize("seed", range(6))
def test_the_largest_weight_is_that_of_a_mixed_integer_solver(tmp_path, seed):
    problem = problem_of(seed)
    result = solved(tmp_path, problem, "--strategy", "max_weight")
    best = largest_by_milp(problem)
    weight = result["objective"]["levels"][0]
    assert weight["value"] <= best <= weight["bound"]
    assert result["status"] in ("optimal", "feasible")
    if result["status"] == "optimal":
        assert weight["value"] == best
    assert (best - weight["value"]) / best < 0.002, "a problem of this size is all but solved"


@pytest.mark.parametrize("seed", range(3))
def test_minima_on_requests_are_kept(tmp_path, seed):
    problem = problem_of(100 + seed, offers=5, requests=12, degree=2, mandatory=8)
    best = largest_by_milp(problem)
    if best is None:
        result = solved(tmp_path, problem, "--strategy", "max_weight", code=4)
        assert result["status"] == "infeasible" and "objective" not in result
        return
    result = solved(tmp_path, problem, "--strategy", "max_weight")
    assert result["status"] == "optimal" and result["objective"]["weight"] == best


def test_more_hours_are_asked_than_there_are(tmp_path):
    problem = {
        "schema": "koppel/problem/1", "supply": [{"id": "a", "max": 2}], "demand": [{"id": "x", "min": 1}, {"id": "y", "min": 1}],
        "edges": [["a", "x", 1], ["a", "y", 1]], "hours": {"supply": {"a": 5}, "edges": [["a", "x", 3], ["a", "y", 2.5]]},
    }
    result = solved(tmp_path, problem, code=4)
    assert result["status"] == "infeasible" and result["certificate"]["kind"] == "knapsack-dual"
    problem["hours"]["supply"]["a"] = 5.5
    assert solved(tmp_path, problem)["status"] == "optimal"


def test_without_a_budget_that_binds_it_is_a_network(tmp_path):
    problem = problem_of(3)
    problem["hours"]["supply"] = {offer: 1000 for offer in problem["hours"]["supply"]}
    with_budgets = solved(tmp_path, problem)
    bytes_with_budgets = (tmp_path / "result.json").read_bytes()
    assert with_budgets["certificate"]["kind"] == "lex-dual"
    del problem["hours"]
    solved(tmp_path, problem)
    assert (tmp_path / "result.json").read_bytes() == bytes_with_budgets


def test_the_same_bytes_whatever_the_order_and_the_threads(tmp_path):
    problem = problem_of(7)
    solved(tmp_path, problem, "--threads", "1")
    first = (tmp_path / "result.json").read_bytes()
    dice = random.Random(1)
    for rows in (problem["supply"], problem["demand"], problem["edges"], problem["hours"]["edges"]):
        dice.shuffle(rows)
    solved(tmp_path, problem, "--threads", "4", stranger=False)
    assert (tmp_path / "result.json").read_bytes() == first


def test_only_a_limit_that_was_asked_for_is_told_by_the_exit_code(tmp_path):
    problem = problem_of(11, offers=12, requests=120, degree=6)
    result = solved(tmp_path, problem, "--strategy", "max_weight", "--work-limit", "3000000", code=5, stranger=False)
    assert result["status"] == "limit" and result["objective"]["gap"] > 0
    again = (tmp_path / "result.json").read_bytes()
    solved(tmp_path, problem, "--strategy", "max_weight", "--work-limit", "3000000", code=5, stranger=False)
    assert (tmp_path / "result.json").read_bytes() == again


def test_spoilt_results_are_refused(tmp_path):
    problem = problem_of(2)
    result = solved(tmp_path, problem, "--strategy", "max_weight")
    assert result["certificate"]["kind"] == "knapsack-dual"

    def is_refused(change):
        spoilt = json.loads(json.dumps(result))
        change(spoilt)
        (tmp_path / "spoilt.json").write_text(json.dumps(spoilt), encoding="utf-8")
        return koppel("verify", tmp_path / "problem.json", tmp_path / "spoilt.json").returncode == 6

    proofs = lambda r: r["certificate"]["proofs"]
    assert is_refused(lambda r: r["objective"]["levels"][0].update(bound=r["objective"]["levels"][0]["bound"] - 1))
    assert is_refused(lambda r: proofs(r)[0].update(tree=[]))
    assert is_refused(lambda r: proofs(r)[0].update(tree=[["s0", "nobody"], 0, 0]))
    assert is_refused(lambda r: proofs(r)[0]["duals"][0].update(requests={}))
    assert is_refused(lambda r: proofs(r)[0].update(scale=0))
    assert is_refused(lambda r: r["certificate"].update(proofs=[]))
    assert is_refused(lambda r: r["assignments"].pop())


@pytest.mark.parametrize("name,optimum", [("gap1-0", 261), ("gap5-1", 389), ("a05100", 1698), ("c20200", 2391)])
def test_known_optima_of_the_or_library(tmp_path, name, optimum):
    problem = PUBLIC_DATA / "gap" / name
    if not problem.exists():
        pytest.skip("no public data")
    run = koppel("solve", problem, "-o", tmp_path / "result.json")
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "result.json")
    assert result["status"] == "optimal" and result["objective"]["weight"] == optimum
    assert koppel("verify", problem, tmp_path / "result.json").returncode == 0


def test_profits_instead_of_costs(tmp_path):
    """gap1-0 as a maximum: 336, the optimum that the literature gives for c515-1."""
    problem = PUBLIC_DATA / "gap" / "gap1-0"
    if not problem.exists():
        pytest.skip("no public data")
    assert koppel("solve", problem, "--sense", "max", "-o", tmp_path / "result.json").returncode == 0
    result = read_json(tmp_path / "result.json")
    assert result["status"] == "optimal" and result["objective"]["weight"] == 336
    assert koppel("verify", problem, tmp_path / "result.json").returncode == 0


def test_a_lottery_behind_tiny_weights_stays_within_what_the_proof_can_hold(tmp_path):
    """Weights of millionths and lottery numbers of 40 bits: an earlier level counts for more than 2^50 of the next."""
    problem = {
        "schema": "koppel/problem/1",
        "supply": [{"id": "o1"}, {"id": "o2"}],
        "demand": [{"id": "r1"}, {"id": "r2"}, {"id": "r3"}],
        "edges": [["o1", "r1", 0], ["o2", "r1", 0], ["o2", "r2", 2], ["o2", "r3", 0.000007]],
        "hours": {"supply": {"o2": 6}, "edges": [["o2", "r3", 8.25]]},
    }
    (tmp_path / "p.json").write_text(json.dumps(problem), encoding="utf-8")
    run = koppel("solve", tmp_path / "p.json", "--sense", "min", "--ties", "lottery", "-o", tmp_path / "r.json")
    assert run.returncode == 0, run.stderr
    assert koppel("verify", tmp_path / "p.json", tmp_path / "r.json").returncode == 0
    result = read_json(tmp_path / "r.json")
    assert result["objective"]["matched"] == 2 and result["objective"]["weight"] == 2
