"""SciPy's and NetworkX's functions for assignment, under their names and with their behaviour, on koppel's engine."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Any, Hashable

import numpy as np

from koppel import _engine
from koppel._matrices import Array, Matrix, Nodes, numbers_of, ordered
from koppel.errors import InfeasibleError
from koppel.solving import solve

if TYPE_CHECKING:
    import networkx

__all__ = ["linear_sum_assignment", "max_weight_matching", "min_weight_full_bipartite_matching"]

# Up to here a matrix is quick whatever its density, and of several optima the one that SciPy's manual shows is found.
_TINY = 4096

_INVALID = "matrix contains invalid numeric entries"


def linear_sum_assignment(cost_matrix: Any, maximize: bool = False) -> tuple[Array, Array]:
    """Solve the linear sum assignment problem: as :func:`scipy.optimize.linear_sum_assignment`, several times as fast.

    Parameters
    ----------
    cost_matrix : array_like
        Shape ``(rows, columns)``, of any integer or floating type and any strides. An infinite cost (``-inf`` when maximising) forbids a pair.
    maximize : bool, default False

    Returns
    -------
    row_ind, col_ind : numpy.ndarray
        ``min(rows, columns)`` pairs, int64, rows rising.

    Raises
    ------
    ValueError
        The matrix is not two-dimensional; holds NaN, or an infinity that does not forbid; or has no assignment of the shorter side
        ("cost matrix is infeasible").
    TypeError
        Complex numbers, objects, or floats longer than a double.

    Notes
    -----
    Integers that differ by less than 2^58 are never rounded, so the assignment is optimal. So it is for floats that are whole and below 2^28, or
    drawn from [0, 1) by NumPy. Other floats are rounded to a multiple of ``2**-50 * c``, where ``c`` is the magnitude of the largest cost in the
    assignment or of the smallest in the matrix (whichever is more), or to a finer one. The assignment is optimal for those numbers, so it misses the
    optimum by at most ``min(rows, columns) * 2**-50 * c``; a sum of doubles is no more precise. (Where infinite costs leave only assignments
    that are very far from each row's best, some ten bits fewer may have to do.) Numbers far above ``c``, such as a 1e12 that is meant to forbid,
    cost no precision.
    Of several optima the one that is found may differ from SciPy's.

    Examples
    --------
    >>> import numpy as np
    >>> cost = np.array([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    >>> row_ind, col_ind = koppel.linear_sum_assignment(cost)
    >>> col_ind
    array([1, 0, 2])
    >>> int(cost[row_ind, col_ind].sum())
    5
    """
    costs = _costs(cost_matrix)
    if costs.ndim != 2:
        raise ValueError(f"expected a matrix (2-D array), got a {costs.ndim} array")
    answer = _engine.assign_dense(costs, bool(maximize))
    if isinstance(answer, str):
        if answer == "overflow":
            answer = _engine.assign_dense(costs.astype(np.float64), bool(maximize))
        if answer == "invalid":
            raise ValueError(_INVALID)
        if answer == "infeasible":
            raise ValueError("cost matrix is infeasible")
    pairs: tuple[Array, Array] = answer
    return pairs


_TAKEN = frozenset(np.dtype(code) for code in "bhilqBHILQfd")


def _costs(given: Any) -> Array:
    """As an array that the engine reads; what SciPy refuses is refused as there."""
    if type(given) is np.ndarray and given.dtype in _TAKEN:
        return given if given.flags.aligned else given.copy()
    array = np.asarray(given)
    if array.dtype in _TAKEN and array.flags.aligned:
        return array
    if array.dtype == bool:
        return array.view(np.int8)
    if not isinstance(given, np.ndarray):
        return np.array(given, dtype=np.float64)
    return array.astype(np.float64, casting="safe")


def min_weight_full_bipartite_matching(biadjacency_matrix: Any, maximize: bool = False) -> tuple[Array, Array]:
    """The cheapest matching of all of the smaller side: as :func:`scipy.sparse.csgraph.min_weight_full_bipartite_matching`.

    Parameters
    ----------
    biadjacency_matrix : sparse matrix
        CSR, CSC or COO, shape ``(rows, columns)``. Explicit zeros are no edges, as in SciPy, and warned of. Entries that stand there twice are
        added up.
    maximize : bool, default False

    Returns
    -------
    row_ind, col_ind : numpy.ndarray
        ``min(rows, columns)`` pairs, int64, rows rising.

    Raises
    ------
    TypeError
        The matrix is dense, or of another sparse format.
    ValueError
        There is no full matching; or the matrix holds NaN, or an infinity that does not forbid.
    OverflowError
        Integers so large that a sum could pass 2^62.

    Notes
    -----
    Floats are scaled as :func:`koppel.solve` says; where that is not exact, the matching may miss the optimum by its ``rounding_bound``.

    Examples
    --------
    >>> from scipy.sparse import csr_matrix
    >>> biadjacency = csr_matrix([[3, 3, 6], [4, 3, 5], [10, 1, 8]])
    >>> row_ind, col_ind = koppel.min_weight_full_bipartite_matching(biadjacency)
    >>> col_ind
    array([0, 2, 1])
    >>> int(biadjacency[row_ind, col_ind].sum())
    9
    """
    if getattr(biadjacency_matrix, "format", None) not in ("csr", "csc", "coo"):
        raise TypeError("graph must be in CSC, CSR, or COO format.")
    matrix = biadjacency_matrix.tocsr()
    if matrix.dtype.kind not in "biuf":
        raise ValueError(f"expected a matrix containing numerical entries, got {matrix.dtype}")
    rows, columns = matrix.shape
    if not rows or not columns:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    if not matrix.has_canonical_format:
        matrix = matrix.copy()
        matrix.sum_duplicates()
    matrix = _without_forbidden(matrix, maximize)
    given = Matrix(
        "biadjacency_matrix", "rows", matrix.indptr, matrix.indices, numbers_of("biadjacency_matrix.data", matrix.data),
        Nodes("supply", rows), Nodes("demand", columns),
    )  # fmt: skip
    if matrix.nnz < min(rows, columns):
        raise ValueError("no full matching exists")
    try:
        algorithm = "dense" if rows * columns <= _TINY else ""
        result = solve(given, objective="min_cost_perfect", sense="max" if maximize else "min", algorithm=algorithm)
    except InfeasibleError as fault:
        raise ValueError("no full matching exists") from fault
    return result.supply.copy(), result.demand.copy()


def _without_forbidden(matrix: Any, maximize: bool) -> Any:
    """Without zeros and the infinity that forbids."""
    data = matrix.data
    zeros = data == 0
    if zeros.any():
        warnings.warn("explicit zero weights are removed before matching", stacklevel=3)
    forbidden = zeros | (data == (-math.inf if maximize else math.inf))
    if data.dtype.kind == "f" and not np.isfinite(data[~forbidden]).all():
        raise ValueError(_INVALID)
    if not forbidden.any():
        return matrix
    matrix = matrix.copy()
    matrix.data[forbidden] = 0
    matrix.eliminate_zeros()
    return matrix


def max_weight_matching(G: networkx.Graph, maxcardinality: bool = False, weight: str = "weight") -> set[tuple[Hashable, Hashable]]:
    """A matching of largest weight: as :func:`networkx.max_weight_matching`, for bipartite graphs, many times as fast.

    Parameters
    ----------
    G : networkx.Graph
        Bipartite and undirected. Which side a node is on is found out; the attribute ``bipartite`` is not needed. Self-loops are in no
        matching and are left out of account, as in NetworkX.
    maxcardinality : bool, default False
        Only matchings with as many edges as possible.
    weight : str, default "weight"
        The edge attribute; 1 where it is missing.

    Returns
    -------
    set of (node, node)
        The edges of the matching.

    Raises
    ------
    networkx.NetworkXError
        The graph is not bipartite.
    networkx.NetworkXNotImplemented
        It is directed, or has parallel edges.
    InputError
        A weight is NaN, infinite or not a number.

    Examples
    --------
    >>> import networkx
    >>> G = networkx.Graph()
    >>> G.add_weighted_edges_from([("an", "tent", 5), ("an", "drill", 4), ("bo", "tent", 3)])
    >>> sorted(sorted(pair) for pair in koppel.max_weight_matching(G))
    [['an', 'drill'], ['bo', 'tent']]
    """
    import networkx

    for kind, is_so in (("directed", G.is_directed()), ("multigraph", G.is_multigraph())):
        if is_so:
            raise networkx.NetworkXNotImplemented(f"not implemented for {kind} type")
    loops = list(networkx.selfloop_edges(G))
    if loops:
        G = G.copy()
        G.remove_edges_from(loops)
    colours = networkx.bipartite.color(G)
    sides = [ordered(node for node, colour in colours.items() if colour == side) for side in (1, 0)]
    first, second = ({node: number for number, node in enumerate(side)} for side in sides)
    edges = [(u, v, given) if u in first else (v, u, given) for u, v, given in G.edges(data=weight, default=1)]
    matrix = Matrix(
        "G",
        "entries",
        np.array([first[u] for u, _, _ in edges], dtype=np.int64),
        np.array([second[v] for _, v, _ in edges], dtype=np.int64),
        numbers_of(f"G: attribute {weight!r}", [given for _, _, given in edges] or np.zeros(0)),
        Nodes("supply", len(sides[0]), sides[0]),
        Nodes("demand", len(sides[1]), sides[1]),
    )
    result = solve(matrix, objective="max_cardinality_max_weight" if maxcardinality else "max_weight")
    return {(sides[0][u], sides[1][v]) for u, v in zip(result.supply.tolist(), result.demand.tolist())}
