"""pip install from the checkout, offline, in a virtual environment that sees Debian's packages."""

import os
import subprocess
import sys

from support.koppel_cli import ROOT, SCENARIO
from support.koppel_cli import koppel as cli


def run(*command, **options):
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "KOPPEL_CLI")}
    answer = subprocess.run(list(map(str, command)), capture_output=True, env=environment, timeout=3600, **options)
    assert answer.returncode == 0, answer.stdout.decode() + answer.stderr.decode()
    return answer.stdout


def test_installed_by_pip_it_is_all_there(tmp_path):
    before = run("git", "-C", ROOT, "status", "--porcelain", "--ignored=no")
    run(sys.executable, "-m", "venv", "--system-site-packages", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-build-isolation", "--no-index", ROOT / "bindings" / "python")
    where = run(python, "-c", "import koppel; print(koppel.__file__)", cwd=tmp_path).decode()
    assert str(tmp_path / "venv") in where
    script = "import koppel; result = koppel.solve([[1, 2], [3, 5]]); assert result.verify() == []; print(result.objective)"
    assert run(python, "-c", script, cwd=tmp_path) == b"6\n"
    version = run(python, "-m", "koppel", "--version", cwd=tmp_path)
    assert version == cli("--version").stdout.encode() == run(tmp_path / "venv" / "bin" / "koppel", "--version")
    run(python, "-m", "koppel", "match", SCENARIO, "-o", tmp_path / "out", cwd=tmp_path)
    assert cli("match", SCENARIO, "-o", tmp_path / "cli").returncode == 0
    assert (tmp_path / "out" / "result.json").read_bytes() == (tmp_path / "cli" / "result.json").read_bytes()
    failed = subprocess.run([python, "-m", "koppel", "solve", tmp_path / "nothing"], cwd=tmp_path, capture_output=True)
    assert failed.returncode == 3
    run(python, "-m", "pip", "uninstall", "-y", "koppel")
    assert not list((tmp_path / "venv" / "lib").glob("python*/site-packages/koppel*"))
    assert run("git", "-C", ROOT, "status", "--porcelain", "--ignored=no") == before
