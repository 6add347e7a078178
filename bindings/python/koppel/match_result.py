"""What a match found: a :class:`MatchResult`, with tables to look at, files to write and questions to ask."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from koppel import _engine, _options, _tables, plots
from koppel.market import Market, files_of
from koppel.report import inline_page

if TYPE_CHECKING:
    import matplotlib.axes
    import pandas

__all__ = ["MatchResult"]

PathLike = str | os.PathLike[str]


class MatchResult:
    """What :func:`match` found: tables to look at, files to write, questions to ask. Frozen; made by :func:`match` only.

    It can be pickled and sent to other processes: with the input and the options, so that there it is judged and explained again (but not
    solved again), and answers every question as here. A pickle holds the names and contact data that the market holds.

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

    __slots__ = ("_walk", "_request", "_market", "_origins")

    _walk: _engine.MatchedWalk
    _request: _engine.WalkRequest
    _market: Market
    _origins: Mapping[str, _tables.Origin]

    def __init__(self) -> None:
        raise TypeError("a MatchResult is made by koppel.match")

    @classmethod
    def _of(cls, walk: _engine.MatchedWalk, request: _engine.WalkRequest, market: Market, origins: Mapping[str, _tables.Origin]) -> MatchResult:
        result = cls.__new__(cls)
        for name, value in {"_walk": walk, "_request": request, "_market": market, "_origins": origins}.items():
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
        """One row per pair, by request: points in all and per criterion, distance (km), moment, whether pinned or kept, its state (promised, unchanged, new), and why."""
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
        return self._market._placed_errors(self._origins).frame(self._walk.findings())

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
        given = {"request": request, "offer": offer, "language": language}
        texts = (None if value is None else _options.word(name, value) for name, value in given.items())
        return self._walk.explain(*texts)

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
        return self._walk.summary(None if language is None else _options.word("language", language))

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
        folder = Path(_options.path("folder", folder))
        force = _options.flag("force", force)
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

    def __copy__(self) -> MatchResult:
        return self

    def __deepcopy__(self, memo: object) -> MatchResult:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        state = {name: getattr(self._request, name) for name in _KEPT}
        return _result_of, (self._market, self._request.files.entries(), state, self.language, self.to_json(), self._walk.algorithm, dict(self._origins))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a result does not change: {name} cannot be set")


# What was asked of the walk, by its name in the engine's request; the files and the language go beside it.
_KEPT = ("profile", "key", "decisions", "previous", "keep", "strategy", "seed", "threads", "time_limit", "work_limit", "strict", "pseudonyms")


def _result_of(
    market: Market,
    entries: list[tuple[str, bytes | None, bool]],
    state: Mapping[str, Any],
    language: str,
    text: str,
    algorithm: str,
    origins: Mapping[str, _tables.Origin],
) -> MatchResult:
    """A result that was pickled: judged and described again from the same input, without solving again."""
    request = _engine.WalkRequest(files_of(entries), [Path(name) for name in market._inputs])
    for name, value in state.items():
        setattr(request, name, value)
    request.set_language(language)
    return MatchResult._of(_engine.match_again(request, text.encode(), algorithm), request, market, origins)


def _frame(columns: Mapping[str, list[Any]]) -> pandas.DataFrame:
    import pandas

    return pandas.DataFrame(dict(columns))
