"""Names, addresses and numbers planted in every column of every format: they come out in the lists that are for them, and nowhere else.

One export holds a row for every column and every planted text, so that few runs look at all of them.
"""

import csv
import io
import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.batches import write_manifest  # noqa: E402
from support.koppel_cli import koppel, read_json  # noqa: E402

NAME, MAIL, PHONE = "Mia Voorbeeld", "mia.voorbeeld@example.org", "+32 470 00 00 00"
PLANTED = (NAME, MAIL, PHONE)
SECRETS = ("mia voorbeeld", "voorbeeld mia", "mia.voorbeeld", "voorbeeld@example", "470 00 00 00", "470000000")
LANGUAGES = ("nl", "en", "fr")

OFFER = {"nr": "m", "naam": "", "mail": "", "gsm": "", "wanneer": "2026-10-01", "soort": "broker", "label": "Helpt graag",
         "kan": "facilitation (3)", "kan ook": "tuinieren", "leert": "evaluation", "thema": "mobility", "taal": "nl (C1)", "postcode": "2060",
         "lat": "", "lon": "", "bereik": "5", "gevraagd": "0", "moment": "dinsdagavond", "slot": "2026-W48-tue-eve", "min": "", "max": "2",
         "uren": "", "groep": "1", "mandaat": "wijkraad", "vrij": "niets"}
REQUEST = {"nr": "r", "naam": "", "mail": "", "gsm": "", "wanneer": "2026-10-01", "label": "Hulp in de wijk", "van": "resident_group",
           "thema": "mobility", "eerste": "ja", "moet": "facilitation", "graag": "evaluation", "moet ook": "", "taal": "nl", "postcode": "2060",
           "moment": "dinsdagavond", "min": "", "max": "1", "uren": "", "dringend": "2", "groep": "2060", "vrij": "niets"}

OFFERS = """schema: koppel/mapping/1
side: offers
id: { column: nr }
submitted: { column: wanneer }
fields:
  kind: { column: soort }
  label: { column: label }
  skills: [ { column: kan, split: "," }, { column: "kan ook", split: ",", vocabulary: none } ]
  wants_to_learn: { column: leert, split: ",", vocabulary: none }
  themes: { column: thema, split: ",", vocabulary: none }
  languages: { column: taal, split: "," }
  place.postcode: { column: postcode }
  place.lat: { column: lat }
  place.lon: { column: lon }
  reach_km: { column: bereik }
  asked: { column: gevraagd }
  slots: [ { column: moment, split: "," }, { column: slot, vocabulary: none } ]
  capacity.min: { column: min }
  capacity.max: { column: max }
  capacity.hours: { column: uren }
  groups.engagement: { column: groep }
  conflicts: { column: mandaat, split: ";", prefix: "org:", vocabulary: none }
contact: { name: naam, email: mail, phone: gsm }
"""
REQUESTS = """schema: koppel/mapping/1
side: requests
id: { column: nr }
submitted: { column: wanneer }
fields:
  label: { column: label }
  from: { column: van }
  themes: { column: thema, split: "," }
  first_time: { column: eerste }
  needs:
    - { column: moet, split: ",", must: true, level: 1 }
    - { column: graag, split: ",", vocabulary: none }
    - { column: "moet ook", vocabulary: none, must: true, level: 1 }
  languages: { column: taal, split: "," }
  place.postcode: { column: postcode }
  slots: { column: moment, split: "," }
  people.min: { column: min }
  people.max: { column: max }
  hours: { column: uren }
  priority: { column: dringend }
  groups.district: { column: groep }
contact: { name: naam, email: mail, phone: gsm }
"""
PROFILE = f"""# gevraagd door {NAME}, {MAIL}, {PHONE}
schema: koppel/profile/1
inputs:
  offers:   {{ file: aanbod.csv, mapping: aanbod.mapping.yaml }}
  requests: {{ file: vragen.csv, mapping: vragen.mapping.yaml }}
fairness: {{ groups: [ engagement ] }}   # {MAIL}
"""
CONTACT = {"naam": NAME, "mail": MAIL, "gsm": PHONE}


def planted_rows(row):
    """A plain row, one of the person in whose other cells nothing is wrong, and one for each column and each text."""
    rows = [row | {"nr": row["nr"] + "0"}, row | {"nr": row["nr"] + "1"} | CONTACT]
    for column in row:
        if column in ("nr", *CONTACT):
            continue
        for text in (*PLANTED, f"vraag naar {NAME}", NAME.lower()):
            rows.append(row | {"nr": f"{row['nr']}{len(rows)}"} | CONTACT | {column: text})
    return rows


def write_csv(path, rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def write_xlsx(path, rows):
    book = Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.save(path)


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted") / "scenario"
    folder.mkdir()
    (folder / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "aanbod.mapping.yaml").write_text(OFFERS, encoding="utf-8")
    (folder / "vragen.mapping.yaml").write_text(REQUESTS, encoding="utf-8")
    write_csv(folder / "aanbod.csv", planted_rows(OFFER))
    write_csv(folder / "vragen.csv", planted_rows(REQUEST))
    return folder


def secrets_in(text):
    low = text.lower()
    return [secret for secret in SECRETS if secret in low]


def is_for_them(name):
    return name.startswith("bellijst") or name in ("niet-gekoppeld.csv", "voorstel-intern.html") or name.endswith(".key.csv")


def text_of(path):
    data = path.read_bytes()
    if path.suffix != ".xlsx":
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(part).decode("utf-8", "replace") for part in archive.namelist())


def assert_kept_silent(run, out=None, lists_too=False, codes=(0,)):
    assert run.returncode in codes, run.stderr
    assert secrets_in(run.stdout) == [] and secrets_in(run.stderr) == []
    for path in sorted(out.rglob("*")) if out else []:
        if path.is_file() and (lists_too or not is_for_them(path.name)):
            assert secrets_in(text_of(path)) == [], path.name


# ---- exports -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_of_an_export_lets_anything_through(scenario, tmp_path, language):
    out = tmp_path / "out"
    assert_kept_silent(koppel("match", scenario, "-o", out, "--locale", language, "--stats", tmp_path / "stats.json"), tmp_path)
    assert NAME in text_of(out / "bellijst.csv") and MAIL in text_of(out / "bellijst.csv")
    assert_kept_silent(koppel("match", scenario, "-o", tmp_path / "p", "--locale", language, "--pseudonyms"), tmp_path / "p", lists_too=True)
    assert_kept_silent(koppel("check", scenario, "--locale", language))
    assert_kept_silent(koppel("verify", scenario, out / "result.json", "--locale", language))
    assert_kept_silent(koppel("gaps", scenario, out / "result.json", "--locale", language))
    assert_kept_silent(koppel("explain", scenario, out / "result.json", "--request", "r1", "--locale", language))
    assert_kept_silent(koppel("diff", out / "result.json", tmp_path / "p" / "result.json", "--locale", language))
    shown = text_of(out / "voorstel.html")
    assert {"nl": "e-mailadres, 25 tekens", "en": "e-mail address, 25 characters", "fr": "adresse e-mail, 25 caractères"}[language] in shown
    assert {"nl": "naam, 13 tekens", "en": "name, 13 characters", "fr": "nom, 13 caractères"}[language] in shown


def test_nor_in_json(scenario, tmp_path):
    for verb in (("match", scenario), ("match", scenario, "--pseudonyms"), ("check", scenario)):
        run = koppel(*verb, "--json")
        assert_kept_silent(run)
        if verb[0] == "match":
            (tmp_path / "result.json").write_text(run.stdout, encoding="utf-8")
    for verb in (("verify",), ("gaps",), ("explain", "--request", "r2"), ("explain", "--request", "r3", "--offer", "m4")):
        assert_kept_silent(koppel(verb[0], scenario, tmp_path / "result.json", *verb[1:], "--json"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_market_that_was_imported_and_its_ledger_hold_nothing(scenario, tmp_path, language):
    run = koppel("import", scenario, "-o", tmp_path / "market.json", "--locale", language)
    assert_kept_silent(run, tmp_path)
    assert NAME in text_of(tmp_path / "market.key.csv")
    assert_kept_silent(koppel("import", scenario, "-o", "-", "--locale", language))
    assert_kept_silent(koppel("import", scenario, "-o", tmp_path / "twee.json", "--locale", language, "--json"))
    market = read_json(tmp_path / "market.json")
    assert {offer["id"] for offer in market["offers"]} >= {"m0", "m1", "m2"}, "a cell refuses no row"
    run = koppel("match", tmp_path / "market.json", "-o", tmp_path / "out", "--locale", language)
    assert_kept_silent(run, tmp_path / "out")


def test_inspect_and_drafts_show_no_cell(scenario, tmp_path):
    for name in ("aanbod.csv", "vragen.csv"):
        assert_kept_silent(koppel("inspect", scenario / name))
        assert_kept_silent(koppel("inspect", scenario / name, "--json"))
    for name in ("aanbod.csv", "vragen.csv"):
        shutil.copy(scenario / name, tmp_path / name)
    for arguments in ((), ("--accept-likely",)):
        run = koppel("match", "aanbod.csv", "vragen.csv", *arguments, "-o", "out", cwd=tmp_path)
        assert run.returncode in (0, 3)
        assert secrets_in(run.stdout) == [] and secrets_in(run.stderr) == []
        for path in tmp_path.rglob("*"):
            if path.is_file() and path.parent != tmp_path and not is_for_them(path.name):
                assert secrets_in(text_of(path)) == [], path.name


def test_workbooks_and_batches_are_no_way_round(scenario, tmp_path):
    book = tmp_path / "book"
    shutil.copytree(scenario, book)
    for name, row in (("aanbod", OFFER), ("vragen", REQUEST)):
        write_xlsx(book / f"{name}.xlsx", planted_rows(row))
        (book / f"{name}.csv").unlink()
    (book / "profile.yaml").write_text(PROFILE.replace(".csv", ".xlsx"), encoding="utf-8")
    manifest = write_manifest(tmp_path / "alle.json", ["book"])
    run = koppel("batch", manifest, "-o", tmp_path / "out")
    assert_kept_silent(run, tmp_path / "out")
    assert list((tmp_path / "out").rglob("bellijst.csv"))
    assert_kept_silent(koppel("batch", manifest, "-o", tmp_path / "json", "--json"), tmp_path / "json")
    (tmp_path / "m").mkdir()
    assert_kept_silent(koppel("import", book, "-o", tmp_path / "m" / "market.json"), tmp_path / "m")


# ---- ids -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("planted", [NAME, NAME.upper(), "Voorbeeld, Mia", MAIL, PHONE, "0470 00 00 00", "BE68 5390 0754 7034", "85.07.30-000.61"])
def test_an_id_that_says_who_somebody_is_is_refused_unless_it_is_hashed(scenario, tmp_path, planted):
    folder = tmp_path / "s"
    shutil.copytree(scenario, folder)
    write_csv(folder / "aanbod.csv", [OFFER | {"nr": "m1"}, OFFER | CONTACT | {"nr": planted}])
    write_csv(folder / "vragen.csv", [REQUEST | {"nr": "r1"}])
    national = planted.startswith("85.")  # its cell is emptied before anybody looks at it
    run = koppel("match", folder, "-o", tmp_path / "out")
    assert run.returncode == (0 if national else 3) and (national or "id_is_personal" in run.stderr), run.stderr
    assert planted.lower() not in (run.stdout + run.stderr).lower()
    assert national or "hash: true" in run.stderr
    run = koppel("import", folder, "-o", tmp_path / "m.json", "--json")
    assert planted.lower() not in (run.stdout + run.stderr).lower()
    (folder / "aanbod.mapping.yaml").write_text(OFFERS.replace("{ column: nr }", "{ column: nr, hash: true }"), encoding="utf-8")
    run = koppel("match", folder, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    for path in (tmp_path / "out").iterdir():
        assert is_for_them(path.name) or planted not in text_of(path)


def test_the_name_of_another_row_is_an_id_of_nobody_either(scenario, tmp_path):
    folder = tmp_path / "s"
    shutil.copytree(scenario, folder)
    rows = [OFFER | CONTACT | {"nr": "m1"}, OFFER | {"nr": NAME, "naam": "Jef Verzonnen"}]
    for order in (rows, rows[::-1]):
        write_csv(folder / "aanbod.csv", order)
        run = koppel("check", folder)
        assert run.returncode == 3 and "id_is_personal" in run.stderr + run.stdout
        assert secrets_in(run.stdout + run.stderr) == []


# ---- other inputs ----------------------------------------------------------------------------------------------------------------


def test_a_market_file_is_looked_at_by_form(tmp_path):
    offers, requests = [{"id": "m0", "skills": {"facilitation": 3}}], [{"id": "r0", "needs": {"facilitation": {"must": True}}}]
    for text in (MAIL, PHONE):
        for field in ({"kind": text}, {"label": f"bel {text}"}, {"skills": {text: 2}}, {"wants_to_learn": [text]}, {"themes": [text]},
                      {"languages": {text: "C1"}}, {"languages": {"nl": text}}, {"place": {"postcode": text}}, {"slots": [text]},
                      {"groups": {"engagement": text}}, {"groups": {text: "1"}}, {"conflicts": [f"org:{text}"]}, {"conflicts": [text]},
                      {text: 1}):
            offers.append({"id": f"m{len(offers)}", **field})
        for field in ({"label": text}, {"from": text}, {"themes": [text]}, {"needs": {text: {"level": 1, "must": True}}},
                      {"languages": [text]}, {"place": {"postcode": text}}, {"slots": [text]}, {"submitted": text},
                      {"groups": {"district": text}}, {"needs": {text: {"level": text}}}):
            requests.append({"id": f"r{len(requests)}", **field})
    path = tmp_path / "market.json"
    path.write_text(json.dumps({"schema": "koppel/market/1", "offers": offers, "requests": requests}), encoding="utf-8")
    run = koppel("check", path)
    assert secrets_in(run.stdout + run.stderr) == []
    # What refuses a market file (a wrong type, a language nobody knows) is left out, so that the others reach every file.
    levels = [need.get("level") for row in requests for need in row.get("needs", {}).values()]
    assert MAIL in levels
    requests = [row for row in requests if "submitted" not in row
                and not any(need.get("level") in (MAIL, PHONE) for need in row.get("needs", {}).values())]
    offers = [row for row in offers if "nl" not in row.get("languages", {})]
    path.write_text(json.dumps({"schema": "koppel/market/1", "offers": offers, "requests": requests}), encoding="utf-8")
    for language in LANGUAGES:
        assert_kept_silent(koppel("match", path, "-o", tmp_path / language, "--locale", language), tmp_path / language, lists_too=True)
    assert_kept_silent(koppel("match", path, "--json"))
    told = koppel("check", path, "--json")
    listed = told.stdout if told.stdout.startswith("[") else told.stderr[told.stderr.index("["):]
    assert sum(finding["code"] == "personal_value" for finding in json.loads(listed)) >= 30


@pytest.mark.parametrize("heading", ["decision;offer;request;reason", "verzoek;aanbod;antwoord;naam"])
def test_decisions_and_answers_name_nobody(scenario, tmp_path, heading):
    columns = heading.split(";")
    plain = {"decision": "pin", "offer": "m0", "request": "r0", "reason": "", "verzoek": "r0", "aanbod": "m0", "antwoord": "ja", "naam": ""}
    rows = [";".join(plain[column] for column in columns)]
    for column in columns:
        rows += [";".join((plain | {column: text})[each] for each in columns) for text in PLANTED]
    decisions = tmp_path / "besluiten.csv"
    decisions.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    for language in LANGUAGES:
        run = koppel("match", scenario, "--decisions", decisions, "-o", tmp_path / "out", "--locale", language)
        assert run.returncode in (0, 3) and secrets_in(run.stdout + run.stderr) == []


def test_corrections_name_nobody(scenario, tmp_path):
    rows = planted_rows(OFFER)
    for number, row in enumerate(rows):
        row["nr"], row["wanneer"] = f"m{number}", row["wanneer"] if row["wanneer"] in PLANTED else "2026-10-09"
    write_csv(tmp_path / "verbeter.csv", rows + [OFFER | CONTACT | {"nr": "m999"}])
    run = koppel("import", scenario, "--corrections", tmp_path / "verbeter.csv", "-o", tmp_path / "out.json")
    assert run.returncode == 0, run.stderr
    assert secrets_in(run.stdout + run.stderr) == []
    for path in tmp_path.glob("out*"):
        assert is_for_them(path.name) or secrets_in(text_of(path)) == [], path.name


# ---- what must pass ----------------------------------------------------------------------------------------------------------------


def test_ordinary_answers_stay_as_they_are(tmp_path):
    words = ["IT-hulp 2.0", "3D-printen", "CV 2026", "9-17", "dossier 2024-0153", "65+", "Loopbaan 2", "2 x 3 uur", "0403.170.701", "van alles"]
    rows = [OFFER | {"nr": f"2024-01{50 + at}", "kan ook": word, "label": word, "groep": word, "slot": word, "naam": "Jef van der Verzonnen"}
            for at, word in enumerate(words)]
    for name, text in (("profile.yaml", PROFILE), ("aanbod.mapping.yaml", OFFERS), ("vragen.mapping.yaml", REQUESTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    write_csv(tmp_path / "aanbod.csv", rows)
    write_csv(tmp_path / "vragen.csv", [REQUEST | {"nr": "r042", "moet ook": words[0]}])
    run = koppel("import", tmp_path, "-o", tmp_path / "market.json")
    assert run.returncode == 0 and "personal_value" not in run.stderr, run.stderr
    market = read_json(tmp_path / "market.json")
    for word, offer in zip(words, market["offers"]):
        assert offer["label"] == word and word in offer["skills"] and offer["groups"]["engagement"] == word and word in offer["slots"]
    assert words[0] in market["requests"][0]["needs"]


# ---- who may read it -----------------------------------------------------------------------------------------------------------------


def modes(folder):
    return {str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}


def test_what_is_about_people_is_for_its_owner_only(scenario, tmp_path):
    before = os.umask(0o022)
    try:
        assert koppel("match", scenario, "-o", tmp_path / "out").returncode == 0
        assert koppel("import", scenario, "-o", tmp_path / "in.json").returncode == 0
        shutil.copytree(scenario, tmp_path / "deel")
        manifest = write_manifest(tmp_path / "alle.json", ["deel"])
        assert koppel("batch", manifest, "-o", tmp_path / "batch").returncode == 0
    finally:
        os.umask(before)
    mine = {"bellijst.csv", "bellijst.xlsx", "niet-gekoppeld.csv", "voorstel-intern.html"}
    for folder in (tmp_path / "out", *[path for path in (tmp_path / "batch").iterdir() if path.is_dir()]):
        for name, mode in modes(folder).items():
            assert mode == (0o600 if name in mine else 0o644), name
    written = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("in.*")}
    assert written == {"in.json": 0o644, "in.key.csv": 0o600, "in.ledger.csv": 0o600, "in.import.json": 0o600}
    assert (tmp_path / "batch" / "batch.ndjson").stat().st_mode & 0o777 == 0o644


def test_a_conflict_with_an_address_is_hidden_and_holds(tmp_path):
    market = {
        "schema": "koppel/market/1",
        "offers": [{"id": "m1", "skills": {"facilitation": 3}, "conflicts": ["org:Kerkstraat 12"]}],
        "requests": [{"id": "r1", "needs": {"facilitation": {"level": 2}}, "groups": {"org": "Kerkstraat 12"}}],
    }
    (tmp_path / "market.json").write_text(json.dumps(market), encoding="utf-8")
    run = koppel("match", "market.json", "-o", "out", cwd=tmp_path)
    assert run.returncode in (0, 4), run.stderr
    assert read_json(tmp_path / "out" / "result.json")["assignments"] == []
    assert "Kerkstraat" not in (tmp_path / "out" / "voorstel.html").read_text(encoding="utf-8")
