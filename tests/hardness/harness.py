"""What the measures share: their options, running koppel, and making a contradicting input smaller."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path


class Contradiction(Exception):
    """Something that koppel said and that is not true. `case` is whatever makes it again; `slow` ones are not made smaller."""

    def __init__(self, message, case=None, slow=False):
        super().__init__(message)
        self.case, self.slow = case, slow


def options(description, count, **more):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--count", type=int, default=count, help="how many (default: the full count)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--koppel", default=os.environ.get("KOPPEL_CLI"), help="the program (default: $KOPPEL_CLI)")
    for name, default in more.items():
        parser.add_argument("--" + name, type=type(default), default=default)
    chosen = parser.parse_args()
    if not chosen.koppel:
        parser.error("--koppel PATH, or the environment variable KOPPEL_CLI, says which program")
    return chosen


def workplace():
    """A folder for the files of a run, in memory where that is possible: the files are many and small."""
    shared = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="koppel-hardness-", dir=shared if os.access(shared, os.W_OK) else None)


def run(program, *arguments, timeout=120, **more):
    clean = {"PATH": "/usr/bin:/bin", "HOME": "/tmp"}
    return subprocess.run([program, *map(str, arguments)], env=clean, capture_output=True, text=True, timeout=timeout, **more)


def read(text):
    """JSON with its numbers as they are written."""
    return json.loads(text, parse_float=Fraction)


def plain(value):
    """The same value as json.dumps can write it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return float(value) if isinstance(value, Fraction) else value


def smaller(case, parts, still_fails):
    """Leaves out parts of a case as long as it still fails. `parts(case)` yields smaller cases; the first that fails is taken, again and again."""
    found = True
    while found:
        found = False
        for candidate in parts(case):
            try:
                fails = still_fails(candidate)
            except (KeyError, ValueError, IndexError, subprocess.TimeoutExpired):
                fails = False
            if fails:
                case, found = candidate, True
                break
    return case


def measure(title, chosen, one, parts=None):
    """Runs one(number) for each number; returns the exit code, having said what was done and what contradicts.

    `one(number)` returns None or raises Contradiction. Its `case` is made smaller by `parts` and by `one.again(case)`, where there are such."""
    started, contradictions, told = time.monotonic(), 0, getattr(one, "told", None)
    for number in range(chosen.count):
        try:
            one(number)
        except Contradiction as contradiction:
            contradictions += 1
            case = contradiction.case
            if parts and case is not None and contradictions <= 3 and not contradiction.slow:
                case = smaller(case, parts, one.again)
            print(f"seed {chosen.seed}, number {number}: {contradiction}", flush=True)
            if case is not None:
                print("  smallest input: " + json.dumps(plain(case), ensure_ascii=False), flush=True)
            if contradictions == 20:
                print("  stopped after 20")
                break
    seconds = time.monotonic() - started
    print(f"{title}: {number + 1 if chosen.count else 0} tried with seed {chosen.seed} in {seconds:.0f} s, {contradictions} contradictions")
    if told:
        print("  " + ", ".join(f"{key}: {value}" for key, value in sorted(told.items())))
    return 1 if contradictions else 0


def command(documentation, title, count, make, parts=None):
    """The whole of a measure's command: its options, a workplace, and make(options, folder) run for each number. Never returns."""
    chosen = options(documentation.splitlines()[0], count)
    with workplace() as name:
        code = measure(title, chosen, make(chosen, Path(name)), parts)
    sys.stdout.flush()
    sys.exit(code)
