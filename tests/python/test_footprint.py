"""What importing and calling cost: time, modules and memory."""

import gc
import subprocess
import sys

import numpy as np
import pytest
import scipy.sparse

import koppel

LEFT_FOR_LATER = ("matplotlib", "networkx", "pandas", "scipy")


def test_importing_is_quick_and_brings_nothing_heavy():
    """Less than as much again as NumPy, which it needs: a busy machine slows both."""
    script = (
        f"import sys; sys.path[:0] = {sys.path!r}; import time; begun = time.process_time(); import numpy; needed = time.process_time()\n"
        "import koppel; done = time.process_time()\n"
        f"print(needed - begun, done - begun, [name for name in {LEFT_FOR_LATER!r} if name in sys.modules])"
    )
    told = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split(" ", 2) for _ in range(10)]
    assert told[0][2].strip() == "[]"
    numpy_alone, together = (min(float(line[part]) for line in told) for part in (0, 1))
    assert together < 2 * numpy_alone


def memory():
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as sizes:
        return int(sizes.read().split()[1]) * 4096


def small():
    return np.arange(64.0).reshape(8, 8)


def refused(call, *arguments):
    try:
        call(*arguments)
    except ValueError:
        return
    raise AssertionError("not refused")


@pytest.mark.parametrize(
    "call, times",
    [
        (lambda: koppel.linear_sum_assignment(small()), 10_000),
        (lambda: refused(koppel.linear_sum_assignment, np.full((2, 2), np.inf)), 10_000),
        (lambda: koppel.solve(small()).certificate, 10_000),
        (lambda: koppel.solve(scipy.sparse.csr_matrix(small())).verify(), 10_000),
        (lambda: refused(koppel.solve, [[np.inf]]), 10_000),
        (lambda: koppel.solve(small()).update(supply_capacity={0: 2}).duals, 10_000),
    ],
    ids=["assignment", "refused-assignment", "solve", "sparse", "refused-solve", "update"],
)
def test_nothing_leaks(call, times):
    for _ in range(times // 5):
        call()
    before = memory()
    for _ in range(times):
        call()
    assert memory() - before < 3_000_000  # a leak of 300 bytes a call, or of one 8 × 8 matrix in two calls
