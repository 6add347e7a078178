"""One broken input per diagnostic code: each provokes its code, with the right exit code, and nothing is written."""

import json
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel  # noqa: E402

BROKEN = ROOT / "data" / "broken"
# Codes that no file on disk can provoke through the program, and where each is tested instead.
ELSEWHERE = {
    "answers_set_aside": "tests/cli/test_answers.py (an earlier run comes first)",
    "filled_list_kept": "tests/cli/test_answers.py (an earlier run comes first)",
    "file_too_large": "tests/io (a bound of the reader)",
    "line_too_long": "tests/io (a bound of the reader)",
    "rows_not_looked_at": "tests/io (a bound of the reader)",
    "table_too_large": "tests/io (a bound of the reader)",
    "write_failed": "tests/cli/test_match.py",
    "draft_kept": "tests/cli/test_unprepared_exports.py (an earlier run comes first)",
    "draft_set_aside": "tests/cli/test_unprepared_exports.py (an earlier run comes first)",
    "output_edited": "tests/cli/test_match.py",
    "call_list_set_aside": "tests/cli/test_match.py (an earlier run comes first)",
    "members_out_of_range": "tests/graph (bare problems)",
    "steps_rise": "tests/graph (bare problems)",
    "wrong_size": "tests/graph (bare problems)",
    "batch_running": "tests/cli/test_batch.py (two batches at once)",
    "key_readable_by_others": "tests/cli/test_key.py (a question of the file's mode)",
    "unknown_algorithm": "tests/solve (no option of the program names one)",
}


def codes():
    return {line["name"]: line["kind"] for line in json.loads(koppel("list", "codes", "--json").stdout)}


def cases():
    return sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


def arguments_of(folder):
    given = folder / "ARGS"
    return shlex.split(given.read_text(encoding="utf-8")) if given.exists() else ["check", "."]


def test_every_code_has_a_broken_input_or_a_test_elsewhere():
    known = set(codes())
    assert set(cases()) <= known, "a folder without a code"
    assert known - set(cases()) - set(ELSEWHERE) == set()
    assert set(ELSEWHERE) <= known, "an exception for a code that is gone"


def test_codes_used_in_the_engine_are_all_in_the_table():
    engine = ROOT / "engine"
    tables = {name for path in engine.rglob("codes.hpp") for name in re.findall(r"(\w+_codes)\{\}", path.read_text(encoding="utf-8"))}
    use = re.compile(r"\b(?:" + "|".join(sorted(tables)) + r")\.([a-z0-9_]+)")
    used = {name for path in engine.rglob("*.cpp") for name in use.findall(path.read_text(encoding="utf-8"))}
    known = {code.replace("-", "_") for code in codes()}
    assert used - known == set(), "used but not in the table"
    assert known - used == set(), "in the table but never used"


@pytest.mark.parametrize("code", cases())
def test_a_broken_input_provokes_its_code(code, tmp_path):
    work = tmp_path / "input"
    shutil.copytree(BROKEN / code, work)
    run = koppel(*arguments_of(BROKEN / code), "--json", cwd=work)
    listed = run.stdout if run.stdout.startswith("[") else run.stderr[run.stderr.index("["):]
    findings = json.loads(listed)
    mine = [finding for finding in findings if finding["code"] == code]
    assert mine, (sorted({finding["code"] for finding in findings}), run.stderr)
    assert all(finding["message"] and "{" not in finding["message"] for finding in mine)
    errors = any(finding["severity"] == "error" for finding in findings)
    assert run.returncode == (3 if errors else 0)
    # The hints of notes may be empty; whoever must act is told how.
    assert all(finding["hint"] for finding in mine if finding["severity"] in ("error", "rejected", "warning"))
