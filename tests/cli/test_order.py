"""The page is the same for the same market, in whatever order its rows stand and on however many lines its file is written."""

import json
import random
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json  # noqa: E402


def page_of(source, out, *options):
    run = koppel("match", source, "-o", out, *options)
    assert run.returncode == 0, run.stderr
    return (out / "voorstel.html").read_bytes()


def faulty_market():
    """Rows in which something is wrong or doubtful, of every kind that goes on all the same."""
    offers = [{"id": f"m{number:02}", "skills": {"facilitation": 3}, "place": {"postcode": "2060"}} for number in range(12)]
    offers[1]["skills"] = {"facilitatoin": 3, "facilitation": 9}
    offers[2]["place"] = {"postcode": "0001"}
    offers[3] |= {"languages": {"xx": "C1"}, "reach_km": -1}
    offers[4] |= {"themes": ["mobility", "mobility"], "wat": 1}
    offers[5] |= {"conflicts": ["zonder", "org:niemand"], "label": "mail naar mia@example.org"}
    offers[6]["conflicts"] = ["org:niemand"]
    offers.append({"id": "m01"})  # twice: neither counts
    offers.append(dict(offers[7]))  # repeats a row
    requests = [{"id": f"r{number:02}", "needs": {"facilitation": {"level": 2, "must": True}}, "people": {"max": 1}} for number in range(9)]
    requests[2] |= {"hours": -2, "slots": ["dinsdag"]}
    requests[3]["people"] = {"min": 2, "max": 3, "partial": True}
    requests[4]["needs"] = {"vlechten": {"must": True}}
    return {"schema": "koppel/market/1", "offers": offers, "requests": requests}


def shuffled(market, seed):
    rng = random.Random(seed)
    mixed = json.loads(json.dumps(market))
    for side in ("offers", "requests"):
        rng.shuffle(mixed[side])
    return mixed


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
@pytest.mark.parametrize("which", ["scenario", "faulty"])
def test_rows_in_another_order_and_one_line_make_the_same_page(tmp_path, which, language):
    if which == "scenario":
        assert koppel("import", SCENARIO, "-o", tmp_path / "market.json").returncode == 0
        market = read_json(tmp_path / "market.json")
    else:
        market = faulty_market()
    pages, results = set(), set()
    for number, layout in enumerate(({}, {"indent": 2}, {"separators": (",", ":")}, {"indent": 7, "sort_keys": True})):
        folder = tmp_path / str(number)
        folder.mkdir()
        mixed = market if number == 0 else shuffled(market, number)
        (folder / "m.json").write_text(json.dumps(mixed, **layout), encoding="utf-8")
        pages.add(page_of(folder / "m.json", folder / "out", "--locale", language))
        results.add((folder / "out" / "result.json").read_bytes())
    assert len(results) == 1
    assert len(pages) == 1
    if which == "faulty":
        (page,) = pages
        assert "m.json · m05 · conflicts" in page.decode() and "m.json · r04 · needs" in page.decode()


def records_of(raw):
    """The rows of a CSV file, each with its line end; a cell in quotes may hold line ends."""
    records = [b""]
    for line in raw.splitlines(keepends=True):
        records[-1] += line
        if records[-1].count(b'"') % 2 == 0:
            records.append(b"")
    return records[:-1]


def test_exports_in_another_order_make_the_same_page(tmp_path):
    pages = set()
    for number in range(3):
        folder = tmp_path / str(number)
        shutil.copytree(SCENARIO, folder)
        for name in ("aanbod-limesurvey.csv", "vragen-excel.csv"):
            head, *body = records_of((folder / name).read_bytes())
            assert all(row.endswith(b"\n") for row in body)
            if number:
                random.Random(number).shuffle(body)
            (folder / name).write_bytes(head + b"".join(body))
        pages.add(page_of(folder, folder / "out"))
    assert len(pages) == 1


FAULTY = """nr;naam;mail;kan;taal;postcode;bereik
m1;Mia Voorbeeld;mia@example.org;facilitation (3);nl;2060;5
m2;Jef Verzonnen;jef@example.org;facilitatie, gitaar (9);xx;0001;ver
m2b;Jef Verzonnen;jef@example.org;facilitation;nl;2060;5
m3;Ann Onecht;mia@example.org;mia@example.org;nl (Z9);0470 00 00 00;-3
m4;Ben Bestaatniet;;facilitation;nl;2060;5
m4;Ben Bestaatniet;;mediation;nl;2060;5
m5;Cas Verdicht;;Cas Verdicht;fr;2018;5
m5;Cas Verdicht;;Cas Verdicht;fr;2018;5
"""
MAPPING = """schema: koppel/mapping/1
side: offers
id: { column: nr }
fields:
  skills: { column: kan, split: "," }
  languages: { column: taal, split: "," }
  place.postcode: { column: postcode }
  reach_km: { column: bereik }
contact: { name: naam, email: mail }
"""
ASKED = "id;noden;mail\nr1;facilitation;mia@example.org\nr2;onbekend;\nr3;mediation;\n"
ASKED_MAPPING = """schema: koppel/mapping/1
side: requests
id: { column: id }
fields: { needs: { column: noden, must: true, level: 1 } }
contact: { email: mail }
"""


def test_exports_with_faults_in_another_order_make_the_same_page(tmp_path):
    pages = set()
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "profile.yaml").write_text(
            "schema: koppel/profile/1\ninputs:\n  offers: { file: aanbod.csv, mapping: a.yaml }\n"
            "  requests: { file: vragen.csv, mapping: v.yaml }\n", encoding="utf-8")
        (folder / "a.yaml").write_text(MAPPING, encoding="utf-8")
        (folder / "v.yaml").write_text(ASKED_MAPPING, encoding="utf-8")
        for name, text in (("aanbod.csv", FAULTY), ("vragen.csv", ASKED)):
            head, *body = text.splitlines()
            if number:
                random.Random(number).shuffle(body)
            (folder / name).write_text("\n".join([head, *body]) + "\n", encoding="utf-8")
        pages.add(page_of(folder, folder / "out"))
    assert len(pages) == 1
    (page,) = pages
    text = page.decode()
    assert "aanbod.csv · m2 · languages" in text
    assert "m2b en m2 lijken van één persoon" in text and "(zie m1)" in text
