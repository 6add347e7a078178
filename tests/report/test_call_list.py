"""The call list as a spreadsheet opens it, with a library that koppel did not write."""

import datetime
import re
import shutil
import stat
import subprocess
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


PEOPLE, REQUESTS, UNMATCHED = "Per persoon", "Per verzoek", "Niet gekoppeld"


def rows_of(path, sheet=REQUESTS):
    return [[cell.value if cell.value is not None else "" for cell in row] for row in load_workbook(path)[sheet].iter_rows()]


def records_of(path, sheet):
    headings, *rows = rows_of(path, sheet)
    return [dict(zip(headings, row)) for row in rows]


def without_mark(cell):
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell


def test_the_requests_hold_what_the_csv_holds(lists):
    same = ["verzoek", "omschrijving", "van wie", "naam verzoeker", "telefoon verzoeker", "e-mail verzoeker", "rol", "aanbod",
            "naam", "telefoon", "e-mail", "waarover", "reden", "antwoord"]
    calls = read_list(lists / "bellijst.csv")
    rows = records_of(lists / "bellijst.xlsx", REQUESTS)
    assert [[row[key] for key in same] for row in rows] == [[without_mark(call[key]) for key in same] for call in calls]
    for row, call in zip(rows, calls):
        assert row["afstand (km)"] == "" if call["afstand (km)"] == "" else abs(row["afstand (km)"] - float(call["afstand (km)"].replace(",", "."))) < 0.001


def test_moments_are_dates_and_distances_numbers(lists):
    months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]
    dated = 0
    for row, call in zip(records_of(lists / "bellijst.xlsx", REQUESTS), read_list(lists / "bellijst.csv")):
        if row["datum"] == "":
            assert row["moment"] == call["moment"]
            continue
        day = row["datum"]
        assert isinstance(day, datetime.datetime)
        assert f" {day.day} {months[day.month - 1]} {day.year}" in call["moment"] and row["moment"].split(", ")[0] in call["moment"]
        dated += 1
    assert dated > 200


def test_each_person_stands_together_with_everything_asked_of_her(lists):
    pairs = {(call["aanbod"], call["verzoek"]) for call in read_list(lists / "bellijst.csv") if call["rol"] == "voorstel"}
    rows = records_of(lists / "bellijst.xlsx", PEOPLE)
    assert len(rows) == len(pairs) and {(row["aanbod"], row["verzoek"]) for row in rows} == pairs
    order = [row["aanbod"] for row in rows]
    assert len([1 for i, offer in enumerate(order) if i == 0 or order[i - 1] != offer]) == len(set(order)), "nobody is called twice"
    for row in rows:
        assert row["naam"] and row["telefoon"] and row["verzoek"]
        assert row["naam verzoeker"] in row["wat u kunt zeggen"] and row["wat u kunt zeggen"].endswith("?")


def test_the_unmatched_can_be_called_too(lists):
    rows = records_of(lists / "bellijst.xlsx", UNMATCHED)
    listed = read_list(lists / "niet-gekoppeld.csv")
    keys = ["verzoek", "naam verzoeker", "telefoon verzoeker", "reden", "wat zou helpen"]
    assert [[row[key] for key in keys] for row in rows] == [[without_mark(row[key]) for key in keys] for row in listed]
    assert all(row["naam verzoeker"] and row["telefoon verzoeker"] and row["reden"] for row in listed)
    assert stat.S_IMODE((lists / "niet-gekoppeld.csv").stat().st_mode) == 0o600


def test_texts_stay_texts_and_telephones_can_be_clicked(lists):
    book = load_workbook(lists / "bellijst.xlsx")
    for name in (PEOPLE, REQUESTS, UNMATCHED):
        for cell in (cell for row in book[name].iter_rows(min_row=2) for cell in row if cell.value is not None):
            if isinstance(cell.value, str):
                assert cell.data_type == "s" and cell.number_format == "@", cell
    headings = [cell.value for cell in book[PEOPLE][1]]
    phones = [row[headings.index("telefoon")] for row in book[PEOPLE].iter_rows(min_row=2)]
    assert all(cell.hyperlink.target == "tel:" + cell.value.replace(" ", "") for cell in phones)


def test_the_headings_stay_in_sight_filter_and_are_printed_on_every_page(lists):
    book = load_workbook(lists / "bellijst.xlsx")
    assert book.sheetnames == [PEOPLE, REQUESTS, UNMATCHED] and book.active.title == PEOPLE
    for sheet in book:
        assert sheet.freeze_panes in ("A2", "B2") and sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape" and int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight in (0, "0")
    assert book[REQUESTS].column_dimensions["B"].width > 30


@pytest.mark.parametrize("locale, answers", [("nl", "ja,nee,later,voicemail,afwezig tot …,te druk deze maand"),
                                             ("en", "yes,no,later,voicemail,absent until …,too busy this month"),
                                             ("fr", "oui,non,plus tard,messagerie,absent jusqu'au …,trop occupé ce mois-ci")])
def test_the_usual_answers_can_be_chosen_and_others_typed(tmp_path, locale, answers):
    market = write_market(tmp_path / "market.json", [{"id": "m1"}, {"id": "m2"}], [{"id": "r1"}])
    assert koppel("match", market, "-o", tmp_path / "out", "--locale", locale).returncode == 0
    people, requests, _ = load_workbook(tmp_path / "out" / "bellijst.xlsx")
    for sheet in (people, requests):
        (rule,) = sheet.data_validations.dataValidation
        assert rule.type == "list" and rule.formula1 == f'"{answers}"'
        heading = sheet.cell(1, rule.sqref.ranges[0].min_col).value
        assert heading == {"nl": "antwoord", "en": "answer", "fr": "réponse"}[locale]
        assert rule.sqref.ranges[0].min_row == 2 and rule.sqref.ranges[0].max_row == sheet.max_row
    with zipfile.ZipFile(tmp_path / "out" / "bellijst.xlsx") as archive:
        texts = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2)]
    assert all("<dataValidation " in text and "showErrorMessage" not in text for text in texts), "her own words are refused"


def test_an_answer_on_the_sheet_by_person_is_read_back(tmp_path):
    market = write_market(tmp_path / "market.json", [{"id": "m1"}, {"id": "m2"}], [{"id": "r1"}])
    assert koppel("match", market, "-o", tmp_path / "out").returncode == 0
    book = load_workbook(tmp_path / "out" / "bellijst.xlsx")
    headings = [cell.value for cell in book[PEOPLE][1]]
    said = {heading: book[PEOPLE].cell(2, headings.index(heading) + 1).value for heading in ("aanbod", "verzoek")}
    book[PEOPLE].cell(2, headings.index("antwoord") + 1).value = "nee"
    book.save(tmp_path / "answered.xlsx")
    run = koppel("match", market, "-o", tmp_path / "again", "--decisions", tmp_path / "answered.xlsx")
    assert run.returncode == 0, run.stderr
    (pair,) = read_json(tmp_path / "again" / "result.json")["assignments"]
    assert pair["request"] == said["verzoek"] and pair["offer"] != said["aanbod"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_it(lists, tmp_path):
    """Landscape pages with the headings on each, as a person prints them."""
    run = subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
                          "--outdir", tmp_path, lists / "bellijst.xlsx"], capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    raw = (tmp_path / "bellijst.pdf").read_bytes()
    boxes = [tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", raw)]
    assert boxes and all(abs(right - 842) < 2 and abs(top - 595) < 2 for _, _, right, top in boxes)


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
    result = read_json(tmp_path / "again" / "result.json")
    assert result["assignments"][0]["offer"] == rows[0][headings[1]]
    assert result["objective"]["levels"][0] == {"name": "promised", "value": 1, "bound": 1}
