"""The package is typed: strictly in itself, truly where it meets the engine, and usefully for who imports it."""

import os
import subprocess
import sys

import koppel
from support.koppel_cli import ROOT

CONFIG = ROOT / "bindings" / "python" / "mypy.ini"
PACKAGES = os.path.dirname(os.path.dirname(koppel.__file__))

GOOD = """
import koppel
market = koppel.Market([{"id": "m1"}], [{"id": "r1"}])
result: koppel.MatchResult = koppel.match(market, {"criteria": {"theme": 5}}, seed=3, progress=lambda step, share: print(step))
faults: list[tuple[str, str]] = result.verify()
text: str = result.explain(request="r1", language="en")
"""
BAD = """
import koppel
koppel.match(3)
koppel.match("here", seed="seven")
koppel.Market.read("here").offers = 1
koppel.match("here").status.nothing
"""


def mypy(*arguments, module="mypy"):
    environment = {**os.environ, "MYPYPATH": PACKAGES, "PYTHONPATH": PACKAGES}
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)


def test_the_package_passes_strict_checking():
    answer = mypy("--config-file", CONFIG, "-p", "koppel")
    assert answer.returncode == 0, answer.stdout


def test_the_stub_is_what_the_module_is(tmp_path):
    allowed = tmp_path / "allowed"
    allowed.write_text(r"koppel\._engine\.\w+" + "\n")  # pybind11's metaclass, which no stub can name; members are checked all the same
    answer = mypy("--mypy-config-file", CONFIG, "--allowlist", allowed, "koppel._engine", module="mypy.stubtest")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_users_are_told_of_wrong_types(tmp_path):
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text(BAD)
    assert mypy("--config-file", CONFIG, tmp_path / "good.py").returncode == 0
    told = mypy("--config-file", CONFIG, tmp_path / "bad.py").stdout
    assert [int(line.split(":")[1]) for line in told.splitlines() if ": error:" in line] == [3, 4, 5, 6]
