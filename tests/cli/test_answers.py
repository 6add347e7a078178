"""A round remembers: what was answered on the telephone stays answered, whatever is filled in where, and however often the command is given again."""

import csv
import io
import json
import random
import shutil
import signal
import subprocess
import os
import sys
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, offer, read_json, read_list, write_market  # noqa: E402

HEADINGS = ["datum", "aanbod", "verzoek", "antwoord", "door", "opmerking"]


def market_file(path, offers=8, requests=6, seed=1):
    """Everybody may help everybody, some take two, some requests want two people."""
    chance = random.Random(seed)
    skills = ["facilitation", "mediation"]
    return write_market(
        path,
        [offer(f"m{i}", skills={skill: chance.randint(2, 5) for skill in skills}, capacity={"min": 0, "max": chance.choice([1, 1, 2])}) for i in range(offers)],
        [{"id": f"r{i}", "needs": {chance.choice(skills): {"level": 2}}} for i in range(requests)],
    )


@pytest.fixture
def folder(tmp_path):
    market_file(tmp_path / "market.json")
    assert match(tmp_path, "2026-11-02").returncode == 0
    return tmp_path


def match(folder, today, *options):
    return koppel("match", "market.json", "-o", "v", "--today", today, *options, cwd=folder)


def pairs(folder):
    return {(pair["offer"], pair["request"]) for pair in read_json(folder / "v" / "result.json")["assignments"]}


def fill_in(path, answers, extra=()):
    """Types answers into the list, by (offer, request), and saves it as a spreadsheet does."""
    rows = read_list(path)
    for row in rows:
        row["antwoord"] = answers.get((row["aanbod"], row["verzoek"]), row["antwoord"])
    write_rows(path, rows, list(rows[0]))


def write_rows(path, rows, headings):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, headings, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8"))


def answers_of(folder):
    return read_list(folder / "v" / "antwoorden.csv")


def findings(run):
    return json.loads(run.stderr[run.stderr.index("["):]) if "[" in run.stderr else []


def test_the_second_day_is_the_same_command(folder):
    before = sorted(pairs(folder))
    (yes, no, *_) = before
    fill_in(folder / "v" / "bellijst.csv", {yes: "ja hoor, graag!", no: "nee, te ver"})
    run = match(folder, "2026-11-03")
    assert run.returncode == 0, run.stderr
    after = pairs(folder)
    assert yes in after and no not in after
    rows = answers_of(folder)
    assert list(rows[0]) == HEADINGS
    assert {(row["datum"], row["aanbod"], row["verzoek"], row["antwoord"]) for row in rows} == {
        ("2026-11-03", *yes, "ja hoor, graag!"), ("2026-11-03", *no, "nee, te ver")}
    assert (folder / "v" / "antwoorden.csv").stat().st_mode & 0o077 == 0
    # The list that was filled in is kept; the new one shows the answers so far.
    assert any(row["antwoord"] for row in read_list(folder / "v" / "bellijst-vorige.csv"))
    shown = {(row["aanbod"], row["verzoek"]): row["antwoord"] for row in read_list(folder / "v" / "bellijst.csv")}
    assert shown[yes] == "ja hoor, graag!"
    # And the same command once more writes the same bytes; on another day nobody moves.
    files = {path.name: path.read_bytes() for path in (folder / "v").iterdir()}
    assert match(folder, "2026-11-03").returncode == 0
    again = {path.name: path.read_bytes() for path in (folder / "v").iterdir()}
    assert again == files
    assert match(folder, "2026-11-04").returncode == 0 and pairs(folder) == after


def test_verify_explain_and_gaps_find_what_the_result_was_made_from(folder):
    pair = sorted(pairs(folder))[0]
    fill_in(folder / "v" / "bellijst.csv", {pair: "afwezig tot 20/11"})
    assert match(folder, "2026-11-03").returncode == 0
    result = read_json(folder / "v" / "result.json")
    assert result["provenance"]["today"] == "2026-11-03" and result["provenance"]["answers"].startswith("sha256:")
    for verb in (["verify"], ["gaps"], ["explain", "--request", pair[1]]):
        run = koppel(verb[0], "market.json", "v/result.json", *verb[1:], cwd=folder)
        assert run.returncode == 0, run.stdout
    other_day = koppel("verify", "market.json", "v/result.json", "--today", "2026-11-25", cwd=folder)
    assert other_day.returncode == 6 and "today" in other_day.stdout
    with (folder / "v" / "antwoorden.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"2026-11-04;{pair[0]};{pair[1]};nee;;\r\n")
    changed = koppel("verify", "market.json", "v/result.json", cwd=folder)
    assert changed.returncode == 6 and "answers" in changed.stdout


def test_who_is_away_comes_back_the_day_after(folder):
    pair = sorted(pairs(folder))[0]
    fill_in(folder / "v" / "bellijst.csv", {pair: "afwezig tot 20 november"})
    assert match(folder, "2026-11-03").returncode == 0
    assert all(who != pair[0] for who, _ in pairs(folder))
    run = koppel("explain", "market.json", "v/result.json", "--offer", pair[0], cwd=folder)
    assert "Afwezig tot en met 2026-11-20" in run.stdout and "november" not in run.stdout, "own words are not for a pipe"
    assert match(folder, "2026-11-20").returncode == 0
    assert all(who != pair[0] for who, _ in pairs(folder))
    free = koppel("match", "market.json", "-o", "away", "--decisions", "v/antwoorden.csv", "--today", "2026-11-21", cwd=folder)
    assert free.returncode == 0
    fresh = koppel("match", "market.json", "-o", "plain", cwd=folder)
    assert fresh.returncode == 0
    back = {(p["offer"], p["request"]) for p in read_json(folder / "away" / "result.json")["assignments"]}
    assert back == {(p["offer"], p["request"]) for p in read_json(folder / "plain" / "result.json")["assignments"]}


@pytest.mark.parametrize("words, day_before, day_after", [
    ("te druk deze maand", "2026-11-30", "2026-12-01"), ("busy this month", "2026-11-30", "2026-12-01"),
    ("absent jusqu'au 15 décembre", "2026-12-15", "2026-12-16")])
def test_a_month_and_a_day_end(folder, words, day_before, day_after):
    (folder / "a.csv").write_text("datum;aanbod;verzoek;antwoord\n2026-11-05;m1;r0;" + words + "\n", encoding="utf-8")
    for day, away in ((day_before, True), (day_after, False)):
        run = koppel("match", "market.json", "-o", day, "--decisions", "a.csv", "--today", day, "--json", cwd=folder)
        assert run.returncode == 0, run.stderr
        idle = {entry["id"]: entry.get("reason", {}).get("code") for entry in read_json(folder / day / "result.json")["unmatched"]["offers"]}
        assert (idle.get("m1") == "unavailable") == away, (day, idle)


def test_voicemail_and_later_decide_nothing_and_stay_in_the_list(folder):
    before = pairs(folder)
    one, two = sorted(before)[:2]
    fill_in(folder / "v" / "bellijst.csv", {one: "voicemail", two: "later"})
    assert match(folder, "2026-11-03").returncode == 0
    assert pairs(folder) == before
    shown = {(row["aanbod"], row["verzoek"]): row["antwoord"] for row in read_list(folder / "v" / "bellijst.csv")}
    assert shown[one] == "voicemail" and shown[two] == "later"


def test_what_is_not_understood_is_listed_kept_and_never_guessed(folder):
    before = pairs(folder)
    one, two = sorted(before)[:2]
    fill_in(folder / "v" / "bellijst.csv", {one: "ja, maar pas in januari", two: "paars"})
    run = match(folder, "2026-11-03", "--json")
    assert run.returncode == 0
    assert [finding["code"] for finding in findings(run)].count("unknown_answer") == 2
    assert "januari" not in run.stderr, "it may hold a name"
    assert pairs(folder) == before
    assert {row["antwoord"] for row in answers_of(folder)} == {"ja, maar pas in januari", "paars"}


def test_the_workbook_is_read_where_that_is_what_was_filled_in(folder):
    pair = sorted(pairs(folder))[0]
    path = folder / "v" / "bellijst.xlsx"
    book = load_workbook(path)
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows())
        heads = next((i for i, row in enumerate(rows) if {"aanbod", "verzoek", "antwoord"} <= {cell.value for cell in row}), None)
        if heads is None:
            continue
        column = {cell.value: cell.column - 1 for cell in rows[heads]}
        for row in rows[heads + 1:]:
            if (row[column["aanbod"]].value, row[column["verzoek"]].value) == pair:
                row[column["antwoord"]].value = "neen"
    book.save(path)
    assert match(folder, "2026-11-03").returncode == 0
    assert pair not in pairs(folder)
    assert [row["antwoord"] for row in answers_of(folder)] == ["neen"]


@pytest.mark.parametrize("name", ["bellijst.csv", "bellijst.xlsx"])
def test_the_date_in_a_call_list_is_the_day_of_the_meeting(folder, name):
    one, two, three = list({pair[0]: pair for pair in sorted(pairs(folder))}.values())[:3]
    (folder / "v" / "antwoorden.csv").write_text(";".join(HEADINGS) + f"\n2026-11-02;{two[0]};{two[1]};ja;;\n", encoding="utf-8")
    told = {one: ("15/12/2026", "afwezig tot 20/12"), two: ("1/10/2026", "nee"), three: ("", "afwezig tot 15/12")}
    path = folder / "v" / name
    if name.endswith(".csv"):
        rows = read_list(path)
        for row in rows:
            row["datum"], row["antwoord"] = told.get((row["aanbod"], row["verzoek"]), ("16/12/2026", row["antwoord"]))
        write_rows(path, rows, list(rows[0]))
    else:
        add_dated_answers(path, told)
    run = match(folder, "2026-11-03", "--json")
    assert run.returncode == 0, run.stderr
    assert not {"answer_from_future", "answer_date", "unknown_answer"} & {finding["code"] for finding in findings(run)}
    assert [row["datum"] for row in answers_of(folder)] == ["2026-11-02"] + ["2026-11-03"] * 3
    assert two not in pairs(folder), "the no is newer than the yes"
    assert all(who not in (one[0], three[0]) for who, _ in pairs(folder))
    for who, day in ((one[0], "2026-12-20"), (three[0], "2026-12-15")):
        shown = koppel("explain", "market.json", "v/result.json", "--offer", who, cwd=folder)
        assert f"Afwezig tot en met {day}" in shown.stdout


def add_dated_answers(path, told):
    """Into the first sheet with a column of answers, by (offer, request): a day in a column `datum`, and an answer."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        head = next((row for row in sheet.iter_rows() if {"aanbod", "verzoek", "antwoord"} <= {cell.value for cell in row}), None)
        if head is None:
            continue
        column = {cell.value: cell.column for cell in head if cell.value}
        column.setdefault("datum", max(column.values()) + 1)
        sheet.cell(head[0].row, column["datum"]).value = "datum"
        for row in range(head[0].row + 1, sheet.max_row + 1):
            pair = tuple(sheet.cell(row, column[name]).value for name in ("aanbod", "verzoek"))
            if pair in told:
                sheet.cell(row, column["datum"]).value, sheet.cell(row, column["antwoord"]).value = told[pair]
        break
    book.save(path)


def test_both_lists_filled_in_are_told_and_where_they_contradict_nothing_changes(folder):
    one, two = sorted(pairs(folder))[:2]
    book = load_workbook(folder / "v" / "bellijst.xlsx")
    sheet = book.active
    column = {cell.value: cell.column - 1 for cell in next(sheet.iter_rows())}
    for row in sheet.iter_rows(min_row=2):
        if (row[column["aanbod"]].value, row[column["verzoek"]].value) == one:
            row[column["antwoord"]].value = "ja"
    book.save(folder / "v" / "bellijst.xlsx")
    fill_in(folder / "v" / "bellijst.csv", {one: "nee", two: "nee"})
    before = {path.name: path.read_bytes() for path in (folder / "v").iterdir()}
    run = match(folder, "2026-11-03")
    assert run.returncode == 3 and "lists_contradict" in run.stderr
    assert {path.name: path.read_bytes() for path in (folder / "v").iterdir()} == before
    fill_in(folder / "v" / "bellijst.csv", {one: "ja"})
    run = match(folder, "2026-11-03")
    assert run.returncode == 0 and "both_lists_edited" in run.stderr
    assert one in pairs(folder) and two not in pairs(folder)


def test_the_newest_answer_of_a_pair_counts(folder):
    pair = sorted(pairs(folder))[0]
    for day, words, there in (("03", "ja", True), ("04", "nee", False), ("05", "toch ja? nee", False)):
        if pair in {(row["aanbod"], row["verzoek"]) for row in read_list(folder / "v" / "bellijst.csv")}:
            fill_in(folder / "v" / "bellijst.csv", {pair: words})
        else:
            with (folder / "v" / "antwoorden.csv").open("a", encoding="utf-8", newline="") as file:
                file.write(f"2026-11-{day};{pair[0]};{pair[1]};{words};;\r\n")
        assert match(folder, f"2026-11-{day}").returncode == 0
        assert (pair in pairs(folder)) == there, words
    with (folder / "v" / "antwoorden.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"6/11/2026;{pair[0]};{pair[1]};akkoord;Mia;\r\n")
    assert match(folder, "2026-11-06").returncode == 0 and pair in pairs(folder)


def test_who_is_away_still_does_what_was_promised(folder):
    before = pairs(folder)
    kept = next((a for a in sorted(before) for b in sorted(before) if a[0] == b[0] and a != b), sorted(before)[0])
    (folder / "v" / "antwoorden.csv").write_text(
        ";".join(HEADINGS) + f"\n2026-11-02;{kept[0]};{kept[1]};ja;;\n2026-11-03;{kept[0]};r5;te druk deze maand;;\n", encoding="utf-8")
    assert match(folder, "2026-11-04").returncode == 0
    assert {pair for pair in pairs(folder) if pair[0] == kept[0]} == {kept}
    assert koppel("verify", "market.json", "v/result.json", cwd=folder).returncode == 0


def test_another_folder_takes_the_answers_along_and_leaves_the_first_as_it_is(folder):
    pair = sorted(pairs(folder))[0]
    fill_in(folder / "v" / "bellijst.csv", {pair: "nee"})
    before = {path.name: path.read_bytes() for path in (folder / "v").iterdir()}
    run = koppel("match", "market.json", "--continue", "v", "-o", "w", "--today", "2026-11-03", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert {path.name: path.read_bytes() for path in (folder / "v").iterdir()} == before
    assert [row["antwoord"] for row in read_list(folder / "w" / "antwoorden.csv")] == ["nee"]
    assert koppel("verify", "market.json", "w/result.json", cwd=folder).returncode == 0
    # A folder with answers of its own is not written over, not even with --force.
    elsewhere = koppel("match", "market.json", "--continue", "v", "-o", "x", "--today", "2026-11-03", cwd=folder)
    assert elsewhere.returncode == 0
    with (folder / "x" / "antwoorden.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("2026-11-09;m1;r1;nee;;\r\n")
    refused = koppel("match", "market.json", "--continue", "v", "-o", "x", "--force", "--today", "2026-11-03", cwd=folder)
    assert refused.returncode == 3 and "output_edited" in refused.stderr


def test_begin_anew_sets_the_answers_aside(folder):
    first = pairs(folder)
    pair = sorted(first)[0]
    fill_in(folder / "v" / "bellijst.csv", {pair: "nee"})
    assert match(folder, "2026-11-03").returncode == 0 and pair not in pairs(folder)
    run = match(folder, "2026-11-04", "--fresh")
    assert run.returncode == 0 and "answers_set_aside" in run.stderr
    assert pairs(folder) == first and not (folder / "v" / "antwoorden.csv").exists()
    assert (folder / "v" / "antwoorden-vorige.csv").exists()


def test_a_file_of_answers_that_excel_saved_is_still_added_to(folder):
    pair, other = sorted(pairs(folder))[:2]
    text = f"datum,aanbod,verzoek,antwoord,door,opmerking,eigen kolom\r\n3/11/2026,{pair[0]},{pair[1]},nee,Zoë,één keer gebeld,x\r\n"
    (folder / "v" / "antwoorden.csv").write_bytes(text.encode("cp1252"))
    fill_in(folder / "v" / "bellijst.csv", {other: "ja"})
    assert match(folder, "2026-11-04").returncode == 0
    rows = answers_of(folder)
    assert [row["door"] for row in rows] == ["Zoë", ""] and rows[0]["eigen kolom"] == "x" and rows[0]["opmerking"] == "één keer gebeld"
    assert rows[1]["datum"] == "2026-11-04" and rows[1]["antwoord"] == "ja"
    assert pair not in pairs(folder) and other in pairs(folder)


def test_a_proposal_of_another_market_is_not_gone_on_from(folder):
    write_market(folder / "other.json", [offer("x1", skills={"facilitation": 3})], [{"id": "y1", "needs": {"facilitation": {"level": 2}}}])
    assert koppel("match", "other.json", "-o", "v", cwd=folder).returncode == 0
    result = read_json(folder / "v" / "result.json")
    assert "previous" not in result["provenance"] and result["objective"]["served"] == 1


def mark_as_gone(folder):
    """A no makes a pair go; the list then names it as gone. Gives such a pair."""
    pair = sorted(pairs(folder))[0]
    (folder / "v" / "antwoorden.csv").write_text(";".join(HEADINGS) + f"\n2026-11-02;{pair[0]};{pair[1]};nee;;\n", encoding="utf-8")
    assert match(folder, "2026-11-03").returncode == 0
    gone = {(row["offer"], row["request"]) for row in read_json(folder / "v" / "result.json")["changes"]["gone"]}
    assert pair in gone
    return sorted(gone)


def test_ok_beside_a_pair_that_is_gone_is_no_promise(folder):
    gone = mark_as_gone(folder)
    book = load_workbook(folder / "v" / "bellijst.xlsx")
    filled = set()
    for sheet in book.worksheets:
        head = next((row for row in sheet.iter_rows() if {"aanbod", "verzoek", "antwoord"} <= {cell.value for cell in row}), None)
        if head is None:
            continue
        column = {cell.value: cell.column for cell in head if cell.value}
        for row in range(head[0].row + 1, sheet.max_row + 1):
            pair = tuple(sheet.cell(row, column[name]).value for name in ("aanbod", "verzoek"))
            if sheet.cell(row, column["rol"]).value == "vervallen":
                sheet.cell(row, column["antwoord"]).value = "ok"
                filled.add(pair)
    assert filled == set(gone)
    book.save(folder / "v" / "bellijst.xlsx")
    run = match(folder, "2026-11-04", "--json")
    assert run.returncode == 0, run.stderr
    assert "list_of_another_round" not in run.stderr
    assert [row["antwoord"] for row in answers_of(folder)] == ["nee"]


def test_a_proposal_that_could_not_be_made_is_not_what_is_gone_on_from(folder):
    first = (folder / "v" / "result.json").read_bytes()
    before = pairs(folder)
    document = read_json(folder / "market.json")
    impossible = json.loads(json.dumps(document))
    impossible["offers"][0]["capacity"] = {"min": 9, "max": 9}
    (folder / "market.json").write_text(json.dumps(impossible), encoding="utf-8")
    for _ in range(2):
        assert match(folder, "2026-11-03").returncode == 4
        assert (folder / "v" / "eerder-voorstel.json").read_bytes() == first
    (folder / "market.json").write_text(json.dumps(document), encoding="utf-8")
    assert match(folder, "2026-11-04").returncode == 0
    changes = read_json(folder / "v" / "result.json")["changes"]
    assert pairs(folder) == before and changes["kept"] == len(before) and not changes["gone"]


@pytest.mark.parametrize("options", [("--keep", "none"), ("--call-price", "5")])
def test_after_a_first_proposal_another_way_of_keeping_is_something_new(folder, options):
    assert "previous" not in read_json(folder / "v" / "result.json")["provenance"]
    assert match(folder, "2026-11-02", *options).returncode == 0
    assert "previous" in read_json(folder / "v" / "result.json")["provenance"]
    made = (folder / "v" / "result.json").read_bytes()
    assert match(folder, "2026-11-02", *options).returncode == 0
    assert (folder / "v" / "result.json").read_bytes() == made


def test_what_may_be_a_name_is_not_told(folder):
    rows = [f"2026-11-02;Mia Voorbeeld;r1;{words};;" for words in ("ja", "nee")]
    (folder / "v" / "antwoorden.csv").write_text("\n".join([";".join(HEADINGS), *rows]) + "\n", encoding="utf-8")
    run = match(folder, "2026-11-03", "--json")
    assert "answers_contradict" in run.stderr and "Voorbeeld" not in run.stderr


def test_an_absence_that_was_answered_and_decided_is_decided(folder):
    pair = sorted(pairs(folder))[0]
    rows = [f"2026-11-02;{pair[0]};{pair[1]};ja;;", f"2026-11-02;{pair[0]};r5;afwezig;;"]
    (folder / "v" / "antwoorden.csv").write_text("\n".join([";".join(HEADINGS), *rows]) + "\n", encoding="utf-8")
    (folder / "d.csv").write_text(f"decision;offer;request\nunavailable;{pair[0]};\n", encoding="utf-8")
    run = match(folder, "2026-11-03", "--decisions", "d.csv", "--json")
    assert run.returncode == 0, run.stderr
    assert all(who != pair[0] for who, _ in pairs(folder))
    codes = {finding["code"] for finding in findings(run)}
    assert "answer_against_decision" in codes and "duplicate_decision" not in codes


def test_a_request_that_is_withdrawn_keeps_no_promise(folder):
    pair = sorted(pairs(folder))[0]
    (folder / "v" / "antwoorden.csv").write_text(
        ";".join(HEADINGS) + f"\n2026-11-02;{pair[0]};{pair[1]};ja;;\n2026-11-03;;{pair[1]};vraag vervallen;;\n", encoding="utf-8")
    assert match(folder, "2026-11-04").returncode == 0
    assert all(what != pair[1] for _, what in pairs(folder))
    assert koppel("verify", "market.json", "v/result.json", cwd=folder).returncode == 0


# ---- ten rounds in a row ------------------------------------------------------------------------------------------------------------

WORDS = {"yes": ["ja", "Ja hoor", "ok, akkoord", "afgesproken", "oui", "yes please"], "no": ["nee", "neen, te ver", "non merci", "no, too far"],
         "nothing": ["voicemail", "later", "geen gehoor"], "away": ["afwezig tot {}", "te druk deze maand"]}


@pytest.mark.parametrize("seed", range(3))
def test_ten_rounds_of_random_answers(seed, tmp_path):
    chance = random.Random(seed)
    market_file(tmp_path / "market.json", 14, 10, seed)
    assert match(tmp_path, "2026-11-01").returncode == 0
    limits = {row["id"]: row["capacity"]["max"] for row in read_json(tmp_path / "market.json")["offers"]}
    said_no, promised, lines = set(), set(), []
    for day in range(2, 12):
        rows = read_list(tmp_path / "v" / "bellijst.csv")
        chance.shuffle(rows)
        for row in rows:
            pair = (row["aanbod"], row["verzoek"])
            if row["antwoord"] or chance.random() < 0.7:
                continue
            free = limits[pair[0]] > sum(who == pair[0] for who, _ in promised) and all(what != pair[1] for _, what in promised)
            kind = chance.choice(["yes", "no", "nothing", "away"] if free and row["rol"] == "voorstel" else ["no", "nothing"])
            row["antwoord"] = chance.choice(WORDS[kind]).format(f"{day + 3}/11")
            if kind == "yes":
                promised.add(pair)
            if kind == "no":
                said_no.add(pair)
        write_rows(tmp_path / "v" / "bellijst.csv", rows, list(rows[0]))
        shutil.copytree(tmp_path / "v", tmp_path / f"copy{day}")
        run = match(tmp_path, f"2026-11-{day:02}")
        assert run.returncode == 0, run.stderr
        # The same bytes whatever the order in which the answers stood in the list.
        chance.shuffle(rows)
        write_rows(tmp_path / f"copy{day}" / "bellijst.csv", rows, list(rows[0]))
        other = koppel("match", "market.json", "-o", f"copy{day}", "--today", f"2026-11-{day:02}", cwd=tmp_path)
        assert other.returncode == 0
        for name in ("result.json", "antwoorden.csv", "bellijst.csv", "voorstel.html", "niet-gekoppeld.csv"):
            if (tmp_path / "v" / name).exists():
                assert (tmp_path / "v" / name).read_bytes() == (tmp_path / f"copy{day}" / name).read_bytes(), name
        proposed = pairs(tmp_path)
        assert not said_no & proposed
        assert promised <= proposed, promised - proposed
        now = (tmp_path / "v" / "antwoorden.csv").read_bytes().decode("utf-8-sig").splitlines() if (tmp_path / "v" / "antwoorden.csv").exists() else []
        assert now[: len(lines)] == lines, "only added to"
        lines = now
        assert koppel("verify", "market.json", "v/result.json", cwd=tmp_path).returncode == 0
    remembered = {(row["aanbod"], row["verzoek"]) for row in answers_of(tmp_path)}
    assert said_no | promised <= remembered


def test_killed_in_between_no_answer_is_lost(tmp_path):
    shutil.copytree(SCENARIO, tmp_path / "in")
    assert koppel("match", "in", "-o", "v", "--today", "2026-11-02", cwd=tmp_path).returncode == 0
    given = {pair: word for pair, word in zip(sorted(pairs(tmp_path)), ["ja", "nee"] * 20)}
    fill_in(tmp_path / "v" / "bellijst.csv", given)
    shutil.copytree(tmp_path / "v", tmp_path / "start")
    for wait in (0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        shutil.rmtree(tmp_path / "v")
        shutil.copytree(tmp_path / "start", tmp_path / "v")
        command = [os.environ["KOPPEL_CLI"], "match", "in", "-o", "v", "--today", "2026-11-03"]
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        run = koppel("match", "in", "-o", "v", "--today", "2026-11-03", cwd=tmp_path)
        assert run.returncode == 0, run.stderr
        kept = {(row["aanbod"], row["verzoek"]): row["antwoord"] for row in answers_of(tmp_path)}
        assert kept == given and len(answers_of(tmp_path)) == len(given)
        assert all((pair in pairs(tmp_path)) == (word == "ja") for pair, word in given.items())
