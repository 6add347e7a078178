"""``python3 -m koppel`` is the command line."""

import subprocess
import sys

import koppel
from support.koppel_cli import koppel as cli


def module(*arguments, **options):
    command = [sys.executable, "-c", f"import runpy, sys; sys.path[:0] = {sys.path!r}; runpy.run_module('koppel', run_name='__main__')", *arguments]
    return subprocess.run(command, capture_output=True, text=True, **options)


def test_it_answers_as_the_program_does(tmp_path):
    problem = tmp_path / "problem.csv"
    problem.write_text("offer,request,weight\na,x,3\na,y,4\nb,x,2\n")
    for arguments in (["--version"], ["list", "strategies"], ["solve", str(problem)], ["solve", str(tmp_path / "nothing")], ["no-such-verb"]):
        ours, theirs = module(*arguments), cli(*arguments)
        assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)
    assert koppel.__version__ in module("--version").stdout
