"""The canonical problem, made by a stranger from data/schema/canonical.md alone: its hash is what results call their input."""

import gzip
import hashlib
import json
import random
import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel  # noqa: E402


def text(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"{text(key)}:{text(item)}" for key, item in sorted(value.items(), key=lambda item: item[0].encode())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text, value)) + "]"
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return json.dumps(value, ensure_ascii=False)


def order(name):
    whole = re.fullmatch("0|[1-9][0-9]*", name)
    return (0, int(name), b"") if whole else (1, 0, name.encode())


def side(nodes, more=lambda node: {}):
    return [{"id": node["id"], "max": node.get("max", 1), "min": node.get("min", 0)} | more(node) for node in sorted(nodes, key=lambda node: order(node["id"]))]


def canonical(problem):
    supply = side(problem["supply"])
    demand = side(problem["demand"], lambda node: {"if_any": node["if_any"]} if node.get("if_any", 1) > 1 else {})
    places = {"supply": {node["id"]: place for place, node in enumerate(supply)}, "demand": {node["id"]: place for place, node in enumerate(demand)}}
    rows = [[] for _ in demand]
    for offer, request, weight in problem["edges"]:
        rows[places["demand"][request]].append((places["supply"][offer], Decimal(weight)))
    form = {"schema": "koppel/problem/1", "supply": supply, "demand": demand, "edges": [[part for edge in sorted(row) for part in edge] for row in rows]}
    groups = [{"max": 1, "min": 0} | group | {"members": sorted(places[group["side"]][member] for member in group["members"])} for group in problem.get("groups", [])]
    if groups:
        form["groups"] = sorted(groups, key=lambda group: group["name"].encode())
    return text(form)


def digest(problem):
    return "sha256:" + hashlib.sha256(canonical(problem).encode()).hexdigest()


def input_of(path):
    run = koppel("solve", path)
    assert run.returncode in (0, 4), run.stderr
    return json.loads(run.stdout)["provenance"]["input"]


NAMES = ["7", "10", "007", "a", "B", "é", "\"quoted\"", "back\\slash", "tab\tbed", "\U0001f600", "-1", "0", "12345678901234567890123", "a b", "\u0001", "ab"]


def random_problem(seed):
    dice = random.Random(seed)
    offers, requests = dice.sample(NAMES, 8), dice.sample(NAMES, 10)
    node = lambda name, bound: {"id": name} | ({"max": bound} if dice.random() < .7 else {}) | ({"min": 0} if dice.random() < .3 else {})
    edges = [[o, r, float(dice.choice(["0", "-3", "0.5", "2.25", "-0.125", "1e3", "7"]))] for o in offers for r in requests if dice.random() < .5]
    demand = [node(name, 2) for name in requests]
    demand[0] |= {"if_any": 2, "max": 3}
    demand[1] |= {"if_any": 1}
    groups = [{"side": "demand", "name": "süd", "members": requests[:3], "max": 4}, {"side": "demand", "name": "all", "members": requests[:6], "min": 0, "max": 9},
              {"side": "supply", "name": "few", "members": offers[2:4]}]
    dice.shuffle(edges)
    return {"schema": "koppel/problem/1", "supply": [node(name, dice.randint(0, 4)) for name in offers], "demand": demand, "edges": edges, "groups": groups if seed % 2 else []}


@pytest.mark.parametrize("seed", range(6))
def test_a_stranger_gets_the_same_hash(tmp_path, seed):
    problem = random_problem(seed)
    written = json.dumps(problem, ensure_ascii=seed % 3 == 0)
    (tmp_path / "problem.json").write_text(written, encoding="utf-8")
    assert input_of(tmp_path / "problem.json") == digest(json.loads(written, parse_float=Decimal))


def test_the_format_and_the_order_of_rows_do_not_matter(tmp_path):
    dice = random.Random(4)
    entries = [(row, column, dice.choice(["3", "0", "-2.50", "0.125"])) for row in range(1, 8) for column in range(1, 6)]
    problem = {"schema": "koppel/problem/1", "supply": [{"id": str(n)} for n in range(1, 8)], "demand": [{"id": str(n)} for n in range(1, 6)],
               "edges": [[str(row), str(column), Decimal(weight)] for row, column, weight in entries]}
    dice.shuffle(entries)
    matrix = "%%MatrixMarket matrix coordinate real general\n7 5 35\n" + "".join(f"{row} {column} {weight}\n" for row, column, weight in entries)
    (tmp_path / "a.mtx").write_text(matrix, encoding="utf-8")
    (tmp_path / "a.mtx.gz").write_bytes(gzip.compress(matrix.encode()))
    (tmp_path / "a.csv").write_text("".join(f"{column},{row},{weight}\n" for row, column, weight in entries), encoding="utf-8")
    assert {input_of(tmp_path / name) for name in ("a.mtx", "a.mtx.gz", "a.csv")} == {digest(problem)}


def test_another_value_is_another_input(tmp_path):
    problem = {"schema": "koppel/problem/1", "supply": [{"id": "a"}], "demand": [{"id": "x"}], "edges": [["a", "x", 1]]}
    (tmp_path / "one.json").write_text(json.dumps(problem), encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps(problem | {"edges": [["a", "x", 2]]}), encoding="utf-8")
    assert input_of(tmp_path / "one.json") != input_of(tmp_path / "two.json")
