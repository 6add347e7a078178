"""What is typed wrongly for a bare problem ends in exit 2 before anything is read; what a file leaves open is not guessed."""

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402


@pytest.fixture
def scores(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("r1,o1,1\nr1,o2,9\nr2,o1,2\nr2,o2,3\n", encoding="utf-8")
    return path


def refused(run, *words):
    assert run.returncode == 2, run.stdout + run.stderr
    assert all(word in run.stderr for word in words), run.stderr
    return True


@pytest.mark.parametrize("option, value", [
    ("--seed", "18446744073709551616"), ("--seed", "-1"), ("--seed", "1.5"), ("--work-limit", "0"), ("--work-limit", "-1"),
    ("--time-limit", "nan"), ("--time-limit", "inf"), ("--time-limit", "-1"), ("--time-limit", "0"), ("--strategy", "max_wieght"),
])
def test_an_impossible_value_is_named_and_refused(scores, option, value):
    assert refused(koppel("solve", scores, f"{option}={value}"), option, value)


def test_the_largest_seed_is_taken(scores):
    assert json.loads(koppel("solve", scores, "--seed", "18446744073709551615").stdout)["provenance"]["seed"] == 2**64 - 1


def test_a_strategy_that_is_not_there_is_answered_with_the_nearest(scores):
    assert refused(koppel("solve", scores, "--strategy", "max_wieght"), "did you mean max_weight?", "min_cost_perfect")


def test_no_input_is_overwritten_under_any_name(tmp_path, scores):
    before = scores.read_bytes()
    os.link(scores, tmp_path / "hard.csv")
    (tmp_path / "soft.csv").symlink_to(scores)
    for name in ("scores.csv", "./scores.csv", "hard.csv", "soft.csv"):
        for option in ("-o", "--stats"):
            assert refused(koppel("solve", "scores.csv", option, name, cwd=tmp_path), "is an input")
    assert refused(koppel("solve", "scores.csv", "-o", "new.json", "--stats", "./new.json", cwd=tmp_path), "written twice")
    assert scores.read_bytes() == before and not (tmp_path / "new.json").exists()


def test_costs_are_minimised_where_the_strategy_says_costs(tmp_path, scores):
    def weight(*options):
        run = koppel("solve", scores, "-o", tmp_path / "r.json", *options)
        assert run.returncode == 0, run.stderr
        assert koppel("verify", scores, tmp_path / "r.json").returncode == 0
        return read_json(tmp_path / "r.json")["objective"]["weight"]

    assert weight("--strategy", "min_cost_perfect") == 4
    assert weight("--strategy", "min_cost_perfect", "--sense", "max") == 11
    assert weight("--strategy", "max_weight") == 11


def test_a_certificate_must_name_the_levels_of_its_objective(tmp_path, scores):
    koppel("solve", scores, "-o", tmp_path / "r.json")
    result = read_json(tmp_path / "r.json")
    result["certificate"]["levels"].reverse()
    (tmp_path / "r.json").write_text(json.dumps(result), encoding="utf-8")
    run = koppel("verify", scores, tmp_path / "r.json")
    assert run.returncode == 6 and "levels_differ" in run.stdout


def test_standard_input_is_read_once(tmp_path, scores):
    koppel("solve", scores, "-o", tmp_path / "r.json")
    assert refused(koppel("verify", "-", "-"), "standard input")
    assert koppel("verify", "-", tmp_path / "r.json", input=scores.read_text(encoding="utf-8")).returncode == 0


@pytest.mark.parametrize("options, word", [
    (["problem", "--districts", "4"], "--districts"), (["market", "--degree", "4"], "--degree"),
    (["problem", "--offers", "10000000", "--requests", "10000000", "--degree", "10000000"], "200000000"),
])
def test_what_cannot_be_generated_is_refused_at_once(tmp_path, options, word):
    assert refused(koppel("generate", *options, "-o", tmp_path / "p.json"), word)
    assert not (tmp_path / "p.json").exists()


def test_the_formats_of_problems_are_listed():
    names = [line.split()[0] for line in koppel("list", "formats").stdout.splitlines()]
    assert {"csv", "dimacs-asn", "dimacs-min", "matrix-market", "orlib-assign", "market.json"} <= set(names)


def test_equal_second_weights_leave_the_pairs_decisive(tmp_path):
    (tmp_path / "zeros.csv").write_text("a,x,0\na,y,0\nb,x,0\n", encoding="utf-8")
    run = koppel("solve", tmp_path / "zeros.csv", "-o", tmp_path / "r.json")
    assert run.returncode == 0 and read_json(tmp_path / "r.json")["objective"]["matched"] == 2
    assert koppel("verify", tmp_path / "zeros.csv", tmp_path / "r.json").returncode == 0
