"""Workbooks made to do harm, or broken on the way: findings, never a crash, and never much memory."""

import json
import os
import random
import resource
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support import workbooks  # noqa: E402
from support.workbooks import packed, parts_of, row, sheet, text_cell, text_rows  # noqa: E402

MEMORY = 768 << 20  # address space: what the program and its libraries map, and then little
SECONDS = 20


def inspected(data, folder):
    """The exit code and the codes of all findings, under limits that a harmful file would break."""
    path = folder / "t.xlsx"
    path.write_bytes(data)

    def limits():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    run = subprocess.run([os.environ["KOPPEL_CLI"], "inspect", str(path), "--json"], capture_output=True, text=True, timeout=120,
                         preexec_fn=limits, cwd=folder)
    assert run.returncode in (0, 3), (run.returncode, run.stderr[-500:])
    assert sorted(entry.name for entry in folder.iterdir()) == ["t.xlsx"], "something was unpacked"
    return run.returncode, {finding["code"] for finding in json.loads(run.stderr)} if run.stderr else set()


GOOD = sheet(text_rows(["nr", "thema"], ["m1", "Wonen"]))


def with_part(name, text, **more):
    parts = parts_of(GOOD, **more)
    parts[name] = text
    return packed(parts)


def without_part(name, **more):
    parts = parts_of(GOOD, **more)
    del parts[name]
    return packed(parts)


def test_a_sound_one_is_read(tmp_path):
    assert inspected(packed(parts_of(GOOD)), tmp_path) == (0, set())


# ---- bombs -----------------------------------------------------------------------------------------------------------------------

def bomb(megabytes, before, unit, after):
    """A part that unpacks to many megabytes of `unit`."""
    return before + unit * ((megabytes << 20) // len(unit)) + after


BOMBS = {
    "blanks": sheet(bomb(200, "", " " * 1024, "")),
    "one text": sheet(row(1, text_cell("A1", bomb(200, "", "x" * 1024, "")))),
    "rows": sheet(bomb(200, "", "<row/>", "")),
    "equal cells": sheet(row(1, bomb(200, "", '<c t="inlineStr"><is><t>x</t></is></c>', ""))),
    "a token without an end": workbooks.HEAD + '<worksheet a="' + "x" * (200 << 20),
    "depth": sheet("<a>" * (1 << 20)),
    "attributes": sheet("<row " + " ".join(f'a{i}="x"' for i in range(1 << 20)) + "/>"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name, tmp_path):
    code, codes = inspected(packed(parts_of(BOMBS[name])), tmp_path)
    assert code == 3
    assert codes <= {"workbook_too_large", "workbook_refused", "table_too_large", "too_many_columns", "cell_too_long", "workbook_damaged"}, codes


def test_a_bomb_of_shared_texts_is_refused(tmp_path):
    unit = "<si><t>" + "x" * 1000 + "</t></si>"
    shared = workbooks.HEAD + f'<sst xmlns="{workbooks.MAIN}">' + bomb(300, "", unit, "") + "</sst>"
    assert inspected(with_part("xl/sharedStrings.xml", shared, shared=""), tmp_path) == (3, {"workbook_too_large"})


def test_many_cells_of_one_long_shared_text_do_not_multiply_it(tmp_path):
    shared = workbooks.HEAD + f'<sst xmlns="{workbooks.MAIN}"><si><t>' + "x" * 32_000 + "</t></si></sst>"
    rows = "".join(row(i, '<c t="s"><v>0</v></c>') for i in range(1, 60_001))
    code, codes = inspected(packed(parts_of(sheet(rows), shared=shared)), tmp_path)
    assert code == 0 and codes == {"rows_not_looked_at"}


# ---- entities, paths, parts -----------------------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE worksheet [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij")) + "]>\n"
EXTERNAL = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize("doctype, entity", [(LAUGHS, "&j;"), (EXTERNAL, "&x;"), ("<!DOCTYPE worksheet>\n", "")], ids=["laughs", "external", "empty"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
def test_a_doctype_is_refused_in_every_part(part, doctype, entity, tmp_path):
    parts = parts_of(GOOD)
    head, body = parts[part].split("\n", 1)
    parts[part] = head + "\n" + doctype + (body.replace("Wonen", entity) if entity else body)
    assert inspected(packed(parts), tmp_path) == (3, {"workbook_refused"})


def test_an_entity_that_nobody_declared_is_damage(tmp_path):
    code, codes = inspected(packed(parts_of(GOOD.replace("Wonen", "&wonen;"))), tmp_path)
    assert code == 3 and codes == {"workbook_damaged"}


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/../etc/passwd", "..\\..\\boot.ini", "file:///etc/passwd", "", "worksheets/../../../x"])
def test_a_sheet_outside_the_package_leads_nowhere(target, tmp_path):
    parts = parts_of(GOOD)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", target)
    assert inspected(packed(parts), tmp_path) == (3, {"workbook_damaged"})


def test_parts_with_names_outside_the_package_are_never_written(tmp_path):
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    parts = {"../../outside.txt": "x", "/absolute.txt": "x", **parts_of(GOOD)}
    assert inspected(packed(parts), folder) == (0, set())
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "t.xlsx"]


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
                                  "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_missing_part_is_said(part, tmp_path):
    code, codes = inspected(without_part(part, shared="<sst/>", styles="<styleSheet/>"), tmp_path)
    assert code == 3 and codes <= {"workbook_damaged", "workbook_unsupported"} and codes


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize("text", ["", "no XML", "<a><b></a>", "\x00\xff", workbooks.HEAD + "<worksheet><sheetData><row><c>"],
                         ids=["empty", "text", "crossed", "binary", "cut off"])
def test_a_part_that_is_no_xml_is_said(part, text, tmp_path):
    code, codes = inspected(with_part(part, text, shared="", styles=""), tmp_path)
    assert code == 3 and codes <= {"workbook_damaged", "empty_file"} and codes


def test_a_workbook_whose_parts_lead_to_themselves_ends(tmp_path):
    parts = parts_of(GOOD)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "workbook.xml")
    code, codes = inspected(packed(parts), tmp_path)
    assert code == 3 and codes == {"empty_file"}


# ---- the archive itself -----------------------------------------------------------------------------------------------------------

def test_a_cut_off_archive_is_said_wherever_it_ends(tmp_path):
    whole = packed(parts_of(GOOD))
    for end in range(4, len(whole), 211):
        assert inspected(whole[:end], tmp_path) == (3, {"workbook_damaged"}), end


@pytest.mark.parametrize("announced", [0, 1, 10, (1 << 31) - 1, 0xFFFFFFFF])
@pytest.mark.parametrize("field", ["packed", "unpacked"])
def test_sizes_that_lie_are_not_believed(field, announced, tmp_path):
    """In the directory at the end: 20 bytes into an entry the packed size, 24 the unpacked one."""
    data = bytearray(packed(parts_of(GOOD)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + (20 if field == "packed" else 24), announced)
        at = data.find(b"PK\x01\x02", at + 4)
    code, codes = inspected(bytes(data), tmp_path)
    assert (code, codes) == (0, set()) or (code == 3 and codes <= {"workbook_damaged", "workbook_too_large"})


def test_a_wrong_checksum_is_said(tmp_path):
    data = bytearray(packed(parts_of(GOOD), zipfile.ZIP_STORED))
    at = data.find(b"Wonen")
    data[at:at + 5] = b"Weten"
    assert inspected(bytes(data), tmp_path) == (3, {"workbook_damaged"})


def test_bytes_changed_at_random_never_crash(tmp_path):
    chance = random.Random(20261123)
    whole = packed(parts_of(GOOD, shared="<sst><si><t>x</t></si></sst>", styles="<styleSheet/>"))
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 2, 8])):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        inspected(bytes(data), tmp_path)


def test_too_many_parts_are_refused(tmp_path):
    parts = parts_of(GOOD)
    parts.update({f"xl/media/{i}.png": "" for i in range(10_001)})
    assert inspected(packed(parts, zipfile.ZIP_STORED), tmp_path) == (3, {"workbook_too_large"})


# ---- the sheet -------------------------------------------------------------------------------------------------------------------

def cell(place, text="x"):
    return text_cell(place, text)


@pytest.mark.parametrize("place", ["XFE1", "ZZZ1", "BDWGN1"])
def test_columns_beyond_the_last_one_are_refused(place, tmp_path):
    code, codes = inspected(packed(parts_of(sheet(row(1, cell("A1"), cell(place))))), tmp_path)
    assert code == 3 and codes <= {"too_many_columns", "workbook_damaged"} and codes


def test_a_million_references_to_columns_do_not_grow(tmp_path):
    """Every row one cell in the last column: the blanks before it are counted, not stored for ever."""
    rows = "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 200_000))
    code, codes = inspected(packed(parts_of(sheet(rows))), tmp_path)
    assert code == 0 and codes == {"rows_not_looked_at"}


@pytest.mark.parametrize("data", [
    row(2, cell("A2")) + row(1, cell("A1")), row(1, cell("B1"), cell("A1")), row(1, cell("A1"), cell("A1")),
    '<row r="0"/>', '<row r="-1"/>', '<row r="99999999999999999999"/>', row(1, '<c r="1A"><v>1</v></c>', '<c r=""><v>2</v></c>'),
    row(1, '<c t="s"><v>99</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>x</v></c>', '<c s="99"><v>1</v></c>', '<c s="-1"><v>1</v></c>'),
    row(1, '<c><v>1e999</v></c>', '<c><v>nan</v></c>', '<c><v>1e-999</v></c>', '<c t="unknown"><v>1</v></c>', "<c><v></v></c>"),
    "<c><v>1</v></c>", row(1, row(2, cell("A2"))), row(1, "<c><c><v>1</v></c></c>"),
], ids=range(12))
def test_a_sheet_that_no_spreadsheet_would_write_is_read_or_refused(data, tmp_path):
    code, codes = inspected(packed(parts_of(sheet(data))), tmp_path)
    assert code == 0 or codes


@pytest.mark.parametrize("count", [1, 100_000])
def test_merged_regions_over_everything_do_no_harm(count, tmp_path):
    merged = '<mergeCells count="1">' + '<mergeCell ref="A1:XFD1048576"/>' * count + "</mergeCells>"
    code, codes = inspected(packed(parts_of(sheet(text_rows(["nr", "thema"], ["m1", "Wonen"]), merged))), tmp_path)
    assert code == 0 or codes


@pytest.mark.parametrize("merged", ["B2:A1", "A1:A0", "A1", ":", "A1:", "ZZZZ1:A1", "A99999999999999999999:B2", "XFD1:XFD9"])
def test_merged_regions_that_are_none_are_left_alone(merged, tmp_path):
    data = sheet(text_rows(["nr", "thema"], ["m1", "Wonen"]), f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>')
    assert inspected(packed(parts_of(data)), tmp_path)[0] == 0
