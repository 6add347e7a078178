"""Bare problems: a bipartite graph with weights and capacities in, a proved matching out."""

from __future__ import annotations

import dataclasses
import time
from typing import Any, Callable, Iterable, Sequence

import numpy as np

from koppel import _engine, _options
from koppel._changes import SolvedMatrix, infeasible
from koppel._matrices import EDGE_COLUMNS, Matrix, Nodes, read_capacity, read_matrix, refused
from koppel.results import Result

__all__ = ["Group", "solve"]

_GENERAL = "max_cardinality_max_weight"
_NO_TIME = 1e-9  # seconds


@dataclasses.dataclass(frozen=True)
class Group:
    """Nodes of one side that together have a range of pairs.

    Groups of one side are laminar: two of them are disjoint, or one holds the other.

    Parameters
    ----------
    side : {"supply", "demand"}
    members : sequence
        Numbers of nodes, or their labels where the problem has labels.
    lower, upper : int
        How many pairs they may have together.
    name : str, optional
        For messages and tables.

    Examples
    --------
    >>> rows = koppel.Group("supply", [0, 1], upper=1, name="one van")
    >>> koppel.solve([[5, 4], [3, 2]], groups=[rows]).objective
    5
    """

    side: str
    members: Sequence[Any]
    lower: int = 0
    upper: int = 2**31 - 1
    name: str = ""


def solve(
    weights: Any,
    *,
    supply_capacity: Any = 1,
    demand_capacity: Any = 1,
    objective: str = _GENERAL,
    sense: str | None = None,
    groups: Iterable[Group] = (),
    shape: tuple[int, int] | None = None,
    columns: Sequence[str] = EDGE_COLUMNS,
    time_limit: float | None = None,
    work_limit: int | None = None,
    threads: int = 1,
    algorithm: str = "",
    progress: Callable[[str, float | None], object] | None = None,
) -> Result:
    """The best matching of a weighted bipartite graph with capacities, and a proof that it is.

    Parameters
    ----------
    weights : sparse matrix, array_like, tuple, pandas.DataFrame or networkx.Graph
        Rows are supply, columns are demand.

        * A ``scipy.sparse`` matrix or array: stored entries are the pairs, explicit zeros too. CSR, CSC and COO are read where they lie,
          other formats are converted. Indices need not be sorted; a pair that stands there twice is refused.
        * A dense matrix, shape ``(supply, demand)``: NaN, or the mask of a masked array, forbids a pair. As lists: a list of lists.
        * ``(supply, demand, weight)``, a tuple of three arrays or lists of equal length; or of two, for weights of 1. See `shape`.
          Tuples within a tuple or a list are refused: they could be the rows of a matrix as well as pairs.
        * A table with a row for each pair, with the columns named by `columns`. What stands in the first two are the nodes' labels.
        * A bipartite :class:`networkx.Graph`, whose nodes have the attribute ``bipartite``: 0 for supply, 1 for demand. A self-loop joins no two
          nodes and is refused.

        Of any integer type, bool, or float16 to float64. An infinite weight is refused, and so is NaN in a sparse matrix.
    supply_capacity, demand_capacity : int, array_like, tuple or mapping, default 1
        How many pairs each node may have: one number, one for each node, a mapping from node to number (1 for the others); or as a
        tuple ``(lower, upper)`` of these, a range that must be kept.
    objective : str, default "max_cardinality_max_weight"
        One of ``koppel list strategies``: ``max_cardinality``, ``max_cardinality_max_weight``, ``max_served_max_weight`` (as many nodes
        of the demand side as possible with at least one pair), ``max_weight``, ``min_cost_perfect``.
    sense : {"max", "min"}, optional
        With ``"min"`` weights are costs: ``max_cardinality_max_weight`` is then the cheapest among the largest matchings. The default is ``"min"``
        for ``min_cost_perfect``, else ``"max"``.
    groups : iterable of Group
        Further ranges, over several nodes of one side.
    shape : (int, int), optional
        Of a problem given as arrays; else as large as the indices ask.
    columns : sequence of str, default ("supply", "demand", "weight")
        Of a table. The third is also the name of a NetworkX graph's edge attribute. Where it is missing, weights are 1.
    time_limit : float, optional
        Seconds, those of reading `weights` included. The best matching so far is returned, with status ``"limit"``; at the least
        the one that a single pass over the pairs finds.
    work_limit : int, optional
        The same in elementary steps, which is repeatable.
    threads : int, default 1
        For parts of the graph that have nothing to do with each other. The answer does not depend on it.
    algorithm : str, default ""
        ``auction``, ``dense``, ``perfect-auction`` or ``network-simplex``, instead of the one that the engine would choose.
    progress : callable, optional
        Called as ``progress(step, share)`` in the calling thread, ten times a second and at least once: `step` is ``"solve"``, `share` lies
        in [0, 1] or is ``None`` where nobody knows. What it raises ends the solve and reaches the caller.

    Returns
    -------
    Result

    Raises
    ------
    InputError
        With everything that is wrong, by argument, position and value.
    InfeasibleError
        The lower bounds cannot be met: with the nodes that prove it.
    OverflowError
        Weights are so large that their sum could pass 2^62.
    TypeError
        An option of a wrong type, by the argument's name.
    KeyboardInterrupt
        Soon after it was asked for. Other Python threads run during the solve.

    Notes
    -----
    The engine reckons in integers. Weights of type float are multiplied by the least power of two that makes all of them integers. Where
    there is none whose sums fit, and all are decimals of at most 15 digits (float32: 6), they are multiplied by the least power of ten: the
    optimum is then that of the decimals as Python prints them, 0.1 being a tenth. Otherwise the largest power of two that cannot overflow
    is taken, and the weights are rounded: then :attr:`Result.status` is ``"optimal"`` only where the duals prove that rounding changed
    nothing, else ``"feasible"``, and :attr:`Result.rounding_bound` says how far from the optimum the matching can be at most.

    Examples
    --------
    >>> import numpy as np
    >>> result = koppel.solve([[7, 2, np.nan], [6, 5, 1]])
    >>> result.status, result.objective
    ('optimal', 12.0)
    >>> result.supply, result.demand
    (array([0, 1]), array([0, 1]))
    >>> result.verify()
    []

    A broker who may help two residents, and one who must help somebody:

    >>> pairs = koppel.solve(([0, 0, 1], [0, 1, 1], [9, 8, 1]), supply_capacity=([0, 1], [2, 1]))
    >>> pairs.objective
    10
    """
    begun = time.monotonic()
    seconds, work = _options.seconds("time_limit", time_limit), 0 if work_limit is None else _options.whole("work_limit", work_limit, 1, _options.MOST_WORK)
    threads = _options.whole("threads", threads, 1, _options.MOST_THREADS)
    algorithm, progress = _options.word("algorithm", algorithm), _options.function("progress", progress)
    strategy = _strategy(_options.word("objective", objective))
    if sense is not None:
        _check_sense(_options.word("sense", sense))
    matrix = read_matrix(weights, shape, columns)
    supply = read_capacity("supply_capacity", supply_capacity, matrix.supply)
    demand = read_capacity("demand_capacity", demand_capacity, matrix.demand)
    given_groups = tuple(_options.listed("groups", groups, "an iterable of koppel.Group"))
    group_rows = [_group_row(number, group, matrix) for number, group in enumerate(given_groups)]
    minimise = sense == "min" if sense else strategy.minimises
    task, faults = _engine.prepare(
        matrix.layout, matrix.shape, matrix.first, matrix.second, matrix.weights, supply, demand, group_rows, strategy.name, minimise, progress
    )  # fmt: skip
    if task is None:
        raise matrix.refuse(faults)
    if seconds:  # what reading took counts; with nothing left, the solver still gives what it begins with
        seconds = max(seconds - (time.monotonic() - begun), _NO_TIME)
    answer = task.solve(seconds, work, threads, algorithm, progress)
    if answer.status == "overflow":
        raise _overflow(matrix, task)
    result = Result(SolvedMatrix(matrix, objective, minimise, given_groups, task), answer, {}, (), task.exact)
    if answer.status == "infeasible":
        raise infeasible(result._solved, answer.certificate())
    return result


def _check_sense(sense: str) -> None:
    if sense not in ("max", "min"):
        raise refused("unknown_word", "sense", f"sense is {sense!r}, not 'max' or 'min'")


def _strategy(name: str) -> _engine.Strategy:
    known = {strategy.name: strategy for strategy in _engine.strategies()}
    if name not in known:
        raise refused("unknown_strategy", "objective", f"objective is {name!r}", "one of " + ", ".join(known))
    return known[name]


def _group_row(number: int, group: Group, matrix: Matrix) -> tuple[bool, list[int], int, int, str]:
    argument = f"groups[{number}]"
    if not isinstance(group, Group):
        raise _options.wrong_type(argument, group, "a koppel.Group")
    if group.side not in ("supply", "demand"):
        raise refused("unknown_word", argument, f"{argument}.side is {group.side!r}, not 'supply' or 'demand'")
    nodes = matrix.supply if group.side == "supply" else matrix.demand
    members = sorted(nodes.number(f"{argument}.members", member) for member in _options.listed(f"{argument}.members", group.members, "an iterable of nodes"))
    if len(set(members)) < len(members):
        raise refused("duplicate_id", argument, f"{argument}.members names a node twice")
    lower, upper = read_capacity(argument, (group.lower, group.upper), Nodes("group", 1))
    return group.side == "supply", members, int(lower[0]), int(upper[0]), _options.word(f"{argument}.name", group.name) or f"group {number}"


def _overflow(matrix: Matrix, task: _engine.Task) -> OverflowError:
    at = int(np.argmax([abs(int(matrix.weights.min())), abs(int(matrix.weights.max()))]))
    entry = int(matrix.weights.argmax() if at else matrix.weights.argmin())
    return OverflowError(
        f"{matrix.place(entry)} is {matrix.weights[entry]}: with {task.most_pairs} pairs a sum could pass 2^62; "
        f"at most {task.largest_weight} fits"
    )
