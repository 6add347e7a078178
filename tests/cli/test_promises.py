"""A promise is kept while it can be; where not all can, the fewest are broken, and the result says which and why. What --keep says of the rest."""

import json
import random
import sys
from itertools import combinations
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json, write_market  # noqa: E402


def offers_of(capacities, skills=None):
    return [{"id": f"m{i}", "skills": {(skills or {}).get(i, "facilitation"): 3}, "capacity": {"max": c}} for i, c in enumerate(capacities)]


def requests_of(count, skills=None):
    return [{"id": f"r{i}", "needs": {(skills or {}).get(i, "facilitation"): {"level": 2, "must": True}}} for i in range(count)]


def decide(folder, rows, name="d.csv"):
    (folder / name).write_text("decision;offer;request;reason\n" + "".join(f"{what};{o};{r};\n" for what, o, r in rows), encoding="utf-8")
    return folder / name


def matched(folder, *options, output="out"):
    run = koppel("match", "market.json", "-o", output, "--locale", "en", "--force", *options, cwd=folder)
    assert run.returncode == 0, run.stderr
    verified = koppel("verify", "market.json", f"{output}/result.json", *without_keep(options), cwd=folder)
    assert verified.returncode == 0, verified.stdout
    return read_json(folder / output / "result.json"), run.stdout


def without_keep(options):
    return [option for at, option in enumerate(options) if not {"--keep", "--call-price", "--strategy"} & set(map(str, options[max(at - 1, 0) : at + 1]))]


def pairs_of(result):
    return {(a["offer"], a["request"]) for a in result["assignments"]}


def test_a_promise_is_marked_and_kept_against_the_points(tmp_path):
    write_market(tmp_path / "market.json", offers_of([1, 1, 1]), requests_of(3))
    first, _ = matched(tmp_path, output="first")
    (offer, request) = next((o, r) for o in ("m0", "m1", "m2") for r in ("r0", "r1", "r2") if (o, r) not in pairs_of(first))
    decisions = decide(tmp_path, [("promised", offer, request)])
    result, said = matched(tmp_path, "--decisions", decisions)
    states = {(a["offer"], a["request"]): a["state"] for a in result["assignments"]}
    assert states.pop((offer, request)) == "promised" and set(states.values()) == {"new"}
    assert "broken_promises" not in result and result["objective"]["levels"][0] == {"name": "promised", "value": 1, "bound": 1}
    assert "none keeps more" in said


def test_where_capacity_shrank_the_fewest_promises_are_broken_and_named(tmp_path):
    write_market(tmp_path / "market.json", offers_of([2, 1]), requests_of(3))
    decisions = decide(tmp_path, [("promised", "m0", "r0"), ("promised", "m0", "r1"), ("promised", "m1", "r2")])
    kept, _ = matched(tmp_path, "--decisions", decisions, output="first")
    assert pairs_of(kept) == {("m0", "r0"), ("m0", "r1"), ("m1", "r2")}
    write_market(tmp_path / "market.json", offers_of([1, 1]), requests_of(3))
    result, said = matched(tmp_path, "--decisions", decisions, "--previous", "first/result.json")
    (broken,) = result["broken_promises"]
    assert broken["offer"] == "m0" and broken["reason"] == "offer_full" and broken["places"] == 1
    assert f"m0 – {broken['request']}, as m0 has only 1 place" in said
    assert ("m1", "r2") in pairs_of(result)
    spoilt = read_json(tmp_path / "out" / "result.json")
    del spoilt["broken_promises"]
    (tmp_path / "spoilt.json").write_text(json.dumps(spoilt), encoding="utf-8")
    run = koppel("verify", "market.json", "spoilt.json", "--decisions", decisions, "--previous", "first/result.json", cwd=tmp_path)
    assert run.returncode == 6


def test_a_promise_of_somebody_who_left_is_said_to_be_broken(tmp_path):
    write_market(tmp_path / "market.json", offers_of([1, 1]), requests_of(2))
    first, _ = matched(tmp_path, output="first")
    decisions = decide(tmp_path, [("promised", *pair) for pair in pairs_of(first)])
    write_market(tmp_path / "market.json", offers_of([1, 1])[1:], requests_of(2))
    result, said = matched(tmp_path, "--decisions", decisions, "--previous", "first/result.json")
    (request,) = {r for o, r in pairs_of(first) if o == "m0"}
    assert result["broken_promises"] == [{"offer": "m0", "request": request, "reason": "left"}]
    assert "is not there any more" in said and len(result["assignments"]) == 1
    # Who never stood in a proposal is a mistake.
    wrong = decide(tmp_path, [("promised", "m7", "r0")], "wrong.csv")
    assert koppel("match", "market.json", "--decisions", wrong, "--previous", "first/result.json", cwd=tmp_path).returncode == 3


def most_kept(promised, capacities):
    """Every subset of the promises, the largest first."""
    for size in range(len(promised), -1, -1):
        for chosen in combinations(promised, size):
            fits = all(sum(o == f"m{i}" for o, _ in chosen) <= c for i, c in enumerate(capacities))
            if fits and all(sum(r == q for _, r in chosen) <= 1 for q in {q for _, q in chosen}):
                return size
    return 0


@pytest.mark.parametrize("seed", range(8))
def test_no_more_promises_are_broken_than_must_be(seed, tmp_path):
    dice = random.Random(seed)
    capacities = [dice.choice([0, 1, 1, 2]) for _ in range(4)]
    write_market(tmp_path / "market.json", offers_of(capacities), requests_of(5))
    every = [(f"m{i}", f"r{j}") for i in range(4) for j in range(5)]
    promised = sorted(dice.sample(every, 7))
    decisions = decide(tmp_path, [("promised", *pair) for pair in promised])
    result, _ = matched(tmp_path, "--decisions", decisions, "--strategy", dice.choice(["max_served_max_weight", "max_weight", "max_cardinality"]))
    broken = {(row["offer"], row["request"]) for row in result.get("broken_promises", [])}
    assert broken == set(promised) - pairs_of(result)
    assert len(promised) - len(broken) == most_kept(promised, capacities)


def test_a_promise_and_a_no_about_one_pair_contradict(tmp_path):
    write_market(tmp_path / "market.json", offers_of([1]), requests_of(1))
    decisions = decide(tmp_path, [("promised", "m0", "r0"), ("declined", "m0", "r0")])
    run = koppel("match", "market.json", "--decisions", decisions, cwd=tmp_path)
    assert run.returncode == 3 and "pin_and_forbid" in run.stderr


@pytest.fixture
def one_more_by_moving(tmp_path):
    """m0 helps r0. Then r1 comes, whom only m0 can help, and m1 could help r0."""
    write_market(tmp_path / "market.json", [{"id": "m0", "skills": {"facilitation": 3, "communication": 3}}], requests_of(1))
    matched(tmp_path, output="first")
    offers = [{"id": "m0", "skills": {"facilitation": 3, "communication": 3}}, {"id": "m1", "skills": {"facilitation": 3}}]
    write_market(tmp_path / "market.json", offers, requests_of(2, {1: "communication"}))
    return tmp_path


def test_keep_all_moves_nobody_though_that_serves_fewer(one_more_by_moving):
    moved, _ = matched(one_more_by_moving, "--previous", "first/result.json")
    assert pairs_of(moved) == {("m1", "r0"), ("m0", "r1")}
    stayed, said = matched(one_more_by_moving, "--previous", "first/result.json", "--keep", "all")
    assert pairs_of(stayed) == {("m0", "r0")} and stayed["strategy"]["parameters"]["keep"] == "all"
    assert [level["name"] for level in stayed["objective"]["levels"]][:2] == ["kept", "served"]
    assert "leave as many earlier pairs" in said


def test_keep_promised_frees_what_was_not_promised(one_more_by_moving):
    decisions = decide(one_more_by_moving, [("promised", "m0", "r0")])
    free, _ = matched(one_more_by_moving, "--previous", "first/result.json", "--keep", "promised")
    assert pairs_of(free) == {("m1", "r0"), ("m0", "r1")} and free["strategy"]["parameters"]["keep"] == "promised"
    assert all(level["name"] not in ("kept", "told") for level in free["objective"]["levels"])
    assert free["changes"]["kept"] == 0 and "pairs" not in free["changes"]
    bound, _ = matched(one_more_by_moving, "--previous", "first/result.json", "--keep", "promised", "--decisions", decisions)
    assert pairs_of(bound) == {("m0", "r0")}


def test_a_call_has_a_price(tmp_path):
    """m1 suits r0 better than m0, who was proposed before: by how much, decides against the price of a changed pair."""
    themes = {"themes": ["mobility"]}
    write_market(tmp_path / "market.json", [{"id": "m0", "skills": {"facilitation": 3}}], [{**requests_of(1)[0], **themes}])
    matched(tmp_path, output="first")
    offers = [{"id": "m0", "skills": {"facilitation": 3}}, {"id": "m1", "skills": {"facilitation": 3}, **themes}]
    write_market(tmp_path / "market.json", offers, [{**requests_of(1)[0], **themes}])
    previous = ("--previous", "first/result.json")
    kept, _ = matched(tmp_path, *previous)
    free, _ = matched(tmp_path, *previous, "--keep", "promised")
    assert pairs_of(kept) == {("m0", "r0")} and pairs_of(free) == {("m1", "r0")}
    worth = free["objective"]["weight"] - kept["objective"]["weight"]
    assert worth > 1
    for price, pairs in ((worth + 0.5, pairs_of(kept)), (worth - 0.5, pairs_of(free))):
        result, _ = matched(tmp_path, *previous, "--call-price", round(price, 3))
        assert pairs_of(result) == pairs
        assert float(result["strategy"]["parameters"]["call_price"]) == round(price, 3)
        assert [level["name"] for level in result["objective"]["levels"]] == ["served", "weight", "lottery"]
    for wrong in ("0", "-1", "many"):
        assert koppel("match", "market.json", *previous, "--call-price", wrong, cwd=tmp_path).returncode == 2


STRATEGIES = [row["name"] for row in json.loads(koppel("list", "strategies", "--json").stdout)]


# Costs of a market's points are no goal of hers; what it demands of both sides is another test's.
@pytest.mark.parametrize("strategy", [name for name in STRATEGIES if name != "min_cost_perfect"])
@pytest.mark.parametrize("wish", [["--keep", "fewest"], ["--keep", "promised"], ["--keep", "all"], ["--call-price", "5"]], ids=" ".join)
def test_every_strategy_keeps_promises_and_goes_on_from_another_proposal(tmp_path, strategy, wish):
    write_market(tmp_path / "market.json", offers_of([1, 2, 1, 1]), requests_of(4))
    first, _ = matched(tmp_path, "--strategy", strategy, output="first")
    offer, request = next((o, r) for o in ("m0", "m1", "m2", "m3") for r in ("r0", "r1", "r2", "r3") if (o, r) not in pairs_of(first))
    decisions = decide(tmp_path, [("promised", offer, request)])
    previous = ["--previous", tmp_path / "first" / "result.json", "--decisions", decisions]
    result, _ = matched(tmp_path, "--strategy", strategy, *previous, *wish)
    assert (offer, request) in pairs_of(result) and result["objective"]["levels"][0] == {"name": "promised", "value": 1, "bound": 1}


@pytest.mark.parametrize("price", ["nan", "0", "-1", "0.0005", "1000001", "3.00001"])
def test_a_price_that_is_none_is_refused(tmp_path, price):
    write_market(tmp_path / "market.json", offers_of([1]), requests_of(1))
    assert koppel("match", "market.json", "-o", "out", "--call-price", price, cwd=tmp_path).returncode == 2


def test_a_price_without_an_earlier_proposal_changes_nothing(tmp_path):
    write_market(tmp_path / "market.json", offers_of([1, 1]), requests_of(2))
    plain, _ = matched(tmp_path, output="plain")
    assert matched(tmp_path, "--call-price", "3", output="priced")[0] == plain
