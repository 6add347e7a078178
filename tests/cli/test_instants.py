"""When an answer came in: every spelling of a moment is set between two others, a thousandth of a second before and after it.

The right moments come from Python's datetime and zoneinfo, not from koppel."""

import csv
import io
import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402

MAPPING = """schema: koppel/mapping/1
side: offers
read: { encoding: utf-8, separator: "," }
id: { column: id }
submitted: { column: wanneer }
fields: { label: { column: wie } }
"""
BRUSSELS = ZoneInfo("Europe/Brussels")


def local(*parts, fold=0):
    return datetime(*parts, tzinfo=BRUSSELS, fold=fold)


def ahead(hours, *parts):
    return datetime(*parts, tzinfo=timezone(timedelta(hours=hours)))


MOMENTS = [
    # years first, on 24 hours
    ("2026-10-05 14:05", local(2026, 10, 5, 14, 5)),
    ("2026-10-05 9:05", local(2026, 10, 5, 9, 5)),
    ("2026-10-05T14:05:09", local(2026, 10, 5, 14, 5, 9)),
    ("2026-01-05T14:05:09", local(2026, 1, 5, 14, 5, 9)),
    ("2026/10/05 14:05:09", local(2026, 10, 5, 14, 5, 9)),
    ("2026.10.05 14.05.09", local(2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09.250", local(2026, 10, 5, 14, 5, 9, 250_000)),
    ("2026-10-05 14:05:09,5", local(2026, 10, 5, 14, 5, 9, 500_000)),
    ("2026-10-05 14:05:09.123456789", local(2026, 10, 5, 14, 5, 9, 123_456)),
    # zones and offsets
    ("2026-10-05T14:05:09Z", ahead(0, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05T14:05:09.75z", ahead(0, 2026, 10, 5, 14, 5, 9, 750_000)),
    ("2026-10-05T14:05:09+02:00", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05T14:05:09+0200", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05T14:05:09+02", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05T14:05:09.000-05:30", ahead(-5.5, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 −0500", ahead(-5, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 CEST", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 CET", ahead(1, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 MESZ", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 UTC", ahead(0, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 GMT", ahead(0, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 GMT+2", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 GMT-3", ahead(-3, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 UTC+05:30", ahead(5.5, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 EST", ahead(-5, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 EDT", ahead(-4, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 AST", ahead(-4, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 PDT", ahead(-7, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 +0200 CEST", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05T14:05:09+02:00[Europe/Brussels]", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("2026-10-05 14:05:09 Europe/Brussels", local(2026, 10, 5, 14, 5, 9)),
    ("2026-12-31 23:30 UTC", ahead(0, 2026, 12, 31, 23, 30)),
    # on 12 hours
    ("2026/10/05 9:10:00 AM GMT+2", ahead(2, 2026, 10, 5, 9, 10)),
    ("2026/10/05 8:12:00 PM GMT+2", ahead(2, 2026, 10, 5, 20, 12)),
    ("2026/10/05 12:00:00 AM GMT+2", ahead(2, 2026, 10, 5, 0, 0)),
    ("2026/10/05 12:00:00 PM GMT+2", ahead(2, 2026, 10, 5, 12, 0)),
    ("2026/10/05 11:07:29 am AST", ahead(-4, 2026, 10, 5, 11, 7, 29)),
    ("05/10/2026 8:12 p.m.", local(2026, 10, 5, 20, 12)),
    ("05/10/2026 8:12 a.m.", local(2026, 10, 5, 8, 12)),
    ("05/10/2026 8:12 p. m.", local(2026, 10, 5, 20, 12)),
    ("05/10/2026 8:12:05PM", local(2026, 10, 5, 20, 12, 5)),
    ("05/10/2026 8:12:05\u202fPM", local(2026, 10, 5, 20, 12, 5)),
    ("05/10/2026\u00a08:12\u00a0nm.", local(2026, 10, 5, 20, 12)),
    ("5/10/2026 2 pm", local(2026, 10, 5, 14, 0)),
    # the day first, years of two digits
    ("05/10/2026 14:05", local(2026, 10, 5, 14, 5)),
    ("5-10-2026 14:05:09", local(2026, 10, 5, 14, 5, 9)),
    ("5.10.2026 14:05", local(2026, 10, 5, 14, 5)),
    ("5. 10. 2026 14:05", local(2026, 10, 5, 14, 5)),
    ("05/10/26 9:08:00", local(2026, 10, 5, 9, 8)),
    ("5-10-26 9:08", local(2026, 10, 5, 9, 8)),
    ("05/10/2026, 14:05:09", local(2026, 10, 5, 14, 5, 9)),
    ("14:05 05/10/2026", local(2026, 10, 5, 14, 5)),
    # Dutch
    ("maandag 5 oktober 2026 14:05", local(2026, 10, 5, 14, 5)),
    ("Maandag 5 oktober 2026 om 14:05 uur", local(2026, 10, 5, 14, 5)),
    ("ma 5 okt. 2026 14u05", local(2026, 10, 5, 14, 5)),
    ("5 mrt 2026, 14.05 u", local(2026, 3, 5, 14, 5)),
    ("5-okt-2026 14:05", local(2026, 10, 5, 14, 5)),
    ("zo 1 februari 2026 om 9u", local(2026, 2, 1, 9, 0)),
    # French
    ("le 5 octobre 2026 à 14h05", local(2026, 10, 5, 14, 5)),
    ("lundi 5 octobre 2026 à 14 h 05", local(2026, 10, 5, 14, 5)),
    ("Le 1er août 2026 à 9h", local(2026, 8, 1, 9, 0)),
    ("5 févr. 2026 14:05", local(2026, 2, 5, 14, 5)),
    ("mar. 6 oct. 2026 14h05", local(2026, 10, 6, 14, 5)),
    ("lundi 5 octobre 2026 14 h 05 min 09 s", local(2026, 10, 5, 14, 5, 9)),
    # German
    ("Montag, 5. Oktober 2026 um 14:05 Uhr", local(2026, 10, 5, 14, 5)),
    ("5. März 2026, 14:05", local(2026, 3, 5, 14, 5)),
    ("Mo, 5. Okt. 2026, 14.05 Uhr", local(2026, 10, 5, 14, 5)),
    # English
    ("Oct 5, 2026, 2:05 PM", local(2026, 10, 5, 14, 5)),
    ("Oct 5, 2026, 2:05:09\u202fPM", local(2026, 10, 5, 14, 5, 9)),
    ("Monday, October 5, 2026 at 2:05 PM", local(2026, 10, 5, 14, 5)),
    ("5th of October 2026 14:05", local(2026, 10, 5, 14, 5)),
    ("Mon, 05 Oct 2026 14:05:09 +0200", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("Mon, 05 Oct 2026 14:05:09 GMT", ahead(0, 2026, 10, 5, 14, 5, 9)),
    ("Mon Oct 05 2026 14:05:09 GMT+0200 (Central European Summer Time)", ahead(2, 2026, 10, 5, 14, 5, 9)),
    ("Mon Oct  5 14:05:09 CEST 2026", ahead(2, 2026, 10, 5, 14, 5, 9)),
    # the hours at the change of the clock
    ("2026-10-25 01:59:59", local(2026, 10, 25, 1, 59, 59)),
    ("2026-10-25 02:30", local(2026, 10, 25, 2, 30)),
    ("2026-10-25 02:30 CEST", ahead(2, 2026, 10, 25, 2, 30)),
    ("2026-10-25 02:30 CET", ahead(1, 2026, 10, 25, 2, 30)),
    ("2026-10-25T00:59:59Z", ahead(0, 2026, 10, 25, 0, 59, 59)),
    ("2026-10-25T01:00:00Z", ahead(0, 2026, 10, 25, 1, 0)),
    ("2026-10-25T01:59:59Z", ahead(0, 2026, 10, 25, 1, 59, 59)),
    ("2026-10-25 03:00", local(2026, 10, 25, 3, 0)),
    ("2026-03-29 01:59:59", local(2026, 3, 29, 1, 59, 59)),
    ("2026-03-29 02:30", local(2026, 3, 29, 2, 30)),
    ("2026-03-29 03:00", local(2026, 3, 29, 3, 0)),
    ("2031-10-26 02:30 CET", ahead(1, 2031, 10, 26, 2, 30)),
    ("1995-10-01 02:30", local(1995, 10, 1, 2, 30)),
]
DAYS = [
    ("2026-10-05", "2026-10-05"),
    ("5/10/2026", "2026-10-05"),
    ("31/12/69", "1969-12-31"),
    ("31/12/68", "2068-12-31"),
    ("05-Oct-26", "2026-10-05"),
    ("dinsdag 6 oktober 2026", "2026-10-06"),
    ("1er mai 2026", "2026-05-01"),
    ("October 5th, 2026", "2026-10-05"),
    ("29.02.2028", "2028-02-29"),
    ("2026-10-05T23:30:00Z", "2026-10-06"),
]
NO_MOMENTS = [
    "25:99",
    "2026-10-05 25:99",
    "2026-10-05 14:60",
    "2026-10-05 24:00",
    "2026-10-05 14:05:60",
    "2026-10-05 banaan",
    "2026-10-05 14:05 banaan",
    "2026-10-05T14:05:09Zulu",
    "2026-10-05T",
    "2026-10-05 14:05 BST",
    "2026-10-05 14:05 IST",
    "2026-10-05 14:05 +25:00",
    "2026-10-05 14:05 Z +02:00",
    "2026-10-05 14:05 PM",
    "2026-10-05 0:05 AM",
    "2026-10-05 13:05 AM",
    "dinsdag 5 oktober 2026",
    "31/02/2026",
    "29/02/2026 9:00",
    "5/10/126",
    "5/10-2026",
    "morgen",
    "14:05",
]


def imported(folder, rows, mapping=MAPPING, side="offers"):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["id", "wanneer", "wie"], *rows])
    (folder / "export.csv").write_text(text.getvalue(), encoding="utf-8")
    (folder / "m.yaml").write_text(mapping.replace("side: offers", f"side: {side}"), encoding="utf-8")
    run = koppel("import", "export.csv", "--mapping", "m.yaml", "-o", "market.json", "--json", cwd=folder)
    assert run.returncode in (0, 3), run.stderr
    return run


def findings_of(run):
    listed = run.stdout if run.stdout.startswith("[") else run.stderr[run.stderr.index("[") :]
    return json.loads(listed)


def in_utc(moment):
    return moment.astimezone(timezone.utc).isoformat(timespec="microseconds").replace("+00:00", "Z")


def test_the_table_is_long_enough():
    assert len(MOMENTS) >= 60 and len({text for text, _ in MOMENTS}) == len(MOMENTS)


def test_every_spelling_stands_between_its_neighbours(tmp_path):
    little = timedelta(milliseconds=1)
    rows = []
    for number, (text, moment) in enumerate(MOMENTS):
        moment = moment.astimezone(timezone.utc)
        rows += [[f"after{number}", text, "said"], [f"after{number}", in_utc(moment - little), "other"]]
        rows += [[f"before{number}", text, "said"], [f"before{number}", in_utc(moment + little), "other"]]
    run = imported(tmp_path, rows, MAPPING.replace('separator: ","', 'separator: ",", date: dd/mm/yyyy'))
    assert run.returncode == 0, run.stderr
    winners = {offer["id"]: offer["label"] for offer in read_json(tmp_path / "market.json")["offers"]}
    wrong = [
        (text, winners.get(f"after{number}"), winners.get(f"before{number}"))
        for number, (text, _) in enumerate(MOMENTS)
        if (winners.get(f"after{number}"), winners.get(f"before{number}")) != ("said", "other")
    ]
    assert not wrong


def test_days_without_a_time(tmp_path):
    rows = [[f"r{number}", text, "x"] for number, (text, _) in enumerate(DAYS)]
    imported(tmp_path, rows, MAPPING.replace('separator: ","', 'separator: ",", date: dd/mm/yyyy'), side="requests")
    requests = {request["id"]: request.get("submitted") for request in read_json(tmp_path / "market.json")["requests"]}
    assert [requests[f"r{number}"] for number in range(len(DAYS))] == [day for _, day in DAYS]


@pytest.mark.parametrize("text", NO_MOMENTS)
def test_what_is_no_moment_is_said(text, tmp_path):
    run = imported(tmp_path, [["a", text, "x"], ["b", "2026-10-05 14:05", "x"]])
    told = [(finding["code"], finding["row"]) for finding in findings_of(run)]
    assert ("date_not_existing", 2) in told and ("date_not_existing", 3) not in told


@pytest.mark.parametrize(
    ("cells", "order", "newest"),
    [
        (["10/12/26 9:08:00", "10/13/26 9:08:00", "9/30/26 9:08:00"], "mm/dd/yyyy", 1),
        (["10/12/26 9:08:00", "11/9/26 9:08:00", "13/10/26 9:08:00"], "dd/mm/yyyy", 0),
        (["10/12/26 9:08:00", "11/9/26 9:08:00", "1/11/26 9:08:00"], "dd/mm/yyyy", 0),
        (["10/12/2026 9:08:00 AM", "10/12/2026 9:08:00 PM", "9/30/2026 9:08:00 AM"], "mm/dd/yyyy", 1),
    ],
)
def test_the_order_is_that_of_the_whole_column_and_is_said(cells, order, newest, tmp_path):
    run = imported(tmp_path, [["a", text, str(number)] for number, text in enumerate(cells)])
    assert read_json(tmp_path / "market.json")["offers"][0]["label"] == str(newest)
    said = [finding for finding in findings_of(run) if finding["code"] == "date_guessed"]
    assert len(said) == 1 and order in said[0]["message"]


@pytest.mark.parametrize(("text", "said"), [("2026-10-25 02:30", True), ("2026-03-29 02:30", True), ("2026-10-25 02:30 CET", False), ("2026-10-25 03:30", False)])
def test_the_hour_of_the_change_is_said(text, said, tmp_path):
    run = imported(tmp_path, [["a", text, "x"]])
    assert ("clock_change" in {finding["code"] for finding in findings_of(run)}) == said
