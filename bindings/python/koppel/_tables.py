"""Tables to market documents and back: plumbing between pandas and the market file. What a value means is the engine's business."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from koppel import _options
from koppel.errors import Finding, InputError, MappingNeeded, findings_of

if TYPE_CHECKING:
    import pandas

# Fields whose value is a list of texts, terms with a level, or a plain value; in the order in which tables show them.
_TEXTS = "list"
_LEVELS = "levels"
_NEEDS = "needs"
_PLAIN = "plain"

_FIELDS: dict[str, dict[str, str]] = {
    "offers": {
        "id": _PLAIN,
        "kind": _PLAIN,
        "label": _PLAIN,
        "skills": _LEVELS,
        "wants_to_learn": _TEXTS,
        "themes": _TEXTS,
        "languages": _LEVELS,
        "place.postcode": _PLAIN,
        "place.lat": _PLAIN,
        "place.lon": _PLAIN,
        "reach_km": _PLAIN,
        "asked": _PLAIN,
        "slots": _TEXTS,
        "capacity.min": _PLAIN,
        "capacity.max": _PLAIN,
        "capacity.hours": _PLAIN,
        "conflicts": _TEXTS,
    },
    "requests": {
        "id": _PLAIN,
        "label": _PLAIN,
        "from": _PLAIN,
        "themes": _TEXTS,
        "first_time": _PLAIN,
        "needs": _NEEDS,
        "languages": _LEVELS,
        "place.postcode": _PLAIN,
        "place.lat": _PLAIN,
        "place.lon": _PLAIN,
        "slots": _TEXTS,
        "people.min": _PLAIN,
        "people.max": _PLAIN,
        "people.partial": _PLAIN,
        "hours": _PLAIN,
        "priority": _PLAIN,
        "submitted": _PLAIN,
    },
}
# What a market file leaves out because it is so usual.
_USUAL: dict[str, Any] = {"asked": 0, "first_time": False, "priority": 0, "people.partial": False}
_WHOLE_TEXTS = {"id", "kind", "label", "from", "place.postcode"}

MARKET_FILE = "market.json"

Row = dict[str, Any]


class _Term(NamedTuple):
    name: str
    level: Any = None


class Origin(NamedTuple):
    """Where the rows of a document came from, in the caller's own terms."""

    labels: tuple[Any, ...]  # of the rows; their positions where they have none
    columns: Mapping[str, str] = {}  # from fields to the table's columns, where these are called otherwise


class _Records(NamedTuple):
    records: list[Mapping[str, Any]]
    labels: tuple[Any, ...]  # of the rows
    names: list[Any]  # of the columns


def rows_of(
    table: pandas.DataFrame | Iterable[Mapping[str, Any]], side: str, columns: Mapping[str, str] | None
) -> tuple[list[Row], Origin]:
    """The records of a table as the market file has them, and where they came from."""
    if columns is not None and not isinstance(columns, Mapping):
        raise _options.wrong_type(f"{side[:-1]}_columns", columns, "a mapping of str to str")
    records, labels, names = _records_of(table, side)
    missing = [name for name in columns or () if name not in names]
    if missing:
        raise InputError([_finding("missing_column", side, name, f"there is no column {name!r}", f"columns: {_listed(names)}") for name in missing])
    faults: list[Finding] = []
    rows = [_row(record, side, columns, label, faults) for record, label in zip(records, labels)]
    if faults:
        raise InputError(faults)
    return rows, Origin(labels, {str(field): str(name) for name, field in (columns or {}).items()})


def _is_frame(table: Any) -> TypeGuard[pandas.DataFrame]:
    """Known by what it can do, so that pandas is loaded only where somebody uses it."""
    return hasattr(table, "to_dict") and hasattr(table, "columns") and hasattr(table, "index")


def _records_of(table: pandas.DataFrame | Iterable[Mapping[str, Any]], argument: str) -> _Records:
    if not _is_frame(table):
        wanted = "a pandas.DataFrame or an iterable of mappings"
        records: list[Mapping[str, Any]] = _options.listed(argument, table, wanted)
        for at, record in enumerate(records):
            if not isinstance(record, Mapping):
                raise _options.wrong_type(f"{argument}[{at}]", record, "a mapping")
        return _Records(records, tuple(range(len(records))), list(dict.fromkeys(name for record in records for name in record)))
    narrow = {name: float for name, kind in table.dtypes.items() if str(kind) in ("float16", "float32")}
    rows = table.astype(dict.fromkeys(narrow, str)).astype(narrow)  # 1.1 and not 1.10000002384
    return _Records(rows.to_dict("records"), tuple(table.index), list(table.columns))


def _row(
    record: Mapping[str, Any], side: str, columns: Mapping[str, str] | None, label: Any, faults: list[Finding]
) -> Row:
    row: Row = {}
    for name, cell in record.items():
        field = name if columns is None else columns.get(name)
        if field is None or _is_missing(cell):
            continue
        try:
            _put(row, str(field), _value(str(field), cell, side))
        except (TypeError, ValueError) as fault:
            faults.append(_finding("wrong_type", side, str(name), str(fault), "", row=label))
    return row


def _put(row: Row, field: str, value: Any) -> None:
    *outer, last = field.split(".")
    for name in outer:
        row = row.setdefault(name, {})
        if not isinstance(row, dict):
            raise ValueError(f"{field!r} and {name!r} cannot both be columns")
    row[last] = value


def _value(field: str, cell: Any, side: str) -> Any:
    kind = _FIELDS[side].get(field, _PLAIN)
    if kind == _PLAIN:
        value = plain(cell)
        return str(value) if field in _WHOLE_TEXTS or field.startswith("groups.") else value
    if kind == _TEXTS:
        return [term.name for term in _terms(cell, levels=False)]
    if isinstance(cell, Mapping):
        return {str(term): plain(level) for term, level in cell.items()}
    terms = _terms(cell, levels=True)
    if kind == _NEEDS:
        return {term.name: {} if term.level is None else {"level": int(term.level)} for term in terms}
    if field == "languages":
        return {term.name: term.level for term in terms}
    return {term.name: 1 if term.level is None else int(term.level) for term in terms}


def _terms(cell: Any, levels: bool) -> list[_Term]:
    """``"facilitation (3); mobility"`` or a list of such texts."""
    parts = cell.split(";") if isinstance(cell, str) else list(cell)
    terms = []
    for part in (str(part).strip() for part in parts):
        bracket = re.fullmatch(r"(.*\S)\s*\((\w+)\)", part) if levels else None
        if part:
            terms.append(_Term(bracket[1], bracket[2]) if bracket else _Term(part))
    return terms


def _is_missing(cell: Any) -> bool:
    """``None``, ``NaN``, ``NaT``, ``pandas.NA``, and an empty text."""
    if cell is None or isinstance(cell, str):
        return not cell
    return type(cell).__name__ in ("NaTType", "NAType") or (isinstance(cell, float) and math.isnan(cell))


def plain(value: Any) -> Any:
    """A value as JSON has it: NumPy's scalars, dates and whole floats made plain. Also the ``default`` of :func:`json.dumps`."""
    if hasattr(value, "isoformat"):
        return value.date().isoformat() if isinstance(value, datetime.datetime) else value.isoformat()
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is no number that a market can hold")
        value = float(f"{value:.15g}")  # without the noise of binary fractions: 0.3 and not 0.30000000000000004
        return int(value) if value.is_integer() else value
    if value is None or isinstance(value, (str, bool, int)):
        return value
    raise TypeError(f"a {type(value).__name__} cannot stand in a market")


def market_text(offers: list[Row], requests: list[Row]) -> bytes:
    """A market document with a record on each line, so that a line number tells which: see :class:`Placing`."""
    sides = (",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows) for rows in (offers, requests))
    return '{{"schema": "koppel/market/1", "offers": [\n{}\n], "requests": [\n{}\n]}}\n'.format(*sides).encode()


def frame_of(rows: list[Row], side: str) -> pandas.DataFrame:
    """The table of one side of a checked market document: what :func:`rows_of` reads back."""
    import pandas

    flat = [_flat(row, side) for row in rows]
    groups = sorted({f"groups.{name}" for row in rows for name in row.get("groups", {})})
    return pandas.DataFrame(
        {name: _column([row.get(name) for row in flat]) for name in [*_FIELDS[side], *groups]}, index=range(len(rows))
    )


def _flat(row: Row, side: str) -> Row:
    flat: Row = dict(_USUAL)
    for name, value in row.items():
        if name in ("place", "capacity", "people", "groups"):
            flat.update({f"{name}.{inner}": item for inner, item in value.items()})
        else:
            flat[name] = value
    for name, kind in _FIELDS[side].items():
        if kind != _PLAIN and name not in flat:
            flat[name] = [] if kind == _TEXTS else {}
    return flat


def _column(values: list[Any]) -> Any:
    """Numbers with gaps as floats, everything else as it is."""
    import pandas

    known = [value for value in values if value is not None]
    if known and len(known) < len(values) and all(isinstance(value, (int, float)) for value in known):
        return pandas.Series(values, dtype=float)
    return pandas.Series(values, dtype=None if known else object)


def contacts_bytes(contacts: pandas.DataFrame | Iterable[Mapping[str, Any]] | None) -> tuple[bytes, Origin] | None:
    """A key file (``data/schema/key.md``)."""
    if contacts is None:
        return None
    return _csv(contacts, "contacts", ("side", "id", "name", "email", "phone"))


def decisions_bytes(decisions: pandas.DataFrame | Iterable[Mapping[str, Any]]) -> tuple[bytes, Origin]:
    return _csv(decisions, "decisions", ("decision", "offer", "request", "reason"))


def _csv(table: pandas.DataFrame | Iterable[Mapping[str, Any]], what: str, columns: Sequence[str]) -> tuple[bytes, Origin]:
    records, labels, names = _records_of(table, what)
    unknown = sorted(set(map(str, names)) - set(columns))
    if unknown:
        raise InputError([_finding("unknown_column", what, name, f"unknown column {name!r}", f"columns: {_listed(columns)}") for name in unknown])
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for record in records:
        cells = [record.get(name) for name in columns]
        writer.writerow(["" if _is_missing(cell) else str(plain(cell)) for cell in cells])
    return text.getvalue().encode(), Origin(labels)


def _finding(code: str, file: str, field: str, message: str, hint: str, row: Any = 0) -> Finding:
    return Finding("error", code, file, row, 0, field, message, hint)


def _listed(names: Iterable[Any]) -> str:
    return ", ".join(map(str, names))


# Documents made of one table each, by the name under which the engine reads them.
KEY_FILE = "market.key.csv"
DECISIONS_FILE = "decisions.csv"
_TABLE_OF = {KEY_FILE: "contacts", DECISIONS_FILE: "decisions"}


class Placing:
    """Findings about documents that were made of tables, with the place in the table instead of that in the document."""

    def __init__(self, origins: Mapping[str, Origin]) -> None:
        self._origins = origins
        offers = len(origins["offers"].labels) if "offers" in origins else 0
        self._first_row = {"offers": 2, "requests": 3 + max(1, offers), "contacts": 2, "decisions": 2}

    def placed(self, finding: Finding) -> Finding:
        """The finding with its own place and those that it speaks of put right."""
        text = {name: re.sub(r"\b([\w.]+\.(?:json|csv)):(\d+)", self._place_in_words, getattr(finding, name)) for name in ("message", "hint")}
        finding = dataclasses.replace(finding, **text)
        table, label = self._row(finding.file, finding.row)
        if table is None:
            return finding
        field = _own_column(re.sub(r"^(offers|requests)\[\d+\]\.?", "", finding.field), self._origins[table].columns)
        return dataclasses.replace(finding, file=table, row=label, column=0, field=field)

    def _row(self, file: str, row: int) -> tuple[str | None, Any]:
        """The table and the label of a row of a document; no table where the row is none of a table."""
        tables = ("offers", "requests") if file == MARKET_FILE else (_TABLE_OF.get(file, ""),)
        for table in tables:
            if table in self._origins and 0 <= row - self._first_row[table] < len(self._origins[table].labels):
                return table, self._origins[table].labels[row - self._first_row[table]]
        return None, row

    def _place_in_words(self, place: re.Match[str]) -> str:
        table, label = self._row(place[1], int(place[2]))
        return place[0] if table is None else f"{table}[{label!r}]"

    def frame(self, columns: Mapping[str, list[Any]]) -> pandas.DataFrame:
        return findings_frame(map(self.placed, findings_of(columns)))


def _own_column(field: str, columns: Mapping[str, str]) -> str:
    """``languages`` or ``languages[0]`` as the caller's table calls the column."""
    name = next((name for name in sorted(columns, key=len, reverse=True) if re.match(re.escape(name) + r"(?![\w])", field)), None)
    return field if name is None else columns[name] + field[len(name) :]


class PlacedErrors(Placing):
    """``with``: an :class:`InputError` that leaves the block speaks of the tables."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if self._origins and isinstance(error, InputError) and not isinstance(error, MappingNeeded):
            raise InputError([self.placed(finding) for finding in error.findings]) from None


def findings_frame(findings: Iterable[Finding]) -> pandas.DataFrame:
    import pandas

    names = [field.name for field in dataclasses.fields(Finding)]
    return pandas.DataFrame([dataclasses.astuple(finding) for finding in findings], columns=names)
