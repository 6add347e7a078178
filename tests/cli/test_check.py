"""`koppel check` on the scenario lists every planted fault at its place."""

import csv
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel  # noqa: E402


def planted():
    with open(SCENARIO / "planted.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_every_planted_fault_is_found_at_its_place():
    run = koppel("check", SCENARIO, "--json")
    assert run.returncode == 0, run.stderr
    findings = json.loads(run.stdout)
    places = {(f["file"], f["row"], f["severity"]) for f in findings}
    cells = {(f["file"], f["row"], f["column"], f["severity"]) for f in findings}
    expected = [row for row in planted() if row["expect"] in ("rejected", "warning") and row["row"]]
    assert len(expected) > 15
    missing = []
    for row in expected:
        place = (row["file"], int(row["row"]), row["expect"])
        # A register number is counted per file, without pointing at the person's row.
        if row["kind"] == "register_number":
            found = any(f["file"] == row["file"] and f["code"] == "national_number" for f in findings)
        elif row["column"]:
            found = (row["file"], int(row["row"]), int(row["column"]), row["expect"]) in cells
        else:
            found = place in places
        if not found:
            missing.append(row)
    assert not missing


def test_near_misses_get_a_suggestion():
    findings = json.loads(koppel("check", SCENARIO, "--json", "--locale", "en").stdout)
    near = [(row["file"], int(row["row"])) for row in planted() if row["kind"].startswith("near_miss")]
    assert near
    for file, row in near:
        assert any(f["file"] == file and f["row"] == row and "Did you mean" in f["hint"] for f in findings), (file, row)


def test_strict_refuses_what_was_rejected(tmp_path):
    run = koppel("match", SCENARIO, "--strict", "-o", tmp_path / "out")
    assert run.returncode == 3 and not (tmp_path / "out").exists()


def test_rows_add_up():
    run = koppel("check", SCENARIO)
    counts = [line for line in run.stderr.splitlines() if " = " in line]
    assert len(counts) == 2
    for line in counts:
        total, parts = line.split(":")[-1].split("=")
        assert int(total) == sum(int(part) for part in parts.split("+"))
