"""koppel inspect: the tool, the heading rows, the questions and what looks personal, of every kind of export."""

import datetime
import io
import json
import re
import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support import workbooks  # noqa: E402
from support.koppel_cli import ROOT, koppel  # noqa: E402

FIXTURES = ROOT / "tests" / "io" / "fixtures"
PUBLIC = Path(os.environ.get("KOPPEL_PUBLIC_DATA", ROOT.parent / "shared" / "data"))

# Everything personal in the fixtures, and what they wrote into the field for remarks.
SECRETS = ("Verzonnen", "Bestaatniet", "Onecht", "Verdicht", "Gefingeerd", "Denkbeeld", "voorbeeld.example", "470", "85.07.30", "850730",
           "voormiddag", "bel me", "Eén dag", "192.0.2")


def inspected(path, *arguments, cwd=None):
    run = koppel("inspect", path, "--json", *arguments, cwd=cwd)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def saved(path, book):
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


# ---- the fixtures -------------------------------------------------------------------------------------------------------------

# tool, encoding, separator, header rows, rows, columns
FORMS = {
    "limesurvey-codes.csv": ("limesurvey", "utf-8", ",", 1, 6, 24),
    "limesurvey-codes-underscore.csv": ("limesurvey", "utf-8", ";", 1, 6, 24),
    "limesurvey-vragen.csv": ("limesurvey", "utf-8", ";", 1, 6, 24),
    "limesurvey-questions.csv": ("limesurvey", "utf-8", ",", 1, 6, 24),
    "limesurvey-codes-et-questions.csv": ("limesurvey", "utf-8", ",", 1, 6, 24),
    "limesurvey-vv.txt": ("limesurvey_vv", "utf-8", "\t", 2, 6, 15),
    "google-blad.csv": ("google_forms", "utf-8", ",", 1, 6, 8),
    "google-formulaire.csv": ("google_forms", "utf-8", ",", 1, 6, 8),
    "google-sheet.csv": ("google_forms", "utf-8", ",", 1, 6, 8),
    "qualtrics-split.csv": ("qualtrics", "utf-8", ",", 3, 6, 27),
    "qualtrics-joined.csv": ("qualtrics", "utf-8", ",", 3, 6, 21),
    "qualtrics-legacy.csv": ("qualtrics", "utf-8", ",", 2, 6, 15),
    "kobo-xml.csv": ("kobotoolbox", "utf-8", ";", 1, 6, 31),
    "kobo-labels.csv": ("kobotoolbox", "utf-8", ";", 1, 6, 31),
    "odk-central.csv": ("odk", "utf-8", ",", 1, 6, 23),
    "surveymonkey-nl.csv": ("surveymonkey", "utf-8", ",", 2, 6, 21),
    "surveymonkey-en.csv": ("surveymonkey", "utf-8", ",", 2, 6, 21),
    "surveymonkey-fr.csv": ("surveymonkey", "utf-8", ",", 2, 6, 21),
    "excel-belgie.csv": ("plain", "windows-1252", ";", 1, 6, 11),
    "excel-unicode.txt": ("plain", "utf-16", "\t", 1, 6, 11),
    "libreoffice.csv": ("plain", "utf-8", ",", 1, 6, 11),
    "libreoffice.tsv": ("plain", "utf-8", "\t", 1, 6, 11),
}


def test_every_fixture_is_looked_at():
    assert set(FORMS) == {path.name for path in FIXTURES.iterdir()}


@pytest.mark.parametrize("name", FORMS)
def test_the_tool_and_the_form_of_a_fixture(name):
    seen = inspected(FIXTURES / name)
    assert list(seen) == ["tool", "encoding", "separator", "header_rows", "rows", "columns"]
    assert (*(seen[key] for key in list(seen)[:5]), len(seen["columns"])) == FORMS[name]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("how", [[], ["--json"], ["--locale", "fr"]], ids=["text", "json", "fr"])
def test_no_answer_of_anybody_is_shown(name, how, tmp_path):
    run = koppel("inspect", FIXTURES / name, *how, "-o", tmp_path / "m.yaml")
    assert run.returncode == 0, run.stderr
    everything = run.stdout + run.stderr + (tmp_path / "m.yaml").read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in everything]


def by_name(seen):
    return {column["name"]: column for column in seen["columns"]}


def test_kinds_of_questions_and_counts():
    columns = by_name(inspected(FIXTURES / "limesurvey-vragen.csv"))
    kinds = {
        "Antwoord-ID": "id", "Toegangscode": "id", "Datum ingestuurd": "time_stamp", "IP-adres": "metadata", "Hoe heet je?": "free_text",
        "Welke thema's spreken je aan? [Wonen]": "multiple", "Welke thema's spreken je aan? [Andere]": "free_text",
        "Wat kan je? [Evalueren]": "scale", "Hoeveel groepen wil je begeleiden?": "number", "Nog iets te zeggen?": "free_text",
    }
    assert {name: columns[name]["kind"] for name in kinds} == kinds
    assert columns["Wat kan je? [Evalueren]"]["answers"] == 4  # one was not shown the question, one left it open
    assert columns["Nog iets te zeggen?"]["answers"] == 4
    assert columns["Welke thema's spreken je aan? [Wonen]"]["group"] == "Welke thema's spreken je aan?"
    assert columns["Hoe heet je?"]["group"] is None


@pytest.mark.parametrize("name", ["google-blad.csv", "google-formulaire.csv", "google-sheet.csv", "qualtrics-joined.csv"])
def test_answers_joined_in_a_cell_are_several_choices_and_a_sentence_with_commas_is_not(name):
    kinds = [column["kind"] for column in inspected(FIXTURES / name)["columns"]]
    assert kinds.count("multiple") == 2 and kinds[-1] == "free_text"


def test_a_place_on_the_map_and_both_forms_of_one_question():
    columns = by_name(inspected(FIXTURES / "kobo-xml.csv"))
    assert columns["waar/plek"]["kind"] == "geo"
    assert columns["_waar/plek_latitude"]["field"] == "place.lat"
    assert {columns[name]["group"] for name in ("talen", "talen/nl", "talen/ar")} == {"talen"}
    assert columns["thema_other"]["group"] == "thema" and columns["thema_other"]["kind"] == "free_text"


@pytest.mark.parametrize("name, field", [
    ("limesurvey-codes-et-questions.csv", "token. Code d'accès"), ("limesurvey-codes.csv", "token"), ("kobo-xml.csv", "wie/code"),
    ("surveymonkey-nl.csv", "Respondent-ID"), ("qualtrics-joined.csv", "ExternalReference"), ("excel-belgie.csv", "Nr"),
])
def test_what_stays_the_same_when_a_person_answers_again_becomes_the_id(name, field):
    assert [column["name"] for column in inspected(FIXTURES / name)["columns"] if column["field"] == "id"] == [field]


def test_previews_are_left_out_and_counted():
    run = koppel("inspect", FIXTURES / "qualtrics-split.csv", "--locale", "en")
    assert "previews" in run.stdout and "2" in next(line for line in run.stdout.splitlines() if "preview" in line)
    assert "[previews_left_out]" in run.stderr


# ---- personal data -------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", FORMS)
def test_the_register_number_in_a_remark_is_seen(name):
    counts = [column["personal"].get("national_number", 0) for column in inspected(FIXTURES / name)["columns"]]
    asked_for_remarks = name != "qualtrics-legacy.csv"
    assert sum(counts) == (1 if asked_for_remarks else 0)


def test_personal_data_is_counted_by_kind(tmp_path):
    rows = ["nr;Voornaam;mail;Gsm;rijksregister;ip;opmerking",
            "1;Zoë;zoe@voorbeeld.example;0470 00 00 01;85.07.30-033.28;192.0.2.1;geen",
            "2;Ben;ben@voorbeeld;470000002;85.07.30-033.29;2001:db8::7;12345678901",
            "3;Ana;;+32 (0)470/00.00.03;85073003328;300.1.1.1;1.2.3",
            "4;;a b@voorbeeld.example;112;;192.0.2;zie 192.0.2.1"]
    (tmp_path / "t.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = {name: column["personal"] for name, column in by_name(inspected(tmp_path / "t.csv")).items()}
    assert found == {
        "nr": {}, "Voornaam": {"name": 3}, "mail": {"email": 1}, "Gsm": {"phone": 3}, "rijksregister": {"national_number": 2},
        "ip": {"ip_address": 2}, "opmerking": {},
    }


# ---- the drafted mapping ----------------------------------------------------------------------------------------------------------

def test_a_simple_table_gives_a_mapping_that_is_right_as_it_stands(tmp_path):
    (tmp_path / "aanbod.csv").write_text("Nr;Thema's;Talen;Postcode;Capaciteit\nm1;Wonen;Frans;2060;2\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("Nr;Thema's;Talen\nr1;Wonen;Frans\n", encoding="utf-8")
    for side, name in (("offers", "aanbod"), ("requests", "vragen")):
        assert koppel("inspect", f"{name}.csv", "--side", side, "-o", f"{name}.yaml", cwd=tmp_path).returncode == 0
        assert "BESLIS" not in (tmp_path / f"{name}.yaml").read_text(encoding="utf-8")
    (tmp_path / "profile.yaml").write_text(
        "schema: koppel/profile/1\ninputs:\n  offers: { file: aanbod.csv, mapping: aanbod.yaml }\n"
        "  requests: { file: vragen.csv, mapping: vragen.yaml }\n", encoding="utf-8")
    run = koppel("match", ".", "--json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert [(pair["offer"], pair["request"]) for pair in json.loads(run.stdout)["assignments"]] == [("m1", "r1")]


def test_what_a_person_must_decide_is_marked_and_refused_until_then(tmp_path):
    (tmp_path / "aanbod.csv").write_bytes((FIXTURES / "limesurvey-codes.csv").read_bytes())
    (tmp_path / "vragen.csv").write_text("nr;thema\nr1;Wonen\n", encoding="utf-8")
    (tmp_path / "vragen.yaml").write_text(
        "schema: koppel/mapping/1\nside: requests\nid: { column: nr }\nfields: { themes: { column: thema } }\n", encoding="utf-8")
    (tmp_path / "profile.yaml").write_text(
        "schema: koppel/profile/1\ninputs:\n  offers: { file: aanbod.csv, mapping: aanbod.yaml }\n"
        "  requests: { file: vragen.csv, mapping: vragen.yaml }\n", encoding="utf-8")
    assert koppel("inspect", "aanbod.csv", "--side", "offers", "-o", "aanbod.yaml", cwd=tmp_path).returncode == 0
    draft = (tmp_path / "aanbod.yaml").read_text(encoding="utf-8")
    assert "# BESLIS" in draft
    run = koppel("check", ".", "--json", cwd=tmp_path)
    assert run.returncode == 3
    marks = [row for row, line in enumerate(draft.splitlines(), 1) if "# BESLIS" in line]
    refused = [finding for finding in json.loads(run.stderr) if finding["code"] == "mapping_undecided"]
    assert [finding["row"] for finding in refused] == marks


@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.iterdir()))
def test_a_draft_speaks_the_language_that_was_asked_for_and_means_the_same(name, tmp_path):
    meant, marks = set(), {"nl": "# BESLIS: ", "en": "# DECIDE: ", "fr": "# DÉCIDER: "}
    for locale, mark in marks.items():
        assert koppel("inspect", FIXTURES / name, "--locale", locale, "-o", f"{locale}.yaml", cwd=tmp_path).returncode == 0
        draft = (tmp_path / f"{locale}.yaml").read_text(encoding="utf-8")
        assert mark in draft and not any(other in draft for other in marks.values() if other != mark)
        run = koppel("import", FIXTURES / name, "--mapping", f"{locale}.yaml", "--json", cwd=tmp_path)
        refused = {finding["row"] for finding in json.loads(run.stderr) if finding["code"] == "mapping_undecided"}
        assert run.returncode == 3 and refused == {row for row, line in enumerate(draft.splitlines(), 1) if mark in line}
        meant.add(re.sub(r"(?m)^#.*\n| +# .*", "", draft))
    assert len(meant) == 1, "comments alone differ"


def test_a_mapping_that_somebody_has_begun_to_complete_is_not_overwritten(tmp_path):
    table = FIXTURES / "excel-belgie.csv"
    assert koppel("inspect", table, "-o", "m.yaml", cwd=tmp_path).returncode == 0
    assert koppel("inspect", table, "-o", "m.yaml", cwd=tmp_path).returncode == 0  # the same once more
    (tmp_path / "m.yaml").write_text("# mine\n", encoding="utf-8")
    refused = koppel("inspect", table, "-o", "m.yaml", cwd=tmp_path)
    assert refused.returncode == 3 and "[output_edited]" in refused.stderr
    assert (tmp_path / "m.yaml").read_text(encoding="utf-8") == "# mine\n"
    assert koppel("inspect", table, "-o", "m.yaml", "--force", cwd=tmp_path).returncode == 0


def test_neither_the_order_of_rows_nor_standard_input_changes_what_is_said(tmp_path):
    lines = (FIXTURES / "excel-belgie.csv").read_bytes().split(b"\r\n")
    rows = [line for line in lines[2:] if line.count(b";") >= 10]  # without the one that breaks off inside quotes
    straight, turned = (b"\r\n".join([lines[1], *order]) + b"\r\n" for order in (rows, rows[::-1]))
    (tmp_path / "a.csv").write_bytes(straight)
    (tmp_path / "b.csv").write_bytes(turned)
    assert inspected(tmp_path / "a.csv") == inspected(tmp_path / "b.csv")
    run = koppel("inspect", "-", "--json", text=False, input=straight)
    assert json.loads(run.stdout) == inspected(tmp_path / "a.csv")


# ---- workbooks ---------------------------------------------------------------------------------------------------------------------

MICROSOFT = {
    "nl": (["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Welke thema's spreken je aan?"], "Wonen;Veiligheid;", "Wonen;"),
    "fr": (["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Quels thèmes vous intéressent ?"], "Logement;Sécurité;", "Logement;"),
    "en": (["ID", "Start time", "Completion time", "Email", "Name", "Which themes interest you?"], "Housing;Safety;", "Housing;"),
}


def microsoft_forms(language):
    heads, both, one = MICROSOFT[language]
    book = Workbook()
    book.active.append(heads)
    for number, themes in enumerate((both, one, "", one), 1):
        at = datetime.datetime(2026, 10, number, 9, 30, 5)
        book.active.append([number, at, at + datetime.timedelta(minutes=7), "anonymous", f"Zoë Verzonnen{number}", themes])
    return book


@pytest.mark.parametrize("language", MICROSOFT)
def test_microsoft_forms(language, tmp_path):
    seen = inspected(saved(tmp_path / "forms.xlsx", microsoft_forms(language)))
    assert (seen["tool"], seen["header_rows"], seen["rows"]) == ("microsoft_forms", 1, 4)
    assert seen["encoding"] is None and seen["separator"] is None
    assert [column["kind"] for column in seen["columns"]] == ["id", "time_stamp", "time_stamp", "single", "free_text", "multiple"]
    assert seen["columns"][5]["field"] == "themes" and seen["columns"][2]["field"] == "submitted"
    assert seen["columns"][4]["personal"] == {"name": 4}


@pytest.mark.parametrize("name", ["kobo-xml.csv", "kobo-labels.csv"])
def test_kobotoolbox_as_a_workbook_is_the_same_as_in_csv(name, tmp_path):
    import csv
    with open(FIXTURES / name, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    book = Workbook()
    book.active.title = "Bevraging"
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.create_sheet("herhaald").append(["_parent_index", "naam"])  # a repeat group, on a sheet of its own
    seen, in_csv = inspected(saved(tmp_path / "kobo.xlsx", book)), inspected(FIXTURES / name)
    assert seen["tool"] == "kobotoolbox" and seen["columns"] == in_csv["columns"] and seen["rows"] == in_csv["rows"]


def test_titles_and_merged_headings_of_a_workbook(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (["Bevraging 2026"], [], ["Nr", "Wat kan je?", None, "Postcode"], [None, "Evalueren", "Coachen", None], ["m1", 3, 4, "2060"], ["m2", 1, 2, "2000"]):
        sheet.append(row)
    for merged in ("A1:D1", "A3:A4", "B3:C3", "D3:D4"):
        sheet.merge_cells(merged)
    seen = inspected(saved(tmp_path / "t.xlsx", book))
    assert (seen["header_rows"], seen["rows"]) == (2, 2)
    assert [column["name"] for column in seen["columns"]] == ["Nr", "Wat kan je? [Evalueren]", "Wat kan je? [Coachen]", "Postcode"]


def test_a_heading_over_unlike_columns_is_the_title_of_a_chapter(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (["Wie bent u?", None, None, "Wat kan u?", None, "Wat wil u?", None],
                ["Nr", "Naam", "Postcode", "Evalueren", "Coachen", "Thema's", "Hoeveel groepen?"],
                ["m1", "Zwaan Verzonnen", 2060, "x", None, "Mobiliteit; Wonen", 2],
                ["m2", "Okko Verzonnen", 2140, None, "x", "Wonen; Veiligheid", 1]):
        sheet.append(row)
    for merged in ("A1:C1", "D1:E1", "F1:G1"):
        sheet.merge_cells(merged)
    seen = inspected(saved(tmp_path / "t.xlsx", book))
    told = [(column["name"], column["field"], column["group"]) for column in seen["columns"]]
    assert told == [
        ("Wie bent u? [Nr]", "id", None), ("Wie bent u? [Naam]", "contact.name", None), ("Wie bent u? [Postcode]", "place.postcode", None),
        ("Wat kan u? [Evalueren]", "skills", "Wat kan u?"), ("Wat kan u? [Coachen]", "skills", "Wat kan u?"),
        ("Wat wil u? [Thema's]", "themes", None), ("Wat wil u? [Hoeveel groepen?]", "capacity.max", None),
    ]
    assert [column["personal"] for column in seen["columns"]] == [{}, {"name": 2}, {}, {}, {}, {}, {}]


def test_levels_of_languages_are_read_as_they_stand(tmp_path):
    (tmp_path / "t.csv").write_text(
        "Nr;Welke talen? [Nederlands];Welke talen? [Frans];Capaciteit\nm1;C1;B1;1\nm2;A2;;1\nm3;b2;C1;2\n", encoding="utf-8")
    assert koppel("inspect", "t.csv", "-o", "m.yaml", cwd=tmp_path).returncode == 0
    (tmp_path / "m.yaml").write_text(re.sub("# BESLIS.*", "", (tmp_path / "m.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    run = koppel("import", "t.csv", "--mapping", "m.yaml", "-o", "market.json", "--strict", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    spoken = [offer["languages"] for offer in json.loads((tmp_path / "market.json").read_text(encoding="utf-8"))["offers"]]
    assert spoken == [{"nl": "C1", "fr": "B1"}, {"nl": "A2"}, {"nl": "B2", "fr": "C1"}]


def test_the_sheet_is_chosen_and_said(tmp_path):
    book = Workbook()
    book.active.title = "Leeg"
    book.create_sheet("Toelichting").append(["Deze werkmap hoort bij de oproep van het najaar"])
    hidden = book.create_sheet("Verborgen")
    hidden.append(["geheim", "x"])
    hidden.sheet_state = "hidden"
    for name, heading in (("Antwoorden", "nr"), ("Lijsten", "lijst")):
        sheet = book.create_sheet(name)
        sheet.append([heading, "thema"])
        sheet.append(["1", "Wonen"])
    path = saved(tmp_path / "t.xlsx", book)

    def first(*arguments):
        return inspected(path, *arguments)["columns"][0]["name"]

    assert first() == "nr" and "[workbook_sheet_chosen]" in koppel("inspect", path).stderr
    assert first("--sheet", "Lijsten") == first("--sheet", "5") == "lijst"
    assert first("--sheet", "verborgen") == "geheim"
    assert koppel("inspect", path, "--sheet", "Lijstn").returncode == 3


def test_cells_are_read_as_a_person_sees_them(tmp_path):
    """Numbers without exponent, dates of both epochs, stored results of formulas, shared and own text."""
    values = {
        "0.1": "0.1", "1E+16": "10000000000000000", "4.0199999999999996": "4.02", "12345678901": "12345678901", "-1.5E-3": "-0.0015",
        "1": "1", "100": "100",
    }
    styles = (f'{workbooks.HEAD}<styleSheet xmlns="{workbooks.MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
              '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>')
    shared = f'{workbooks.HEAD}<sst xmlns="{workbooks.MAIN}"><si><r><t>Wo</t></r><r><t>nen</t></r><rPh><t>x</t></rPh></si></sst>'
    cells = [f'<c r="A{{r}}"><v>{raw}</v></c>' for raw in values]
    cells += ['<c r="A{r}" t="s"><v>0</v></c>', '<c r="A{r}" t="str"><f>B1</f><v>Café</v></c>', '<c r="A{r}" t="b"><v>1</v></c>',
              '<c r="A{r}" s="1"><v>46297</v></c>', '<c r="A{r}" s="2"><v>46297.4375</v></c>']
    data = workbooks.row(1, workbooks.text_cell("A1", "id")) + "".join(
        workbooks.row(i, cell.replace("{r}", str(i))) for i, cell in enumerate(cells, 2))
    extension = '<extLst><ext><x:workbookPr xmlns:x="urn:x"/></ext></extLst>'  # as Excel for Mac writes it
    for properties, day in (("", "2026-10-02"), ('<workbookPr date1904="1"/>', "2030-10-03"), ('<workbookPr date1904="1"/>' + extension, "2030-10-03")):
        path = tmp_path / "t.xlsx"
        path.write_bytes(workbooks.packed(workbooks.parts_of(workbooks.sheet(data), shared=shared, styles=styles, workbook_properties=properties)))
        expected = [*values.values(), "Wonen", "Café", "true", day, day + " 10:30:00"]
        (tmp_path / "r.csv").write_text("id\nr1\n", encoding="utf-8")
        for side, column in (("a", "id"), ("r", "id")):
            kind = {"a": "offers", "r": "requests"}[side]
            (tmp_path / f"{side}.yaml").write_text(f"schema: koppel/mapping/1\nside: {kind}\nid: {{ column: {column} }}\n", encoding="utf-8")
        (tmp_path / "profile.yaml").write_text("schema: koppel/profile/1\ninputs:\n  offers: { file: t.xlsx, mapping: a.yaml }\n"
                                               "  requests: { file: r.csv, mapping: r.yaml }\n", encoding="utf-8")
        run = koppel("match", ".", "--json", cwd=tmp_path)
        assert run.returncode == 0, run.stderr
        result = json.loads(run.stdout)
        read = {pair["offer"] for pair in result["assignments"]} | {offer["id"] for offer in result["unmatched"]["offers"]}
        assert read == set(expected)


# ---- files made by others -----------------------------------------------------------------------------------------------------------

# tool, encoding, separator, header rows, rows, columns; seen by looking at the files.
PUBLIC_FORMS = {
    "repairs/OpenRepairData_v0.3_Product_Categories.csv": ("plain", "utf-8", ",", 1, 40, 2),
    "repairs/OpenRepairData_v0.3_RepairConnects_202507.csv": ("plain", "utf-8", ",", 1, 2885, 14),
    "repairs/ords_product_category_item_type_translations.csv": ("plain", "utf-8", ",", 1, 745, 5),
    "repairs/ords_testdata_multilingual_products.csv": ("plain", "utf-8", ",", 1, 745, 5),
    "surveys/limesurvey-codes/Mapping_LS-QuestionTypesMajor.csv": ("plain", "utf-8", ";", 1, 29, 7),
    "surveys/limesurvey-codes/Mapping_LS-Subquestions.csv": ("plain", "utf-8", ",", 1, 199, 5),
    "surveys/limesurvey-codes/mapping_LS-AnswerCodeToValue.csv": ("plain", "utf-8", ";", 1, 317, 4),
    "surveys/limesurvey-codes/mapping_diversity_answers.csv": ("plain", "utf-8", ",", 1, 36, 4),
    "surveys/limesurvey-codes/mapping_diversity_items.csv": ("plain", "utf-8", ",", 1, 13, 6),
    "surveys/limesurvey-codes/mapping_question_answers.csv": ("plain", "utf-8", ",", 1, 315, 4),
    "surveys/limesurvey-codes/mapping_question_items.csv": ("plain", "utf-8", ",", 1, 45, 6),
    "surveys/limesurvey-codes/mapping_subquestions.csv": ("plain", "utf-8", ",", 1, 190, 5),
    "surveys/msforms/01_Input_Student-Preferences.xlsx": ("microsoft_forms", None, None, 1, 8, 13),
    "surveys/msforms/01_Input_Student-SelfProposals.xlsx": ("plain", None, None, 1, 1, 6),
    "surveys/msforms/01_Input_Students.xlsx": ("plain", None, None, 1, 8, 15),
    "surveys/msforms/01_Input_Supervisor-Preferences.xlsx": ("plain", None, None, 1, 8, 30),
    "surveys/msforms/01_Input_Supervisors.xlsx": ("plain", None, None, 1, 7, 4),
    "surveys/msforms/01_Input_Topics.xlsx": ("plain", None, None, 1, 17, 6),
    "surveys/qualtrics/sample.csv": ("qualtrics", "utf-8", ",", 3, 1, 20),
    "surveys/qualtrics/sample_legacy.csv": ("qualtrics", "utf-8", ",", 2, 1, 15),
    "surveys/surveymonkey/comma-survey.csv": ("surveymonkey", "utf-8", ",", 1, 1129, 13),
    "surveys/surveymonkey/flying-etiquette.csv": ("surveymonkey", "utf-8", ",", 1, 1040, 27),
    "surveys/surveymonkey/food-world-cup-data.csv": ("surveymonkey", "macintosh", ",", 1, 1373, 48),
    "surveys/surveymonkey/thanksgiving-2015-poll-data.csv": ("surveymonkey", "utf-8", ",", 1, 1058, 65),
}
needs_public = pytest.mark.skipif(not (PUBLIC / "surveys").is_dir(), reason="no public data beside the checkout")


@needs_public
def test_every_public_survey_file_is_looked_at():
    found = {str(path.relative_to(PUBLIC)) for room in ("surveys", "repairs") for path in (PUBLIC / room).rglob("*")
             if path.suffix in (".csv", ".tsv", ".xlsx") and "csv-spectrum" not in path.parts and "csvkit" not in path.parts}
    assert found == set(PUBLIC_FORMS)


@needs_public
@pytest.mark.parametrize("name", PUBLIC_FORMS)
def test_the_tool_and_the_form_of_a_public_file(name):
    seen = inspected(PUBLIC / name)
    assert (*(seen[key] for key in list(seen)[:5]), len(seen["columns"])) == PUBLIC_FORMS[name]


@needs_public
def test_a_range_of_amounts_is_one_choice_though_it_holds_commas():
    columns = inspected(PUBLIC / "surveys/surveymonkey/thanksgiving-2015-poll-data.csv")["columns"]
    assert next(column for column in columns if "combined money" in column["name"])["kind"] == "single"
    assert sum(column["kind"] == "multiple" for column in columns) > 30


@needs_public
def test_awkward_files_are_plain_tables_of_one_heading_row_or_refused():
    refused = set()
    for path in sorted((PUBLIC / "surveys").rglob("*")):
        if path.suffix not in (".csv", ".tsv", ".xlsx", ".xls") or not {"csv-spectrum", "csvkit"} & set(path.parts):
            continue
        run = koppel("inspect", path, "--json")
        assert run.returncode in (0, 3), (path, run.stderr)
        if run.returncode == 3:
            refused.add(path.name)
            assert json.loads(run.stderr)[0]["severity"] == "error"
            continue
        seen = json.loads(run.stdout)
        assert (seen["tool"], seen["header_rows"]) == ("plain", 1), path
    assert refused == {"empty.csv", "null_byte.csv", "dummy.xls", "sheets.xls", "test.xls", "test_skip_lines.xls"}
