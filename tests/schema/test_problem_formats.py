"""The page data/schema/problem-formats.md: every example is solved and verified, and the examples of one problem are one problem."""

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel  # noqa: E402

PAGE = (ROOT / "data" / "schema" / "problem-formats.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(\w+)\n(.*?)```\n", PAGE, re.DOTALL)
# As many pairs as possible, then the best or the cheapest. The example: 1-1 and 2-3 (4 + 2). OR-Library: 1 + 3; with hours, agent 2 has no time for
# job 1, and agent 1 none for job 2 beside it: 4 + 2, and job 3 costs agent 2 only 5. PrefLib: the voter who ranks only 3
# gets it (3), the two others 1 and 2 (3 + 2). DIMACS: 1-4 and 2-3 (2 + 1); all three arcs (5 + 2 + 3).
EXPECTED = {"json": 6, "mtx": 6, "csv": 6, "orlib": 1 + 3, "gap": 4 + 2 + 5, "preflib": 3 + 3 + 2, "p asn": 2 + 1, "p min": 5 + 2 + 3}


def solved(folder, example, *more):
    (folder / "problem.txt").write_text(example, encoding="utf-8")
    return koppel("solve", "problem.txt", "-o", "result.json", *more, cwd=folder)


@pytest.mark.parametrize("kind,example", EXAMPLES)
def test_every_example_is_solved_and_verified(tmp_path, kind, example):
    run = solved(tmp_path, example)
    assert run.returncode == 0, run.stderr
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    form = re.search("^p ...", example, re.MULTILINE)[0] if kind == "dimacs" else kind
    assert result["status"] == "optimal" and result["objective"]["weight"] == EXPECTED[form]
    assert koppel("verify", "problem.txt", "result.json", cwd=tmp_path).returncode == 0


def test_examples_of_one_problem_are_one_problem(tmp_path):
    inputs = []
    for kind, example in EXAMPLES:
        if kind in ("json", "mtx", "csv"):
            solved(tmp_path, example)
            inputs.append(json.loads((tmp_path / "result.json").read_text())["provenance"]["input"])
    assert len(inputs) == 5 and len(set(inputs)) == 1


def test_the_page_and_the_program_know_the_same_formats():
    named = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE))
    usage = koppel("solve", "--help").stdout
    assert named and all(name in usage for name in named)
