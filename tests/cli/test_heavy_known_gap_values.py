"""Every known optimum of the generalized assignment instances of the public data: reached, and never passed."""

import csv
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402

FOLDER = Path(os.environ.get("KOPPEL_PUBLIC_DATA", "/nonexistent")) / "gap"
KNOWN = list(csv.DictReader((FOLDER / "known_values.csv").open(encoding="utf-8"))) if FOLDER.exists() else []


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["Path"])
def test_the_known_optimum_is_reached_and_not_passed(tmp_path, row):
    problem = FOLDER / row["Path"]
    run = koppel("solve", problem, "-o", tmp_path / "result.json")
    assert run.returncode == 0, run.stderr
    objective = read_json(tmp_path / "result.json")["objective"]
    assert objective["weight"] == int(row["Optimum"])
    assert objective["bound"] <= int(row["Optimum"])
    assert koppel("verify", problem, tmp_path / "result.json").returncode == 0
