"""koppel import a second time: corrections, newer exports, what changed; the ledger; what is refused; nothing personal anywhere."""

import json
import re
import stat
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel, read_json, read_list  # noqa: E402

OFFERS_MAPPING = """schema: koppel/mapping/1
side: offers
read: { separator: ";", decimal: ",", date: dd/mm/yyyy }
id: { column: token }
submitted: { column: datum }
fields:
  kind: { value: broker }
  themes: { column: thema, split: "," }
  skills: { columns: { k1: facilitation, k2: mobility } }
  place.postcode: { column: postcode }
  reach_km: { column: bereik, codes: { dichtbij: 2, ver: 20, overal: null } }
  capacity.max: { column: groepen }
contact: { name: [ voornaam, naam ], email: mail, phone: gsm }
ignore: [ vrij ]
"""
REQUESTS_MAPPING = """schema: koppel/mapping/1
side: requests
read: { separator: ";" }
id: { column: nr }
fields: { themes: { column: thema } }
contact: { name: vrager }
"""
HEAD = "token;datum;voornaam;naam;mail;gsm;thema;k1;k2;postcode;bereik;groepen;vrij"
OFFERS = [
    "m1;02/10/2026;Zwaantje;Geheimnaam;zwaantje@geheim.example;0400 00 77 31;Mobiliteit;3;2;2060;ver;2;bel Geheimnaam",
    "m2;03/10/2026;Bertrand;Geheimnaam;bertrand@geheim.example;0400 00 77 32;Onderwijs, Veiligheid;1;;2140;dichtbij;1;",
    "m3;04/10/2026;Odile;Geheimnaam;odile@geheim.example;0400 00 77 33;Veiligheid;;4;2100;;1;",
]
REQUESTS = ["r1;Veiligheid;Okko Geheimvraag", "r2;Mobiliteit;Ilse Geheimvraag"]
SECRETS = ("Geheim", "Zwaantje", "Bertrand", "Odile", "geheim.example", "77 31", "7731", "Okko", "Ilse")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "aanbod.yaml").write_text(OFFERS_MAPPING, encoding="utf-8")
    (tmp_path / "vragen.yaml").write_text(REQUESTS_MAPPING, encoding="utf-8")
    put(tmp_path, "vragen.csv", "nr;thema;vrager", REQUESTS)
    put(tmp_path, "aanbod.csv", HEAD, OFFERS)
    return tmp_path


def put(folder, name, head, rows):
    (folder / name).write_text("\r\n".join([head, *rows, ""]), encoding="utf-8", newline="")


def run_import(folder, *options, exports=("aanbod.csv", "vragen.csv")):
    return koppel("import", *exports, "--mapping", "aanbod.yaml", "--mapping", "vragen.yaml", *options, cwd=folder)


def offers(folder):
    return {offer["id"]: offer for offer in read_json(folder / "market.json")["offers"]}


def ledger(folder):
    return {(row["file"], int(row["row"])): row for row in read_list(folder / "market.ledger.csv")}


# ---- the ledger ------------------------------------------------------------------------------------------------------------------


def test_every_row_is_accounted_for_with_its_reason(folder):
    put(folder, "aanbod.csv", HEAD, OFFERS + [
        "m4;32/10/2026;A;B;;;Mobiliteit;9;;2060;verder;veel;",         # found in reading, then in checking
        ";05/10/2026;A;B;;;Mobiliteit;;;;;;",                          # nobody
        ";;;;;;;;;;;;",                                                # blank
        "m1;01/09/2026;Zwaantje;Geheimnaam;;;Veiligheid;;;;;;",        # older than the first
        "m5;05/10/2026;A;B;;;Mobiliteit;;;9999;;1;;te veel",           # a cell too many
        "m6;05/10/2026;A;B",                                           # cut off
    ])
    run = run_import(folder, "--json")
    assert run.returncode == 0, run.stderr
    told = {(row["id"], row["outcome"], row["codes"]) for (file, _), row in ledger(folder).items() if file == "aanbod.csv"}
    assert told == {
        ("m1", "accepted", ""), ("m2", "accepted", ""), ("m3", "accepted", ""),
        ("m4", "repaired", "unknown_code, not_a_number, date_not_existing, level_out_of_range"),
        ("", "rejected", "empty_id"), ("m1", "rejected", "duplicate_id"), ("m5", "rejected", "ragged_row"), ("m6", "rejected", "ragged_row"),
    }
    report = json.loads(run.stdout)
    assert report["rows"] == {"read": 10, "accepted": 5, "repaired": 1, "rejected": 4, "blank": 1, "previews": 0}
    assert len(report["ledger"]) == 10
    assert {row["outcome"] for row in report["ledger"] if not row["reasons"]} == {"accepted"}


def test_the_ledger_is_whole_where_findings_are_only_counted(folder):
    put(folder, "aanbod.csv", HEAD, [f"p{i};02/10/2026;;;;;Onzin{i};;;;;;" for i in range(1500)] + ["q;02/10/2026;;;;;;;;;;;"])
    run = run_import(folder, "--json")
    assert run.returncode == 0
    report = json.loads(run.stdout)
    assert report["rows"]["repaired"] == 1500 and report["rows"]["accepted"] == 3
    assert sum(row["outcome"] == "repaired" for row in ledger(folder).values()) == 1500


def test_the_report_is_as_its_schema_says(folder):
    put(folder, "correcties.csv", "token;postcode", ["m1;2018", "m9;2018"])
    run_import(folder)
    run = run_import(folder, "--corrections", "correcties.csv", "--json")
    validator = Draft202012Validator(read_json(ROOT / "data" / "schema" / "import.schema.json"))
    for document in (json.loads(run.stdout), read_json(folder / "market.import.json")):
        assert [fault.message for fault in validator.iter_errors(document)] == []
    assert "changes" in json.loads(run.stdout) and "changes" not in read_json(folder / "market.import.json")


# ---- corrections -----------------------------------------------------------------------------------------------------------------


def correct(folder, head, *rows):
    put(folder, "correcties.csv", head, rows)
    run = run_import(folder, "--corrections", "correcties.csv")
    assert run.returncode == 0, run.stderr
    return run


def test_a_correction_changes_what_it_says_and_nothing_else(folder):
    run_import(folder)
    before = offers(folder)
    run = correct(folder, "token;postcode;thema;k1", "m1;2018;;", "m2;;Wonen;", "m3;;;5")
    after = offers(folder)
    assert after["m1"] == {**before["m1"], "place": {"postcode": "2018"}}
    assert after["m2"] == {**before["m2"], "themes": ["housing"]}
    assert after["m3"] == {**before["m3"], "skills": {"facilitation": 5}}, "a table of columns is one field"
    assert "m1 (groups.district, place.point, place.postcode)" in run.stdout


def test_a_code_that_means_nothing_empties_a_field_and_an_unreadable_cell_leaves_it(folder):
    run_import(folder)
    run = correct(folder, "token;bereik;groepen", "m1;overal;", "m2;;een paar")
    assert "reach_km" not in offers(folder)["m1"]
    assert offers(folder)["m2"]["capacity"] == {"max": 1}
    assert ledger(folder)[("correcties.csv", 3)]["outcome"] == "repaired" and "not_a_number" in run.stderr


def test_what_cannot_be_leaves_what_was_there_and_says_so(folder):
    run_import(folder)
    before = offers(folder)
    run = correct(folder, "token;groepen;k1;postcode", "m1;-3;;2018", "m2;;9;", "m3;-1;-2;")
    after = offers(folder)
    assert after["m1"] == {**before["m1"], "place": {"postcode": "2018"}}, "the rest of the correction counts"
    assert after["m2"] == before["m2"] and after["m3"] == before["m3"]
    assert [ledger(folder)[("correcties.csv", row)]["outcome"] for row in (2, 3, 4)] == ["repaired"] * 3
    assert re.search(r"correcties\.csv:2:2: .*\[negative_number\]", run.stderr), run.stderr
    assert "[level_out_of_range]" in run.stderr and "[unknown_answer]" in run.stderr


def test_a_maximum_below_the_minimum_leaves_what_was_there(folder):
    (folder / "aanbod.yaml").write_text(OFFERS_MAPPING.replace("  capacity.max: { column: groepen }\n",
                                                               "  capacity.max: { column: groepen }\n  capacity.min: { column: vrij }\n").replace("[ vrij ]", "[]"), encoding="utf-8")
    put(folder, "aanbod.csv", HEAD, [OFFERS[1] + "1", OFFERS[2][:-2] + "2;5"])  # the second promises five and takes two
    run = correct(folder, "token;groepen", "m2;0")
    assert offers(folder)["m2"]["capacity"] == {"min": 1, "max": 1} and "capacity" not in offers(folder)["m3"]
    assert re.search(r"aanbod\.csv:3:13: rejected: .*\[capacity_min_above_max\]", run.stderr), run.stderr
    assert re.search(r"correcties\.csv:2:2: rejected: .*\[capacity_min_above_max\]", run.stderr), run.stderr


def test_names_and_numbers_are_corrected_apart(folder):
    correct(folder, "token;voornaam;naam;gsm", "m1;;;0400 00 88 88", "m2;Berta;;", "m3;Odille;Anders;")
    key = {row["id"]: (row["name"], row["email"], row["phone"]) for row in read_list(folder / "market.key.csv") if row["side"] == "offer"}
    assert key["m1"] == ("Zwaantje Geheimnaam", "zwaantje@geheim.example", "0400 00 88 88")
    assert key["m2"][0] == "Bertrand Geheimnaam", "half a name corrects nothing"
    assert key["m3"][0] == "Odille Anders"


def test_dates_decide_within_a_file_and_against_the_answer(folder):
    run = correct(folder, "token;datum;postcode", "m1;06/10/2026;2018", "m1;05/10/2026;2020", "m2;01/10/2026;2018", "m3;04/10/2026;2018")
    assert offers(folder)["m1"]["place"]["postcode"] == "2018"
    assert offers(folder)["m2"]["place"]["postcode"] == "2140"
    assert offers(folder)["m3"]["place"]["postcode"] == "2018", "of the same day: the office speaks last"
    assert ledger(folder)[("correcties.csv", 4)]["codes"] == "correction_outdated" and "correction_outdated" in run.stderr


def test_without_dates_two_corrections_of_one_person_both_go(folder):
    correct(folder, "token;postcode", "m1;2018", "m1;2020", "m2;2018")
    assert offers(folder)["m1"]["place"]["postcode"] == "2060" and offers(folder)["m2"]["place"]["postcode"] == "2018"
    assert [ledger(folder)[("correcties.csv", row)]["codes"] for row in (2, 3, 4)] == ["duplicate_id", "duplicate_id", ""]


def test_of_two_correction_files_the_last_wins(folder):
    put(folder, "een.csv", "token;postcode;thema", ["m1;2018;Wonen"])
    put(folder, "twee.csv", "token;postcode", ["m1;2020"])
    assert run_import(folder, "--corrections", "een.csv", "--corrections", "twee.csv").returncode == 0
    assert offers(folder)["m1"]["place"]["postcode"] == "2020" and offers(folder)["m1"]["themes"] == ["housing"]


def test_a_correction_adds_nobody_and_a_misspelt_heading_is_told(folder):
    run = correct(folder, "token;postcode;postkode", "m9;2018;", "m1;;2020")
    assert "m9" not in offers(folder) and ledger(folder)[("correcties.csv", 2)]["codes"] == "correction_unknown_id"
    assert re.search(r"correcties\.csv:1:3: warning: .*\[unused_column\]", run.stderr)


def test_the_check_names_the_cell_of_the_correction(folder):
    run = correct(folder, "token;postcode", "m1;0001")
    assert re.search(r"correcties\.csv:2:2: .*\[unknown_postcode\]", run.stderr), run.stderr


def test_a_newer_answer_counts_whole(folder):
    put(folder, "later.csv", HEAD, ["m1;05/10/2026;Zwaantje;Nieuwnaam;;;Veiligheid;;;;;;"])
    run = run_import(folder, exports=("later.csv", "aanbod.csv", "vragen.csv"))
    assert run.returncode == 0
    assert offers(folder)["m1"] == {"id": "m1", "kind": "broker", "themes": ["safety"]}
    key = {row["id"]: row["name"] for row in read_list(folder / "market.key.csv")}
    assert key["m1"] == "Zwaantje Nieuwnaam"


# ---- one side --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("export, side, other", [("aanbod.csv", "offers", "requests"), ("vragen.csv", "requests", "offers")])
def test_one_side_alone_is_a_market_to_be_completed(folder, export, side, other):
    run_import(folder)
    both = read_json(folder / "market.json")
    for _ in range(2):  # the second time beside the first's market
        run = run_import(folder, "-o", "helft.json", "--strict", exports=[export])
        assert run.returncode == 0, run.stderr
        assert "[side_not_given]" in run.stderr
        half = read_json(folder / "helft.json")
        assert half[side] == both[side] and half[other] == []
    assert "niets gewijzigd" in run.stdout
    refused = koppel("check", "helft.json", cwd=folder)
    assert refused.returncode == 3 and "[empty_side]" in refused.stdout, refused.stdout


def test_a_side_of_which_an_export_was_given_must_have_rows(folder):
    put(folder, "vragen.csv", "nr;thema;vrager", [";Veiligheid;Okko Geheimvraag"])
    run = run_import(folder)
    assert run.returncode == 3 and "[empty_side]" in run.stderr


# ---- several exports -------------------------------------------------------------------------------------------------------------


def test_an_export_that_holds_an_older_one_is_put_beside_it(folder):
    put(folder, "september.csv", HEAD, OFFERS[:2])
    put(folder, "correcties.csv", "token;postcode;thema;k1", ["m1;2018;;"])
    alone = run_import(folder, "-o", "alleen.json", "--corrections", "correcties.csv")
    assert alone.returncode == 0
    for exports in (("september.csv", "aanbod.csv"), ("aanbod.csv", "september.csv")):
        run = run_import(folder, "--max-rejects", "0", "--corrections", "correcties.csv", exports=(*exports, "vragen.csv"))
        assert run.returncode == 0, run.stderr
        assert read_json(folder / "market.json") == read_json(folder / "alleen.json")
        assert (folder / "market.key.csv").read_bytes() == (folder / "alleen.key.csv").read_bytes()
        assert re.search(r"note: 2 rijen zeggen hetzelfde .*\[repeated_row\]", run.stderr), run.stderr
    assert {row["outcome"] for row in ledger(folder).values()} == {"accepted"}


def test_of_two_answers_of_one_moment_that_differ_none_counts(folder):
    put(folder, "anders.csv", HEAD, [OFFERS[0].replace("2060", "2018")])
    run = run_import(folder, exports=("anders.csv", "aanbod.csv", "vragen.csv"))
    assert run.returncode == 0 and "m1" not in offers(folder)
    assert [row["codes"] for row in ledger(folder).values() if row["id"] == "m1"] == ["duplicate_id"] * 2


def test_the_mapping_of_another_export_is_one_fault_and_not_a_hundred(folder):
    run = koppel("import", "vragen.csv", "--mapping", "aanbod.yaml", "-o", "x.json", cwd=folder)
    assert run.returncode == 3
    assert re.findall(r"\[(\w+)\]", run.stderr) == ["mapping_unfit"], run.stderr


# ---- again -----------------------------------------------------------------------------------------------------------------------


def test_importing_again_changes_nothing_and_says_so(folder):
    assert "niets gewijzigd" not in run_import(folder).stdout
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.glob("market*")}
    run = run_import(folder)
    assert run.returncode == 0 and "niets gewijzigd" in run.stdout
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.glob("market*")} == before


def test_a_newer_export_shows_who_came_left_and_changed(folder):
    run_import(folder)
    (folder / "market.json").rename(folder / "vorige.json")
    (folder / "market.key.csv").rename(folder / "vorige.key.csv")
    put(folder, "aanbod.csv", HEAD, [OFFERS[0].replace("Mobiliteit", "Wonen").replace("77 31", "77 99"), OFFERS[2], OFFERS[2].replace("m3", "m4")])
    run = run_import(folder, "--previous", "vorige.json", "--json")
    assert json.loads(run.stdout)["changes"] == {
        "offers": {"came": ["m4"], "left": ["m2"], "changed": [{"id": "m1", "fields": ["contact.phone", "themes"]}]},
        "requests": {"came": [], "left": [], "changed": []},
    }
    text = run_import(folder, "--previous", "vorige.json", "--locale", "en").stdout
    assert "offers: 1 new: m4\n" in text and "offers: 1 gone: m2\n" in text and "m1 (contact.phone, themes)" in text
    assert {row["id"] for row in read_list(folder / "market.key.csv") if row["side"] == "offer"} == {"m1", "m3", "m4"}, "who left is in no file"


def test_what_somebody_edited_is_not_overwritten(folder):
    run_import(folder)
    edited = (folder / "market.json").read_text(encoding="utf-8").replace("2060", "2018")
    (folder / "market.json").write_text(edited, encoding="utf-8")
    run = run_import(folder)
    assert run.returncode == 3 and "output_edited" in run.stderr
    assert (folder / "market.json").read_text(encoding="utf-8") == edited
    assert run_import(folder, "--force").returncode == 0
    assert "2060" in (folder / "market.json").read_text(encoding="utf-8")


def test_an_export_is_never_taken_for_the_output(folder):
    run = run_import(folder, "-o", "aanbod.csv")
    assert run.returncode == 3 and (folder / "aanbod.csv").read_text(encoding="utf-8").startswith("token")


# ---- refused ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options, code", [(["--strict"], 3), (["--max-rejects", "0"], 3), (["--max-rejects", "1"], 0),
                                           (["--max-rejects", "16%"], 3), (["--max-rejects", "17%"], 0)])
def test_too_much_that_is_wrong_refuses_everything(folder, options, code):
    put(folder, "aanbod.csv", HEAD, [*OFFERS, ";;A;B;;;Mobiliteit;;;;;;"])  # one of six rows
    run = run_import(folder, *options)
    assert run.returncode == code, run.stderr
    assert bool(list(folder.glob("market*"))) == (code == 0)


def test_strict_lets_what_is_right_pass_and_a_warning_not(folder):
    assert run_import(folder, "--strict").returncode == 0, "notes are no objection"
    put(folder, "aanbod.csv", HEAD, [OFFERS[0].replace("2060", "0001")])
    run = run_import(folder, "--strict", "-o", "ander.json")
    assert run.returncode == 3 and "strict_refused" in run.stderr and not (folder / "ander.json").exists()


def test_a_refused_import_still_tells_its_ledger(folder):
    put(folder, "aanbod.csv", HEAD, [OFFERS[0].replace("m1", "zwaantje@geheim.example"), OFFERS[1]])
    run = run_import(folder, "--json")
    assert run.returncode == 3 and not list(folder.glob("market*"))
    (line,) = [row for row in json.loads(run.stdout)["ledger"] if row["reasons"]]
    assert line["id"] == "" and line["outcome"] == "rejected" and line["reasons"][0]["code"] == "id_is_personal"
    assert "geheim" not in run.stdout + run.stderr


@pytest.mark.parametrize("amount", ["-1", "x", "101%", "", "5 %"])
def test_an_amount_that_is_none_is_wrong_usage(folder, amount):
    assert run_import(folder, f"--max-rejects={amount}").returncode == 2


# ---- nothing personal ------------------------------------------------------------------------------------------------------------


def test_personal_data_stand_in_the_key_file_alone(folder):
    # Faults in every mapped column, so that findings and the ledger speak of those rows; corrections of names as well.
    put(folder, "aanbod.csv", HEAD, [
        OFFERS[0].replace("Mobiliteit", "Onzin").replace(";3;2;", ";9;x;").replace("ver;2", "nergens;veel"),
        OFFERS[1], OFFERS[1], OFFERS[2] + ";Geheimstaart", OFFERS[2].replace("m3", "")])
    put(folder, "correcties.csv", "token;voornaam;naam;postcode", ["m1;Zwaantje;Geheimverbeterd;0001", "m8;Odile;Geheimnaam;"])
    runs = [run_import(folder, "--corrections", "correcties.csv", "--stats", "stats.json", *more) for more in ([], ["--json"], ["--json"])]
    runs.append(run_import(folder, "--strict", "--json", "-o", "anders.json"))
    texts = {f"{stream} {i}": getattr(run, stream) for i, run in enumerate(runs) for stream in ("stdout", "stderr")}
    for name in ("market.json", "market.ledger.csv", "market.import.json", "stats.json"):
        texts[name] = (folder / name).read_text(encoding="utf-8")
    for place, text in texts.items():
        for secret in SECRETS:
            assert secret not in text, (place, secret)
    key = folder / "market.key.csv"
    assert "Geheimverbeterd" in key.read_text(encoding="utf-8-sig") and "0400 00 77 31" in key.read_text(encoding="utf-8-sig")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_hashed_id_stays_hashed(folder):
    (folder / "aanbod.yaml").write_text(OFFERS_MAPPING.replace("{ column: token }", "{ column: mail, hash: true }"), encoding="utf-8")
    assert run_import(folder).returncode == 0
    ids = {row["id"] for row in ledger(folder).values() if row["side"] == "offer"}
    assert all(re.fullmatch("[0-9a-f]{64}", identifier) for identifier in ids) and len(ids) == 3
    assert ids == set(offers(folder))


def test_a_key_file_goes_with_those_who_left_and_stays_away_where_nobody_has_a_name(folder):
    for name in ("aanbod.yaml", "vragen.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(re.sub(r"(?m)^contact:.*$", "", text), encoding="utf-8")
    assert run_import(folder).returncode == 0
    assert not (folder / "market.key.csv").exists()
