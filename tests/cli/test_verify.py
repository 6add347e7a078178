"""`koppel verify` as an adversary meets it: whatever is changed in a result is noticed."""

import copy
import json
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json, write_market  # noqa: E402


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    run = koppel("match", SCENARIO, "-o", folder / "out")
    assert run.returncode == 0, run.stderr
    return read_json(folder / "out" / "result.json")


def drop_a_pair(result):
    result["assignments"].pop(3)


def swap_two_offers(result):
    first, second = result["assignments"][0], result["assignments"][-1]
    first["offer"], second["offer"] = second["offer"], first["offer"]


def repeat_a_pair(result):
    result["assignments"].append(result["assignments"][0])


def claim_more_weight(result):
    result["assignments"][0]["weight"] += 1


def claim_a_better_total(result):
    result["objective"]["weight"] += 1


def claim_more_served(result):
    result["objective"]["served"] += 1


def claim_a_lower_bound_met(result):
    for level in result["objective"]["levels"][:1]:
        level["value"] += 1
        level["bound"] += 1


def change_a_dual(result):
    duals = result["certificate"]["requests"]
    vector = duals[sorted(duals)[0]]
    vector[1] += 1


def drop_the_certificate(result):
    del result["certificate"]


def invent_a_person(result):
    result["assignments"][0]["offer"] = "m999999"


def another_seed(result):
    result["provenance"]["seed"] += 1


def another_profile(result):
    result["provenance"]["profile"] = "sha256:" + "0" * 64


def cut_the_lottery_out(result):
    names = result["certificate"]["levels"]
    keep = [i for i, name in enumerate(names) if not name.startswith("lottery")]
    result["certificate"]["levels"] = [names[i] for i in keep]
    result["objective"]["levels"] = [result["objective"]["levels"][i] for i in keep]
    for side in ("offers", "requests", "groups"):
        for vector in result["certificate"][side].values():
            vector[:] = [vector[i] for i in keep]


def claim_another_bound(result):
    result["objective"]["bound"] += 1


def leave_somebody_out_of_the_unmatched(result):
    result["unmatched"]["requests"].pop()


def give_another_reason(result):
    reason = next(node["reason"] for node in result["unmatched"]["requests"] if node["reason"]["code"] == "no_candidate")
    reason["rule"] = "reach" if reason["rule"] != "reach" else "skills"


def name_another_reserve(result):
    result["reserves"][0]["rank"] = 3


def promise_another_moment(result):
    pair = next(pair for pair in result["assignments"] if pair.get("slots"))
    pair["slots"] = ["2031-W01-mon-eve"]


def claim_a_better_metric(result):
    result["metrics"]["coverage"] = 1


MUTATIONS = [cut_the_lottery_out, claim_another_bound, leave_somebody_out_of_the_unmatched, give_another_reason,
             name_another_reserve, promise_another_moment, claim_a_better_metric,
             drop_a_pair, swap_two_offers, repeat_a_pair, claim_more_weight, claim_a_better_total, claim_more_served,
             claim_a_lower_bound_met, change_a_dual, drop_the_certificate, invent_a_person, another_seed, another_profile]


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_changed_result_is_rejected(result, tmp_path, mutate):
    changed = copy.deepcopy(result)
    mutate(changed)
    (tmp_path / "result.json").write_text(json.dumps(changed), encoding="utf-8")
    run = koppel("verify", SCENARIO, tmp_path / "result.json", "--json")
    assert run.returncode == 6, run.stdout + run.stderr
    assert json.loads(run.stdout)["faults"]


def test_another_input_is_named(result, tmp_path):
    shutil.copytree(SCENARIO, tmp_path / "scenario")
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    decisions = tmp_path / "scenario" / "decisions.csv"
    lines = decisions.read_bytes().splitlines(keepends=True)
    decisions.write_bytes(b"".join(lines[:-1]))
    run = koppel("verify", tmp_path / "scenario", tmp_path / "result.json")
    assert run.returncode == 6 and "provenance_differs: decisions" in run.stdout


def test_a_profile_names_the_input_of_a_result_too(result, tmp_path):
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    run = koppel("verify", SCENARIO / "profile.yaml", tmp_path / "result.json")
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_broken_result_file_is_invalid_input(tmp_path):
    (tmp_path / "result.json").write_text('{"schema": "koppel/result/1", "status": ', encoding="utf-8")
    run = koppel("verify", SCENARIO, tmp_path / "result.json")
    assert run.returncode == 3 and "json_syntax" in run.stderr


STRATEGIES = ("max_cardinality", "max_cardinality_max_weight", "max_served_max_weight", "max_weight")
TOGETHER = [{"id": "x", "people": {"min": 2, "max": 2}}, {"id": "y"}, {"id": "z", "people": {"max": 3}}]


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("market", ["scenario", "together"])
def test_every_strategy_verifies_on_a_market(market, strategy, tmp_path):
    file = SCENARIO if market == "scenario" else write_market(tmp_path / "m.json", [{"id": "a"}, {"id": "b", "capacity": {"max": 2}}], TOGETHER)
    run = koppel("match", file, "-o", tmp_path / "out", "--strategy", strategy)
    assert run.returncode == 0, run.stderr
    assert read_json(tmp_path / "out" / "result.json")["objective"]["gap"] == 0
    verified = koppel("verify", file, tmp_path / "out" / "result.json")
    assert verified.returncode == 0, verified.stdout


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_promise_that_people_together_make_impossible_is_proved_so(strategy, tmp_path):
    """Each of the three may come once, and each must; the two requests want two each or nobody."""
    offers = [{"id": name, "capacity": {"min": 1, "max": 1}} for name in ("a", "b", "c")]
    market = write_market(tmp_path / "m.json", offers, [{"id": name, "people": {"min": 2, "max": 2}} for name in ("x", "y")])
    run = koppel("match", market, "-o", tmp_path / "out", "--strategy", strategy)
    assert run.returncode == 4, run.stderr
    assert read_json(tmp_path / "out" / "result.json")["certificate"]["kind"] == "branching"
    verified = koppel("verify", market, tmp_path / "out" / "result.json")
    assert verified.returncode == 0, verified.stdout
