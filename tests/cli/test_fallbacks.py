"""And if she says no? Each fallback is a proposal that can be made; there is one wherever one exists; and it is what `match` makes of that decline."""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy
import pytest

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "hardness"), str(Path(__file__).resolve().parent)]
from support.koppel_cli import SCENARIO, koppel, read_json, write_market  # noqa: E402
from support.least_disturbance import Programme, seeded_market  # noqa: E402
from test_least_people import Round, pairs_of  # noqa: E402


def everybody_can_stay(instance, counts):
    """Whether there is a matching in which each request has as many people as it has now."""
    programme = Programme(instance, [])
    for request, count in counts.items():
        row = {("pair", *pair): 1 for pair in programme.pairs if pair[1] == request}
        if not row:
            return False
        programme.add(row, count, numpy.inf)
    try:
        programme.best({}, 1)
        return True
    except AssertionError:
        return False


@pytest.mark.parametrize("seed", range(3))
def test_there_is_one_wherever_one_exists_and_it_is_what_match_makes_of_the_decline(seed, tmp_path):
    rounds = Round(tmp_path, seeded_market(40 + seed, 24), {})
    before = set(rounds.pairs)
    counts = Counter(request for _, request in before)
    fallbacks = {(row["declined"], row["request"]): row for row in rounds.first.get("fallbacks", [])}
    assert set(fallbacks) <= before
    compared = as_small = 0
    for pair, decisions, again in rounds.decline(len(before), seed):
        instance = rounds.instance(decisions)
        assert (pair in fallbacks) == everybody_can_stay(instance, counts), pair
        if pair not in fallbacks:
            continue
        moves = [(move["offer"], move["request"]) for move in fallbacks[pair]["moves"]]
        assert moves[0][1] == pair[1] and set(moves) <= set(instance.edges)
        told = {("offer", pair[0]), ("request", pair[1])} | {("offer", o) for o, _ in moves} | {("request", r) for _, r in moves}
        assert fallbacks[pair]["told"] == len(told)
        # `match` need not fill a second place of a request: only where it does are the two about the same wish.
        if all(Counter(r for _, r in pairs_of(again))[request] >= count for request, count in counts.items()):
            compared += 1
            as_small += fallbacks[pair]["told"] <= sum(map(len, again["changes"]["tell"].values()))
    assert compared > 3 and as_small >= 0.9 * compared


def test_a_chain_is_written_in_the_order_of_the_calls(tmp_path):
    """Only m1 can take m0's request, and only m2 hers."""
    offers = [
        {"id": "m0", "skills": {"facilitation": 3}},
        {"id": "m1", "skills": {"facilitation": 3, "communication": 3}},
        {"id": "m2", "skills": {"communication": 3}},
        {"id": "m3", "skills": {"logistics": 3}},
    ]
    requests = [
        {"id": "r0", "needs": {"facilitation": {"level": 2, "must": True}}},
        {"id": "r1", "needs": {"communication": {"level": 2, "must": True}}},
        {"id": "r2", "needs": {"logistics": {"level": 2, "must": True}}},
    ]
    market = write_market(tmp_path / "market.json", offers, requests)
    pins = tmp_path / "pins.csv"
    pins.write_text("decision;offer;request;reason\npin;m0;r0;\npin;m1;r1;\n", encoding="utf-8")
    assert koppel("match", market, "-o", "first", cwd=tmp_path).returncode == 0
    run = koppel("match", market, "--decisions", pins, "-o", "pinned", "--locale", "en", cwd=tmp_path)
    assert "way out for 1 of 3" in run.stdout, run.stdout  # r1 by m2; m1 is pinned to r1, and nobody else helps with r2
    assert koppel("match", market, "--previous", "pinned/result.json", "-o", "out", "--locale", "en", cwd=tmp_path).returncode == 0
    result = read_json(tmp_path / "out" / "result.json")
    assert pairs_of(result) == [("m0", "r0"), ("m1", "r1"), ("m3", "r2")]
    rows = {row["request"]: row for row in result["fallbacks"]}
    assert rows["r0"]["moves"] == [{"offer": "m1", "request": "r0"}, {"offer": "m2", "request": "r1"}] and rows["r0"]["told"] == 5
    assert rows["r1"]["moves"] == [{"offer": "m2", "request": "r1"}]
    assert "r2" not in rows
    # m2 has one place, and two count on it.
    assert rows["r0"]["sharing"] == rows["r1"]["sharing"] == 2
    said = {}
    for language in ("nl", "en", "fr"):
        run = koppel("explain", market, "out/result.json", "--previous", "pinned/result.json", "--request", "r0", "--locale", language, cwd=tmp_path)
        said[language] = run.stdout
    assert "Zegt m0 nee tegen r0: m1 neemt r0 en m2 neemt r1." in said["nl"]
    assert "If m0 says no to r0: m1 takes r0 and m2 takes r1." in said["en"]
    assert "Si m0 refuse r0 : m1 prend r0 et m2 prend r1." in said["fr"]
    assert "2" in said["en"].splitlines()[-1]
    spoilt = read_json(tmp_path / "out" / "result.json")
    spoilt["fallbacks"][0]["told"] += 1
    (tmp_path / "spoilt.json").write_text(json.dumps(spoilt), encoding="utf-8")
    assert koppel("verify", market, "spoilt.json", "--previous", "pinned/result.json", cwd=tmp_path).returncode == 6


def test_most_requests_of_the_scenario_have_a_way_out(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "out").returncode == 0
    result = read_json(tmp_path / "out" / "result.json")
    served = {pair["request"] for pair in result["assignments"]}
    assert {row["request"] for row in result["fallbacks"]} <= served
    simple = {row["request"] for row in result["reserves"]}
    assert {row["request"] for row in result["fallbacks"]} >= simple
