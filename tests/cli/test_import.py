"""koppel import, from the outside: an export of every tool becomes the market that a person would make of it by hand."""

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support import survey_exports  # noqa: E402
from support.koppel_cli import ROOT, SCENARIO, koppel, read_json, read_list, write_market  # noqa: E402

REQUESTS = "nr;thema\r\nr1;Veiligheid\r\nr2;Onderwijs\r\n"
REQUESTS_MAPPING = """schema: koppel/mapping/1
side: requests
id: { column: nr }
fields: { themes: { column: thema } }
"""
BY_HAND = [{"id": "r1", "themes": ["safety"]}, {"id": "r2", "themes": ["education"]}]


def put(folder, export):
    (folder / export.name).write_bytes(export.bytes)
    (folder / "aanbod.mapping.yaml").write_text(export.mapping, encoding="utf-8")
    (folder / "vragen.csv").write_text(REQUESTS, encoding="utf-8")
    (folder / "vragen.mapping.yaml").write_text(REQUESTS_MAPPING, encoding="utf-8")
    return [export.name, "vragen.csv", "--mapping", "aanbod.mapping.yaml", "--mapping", "vragen.mapping.yaml"]


def input_hash(market, folder):
    run = koppel("match", market, "--json", cwd=folder)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["provenance"]["input"]


@pytest.mark.parametrize("tool", survey_exports.TOOLS, ids=lambda tool: tool.__name__)
def test_the_export_of_a_tool_is_the_market_made_by_hand(tool, tmp_path):
    export = tool()
    run = koppel("import", *put(tmp_path, export), "-o", "market.json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    written = read_json(tmp_path / "market.json")
    assert written["offers"] == survey_exports.OFFERS
    assert written["requests"] == BY_HAND
    write_market(tmp_path / "hand.json", survey_exports.OFFERS, BY_HAND)
    assert input_hash("market.json", tmp_path) == input_hash("hand.json", tmp_path)
    key = {row["id"]: (row["name"], row["email"]) for row in read_list(tmp_path / "market.key.csv")}
    assert key == {one.id: (one.name, one.mail) for one in survey_exports.PEOPLE}
    assert [row["outcome"] for row in read_list(tmp_path / "market.ledger.csv")] == ["accepted"] * 5


def test_previews_and_blank_rows_are_counted_apart(tmp_path):
    export = survey_exports.qualtrics()
    arguments = put(tmp_path, export._replace(bytes=export.bytes + b",,,,,,,,,,,,,,,\r\n"))
    run = koppel("import", *arguments, "--json", cwd=tmp_path)
    report = json.loads(run.stdout)
    rows = next(one["rows"] for one in report["inputs"] if one["name"] == export.name)
    assert rows == {"read": 3, "accepted": 3, "repaired": 0, "rejected": 0, "blank": 1, "previews": 1}
    assert "proef" not in {line["id"] for line in report["ledger"]}


def test_neither_the_order_of_files_nor_that_of_mappings_matters(tmp_path):
    offers, requests = tmp_path / "a", tmp_path / "b"
    for folder in (offers, requests):
        folder.mkdir()
        put(folder, survey_exports.google_sheet())
    koppel("import", "google.csv", "vragen.csv", "--mapping", "aanbod.mapping.yaml", "--mapping", "vragen.mapping.yaml", cwd=offers)
    koppel("import", "vragen.csv", "google.csv", "--mapping", "aanbod.mapping.yaml", "--mapping", "vragen.mapping.yaml", cwd=requests)
    names = sorted(path.name for path in offers.iterdir() if path.name.startswith("market"))
    assert names == ["market.import.json", "market.json", "market.key.csv", "market.ledger.csv"]
    for name in names:
        assert (offers / name).read_bytes() == (requests / name).read_bytes(), name


def test_the_scenario_imported_is_matched_as_its_exports_are(tmp_path):
    run = koppel("import", SCENARIO, "-o", tmp_path / "market.json")
    assert run.returncode == 0, run.stderr
    named = koppel("import", SCENARIO / "aanbod-limesurvey.csv", SCENARIO / "vragen-excel.csv", "--mapping", SCENARIO / "aanbod.mapping.yaml",
                   "--mapping", SCENARIO / "vragen.mapping.yaml", "-o", tmp_path / "named.json")
    assert named.returncode == 0 and (tmp_path / "named.json").read_bytes() == (tmp_path / "market.json").read_bytes()
    assert koppel("match", SCENARIO, "-o", tmp_path / "exports").returncode == 0
    assert koppel("match", tmp_path / "market.json", "--profile", SCENARIO / "profile.yaml", "-o", tmp_path / "market").returncode == 0
    for name in ("result.json", "bellijst.csv"):
        assert (tmp_path / "exports" / name).read_bytes() == (tmp_path / "market" / name).read_bytes(), name


def test_to_standard_output_goes_the_market_and_no_name(tmp_path):
    run = koppel("import", *put(tmp_path, survey_exports.limesurvey()), "-o", "-", cwd=tmp_path)
    assert run.returncode == 0
    assert json.loads(run.stdout)["offers"] == survey_exports.OFFERS
    assert not list(tmp_path.glob("market*"))
    assert koppel("import", *put(tmp_path, survey_exports.limesurvey()), "-o", "-", "--json", cwd=tmp_path).returncode == 2


def test_declared_options_are_taken_longest_first_and_free_text_is_never_guessed(tmp_path):
    # No codes here: the options are declared, and what is not among them is left out with a suggestion.
    mapping = """schema: koppel/mapping/1
side: offers
id: { column: nr }
fields:
  slots:
    column: wanneer
    split: ","
    vocabulary: none
    options: [ "dinsdag", "dinsdag, vroeg", "dinsdag, vroeg, aan school", "zaterdag" ]
  themes: { column: thema, split: "," }
"""
    rows = 'nr;wanneer;thema\r\nm1;"dinsdag, vroeg, aan school, zaterdag";"Mobiliteit, Veiligheit"\r\nm2;"dinsdag, laat";Wonen\r\n'
    (tmp_path / "aanbod.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    (tmp_path / "v.csv").write_text(REQUESTS, encoding="utf-8")
    (tmp_path / "v.yaml").write_text(REQUESTS_MAPPING, encoding="utf-8")
    run = koppel("import", "aanbod.csv", "v.csv", "--mapping", "m.yaml", "--mapping", "v.yaml", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    first, second = read_json(tmp_path / "market.json")["offers"]
    assert first["slots"] == ["dinsdag, vroeg, aan school", "zaterdag"] and first["themes"] == ["mobility"]
    assert second["slots"] == ["dinsdag"] and second["themes"] == ["housing"]
    ledger = {row["id"]: row for row in read_list(tmp_path / "market.ledger.csv")}
    assert ledger["m1"]["codes"] == "unknown_term" and ledger["m2"]["codes"] == "unknown_answer"
    assert "Veiligheid?" in run.stderr and "laat" in run.stderr


@pytest.mark.parametrize("rows, said", [
    ("r1;Mobiliteit\n", ["1 aanbod, 1 verzoek\n", "vragen.csv: 1 rij gelezen = "]),
    ("r1;Wonen\nr2;Wonen\n", ["1 aanbod, 2 verzoeken\n", "vragen.csv: 2 rijen gelezen = "]),
])
def test_what_is_said_of_the_rows_goes_with_their_number(tmp_path, rows, said):
    (tmp_path / "aanbod.csv").write_text("nr;thema\nm1;Mobiliteit\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("nr;thema\n" + rows, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(REQUESTS_MAPPING.replace("side: requests", "side: offers"), encoding="utf-8")
    (tmp_path / "v.yaml").write_text(REQUESTS_MAPPING, encoding="utf-8")
    run = koppel("import", "aanbod.csv", "vragen.csv", "--mapping", "a.yaml", "--mapping", "v.yaml", "-o", "market.json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert all(part in run.stdout + run.stderr for part in said), run.stdout + run.stderr


# ---- a draft taken at its word -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "tests" / "io" / "fixtures").iterdir()))
def test_the_draft_without_its_marks_is_imported_and_nobody_is_named(name, tmp_path):
    export = ROOT / "tests" / "io" / "fixtures" / name
    seen = koppel("inspect", export, "--side", "offers", "-o", tmp_path / "m.yaml")
    draft = (tmp_path / "m.yaml").read_text(encoding="utf-8")
    (tmp_path / "m.yaml").write_text(re.sub("# BESLIS.*", "", draft), encoding="utf-8")
    run = koppel("import", export, "--mapping", "m.yaml", "-o", "market.json", "--stats", "stats.json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    people = read_list(tmp_path / "market.key.csv")
    assert len(people) == len(read_json(tmp_path / "market.json")["offers"]) == 6
    secrets = {cell.lstrip("'") for person in people for key in ("name", "email", "phone") for cell in [person[key]] if cell}
    secrets |= {word for person in people for word in person["name"].split()}
    said = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.name != "market.key.csv"}
    said |= {"stdout": run.stdout + seen.stdout, "stderr": run.stderr + seen.stderr}
    assert [(place, secret) for place, text in said.items() for secret in secrets if secret in text] == []
