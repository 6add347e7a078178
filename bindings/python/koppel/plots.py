"""Pictures of a result, as Matplotlib axes.

Each function draws on ``ax``, or on a figure of its own that pyplot knows nothing of (``ax.figure`` shows and saves it). Colours are those of
Okabe and Ito, which colour-blind people tell apart; nothing is said by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import matplotlib.axes
    import pandas

    from koppel.match_result import MatchResult

__all__ = ["plot_coverage", "plot_load", "plot_matching", "plot_scores"]

_BLUE, _ORANGE, _GREY, _DARK = "#0072B2", "#E69F00", "#999999", "#333333"
_MOST_NODES = 400  # of a side in a picture with a line per pair
_LEAST_GAP = 0.022  # between two names beside the picture, as a share of its height

_WORDS = {
    "coverage": ("Geholpen verzoeken", "Requests served", "Demandes servies"),
    "requests": ("verzoeken", "requests", "demandes"),
    "offers": ("aanbod", "offers", "offres"),
    "pairs": ("koppelingen", "pairs", "couples"),
    "served": ("geholpen", "served", "servies"),
    "not_served": ("niet geholpen", "not served", "non servies"),
    "points": ("punten van een koppeling", "points of a pair", "points d'un couple"),
    "scores": ("Hoe goed zijn de koppelingen?", "How good are the pairs?", "Qualité des couples"),
    "median": ("helft hoger dan {}", "half above {}", "moitié au-dessus de {}"),
    "load": ("Hoe is het werk verdeeld?", "How is the work shared?", "Répartition du travail"),
    "load_axis": ("koppelingen per aanbod", "pairs per offer", "couples par offre"),
    "room": ("heeft nog plaats", "has room left", "a encore de la place"),
    "full": ("volzet", "full", "complet"),
    "matching": ("Wie met wie", "Who with whom", "Qui avec qui"),
    "coupled": ("gekoppeld", "coupled", "couplé"),
    "alone": ("zonder koppeling", "without a pair", "sans couple"),
    "nothing": ("geen koppelingen", "no pairs", "aucun couple"),
}


def plot_coverage(result: MatchResult, group: str | None = None, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
    """Served requests against all requests, per value of one group.

    Parameters
    ----------
    result : MatchResult
    group : str, optional
        One of the fairness groups of the profile (``district``, ``from``, …); the first without it.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        The result has no coverage of this group.

    Examples
    --------
    >>> import koppel
    >>> result = koppel.match(koppel.Market([{"id": "m1"}], [{"id": "r1", "from": "resident"}]), language="en")
    >>> ax = koppel.plots.plot_coverage(result, "from")
    >>> ax.get_title(loc="left")
    'Requests served'
    """
    coverage = result.coverage
    groups = list(dict.fromkeys(coverage["group"]))
    chosen = group if group is not None or not groups else groups[0]
    if chosen not in groups:
        raise ValueError(f"group: {group!r} is not one of {groups}")
    rows = coverage[coverage["group"] == chosen].sort_values(["requests", "label"], kind="stable").reset_index(drop=True)
    ax = _axes(ax, height=1.2 + 0.3 * len(rows))
    ax.barh(rows.index, rows["served"], color=_BLUE, label=_say(result, "served"))
    ax.barh(
        rows.index,
        rows["requests"] - rows["served"],
        left=rows["served"],
        color="white",
        edgecolor=_GREY,
        hatch="////",
        label=_say(result, "not_served"),
    )
    for place, row in rows.iterrows():
        ax.annotate(f"{row['served']}/{row['requests']}", (row["requests"], place), xytext=(4, 0), **_BESIDE)
    ax.set_yticks(rows.index, rows["label"])
    ax.set_ylim(-0.6, len(rows) - 0.4)
    ax.margins(x=0.12)
    _finish(ax, _say(result, "coverage"), x=_say(result, "requests"), whole="x")
    ax.legend(frameon=False, loc="lower right")
    return ax


def plot_scores(result: MatchResult, bins: int = 20, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
    """How the points of the pairs are spread, with the median.

    Parameters
    ----------
    result : MatchResult
    bins : int
        Of equal width, between the lowest and the highest.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    points = result.pairs["points"]
    ax = _axes(ax)
    if points.empty:
        return _say_nothing(result, ax, "scores")
    ax.hist(points, bins=bins, color=_BLUE, edgecolor="white")
    median = float(points.median())
    label = _say(result, "median").format(_number(result, median))
    ax.axvline(median, color=_DARK, linestyle="--", linewidth=1.5, label=label)
    ax.legend(frameon=False)
    _finish(ax, _say(result, "scores"), x=_say(result, "points"), y=_say(result, "pairs"), whole="y")
    return ax


def plot_load(result: MatchResult, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
    """How many offers got no pair, one, two, …, and which of them have no room left.

    Parameters
    ----------
    result : MatchResult
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    load = result.load
    most = int(load["pairs"].max()) if len(load) else 0
    full = load["pairs"] >= load["places"]
    heights = [[int(((load["pairs"] == pairs) & chosen).sum()) for pairs in range(most + 1)] for chosen in (full, ~full)]
    ax = _axes(ax)
    ax.bar(range(most + 1), heights[0], color=_ORANGE, label=_say(result, "full"))
    ax.bar(range(most + 1), heights[1], bottom=heights[0], color="white", edgecolor=_BLUE, hatch="....", label=_say(result, "room"))
    for pairs, (without, with_room) in enumerate(zip(*heights)):
        if without + with_room:
            ax.annotate(str(without + with_room), (pairs, without + with_room), xytext=(0, 2), **_ABOVE)
    ax.set_xticks(range(most + 1))
    ax.margins(y=0.1)
    ax.legend(frameon=False)
    _finish(ax, _say(result, "load"), x=_say(result, "load_axis"), y=_say(result, "offers"), whole="y")
    return ax


def plot_matching(result: MatchResult, ax: matplotlib.axes.Axes | None = None) -> matplotlib.axes.Axes:
    """Offers left, requests right, a line per pair; in bands per place (or another group), as on the page.

    Parameters
    ----------
    result : MatchResult
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
        Where a side has more than 400 nodes, a line per two bands, as thick as the pairs between them are many.
    """
    nodes = result._picture()
    ax = _axes(ax, height=7)
    if nodes.empty:
        return _say_nothing(result, ax, "matching")
    offers, requests = (nodes[nodes["side"] == side].set_index("id") for side in ("offers", "requests"))
    pairs = result.pairs
    left, right = offers.loc[pairs["offer"]], requests.loc[pairs["request"]]
    if max(len(offers), len(requests)) > _MOST_NODES:
        _draw_bands(ax, offers, requests, left, right)
    else:
        _draw_pairs(ax, left["height"], right["height"])
        for x, side, used in ((0, offers, pairs["offer"]), (1, requests, pairs["request"])):
            _draw_nodes(ax, x, side, side.index.isin(used), result)
    _name_bands(ax, nodes)
    ax.set_xticks([0, 1], [f"{_say(result, 'offers')} ({len(offers)})", f"{_say(result, 'requests')} ({len(requests)})"])
    ax.set_xlim(-0.15, 1.15)
    ax.set_ylim(1.02, -0.02)
    ax.set_yticks([])
    _finish(ax, f"{_say(result, 'matching')}: {len(pairs)} {_say(result, 'pairs')}")
    ax.spines["left"].set_visible(False)
    return ax


def _draw_pairs(ax: matplotlib.axes.Axes, left: pandas.Series, right: pandas.Series) -> None:
    from matplotlib.collections import LineCollection

    lines = [((0.0, a), (1.0, b)) for a, b in zip(left, right)]
    ax.add_collection(LineCollection(lines, colors=_BLUE, linewidths=0.8, alpha=0.6))


def _draw_nodes(ax: matplotlib.axes.Axes, x: float, side: pandas.DataFrame, used: Any, result: MatchResult) -> None:
    for chosen, style, word in (
        (used, {"color": _BLUE, "marker": "o"}, "coupled"),
        (~used, {"color": _ORANGE, "marker": "x"}, "alone"),
    ):
        heights = side.loc[chosen, "height"]
        ax.scatter([x] * len(heights), heights, s=12, linewidths=1, zorder=3, label=_say(result, word) if x == 0 else None, **style)
    if x == 0:
        ax.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.05), ncol=2)


def _draw_bands(
    ax: matplotlib.axes.Axes, offers: pandas.DataFrame, requests: pandas.DataFrame, left: pandas.DataFrame, right: pandas.DataFrame
) -> None:
    middle = [side.groupby("band")["height"].mean() for side in (offers, requests)]
    counts: dict[tuple[int, int], int] = {}
    for ends in zip(left["band"], right["band"]):
        counts[ends] = counts.get(ends, 0) + 1
    most = max(counts.values(), default=1)
    for (a, b), pairs in sorted(counts.items()):
        ax.plot([0, 1], [middle[0][a], middle[1][b]], color=_BLUE, alpha=0.6, linewidth=0.5 + 9 * pairs / most)


def _name_bands(ax: matplotlib.axes.Axes, nodes: pandas.DataFrame) -> None:
    bands = nodes.groupby("band", sort=True).agg(label=("label", "first"), top=("height", "min"), end=("height", "max"))
    if len(bands) < 2:
        return
    heights = _spread([(band.top + band.end) / 2 for band in bands.itertuples()])
    for label, height in zip(bands["label"], heights):
        ax.annotate(label, (0, height), (-0.03, height), ha="right", va="center", fontsize=8, annotation_clip=False)


def _spread(heights: list[float]) -> list[float]:
    """Heights in rising order, moved apart until names can be read."""
    gap = min(_LEAST_GAP, 1 / len(heights))
    for place in range(1, len(heights)):
        heights[place] = max(heights[place], heights[place - 1] + gap)
    limit = 1.0
    for place in range(len(heights) - 1, -1, -1):
        heights[place] = min(heights[place], limit)
        limit = heights[place] - gap
    return heights


_BESIDE: dict[str, Any] = {"textcoords": "offset points", "va": "center", "fontsize": 8}
_ABOVE: dict[str, Any] = {"textcoords": "offset points", "ha": "center", "fontsize": 8}


def _axes(ax: matplotlib.axes.Axes | None, height: float = 4) -> matplotlib.axes.Axes:
    if ax is not None:
        return ax
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, height), layout="constrained")
    FigureCanvasAgg(figure)
    return cast("matplotlib.axes.Axes", figure.add_subplot())


def _finish(ax: matplotlib.axes.Axes, title: str, x: str = "", y: str = "", whole: str = "") -> None:
    from matplotlib.ticker import MaxNLocator

    ax.set_title(title, loc="left")
    ax.set_xlabel(x)
    ax.set_ylabel(y)
    for name in whole:
        getattr(ax, f"{name}axis").set_major_locator(MaxNLocator(integer=True))
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def _say_nothing(result: MatchResult, ax: matplotlib.axes.Axes, title: str) -> matplotlib.axes.Axes:
    ax.annotate(_say(result, "nothing"), (0.5, 0.5), xycoords="axes fraction", ha="center", color=_DARK)
    ax.set_xticks([])
    ax.set_yticks([])
    _finish(ax, _say(result, title))
    return ax


def _say(result: MatchResult, word: str) -> str:
    return _WORDS[word][("nl", "en", "fr").index(result.language)]


def _number(result: MatchResult, value: float) -> str:
    text = f"{value:.1f}"
    return text if result.language == "en" else text.replace(".", ",")
