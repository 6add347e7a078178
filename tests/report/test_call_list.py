"""The call list as a spreadsheet opens it, with a library that koppel did not write."""

import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json, read_list, write_market  # noqa: E402


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists") / "out"
    assert koppel("match", SCENARIO, "-o", folder).returncode == 0
    return folder


def rows_of(path):
    return [[cell.value or "" for cell in row] for row in load_workbook(path).active.iter_rows()]


def test_workbook_and_csv_hold_the_same(lists):
    with_mark = [[cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell for cell in row.values()] for row in read_list(lists / "bellijst.csv")]
    assert rows_of(lists / "bellijst.xlsx")[1:] == with_mark


def test_every_cell_is_text_that_stays_text_when_edited(lists):
    sheet = load_workbook(lists / "bellijst.xlsx").active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert cells and all(cell.data_type == "s" and cell.number_format == "@" for cell in cells)


def test_the_headings_stay_in_sight_and_filter(lists):
    sheet = load_workbook(lists / "bellijst.xlsx").active
    assert sheet.title == "bellijst" and sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1]) and not sheet["A2"].font.bold
    assert sheet.column_dimensions["B"].width > 30


def test_nothing_in_it_tells_the_day(lists):
    with zipfile.ZipFile(lists / "bellijst.xlsx") as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "2000-01-01T00:00:00Z" in archive.read("docProps/core.xml").decode()


def test_strange_labels_arrive_as_they_are_or_as_excel_can_hold_them(tmp_path):
    labels = {"r1": "=1+1", "r2": "regel 1\nregel 2 _x0041_", "r3": "é €  \U0001f600", "r4": "x" * 40_000, "r5": "a\x07b", "r6": "a\uffffb\x00c"}
    market = write_market(tmp_path / "market.json", [{"id": f"m{key}"} for key in labels], [{"id": key, "label": text} for key, text in labels.items()])
    run = koppel("match", market, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    rows = rows_of(tmp_path / "out" / "bellijst.xlsx")
    read = {row[0]: row[1] for row in rows[1:]}
    assert {key: read[key] for key in ("r1", "r2", "r3")} == {key: labels[key] for key in ("r1", "r2", "r3")}
    assert read["r4"] == "x" * 32_767
    assert read["r5"] in ("a\x07b", "a_x0007_b")
    assert read["r6"] == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("locale, headings, role, yes", [("nl", ("verzoek", "aanbod", "antwoord"), "voorstel", "ja"),
                                                         ("en", ("request", "offer", "answer"), "proposal", "yes"),
                                                         ("fr", ("demande", "offre", "réponse"), "proposition", "oui")])
def test_a_list_in_every_language_is_read_back_with_its_answers(tmp_path, locale, headings, role, yes):
    market = write_market(tmp_path / "market.json", [{"id": "m1"}, {"id": "m2"}], [{"id": "r1"}])
    assert koppel("match", market, "-o", tmp_path / "out", "--locale", locale).returncode == 0
    rows = read_list(tmp_path / "out" / "bellijst.csv")
    assert set(headings) < set(rows[0]) and role in rows[0].values()
    lines = (tmp_path / "out" / "bellijst.csv").read_bytes().decode("utf-8-sig").splitlines()
    (tmp_path / "answered.csv").write_text("\n".join([lines[0], lines[1] + yes]), encoding="utf-8")
    run = koppel("match", market, "-o", tmp_path / "again", "--decisions", tmp_path / "answered.csv")
    assert run.returncode == 0, run.stderr
    pair = read_json(tmp_path / "again" / "result.json")["assignments"][0]
    assert pair["offer"] == rows[0][headings[1]] and pair["pinned"]
