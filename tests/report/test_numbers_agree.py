"""One number, wherever it stands: the terminal, both pages, the lists, the workbook and result.json count alike."""

import re
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json, read_list, write_market  # noqa: E402


def wishes(folder):
    """Three people for a request that is content with one: served, and yet with fewer than wanted."""
    offers = [{"id": f"m{i}"} for i in range(4)] + [{"id": "m9", "capacity": {"max": 0}}]
    requests = [{"id": "r0", "people": {"min": 1, "max": 3}}, *[{"id": f"r{i}"} for i in range(1, 6)],
                {"id": "r7", "needs": {"facilitation": {"level": 5, "must": True}}}]
    return write_market(folder / "market.json", offers, requests)


@pytest.fixture(scope="module", params=["scenario", "wishes"])
def proposal(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    run = koppel("match", SCENARIO if request.param == "scenario" else wishes(folder), "-o", folder / "out")
    assert run.returncode == 0, run.stderr
    return folder / "out", run.stdout, read_json(folder / "out" / "result.json")


def truth(result):
    served = {pair["request"] for pair in result["assignments"]}
    left = {entry["id"] for entry in result["unmatched"]["requests"]}
    return {"served": len(served), "requests": len(served | left), "unserved": len(left), "underserved": len(result["underserved"]),
            "pairs": len(result["assignments"]), "idle": len(result["unmatched"]["offers"]),
            "called": len({pair["offer"] for pair in result["assignments"]})}


def number(pattern, text):
    return tuple(int(found) for found in re.search(pattern, text).groups())


def test_the_terminal(proposal):
    _, said, result = proposal
    told = truth(result)
    assert number(r"(\d+) van de (\d+) verzoek(?:en)? geholpen", said) == (told["served"], told["requests"])
    assert number(r"(\d+) verzoek(?:en zijn| is) nog niet geholpen", said) == (told["unserved"],)
    assert number(r"(\d+) koppelingen voorgesteld; (\d+) van de", said) == (told["pairs"], told["idle"])


@pytest.mark.parametrize("name", ["voorstel.html", "voorstel-intern.html"])
def test_the_pages(proposal, name):
    folder, _, result = proposal
    told, page = truth(result), (folder / name).read_text(encoding="utf-8")
    for section in ("unserved", "underserved", "pairs", "idle"):
        if told[section] == 0:
            assert f'id="section_{section}"' not in page
            continue
        assert number(rf'<h2 id="section_{section}">[^<]*<small>(\d+)</small>', page) == (told[section],)
        assert number(rf'href="#section_{section}">[^<]*\((\d+)\)</a>', page) == (told[section],)
        rows = page.split(f'<table id="{section}"')[1].split("</table>")[0].split("<tbody>")[1].count("<tr")
        assert rows == told[section]
    tiles = re.findall(r'<div class="tile"><b>([^<]*)</b>', page)
    assert tiles[0] == f"{told['served']}/{told['requests']}" and [int(tile) for tile in tiles[2:]] == [told["pairs"], told["unserved"], told["idle"]]
    assert number(r"Bel (\d+) mens(?:en)? over (\d+) koppelingen", page) == (told["called"], told["pairs"])


def test_the_lists(proposal):
    folder, _, result = proposal
    told = truth(result)
    calls, left = read_list(folder / "bellijst.csv"), read_list(folder / "niet-gekoppeld.csv")
    assert sum(row["rol"] == "voorstel" for row in calls) == told["pairs"]
    assert sum(row["code"] != "underserved" for row in left) == told["unserved"]
    assert sum(row["code"] == "underserved" for row in left) == told["underserved"]
    people, requests, unmatched = load_workbook(folder / "bellijst.xlsx")
    assert (people.max_row - 1, requests.max_row - 1, unmatched.max_row - 1) == (told["pairs"], len(calls), len(left))
