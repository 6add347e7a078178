"""The published schemas, with a validator that koppel did not write."""

import json
import re
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, SCENARIO, koppel, read_json, write_market  # noqa: E402

SCHEMAS = {path.name.split(".")[0]: read_json(path) for path in sorted((ROOT / "data" / "schema").glob("*.schema.json"))}


def validator(name):
    return Draft202012Validator(SCHEMAS[name])


def assert_valid(name, document):
    faults = [f"{list(fault.absolute_path)}: {fault.message}" for fault in validator(name).iter_errors(document)]
    assert faults == []


MARKET = {
    "schema": "koppel/market/1",
    "offers": [
        {
            "id": "m017", "kind": "broker", "label": "buurtwerker", "skills": {"facilitation": 3, "mobility": 2},
            "wants_to_learn": ["evaluation"], "themes": ["mobility"], "languages": {"nl": "C2", "fr": "B1"},
            "place": {"postcode": "2060"}, "reach_km": 6.0, "asked": 3, "slots": ["2026-W48-tue-eve"],
            "capacity": {"min": 0, "max": 2, "hours": 12}, "groups": {"sector": "citizen", "engagement": "2"},
            "conflicts": ["org:district-merksem"],
        }
    ],
    "requests": [
        {
            "id": "r042", "label": "Zebrapad", "from": "resident_group", "themes": ["mobility"], "first_time": True,
            "needs": {"facilitation": {"level": 2, "must": True}, "evaluation": {"level": 1}}, "languages": ["nl"],
            "place": {"lat": 51.23, "lon": 4.42}, "slots": ["2026-W48-tue-eve", "2026-W48-thu-eve"],
            "people": {"min": 1, "max": 2}, "hours": 4, "priority": 2, "submitted": "2026-10-02",
            "groups": {"district": "2060", "reached": "no"},
        }
    ],
}


PROBLEM = {
    "schema": "koppel/problem/1",
    "supply": [{"id": "a", "min": 0, "max": 2}],
    "demand": [{"id": "x", "min": 0, "max": 1, "if_any": 1}],
    "edges": [["a", "x", 0.75]],
    "groups": [{"side": "demand", "name": "2060", "members": ["x"], "min": 1, "max": 9}],
    "hours": {"supply": {"a": 12}, "edges": [["a", "x", 4]]},
}
RESULT = {
    "schema": "koppel/result/1", "status": "optimal", "scale": 1000000,
    "strategy": {"name": "max_cardinality_max_weight", "parameters": {}},
    "objective": {
        "weight": 12.25, "matched": 9, "served": 8, "bound": 12.25, "gap": 0,
        "levels": [{"name": "pairs", "value": 9, "bound": 9}, {"name": "weight", "value": 12.25, "bound": 12.25}],
    },
    "assignments": [{"offer": "a", "request": "x", "weight": 0.75}],
    "unmatched": {"requests": [{"id": "y", "reason": {"code": "no_candidate", "rule": "language"}}], "offers": [{"id": "b"}]},
    "underserved": [{"id": "z", "wanted": 2, "got": 1}],
    "certificate": {"kind": "lex-dual", "levels": ["pairs", "weight"], "offers": {"a": [0, 250000]}, "requests": {"x": [1, 500000]}, "groups": {}},
    "metrics": {"coverage": 0.9},
    "provenance": {"koppel": "0.1.0", "input": "sha256:" + 64 * "0", "profile": "sha256:" + 64 * "f", "seed": 1},
}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_schemas(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_all_are_published():
    assert set(SCHEMAS) == {"market", "problem", "result", "manifest", "batch", "batch-line", "import"}


def test_the_example_market_is_valid_and_read_without_findings_about_fields(tmp_path):
    assert_valid("market", MARKET)
    (tmp_path / "market.json").write_text(json.dumps(MARKET), encoding="utf-8")
    run = koppel("check", tmp_path / "market.json", "--json")
    assert run.returncode == 0
    assert not [f for f in json.loads(run.stdout) if f["code"] in ("unknown_field", "wrong_type", "missing_field")]


def test_the_example_problem_and_result_are_valid():
    assert_valid("problem", PROBLEM)
    assert_valid("result", RESULT)


def test_every_certificate_that_certificate_md_shows_is_valid():
    text = (ROOT / "data" / "schema" / "certificate.md").read_text(encoding="utf-8")
    shown = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    assert {certificate["kind"] for certificate in shown} == {"lex-dual", "violated-set", "branching", "knapsack-dual"}
    for certificate in shown:
        assert_valid("result", {**RESULT, "certificate": certificate})


@pytest.mark.parametrize("spoil", [
    lambda p: p["supply"][0].pop("id"),
    lambda p: p["supply"][0].update(if_any=1),
    lambda p: p["demand"][0].update(max=-1),
    lambda p: p["edges"][0].pop(),
    lambda p: p["edges"][0].append(1),
    lambda p: p["edges"][0].__setitem__(2, "0,75"),
    lambda p: p["groups"][0].update(side="offers"),
    lambda p: p["hours"].update(demand={}),
])
def test_a_spoiled_problem_is_refused(spoil):
    problem = json.loads(json.dumps(PROBLEM))
    spoil(problem)
    assert list(validator("problem").iter_errors(problem))


@pytest.mark.parametrize("spoil", [
    lambda r: r.update(status="best"),
    lambda r: r.pop("certificate"),
    lambda r: r.pop("objective"),
    lambda r: r.update(status="infeasible"),
    lambda r: r.update(started="2026-11-22T10:00:00"),
    lambda r: r["assignments"][0].update(label="Zwaantje Proefnaam"),
    lambda r: r["objective"]["levels"][0].update(name="happiness"),
    lambda r: r["unmatched"]["requests"][0]["reason"].update(rule="weather"),
    lambda r: r["unmatched"]["requests"][0]["reason"].update(code="scarce"),
    lambda r: r["unmatched"]["requests"][0]["reason"].update(failing_weather=3),
    lambda r: r["certificate"].update(kind="violated-set"),
    lambda r: r["certificate"]["offers"].update(a=0),
    lambda r: r["certificate"].update(kind="branching"),
    lambda r: r["provenance"].update(input="sha256:1"),
])
def test_a_spoiled_result_is_refused(spoil):
    result = json.loads(json.dumps(RESULT))
    spoil(result)
    assert list(validator("result").iter_errors(result))


@pytest.mark.parametrize("spoil", [
    lambda m: m["offers"][0].pop("id"),
    lambda m: m["offers"][0].update(skils={"a": 1}),
    lambda m: m["offers"][0]["skills"].update(mobility="2"),
    lambda m: m["requests"][0]["people"].update(min="1"),
    lambda m: m["requests"][0]["place"].pop("lon"),
    lambda m: m.pop("schema"),
    lambda m: m["offers"][0]["languages"].update(fr="Z9"),
    lambda m: m["offers"][0].update(conflicts=["merksem"]),
    lambda m: m["offers"][0].update(id="m\n1"),
    lambda m: m["requests"][0].update(priority=-1),
    lambda m: m["requests"][0]["needs"]["facilitation"].update(level=6),
    lambda m: m["requests"][0]["people"].update(max=0),
])
def test_schema_and_reader_agree_on_what_is_wrong(tmp_path, spoil):
    market = json.loads(json.dumps(MARKET))
    spoil(market)
    assert list(validator("market").iter_errors(market))
    (tmp_path / "market.json").write_text(json.dumps(market), encoding="utf-8")
    findings = json.loads(koppel("check", tmp_path / "market.json", "--json").stdout or "[]")
    assert [f for f in findings if f["severity"] in ("error", "rejected", "warning")]


def test_the_scenarios_result_and_manifest_are_valid(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "out").returncode == 0
    assert_valid("result", read_json(tmp_path / "out" / "result.json"))
    assert_valid("manifest", read_json(tmp_path / "out" / "manifest.json"))


@pytest.mark.parametrize("arguments", [["--strategy", "max_weight"], ["--work-limit", "1"], ["--pseudonyms", "--seed", "3"]])
def test_results_of_other_runs_are_valid(tmp_path, arguments):
    koppel("match", SCENARIO, "-o", tmp_path / "out", *arguments)
    assert_valid("result", read_json(tmp_path / "out" / "result.json"))


def test_an_infeasible_result_is_valid_and_has_no_objective(tmp_path):
    market = write_market(tmp_path / "market.json", [{"id": "a", "capacity": {"min": 1, "max": 1}}, {"id": "b", "capacity": {"min": 1, "max": 1}}], [{"id": "x"}])
    assert koppel("match", market, "-o", tmp_path / "out").returncode == 4
    assert_valid("result", read_json(tmp_path / "out" / "result.json"))


def test_a_result_that_builds_on_an_earlier_one_is_valid_and_names_it(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "one").returncode == 0
    run = koppel("match", SCENARIO, "--previous", tmp_path / "one" / "result.json", "-o", tmp_path / "two")
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "two" / "result.json")
    assert_valid("result", result)
    assert {"input", "profile", "decisions", "previous"} <= set(result["provenance"])


def test_generated_markets_are_valid(tmp_path):
    assert koppel("generate", "market", "--offers", 50, "--requests", 60, "-o", tmp_path / "market.json").returncode == 0
    assert_valid("market", read_json(tmp_path / "market.json"))


def test_a_result_holds_no_labels_and_no_paths(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "out").returncode == 0
    text = (tmp_path / "out" / "result.json").read_text(encoding="utf-8")
    assert "label" not in text and str(tmp_path) not in text and not re.search(r"\d\d:\d\d:\d\d", text)


def test_every_kind_of_reason_is_valid(tmp_path):
    codes = set()
    for seed in (1, 2, 3):
        market = tmp_path / f"market-{seed}.json"
        assert koppel("generate", "market", "--offers", 40, "--requests", 90, "--seed", seed, "-o", market).returncode == 0
        for strategy in ("max_served_max_weight", "max_weight"):
            run = koppel("match", market, "--strategy", strategy, "--json")
            assert run.returncode == 0, run.stderr
            result = json.loads(run.stdout)
            assert_valid("result", result)
            codes |= {request["reason"]["code"] for request in result["unmatched"]["requests"]}
    assert {"no_candidate", "scarce", "outweighed"} <= codes
