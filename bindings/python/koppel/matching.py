"""The verbs on markets: ``match``, ``check``, ``verify`` and ``explain``, as on the command line.

All of them walk the same seven steps as the program does (``engine/README.md``), in the engine; what comes out is the same, byte for byte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koppel import _engine, _options, _tables
from koppel.errors import InfeasibleError, InputError
from koppel.market import Market
from koppel.match_result import MatchResult
from koppel.profile import Profile

if TYPE_CHECKING:
    import pandas

__all__ = ["check", "explain", "match", "verify"]

PathLike = str | os.PathLike[str]
Progress = Callable[[str, "float | None"], object]

_PREVIOUS_FILE = "previous.json"


def match(
    market: Market | PathLike,
    profile: Profile | Mapping[str, Any] | PathLike | None = None,
    *,
    strategy: str | None = None,
    decisions: PathLike | pandas.DataFrame | Iterable[Mapping[str, Any]] | None = None,
    previous: MatchResult | Mapping[str, Any] | PathLike | None = None,
    keep: str = "fewest",
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
        What is settled by hand: columns ``decision`` (pin, promised, forbid, declined, unavailable), ``offer``, ``request``, ``reason``; or a call list
        with answers, as a path. They come on top of those that the profile names.
    previous : MatchResult, mapping or path, optional
        An earlier result that this one goes on from: as many of its pairs stay as can be, once as many requests are served as can be.
    keep : {'fewest', 'promised', 'all', 'none'}
        What becomes of the pairs of ``previous``: as few as possible go; only promises stay; none goes that can stay, whoever else could be
        served; or it was another round, and who was asked then may rest.
    seed : int, optional
        Of the lottery between equally good answers; without it the profile's.
    threads : int
        The answer does not depend on it.
    time_limit : float, optional
        Seconds; then the best so far, with its bound (``status`` is ``"limit"``); a result without objective where it ended the weighing,
        for then nothing is known. It ends weighing and search: checking is not cut short, nor is describing what was found, since anybody
        who describes the same matching must find the same.
    work_limit : int, optional
        The same, counted in steps and hence repeatable.
    strict : bool
        Refuse the input where a row or a cell was rejected.
    language : {'nl', 'en', 'fr'}, optional
        Of what people read; without it the profile's.
    pseudonyms : bool
        Leave names and contact data out of the call lists.
    progress : callable, optional
        Called as ``progress(step, share)`` in the calling thread, ten times a second and at least once: ``step`` is ``read``, ``check``,
        ``weigh``, ``solve``, ``describe`` or ``verify``, ``share`` lies in [0, 1] or is ``None`` where nobody knows. What it raises ends the
        match and reaches the caller.

    Returns
    -------
    MatchResult

    Raises
    ------
    InputError
        Everything that is wrong with the input, at once: ``error.findings``.
    TypeError
        An option of a wrong type, by the argument's name.
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
    market = _market(market)
    request = market._request(None if profile is None else Profile.of(profile))
    if strategy is not None:
        request.strategy = _options.word("strategy", strategy)
    _take_common(request, seed, threads, time_limit, work_limit, strict, language)
    request.keep = _options.word("keep", keep)
    request.pseudonyms = _options.flag("pseudonyms", pseudonyms)
    progress = _options.function("progress", progress)
    origins = _hand_over(request, decisions, previous)
    with market._placed_errors(origins):
        walk = _engine.match_market(request, progress)
    result = MatchResult._of(walk, request, market, origins)
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
    origins: Mapping[str, _tables.Origin] = {}
    try:
        market = _market(market)
        request = market._request(None if profile is None else Profile.of(profile))
        _take_common(request, None, 1, None, None, strict, language)
        origins = _hand_over(request, decisions, None)
        placing = market._placed_errors(origins)
        with placing:
            return placing.frame(_engine.check_input(request))
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
    market = _market(market)
    request = market._request(None if profile is None else Profile.of(profile))
    with market._placed_errors(_hand_over(request, decisions, previous)):
        return _engine.verify_result(request, _result_bytes("result", result))


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
    request.seed = None if seed is None else _options.whole("seed", seed, 0, _options.MOST_SEED)
    request.threads = _options.whole("threads", threads, 1, _options.MOST_THREADS)
    request.time_limit = _options.seconds("time_limit", time_limit, zero_is_none=True)
    request.work_limit = 0 if work_limit is None else _options.whole("work_limit", work_limit, 0, _options.MOST_WORK)
    request.strict = _options.flag("strict", strict)
    request.set_language(None if language is None else _options.word("language", language))


def _hand_over(
    request: _engine.WalkRequest,
    decisions: PathLike | pandas.DataFrame | Iterable[Mapping[str, Any]] | None,
    previous: MatchResult | Mapping[str, Any] | PathLike | None,
) -> dict[str, _tables.Origin]:
    """Decisions and the previous result: as files where they are, else held in memory. Gives where a table of decisions came from."""
    origins: dict[str, _tables.Origin] = {}
    if decisions is not None and not isinstance(decisions, (str, os.PathLike)):
        text, origins["decisions"] = _tables.decisions_bytes(decisions)
        request.put(Path(_tables.DECISIONS_FILE), text)
        request.decisions = Path(_tables.DECISIONS_FILE)
    elif decisions is not None:
        request.decisions = _held(request, decisions)
    if isinstance(previous, (MatchResult, Mapping)):
        request.put(Path(_PREVIOUS_FILE), _result_bytes("previous", previous))
        request.previous = Path(_PREVIOUS_FILE)
    elif previous is not None:
        request.previous = _held(request, _options.path("previous", previous, "a MatchResult, a mapping or a path"))
    return origins


def _held(request: _engine.WalkRequest, given: PathLike) -> Path:
    """Its bytes in memory, so that a later check sees what was seen now; a file that cannot be read is for the engine to tell."""
    path = Path(given)
    try:
        request.put(path, path.read_bytes())
    except OSError:
        pass
    return path


def _market(market: Market | PathLike) -> Market:
    return market if isinstance(market, Market) else Market.read(_options.path("market", market, "a Market or a path"))


def _result_bytes(argument: str, result: MatchResult | Mapping[str, Any] | PathLike) -> bytes:
    if isinstance(result, MatchResult):
        return result.to_json().encode()
    if isinstance(result, Mapping):
        return json.dumps(result, ensure_ascii=False).encode()
    return Path(_options.path(argument, result, "a MatchResult, a mapping or a path")).read_bytes()
