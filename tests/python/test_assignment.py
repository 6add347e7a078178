"""The drop-ins, against what they stand in for: SciPy's documented examples, behaviour and optima; NetworkX's."""

import subprocess
import sys
import threading
import warnings

import networkx
import numpy as np
import pytest
import scipy.optimize
import scipy.sparse
from scipy.sparse import coo_matrix, csr_matrix

import koppel

pytestmark = pytest.mark.filterwarnings("ignore:the matrix subclass")

SCIPY = scipy.optimize.linear_sum_assignment
SCIPY_SPARSE = scipy.sparse.csgraph.min_weight_full_bipartite_matching


def check(costs, maximize=False):
    """The optimum is SciPy's, and the answer is an assignment."""
    costs = np.asarray(costs)
    rows, columns = koppel.linear_sum_assignment(costs, maximize)
    expected = costs[SCIPY(costs, maximize)].sum()
    assert rows.dtype == columns.dtype == np.int64 and len(rows) == len(columns) == min(costs.shape)
    assert (np.diff(rows) > 0).all() and len(set(columns.tolist())) == len(columns)
    assert costs[rows, columns].sum() == pytest.approx(expected, rel=1e-13, abs=1e-13)


def dice(seed):
    return np.random.default_rng(seed)


# ---- linear_sum_assignment ---------------------------------------------------------------------------------------------------------


def test_scipys_documented_example():
    cost = np.array([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    row_ind, col_ind = koppel.linear_sum_assignment(cost)
    assert col_ind.tolist() == [1, 0, 2] and row_ind.tolist() == [0, 1, 2] and cost[row_ind, col_ind].sum() == 5


@pytest.mark.parametrize("maximize", [False, True])
def test_the_optimum_is_scipys(maximize):
    for seed in range(60):
        shape = dice(seed).integers(1, 40, 2)
        check(dice(seed).random(shape), maximize)
        check(dice(seed).normal(size=shape) * 10.0 ** dice(seed).integers(-300, 300), maximize)
        check(dice(seed).integers(-1000, 1000, shape), maximize)
        points = dice(seed).random((shape.sum(), 2))
        check(np.hypot(*(points[: shape[0], None] - points[None, shape[0] :]).transpose(2, 0, 1)), maximize)
        check(np.outer(np.arange(shape[0]), np.arange(shape[1])), maximize)


@pytest.mark.parametrize("dtype", ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64", ">i4", ">f8"])
def test_every_type_and_order(dtype):
    for shape in ((7, 7), (5, 9), (9, 5)):
        costs = dice(3).integers(0, 100, shape).astype(dtype)
        padded = np.zeros((2 * shape[0], 3 * shape[1]), dtype)
        padded[::2, ::3] = costs
        frozen = costs.copy()
        frozen.setflags(write=False)
        for given in (costs, np.asfortranarray(costs), padded[::2, ::3], costs[::-1, ::-1], frozen, np.matrix(costs), np.ma.masked_array(costs)):
            check(given)
            check(given, maximize=True)


def test_integers_are_exact_where_doubles_are_not():
    big = 2**56
    costs = np.array([[big + 1, big], [big, big]])
    assert koppel.linear_sum_assignment(costs)[1].tolist() == [1, 0]
    assert koppel.linear_sum_assignment(costs, maximize=True)[1].tolist() == [0, 1]


@pytest.mark.parametrize("dtype", ["int32", "int64", "uint32", "uint64"])
@pytest.mark.parametrize("maximize", [False, True])
def test_the_ends_of_a_type_are_numbers_like_any_other(dtype, maximize):
    ends = np.iinfo(dtype)
    for costs in ([[ends.max, 1], [2, ends.max]], [[ends.max, ends.max], [ends.max, ends.max]], [[ends.min, 1], [2, ends.min]], [[ends.max, ends.min], [1, 2]]):
        check(np.array(costs, dtype), maximize)


def test_floats_of_very_different_sizes():
    for seed in range(20):
        check(np.exp(dice(seed).normal(0, 30, (9, 9))))
        check(np.exp(dice(seed).normal(0, 30, (9, 12))), maximize=True)
        costs = dice(seed).random((20, 20))
        costs[dice(seed).random((20, 20)) < 0.5] = 1e12
        check(costs)
        check(np.where(costs == 1e12, 1e200, costs))
        check(-costs, maximize=True)
    check(np.full((3, 3), 1e-300) + np.eye(3))
    check(np.array([[1e307, -1e307], [-1e307, 1e307]]))
    check(np.array([[5e-324, 1e-323], [0, 5e-324]]))


@pytest.mark.parametrize("maximize", [False, True])
def test_infinity_forbids(maximize):
    sign = -1 if maximize else 1
    for seed in range(60):
        size = int(dice(seed).integers(1, 12))
        costs = dice(seed).random((size, size + seed % 3)) * (1 if seed % 2 else 1e6)
        costs = np.round(costs) if seed % 5 == 0 else costs
        costs[dice(seed).random(costs.shape) < 0.3] = sign * np.inf
        try:
            SCIPY(costs, maximize)
        except ValueError as refusal:
            with pytest.raises(ValueError, match=str(refusal)):
                koppel.linear_sum_assignment(costs, maximize)
        else:
            check(costs, maximize)


@pytest.mark.parametrize(
    "costs, maximize",
    [
        ([1, 2], False),
        ([[[1]]], False),
        ([], False),
        ("ab", False),
        ([["a"]], False),
        ([[1j]], False),
        ([[np.nan, 1], [1, 1]], False),
        ([[-np.inf, 1], [1, 1]], False),
        ([[np.inf, 1], [1, 1]], True),
        ([[np.inf, np.inf], [1, 1]], False),
        ([[-np.inf, -np.inf], [1, 1]], True),
        ([[None, 1], [1, 2]], False),
        (csr_matrix([[1]]), False),
        (np.array([[1, 2], [3, 4]], dtype=object), False),
        (np.ones((2, 2), np.longdouble), False),
    ],
)
def test_what_scipy_refuses_is_refused_in_the_same_way(costs, maximize):
    with pytest.raises(Exception) as theirs:
        SCIPY(costs, maximize)
    with pytest.raises(theirs.type) as ours:
        koppel.linear_sum_assignment(costs, maximize)
    assert str(ours.value) == str(theirs.value)


@pytest.mark.parametrize("costs", [[[]], np.ones((0, 3)), np.ones((3, 0)), [[2**63, 1], [1, 2]], [[10**30, 1], [2, 3]], [[True, False], [False, True]]])
def test_what_scipy_takes_is_taken(costs):
    ours, theirs = koppel.linear_sum_assignment(costs), SCIPY(costs)
    assert [array.tolist() for array in ours] == [array.tolist() for array in theirs]
    assert ours[0].flags.writeable and ours[1].dtype == theirs[1].dtype


def test_two_threads_at_once():
    matrices = [dice(seed).random((300, 300)) for seed in range(2)]
    expected = [matrix[SCIPY(matrix)].sum() for matrix in matrices]
    found = [[], []]

    def work(number):
        for _ in range(10):
            found[number].append(matrices[number][koppel.linear_sum_assignment(matrices[number])].sum())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[pytest.approx(total)] * 10 for total in expected]


@pytest.mark.parametrize("call", ["koppel.linear_sum_assignment(costs)", "koppel.solve(costs, algorithm='network-simplex')"])
def test_control_c_ends_it(call, tmp_path):
    script = tmp_path / "long.py"
    script.write_text(
        "import signal, sys\nsys.path[:0] = eval(sys.argv[1])\nimport koppel, numpy\n"
        "points = numpy.random.default_rng(1).random((2, 4000, 2))\n"
        "costs = numpy.hypot(*(points[0][:, None] - points[1][None]).transpose(2, 0, 1))\n"
        "signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))\n"
        "try:\n"
        "    signal.setitimer(signal.ITIMER_REAL, 0.2)\n"
        f"    {call}\n"
        "    print('ended')\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')\n"
    )
    answer = subprocess.run([sys.executable, script, repr(sys.path)], capture_output=True, text=True, timeout=120)
    assert answer.stdout == "interrupted\n" and answer.returncode == 0, answer.stderr


# ---- min_weight_full_bipartite_matching ----------------------------------------------------------------------------------------------


def test_scipys_documented_examples_for_sparse():
    full = koppel.min_weight_full_bipartite_matching
    assert full(csr_matrix([[1, 1, 1], [1, 0, 0], [0, 1, 0]]))[1].tolist() == [2, 0, 1]
    graph = csr_matrix([[3, 3, 6], [4, 3, 5], [10, 1, 8]])
    rows, columns = full(graph)
    assert columns.tolist() == [0, 2, 1] and graph[rows, columns].sum() == 9
    assert [array.tolist() for array in full(csr_matrix([[0, 1, 1], [0, 2, 3]]))] == [[0, 1], [2, 1]]
    assert [array.tolist() for array in full(csr_matrix([[0, 1], [3, 1], [1, 4]]))] == [[0, 2], [1, 0]]
    assert [array.tolist() for array in full(csr_matrix((2, 0)))] == [[], []]
    sparse = scipy.sparse.random(10, 10, random_state=42, density=0.5, format="coo") * 10
    sparse.data = np.ceil(sparse.data)
    rows, columns = full(sparse.tocsr())
    assert sparse.tocsr()[rows, columns].sum() == 28.0


@pytest.mark.parametrize("maximize", [False, True])
@pytest.mark.parametrize("form", ["csr", "csc", "coo"])
def test_full_matchings_are_scipys(maximize, form):
    feasible = 0
    for seed in range(60):
        rows, columns = dice(seed).integers(1, 15, 2)
        sparse = scipy.sparse.random(rows, columns, density=0.5, random_state=seed, format=form)
        if seed % 2:
            sparse.data = np.ceil(sparse.data * 20).astype(int) - 25
        try:
            expected = sparse.tocsr()[SCIPY_SPARSE(sparse, maximize)].sum()
        except ValueError as refusal:
            with pytest.raises(ValueError, match=str(refusal)):
                koppel.min_weight_full_bipartite_matching(sparse, maximize)
            continue
        feasible += 1
        rows, columns = koppel.min_weight_full_bipartite_matching(sparse, maximize)
        assert len(rows) == min(sparse.shape) and (np.diff(rows) > 0).all()
        assert sparse.tocsr()[rows, columns].sum() == pytest.approx(expected)
    assert feasible > 20


def warned(function, *arguments):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        answer = function(*arguments)
    return [array.tolist() for array in answer], [(warning.category, str(warning.message)) for warning in caught]


@pytest.mark.parametrize(
    "data, maximize",
    [([0, 1.0, 2, 3], False), ([np.inf, 1, 2, 3], False), ([-np.inf, 1, 2, 3], True), ([5, 5, 5, 5], False), ([0, 1, 2, 0], True)],
)
def test_zeros_and_infinities_are_treated_as_scipy_does(data, maximize):
    graph = coo_matrix((data, ([0, 0, 1, 1], [0, 1, 0, 1])))
    ours, theirs = (warned(function, graph.copy(), maximize) for function in (koppel.min_weight_full_bipartite_matching, SCIPY_SPARSE))
    assert graph.tocsr()[tuple(ours[0])].sum() == graph.tocsr()[tuple(theirs[0])].sum() and ours[1] == theirs[1]
    for form in ("coo", "csr", "csc"):
        given = graph.asformat(form)
        warned(koppel.min_weight_full_bipartite_matching, given, maximize)
        assert given.data.tolist() == graph.asformat(form).data.tolist()


def test_what_is_no_sparse_matrix_is_refused_as_scipy_does():
    for graph in (np.ones((2, 2)), scipy.sparse.lil_matrix(np.ones((2, 2))), scipy.sparse.bsr_matrix(np.ones((2, 2))), [[1]], None):
        for function in (koppel.min_weight_full_bipartite_matching, SCIPY_SPARSE):
            with pytest.raises(TypeError, match="graph must be in CSC, CSR, or COO format."):
                function(graph)
    for data in ([np.nan, 1], [-np.inf, 1]):  # SciPy answers with nonsense
        with pytest.raises(ValueError, match="invalid numeric entries"):
            koppel.min_weight_full_bipartite_matching(coo_matrix((data, ([0, 1], [0, 1]))))


def test_entries_that_stand_there_twice_are_added():
    graph = coo_matrix(([1, 1, 3, 4, 2], ([0, 0, 0, 1, 1], [0, 0, 1, 0, 1])))
    rows, columns = koppel.min_weight_full_bipartite_matching(graph)
    assert graph.tocsr()[rows, columns].sum() == graph.tocsr()[SCIPY_SPARSE(graph)].sum() == 4


# ---- max_weight_matching ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("maxcardinality", [False, True])
def test_matchings_are_as_heavy_as_networkx_has_them(maxcardinality):
    for seed in range(40):
        graph = networkx.bipartite.random_graph(8, 10, 0.3, seed=seed)
        numbers = dice(seed)
        for u, v in graph.edges:
            if numbers.random() < 0.9:
                graph[u][v]["weight"] = float(numbers.random()) if seed % 2 else int(numbers.integers(-5, 20))
        graph = networkx.relabel_nodes(graph, {node: f"n{node}" if node % 2 else node for node in graph})
        ours, theirs = (function(graph, maxcardinality) for function in (koppel.max_weight_matching, networkx.max_weight_matching))

        def weight(matching):
            return sum(graph[u][v].get("weight", 1) for u, v in matching)

        assert networkx.is_matching(graph, ours) and weight(ours) == pytest.approx(weight(theirs))
        assert not maxcardinality or len(ours) == len(theirs)


def test_graphs_that_are_not_bipartite_are_refused():
    with pytest.raises(networkx.NetworkXError, match="not bipartite"):
        koppel.max_weight_matching(networkx.complete_graph(3))
    for graph in (networkx.DiGraph([(1, 2)]), networkx.MultiGraph([(1, 2)])):
        with pytest.raises(networkx.NetworkXNotImplemented):
            koppel.max_weight_matching(graph)
    assert koppel.max_weight_matching(networkx.Graph()) == set()
    graph = networkx.Graph()
    graph.add_edge("a", "b", weight=np.nan)
    with pytest.raises(koppel.InputError, match="NaN"):
        koppel.max_weight_matching(graph)


def test_self_loops_are_in_no_matching_as_in_networkx():
    graph = networkx.Graph()
    graph.add_weighted_edges_from([("an", "tent", 5), ("an", "drill", 4), ("bo", "tent", 3), ("an", "an", 99), ("cy", "cy", 7)])
    edges = set(graph.edges)
    for most in (False, True):
        pairs = {frozenset(pair) for pair in koppel.max_weight_matching(graph, maxcardinality=most)}
        assert pairs == {frozenset(pair) for pair in networkx.max_weight_matching(graph, maxcardinality=most)}
    assert set(graph.edges) == edges  # the caller's graph stays as it was
