"""The answer to a bare problem: a matching, its worth, its proof, and what changes make of it."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Any, Callable, Iterable, Mapping, Sequence

import numpy as np

from koppel import _engine, _options
from koppel._changes import Changes, SolvedMatrix, Update, infeasible
from koppel._matrices import Array, Nodes, refused

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = ["Duals", "Result", "Update"]


@dataclasses.dataclass(frozen=True, eq=False)
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

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Duals):
            return NotImplemented
        return all(np.array_equal(getattr(self, side), getattr(other, side)) for side in ("supply", "demand", "groups"))

    __hash__ = None  # type: ignore[assignment]


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

    __slots__ = ("_answer", "_arrays", "_exact", "_outlives", "_overrides", "_solved", "updates")

    _answer: _engine.Answer
    _arrays: tuple[Array, Array, Array]
    _exact: bool
    _outlives: bool | None
    _overrides: dict[tuple[int, int], Any]
    _solved: SolvedMatrix
    updates: tuple[Update, ...]

    def __init__(self, solved: SolvedMatrix, answer: _engine.Answer, overrides: Mapping[tuple[int, int], Any], updates: tuple[Update, ...], exact: bool) -> None:
        supply, demand, entry = answer.pairs()
        values = {
            "_solved": solved,
            "_answer": answer,
            "_overrides": dict(overrides),
            "updates": updates,
            "_exact": exact,
            "_outlives": None,
            "_arrays": (supply, demand, _weights_of(solved.matrix.weights, overrides, supply, demand, entry)),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Result does not change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Result does not change: {name}")

    def __copy__(self) -> Result:
        return self

    def __deepcopy__(self, memo: object) -> Result:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Result, (self._solved, self._answer, self._overrides, self.updates, self._exact)

    def _stated(self) -> tuple[Any, ...]:
        """What two equal results state alike, but for the arrays."""
        solved = self._solved
        nodes = tuple((side.size, None if side.labels is None else tuple(side.labels)) for side in (solved.matrix.supply, solved.matrix.demand))
        scale = self.scale_base, self.scale_exponent
        return solved.objective, solved.minimise, self.status, tuple(self.levels.items()), scale, self.rounding_bound, nodes, self.updates

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        if self is other:
            return True
        same_pairs = all(one.dtype == two.dtype and np.array_equal(one, two) for one, two in zip(self._arrays, other._arrays))
        return same_pairs and self._stated() == other._stated() and _same_proof(self.certificate, other.certificate)

    def __hash__(self) -> int:
        return hash((self._solved.objective, self._arrays[0].tobytes(), self._arrays[1].tobytes()))

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
        """``optimal`` (proved), ``feasible`` (proved for rounded weights only: see :attr:`rounding_bound`) or ``limit`` (stopped).

        Where weights were rounded it is ``optimal`` all the same when the duals prove that no other matching is so near that
        rounding could have hidden it.
        """
        status = self._answer.status
        return "feasible" if status == "optimal" and self._is_rounded else status

    @property
    def _is_rounded(self) -> bool:
        """Weights were rounded, and that may have cost the optimum."""
        if self._exact or not self._solved.has_weights:
            return False
        if self._outlives is None:
            object.__setattr__(self, "_outlives", self._answer.outlives_rounding())
        return not self._outlives

    @property
    def objective(self) -> Any:
        """The sum of the pairs' weights, in their own units; for ``max_cardinality`` the number of pairs. An int where weights are integers."""
        if not self._solved.has_weights:
            return len(self)
        return _total(self.weights)

    @property
    def levels(self) -> dict[str, tuple[int, int]]:
        """For each level of the objective, most important first: its value and its proved bound, as the engine reckons them.

        Weights are multiplied by ``scale_base ** scale_exponent``, and negative where costs are minimised.
        """
        return {name: (value, bound) for name, value, bound in self._answer.levels()}

    @property
    def scale_base(self) -> int:
        """2, or 10 where the weights are reckoned with as decimals: see :attr:`scale_exponent`."""
        return self._solved.task.scale[0]

    @property
    def scale_exponent(self) -> int:
        """The engine reckons with the weights × :attr:`scale_base` to this power; 0 for integers."""
        return self._solved.task.scale[1]

    @property
    def rounding_bound(self) -> float:
        """How much the optimum can be better at most, because weights were rounded; 0.0 where they were not.

        In the units of the weights. Each was moved by at most half of ``scale_base ** -scale_exponent``. 0.0 also where the duals prove the
        optimum in spite of that.
        """
        if not self._is_rounded:
            return 0.0
        return math.nextafter(float(_in_units(self._answer.most_pairs(), self._solved.task)), math.inf)

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
            scaled: Array = _in_units(certificate[side][:, level].astype(np.float64) * unit, self._solved.task) + 0.0
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
        """Checks matching, values, certificate and what the objective's name promises anew, with code that the solver knows nothing of.

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
        progress = _options.function("progress", progress)
        changes = Changes(self._solved)
        changes.add_pairs("unpin", unpin)
        changes.add_pairs("allow", allow)
        changes.add_weights(weights)
        changes.add_pairs("forbid", forbid)
        changes.add_capacities("supply", supply_capacity)
        changes.add_capacities("demand", demand_capacity)
        changes.add_pairs("pin", pin)
        answer, violated = self._answer.update(changes.rows, progress)
        if isinstance(violated, tuple):
            pair = tuple(nodes.label(at) for nodes, at in zip((self._solved.matrix.supply, self._solved.matrix.demand), violated))
            raise refused("unknown_pair", "update", f"update: {pair!r} is no pair of this problem", "weights= adds a pair")
        if answer is None:
            raise infeasible(self._solved, violated)
        overrides = {**self._overrides, **changes.overrides}
        return Result(self._solved, answer, overrides, self.updates + tuple(changes.updates), self._exact and changes.exact)


def _in_units(scaled: Any, task: _engine.Task) -> Any:
    """From the engine's integers to the units of the weights."""
    base, exponent = task.scale
    return scaled / 10.0**exponent if base == 10 else np.ldexp(scaled, -exponent)


def _same_proof(one: Mapping[str, Any] | None, two: Mapping[str, Any] | None) -> bool:
    if one is None or two is None:
        return one is two
    return one.keys() == two.keys() and all(np.array_equal(one[part], two[part]) for part in one)


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
