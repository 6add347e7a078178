"""Running koppel as a person does, for the tests in Python."""

import csv
import io
import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

ROOT = Path(os.environ["KOPPEL_SOURCE_DIR"])
SCENARIO = ROOT / "data" / "scenarios" / "participatieploeg"


def koppel(*arguments, cwd=None, text=True, environment=None, **options):
    """Runs the program; nothing but its own exit code, stdout and stderr comes back."""
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(cwd or "/tmp"), **(environment or {})}
    return subprocess.run(
        [os.environ["KOPPEL_CLI"], *map(str, arguments)], cwd=cwd, env=clean, capture_output=True, text=text, timeout=120, **options
    )


def on_terminal(*arguments, cwd=None, stream="stdout", code=0):
    """What a person at a terminal reads of stdout or stderr. Skips the test where there is no terminal to be had."""
    try:
        ours, theirs = pty.openpty()
    except OSError as fault:
        pytest.skip(f"no terminal to be had here: {fault}")
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(cwd or "/tmp")}
    process = subprocess.Popen([os.environ["KOPPEL_CLI"], *map(str, arguments)], cwd=cwd, env=environment, **streams)
    os.close(theirs)
    read = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        read += piece
    os.close(ours)
    assert process.wait(120) == code
    return read.decode("utf-8")


def read_json(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def read_list(path):
    """A CSV that koppel wrote for Belgian Excel, as dictionaries."""
    text = Path(path).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def offer(identifier, **fields):
    return {"id": identifier, **fields}


def write_market(path, offers, requests):
    document = {"schema": "koppel/market/1", "offers": offers, "requests": requests}
    Path(path).write_text(json.dumps(document), encoding="utf-8")
    return path
