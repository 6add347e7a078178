"""What a solved problem is about, and what may be asked of it afterwards, as the engine's rows."""

from __future__ import annotations

import dataclasses
import math
import operator
from typing import TYPE_CHECKING, Any, Callable, Iterable, Mapping

import numpy as np

from koppel import _engine, _options
from koppel._matrices import Matrix, Nodes, finding, read_capacity, refused
from koppel.errors import InfeasibleError, InputError

if TYPE_CHECKING:
    from koppel.solving import Group


@dataclasses.dataclass(frozen=True)
class Update:
    """One thing that :meth:`Result.update` changed; kept in :attr:`Result.updates`."""

    what: str
    place: Any
    value: Any = None


@dataclasses.dataclass(frozen=True)
class SolvedMatrix:
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
        return self.task.has_weights


def infeasible(solved: SolvedMatrix, certificate: Mapping[str, Any] | None) -> InfeasibleError:
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


class Changes:
    """What :meth:`Result.update` was asked, as the engine's rows."""

    def __init__(self, solved: SolvedMatrix) -> None:
        self._solved = solved
        self.rows: list[tuple[str, int, int, int, int, Any]] = []
        self.updates: list[Update] = []
        self.overrides: dict[tuple[int, int], Any] = {}
        self.exact = True

    def add_pairs(self, kind: str, pairs: Iterable[tuple[Any, Any]]) -> None:
        for pair in _options.listed(kind, pairs, "an iterable of (supply, demand)"):
            supply, demand = self._ends(kind, pair)
            self.rows.append((kind, supply, demand, 0, 0, None))
            self.updates.append(Update(kind, pair))

    def add_weights(self, given_weights: Mapping[tuple[Any, Any], Any] | None) -> None:
        weights = _options.mapping("weights", given_weights)
        if len(weights) and not self._solved.has_weights:
            raise refused("no_weights", "weights", f"objective {self._solved.objective} does not look at weights")
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

    def add_capacities(self, side: str, given_capacities: Mapping[Any, Any] | None) -> None:
        argument = f"{side}_capacity"
        capacities = _options.mapping(argument, given_capacities)
        if len(capacities) and self._solved.task.has_fixed_ranges:
            raise refused("fixed_capacity", argument, f"{self._solved.objective} fills all places: solve again with other capacities")
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
