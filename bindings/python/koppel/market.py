"""Markets: what is offered and what is asked for, read once and never changed.

A market comes from files as the command line takes them (:meth:`Market.read`), from two tables (:class:`Market`), or from a document
(:meth:`Market.from_json`). It is read by the same code as on the command line; see ``data/schema/market.schema.json`` for the fields.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koppel import _engine, _options, _tables
from koppel.profile import Profile

if TYPE_CHECKING:
    import pandas

__all__ = ["Market"]

PathLike = str | os.PathLike[str]


class Market:
    """Offers on one side, requests on the other; immutable.

    Parameters
    ----------
    offers, requests : pandas.DataFrame or iterable of mapping
        One row per offer and per request. Columns are named as in the market file, with a dot for what lies inside
        (``capacity.max``, ``place.postcode``, ``groups.district``); only ``id`` is needed. A cell of several values
        (``skills``, ``themes``, ``slots``, …) is a list, a mapping, or a text with ``;`` between the values and a level in brackets:
        ``"facilitation (3); mobility"``. Missing values (``None``, ``NaN``, ``NaT``) mean "not said".
    offer_columns, request_columns : mapping of str to str, optional
        From your column names to those of the market file. Columns that are not named here are then left out.
    contacts : pandas.DataFrame or iterable of mapping, optional
        Names and contact data, with the columns ``side`` (``offers`` or ``requests``), ``id``, ``name``, ``email``, ``phone``. They appear in
        call lists and nowhere else.

    Raises
    ------
    InputError
        A cell that cannot be put in a market file. Whatever else is wrong is found by :func:`koppel.check`, and refused by
        :func:`koppel.match`, with the row of the table.

    Examples
    --------
    >>> import koppel
    >>> market = koppel.Market(
    ...     [{"id": "m1", "skills": "facilitation (3)", "capacity.max": 2}, {"id": "m2", "skills": {"mobility": 2}}],
    ...     [{"id": "r1", "needs": "facilitation (2)"}, {"id": "r2"}],
    ... )
    >>> market
    Market(2 offers, 2 requests)
    >>> market.offers[["id", "skills", "capacity.max"]]
       id               skills  capacity.max
    0  m1  {'facilitation': 3}             2
    1  m2      {'mobility': 2}             1
    """

    __slots__ = ("_files", "_inputs", "_key", "_profile", "_origins", "_document")

    _files: _engine.HeldFiles
    _inputs: tuple[str, ...]
    _key: str | None
    _profile: Profile | None
    _origins: Mapping[str, _tables.Origin]
    _document: dict[str, Any] | None

    def __init__(
        self,
        offers: pandas.DataFrame | Iterable[Mapping[str, Any]],
        requests: pandas.DataFrame | Iterable[Mapping[str, Any]],
        *,
        offer_columns: Mapping[str, str] | None = None,
        request_columns: Mapping[str, str] | None = None,
        contacts: pandas.DataFrame | Iterable[Mapping[str, Any]] | None = None,
    ) -> None:
        offer_rows, offer_origin = _tables.rows_of(offers, "offers", offer_columns)
        request_rows, request_origin = _tables.rows_of(requests, "requests", request_columns)
        text = _tables.market_text(offer_rows, request_rows)
        self._hold(text, _tables.contacts_bytes(contacts), {"offers": offer_origin, "requests": request_origin})

    @classmethod
    def read(cls, *paths: PathLike, profile: PathLike | Profile | None = None, key: PathLike | None = None) -> Market:
        """Read a market from files, as ``koppel match`` does.

        Parameters
        ----------
        *paths : path
            A scenario folder (its ``profile.yaml`` names the files), a profile, a ``market.json``, or two exports (offers, requests).
        profile : path or Profile, optional
            Used instead of the one that the files bring, here and where the market is matched.
        key : path, optional
            Names and contact data of a ``market.json``; without it ``market.key.csv`` beside the market is used where it is there.

        Returns
        -------
        Market
            Holding the bytes of all files, so that what changes on the disk later changes nothing here.

        Raises
        ------
        InputError
            A file that cannot be read at all. Two exports whose columns are not certain raise its subclass ``MappingNeeded``, with drafts
            of the mappings to complete.

        Examples
        --------
        >>> market = koppel.Market.read(scenario)
        >>> market
        Market(140 offers, 220 requests)
        """
        market = cls.__new__(cls)
        market._set(
            files=_engine.HeldFiles(),
            inputs=tuple(os.path.abspath(_options.path(f"paths[{at}]", path)) for at, path in enumerate(paths)),
            key=None if key is None else os.path.abspath(_options.path("key", key)),
            profile=None if profile is None else Profile.of(profile),
            origins={},
        )
        request = market._request(None)
        _engine.read_input(request)
        object.__setattr__(market, "_files", request.files.copy())
        return market

    @classmethod
    def from_json(
        cls,
        document: str | bytes | Mapping[str, Any],
        *,
        contacts: pandas.DataFrame | Iterable[Mapping[str, Any]] | None = None,
    ) -> Market:
        """Make a market of a ``koppel/market/1`` document: its text, or the mapping that the text stands for.

        Parameters
        ----------
        document : str, bytes or mapping
        contacts : pandas.DataFrame or iterable of mappings, optional
            Names and contact data by id, for the call list alone.

        Returns
        -------
        Market
            Made in any case: :func:`check` lists what is wrong with the document, :func:`match` refuses it.

        Examples
        --------
        >>> koppel.Market.from_json({"schema": "koppel/market/1", "offers": [{"id": "m1"}], "requests": [{"id": "r1"}]})
        Market(1 offer, 1 request)
        """
        if isinstance(document, Mapping):
            document = json.dumps(document, ensure_ascii=False, default=_tables.plain)
        if not isinstance(document, (str, bytes, bytearray, memoryview)):
            raise _options.wrong_type("document", document, "a text or a mapping")
        text = document.encode() if isinstance(document, str) else bytes(document)
        market = cls.__new__(cls)
        market._hold(text, _tables.contacts_bytes(contacts), {})
        return market

    @property
    def offers(self) -> pandas.DataFrame:
        """The offers that were accepted, sorted by id, defaults filled in; a fresh copy."""
        return _tables.frame_of(self._checked()["offers"], "offers")

    @property
    def requests(self) -> pandas.DataFrame:
        """The requests that were accepted, sorted by id, defaults filled in; a fresh copy."""
        return _tables.frame_of(self._checked()["requests"], "requests")

    @property
    def profile(self) -> Profile:
        """The profile that the market brings; all defaults where it brings none.

        Examples
        --------
        >>> market = koppel.Market.read(scenario)
        >>> farther = market.profile.replace({"rules.reach.on": False})
        """
        if self._profile is not None:
            return self._profile
        for name in (self._inputs[0], os.path.join(self._inputs[0], "profile.yaml")):
            text = self._files.get(Path(name)) if name.endswith((".yaml", ".yml")) else None
            if text is not None:
                return Profile._at(text.decode(), name)
        return Profile()

    def to_dict(self) -> dict[str, Any]:
        """The checked market as a ``koppel/market/1`` document."""
        document: dict[str, Any] = json.loads(self.to_json())
        return document

    def to_json(self) -> str:
        """The checked market as the text of a ``market.json``: without names and contact data.

        Examples
        --------
        >>> text = koppel.Market([{"id": "m1"}], [{"id": "r1"}]).to_json()
        >>> koppel.Market.from_json(text).to_json() == text
        True
        """
        with self._placed_errors():
            return _engine.market_json(self._request(None))

    def __repr__(self) -> str:
        try:
            document = self._checked()
        except ValueError:
            return "Market(with errors: see koppel.check)"
        return f"Market({_counted(document['offers'], 'offer')}, {_counted(document['requests'], 'request')})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Market):
            return NotImplemented
        return self._checked() == other._checked()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _market_of, (self._files.entries(), self._inputs, self._key, self._profile, dict(self._origins))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a market does not change: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a market does not change: {name} cannot be deleted")

    # ---- for koppel.matching --------------------------------------------------------------------------------------------------

    def _set(self, **values: Any) -> None:
        for name, value in {**values, "document": None}.items():
            object.__setattr__(self, "_" + name, value)

    def _hold(self, text: bytes, contacts: tuple[bytes, _tables.Origin] | None, origins: Mapping[str, _tables.Origin]) -> None:
        files = _engine.HeldFiles()
        files.put(_tables.MARKET_FILE, text)
        if contacts is None:
            files.put_absent(_tables.KEY_FILE)
        else:
            files.put(_tables.KEY_FILE, contacts[0])
            origins = {**origins, "contacts": contacts[1]}
        self._set(files=files, inputs=(_tables.MARKET_FILE,), key=None, profile=None, origins=origins)

    def _request(self, profile: Profile | None) -> _engine.WalkRequest:
        """The walk from this market, with a profile instead of its own where one is given."""
        files = self._files.copy()
        chosen = profile if profile is not None else self._profile
        path = None if chosen is None else chosen._put(files)
        request = _engine.WalkRequest(files, [Path(name) for name in self._inputs])
        request.profile = path
        request.key = None if self._key is None else Path(self._key)
        return request

    def _checked(self) -> dict[str, Any]:
        if self._document is None:
            object.__setattr__(self, "_document", self.to_dict())
        assert self._document is not None
        return self._document

    def _placed_errors(self, more: Mapping[str, _tables.Origin] | None = None) -> _tables.PlacedErrors:
        return _tables.PlacedErrors({**self._origins, **(more or {})})


def _market_of(
    entries: list[tuple[str, bytes | None, bool]],
    inputs: tuple[str, ...],
    key: str | None,
    profile: Profile | None,
    origins: dict[str, _tables.Origin],
) -> Market:
    """A market that was pickled."""
    market = Market.__new__(Market)
    market._set(files=files_of(entries), inputs=inputs, key=key, profile=profile, origins=origins)
    return market


def files_of(entries: Iterable[tuple[str, bytes | None, bool]]) -> _engine.HeldFiles:
    """Held files that were taken apart for a pickle."""
    files = _engine.HeldFiles()
    for path, contents, readable_by_others in entries:
        if contents is None:
            files.put_absent(path)
        else:
            files.put(path, contents, readable_by_others)
    return files


def _counted(rows: list[Any], noun: str) -> str:
    return f"{len(rows)} {noun}" + ("" if len(rows) == 1 else "s")
