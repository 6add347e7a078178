"""tests/targets.py: a selection of tests builds what it needs, and ctest finds each name that it makes up."""

import os
import re
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


def test_heavy_executables_are_built_where_they_are_run():
    assert "test_solve_heavy" not in targets.targets("^solve")
    assert "test_solve_heavy" in targets.targets("^solve", heavy=True)


def test_what_matches_nothing_builds_everything():
    assert targets.targets("no such test") == ["all"]


def names_listed_by(executable, prefix):
    """The tests of an executable by the names of the sources: without numbers and prefixes of parameters."""
    listed = subprocess.run([executable, "--gtest_list_tests"], capture_output=True, text=True, check=True).stdout
    names, suites = set(), []
    for line in listed.splitlines():
        if line.startswith("  "):
            names |= {f"{prefix}.{suite}.{line.split('#')[0].strip().split('/')[0]}" for suite in suites}
        else:
            suites = [part for part in line.split(".")[0].split("/") if part.isidentifier()]
    return names


def executables_of_the_build():
    listed = subprocess.run(["ninja", "-C", BUILD, "-t", "targets", "all"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^tests/(test_\w+): ", listed, re.MULTILINE))


def test_the_names_are_those_of_the_executables():
    made_up = {name: some for name, some in targets.names_and_targets() if some[-1].startswith("test_")}
    executables = {some[-1] for some in made_up.values()}
    assert executables == executables_of_the_build()
    for executable in sorted(executables):
        names = {name for name, some in made_up.items() if some[-1] == executable}
        prefix = executable.removeprefix("test_")
        prefix = prefix.removesuffix("_heavy") + ".heavy" if prefix.endswith("_heavy") else prefix
        listed = names_listed_by(BUILD / "tests" / executable, prefix)
        assert names <= listed, f"{executable} has no {names - listed}"
        # Of a suite with parameters one of the parts is its name; every test listed has one that the sources hold.
        assert {name.rsplit(".", 1)[1] for name in listed} == {name.rsplit(".", 1)[1] for name in names}, executable
