"""The tutorial runs as a stranger runs it, and what it says is so."""

import ast
import os
import shutil
import subprocess
import sys
import time

import pytest
from support.koppel_cli import ROOT, SCENARIO
from support.koppel_cli import koppel as cli

TUTORIAL = ROOT / "bindings" / "python" / "tutorial" / "match_your_survey.py"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Executed once, from a folder of its own, on a copy of the scenario."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(SCENARIO, folder / "survey")
    environment = {
        **os.environ,
        "KOPPEL_SCENARIO": "survey",
        "MPLBACKEND": "Agg",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONWARNINGS": "error",
    }
    begun = time.monotonic()
    answer = subprocess.run([sys.executable, TUTORIAL], cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    return folder, answer, time.monotonic() - begun


def test_it_runs_within_a_minute_without_a_warning(run):
    _, answer, seconds = run
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == "" and seconds < 60


def test_it_tells_what_its_text_promises(run):
    _, answer, _ = run
    told = answer.stdout
    assert "Market(140 offers, 220 requests)" in told
    assert "rejected" in told and "faults: []" in told
    assert "Shortage:" in told
    assert "If it must be: requests served" in told or "cannot help" in told
    served = {line.split(":")[0]: int(line.split(":")[1].split()[0]) for line in told.splitlines() if " served, " in line}
    assert served["without the limit on distance"] >= served["as it is"]
    kept, total = next(line for line in told.splitlines() if line.endswith("are kept")).split(" of ")
    assert 0 < int(kept) < int(total.split()[0])
    assert told.rstrip().splitlines()[-1].split()[:2] == ["3", "a1"]


def test_it_leaves_pictures_and_the_files_of_the_command_line(run):
    folder, _, _ = run
    for name in ("scores", "matching", "coverage", "load"):
        picture = (folder / "pictures" / f"{name}.png").read_bytes()
        assert picture.startswith(b"\x89PNG") and len(picture) > 5000, name
    assert cli("match", "survey", "--locale", "en", "-o", "cli", cwd=folder).returncode == 0
    for path in sorted((folder / "cli").iterdir()):
        assert path.read_bytes() == (folder / "voorstel" / path.name).read_bytes(), path.name


def test_nobody_is_named_in_what_it_prints(run):
    _, answer, _ = run
    people = [line.split('","') for line in (SCENARIO / "aanbod-limesurvey.csv").read_text("utf-8-sig").splitlines()[1:]]
    names = {cells[10] for cells in people if len(cells) > 12}
    assert len(names) > 20
    assert not [name for name in names if name and name in answer.stdout]


def test_cells_are_in_percent_format():
    lines = TUTORIAL.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# %% [markdown]" and lines[1].startswith("# # ")
    text = False
    for line in lines:
        if line.startswith("# %%"):
            text = line.endswith("[markdown]")
        elif text:
            assert line == "" or line.startswith("#"), line
    assert ast.parse("\n".join(lines))
