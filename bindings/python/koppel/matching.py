"""The verbs on markets: ``match``, ``check``, ``verify`` and ``explain``, as on the command line.

All of them walk the same seven steps as the program does (``engine/README.md``), in the engine; what comes out is the same, byte for byte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koppel import _engine, _tables
from koppel.errors import InfeasibleError, InputError
from koppel.market import Market
from koppel.match_result import MatchResult
from koppel.profile import Profile

if TYPE_CHECKING:
    import pandas

__all__ = ["check", "explain", "match", "verify"]

PathLike = str | os.PathLike[str]
Progress = Callable[[str, "float | None"], object]


def match(
    market: Market | PathLike,
    profile: Profile | Mapping[str, Any] | PathLike | None = None,
    *,
    strategy: str | None = None,
    decisions: PathLike | pandas.DataFrame | Iterable[Mapping[str, Any]] | None = None,
    previous: MatchResult | Mapping[str, Any] | PathLike | None = None,
    seed: int | None = None,
    threads: int = 1,
    time_limit: float | None = None,
    work_limit: int | None = None,
    strict: bool = False,
    language: str | None = None,
    pseudonyms: bool = False,
    progress: Progress | None = None,
) -> MatchResult:
    """Propose who helps whom, with a proof and with reasons: ``koppel match``.

    Parameters
    ----------
    market : Market or path
        A path is read by :meth:`Market.read`.
    profile : Profile, mapping or path, optional
        What a good match is; without it the profile that the market brings, else the defaults.
    strategy : str, optional
        By its name in ``koppel list strategies``; without it the profile's.
    decisions : path, pandas.DataFrame or iterable of mapping, optional
        What is settled by hand: columns ``decision`` (pin, forbid, declined, unavailable), ``offer``, ``request``, ``reason``; or a call list
        with answers, as a path. They come on top of those that the profile names.
    previous : MatchResult, mapping or path, optional
        An earlier result that this one goes on from: as many of its pairs stay as can be, once as many requests are served as can be.
    seed : int, optional
        Of the lottery between equally good answers; without it the profile's.
    threads : int
        The answer does not depend on it.
    time_limit : float, optional
        Seconds; then the best so far, with its bound (``status`` is ``"limit"``).
    work_limit : int, optional
        The same, counted in steps and hence repeatable.
    strict : bool
        Refuse the input where a row or a cell was rejected.
    language : {'nl', 'en', 'fr'}, optional
        Of what people read; without it the profile's.
    pseudonyms : bool
        Leave names and contact data out of the call lists.
    progress : callable, optional
        Called with the step's name and its share in [0, 1] (or None), now and then, in the calling thread.

    Returns
    -------
    MatchResult

    Raises
    ------
    InputError
        Everything that is wrong with the input, at once: ``error.findings``.
    InfeasibleError
        The hard constraints contradict each other: ``error.violated`` says which nodes prove it, ``error.result`` is the result without pairs.
    KeyboardInterrupt
        The work has stopped; nothing is left running.

    Examples
    --------
    >>> import koppel
    >>> market = koppel.Market(
    ...     [{"id": "m1", "themes": ["mobility"], "skills": "flying (4)", "capacity.max": 2}, {"id": "m2", "languages": ["fr"]}],
    ...     [{"id": "r1", "themes": ["mobility"]}, {"id": "r2", "languages": ["fr"]}, {"id": "r3", "needs": "flying (3)"}],
    ... )
    >>> result = koppel.match(market, language="en")
    >>> result
    MatchResult(optimal: 3 of 3 requests served by 3 pairs)
    """
    market = market if isinstance(market, Market) else Market.read(market)
    request = market._request(None if profile is None else Profile.of(profile))
    if strategy is not None:
        request.strategy = strategy
    _take_common(request, seed, threads, time_limit, work_limit, strict, language)
    request.pseudonyms = pseudonyms
    _hand_over(request, decisions, previous)
    with market._placed_errors():
        walk = _engine.match_market(request, progress)
    result = MatchResult._of(walk, request, market)
    if walk.faults:
        raise RuntimeError(f"the answer did not pass its own check: {walk.faults}")
    if walk.status == "infeasible":
        raise InfeasibleError("the hard constraints contradict each other", result.violated, result)
    return result


def check(
    market: Market | PathLike,
    profile: Profile | Mapping[str, Any] | PathLike | None = None,
    *,
    decisions: PathLike | pandas.DataFrame | Iterable[Mapping[str, Any]] | None = None,
    strict: bool = False,
    language: str | None = None,
) -> pandas.DataFrame:
    """Everything that is wrong or doubtful, before any solving: ``koppel check``.

    Parameters
    ----------
    market : Market or path
        As for :func:`match`.
    profile : Profile, mapping or path, optional
    decisions : path, pandas.DataFrame or iterable of mappings, optional
        Pins, forbids and answers.
    strict : bool
        Rejected rows and cells are errors.
    language : {'nl', 'en', 'fr'}, optional
        Of messages and hints; without it the profile's.

    Returns
    -------
    pandas.DataFrame
        One row per finding: ``severity`` (error, rejected, warning, note), ``code``, ``file``, ``row``, ``column``, ``field``, ``message``,
        ``hint``. Rows and columns count from 1, as a spreadsheet shows them; of a market made of tables, ``row`` is the table's own label.

    Examples
    --------
    >>> import koppel
    >>> market = koppel.Market([{"id": "m1"}, {"id": "m2"}, {"id": "m2"}], [{"id": "r1", "languages": ["xx"]}])
    >>> koppel.check(market, language="en")[["severity", "code", "file", "row", "field"]]
       severity              code      file  row      field
    0      note    places_unknown              0
    1  rejected      duplicate_id    offers    1         id
    2  rejected      duplicate_id    offers    2         id
    3  rejected  unknown_language  requests    0  languages
    """
    try:
        market = market if isinstance(market, Market) else Market.read(market)
        request = market._request(None if profile is None else Profile.of(profile))
        _take_common(request, None, 1, None, None, strict, language)
        _hand_over(request, decisions, None)
        return market._placed_errors().frame(_engine.check_input(request))
    except InputError as error:
        return _tables.findings_frame(error.findings)


def verify(
    market: Market | PathLike,
    result: MatchResult | Mapping[str, Any] | PathLike,
    profile: Profile | Mapping[str, Any] | PathLike | None = None,
    *,
    decisions: PathLike | pandas.DataFrame | Iterable[Mapping[str, Any]] | None = None,
    previous: MatchResult | Mapping[str, Any] | PathLike | None = None,
) -> list[tuple[str, str]]:
    """The independent check of a result against its market: ``koppel verify``.

    Parameters
    ----------
    market : Market or path
    result : MatchResult, mapping or path
        As a result, as the dictionary that ``result.json`` holds, or as that file.
    profile, decisions, previous
        The same as :func:`match` had.

    Returns
    -------
    list of (code, what)
        Every fault; empty when everything that the result states is proved.

    Examples
    --------
    >>> import koppel
    >>> market = koppel.Market([{"id": "m1"}], [{"id": "r1"}])
    >>> claimed = koppel.match(market).result
    >>> koppel.verify(market, claimed)
    []
    >>> claimed["objective"]["served"] = 7
    >>> koppel.verify(market, claimed)[0][0]
    'count_differs'
    """
    market = market if isinstance(market, Market) else Market.read(market)
    request = market._request(None if profile is None else Profile.of(profile))
    _hand_over(request, decisions, previous)
    with market._placed_errors():
        return _engine.verify_result(request, _result_bytes(result))


def explain(result: MatchResult, request: str | None = None, offer: str | None = None, *, language: str | None = None) -> str:
    """Why: of a request, of an offer, or of one pair. See :meth:`MatchResult.explain`."""
    return result.explain(request=request, offer=offer, language=language)


def _take_common(
    request: _engine.WalkRequest,
    seed: int | None,
    threads: int,
    time_limit: float | None,
    work_limit: int | None,
    strict: bool,
    language: str | None,
) -> None:
    for name, value, least in (("threads", threads, 1), ("time_limit", time_limit, 0), ("work_limit", work_limit, 0), ("seed", seed, 0)):
        if value is not None and not value >= least:
            raise ValueError(f"{name}: {value!r} is below {least}")
    request.seed = seed
    request.threads = threads
    request.time_limit = time_limit or 0
    request.work_limit = work_limit or 0
    request.strict = strict
    request.set_language(language)


def _hand_over(
    request: _engine.WalkRequest,
    decisions: PathLike | pandas.DataFrame | Iterable[Mapping[str, Any]] | None,
    previous: MatchResult | Mapping[str, Any] | PathLike | None,
) -> None:
    """Decisions and the previous result: as files where they are, else held in memory."""
    if decisions is not None:
        request.decisions = _held(request, decisions, "decisions.csv", _tables.decisions_bytes)
    if previous is not None:
        request.previous = _held(request, previous, "previous.json", _result_bytes)


def _held(request: _engine.WalkRequest, value: Any, name: str, to_bytes: Callable[[Any], bytes]) -> Path:
    """Bytes in memory, so that a later check sees what was seen now; a file that cannot be read is for the engine to tell."""
    is_path = isinstance(value, (str, os.PathLike))
    path = Path(value) if is_path else Path(name)
    try:
        request.put(path, path.read_bytes() if is_path else to_bytes(value))
    except OSError:
        pass
    return path


def _result_bytes(result: MatchResult | Mapping[str, Any] | PathLike) -> bytes:
    if isinstance(result, MatchResult):
        return result.to_json().encode()
    if isinstance(result, Mapping):
        return json.dumps(result, ensure_ascii=False).encode()
    return Path(result).read_bytes()
