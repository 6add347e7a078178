"""The canonical market, made by a stranger from data/schema/canonical.md alone: its hash is what results call their input."""

import hashlib
import json
import random
import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel, write_market  # noqa: E402

OFFERS = [
    {"id": "m2", "kind": "broker", "label": "\"buur\" \\ \u0001 é \U0001f600 /", "skills": {"mobility": 2, "facilitation": 3}, "asked": 3,
     "wants_to_learn": ["evaluation"], "themes": ["social", "mobility"], "languages": {"nl": "C2", "fr": None}, "reach_km": 6.50,
     "place": {"lon": 4.40, "lat": 51.2}, "slots": ["b", "a"], "capacity": {"hours": 12.250, "max": 2}, "conflicts": ["org:b", "org:a"],
     "groups": {"sector": "citizen", "engagement": "2"}},
    {"id": "m10", "place": {"postcode": "2060"}, "asked": 0, "themes": [], "label": "", "reach_km": 5.0},
    {"id": "m1"},
]
REQUESTS = [
    {"id": "r2", "label": "Zebrapad", "from": "resident_group", "first_time": True, "languages": ["nl", "fr"], "priority": 2,
     "needs": {"mobility": {}, "facilitation": {"level": 2, "must": True}}, "place": {"postcode": "2140", "lat": 51.213000, "lon": 4.5},
     "slots": ["a"], "people": {"min": 1, "max": 2, "partial": True}, "hours": 0.5, "submitted": "2026-10-02", "groups": {"district": "elders"}},
    {"id": "r1", "first_time": False, "priority": 0, "people": {"max": 3}, "needs": {"evaluation": {"must": False}}},
]


def districts():
    """Postcode → (district, lat, lon), read from the vocabulary."""
    known = {}
    for line in (ROOT / "data" / "vocabularies" / "districts.yaml").read_text(encoding="utf-8").splitlines():
        found = re.search(r"id: ([\w-]+).*postcodes: \[([^]]*)\].*lat: ([\d.]+), lon: ([\d.]+)", line)
        if found:
            for postcode in re.findall(r'"(\d+)"', found[2]):
                known[postcode] = (found[1], Decimal(found[3]), Decimal(found[4]))
    return known


def text(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"{text(key)}:{text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text, value)) + "]"
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return json.dumps(value, ensure_ascii=False)


def in_order(fields):
    return {key: fields[key] for key in sorted(fields, key=lambda key: key.encode())}


def row(fields, known, bounds, default_max, default_min):
    out = {key: sorted(set(value)) if isinstance(value, list) else value for key, value in fields.items()}
    place = dict(out.get("place", {}))
    if place.get("postcode") in known:
        district, lat, lon = known[place["postcode"]]
        if "lat" not in place:
            place |= {"lat": lat, "lon": lon}
        out["groups"] = {"district": district} | out.get("groups", {})
    out["place"] = {key: place[key] for key in ("lat", "lon", "postcode") if key in place}
    if isinstance(out.get("languages"), list):
        out["languages"] = {code: None for code in out["languages"]}
    for key in ("skills", "groups", "languages"):
        out[key] = in_order(out.get(key, {}))
    out["needs"] = in_order({term: in_order({"level": 1} | {k: v for k, v in need.items() if v is not False}) for term, need in out.get("needs", {}).items()})
    out = {key: value for key, value in out.items() if value not in ({}, [], "", None) and value is not False and not (key in ("asked", "priority") and value == 0)}
    out[bounds] = in_order({"min": default_min, "max": default_max} | out.get(bounds, {}))
    return in_order(out)


def canonical(document):
    known = districts()
    by_id = lambda rows: sorted(rows, key=lambda fields: fields["id"].encode())
    return text({
        "offers": by_id(row(fields, known, "capacity", 1, 0) for fields in document["offers"]),
        "requests": by_id(row(fields, known, "people", 1, 1) for fields in document["requests"]),
        "schema": "koppel/market/1",
    })


def input_of(market):
    run = koppel("match", market, "--json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["provenance"]["input"]


def test_a_stranger_gets_the_same_hash(tmp_path):
    market = write_market(tmp_path / "market.json", OFFERS, REQUESTS)
    document = json.loads(market.read_text(encoding="utf-8"), parse_float=Decimal)
    assert input_of(market) == "sha256:" + hashlib.sha256(canonical(document).encode()).hexdigest()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_keys_and_lists_does_not_matter(tmp_path, seed):
    dice = random.Random(seed)

    def shuffled(value):
        if isinstance(value, dict):
            return {key: shuffled(value[key]) for key in dice.sample(list(value), len(value))}
        return dice.sample(value, len(value)) if isinstance(value, list) else value

    plain = write_market(tmp_path / "plain.json", OFFERS, REQUESTS)
    mixed = write_market(tmp_path / "mixed.json", *([shuffled(fields) for fields in dice.sample(side, len(side))] for side in (OFFERS, REQUESTS)))
    assert plain.read_bytes() != mixed.read_bytes() and input_of(plain) == input_of(mixed)


def test_another_value_is_another_input(tmp_path):
    plain = write_market(tmp_path / "plain.json", OFFERS, REQUESTS)
    other = write_market(tmp_path / "other.json", [OFFERS[0] | {"asked": 4}, *OFFERS[1:]], REQUESTS)
    assert input_of(plain) != input_of(other)


def test_a_generated_market_too(tmp_path):
    assert koppel("generate", "market", "--offers", 40, "--requests", 50, "--seed", 9, "-o", tmp_path / "market.json").returncode == 0
    document = json.loads((tmp_path / "market.json").read_text(encoding="utf-8"), parse_float=Decimal)
    assert input_of(tmp_path / "market.json") == "sha256:" + hashlib.sha256(canonical(document).encode()).hexdigest()
