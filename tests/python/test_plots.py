"""Pictures show what the result says, on the axes that are given, and leave pyplot alone."""

import subprocess
import sys

import matplotlib

matplotlib.use("Agg")

import pytest
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

import koppel
from support.koppel_cli import SCENARIO

PLOTS = [koppel.plots.plot_matching, koppel.plots.plot_scores, koppel.plots.plot_coverage, koppel.plots.plot_load]


@pytest.fixture(scope="module")
def ploeg():
    return koppel.match(SCENARIO, language="en")


def bars(ax):
    return [container.datavalues for container in ax.containers]


@pytest.mark.parametrize("plot", PLOTS)
def test_axes_are_returned_readable_and_those_that_were_given(ploeg, plot):
    figure = Figure()
    given = figure.add_subplot()
    assert plot(ploeg, ax=given) is given
    own = plot(ploeg)
    assert own is not given and own.get_title(loc="left")
    assert own.get_legend() is not None
    assert getattr(ploeg, plot.__name__)(ax=given) is given
    own.figure.canvas.draw()


def test_pyplot_is_not_even_loaded():
    code = (
        "import sys, koppel; r = koppel.match(koppel.Market([{'id': 'm1'}], [{'id': 'r1'}])); r.plot_load(); r.plot_matching();"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"], check=True)


def test_coverage_counts_every_request(ploeg):
    for group in ("district", "from"):
        ax = koppel.plots.plot_coverage(ploeg, group)
        rows = ploeg.coverage[ploeg.coverage["group"] == group]
        served, missing = bars(ax)
        assert sum(served) == rows["served"].sum() and sum(served) + sum(missing) == rows["requests"].sum()
        shown = {label.get_text(): text.get_text() for label, text in zip(ax.get_yticklabels(), ax.texts)}
        assert shown == {row.label: f"{row.served}/{row.requests}" for row in rows.itertuples()}
    assert koppel.plots.plot_coverage(ploeg).get_yticklabels()[-1].get_text() == "Deurne (Antwerp)"
    with pytest.raises(ValueError, match="'colour' is not one of .*district"):
        koppel.plots.plot_coverage(ploeg, "colour")


def test_scores_count_every_pair(ploeg):
    (counts,) = bars(koppel.plots.plot_scores(ploeg, bins=7))
    assert len(counts) == 7 and sum(counts) == len(ploeg.pairs)
    line = koppel.plots.plot_scores(ploeg).lines[0]
    assert line.get_xdata()[0] == ploeg.pairs["points"].median()


def test_load_counts_every_offer(ploeg):
    full, room = bars(koppel.plots.plot_load(ploeg))
    assert sum(full) + sum(room) == len(ploeg.load)
    assert sum(pairs * (a + b) for pairs, (a, b) in enumerate(zip(full, room))) == len(ploeg.pairs)
    assert sum(full) == (ploeg.load["pairs"] >= ploeg.load["places"]).sum()


def test_the_matching_has_a_line_per_pair_and_a_mark_per_node(ploeg):
    ax = koppel.plots.plot_matching(ploeg)
    lines, *marks = ax.collections
    assert isinstance(lines, LineCollection) and len(lines.get_segments()) == len(ploeg.pairs)
    assert sum(len(mark.get_offsets()) for mark in marks) == len(ploeg.load) + len(ploeg.market.requests)
    names = [text.get_text() for text in ax.texts]
    assert "Merksem (Antwerp)" in names and len(names) == len(set(names))
    heights = sorted(text.xyann[1] for text in ax.texts)
    assert min(b - a for a, b in zip(heights, heights[1:])) > 0.015, "names of bands overlap"


def test_a_large_matching_is_drawn_by_bands():
    districts = ["2018", "2060", "2100"]
    offers = [{"id": f"m{i}", "place.postcode": districts[i % 3]} for i in range(450)]
    requests = [{"id": f"r{i}", "place.postcode": districts[i % 2]} for i in range(450)]
    ax = koppel.match(koppel.Market(offers, requests), language="fr").plot_matching()
    assert 0 < len(ax.lines) <= 9 and ax.get_title(loc="left").startswith("Qui avec qui: 450")


def test_nothing_to_draw_is_said():
    market = koppel.Market([{"id": "m1"}], [{"id": "r1", "needs": {"coaching": {"level": 1, "must": True}}}])
    result = koppel.match(market, language="en")
    assert [text.get_text() for text in result.plot_scores().texts] == ["no pairs"]
    for plot in PLOTS:
        plot(result).figure.canvas.draw()
