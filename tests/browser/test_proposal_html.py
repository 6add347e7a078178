"""The proposal page as a person sees it: Chromium opens the file, without a network, under the page's own policy."""

import html
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from browser.webdriver import Browser, wait_until  # noqa: E402
from support.koppel_cli import SCENARIO, koppel, read_json, read_list, write_market  # noqa: E402

HOSTILE = "<script>document.title='stolen'</script><img src=x onerror=alert(1)>\"'&\u202e"


@pytest.fixture(scope="module")
def browser():
    with Browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser") / "out"
    run = koppel("match", SCENARIO, "-o", folder)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture
def page(browser, proposal):
    browser.resize(1280)
    browser.open(proposal / "voorstel.html")
    assert wait_until(lambda: browser.run("return document.documentElement.dataset.ready === 'yes'")), "the script did not run"
    return browser


def visible_rows(browser, table):
    return browser.run(f"return [...document.querySelectorAll('#{table} tbody tr')].filter(row => row.offsetParent !== null).length")


def test_tables_hold_every_pair_and_everyone_unserved(page, proposal):
    result = read_json(proposal / "result.json")
    assert visible_rows(page, "pairs") == len(result["assignments"])
    assert visible_rows(page, "unserved") == len(result["unmatched"]["requests"])
    assert visible_rows(page, "underserved") == len(result["underserved"])


def test_charts_the_map_and_the_folded_picture_are_drawn(page, proposal):
    result = read_json(proposal / "result.json")
    page.run("document.querySelector('details.curves').open = true")
    sizes = page.run("return [...document.querySelectorAll('svg')].map(svg => [svg.getBoundingClientRect().width, svg.getBoundingClientRect().height])")
    assert len(sizes) == 4 and all(width > 200 and height > 50 for width, height in sizes)
    assert page.run("return document.querySelectorAll('figure.picture path.pair').length") == len(result["assignments"])
    bars = page.run("return [...document.querySelectorAll('figure.chart .bar-served')].map(bar => +bar.getAttribute('width'))")
    assert max(bars) > 100


def test_no_two_tiles_of_the_map_lie_over_each_other(page):
    tiles = page.run("return [...document.querySelectorAll('figure.map rect')].map(tile => [tile.getAttribute('x'), tile.getAttribute('y')].join())")
    assert len(tiles) > 8 and len(set(tiles)) == len(tiles)
    cut = page.run("return [...document.querySelectorAll('figure.map g')].filter(g => [...g.querySelectorAll('text')].some(t => t.getBBox().x + t.getBBox().width > g.querySelector('rect').getBBox().x + g.querySelector('rect').getBBox().width)).length")
    assert cut == 0


def test_the_table_from_district_to_district_holds_every_pair(page, proposal):
    counts = page.run("return [...document.querySelectorAll('#districts td')].map(cell => +cell.textContent)")
    assert sum(counts) == len(read_json(proposal / "result.json")["assignments"])


def test_what_to_do_today_stands_first_and_links_lead_on(page):
    order = page.run("return [...document.querySelectorAll('main h2')].map(head => head.id)")
    assert order == ["section_today", "section_unserved", "section_underserved", "section_recruit", "section_pairs", "section_coverage",
                     "section_idle", "section_findings"]
    lost = page.run("return [...document.querySelectorAll('.where a')].filter(link => !document.querySelector(link.getAttribute('href'))).length")
    assert lost == 0 and page.run("return document.querySelectorAll('.where a').length") > 0


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["voorstel.html", "voorstel-intern.html"])
def test_nothing_runs_out_of_the_screen(browser, proposal, name, width):
    browser.resize(width)
    browser.open(proposal / name)
    assert wait_until(lambda: browser.run("return document.documentElement.dataset.ready === 'yes'"))
    assert browser.run("return document.documentElement.scrollWidth") <= width
    small = browser.run("return [...document.querySelectorAll('td, li, p')].filter(e => e.offsetParent && parseFloat(getComputedStyle(e).fontSize) < 12).length")
    assert small == 0


def test_a_narrow_screen_shows_cards_with_the_names_of_their_cells(browser, proposal):
    browser.resize(390)
    browser.open(proposal / "voorstel.html")
    shown = browser.run("return [getComputedStyle(document.querySelector('#pairs tr')).display, getComputedStyle(document.querySelector('#pairs thead')).display]")
    assert shown == ["block", "none"]
    labels = browser.run("return [...document.querySelectorAll('#pairs tbody tr:first-child td')].map(cell => getComputedStyle(cell, '::before').content)")
    assert '"Verzoek"' in labels and '"Moment"' in labels


@pytest.mark.parametrize("name", ["voorstel.html", "voorstel-intern.html"])
def test_it_prints_on_fewer_than_eight_pages(browser, proposal, name):
    browser.resize(1280)
    browser.open(proposal / name)
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", browser.printed()))
    assert 1 < pages < 8


def test_the_internal_page_names_people_and_the_other_does_not(proposal):
    people = {row["naam"] for row in read_list(proposal / "bellijst.csv")} | {row["naam verzoeker"] for row in read_list(proposal / "bellijst.csv")}
    inside, outside = ((proposal / name).read_text(encoding="utf-8") for name in ("voorstel-intern.html", "voorstel.html"))
    asked = {row["naam"] for row in read_list(proposal / "bellijst.csv") if row["rol"] == "voorstel"}
    assert len(asked) > 50 and all(html.escape(name, quote=True).replace("&#x27;", "&#39;") in inside for name in asked)
    assert not [name for name in people if name in outside]
    assert (proposal / "voorstel-intern.html").stat().st_mode & 0o777 == 0o600


def test_nothing_was_refused_or_fetched(page):
    assert page.complaints() == []
    assert page.run("return performance.getEntriesByType('resource').length") == 0


def test_searching_leaves_the_rows_that_match(page, proposal):
    pair = read_json(proposal / "result.json")["assignments"][0]
    page.type_into("input[data-table=pairs]", pair["request"])
    left = page.run("return [...document.querySelectorAll('#pairs tbody tr')].filter(row => row.offsetParent !== null).map(row => row.textContent)")
    assert left and all(pair["request"] in text for text in left)
    count = page.run("return document.querySelector('output[data-table=pairs]').textContent")
    assert count == f"{len(left)}/{len(read_json(proposal / 'result.json')['assignments'])}"


def test_headings_stay_in_sight_in_a_long_table(page):
    page.run("document.querySelector('#pairs tbody').rows[100].scrollIntoView()")
    assert page.run("return document.querySelector('#pairs th').getBoundingClientRect().top") >= 0


def test_pointing_at_a_dot_shows_its_lines(page, proposal):
    offer = read_json(proposal / "result.json")["assignments"][0]["offer"]
    page.run(f"document.querySelector(\"circle[data-offer='{offer}']\").dispatchEvent(new MouseEvent('mouseenter'))")
    chosen = page.run("return [...document.querySelectorAll('path.chosen')].map(path => path.dataset.offer)")
    assert chosen and set(chosen) == {offer}


def test_contents_lead_to_every_section(page):
    targets = page.run("return [...document.querySelectorAll('nav a')].map(link => document.querySelector(link.getAttribute('href'))?.tagName)")
    assert len(targets) == 8 and set(targets) == {"H2"}
    assert page.run("return document.querySelectorAll('h2').length") == 8


POINTS = "td[data-label=Punten]"


def test_a_heading_sorts_by_mouse_and_by_keyboard(page):
    page.run("[...document.querySelectorAll('#pairs th')].find(head => head.textContent === 'Punten').id = 'points'")
    page.click("#points button")
    values = page.run(f"return [...document.querySelectorAll('#pairs {POINTS}')].map(cell => +cell.dataset.value)")
    assert values == sorted(values) and len(set(values)) > 10
    page.type_into("#points button", "\ue007")  # Enter
    assert page.run(f"return +document.querySelector('#pairs {POINTS}').dataset.value") == max(values)


def test_a_keyboard_reads_what_a_mouse_reads(page):
    page.run("document.querySelector('details.curves').open = true; document.querySelector('circle').focus()")
    assert page.run("return document.querySelector('.tip').textContent === document.querySelector('circle title').textContent")


def test_strangers_text_is_text(browser, tmp_path):
    market = write_market(
        tmp_path / "market.json",
        [{"id": "m1", "label": HOSTILE}, {"id": "</script><u>m2"}],
        [{"id": "r1", "label": HOSTILE, "from": HOSTILE, "groups": {"district": HOSTILE}}, {"id": "r2"}, {"id": "r3"}],
    )
    assert koppel("match", market, "-o", tmp_path / "out").returncode == 0
    browser.open(tmp_path / "out" / "voorstel.html")
    assert wait_until(lambda: browser.run("return document.documentElement.dataset.ready === 'yes'"))
    assert browser.run("return document.querySelectorAll('img, #pairs script, #pairs u').length") == 0
    assert browser.run("return document.title") != "stolen"
    assert "onerror=alert(1)" in browser.run("return document.querySelector('#pairs').textContent")
    assert browser.run("return JSON.parse(document.getElementById('data').textContent).length") == 2
    assert browser.complaints() == []


def test_the_policy_stops_what_is_not_the_pages_own(page):
    page.run("const s = document.createElement('script'); s.textContent = 'document.title = \"injected\"'; document.body.append(s);")
    assert page.run("return document.title") != "injected"


def test_it_reads_without_the_script(proposal):
    text = (proposal / "voorstel.html").read_text(encoding="utf-8")
    assert text.count("<tr") > 200 and "hidden data-table" in text  # the search fields show only where the script runs
