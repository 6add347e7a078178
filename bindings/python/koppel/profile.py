"""Profiles: what a good match is for one programme. ``data/schema/profile.md`` says what each key means; so does :meth:`Profile.keys`."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koppel import _engine, _options
from koppel.errors import Finding, InputError

if TYPE_CHECKING:
    import pandas

__all__ = ["Profile"]

_SCHEMA = "koppel/profile/1"
_FILE = "profile.yaml"


class Profile:
    """The rules, the criteria and their points, the strategy, the seed; immutable. What is left out has its default.

    Parameters
    ----------
    values : mapping or str, optional
        The keys as in a profile file, or the YAML text of one. Nothing: all defaults.

    Raises
    ------
    InputError
        An unknown key (with a suggestion) or a value that it cannot have; all of them at once.

    Examples
    --------
    >>> import koppel
    >>> profile = koppel.Profile({"criteria": {"closeness": 30}, "lottery": {"seed": 7}})
    >>> profile["criteria.closeness"], profile["strategy"]
    (30, 'max_served_max_weight')
    >>> profile.replace({"rules.reach.on": False})["rules.reach.on"]
    False
    """

    __slots__ = ("_text", "_path", "_values")

    _text: str
    _path: str
    _values: dict[str, Any]

    def __init__(self, values: Mapping[str, Any] | str | None = None) -> None:
        if not isinstance(values, (str, Mapping, type(None))):
            raise _options.wrong_type("values", values, "a mapping or a YAML text")
        if not isinstance(values, str):
            values = json.dumps({"schema": _SCHEMA, **(values or {})}, ensure_ascii=False, indent=1)
        self._set(values, _FILE)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Profile:
        """Read a profile file. Files that it names are looked for beside it.

        Parameters
        ----------
        path : path
            Of a ``profile.yaml``.

        Returns
        -------
        Profile

        Raises
        ------
        InputError
            The file cannot be read.
        """
        return cls._at(_text_of(path), os.path.abspath(path))

    @classmethod
    def of(cls, value: Profile | Mapping[str, Any] | str | os.PathLike[str]) -> Profile:
        """Make a profile of whatever may stand for one.

        Parameters
        ----------
        value : Profile, mapping or path

        Returns
        -------
        Profile
            The same one, one made of the mapping, or one read from the path.
        """
        if isinstance(value, Profile):
            return value
        return cls(value) if isinstance(value, Mapping) else cls.read(_options.path("profile", value, "a Profile, a mapping or a path"))

    @staticmethod
    def keys() -> pandas.DataFrame:
        """Every key with its type, its default and its meaning.

        Examples
        --------
        >>> koppel.Profile.keys().set_index("key").loc["criteria.theme", "default"]
        '20'
        """
        import pandas

        return pandas.DataFrame(_engine.profile_keys(), columns=["key", "type", "default", "meaning"])

    def replace(self, changes: Mapping[str, Any]) -> Profile:
        """The same profile with some keys changed, named with dots (``"criteria.closeness"``).

        Parameters
        ----------
        changes : mapping of str to value

        Returns
        -------
        Profile
        """
        values = self.to_dict()
        for key, value in changes.items():
            *outer, last = key.split(".")
            place = values
            for name in outer:
                place = place.setdefault(name, {})
            place[last] = value
        return self._at(json.dumps(values, ensure_ascii=False, indent=1), self._path)

    def to_dict(self) -> dict[str, Any]:
        """The keys that stand in this profile, without the defaults; a fresh copy."""
        return copy.deepcopy(self._values)

    def __getitem__(self, key: str) -> Any:
        """The value of a key named with dots; its default where the profile does not name it."""
        value: Any = self._values
        for name in key.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return value if value is not None else _defaults()[key]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Profile):
            return NotImplemented
        return self._values == other._values

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        title = self._values.get("title")
        return f"Profile({title!r})" if title else "Profile()"

    def __reduce__(self) -> tuple[Any, ...]:
        return Profile._at, (self._text, self._path)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a profile does not change: use replace({{{name!r}: …}})")

    @classmethod
    def _at(cls, text: str, path: str) -> Profile:
        """A profile whose files lie beside `path`."""
        profile = cls.__new__(cls)
        profile._set(text, path)
        return profile

    def _set(self, text: str, path: str) -> None:
        for name, value in {"_text": text, "_path": path, "_values": _engine.profile_values(text, Path(path).name)}.items():
            object.__setattr__(self, name, value)

    def _put(self, files: _engine.HeldFiles) -> Path:
        files.put(Path(self._path), self._text.encode())
        return Path(self._path)


def _text_of(path: str | os.PathLike[str]) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as fault:
        raise InputError([Finding("error", "missing_file", str(path), 0, 0, "", f"{fault.strerror}", "")]) from fault


def _defaults() -> dict[str, Any]:
    return {key: _plain_default(text) for key, _, text, _ in _engine.profile_keys()}


def _plain_default(text: str) -> Any:
    if text.startswith("["):
        return [item.strip() for item in text.strip("[]").split(",") if item.strip()]
    try:
        return json.loads(text)
    except ValueError:
        return text
