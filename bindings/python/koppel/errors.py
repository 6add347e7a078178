"""What koppel raises. Every error says what was wrong and where; nothing personal stands in it.

Errors can be pickled and copied whole, so they reach the caller from the workers of :mod:`multiprocessing` and
:mod:`concurrent.futures`; two with the same contents are equal.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["Finding", "InfeasibleError", "InputError", "MappingNeeded"]

_MOST_SHOWN = 10
# What a caller hands over as a table.
_TABLES = ("offers", "requests", "contacts", "decisions")


@dataclasses.dataclass(frozen=True)
class Finding:
    """Something wrong or doubtful about an input, with its place and a hint.

    Attributes
    ----------
    severity : str
        ``error`` refuses the input; ``rejected`` drops a cell or a row; ``warning`` and ``note`` are for a person to read.
    code : str
        The kind of finding, as in ``koppel list codes``.
    file, row, column, field
        Where. Rows and columns count from 1, as a spreadsheet shows them, and are 0 where there is none; of a table that was handed over,
        ``file`` is the argument (``offers``, ``requests``, ``contacts``, ``decisions``), ``row`` the label of its index (without one, the
        position, from 0) and ``field`` the table's own column.
    message, hint : str
        In words.
    """

    severity: str
    code: str
    file: str
    row: Any
    column: int
    field: str
    message: str
    hint: str

    def __str__(self) -> str:
        # A label 0 of a table is a row; of a file it is none. Without a file, the message names the row.
        row = str(self.row) if self.file in _TABLES or (self.file and self.row) else ""
        place = ":".join(part for part in (self.file, row, self.field) if part)
        told = f"{place}: {self.message}" if place and not self.message.startswith(place) else self.message
        return f"{told} [{self.code}]" + (f" ({self.hint})" if self.hint else "")


class _SentWhole:
    """An exception that pickles, and equals another made of the same."""

    __dict__: dict[str, Any]

    def _made_of(self) -> tuple[Any, ...]:
        """What ``__init__`` was given."""
        raise NotImplementedError

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._made_of(), self.__dict__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _SentWhole):
            return NotImplemented
        return type(self) is type(other) and self._made_of() == other._made_of()

    def __hash__(self) -> int:
        return hash((type(self), str(self)))


class InputError(_SentWhole, ValueError):
    """The input was refused.

    Attributes
    ----------
    findings : list of Finding
        Everything that was found, not only the first fault.

    Examples
    --------
    >>> import koppel
    >>> try:
    ...     koppel.Profile({"criteria": {"closenes": 3}})
    ... except koppel.InputError as error:
    ...     print([finding.code for finding in error.findings])
    ['unknown_key']
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        told = [str(finding) for finding in self.findings if finding.severity == "error"] or list(map(str, self.findings))
        rest = len(told) - _MOST_SHOWN
        super().__init__("\n".join([*told[:_MOST_SHOWN], *([f"… and {rest} more"] if rest > 0 else [])]))

    def _made_of(self) -> tuple[Any, ...]:
        return (self.findings,)


class MappingNeeded(InputError):
    """Two exports whose columns are not certain: drafts for a person to complete.

    Attributes
    ----------
    profile, offers_mapping, requests_mapping : str
        YAML texts.
    words : dict of str
        The vocabularies of people's own words that the drafts name, by file name: YAML texts.

    Examples
    --------
    ::

        try:
            market = koppel.Market.read("aanbod.csv", "vragen.csv")
        except koppel.MappingNeeded as needed:
            needed.write("koppel-profiel")  # complete what says BESLIS (DECIDE, DÉCIDER), then: Market.read("koppel-profiel")
    """

    def __init__(
        self, findings: Iterable[Finding], profile: str, offers_mapping: str, requests_mapping: str, words: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(findings)
        self.profile = profile
        self.offers_mapping = offers_mapping
        self.requests_mapping = requests_mapping
        self.words = dict(words or {})

    def _made_of(self) -> tuple[Any, ...]:
        return self.findings, self.profile, self.offers_mapping, self.requests_mapping, self.words

    def write(self, folder: str | os.PathLike[str]) -> Path:
        """Write the drafts into a folder, ``koppel-profiel`` beside the exports; never over a file that is there.

        Parameters
        ----------
        folder : path
            Made where it is not there.

        Raises
        ------
        FileExistsError
            A draft lies there already.

        Returns
        -------
        pathlib.Path
            Of the profile, which names the others.
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        drafts = {"profile.yaml": self.profile, "aanbod.mapping.yaml": self.offers_mapping, "vragen.mapping.yaml": self.requests_mapping}
        drafts.update(self.words)
        for name, text in drafts.items():
            with open(folder / name, "x", encoding="utf-8") as file:
                file.write(text)
        return folder / "profile.yaml"


class InfeasibleError(_SentWhole, RuntimeError):
    """The hard constraints contradict each other: there is no matching at all.

    Attributes
    ----------
    violated : dict
        The nodes that prove it: ``offers``, ``requests`` and ``groups``, each from id to multiplier (``data/schema/certificate.md``).
    result : MatchResult or None
        The result without pairs, for its page and its reasons; ``None`` for a bare problem.
    """

    def __init__(self, message: str, violated: Mapping[str, Mapping[str, int]], result: Any = None) -> None:
        super().__init__(message)
        self.violated = {side: dict(nodes) for side, nodes in violated.items()}
        self.result = result

    def _made_of(self) -> tuple[Any, ...]:
        return str(self), self.violated, self.result


def findings_of(columns: Mapping[str, list[Any]]) -> list[Finding]:
    """From the engine's columns."""
    names = [field.name for field in dataclasses.fields(Finding)]
    return [Finding(*cells) for cells in zip(*(columns[name] for name in names))]


def _input_error(columns: Mapping[str, list[Any]]) -> InputError:
    return InputError(findings_of(columns))


def _mapping_needed(
    columns: Mapping[str, list[Any]], profile: str, offers_mapping: str, requests_mapping: str, words: Mapping[str, str]
) -> MappingNeeded:
    return MappingNeeded(findings_of(columns), profile, offers_mapping, requests_mapping, words)
