"""The published schemas, with a validator that koppel did not write."""

import json
import os
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


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_schemas(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_all_four_are_published():
    assert set(SCHEMAS) == {"market", "problem", "result", "manifest"}


def test_the_example_market_is_valid_and_read_without_findings_about_fields(tmp_path):
    assert_valid("market", MARKET)
    (tmp_path / "market.json").write_text(json.dumps(MARKET), encoding="utf-8")
    run = koppel("check", tmp_path / "market.json", "--json")
    assert run.returncode == 0
    assert not [f for f in json.loads(run.stdout) if f["code"] in ("unknown_field", "wrong_type", "missing_field")]


@pytest.mark.parametrize("spoil", [
    lambda m: m["offers"][0].pop("id"),
    lambda m: m["offers"][0].update(skils={"a": 1}),
    lambda m: m["offers"][0]["skills"].update(mobility="2"),
    lambda m: m["requests"][0]["people"].update(min="1"),
    lambda m: m["requests"][0]["place"].pop("lon"),
    lambda m: m.pop("schema"),
    lambda m: m["offers"][0]["languages"].update(fr="Z9"),
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


def test_generated_markets_are_valid(tmp_path):
    assert koppel("generate", "market", "--offers", 50, "--requests", 60, "-o", tmp_path / "market.json").returncode == 0
    assert_valid("market", read_json(tmp_path / "market.json"))


def test_a_result_holds_no_labels_and_no_paths(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "out").returncode == 0
    text = (tmp_path / "out" / "result.json").read_text(encoding="utf-8")
    assert "label" not in text and str(tmp_path) not in text and not re.search(r"\d\d:\d\d:\d\d", text)
