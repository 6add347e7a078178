"""Every way to hand over a bipartite problem, as the same few arrays. What a number means is the engine's business."""

from __future__ import annotations

import dataclasses
from typing import Any, Hashable, Iterable, Mapping, Sequence, Tuple, Union

import numpy as np
import numpy.typing

from koppel.errors import Finding, InputError

Array = numpy.typing.NDArray[Any]

# Columns of an edge list, in this order.
EDGE_COLUMNS = ("supply", "demand", "weight")

_MOST_EDGES = 2**32 - 2
_MOST_NODES = 2**31 - 1
_MOST_FAULTS = 1000
_LARGEST_CAPACITY = 2**31 - 1

Place = Union[int, Hashable]
Pair = Tuple[Any, Any]


@dataclasses.dataclass(frozen=True)
class Nodes:
    """One side: how many nodes, and what they are called (``None``: by their number)."""

    name: str
    size: int
    labels: Sequence[Any] | None = None

    def label(self, number: int) -> Any:
        return int(number) if self.labels is None else self.labels[number]

    def number(self, argument: str, label: Any) -> int:
        """The number of a node, by its label."""
        if self.labels is not None:
            found = self._number_by_label.get(label)
            if found is None:
                raise refused("unknown_node", argument, f"{label!r} is no node of the {self.name} side")
            return found
        if isinstance(label, (bool, np.bool_)) or not isinstance(label, (int, np.integer)):
            raise refused("unknown_node", argument, f"{label!r} is no number of a node of the {self.name} side")
        if not 0 <= label < self.size:
            raise refused("unknown_node", argument, f"{label} is not in 0..{self.size - 1}, the {self.name} side")
        return int(label)

    @property
    def _number_by_label(self) -> dict[Any, int]:
        cached = self.__dict__.get("_numbered")
        if cached is None:
            cached = {label: number for number, label in enumerate(self.labels or ())}
            object.__setattr__(self, "_numbered", cached)
        return cached


@dataclasses.dataclass(frozen=True)
class Matrix:
    """Rows are supply, columns are demand. ``first`` and ``second``: pointers and indices, or the two ends of each entry."""

    argument: str
    layout: str  # "rows", "columns", "entries"
    first: Array
    second: Array
    weights: Array
    supply: Nodes
    demand: Nodes
    rows: Sequence[Any] | None = None  # what the caller's table calls the row of each entry

    @property
    def shape(self) -> tuple[int, int]:
        return self.supply.size, self.demand.size

    def ends(self, entry: int) -> tuple[int, int]:
        """The supply and demand number of an entry."""
        if self.layout == "entries":
            return int(self.first[entry]), int(self.second[entry])
        major = int(np.searchsorted(self.first, entry, side="right")) - 1
        minor = int(self.second[entry])
        return (major, minor) if self.layout == "rows" else (minor, major)

    def place(self, entry: int) -> str:
        """Where an entry stands, for messages: ``weights[2, 5]``."""
        supply, demand = self.ends(entry)
        if 0 <= supply < self.supply.size and 0 <= demand < self.demand.size:
            return f"{self.argument}[{self.supply.label(supply)!r}, {self.demand.label(demand)!r}]"
        return f"{self.argument}: entry {entry}"

    def refuse(self, faults: Iterable[tuple[str, int, int]]) -> InputError:
        return InputError([self._finding(*fault) for fault in faults])

    def _finding(self, code: str, entry: int, other: int) -> Finding:
        supply, demand = self.ends(entry)
        hints = {
            "duplicate_pair": "add the weights up, or keep one of them",
            "not_a_number": "in a dense matrix NaN forbids a pair; in a sparse one, leave the pair out",
            "infinite": "leave the pair out to forbid it",
        }
        at = f"entry {entry}" if self.rows is None else f"row {self.rows[entry]!r}"
        both = f"entries {other} and {entry}" + ("" if self.rows is None else f", rows {self.rows[other]!r} and {self.rows[entry]!r}")
        messages = {
            "duplicate_pair": f"{self.place(entry)} stands there twice: {both}",
            "not_a_number": f"{self.place(entry)} is NaN ({at})",
            "infinite": f"{self.place(entry)} is {self.weights[entry]} ({at})",
            "too_large": f"{self.place(entry)} is {self.weights[entry]}: larger than 2^63 - 1",
            "supply_out_of_range": f"{self.argument}: entry {entry} is in row {supply}, of {self.supply.size} rows",
            "demand_out_of_range": f"{self.argument}: entry {entry} is in column {demand}, of {self.demand.size} columns",
        }
        found = finding(code, self.argument, messages[code], hints.get(code, ""))
        return found if self.rows is None else dataclasses.replace(found, row=self.rows[entry])


def finding(code: str, argument: str, message: str, hint: str = "") -> Finding:
    return Finding("error", code, "", 0, 0, argument, message, hint)


def refused(code: str, argument: str, message: str, hint: str = "") -> InputError:
    return InputError([finding(code, argument, message, hint)])


# ---- what may be handed over -------------------------------------------------------------------------------------------------


def read_matrix(weights: Any, shape: tuple[int, int] | None, columns: Sequence[str]) -> Matrix:
    """Whatever :func:`koppel.solve` takes."""
    _check_form(shape, columns)
    if isinstance(weights, Matrix):
        return weights
    if _is_sparse(weights):
        return _read_sparse(weights)
    if _is_networkx(weights):
        return _read_networkx(weights, columns[2])
    if hasattr(weights, "columns") and hasattr(weights, "iloc"):
        return _read_frame(weights, columns)
    _refuse_ambiguous(weights)
    if isinstance(weights, tuple):
        return _read_entries(weights, shape)
    return _read_dense(weights)


def _check_form(shape: Any, columns: Any) -> None:
    """Also where the kind of weights does not need them, so that a mistake is told."""
    if shape is not None:
        _shape(shape)
    if not hasattr(columns, "__len__") or isinstance(columns, Mapping) or len(columns) != 3:
        raise refused("wrong_shape", "columns", f"columns: {columns!r} is not (supply, demand, weight)")


def _refuse_ambiguous(weights: Any) -> None:
    """Tuples within a tuple or a list: a matrix by its rows, arrays side by side, or a list of pairs? Each has a spelling of its own."""
    if not isinstance(weights, (tuple, list)) or not any(isinstance(part, tuple) for part in weights):
        return
    outer = type(weights).__name__
    raise refused(
        "ambiguous_weights",
        "weights",
        f"weights: a {outer} of tuples may be a matrix or a list of pairs",
        "a matrix is a list of lists, or numpy.array(weights); pairs are a tuple of lists or arrays: ([supply…], [demand…], [weight…])",
    )


def _is_sparse(thing: Any) -> bool:
    return type(thing).__module__.startswith("scipy.sparse") or (hasattr(thing, "tocoo") and hasattr(thing, "nnz"))


def _is_networkx(thing: Any) -> bool:
    return hasattr(thing, "is_multigraph") and hasattr(thing, "adj")


def _read_sparse(weights: Any) -> Matrix:
    form = getattr(weights, "format", None)
    if form not in ("csr", "csc", "coo"):
        weights = weights.tocoo()
        form = "coo"
    supply, demand = (Nodes("supply", int(weights.shape[0])), Nodes("demand", int(weights.shape[1])))
    numbers = numbers_of("weights.data", weights.data)
    if form == "coo":
        first, second = _indices("weights.row", weights.row), _indices("weights.col", weights.col)
        _check_lengths("weights", {"row": first, "col": second, "data": numbers})
        return _checked(Matrix("weights", "entries", first, second, numbers, supply, demand))
    first, second = _indices("weights.indptr", weights.indptr), _indices("weights.indices", weights.indices)
    majors = supply.size if form == "csr" else demand.size
    _check_pointers(first, majors, len(second), len(numbers))
    numbers, second = numbers[: first[-1]], second[: first[-1]]
    return _checked(Matrix("weights", "rows" if form == "csr" else "columns", first, second, numbers, supply, demand))


def _check_pointers(pointers: Array, majors: int, indices: int, numbers: int) -> None:
    if len(pointers) != majors + 1:
        raise refused("wrong_shape", "weights.indptr", f"weights.indptr has {len(pointers)} entries, not {majors + 1}")
    if pointers[0] != 0:
        raise refused("wrong_pointers", "weights.indptr", f"weights.indptr[0] is {pointers[0]}, not 0")
    falls = np.flatnonzero(pointers[1:] < pointers[:-1])
    if len(falls):
        at = int(falls[0]) + 1
        raise refused("wrong_pointers", "weights.indptr", f"weights.indptr[{at}] is {pointers[at]}, below {pointers[at - 1]}")
    if pointers[-1] > min(indices, numbers):
        raise refused(
            "wrong_pointers", "weights.indptr", f"weights.indptr[{majors}] is {pointers[-1]}, of {min(indices, numbers)} entries"
        )


def _read_dense(weights: Any) -> Matrix:
    mask: Array | None = np.ma.getmaskarray(weights) if isinstance(weights, np.ma.MaskedArray) else None  # type: ignore[no-untyped-call]
    try:
        array = np.asarray(weights)
    except ValueError as fault:
        raise refused("wrong_shape", "weights", f"weights: {fault}") from None
    if array.ndim != 2:
        raise refused("wrong_shape", "weights", f"weights: {array.ndim} dimensions, not 2", "shape (supply, demand)")
    supply, demand = Nodes("supply", array.shape[0]), Nodes("demand", array.shape[1])
    flat = numbers_of("weights", array.reshape(-1))
    there = ~mask.reshape(-1) if mask is not None else None
    if flat.dtype.kind == "f":
        numbers_there = ~np.isnan(flat)
        there = numbers_there if there is None else there & numbers_there
    if there is None or there.all():
        pointers = np.arange(supply.size + 1, dtype=np.int64) * demand.size
        second = np.tile(np.arange(demand.size, dtype=np.int32), supply.size)
        return _checked(Matrix("weights", "rows", pointers, second, flat, supply, demand))
    counts = there.reshape(array.shape).sum(axis=1)
    pointers = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    second = (np.flatnonzero(there) % max(1, demand.size)).astype(np.int32)
    return _checked(Matrix("weights", "rows", pointers, second, flat[there], supply, demand))


def _read_entries(arrays: tuple[Any, ...], shape: tuple[int, int] | None) -> Matrix:
    if len(arrays) not in (2, 3):
        raise refused("wrong_shape", "weights", f"weights: a tuple of {len(arrays)}, not (supply, demand, weight)")
    first, second = _indices("weights[0]", arrays[0]), _indices("weights[1]", arrays[1])
    numbers = numbers_of("weights[2]", arrays[2]) if len(arrays) == 3 else np.ones(len(first), dtype=np.int8)
    _check_lengths("weights", {"weights[0]": first, "weights[1]": second, "weights[2]": numbers})
    sizes = [int(ends.max()) + 1 if len(ends) else 0 for ends in (first, second)] if shape is None else _shape(shape)
    matrix = Matrix("weights", "entries", first, second, numbers, Nodes("supply", sizes[0]), Nodes("demand", sizes[1]))
    return _checked(matrix)


def _shape(shape: Any) -> list[int]:
    try:
        sizes = [int(size) for size in shape]
    except (TypeError, ValueError):
        sizes = []
    if len(sizes) != 2 or min(sizes) < 0:
        raise refused("wrong_shape", "shape", f"shape: {shape!r} is not (supply, demand)")
    return sizes


def _read_frame(frame: Any, columns: Sequence[str]) -> Matrix:
    import pandas

    names = list(frame.columns)
    missing = [name for name in columns[:2] if name not in names]
    if missing:
        found = ", ".join(map(str, names))
        raise InputError([finding("missing_column", "weights", f"weights: there is no column {name!r}", f"columns: {found}") for name in missing])
    ends = []
    for side, name in zip(("supply", "demand"), columns):
        missing_in = frame.index[frame[name].isna()].tolist()[:_MOST_FAULTS]
        if missing_in:
            faults = [finding("missing_value", "weights", f"weights[{name!r}] has no value in row {row!r}") for row in missing_in]
            raise InputError([dataclasses.replace(fault, row=row) for fault, row in zip(faults, missing_in)])
        ends.append(_numbered(side, list(frame[name])))
    (first, supply), (second, demand) = ends
    numbers = pandas.Series(1, index=frame.index) if columns[2] not in names else frame[columns[2]]
    if str(numbers.dtype) in ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float32", "Float64"):
        numbers = numbers.to_numpy(dtype=np.float64, na_value=np.nan) if numbers.isna().any() else numbers.to_numpy(dtype=str(numbers.dtype).lower())
    weights = numbers_of(f"weights[{columns[2]!r}]", numbers)
    return _checked(Matrix("weights", "entries", first, second, weights, supply, demand, rows=frame.index))


def _read_networkx(graph: Any, weight: str) -> Matrix:
    if graph.is_directed() or graph.is_multigraph():
        raise refused("wrong_graph", "weights", "weights: the graph is directed or has parallel edges")
    supply_nodes, demand_nodes = _sides(graph)
    first_numbers, second_numbers = ({node: number for number, node in enumerate(nodes)} for nodes in (supply_nodes, demand_nodes))
    first, second, numbers = [], [], []
    for one, other, given in graph.edges(data=weight, default=1):
        if one == other:
            raise refused("self_loop", "weights", f"weights: ({one!r}, {other!r}) joins a node to itself", "remove it: networkx.selfloop_edges finds all")
        start, end = (one, other) if one in first_numbers else (other, one)
        if start not in first_numbers or end not in second_numbers:
            raise refused("not_bipartite", "weights", f"weights: ({one!r}, {other!r}) joins two nodes of one side")
        first.append(first_numbers[start])
        second.append(second_numbers[end])
        numbers.append(given)
    matrix = Matrix(
        "weights",
        "entries",
        np.array(first, dtype=np.int64),
        np.array(second, dtype=np.int64),
        numbers_of(f"weights' attribute {weight!r}", numbers if numbers else np.zeros(0)),
        Nodes("supply", len(supply_nodes), supply_nodes),
        Nodes("demand", len(demand_nodes), demand_nodes),
    )
    return _checked(matrix)


def _sides(graph: Any) -> tuple[list[Any], list[Any]]:
    """By the attribute ``bipartite`` (0: supply, 1: demand), in a fixed order."""
    sides: tuple[list[Any], list[Any]] = ([], [])
    for node, side in graph.nodes(data="bipartite"):
        if side not in (0, 1):
            raise refused(
                "no_side", "weights", f"weights: node {node!r} has bipartite={side!r}", "0 for supply, 1 for demand: networkx's convention"
            )
        sides[side].append(node)
    return ordered(sides[0]), ordered(sides[1])


def ordered(labels: Iterable[Any]) -> list[Any]:
    """Labels in an order that does not depend on how they came."""
    labels = list(labels)
    try:
        return sorted(labels)
    except TypeError:
        return sorted(labels, key=lambda label: (type(label).__name__, repr(label)))


def _numbered(side: str, labels: list[Any]) -> tuple[Array, Nodes]:
    names = ordered(dict.fromkeys(labels))
    numbers = {name: number for number, name in enumerate(names)}
    return np.fromiter((numbers[label] for label in labels), dtype=np.int64, count=len(labels)), Nodes(side, len(names), names)


# ---- arrays -------------------------------------------------------------------------------------------------------------------


def _plain(array: Any) -> Array:
    """One-dimensional, contiguous, aligned, in the machine's byte order; without a copy where it is that already."""
    array = np.asarray(array)
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    return np.require(array, requirements=["C", "A"])


def numbers_of(argument: str, values: Any) -> Array:
    try:
        array = np.asarray(values)
    except ValueError as fault:
        raise refused("wrong_type", argument, f"{argument}: {fault}") from None
    if array.ndim != 1:
        raise refused("wrong_shape", argument, f"{argument}: {array.ndim} dimensions, not 1")
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "b":
        return _plain(array).view(np.int8)
    if kind == "f" and size == 2:
        return _plain(array.astype(np.float32))
    if (kind in "iu" and size <= 8) or (kind == "f" and size <= 8):
        return _plain(array)
    raise refused("wrong_type", argument, f"{argument}: numbers of type {array.dtype}", "int8 to int64, uint8 to uint64, float16 to float64, or bool")


def _indices(argument: str, values: Any) -> Array:
    array = np.asarray(values)
    if array.ndim != 1:
        raise refused("wrong_shape", argument, f"{argument}: {array.ndim} dimensions, not 1")
    if array.size == 0 and array.dtype.kind == "f":
        return np.zeros(0, dtype=np.int64)
    if array.dtype.kind not in "iu":
        raise refused("wrong_type", argument, f"{argument}: indices of type {array.dtype}, not integers")
    if array.dtype in (np.int32, np.int64):
        return _plain(array)
    if array.dtype == np.uint64 and array.size and int(array.max()) > _MOST_NODES:
        at = int(array.argmax())
        raise refused("supply_out_of_range", argument, f"{argument}[{at}] is {array[at]}")
    return _plain(array.astype(np.int64))


def _check_lengths(argument: str, arrays: Mapping[str, Array]) -> None:
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise refused("wrong_shape", argument, f"{argument}: arrays of different lengths: {told}")


def _checked(matrix: Matrix) -> Matrix:
    if len(matrix.second) > _MOST_EDGES:
        raise OverflowError(f"{matrix.argument}: {len(matrix.second)} pairs; at most {_MOST_EDGES}")
    if max(matrix.shape) > _MOST_NODES:
        raise OverflowError(f"{matrix.argument}: shape {matrix.shape}; at most {_MOST_NODES} a side")
    return matrix


# ---- capacities ---------------------------------------------------------------------------------------------------------------


def read_capacity(argument: str, given: Any, nodes: Nodes) -> tuple[Array, Array]:
    """``(lower, upper)`` of every node, as int32. A tuple is a range; a mapping leaves 1 to those it does not name."""
    if isinstance(given, Mapping) or (hasattr(given, "items") and hasattr(given, "index")):
        lower, upper = np.zeros(nodes.size, dtype=np.int32), np.ones(nodes.size, dtype=np.int32)
        for label, value in given.items():
            number = nodes.number(argument, label)
            one = Nodes(nodes.name, 1)
            place = f"{argument}[{label!r}]"
            lower[number : number + 1], upper[number : number + 1] = read_capacity(place, value, one)
        return lower, upper
    if not isinstance(given, tuple):
        return np.zeros(nodes.size, dtype=np.int32), _bounds(argument, given, nodes)
    if len(given) != 2:
        raise refused("wrong_shape", argument, f"{argument}: a tuple of {len(given)}; a range is (lower, upper)", "a list gives one number for each node")
    lower, upper = _bounds(f"{argument}[0]", given[0], nodes), _bounds(f"{argument}[1]", given[1], nodes)
    crossed = np.flatnonzero(lower > upper)
    if len(crossed):
        raise InputError(
            [
                finding("lower_above_upper", argument, f"{argument}: node {nodes.label(at)!r} has lower {lower[at]} above upper {upper[at]}")
                for at in crossed[:1000]
            ]
        )
    return lower, upper


def _bounds(argument: str, given: Any, nodes: Nodes) -> Array:
    array = np.asarray(given)
    if array.ndim > 1 or (array.ndim == 1 and len(array) != nodes.size):
        raise refused("wrong_shape", argument, f"{argument} has shape {array.shape}, not ({nodes.size},) or a single number")
    if array.dtype.kind not in "iuf":
        raise refused("wrong_type", argument, f"{argument}: numbers of type {array.dtype}, not integers")
    flat = array.reshape(-1)
    whole = np.isfinite(flat) & (flat == np.floor(flat)) if array.dtype.kind == "f" else np.ones(len(flat), dtype=bool)
    fine = whole & (flat >= 0) & (flat <= _LARGEST_CAPACITY)
    if not fine.all():
        raise InputError([_capacity_fault(argument, array, int(at), flat[at], bool(whole[at]), nodes) for at in np.flatnonzero(~fine)[:1000]])
    return np.ascontiguousarray(np.broadcast_to(array.astype(np.int32), (nodes.size,)))


def _capacity_fault(argument: str, array: Array, at: int, value: Any, whole: bool, nodes: Nodes) -> Finding:
    place = argument if array.ndim == 0 else f"{argument}[{nodes.label(at)!r}]"
    if not whole:
        return finding("not_whole", argument, f"{place} is {value}, not a whole number")
    code = "negative_number" if value < 0 else "too_large"
    return finding(code, argument, f"{place} is {value}, not in 0..{_LARGEST_CAPACITY}")
