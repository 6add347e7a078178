"""Making batches of markets, running them, breaking them off, and looking at what they leave."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from support.koppel_cli import koppel, write_market

BROKEN = ['{ "schema": ', "", '{ "schema": "koppel/market/9", "offers": [], "requests": [] }', '["no market"]', "\x00\x01\x02"]


def generated_markets(folder, count, broken_share=0.03):
    """`count` small markets, a few of them broken in different ways; returns how many are."""
    folder.mkdir(parents=True)
    broken = 0
    for number in range(count):
        path = folder / f"markt-{number:04}.json"
        if int((number + 1) * broken_share) > int(number * broken_share):
            path.write_text(BROKEN[broken % len(BROKEN)], encoding="utf-8")
            broken += 1
        else:
            run = koppel("generate", "market", "--offers", 10, "--requests", 12, "--districts", 3, "--seed", number + 1, "-o", path)
            assert run.returncode == 0, run.stderr
    return broken


def small_markets(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        write_market(folder / f"{name}.json", [{"id": "a"}, {"id": "b"}], [{"id": "x"}])


def write_manifest(path, inputs, **members):
    path.write_text(json.dumps({"schema": "koppel/batch/1", **members, "inputs": inputs}), encoding="utf-8")
    return path


def undisturbed_batch(folder, count):
    """A manifest of `count` markets, how many of them are broken, its run from end to end, and what that left."""
    broken = generated_markets(folder / "markten", count)
    manifest = write_manifest(folder / "alle.json", ["markten/*.json"], options={"seed": 7})
    run = koppel("batch", manifest, "-o", folder / "ongestoord")
    return manifest, broken, run, folder / "ongestoord"


def lines(folder, name="batch.ndjson"):
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def tree(folder):
    """Every file below, hidden ones too, with its bytes and who may read it."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode) if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def stamps(folder):
    """When and as what each file was written: changes with every writing, be it of the same bytes."""
    return {str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def start(manifest, folder, *options):
    command = [os.environ["KOPPEL_CLI"], "batch", str(manifest), "-o", str(folder), *map(str, options)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(condition, process, seconds=60):
    """True as soon as the condition holds; False when the process has ended before."""
    for _ in range(int(seconds * 200)):
        if condition():
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    raise AssertionError("waited too long")


def journalled(folder):
    journal = folder / "batch.journal"
    try:
        return [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]
    except FileNotFoundError:
        return []


def break_off(manifest, folder, after, *options, how=signal.SIGKILL):
    """Runs until so many inputs stand in the journal, then kills; returns what was in it, with the stamps of their folders."""
    process = start(manifest, folder, *options)
    assert wait_for(lambda: len(journalled(folder)) >= after, process), process.communicate()
    process.send_signal(how)
    process.communicate(timeout=60)
    done = {line["folder"] for line in journalled(folder)}
    return {path: stamp for path, stamp in stamps(folder).items() if path.split("/")[0] in done}


def sized(folder, size=2500):
    """A market that takes a worker long enough to be met at work."""
    run = koppel("generate", "market", "--offers", size, "--requests", size, "-o", folder / "groot.json")
    assert run.returncode == 0


def redone(manifest, out, *options, code=0):
    before = stamps(out)
    run = koppel("batch", manifest, "-o", out, *options)
    assert run.returncode == code, run.stdout + run.stderr
    return {path.split("/")[0] for path, stamp in stamps(out).items() if "/" in path and before.get(path) != stamp}
