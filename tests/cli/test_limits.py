"""Limits, interrupts and full disks: the best so far is kept, and nothing that was there is lost."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json  # noqa: E402


def test_a_work_limit_gives_exit_5_and_a_valid_bound(tmp_path):
    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--work-limit", 1)
    assert run.returncode == 5, run.stderr
    result = read_json(tmp_path / "out" / "result.json")
    assert result["status"] == "limit"
    assert result["objective"]["bound"] >= result["objective"]["weight"] or result["objective"]["gap"] >= 0
    first = result["objective"]["levels"][0]
    assert first["bound"] >= first["value"]
    assert koppel("verify", SCENARIO, tmp_path / "out" / "result.json").returncode == 0


def test_a_work_limit_is_repeatable(tmp_path):
    for name in ("one", "two"):
        koppel("match", SCENARIO, "-o", tmp_path / name, "--work-limit", 1)
    assert (tmp_path / "one" / "result.json").read_bytes() == (tmp_path / "two" / "result.json").read_bytes()


def test_an_interrupt_is_answered_soon_with_exit_5(tmp_path):
    market = tmp_path / "market.json"
    assert koppel("generate", "market", "--offers", 6000, "--requests", 6000, "-o", market).returncode == 0
    process = subprocess.Popen(
        [os.environ["KOPPEL_CLI"], "match", str(market), "-o", str(tmp_path / "out")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    # Whoever was quick enough to finish has done so; otherwise the best so far is written, if it had come to that. Never a signal's death.
    assert process.returncode in (0, 5)
    assert (tmp_path / "out" / "result.json").exists() or b"interrupted while reading" in told


def test_a_time_limit_is_heard_while_weighing(tmp_path):
    """Two million pairs take seconds to weigh: then nothing is known, and the result claims nothing."""
    market, out, stats = tmp_path / "market.json", tmp_path / "out", tmp_path / "stats.json"
    assert koppel("generate", "market", "--offers", 6000, "--requests", 6000, "--districts", 8, "-o", market).returncode == 0
    run = koppel("match", market, "-o", out, "--time-limit", 0.05, "--stats", stats)
    assert run.returncode == 5, run.stderr
    result, seconds = read_json(out / "result.json"), read_json(stats)["seconds"]
    assert result["status"] == "limit" and "objective" not in result and "certificate" not in result
    assert result["assignments"] == [] and len(result["unmatched"]["requests"]) == 6000
    assert {request["reason"]["code"] for request in result["unmatched"]["requests"]} == {"unsolved"}
    assert seconds["weigh"] + seconds["solve"] + seconds["describe"] < 1
    assert koppel("verify", market, out / "result.json").returncode == 0


@pytest.mark.parametrize("verb", ["match", "check", "inspect", "solve"])
def test_an_interrupt_ends_waiting_for_a_pipe_that_nobody_writes(verb, tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [os.environ["KOPPEL_CLI"], verb, str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == (-signal.SIGTERM if verb == "inspect" else 5)  # inspect writes nothing that could be halved
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_full_disk_leaves_what_was_there(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "out").returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    small = 20_000  # bytes a file may have: less than the page needs

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (small, small))

    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--seed", 5, preexec_fn=no_room)
    assert run.returncode == 3 and "write_failed" in run.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_full_disk_leaves_nothing_half_written(tmp_path):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    run = koppel("match", SCENARIO, "-o", tmp_path / "new", preexec_fn=no_room, restore_signals=False)
    assert run.returncode == 3
    assert not (tmp_path / "new").exists() or list((tmp_path / "new").iterdir()) == []


def test_an_interrupt_while_a_problem_is_read_ends_at_once_and_writes_nothing(tmp_path):
    rows = "".join(f"r{i},o{i % 97},{i % 1000}\n" for i in range(20_000)).encode()
    run = subprocess.Popen([os.environ["KOPPEL_CLI"], "solve", "-", "-o", tmp_path / "r.json"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdin.write(rows)
    run.stdin.flush()
    run.send_signal(signal.SIGINT)
    try:
        for _ in range(100):  # as much again, again and again: the first block that it reads ends it
            run.stdin.write(rows)
    except BrokenPipeError:
        pass
    said = run.communicate(timeout=60)[1] if not run.stdin.closed else run.stderr.read()
    assert run.wait(timeout=60) == 5 and b"interrupted" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["import", "check"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_while_an_export_is_read_ends_at_once_and_writes_nothing(tmp_path, verb, how):
    folder = tmp_path / "scenario"
    shutil.copytree(SCENARIO, folder)
    export = folder / "vragen-excel.csv"
    head, *rows = export.read_bytes().split(b"\r\n")
    export.write_bytes(b"\r\n".join([head, *[row for row in rows if row] * 2000]))  # seconds of reading
    before = sorted(path.name for path in tmp_path.rglob("*"))
    arguments = {"import": ["-o", tmp_path / "market.json"], "check": []}[verb]
    process = subprocess.Popen([os.environ["KOPPEL_CLI"], verb, folder, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.5)
    assert process.poll() is None, "the export must be large enough to be met while it is read"
    process.send_signal(how)
    said = process.communicate(timeout=10)[1]
    assert process.returncode == 5 and said.endswith(b"nothing was written\n"), said
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
