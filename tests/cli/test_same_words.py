"""The same word on two sides meets, however it is written."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json, write_market  # noqa: E402

SPELLINGS = [
    ("District Merksem", "district merksem", True),
    ("District Merksem", "District  Merksem", True),
    ("District Merksem", "district-merksem", True),
    ("Sint-Andries", "sint andries", True),
    ("Sint–Andries", "Sint-Andries", True),
    ("'t Zuid", "’t Zuid", True),
    ("'t Zuid", "t zuid", True),
    ("L'Hôpital", "l’hopital", True),
    ("Liège", "LIEGE", True),
    ("Noord Oost", "noordoost", True),
    ("Straße", "strasse", True),
    ("1-12", "11-2", False),
    ("1-12", "1 12", True),
    ("C++", "C", False),
    ("Merksem", "Deurne", False),
]


def match(folder, offers, requests):
    write_market(folder / "market.json", offers, requests)
    run = koppel("match", "market.json", "-o", "out", cwd=folder)
    assert run.returncode == 0, run.stderr
    checked = koppel("check", "market.json", "--json", cwd=folder)
    listed = checked.stdout if checked.stdout.startswith("[") else checked.stderr
    pairs = [(pair["offer"], pair["request"]) for pair in read_json(folder / "out" / "result.json")["assignments"]]
    return pairs, json.loads(listed[listed.index("[") :])


@pytest.mark.parametrize(("declared", "asked", "same"), SPELLINGS)
@pytest.mark.parametrize("key", ["org", "from"])
def test_a_conflict_meets(declared, asked, same, key, tmp_path):
    request = {"id": "r1", "from": asked} if key == "from" else {"id": "r1", "groups": {"Org": asked}}
    pairs, findings = match(tmp_path, [{"id": "o1", "conflicts": [f"{key}:{declared}"]}], [request])
    assert bool(pairs) != same
    assert ("conflict_meets_nobody" in {finding["code"] for finding in findings}) != same


@pytest.mark.parametrize(("offered", "asked", "same"), SPELLINGS)
@pytest.mark.parametrize("field", ["skills", "slots"])
def test_free_words_and_moments_meet(offered, asked, same, field, tmp_path):
    if field == "skills":
        offer, request = {"id": "o1", "skills": {offered: 3}}, {"id": "r1", "needs": {asked: {"level": 1, "must": True}}}
    else:
        offer, request = {"id": "o1", "slots": [offered]}, {"id": "r1", "slots": [asked]}
    # Beside two who meet in any case: a market of which no need is understood is refused.
    others = {"id": "o2", "skills": {"coaching": 3}}, {"id": "r2", "needs": {"coaching": {"level": 1, "must": True}}, "slots": ["other"]}
    pairs, _ = match(tmp_path, [offer, others[0]], [request, others[1]])
    assert (("o1", "r1") in pairs) == same


def test_the_nearest_spelling_is_named(tmp_path):
    _, findings = match(tmp_path, [{"id": "o1", "conflicts": ["org:District Merkzem"]}], [{"id": "r1", "groups": {"org": "District Merksem"}}])
    told = [finding for finding in findings if finding["code"] == "conflict_meets_nobody"]
    assert len(told) == 1 and told[0]["severity"] == "warning" and "District Merksem" in told[0]["hint"]


def test_a_request_is_named_by_its_id(tmp_path):
    pairs, _ = match(tmp_path, [{"id": "o1", "conflicts": ["request:R-12"]}], [{"id": "r-12"}])
    assert pairs == []
    pairs, _ = match(tmp_path, [{"id": "o1", "conflicts": ["request:r-12"]}], [{"id": "r-12"}, {"id": "R-12"}])
    assert pairs == [("o1", "R-12")]
