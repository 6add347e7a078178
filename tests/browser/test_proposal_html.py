"""The proposal page as a person sees it: Chromium opens the file, without a network, under the page's own policy."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from browser.webdriver import Browser, wait_until  # noqa: E402
from support.koppel_cli import SCENARIO, koppel, read_json, write_market  # noqa: E402

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
    browser.open(proposal / "voorstel.html")
    assert wait_until(lambda: browser.run("return document.documentElement.dataset.ready === 'yes'")), "the script did not run"
    return browser


def visible_rows(browser, table):
    return browser.run(f"return [...document.querySelectorAll('#{table} tbody tr')].filter(row => row.offsetParent !== null).length")


def test_tables_hold_every_pair_and_everyone_unserved(page, proposal):
    result = read_json(proposal / "result.json")
    assert visible_rows(page, "pairs") == len(result["assignments"])
    assert visible_rows(page, "unserved") == len(result["unmatched"]["requests"]) + len(result["underserved"])


def test_charts_and_the_picture_are_drawn(page, proposal):
    result = read_json(proposal / "result.json")
    sizes = page.run("return [...document.querySelectorAll('svg')].map(svg => [svg.getBoundingClientRect().width, svg.getBoundingClientRect().height])")
    assert len(sizes) == 3 and all(width > 200 and height > 50 for width, height in sizes)
    assert page.run("return document.querySelectorAll('figure.picture path.pair').length") == len(result["assignments"])
    bars = page.run("return [...document.querySelectorAll('figure.chart .bar-served')].map(bar => +bar.getAttribute('width'))")
    assert max(bars) > 100


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
    assert len(targets) == 5 and set(targets) == {"H2"}
    assert page.run("return document.querySelectorAll('h2').length") == 5


def test_clicking_a_heading_sorts(page):
    page.click("#pairs th:nth-child(7)")
    values = page.run("return [...document.querySelectorAll('#pairs tbody tr')].map(row => +row.cells[6].dataset.value)")
    assert values == sorted(values) and len(set(values)) > 10
    page.click("#pairs th:nth-child(7)")
    assert page.run("return +document.querySelector('#pairs tbody tr').cells[6].dataset.value") == max(values)


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
