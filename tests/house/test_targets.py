"""tests/targets.py: a selection of tests builds what it needs, and ctest finds each name that it makes up."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import targets  # noqa: E402

BUILD = Path(os.environ["KOPPEL_CLI"]).parents[1]


def test_one_room_needs_one_executable():
    assert targets.targets("^pairing") == ["koppel", "test_pairing"]
    assert targets.targets("^python") == ["koppel", "koppel_python"]
    assert targets.targets("^fuzz.csv$") == ["fuzz_csv"]


def test_what_matches_nothing_builds_everything():
    assert targets.targets("no such test") == ["all"]


def test_the_names_are_those_of_the_executables():
    made_up = {name for name, _ in targets.names_and_targets()}
    built = [path for path in sorted((BUILD / "tests").glob("test_*")) if path.is_file() and not path.suffix and "heavy" not in path.name]
    assert built
    for executable in built[:3]:
        room = executable.name.removeprefix("test_")
        listed = subprocess.run([executable, "--gtest_list_tests"], capture_output=True, text=True, check=True).stdout
        suites = []
        for line in listed.splitlines():
            if line.startswith("  "):
                name = line.split("#")[0].strip().split("/")[0]
                assert any(f"{room}.{suite}.{name}" in made_up for suite in suites), f"{room}: {line}"
            else:
                suites = line.split(".")[0].split("/")  # of a suite with parameters: its prefix or number too
