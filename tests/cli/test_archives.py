"""Exports as they are downloaded: zipped. What is in the archive is read as if it lay beside it."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, SCENARIO, koppel, read_json  # noqa: E402

FIXTURES = ROOT / "tests" / "io" / "fixtures"


def packed(path, *parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.iterdir()))
def test_an_export_of_any_tool_is_the_same_in_an_archive(name, tmp_path):
    data = (FIXTURES / name).read_bytes()
    archive = packed(tmp_path / "download.zip", ("Mijn bevraging/", b""), (f"Mijn bevraging/{name}", data), (f"__MACOSX/._{name}", b"\0\5\x16\7"))
    plain, zipped = (koppel("inspect", path, "--json") for path in (FIXTURES / name, archive))
    assert zipped.returncode == 0 and json.loads(zipped.stdout) == json.loads(plain.stdout)
    assert [one["code"] for one in json.loads(zipped.stderr)].count("archive_opened") == 1


def test_a_workbook_in_an_archive(tmp_path):
    book, bytes_of = Workbook(), io.BytesIO()
    for row in (["Nr", "Thema's"], ["m1", "Wonen"], ["m2", "Mobiliteit"]):
        book.active.append(row)
    book.save(bytes_of)
    run = koppel("inspect", packed(tmp_path / "boek.zip", ("Antwoorden.xlsx", bytes_of.getvalue())), "--json")
    assert run.returncode == 0 and [column["field"] for column in json.loads(run.stdout)["columns"]] == ["id", "themes"]


def test_import_and_match_read_archives(tmp_path):
    names = ("aanbod-limesurvey.csv", "vragen-excel.csv")
    zips = [packed(tmp_path / f"{name}.zip", (name, (SCENARIO / name).read_bytes())) for name in names]
    mappings = [part for kind in ("aanbod", "vragen") for part in ("--mapping", SCENARIO / f"{kind}.mapping.yaml")]
    for made, exports in (("a.json", [SCENARIO / name for name in names]), ("b.json", zips)):
        assert koppel("import", *exports, *mappings, "--profile", SCENARIO / "profile.yaml", "-o", tmp_path / made).returncode == 0
    assert read_json(tmp_path / "a.json") == read_json(tmp_path / "b.json")
    run = koppel("match", *zips, "--profile", SCENARIO / "profile.yaml", "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr


def test_what_an_archive_unpacks_to_is_streamed(tmp_path):
    """200 MB of which one column of a few bytes is read: neither the archive's contents nor the cells that nobody asked for are held."""
    path = tmp_path / "groot.zip"
    rows = 2_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("groot.csv", "w") as part:
        part.write(b"nr;vrij1;vrij2;vrij3;vrij4\n")
        for row in range(rows):
            part.write(b"m%d;%s\n" % (row, b";".join([b"x" * 25_000] * 4)))
    (tmp_path / "m.yaml").write_text("schema: koppel/mapping/1\nside: offers\nread: { separator: \";\" }\nid: { column: nr }\nfields: {}\n", encoding="utf-8")
    stats = tmp_path / "stats.json"
    run = koppel("import", path, "--mapping", tmp_path / "m.yaml", "-o", tmp_path / "market.json", "--stats", stats)
    assert run.returncode == 0, run.stderr
    assert len(read_json(tmp_path / "market.json")["offers"]) == rows
    assert read_json(stats)["peak_memory_mb"] < 60
