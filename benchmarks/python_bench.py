"""The Python package beside SciPy, and beside the C++ call that it wraps.

    PYTHONPATH=build/release/python /usr/bin/python3 benchmarks/python_bench.py                         # linear_sum_assignment, 2 minutes
    PYTHONPATH=build/release/python /usr/bin/python3 benchmarks/python_bench.py --csr build/release/benchmarks/csr_bench
    PYTHONPATH=build/release/python /usr/bin/python3 benchmarks/python_bench.py --import

Both sides of a table take turns on the same arrays; medians of processor time. The optima are compared; a difference ends the program with 1.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

SIZES = (100, 200, 500, 1000, 2000)


def uniform(size, dice):
    return dice.random((size, size))


def euclidean(size, dice):
    rows, columns = dice.random((2, size, 2))
    return numpy.hypot(*(rows[:, None] - columns[None]).transpose(2, 0, 1))


def structured(size, dice):
    return numpy.outer(numpy.arange(1.0, size + 1), numpy.arange(1.0, size + 1))


FAMILIES = {"uniform": uniform, "Euclidean": euclidean, "structured (i·j)": structured}


def milliseconds(call):
    begun = time.process_time()
    answer = call()
    return 1e3 * (time.process_time() - begun), answer


def compare_assignment(rounds):
    from scipy.optimize import linear_sum_assignment

    import koppel

    print("| costs | n | koppel ms | SciPy ms | times faster |\n|---|---:|---:|---:|---:|")
    same = True
    for name, make in FAMILIES.items():
        for size in SIZES:
            costs = make(size, numpy.random.default_rng(size))
            repeats = max(1, 20_000 // size**2)  # so that a measurement is no shorter than the clock's step
            ours, theirs = [], []
            for _ in range(rounds if size < 2000 or name != "structured (i·j)" else min(rounds, 2)):
                for function, times in ((koppel.linear_sum_assignment, ours), (linear_sum_assignment, theirs)):
                    spent, _ = milliseconds(lambda: [function(costs) for _ in range(repeats)])
                    times.append(spent / repeats)
            own, rival = statistics.median(ours), statistics.median(theirs)
            print(f"| {name} | {size} | {own:.3f} | {rival:.3f} | {rival / own:.1f} |", flush=True)
            found, expected = (costs[function(costs)].sum() for function in (koppel.linear_sum_assignment, linear_sum_assignment))
            if abs(found - expected) > 1e-12 * abs(expected):
                print(f"{name} {size}: koppel {found}, SciPy {expected}", file=sys.stderr)
                same = False
    return same


def ten_million_edges():
    import scipy.sparse

    rows, columns, degree = 500_000, 100_000, 20
    dice = numpy.random.default_rng(1)
    stride = columns // degree
    indices = (numpy.arange(degree) * stride + dice.integers(0, stride, (rows, degree))).ravel().astype(numpy.int32)
    weights = dice.integers(0, 1001, rows * degree)
    return scipy.sparse.csr_matrix((weights, indices, numpy.arange(rows + 1, dtype=numpy.int32) * degree), shape=(rows, columns))


def compare_with_cpp(program, rounds):
    import koppel

    matrix = ten_million_edges()
    bare, copied, python = [], [], []
    with tempfile.NamedTemporaryFile() as file:
        for array, kind in ((numpy.array([*matrix.shape, matrix.nnz]), "u8"), (matrix.indptr, "u4"), (matrix.indices, "u4"), (matrix.data, "i8")):
            file.write(array.astype(kind).tobytes())
        file.flush()
        for _ in range(rounds):
            answer = subprocess.run([program, file.name, "1"], check=True, capture_output=True, text=True).stdout.split()
            bare.append(float(answer[0]))
            copied.append(float(answer[1]))
            spent, result = milliseconds(lambda: koppel.solve(matrix, demand_capacity=5, objective="max_weight"))
            python.append(spent)
            if len(result) != int(answer[2]):
                return print(f"koppel.solve {len(result)} pairs, C++ {answer[2]}", file=sys.stderr)
            del result
    own, alone, with_copy = (statistics.median(times) for times in (python, bare, copied))
    print("| 10M-edge CSR | ms |\n|---|---:|")
    print(f"| the C++ call: graph and solve, vectors moved in | {alone:.0f} |\n| the C++ call, vectors copied from arrays | {with_copy:.0f} |")
    print(f"| `koppel.solve` | {own:.0f} |")
    print(f"\n{100 * (own / with_copy - 1):+.1f} % over the C++ call from arrays, {100 * (own / alone - 1):+.1f} % over the bare one")
    return True


def time_imports(rounds):
    def seconds(module):
        script = f"import time; begun = time.process_time(); import {module}; print(time.process_time() - begun)"
        answers = [subprocess.run([sys.executable, "-c", script], env=os.environ, check=True, capture_output=True, text=True) for _ in range(rounds)]
        return statistics.median(float(answer.stdout) for answer in answers)

    print(f"import koppel {seconds('koppel'):.2f} s, of which numpy {seconds('numpy'):.2f} s")
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--csr", metavar="PROGRAM", help="csr_bench: compare koppel.solve with the C++ call")
    parser.add_argument("--import", dest="imports", action="store_true")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    if arguments.csr:
        return 0 if compare_with_cpp(arguments.csr, arguments.rounds) else 1
    if arguments.imports:
        return 0 if time_imports(arguments.rounds) else 1
    return 0 if compare_assignment(arguments.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
