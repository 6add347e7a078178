"""Time and memory follow what is there: a number as large as it can be written, in a market or problem with one edge, within 256 MB."""

import copy
import json
import resource
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402

MEMORY = 256 << 20
LARGE = (10**9, 2**31 - 1, 2**31, 2**62, 2**64, 10**40)

PROBLEM = {
    "schema": "koppel/problem/1",
    "supply": [{"id": "a"}],
    "demand": [{"id": "x"}],
    "edges": [["a", "x", 1]],
    "groups": [{"side": "supply", "name": "g", "members": ["a"], "max": 1}],
}
# Where a number stands, and the others that it needs beside it (a minimum is no fault only where the maximum allows it).
PROBLEM_NUMBERS = {
    "supply.max": [("supply", 0, "max")],
    "supply.min": [("supply", 0, "min"), ("supply", 0, "max")],
    "demand.max": [("demand", 0, "max")],
    "demand.min": [("demand", 0, "min"), ("demand", 0, "max")],
    "demand.if_any": [("demand", 0, "if_any"), ("demand", 0, "max")],
    "both.max": [("supply", 0, "max"), ("demand", 0, "max")],
    "both.min": [("supply", 0, "min"), ("supply", 0, "max"), ("demand", 0, "min"), ("demand", 0, "max")],
    "groups.max": [("groups", 0, "max")],
    "groups.min": [("groups", 0, "min"), ("groups", 0, "max"), ("supply", 0, "max")],
    "weight": [("edges", 0, 2)],
}
MARKET = {
    "schema": "koppel/market/1",
    "offers": [{"id": "m0", "skills": {"facilitation": 3}, "place": {"point": [51.2, 4.4]}}],
    "requests": [{"id": "r0", "needs": {"facilitation": {"level": 2}}, "place": {"point": [51.2, 4.4]}}],
}
MARKET_NUMBERS = {
    "capacity.max": [("offers", 0, "capacity", "max")],
    "capacity.min": [("offers", 0, "capacity", "min"), ("offers", 0, "capacity", "max")],
    "capacity.hours": [("offers", 0, "capacity", "hours"), ("requests", 0, "hours")],
    "people.max": [("requests", 0, "people", "max")],
    "people.min": [("requests", 0, "people", "min"), ("requests", 0, "people", "max")],
    "asked": [("offers", 0, "asked")],
    "reach_km": [("offers", 0, "reach_km")],
    "priority": [("requests", 0, "priority")],
    "level": [("offers", 0, "skills", "facilitation")],
    "need.level": [("requests", 0, "needs", "facilitation", "level")],
    "point": [("offers", 0, "place", "point", 0)],
}


def with_numbers(document, places, number):
    changed = copy.deepcopy(document)
    for *path, last in places:
        at = changed
        for key in path:
            at = at.setdefault(key, {}) if isinstance(at, dict) else at[key]
        at[last] = number
    return changed


def within_bounds(*arguments, cwd):
    def limits():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))

    return koppel(*arguments, cwd=cwd, preexec_fn=limits)


def ends_properly(run):
    assert run.returncode in (0, 3, 4), (run.returncode, run.stderr)
    assert "not enough memory" not in run.stderr


@pytest.mark.parametrize("number", LARGE)
@pytest.mark.parametrize("field", PROBLEM_NUMBERS)
@pytest.mark.parametrize("strategy", ["max_weight", "min_cost_perfect"])
def test_a_problem_of_one_edge_with_a_large_number(field, number, strategy, tmp_path):
    (tmp_path / "p.json").write_text(json.dumps(with_numbers(PROBLEM, PROBLEM_NUMBERS[field], number)))
    run = within_bounds("solve", "p.json", "--strategy", strategy, "-o", "r.json", cwd=tmp_path)
    ends_properly(run)
    if run.returncode != 3:
        verified = within_bounds("verify", "p.json", "r.json", cwd=tmp_path)
        assert verified.returncode == 0, verified.stderr
        asks_too_much = ".min" in field or field == "demand.if_any" or strategy == "min_cost_perfect"
        status = read_json(tmp_path / "r.json")["status"]
        if not asks_too_much:
            assert status == "optimal"
        elif ".min" in field:
            assert status == "infeasible"


@pytest.mark.parametrize("number", LARGE)
@pytest.mark.parametrize("field", MARKET_NUMBERS)
def test_a_market_of_one_pair_with_a_large_number(field, number, tmp_path):
    (tmp_path / "m.json").write_text(json.dumps(with_numbers(MARKET, MARKET_NUMBERS[field], number)))
    run = within_bounds("match", "m.json", "-o", "out", cwd=tmp_path)
    ends_properly(run)
    if (tmp_path / "out" / "result.json").exists():
        for command in (["verify", "m.json", "out/result.json"], ["gaps", "m.json", "out/result.json"]):
            again = within_bounds(*command, cwd=tmp_path)
            assert again.returncode == 0, again.stderr


def test_many_nodes_that_each_ask_more_than_there_is(tmp_path):
    demand = [{"id": f"x{i}", "max": 10**9, "if_any": 10**9} for i in range(300)]
    edges = [[f"a{i % 50}", f"x{i}", i % 7] for i in range(300)] + [[f"a{(i + 1) % 50}", f"x{i}", 3] for i in range(300)]
    problem = {"schema": "koppel/problem/1", "supply": [{"id": f"a{i}"} for i in range(50)], "demand": demand, "edges": edges}
    (tmp_path / "p.json").write_text(json.dumps(problem))
    run = within_bounds("solve", "p.json", "-o", "r.json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "r.json")
    assert (result["status"], result["assignments"]) == ("optimal", [])
    assert len((tmp_path / "r.json").read_bytes()) < 100_000  # the proof needs no case for each of them
    assert within_bounds("verify", "p.json", "r.json", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("requests", [40, 60, 90])
def test_a_deep_tree_of_all_or_nothing_decisions_is_covered(requests, tmp_path):
    """The cases of a proof are found to be complete, however deep the tree and whatever the order of the ids."""
    demand = [{"id": f"x{i}", "max": 3, "if_any": 3} for i in range(requests)]
    edges = [[f"a{(i * step + step) % 11}", f"x{i}", (i * step) % 7 + 1] for i in range(requests) for step in (1, 3, 4)]
    edges = [list(edge) for edge in {(supply, asked): (supply, asked, worth) for supply, asked, worth in edges}.values()]
    problem = {"schema": "koppel/problem/1", "supply": [{"id": f"a{i}"} for i in range(11)], "demand": demand, "edges": edges}
    (tmp_path / "p.json").write_text(json.dumps(problem))
    run = koppel("solve", "p.json", "-o", "r.json", "--work-limit", 3_000_000, cwd=tmp_path)
    assert run.returncode in (0, 5), run.stderr
    verified = koppel("verify", "p.json", "r.json", cwd=tmp_path)
    assert verified.returncode == 0, verified.stderr
