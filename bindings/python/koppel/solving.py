"""Bare problems: a bipartite graph with weights and capacities in, a proved matching out."""

from __future__ import annotations

import dataclasses
import math
import operator
from typing import TYPE_CHECKING, Any, Callable, Iterable, Mapping, Sequence

import numpy as np

from koppel import _engine
from koppel._matrices import EDGE_COLUMNS, Array, Matrix, Nodes, finding, read_capacity, read_matrix, refused
from koppel.errors import InfeasibleError, InputError

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = ["Duals", "Group", "Result", "Update", "solve"]

_GENERAL = "max_cardinality_max_weight"


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


@dataclasses.dataclass(frozen=True)
class Duals:
    """Prices that prove the optimum: for every pair they add up to at least its weight (``sense="min"``: to at most its cost).

    Attributes
    ----------
    supply, demand : numpy.ndarray
        Shape ``(supply,)`` and ``(demand,)``, float64, in the units of the weights. Of the level *weight* alone: where the number of pairs comes
        first, its own duals (:attr:`Result.certificate`) go before them, and the sum may fall short for pairs that would cost a pair elsewhere.
    groups : numpy.ndarray
        Shape ``(groups,)``; a pair pays those of every group that holds one of its ends.
    """

    supply: Array
    demand: Array
    groups: Array


@dataclasses.dataclass(frozen=True)
class Update:
    """One thing that :meth:`Result.update` changed; kept in :attr:`Result.updates`."""

    what: str
    place: Any
    value: Any = None


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
        * A dense matrix, shape ``(supply, demand)``: NaN, or the mask of a masked array, forbids a pair.
        * ``(supply, demand, weight)``, three arrays of equal length; or two of them, for weights of 1. See `shape`.
        * A table with a row for each pair, with the columns named by `columns`. What stands in the first two are the nodes' labels.
        * A bipartite :class:`networkx.Graph`, whose nodes have the attribute ``bipartite``: 0 for supply, 1 for demand.

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
        Seconds. The best matching so far is returned, with status ``"limit"``.
    work_limit : int, optional
        The same in elementary steps, which is repeatable.
    threads : int, default 1
        For parts of the graph that have nothing to do with each other. The answer does not depend on it.
    algorithm : str, default ""
        ``auction``, ``dense``, ``perfect-auction`` or ``network-simplex``, instead of the one that the engine would choose.
    progress : callable, optional
        Called now and then as ``progress(step, share)``; the share lies in [0, 1], or is ``None``. What it raises ends the solve.

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
    KeyboardInterrupt
        Soon after it was asked for. Other Python threads run during the solve.

    Notes
    -----
    The engine reckons in integers. Weights of type float are multiplied by the least power of two that makes all of them integers. Where
    there is none whose sums fit, the largest that cannot overflow is taken, and the weights are rounded: then
    :attr:`Result.status` is ``"feasible"``, and :attr:`Result.rounding_bound` says how far from the optimum the matching can be at most.

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
    matrix = read_matrix(weights, shape, columns)
    minimise = _sense(sense or ("min" if objective == "min_cost_perfect" else "max"))
    supply = read_capacity("supply_capacity", supply_capacity, matrix.supply)
    demand = read_capacity("demand_capacity", demand_capacity, matrix.demand)
    given_groups = tuple(groups)
    task, faults = _engine.prepare(
        matrix.layout, matrix.shape, matrix.first, matrix.second, matrix.weights, supply, demand,
        [_group_row(number, group, matrix) for number, group in enumerate(given_groups)],
        _objective(objective), minimise,
    )  # fmt: skip
    if task is None:
        raise matrix.refuse(faults)
    limits = _number("time_limit", time_limit), int(_number("work_limit", work_limit))
    if threads < 1:
        raise refused("negative_number", "threads", f"threads is {threads}")
    answer = task.solve(*limits, int(threads), algorithm, progress)
    if answer.status == "overflow":
        raise _overflow(matrix, task)
    result = Result(_Solved(matrix, objective, minimise, given_groups, task), answer, {}, (), task.exact)
    if answer.status == "infeasible":
        raise _infeasible(result._solved, answer.certificate())
    return result


def _sense(sense: str) -> bool:
    if sense not in ("max", "min"):
        raise refused("unknown_word", "sense", f"sense is {sense!r}, not 'max' or 'min'")
    return sense == "min"


def _objective(name: str) -> str:
    known = [strategy for strategy, _ in _engine.strategies()]
    if name not in known:
        raise refused("unknown_strategy", "objective", f"objective is {name!r}", "one of " + ", ".join(known))
    return name


def _number(argument: str, given: float | None) -> float:
    if given is None:
        return 0.0
    if not given > 0:
        raise refused("not_positive", argument, f"{argument} is {given}, not above 0")
    return float(given)


def _group_row(number: int, group: Group, matrix: Matrix) -> tuple[bool, list[int], int, int, str]:
    argument = f"groups[{number}]"
    if group.side not in ("supply", "demand"):
        raise refused("unknown_word", argument, f"{argument}.side is {group.side!r}, not 'supply' or 'demand'")
    nodes = matrix.supply if group.side == "supply" else matrix.demand
    members = sorted(nodes.number(f"{argument}.members", member) for member in group.members)
    if len(set(members)) < len(members):
        raise refused("duplicate_id", argument, f"{argument}.members names a node twice")
    lower, upper = read_capacity(argument, (group.lower, group.upper), Nodes("group", 1))
    return group.side == "supply", members, int(lower[0]), int(upper[0]), group.name or f"group {number}"


def _overflow(matrix: Matrix, task: _engine.Task) -> OverflowError:
    at = int(np.argmax([abs(int(matrix.weights.min())), abs(int(matrix.weights.max()))]))
    entry = int(matrix.weights.argmax() if at else matrix.weights.argmin())
    return OverflowError(
        f"{matrix.place(entry)} is {matrix.weights[entry]}: with {task.most_pairs} pairs a sum could pass 2^62; "
        f"at most {task.largest_weight} fits"
    )


def _infeasible(solved: _Solved, certificate: Mapping[str, Any] | None) -> InfeasibleError:
    violated: dict[str, dict[Any, int]] = {"supply": {}, "demand": {}, "groups": {}}
    if certificate is not None:
        labels: dict[str, Callable[[int], Any]] = {
            "supply": solved.matrix.supply.label,
            "demand": solved.matrix.demand.label,
            "groups": solved.group_name,
        }
        for side, numbers in violated.items():
            column = certificate[side][:, 0]
            numbers.update({labels[side](int(at)): int(column[at]) for at in np.flatnonzero(column)})
    told = "; ".join(f"{side} {', '.join(map(repr, list(nodes)[:10]))}" for side, nodes in violated.items() if nodes)
    return InfeasibleError(f"the lower bounds cannot be met: {told}", violated)


@dataclasses.dataclass(frozen=True)
class _Solved:
    """What all versions of one solved problem share."""

    matrix: Matrix
    objective: str
    minimise: bool
    groups: tuple[Group, ...]
    task: _engine.Task

    def group_name(self, number: int) -> str:
        return self.groups[number].name or f"group {number}"

    @property
    def has_weights(self) -> bool:
        return self.objective != "max_cardinality"


class Result:
    """A matching, what it is worth, and the proof. It does not change: :meth:`update` makes another.

    Examples
    --------
    >>> result = koppel.solve([[3, 1], [2, 2]], sense="min")
    >>> list(zip(result.supply, result.demand, result.weights))
    [(0, 1, 1), (1, 0, 2)]
    >>> len(result)
    2
    """

    __slots__ = ("_answer", "_arrays", "_exact", "_overrides", "_solved", "updates")

    _answer: _engine.Answer
    _arrays: tuple[Array, Array, Array]
    _exact: bool
    _overrides: dict[tuple[int, int], Any]
    _solved: _Solved
    updates: tuple[Update, ...]

    def __init__(self, solved: _Solved, answer: _engine.Answer, overrides: Mapping[tuple[int, int], Any], updates: tuple[Update, ...], exact: bool) -> None:
        supply, demand, entry = answer.pairs()
        values = {
            "_solved": solved,
            "_answer": answer,
            "_overrides": dict(overrides),
            "updates": updates,
            "_exact": exact,
            "_arrays": (supply, demand, _weights_of(solved.matrix.weights, overrides, supply, demand, entry)),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Result does not change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Result does not change: {name}")

    def __len__(self) -> int:
        return len(self.supply)

    def __repr__(self) -> str:
        return f"<koppel.Result {self.status}: {len(self)} pairs, {self._solved.objective} {self.objective}>"

    # ---- the matching ----------------------------------------------------------------------------------------------------------

    @property
    def supply(self) -> Array:
        """Numbers of the supply side of each pair, int64, rising; read-only."""
        return self._arrays[0]

    @property
    def demand(self) -> Array:
        """Numbers of the demand side of each pair, int64, in step with :attr:`supply`."""
        return self._arrays[1]

    @property
    def weights(self) -> Array:
        """The weight of each pair, as it was given."""
        return self._arrays[2]

    @property
    def supply_labels(self) -> Sequence[Any]:
        """What the nodes of the supply side are called, by number."""
        nodes = self._solved.matrix.supply
        return range(nodes.size) if nodes.labels is None else list(nodes.labels)

    @property
    def demand_labels(self) -> Sequence[Any]:
        """What the nodes of the demand side are called, by number."""
        nodes = self._solved.matrix.demand
        return range(nodes.size) if nodes.labels is None else list(nodes.labels)

    def to_frame(self) -> pandas.DataFrame:
        """A table with a row for each pair: ``supply``, ``demand`` (labels where there are any) and ``weight``."""
        import pandas

        matrix = self._solved.matrix
        return pandas.DataFrame(
            {
                "supply": [matrix.supply.label(at) for at in self.supply] if matrix.supply.labels is not None else self.supply,
                "demand": [matrix.demand.label(at) for at in self.demand] if matrix.demand.labels is not None else self.demand,
                "weight": self.weights,
            }
        )

    def to_networkx(self) -> networkx.Graph:
        """The matching as a graph of all nodes; without labels they are ``("supply", 0)`` and so on.

        Nodes have the attribute ``bipartite`` (0: supply, 1: demand), edges the attribute ``weight``.
        """
        import networkx

        matrix = self._solved.matrix
        graph = networkx.Graph()
        for number, nodes in enumerate((matrix.supply, matrix.demand)):
            graph.add_nodes_from((_graph_node(nodes, at) for at in range(nodes.size)), bipartite=number)
        for supply, demand, weight in zip(*self._arrays):
            graph.add_edge(_graph_node(matrix.supply, supply), _graph_node(matrix.demand, demand), weight=weight.item())
        return graph

    # ---- what it is worth ------------------------------------------------------------------------------------------------------

    @property
    def status(self) -> str:
        """``optimal`` (proved), ``feasible`` (proved for rounded weights: see :attr:`rounding_bound`) or ``limit`` (stopped)."""
        status = self._answer.status
        return "feasible" if status == "optimal" and not self._exact and self._solved.has_weights else status

    @property
    def objective(self) -> Any:
        """The sum of the pairs' weights, in their own units; for ``max_cardinality`` the number of pairs. An int where weights are integers."""
        if not self._solved.has_weights:
            return len(self)
        return _total(self.weights)

    @property
    def levels(self) -> dict[str, tuple[int, int]]:
        """For each level of the objective, most important first: its value and its proved bound, as the engine reckons them.

        Weights are multiplied by ``2 ** scale_exponent``, and negative where costs are minimised.
        """
        return {name: (value, bound) for name, value, bound in self._answer.levels()}

    @property
    def scale_exponent(self) -> int:
        """The engine reckons with the weights × 2^this; 0 for integers."""
        return self._solved.task.exponent

    @property
    def rounding_bound(self) -> float:
        """How much the optimum can be better at most, because weights were rounded; 0.0 where they were not.

        In the units of the weights. Each was moved by at most ``2 ** -(scale_exponent + 1)``.
        """
        if self._exact or not self._solved.has_weights:
            return 0.0
        return math.nextafter(math.ldexp(self._solved.task.most_pairs, -self.scale_exponent), math.inf)

    # ---- the proof -------------------------------------------------------------------------------------------------------------

    @property
    def duals(self) -> Duals | None:
        """Prices of the level *weight* in the units of the weights; ``None`` where there is no such level or no proof."""
        certificate = self.certificate or {"levels": []}
        if "weight" not in certificate["levels"]:
            return None
        level = certificate["levels"].index("weight")
        unit = (-1.0 if self._solved.minimise else 1.0) / certificate["denominators"][level]

        def prices(side: str) -> Array:
            scaled: Array = np.ldexp(certificate[side][:, level].astype(np.float64) * unit, -self.scale_exponent) + 0.0
            scaled.setflags(write=False)
            return scaled

        return Duals(prices("supply"), prices("demand"), prices("groups"))

    @property
    def certificate(self) -> dict[str, Any] | None:
        """The proof as the engine has it, in integers: ``data/schema/certificate.md`` says how a stranger checks it.

        A dict with ``kind``, ``levels``, ``denominators``, and int64 arrays of shape ``(nodes, levels)`` for ``supply``, ``demand`` and
        ``groups``.
        """
        certificate = self._answer.certificate()
        return certificate if certificate is None else dict(certificate)

    def verify(self) -> list[tuple[str, str]]:
        """Checks matching, values and certificate anew, with code that the solver knows nothing of.

        Returns
        -------
        list of (str, str)
            Every fault, as a code and what it is about; empty where all is proved. Rows are *requests* there, columns *offers* (for
            ``max_served_max_weight`` the other way round).
        """
        return self._answer.verify()

    # ---- changes ---------------------------------------------------------------------------------------------------------------

    def update(
        self,
        *,
        supply_capacity: Mapping[Any, Any] | None = None,
        demand_capacity: Mapping[Any, Any] | None = None,
        weights: Mapping[tuple[Any, Any], Any] | None = None,
        forbid: Iterable[tuple[Any, Any]] = (),
        allow: Iterable[tuple[Any, Any]] = (),
        pin: Iterable[tuple[Any, Any]] = (),
        unpin: Iterable[tuple[Any, Any]] = (),
        progress: Callable[[str, float | None], object] | None = None,
    ) -> Result:
        """The optimum after some changes, with its proof; few pairs move, and nothing is solved again where that can be helped.

        Parameters
        ----------
        supply_capacity, demand_capacity : mapping, optional
            From node to its new capacity, or ``(lower, upper)``.
        weights : mapping, optional
            From ``(supply, demand)`` to the pair's new weight. A pair that was not there, or forbidden, may be used from then on.
        forbid, allow, pin, unpin : iterable of (supply, demand)
            ``forbid``: as if there were no such pair. ``pin``: must be in the matching. The other two take that back.
        progress : callable, optional
            As in :func:`koppel.solve`.

        Returns
        -------
        Result
            Another one; this one stays as it is, and may be updated again, in another way.

        Raises
        ------
        InputError, OverflowError
            As :func:`koppel.solve`.
        InfeasibleError
            No matching keeps all of this.

        Examples
        --------
        >>> result = koppel.solve([[5, 4], [3, 1]], objective="max_weight")
        >>> result.objective, result.update(supply_capacity={0: 2}).objective
        (7, 9)
        >>> result.update(forbid=[(0, 1)]).objective
        6
        """
        changes = _Changes(self._solved)
        changes.add_pairs("unpin", unpin)
        changes.add_pairs("allow", allow)
        changes.add_weights(weights or {})
        changes.add_pairs("forbid", forbid)
        changes.add_capacities("supply", supply_capacity or {})
        changes.add_capacities("demand", demand_capacity or {})
        changes.add_pairs("pin", pin)
        answer, violated = self._answer.update(changes.rows, progress)
        if isinstance(violated, tuple):
            pair = tuple(nodes.label(at) for nodes, at in zip((self._solved.matrix.supply, self._solved.matrix.demand), violated))
            raise refused("unknown_pair", "update", f"update: {pair!r} is no pair of this problem", "weights= adds a pair")
        if answer is None:
            raise _infeasible(self._solved, violated)
        overrides = {**self._overrides, **changes.overrides}
        return Result(self._solved, answer, overrides, self.updates + tuple(changes.updates), self._exact and changes.exact)


def _graph_node(nodes: Nodes, number: Any) -> Any:
    return (nodes.name, int(number)) if nodes.labels is None else nodes.label(number)


def _total(weights: Array) -> Any:
    if weights.dtype.kind == "f":
        return math.fsum(weights)
    small = len(weights) * max(abs(int(weights.max(initial=0))), abs(int(weights.min(initial=0)))) < 2**62
    return int(weights.sum(dtype=np.int64)) if small else sum(map(int, weights))


def _weights_of(given: Array, overrides: Mapping[tuple[int, int], Any], supply: Array, demand: Array, entry: Array) -> Array:
    weights = given[entry] if not overrides else _overridden(given, overrides, supply, demand, entry)
    weights.setflags(write=False)
    return weights


def _overridden(given: Array, overrides: Mapping[tuple[int, int], Any], supply: Array, demand: Array, entry: Array) -> Array:
    values = [
        overrides.get((first, second), given[at] if at >= 0 else None) for first, second, at in zip(supply.tolist(), demand.tolist(), entry.tolist())
    ]
    return np.array(values, dtype=np.result_type(given.dtype, *{type(value) for value in overrides.values()}))


class _Changes:
    """What :meth:`Result.update` was asked, as the engine's rows."""

    def __init__(self, solved: _Solved) -> None:
        self._solved = solved
        self.rows: list[tuple[str, int, int, int, int, Any]] = []
        self.updates: list[Update] = []
        self.overrides: dict[tuple[int, int], Any] = {}
        self.exact = True

    def add_pairs(self, kind: str, pairs: Iterable[tuple[Any, Any]]) -> None:
        for pair in pairs:
            supply, demand = self._ends(kind, pair)
            self.rows.append((kind, supply, demand, 0, 0, None))
            self.updates.append(Update(kind, pair))

    def add_weights(self, weights: Mapping[tuple[Any, Any], Any]) -> None:
        if weights and not self._solved.has_weights:
            raise refused("no_weights", "weights", "objective max_cardinality does not look at weights")
        for pair, given in weights.items():
            supply, demand = self._ends("weights", pair)
            value = self._weight(f"weights[{pair!r}]", given)
            try:
                self.exact &= self._solved.task.is_exact(value)
            except OverflowError:
                raise OverflowError(f"weights[{pair!r}] is {given}: too large for this problem") from None
            self.rows.append(("weight", supply, demand, 0, 0, value))
            self.overrides[supply, demand] = value
            self.updates.append(Update("weight", pair, given))

    def add_capacities(self, side: str, capacities: Mapping[Any, Any]) -> None:
        argument = f"{side}_capacity"
        if capacities and self._solved.objective == "min_cost_perfect":
            raise refused("fixed_capacity", argument, "min_cost_perfect fills all places: solve again with other capacities")
        nodes = self._solved.matrix.supply if side == "supply" else self._solved.matrix.demand
        for label, given in capacities.items():
            number = nodes.number(argument, label)
            lower, upper = (int(bound[0]) for bound in read_capacity(f"{argument}[{label!r}]", given, Nodes(side, 1)))
            self.rows.append((side, number, number, lower, upper, None))
            self.updates.append(Update(argument, label, given))

    def _ends(self, argument: str, pair: Any) -> tuple[int, int]:
        matrix = self._solved.matrix
        try:
            supply, demand = pair
        except (TypeError, ValueError):
            raise refused("wrong_shape", argument, f"{argument}: {pair!r} is not (supply, demand)") from None
        return matrix.supply.number(argument, supply), matrix.demand.number(argument, demand)

    @staticmethod
    def _weight(place: str, given: Any) -> Any:
        try:
            return operator.index(given)
        except TypeError:
            pass
        try:
            number = float(given)
        except (TypeError, ValueError):
            raise refused("wrong_type", place, f"{place} is {given!r}, not a number") from None
        if not math.isfinite(number):
            raise InputError([finding("not_a_number" if math.isnan(number) else "infinite", place, f"{place} is {number}", "forbid= forbids a pair")])
        return number
