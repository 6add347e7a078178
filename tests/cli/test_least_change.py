"""A proposal that goes on from another disturbs as few pairs as it can, and says who must hear something new."""

import json
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json  # noqa: E402


def pairs_of(path):
    return {(pair["offer"], pair["request"]) for pair in read_json(path)["assignments"]}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first")
    assert koppel("match", SCENARIO, "-o", folder / "out").returncode == 0
    return folder / "out" / "result.json"


def again(tmp_path, first, *options):
    run = koppel("match", SCENARIO, "--previous", first, "-o", tmp_path / "again", *options)
    assert run.returncode == 0, run.stderr
    return run, tmp_path / "again" / "result.json"


@pytest.mark.parametrize("strategy", ["max_served_max_weight", "max_cardinality_max_weight", "max_cardinality", "max_weight"])
def test_where_nothing_changed_nothing_moves(strategy, tmp_path):
    before = tmp_path / "out" / "result.json"
    assert koppel("match", SCENARIO, "-o", tmp_path / "out", "--strategy", strategy).returncode == 0
    _, after = again(tmp_path, before, "--strategy", strategy, "--seed", 77)
    assert pairs_of(after) == pairs_of(before)
    assert koppel("verify", SCENARIO, after, "--previous", before).returncode == 0


def test_a_second_run_says_that_no_pair_changes(first, tmp_path):
    for language, said in (("nl", "Geen koppeling verandert"), ("en", "No pair changes"), ("fr", "Aucun couple ne change")):
        run = koppel("match", SCENARIO, "--previous", first, "-o", tmp_path / language, "--locale", language)
        assert said in run.stdout and "proof_" not in run.stdout and "summary_" not in run.stdout


def test_after_a_decline_few_hear_something_new(first, tmp_path):
    """As many are served as ever could be; of the pairs before, the declined one goes, and others only where that serves one more."""
    before = pairs_of(first)
    chance = random.Random(4)
    for number in range(6):
        offer, request = chance.choice(sorted(before))
        decisions = tmp_path / f"d{number}.csv"
        decisions.write_text(f"decision;offer;request;reason\ndeclined;{offer};{request};\n", encoding="utf-8")
        run, after = again(tmp_path, first, "--decisions", decisions, "--force", "--locale", "en")
        result = read_json(after)
        levels = {level["name"]: level for level in result["objective"]["levels"]}
        assert [level["name"] for level in result["objective"]["levels"]][:4] == ["served", "kept", "told", "weight"]
        assert levels["kept"]["value"] == levels["kept"]["bound"] == len(before & pairs_of(after))
        free = koppel("match", SCENARIO, "--decisions", decisions, "--json", "--keep", "none")
        assert result["objective"]["served"] == json.loads(free.stdout)["objective"]["served"]
        told = {who for pair in before ^ pairs_of(after) for who in pair}
        line = next(line for line in run.stdout.splitlines() if line.startswith("Beside the previous"))
        assert len(told) > 12 or all(who in line for who in told)
        assert koppel("verify", SCENARIO, after, "--previous", first, "--decisions", decisions).returncode == 0


def changes_between(before, after):
    kept, new, gone = before & after, after - before, before - after
    told = {tuple(sorted({pair[side] for pair in before ^ after})) for side in (0, 1)}
    return kept, new, gone, told


def test_a_result_marks_each_pair_and_lists_what_changed(first, tmp_path):
    before = pairs_of(first)
    offer, request = sorted(before)[7]
    decisions = tmp_path / "d.csv"
    decisions.write_text(f"decision;offer;request;reason\ndeclined;{offer};{request};\n", encoding="utf-8")
    _, path = again(tmp_path, first, "--decisions", decisions)
    result, after = read_json(path), pairs_of(path)
    kept, new, gone, told = changes_between(before, after)
    changes = result["changes"]
    assert {(a["offer"], a["request"]): a["state"] for a in result["assignments"]} == {**dict.fromkeys(kept, "unchanged"), **dict.fromkeys(new, "new")}
    assert changes["kept"] == len(kept) and {tuple(pair.values()) for pair in changes["new"]} == new
    assert {tuple(pair.values()) for pair in changes["gone"]} == gone and (offer, request) in gone
    assert {tuple(ids) for ids in changes["tell"].values()} == told
    assert changes["pairs"] == {"value": len(gone), "bound": len(gone)}
    difference = json.loads(koppel("diff", first, path, "--json").stdout)
    assert (difference["gone"], difference["come"], difference["tell"]) == (changes["gone"], changes["new"], changes["tell"])
    metrics = result["metrics"]
    assert [metrics["disturbed_offers"], metrics["disturbed_requests"]] == [len(ids) for ids in changes["tell"].values()]
    for spoil in (lambda r: r["changes"]["gone"].clear(), lambda r: r["changes"]["tell"]["offers"].pop(), lambda r: r.pop("changes"),
                  lambda r: r["changes"]["pairs"].update(bound=0), lambda r: r["assignments"][0].update(state="promised"),
                  lambda r: r["changes"]["pairs"].update(value=0), lambda r: r["assignments"][0].update(state="maybe")):
        document = read_json(path)
        spoil(document)
        (tmp_path / "forged.json").write_text(json.dumps(document), encoding="utf-8")
        assert koppel("verify", SCENARIO, tmp_path / "forged.json", "--previous", first, "--decisions", decisions).returncode == 6


def test_a_pair_with_somebody_who_left_is_gone(tmp_path):
    offers = [{"id": f"m{i}", "skills": {"facilitation": 3}} for i in range(3)]
    requests = [{"id": f"r{i}", "needs": {"facilitation": {"level": 2}}} for i in range(3)]
    for name, there in (("old", offers), ("new", offers[1:])):
        (tmp_path / f"{name}.json").write_text(json.dumps({"schema": "koppel/market/1", "offers": there, "requests": requests}))
    assert koppel("match", "old.json", "-o", "old", cwd=tmp_path).returncode == 0
    run = koppel("match", "new.json", "--previous", "old/result.json", "-o", "new", "--locale", "en", cwd=tmp_path)
    before, changes = pairs_of(tmp_path / "old" / "result.json"), read_json(tmp_path / "new" / "result.json")["changes"]
    (request,) = {r for o, r in before if o == "m0"}
    assert changes["gone"] == [{"offer": "m0", "request": request}] and changes["new"] == [] and changes["kept"] == 2
    assert changes["tell"] == {"offers": ["m0"], "requests": [request]}
    assert "2 of 3 pairs" in run.stdout and "m0" in run.stdout
    assert koppel("verify", "new.json", "new/result.json", "--previous", "old/result.json", cwd=tmp_path).returncode == 0


def test_a_round_of_which_only_the_offers_are_left_is_gone_on_from(tmp_path):
    offers = [{"id": f"m{i}", "skills": {"facilitation": 3}} for i in range(3)]
    requests = [{"id": f"r{i}", "needs": {"facilitation": {"level": 2}}} for i in range(3)]
    for name, asked in (("old", requests), ("new", [{**request, "id": "n" + request["id"]} for request in requests])):
        (tmp_path / f"{name}.json").write_text(json.dumps({"schema": "koppel/market/1", "offers": offers, "requests": asked}))
    assert koppel("match", "old.json", "-o", "old", cwd=tmp_path).returncode == 0
    assert koppel("match", "new.json", "--previous", "old/result.json", "-o", "new", cwd=tmp_path).returncode == 0
    verified = koppel("verify", "new.json", "new/result.json", "--previous", "old/result.json", cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout


def test_another_round_lets_rest_who_was_asked(first, tmp_path):
    _, after = again(tmp_path, first, "--keep", "none")
    result = read_json(after)
    assert "keep" not in result["strategy"]["parameters"]
    assert all(level["name"] != "kept" for level in result["objective"]["levels"])
    assert koppel("verify", SCENARIO, after, "--previous", first).returncode == 0


def test_what_a_result_says_of_keeping_is_judged(first, tmp_path):
    _, after = again(tmp_path, first)
    for word in ("none", "all", ""):
        document = read_json(after)
        document["strategy"]["parameters"]["keep"] = word
        (tmp_path / "forged.json").write_text(json.dumps(document), encoding="utf-8")
        assert koppel("verify", SCENARIO, tmp_path / "forged.json", "--previous", first).returncode == 6


def test_a_word_that_keep_does_not_know_is_a_usage_fault(first, tmp_path):
    run = koppel("match", SCENARIO, "--previous", first, "-o", tmp_path / "x", "--keep", "some")
    assert run.returncode == 2 and not (tmp_path / "x").exists()
