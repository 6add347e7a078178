"""The verbs on markets: ``match``, ``check``, ``verify`` and ``explain``, as on the command line.

All of them walk the same seven steps as the program does (``engine/README.md``), in the engine; what comes out is the same, byte for byte.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koppel import _engine, _tables, plots
from koppel.errors import InfeasibleError, InputError
from koppel.market import Market
from koppel.profile import Profile
from koppel.report import inline_page

if TYPE_CHECKING:
    import matplotlib.axes
    import pandas

__all__ = ["MatchResult", "check", "explain", "match", "verify"]

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
        An earlier result: its pairs are known as kept, and who was asked then has been asked.
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
    ...     [{"id": "m1", "themes": ["mobility"], "capacity.max": 2}, {"id": "m2", "languages": ["fr"]}],
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


class MatchResult:
    """What :func:`match` found: tables to look at, files to write, questions to ask. Frozen; made by :func:`match` only.

    Examples
    --------
    >>> import koppel
    >>> market = koppel.Market([{"id": "m1", "languages": {"fr": "B2"}}], [{"id": "r1", "languages": {"fr": "A2"}}, {"id": "r2"}])
    >>> result = koppel.match(market, language="en")
    >>> result.pairs[["request", "offer"]]
      request offer
    0      r1    m1
    >>> result.unserved[["request", "code"]]
      request    code
    0      r2  scarce
    >>> print(result.explain(request="r2"), end="")
    There is nobody for r2 yet.
      Shortage: 2 requests share 1 person with 1 place in all (r1, r2).
      If m1 has one more place, this request is served.
    >>> result.verify()
    []
    """

    __slots__ = ("_walk", "_request", "_market")

    _walk: _engine.MatchedWalk
    _request: _engine.WalkRequest
    _market: Market

    def __init__(self) -> None:
        raise TypeError("a MatchResult is made by koppel.match")

    @classmethod
    def _of(cls, walk: _engine.MatchedWalk, request: _engine.WalkRequest, market: Market) -> MatchResult:
        result = cls.__new__(cls)
        for name, value in {"_walk": walk, "_request": request, "_market": market}.items():
            object.__setattr__(result, name, value)
        return result

    # ---- the answer -------------------------------------------------------------------------------------------------------------

    @property
    def market(self) -> Market:
        """The market that was matched."""
        return self._market

    @property
    def status(self) -> str:
        """``optimal``, ``feasible``, ``limit`` (the best so far) or ``infeasible``."""
        return self._walk.status

    @property
    def title(self) -> str:
        """The programme's, from the profile."""
        return self._walk.title

    @property
    def language(self) -> str:
        """Of the texts: ``nl``, ``en`` or ``fr``."""
        return self._walk.language

    @property
    def result(self) -> dict[str, Any]:
        """The contents of ``result.json``, a fresh copy."""
        contents: dict[str, Any] = json.loads(self.to_json())
        return contents

    def to_json(self) -> str:
        """The text of ``result.json``, the same bytes as the command line writes."""
        return self._walk.result_json()

    @property
    def violated(self) -> dict[str, dict[str, int]]:
        """Of an infeasible result the nodes that prove it: by side, id to multiplier; otherwise empty."""
        certificate = self.result.get("certificate") or {}
        if certificate.get("kind") != "violated-set":
            return {}
        return {side: certificate.get(side, {}) for side in ("offers", "requests", "groups")}

    # ---- tables -----------------------------------------------------------------------------------------------------------------

    @property
    def pairs(self) -> pandas.DataFrame:
        """One row per pair, by request: points in all and per criterion, distance (km), moment, whether pinned or kept, and why."""
        return _frame(self._walk.pairs())

    @property
    def unserved(self) -> pandas.DataFrame:
        """Requests that got nobody, or fewer people than they wanted (code ``underserved``): why, and what would help.

        Of code ``scarce``, ``sharing_requests`` have no candidates but ``sharing_offers``, who have fewer ``places``: a Hall set.
        """
        return _frame(self._walk.unserved())

    @property
    def reserves(self) -> pandas.DataFrame:
        """Whom to ask when a pair does not work out, by request and rank."""
        return _frame(self._walk.reserves())

    @property
    def coverage(self) -> pandas.DataFrame:
        """Requests and served requests per value of each fairness group of the profile; ``share`` in [0, 1]."""
        return _frame(self._walk.coverage())

    @property
    def load(self) -> pandas.DataFrame:
        """One row per offer: pairs it has, places it has, for how many it stands in reserve, and why it is idle."""
        return _frame(self._walk.load())

    @property
    def metrics(self) -> pandas.DataFrame:
        """Every metric with its value and what it means."""
        return _frame(self._walk.metrics())

    @property
    def recruiting(self) -> pandas.DataFrame:
        """Whom to recruit next: each one more offer, with how many more requests would be served, found by solving again."""
        return _frame(self._walk.recruiting())

    @property
    def findings(self) -> pandas.DataFrame:
        """What was rejected or doubtful in the input, as :func:`check` tells it."""
        return self._market._placed_errors().frame(self._walk.findings())

    # ---- words ------------------------------------------------------------------------------------------------------------------

    def explain(self, request: str | None = None, offer: str | None = None, *, language: str | None = None) -> str:
        """Why, in words.

        Parameters
        ----------
        request : str, optional
            Alone: who is proposed for it and why, its reserves; or why there is nobody and what would help.
        offer : str, optional
            Alone: what it is proposed for; or why it is idle. With a request: why this pair; or which rules it breaks; or what it would
            cost to make it all the same, with the change list, found by solving again.
        language : {'nl', 'en', 'fr'}, optional

        Returns
        -------
        str
            Lines of text, each ended.

        Raises
        ------
        KeyError
            No such request or offer in the market.
        """
        return self._walk.explain(request, offer, language)

    def summary(self, language: str | None = None) -> str:
        """At most a screen of text, as the command line shows it.

        Parameters
        ----------
        language : {'nl', 'en', 'fr'}, optional
            Without it the result's own.

        Returns
        -------
        str
        """
        return self._walk.summary(language)

    # ---- proof and files --------------------------------------------------------------------------------------------------------

    def verify(self) -> list[tuple[str, str]]:
        """The independent check of what this result states, from the input on: every fault, so nothing when it stands."""
        return _engine.verify_result(self._request, self.to_json().encode())

    @property
    def files(self) -> dict[str, bytes]:
        """What :meth:`write` writes, by name. The call lists hold names and contact data where the market has them."""
        return self._walk.files()

    def write(self, folder: PathLike, *, force: bool = False) -> list[Path]:
        """Write what ``koppel match -o folder`` writes: all files or none.

        A call list that somebody has edited is not overwritten without ``force``. Of an infeasible result, older call lists are set aside
        under another name, with a warning that says so.

        Parameters
        ----------
        folder : path
            Made where it is not there.
        force : bool
            Overwrite a call list that somebody has edited.

        Returns
        -------
        list of pathlib.Path
        """
        folder = Path(folder)
        for name, kept_as in self._walk.write(folder, force):
            warnings.warn(f"{name} has no proposal behind it any more; it now stands as {kept_as}", stacklevel=2)
        return [folder / name for name in self._walk.files()]

    # ---- pictures ---------------------------------------------------------------------------------------------------------------

    def plot_matching(self, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
        """See :func:`koppel.plots.plot_matching`."""
        return plots.plot_matching(self, ax=ax)

    def plot_scores(self, bins: int = 20, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
        """See :func:`koppel.plots.plot_scores`."""
        return plots.plot_scores(self, bins=bins, ax=ax)

    def plot_coverage(self, group: str | None = None, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
        """See :func:`koppel.plots.plot_coverage`."""
        return plots.plot_coverage(self, group=group, ax=ax)

    def plot_load(self, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
        """See :func:`koppel.plots.plot_load`."""
        return plots.plot_load(self, ax=ax)

    def _picture(self) -> pandas.DataFrame:
        """Where the page draws its nodes."""
        return _frame(self._walk.picture())

    # ---- Python -----------------------------------------------------------------------------------------------------------------

    def _repr_html_(self) -> str:
        return inline_page(self._walk.page(), self.summary())

    def __repr__(self) -> str:
        objective = self.result.get("objective")
        if objective is None:
            return f"MatchResult({self.status})"
        requests = self._walk.requests
        return f"MatchResult({self.status}: {objective['served']} of {requests} requests served by {objective['matched']} pairs)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MatchResult):
            return NotImplemented
        return self.to_json() == other.to_json()

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a result does not change: {name} cannot be set")


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


def _frame(columns: Mapping[str, list[Any]]) -> pandas.DataFrame:
    import pandas

    return pandas.DataFrame(dict(columns))
