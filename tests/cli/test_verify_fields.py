"""No field of a result is passed over: whatever is missing, unknown, doubled, of another type or out of range is named and refused."""

import copy
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json, write_market  # noqa: E402

OFFERS = [{"id": "a", "capacity": {"max": 2}}, {"id": "b", "capacity": {"max": 0}}, {"id": "c"}]
REQUESTS = [{"id": "x"}, {"id": "y", "people": {"min": 1, "max": 3}}, {"id": "z"}, {"id": "w"}]
PINNED_MINIMUM = [{"id": "a", "capacity": {"min": 2, "max": 2}}]


def solved(folder, name, kind):
    """An input and its result, of every status that the program writes."""
    result = folder / name / "result.json"
    if kind == "market":
        source = write_market(folder / f"{name}.json", OFFERS, REQUESTS)
        run = koppel("match", source, "-o", folder / name)
    elif kind == "infeasible market":
        source = write_market(folder / f"{name}.json", PINNED_MINIMUM, [{"id": "x"}])
        run = koppel("match", source, "-o", folder / name)
    else:
        source = folder / f"{name}.csv"
        source.write_text("r1,o1,2.5\nr1,o2,1\nr2,o1,4\nr3,o1,1\n", encoding="utf-8")
        (folder / name).mkdir()
        options = {"problem": [], "costs": ["--sense", "min", "--ties", "lottery"], "infeasible problem": ["--strategy", "min_cost_perfect"]}[kind]
        run = koppel("solve", source, "-o", result, *options)
    assert run.returncode in (0, 4), run.stderr
    assert koppel("verify", source, result).returncode == 0
    return source, read_json(result)


KINDS = ["market", "infeasible market", "problem", "costs", "infeasible problem"]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fields")
    return {kind: solved(folder, f"r{number}", kind) for number, kind in enumerate(KINDS)}


def places(value, path=()):
    """Every place in the document, as a path of keys and numbers; of lists and of a proof's numbers the first."""
    if path:
        yield path
    items = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    for key, inner in items[:1] if isinstance(value, list) or path[:1] == ("certificate",) and len(path) > 1 else items:
        yield from places(inner, (*path, key))


def parent_of(document, path):
    for key in path[:-1]:
        document = document[key]
    return document


def other_values(value):
    """What a forger may write instead: other types, and numbers that no result can hold."""
    yield None
    yield {"made": "up"} if not isinstance(value, dict) else [1]
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        yield from (1e300, -1e300, 10**40, "none", value + 1, 0.1234567891 + value)
    elif isinstance(value, str):
        yield from (7, value + "x", "")
    elif isinstance(value, list):
        yield from ("none", [*value, "made up"])


def refused(source, result, tmp_path, what):
    file = tmp_path / "forged.json"
    file.write_text(result if isinstance(result, str) else json.dumps(result), encoding="utf-8")
    run = koppel("verify", source, file, "--json")
    # Without its schema a file is no result at all.
    assert run.returncode == (3 if what[1:] == ("schema",) and "schema" in run.stderr else 6), (what, run.stdout, run.stderr)


def may_be_true(kind, path, other=None):
    """Another version, other multipliers that prove the same, another seed where nothing is drawn: no false claims."""
    multipliers = path[0] == "certificate" and len(path) > 2 and (other is None or isinstance(other, (int, float)))
    drawn = kind in ("market", "costs")
    return path == ("provenance", "koppel") and isinstance(other, str) or multipliers or (path[-1] == "seed" and not drawn and isinstance(other, int))


@pytest.mark.parametrize("kind", KINDS)
def test_a_result_as_another_tool_would_write_it_is_accepted(kind, results, tmp_path):
    source, result = results[kind]
    file = tmp_path / "again.json"
    file.write_text(json.dumps(result, sort_keys=True, indent=7), encoding="utf-8")
    run = koppel("verify", source, file)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_is_missing_is_refused(kind, results, tmp_path):
    source, result = results[kind]
    for path in places(result):
        if path[0] == "certificate" and len(path) > 2:
            continue  # who is left out has zeros, and these may prove it too
        changed = copy.deepcopy(result)
        del parent_of(changed, path)[path[-1]]
        refused(source, changed, tmp_path, ("missing", *path))


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_nobody_knows_is_refused(kind, results, tmp_path):
    source, result = results[kind]
    objects = [(), *(path for path in places(result) if isinstance(parent_of(result, path)[path[-1]], dict))]
    for path in objects:
        changed = copy.deepcopy(result)
        inner = parent_of(changed, path)[path[-1]] if path else changed
        inner["made_up"] = 1
        refused(source, changed, tmp_path, ("unknown", *path))


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_of_another_type_or_out_of_range_is_refused(kind, results, tmp_path):
    source, result = results[kind]
    for path in places(result):
        value = parent_of(result, path)[path[-1]]
        for other in other_values(value):
            if may_be_true(kind, path, other):
                continue
            changed = copy.deepcopy(result)
            parent_of(changed, path)[path[-1]] = other
            refused(source, changed, tmp_path, ("changed", *path))


@pytest.mark.parametrize("scale", [0, -5, 1.5, "1"])
def test_a_scale_that_is_none_is_refused_and_named(scale, results, tmp_path):
    source, result = results["problem"]
    (tmp_path / "forged.json").write_text(json.dumps(dict(result, scale=scale)), encoding="utf-8")
    run = koppel("verify", source, tmp_path / "forged.json")
    assert run.returncode == 6 and "field_not_understood: scale" in run.stdout


def test_a_doubled_field_is_refused(results, tmp_path):
    source, result = results["problem"]
    text = json.dumps(result)
    refused(source, text.replace('"status":', '"status": "limit", "status":', 1), tmp_path, ("doubled", "status"))


def test_another_seed_than_asked_for_is_refused(results, tmp_path):
    for kind in ("market", "problem"):
        source, result = results[kind]
        file = tmp_path / "result.json"
        file.write_text(json.dumps(result), encoding="utf-8")
        assert koppel("verify", source, file, "--seed", "1").returncode == 0
        run = koppel("verify", source, file, "--seed", "2")
        assert run.returncode == 6 and "seed_differs: 1, not 2" in run.stdout


def test_a_strategy_and_a_seed_that_nobody_would_expect_are_named(tmp_path):
    market = write_market(tmp_path / "m.json", OFFERS, REQUESTS)
    koppel("match", market, "-o", tmp_path / "out", "--strategy", "max_weight", "--seed", "7")
    assert koppel("verify", market, tmp_path / "out" / "result.json").stdout == "ok: optimal, strategy max_weight, seed 7\n"
    koppel("match", market, "-o", tmp_path / "usual")
    assert koppel("verify", market, tmp_path / "usual" / "result.json").stdout == "ok: optimal\n"
