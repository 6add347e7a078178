"""Who is the same person: addresses and numbers in many spellings, people on both sides, households, and ids that a spreadsheet changed.

The right ids come from the canonical forms, written by hand, and Python's hashlib."""

import csv
import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json, read_list, write_market  # noqa: E402
from support.workbooks import packed, parts_of, row, sheet, text_cell  # noqa: E402

# As it was written, and the form whose hash is the id.
IDENTITIES = [
    ("lena.proef@v.example", "lena.proef@v.example"),
    ("Lena.Proef@v.example", "lena.proef@v.example"),
    ("LENA.PROEF@V.EXAMPLE", "lena.proef@v.example"),
    ("  lena.proef@v.example ", "lena.proef@v.example"),
    ("\u00a0lena.proef@v.example\u00a0", "lena.proef@v.example"),
    ("lena.proef@v.example\u200b", "lena.proef@v.example"),
    ("lena.proef @v.example", "lena.proef@v.example"),
    ("mailto:lena.proef@v.example", "lena.proef@v.example"),
    ("MAILTO:Lena.Proef@v.example", "lena.proef@v.example"),
    ("mailto:lena.proef@v.example?subject=Ploeg", "lena.proef@v.example"),
    ("Lena Proef <lena.proef@v.example>", "lena.proef@v.example"),
    ('"Proef, Lena" <Lena.Proef@V.example>', "lena.proef@v.example"),
    ("Lena <mailto:lena.proef@v.example>", "lena.proef@v.example"),
    ("<lena.proef@v.example>", "lena.proef@v.example"),
    ("lena.proef@v.example;", "lena.proef@v.example"),
    ("lena.proef@v.example.", "lena.proef@v.example"),
    # full stops and plus signs count
    ("lenaproef@v.example", "lenaproef@v.example"),
    ("lena.proef+ploeg@v.example", "lena.proef+ploeg@v.example"),
    ("Lena.Proef+Ploeg@v.example", "lena.proef+ploeg@v.example"),
    ("lena-proef@v.example", "lena-proef@v.example"),
    ("lena.proef@w.example", "lena.proef@w.example"),
    ("lena_proef@v.example", "lena_proef@v.example"),
    # telephone numbers
    ("0470 00 01 02", "0470000102"),
    ("0470000102", "0470000102"),
    ("0470/00.01.02", "0470000102"),
    ("0470-00-01-02", "0470000102"),
    ("+32 470 00 01 02", "0470000102"),
    ("+32470000102", "0470000102"),
    ("+32 (0)470 00 01 02", "0470000102"),
    ("0032 470 00 01 02", "0470000102"),
    ("0032470000102", "0470000102"),
    ("+32(0)470/00.01.02", "0470000102"),
    ("03 000 01 02", "030000102"),
    ("03/000.01.02", "030000102"),
    ("+32 3 000 01 02", "030000102"),
    ("0032 3 000 01 02", "030000102"),
    ("+31 6 00 00 01 02", "+31600000102"),
    ("0031 6 00000102", "+31600000102"),
    ("+33 6 00 00 01 02", "+33600000102"),
    ("0470 00 01 03", "0470000103"),
    # what is neither stays as it is
    ("LID-17", "LID-17"),
    ("lid-17", "lid-17"),
]
HASHED = """schema: koppel/mapping/1
side: offers
read: { encoding: utf-8, separator: "," }
id: { column: id, hash: true }
submitted: { column: datum }
fields: { label: { column: wat } }
contact: { name: [ naam ], phone: gsm }
"""
PLAIN = HASHED.replace(", hash: true", "").replace("phone: gsm", "email: mail, phone: gsm")


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def write_csv(path, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def imported(folder, rows, mapping, name="export.csv"):
    write_csv(folder / name, rows)
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    run = koppel("import", name, "--mapping", "m.yaml", "-o", "market.json", "--json", cwd=folder)
    listed = run.stdout if run.stdout.startswith("[") else run.stderr[run.stderr.index("[") :]
    return json.loads(listed)


def codes_by_row(findings):
    return {(finding["code"], finding["row"]) for finding in findings}


def test_an_address_is_one_id_however_it_is_written(tmp_path):
    assert len(IDENTITIES) >= 40
    rows = [["id", "datum", "wat", "naam", "gsm"]]
    rows += [[text, f"2026-10-05 10:{number:02}", str(number), "", ""] for number, (text, _) in enumerate(IDENTITIES)]
    imported(tmp_path, rows, HASHED)
    ledger = {int(line["row"]): line["id"] for line in read_list(tmp_path / "market.ledger.csv")}
    wrong = [text for number, (text, canonical) in enumerate(IDENTITIES) if ledger[number + 2] != sha(canonical)]
    assert not wrong
    newest = {}
    for number, (_, canonical) in enumerate(IDENTITIES):
        newest[sha(canonical)] = str(number)
    assert {offer["id"]: offer["label"] for offer in read_json(tmp_path / "market.json")["offers"]} == newest


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("Mia Proef", "Jef Proef", 2),
        ("Mia Proef", "mia  proef", 1),
        ("Mia Proef", "Mia", 1),
        ("Mia Proef", "Proef Mia", 1),
        ("Mia Proef", "M. Proef", 1),
        ("Mia Proef", "Mia Profe", 1),
        ("Miá Proef", "MIA PROEF", 1),
        ("Mia Proef", "Mia Van Proef", 1),
        ("Mia Proef", "", 1),
        ("Marie Proef", "Mario Proef", 2),
        ("Mia Proef", "Mia Test", 2),
        ("J. Proef", "Mia Proef", 2),
    ],
)
def test_two_names_under_one_address_are_two_people(first, second, people, tmp_path):
    rows = [["id", "datum", "wat", "naam", "gsm"]]
    rows += [["thuis@v.example", "2026-10-05", "a", first, ""], ["Thuis@v.example", "2026-10-06", "b", second, ""]]
    findings = imported(tmp_path, rows, HASHED)
    offers = read_json(tmp_path / "market.json")["offers"]
    assert len(offers) == people
    assert sha("thuis@v.example") in {offer["id"] for offer in offers}
    assert ("shared_address" in {finding["code"] for finding in findings}) == (people == 2)
    # Every one of them can be called.
    assert {line.split(",")[1] for line in (tmp_path / "market.key.csv").read_text("utf-8-sig").replace(";", ",").splitlines()[1:]} == {
        offer["id"] for offer in offers
    }


def test_a_household_does_not_depend_on_the_order_of_rows(tmp_path):
    head = [["id", "datum", "wat", "naam", "gsm"]]
    rows = [["thuis@v.example", f"2026-10-0{day}", str(day), name, ""] for day, name in [(5, "Mia Proef"), (6, "Jef Proef"), (7, "Mia Proef"), (8, "Jef P.")]]
    imported(tmp_path, head + rows, HASHED)
    forwards = (tmp_path / "market.json").read_bytes()
    imported(tmp_path, head + rows[::-1], HASHED)
    assert (tmp_path / "market.json").read_bytes() == forwards
    assert sorted(offer["label"] for offer in json.loads(forwards)["offers"]) == ["7", "8"]


def test_two_names_under_one_id_are_no_older_answer(tmp_path):
    rows = [["id", "datum", "wat", "naam", "mail", "gsm"], ["7", "2026-10-05", "a", "Mia Proef", "", ""], ["7", "2026-10-06", "b", "Jef Test", "", ""]]
    rows += [["8", "2026-10-05", "a", "Bo Proef", "", ""], ["8", "2026-10-06", "b", "Bo Proef", "", ""]]
    findings = imported(tmp_path, rows, PLAIN)
    assert {("names_differ", 2), ("names_differ", 3), ("duplicate_id", 4)} <= codes_by_row(findings)
    assert [offer["id"] for offer in read_json(tmp_path / "market.json")["offers"]] == ["8"]
    assert "Mia" not in json.dumps(findings)


@pytest.mark.parametrize(
    ("ids", "damaged"),
    [
        (["4,86E+11", "b"], {2}),
        (["4.86E+11", "4.87E+11"], {2, 3}),
        (["00123", "123", "45678"], {3}),
        (["01", "02", "10"], set()),
        (["12-okt", "oct-12", "3/mei"], {2, 3, 4}),
        (["12/10/2026", "2026-10-12", "b-12"], {2, 3}),
        (["E+11", "4E12", "12e"], set()),
        (["7f3e5b", "m001", "2026-W48"], set()),
    ],
)
def test_ids_that_a_spreadsheet_changed_are_said(ids, damaged, tmp_path):
    rows = [["id", "datum", "wat", "naam", "mail", "gsm"], *[[text, "2026-10-05", "a", "", "", ""] for text in ids]]
    findings = imported(tmp_path, rows, PLAIN)
    assert {place for code, place in codes_by_row(findings) if code == "id_damaged"} == damaged


@pytest.mark.parametrize(
    ("format_code", "number", "shown"),
    [("00000", 123, "00123"), ("00000", 1234567, "1234567"), ("000000000000", 486000000012, "486000000012"), ('"m"000', 7, "m007"), ("0000-000", 1234567, "1234-567"), ("00000;@", 9, "00009"), ("0", 123, "123"), ("General", 123, "123")],
)
def test_a_workbook_gives_the_ids_that_it_shows(format_code, number, shown, tmp_path):
    styles = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{format_code.replace(chr(34), "&quot;")}"/></numFmts>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    head = row(1, *(text_cell(f"{letter}1", text) for letter, text in zip("ABCDEF", ["id", "datum", "wat", "naam", "mail", "gsm"])))
    body = row(2, f'<c r="A2" s="1"><v>{number}</v></c>', text_cell("B2", "2026-10-05"), text_cell("C2", "a"))
    (tmp_path / "export.xlsx").write_bytes(packed(parts_of(sheet(head + body), styles=styles)))
    (tmp_path / "m.yaml").write_text(PLAIN.replace("read: { encoding: utf-8, separator: \",\" }\n", ""), encoding="utf-8")
    run = koppel("import", "export.xlsx", "--mapping", "m.yaml", "-o", "market.json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert [offer["id"] for offer in read_json(tmp_path / "market.json")["offers"]] == [shown]


# ---- both sides ----------------------------------------------------------------------------------------------------------------------

OFFERS = """schema: koppel/mapping/1
side: offers
read: { encoding: utf-8, separator: "," }
id: { column: id }
fields: { skills: { column: kan, split: ",", level: 2 }, place.postcode: { column: postcode } }
contact: { name: [ naam ], email: mail, phone: gsm }
"""
REQUESTS = """schema: koppel/mapping/1
side: requests
read: { encoding: utf-8, separator: "," }
id: { column: id }
fields: { needs: { column: kan, split: ",", must: true }, people.min: { column: mensen }, people.max: { column: mensen } }
contact: { name: [ naam ], email: mail, phone: gsm }
"""
PROFILE = """schema: koppel/profile/1
title: Proef
inputs:
  offers: { file: aanbod.csv, mapping: aanbod.yaml }
  requests: { file: vragen.csv, mapping: vragen.yaml }
"""


def matched(folder, offers, requests, profile=PROFILE):
    write_csv(folder / "aanbod.csv", [["id", "naam", "mail", "gsm", "postcode", "kan"], *offers])
    write_csv(folder / "vragen.csv", [["id", "naam", "mail", "gsm", "mensen", "kan"], *requests])
    (folder / "aanbod.yaml").write_text(OFFERS, encoding="utf-8")
    (folder / "vragen.yaml").write_text(REQUESTS, encoding="utf-8")
    (folder / "profile.yaml").write_text(profile, encoding="utf-8")
    run = koppel("match", ".", "-o", "out", "--locale", "en", cwd=folder)
    assert run.returncode == 0, run.stderr
    checked = koppel("check", ".", "--json", cwd=folder)
    listed = checked.stdout if checked.stdout.startswith("[") else checked.stderr
    pairs = {(pair["offer"], pair["request"]) for pair in read_json(folder / "out" / "result.json")["assignments"]}
    verified = koppel("verify", ".", "out/result.json", cwd=folder)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    return pairs, {finding["code"] for finding in json.loads(listed[listed.index("[") :])}


@pytest.mark.parametrize(
    ("offer", "request_", "same"),
    [
        (["o1", "An Proef", "an@v.example", "", "2060"], ["r1", "An Proef", "AN@v.example", ""], True),
        (["o1", "An Proef", "an@v.example", "", "2060"], ["r1", "Vzw Proef", "mailto:an@v.example", ""], True),
        (["o1", "An Proef", "", "0470 00 01 02", "2060"], ["r1", "An Proef", "", "+32 470/00.01.02"], True),
        (["lid-7", "", "", "", "2060"], ["lid-7", "", "", ""], True),
        (["7", "An Proef", "", "", "2060"], ["7", "An Proef", "", ""], True),
        (["7", "An Proef", "", "", "2060"], ["7", "Bo Test", "", ""], False),
        (["7", "", "", "", "2060"], ["7", "", "", ""], False),
        (["lid-7", "An Proef", "", "", "2060"], ["lid-7", "Bo Test", "", ""], False),
        (["o1", "An Proef", "an@v.example", "", "2060"], ["r1", "An Proef", "a.n@v.example", ""], False),
        (["o1", "An Proef", "an@v.example", "", "2060"], ["r1", "An Proef", "an+1@v.example", ""], False),
    ],
)
@pytest.mark.parametrize("rules", ["", "rules: { conflict: { on: false } }\n"])
def test_nobody_is_proposed_to_herself(offer, request_, same, rules, tmp_path):
    pairs, codes = matched(tmp_path, [[*offer, "Coachen"]], [[*request_, "1", "Coachen"]], PROFILE + rules)
    assert bool(pairs) != same
    assert ("same_person_both_sides" in codes) == same


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (["o1", "An Proef", "an@v.example", "", "2060"], ["o2", "An Proef", "An@V.example", "", "2018"], True),
        (["o1", "An Proef", "", "0470 00 01 02", "2060"], ["o2", "An Proef", "", "0032470000102", "2018"], True),
        (["o1", "An Proef", "an@v.example", "", "2060"], ["o2", "an proef", "proef@v.example", "", "2060"], True),
        (["o1", "An Proef", "an@v.example", "", "2060"], ["o2", "", "an@v.example", "", "2018"], True),
        (["o1", "An Proef", "an@v.example", "", "2060"], ["o2", "An Proef", "a.n@v.example", "", "2018"], False),
        (["o1", "An Proef", "thuis@v.example", "", "2060"], ["o2", "Bo Proef", "thuis@v.example", "", "2060"], False),
    ],
)
def test_two_ids_of_one_person_count_as_one_where_several_are_wanted(first, second, one, tmp_path):
    pairs, codes = matched(tmp_path, [[*first, "Coachen"], [*second, "Coachen"]], [["r1", "", "", "", "2", "Coachen"]])
    assert len(pairs) == (0 if one else 2)
    assert ("same_person_twice" in codes) == one


def test_a_first_name_of_its_own_column_tells_who_it_is(tmp_path):
    mapping = PLAIN.replace("name: [ naam ]", "name: [ Voornaam, naam ]")
    rows = [["id", "datum", "wat", "Voornaam", "naam", "mail", "gsm"]]
    rows += [["7", "2026-10-05", "a", "Mia", "Proef", "", ""], ["7", "2026-10-06", "b", "Mia", "Nieuwnaam", "", ""]]
    rows += [["8", "2026-10-05", "a", "Mia", "Proef", "", ""], ["8", "2026-10-06", "b", "Jef", "Proef", "", ""]]
    findings = imported(tmp_path, rows, mapping)
    assert [offer["label"] for offer in read_json(tmp_path / "market.json")["offers"]] == ["b"]
    assert {("names_differ", 4), ("names_differ", 5)} <= codes_by_row(findings)


def test_a_pin_against_a_rule_takes_the_place_of_the_same_persons_other_offer(tmp_path):
    """o1 and o2 are one person; o1 is pinned although she cannot do it. The other place is not for her second offer."""
    offers = [{"id": "o1", "groups": {"person": "p"}}, {"id": "o2", "groups": {"person": "p"}, "skills": {"coaching": 3}}]
    request = {"id": "r1", "people": {"min": 1, "max": 2}, "needs": {"coaching": {"level": 1, "must": True}}}
    market = write_market(tmp_path / "market.json", offers, [request])
    (tmp_path / "decisions.csv").write_text("decision;offer;request;reason\npin;o1;r1;\n", encoding="utf-8")
    run = koppel("match", market, "--decisions", tmp_path / "decisions.csv", "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert [pair["offer"] for pair in read_json(tmp_path / "out" / "result.json")["assignments"]] == ["o1"]
