"""The commands of the README run as they stand there."""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel  # noqa: E402


def commands():
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("./engine/run")]


def test_the_commands_of_the_readme_run_in_their_order(tmp_path):
    found = commands()
    assert len(found) >= 4
    # The program is built already: `./engine/run` is stood in for by what it ends in. Output goes to a folder of the test's own.
    (tmp_path / "data").symlink_to(ROOT / "data")
    for line in found:
        run = koppel(*shlex.split(line)[1:], cwd=tmp_path)
        assert run.returncode == 0, (line, run.stderr)
    assert (tmp_path / "voorstel" / "voorstel.html").exists() and (tmp_path / "tweede-voorstel" / "result.json").exists()


def test_links_and_pictures_of_the_readmes_exist():
    for name in ("README.md", "engine/README.md", "data/scenarios/README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if "://" not in target:
                assert (ROOT / name).parent.joinpath(target).exists(), (name, target)
