"""Sets SciPy's linear_sum_assignment beside koppel's dense assignment, in one run on the same matrices.

    /usr/bin/python3 benchmarks/dense_against_scipy.py build/release/benchmarks/dense_bench [--rounds 5] [NAME...]

Both sides make the matrices from the same numbered random words (dense_families.hpp). They take turns; times are processor time of
one thread, medians, without making the matrix. SciPy gets its favourite form, a contiguous array of doubles; koppel's time
includes the duals, and dense_bench checks them against every entry. The optima are compared; a difference ends the program
with 1. Peak memory is that of koppel's process with the matrix.
"""

import argparse
import statistics
import subprocess
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment


def random_words(seed, count):
    with numpy.errstate(over="ignore"):
        words = numpy.uint64(seed << 40) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        words = (words ^ (words >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        words = (words ^ (words >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return words ^ (words >> numpy.uint64(31))


def uniform(rows, columns, largest, seed):
    words = random_words(seed, rows * columns) % numpy.uint64(largest + 1)
    return words.astype(numpy.float64).reshape(rows, columns)


def euclidean(rows, columns, seed):
    at = (random_words(seed, 2 * (rows + columns)) >> numpy.uint64(11)).astype(numpy.float64) / 2.0**53
    points = at.reshape(-1, 2)
    difference = points[:rows, None, :] - points[None, rows:, :]
    return numpy.floor(1000 * numpy.sqrt(difference[..., 0] ** 2 + difference[..., 1] ** 2) + 0.5)


def product(rows, columns):
    return numpy.outer(numpy.arange(1.0, rows + 1), numpy.arange(1.0, columns + 1))


# Name, matrix, and how many times faster than SciPy koppel has to be.
CASES = [
    ("D1 1000", lambda: uniform(1000, 1000, 1000, 1), 10),
    ("D1 2000", lambda: uniform(2000, 2000, 1000, 2), 7),
    ("D1 5000", lambda: uniform(5000, 5000, 1000, 3), 12),
    ("D2 1000", lambda: euclidean(1000, 1000, 4), 5),
    ("D2 2000", lambda: euclidean(2000, 2000, 5), 4.5),
    ("D3 500", lambda: product(500, 500), 25),
    ("D3 1000", lambda: product(1000, 1000), 25),
    ("D4 2000", lambda: uniform(2000, 2000, 10**6, 6), 10),
    ("D4 5000", lambda: uniform(5000, 5000, 10**8, 7), 12),
    ("uniform 100", lambda: uniform(100, 100, 10**6, 11), 1),
    ("uniform 300", lambda: uniform(300, 300, 10**6, 12), 1),
    ("Euclidean 100", lambda: euclidean(100, 100, 13), 1),
    ("Euclidean 300", lambda: euclidean(300, 300, 14), 1),
    ("Euclidean 5000", lambda: euclidean(5000, 5000, 15), 1),
    ("product 100", lambda: product(100, 100), 1),
    ("product 2000", lambda: product(2000, 2000), 1),
    ("uniform 500 × 2000", lambda: uniform(500, 2000, 10**6, 16), 1),
    ("Euclidean 1500 × 2000", lambda: euclidean(1500, 2000, 17), 1),
    ("product 900 × 1000", lambda: product(900, 1000), 1),
    ("int64, to 1000, 1000", lambda: uniform(1000, 1000, 1000, 1), 1),
    ("int64, to 1e15, 1000", lambda: uniform(1000, 1000, 10**15, 18), 1),
    ("int64, to 1e15, 2000", lambda: uniform(2000, 2000, 10**15, 19), 1),
]


def run_koppel(program, name):
    """Milliseconds, peak MB and the optimum, which the program has proved."""
    finished = subprocess.run([program, "--once", "--lines", name], check=True, capture_output=True, text=True)
    milliseconds, megabytes, optimum = finished.stdout.split()[:3]
    return float(milliseconds), int(megabytes), int(optimum)


def run_scipy(matrix):
    begin = time.process_time()
    rows, columns = linear_sum_assignment(matrix)
    milliseconds = 1e3 * (time.process_time() - begin)
    return milliseconds, sum(int(cost) for cost in matrix[rows, columns])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", help="dense_bench")
    parser.add_argument("names", nargs="*", help="instances; all of them by default")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_intermixed_args()

    print("| instance | rows × columns | koppel ms | SciPy ms | times faster | asked | koppel's peak MB |")
    print("|---|---|---:|---:|---:|---:|---:|")
    all_right = True
    for name, make, asked in CASES:
        if arguments.names and name not in arguments.names:
            continue
        matrix = make()
        own, rival = [], []
        for _ in range(arguments.rounds):
            milliseconds, megabytes, optimum = run_koppel(arguments.program, name)
            own.append(milliseconds)
            milliseconds, found = run_scipy(matrix)
            rival.append(milliseconds)
            if found != optimum:
                print(f"{name}: koppel {optimum}, SciPy {found}", file=sys.stderr)
                all_right = False
        mine, theirs = statistics.median(own), statistics.median(rival)
        print(
            f"| {name} | {matrix.shape[0]} × {matrix.shape[1]} | {mine:.2f} | {theirs:.1f} | {theirs / mine:.1f} | {asked} | {megabytes} |",
            flush=True,
        )
    return 0 if all_right else 1


if __name__ == "__main__":
    sys.exit(main())
