"""Ids that are hashes: people see a short code, programs find the whole id, and an answered call list is read back."""

import hashlib
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json, read_list, write_market  # noqa: E402

LONG = re.compile(r"[0-9a-f]{64}")


def hashed(name):
    return hashlib.sha256(name.encode()).hexdigest()


def market(folder):
    offers = [{"id": hashed(f"aanbod {i}"), "capacity": {"max": 2 * (i % 2)}} for i in range(40)]
    return write_market(folder / "market.json", offers, [{"id": hashed(f"vraag {i}")} for i in range(50)])


def test_people_see_codes_and_programs_ids(tmp_path):
    source, out = market(tmp_path), tmp_path / "out"
    run = koppel("match", source, "-o", out)
    assert run.returncode == 0, run.stderr
    gaps = koppel("gaps", source, out / "result.json")
    page = (out / "voorstel.html").read_text(encoding="utf-8")
    seen = re.sub(r' data-[a-z]+="[^"]*"', "", page[: page.index('<script type="application/json"')])
    for text in (run.stdout, run.stderr, gaps.stdout, seen):
        assert not LONG.search(text)
    pair = read_json(out / "result.json")["assignments"][0]
    assert LONG.fullmatch(pair["offer"]) and LONG.fullmatch(pair["request"])
    call = next(row for row in read_list(out / "bellijst.csv") if row["rol"] == "voorstel" and row["verzoek"] == pair["request"])
    assert call["aanbod"] == pair["offer"] and pair["offer"].startswith(call["aanbodcode"]) and 4 <= len(call["aanbodcode"]) < 12
    told = koppel("explain", source, out / "result.json", "--offer", call["aanbodcode"], "--request", call["verzoekcode"])
    assert told.returncode == 0 and call["aanbodcode"] in told.stdout and not LONG.search(told.stdout)


def test_codes_are_unique_and_the_same_over_rounds(tmp_path):
    source, out = market(tmp_path), tmp_path / "out"
    koppel("match", source, "-o", out)
    calls = read_list(out / "bellijst.csv")
    assert len({row["verzoek"] for row in calls}) == len({row["verzoekcode"] for row in calls})
    koppel("match", source, "--previous", out / "result.json", "-o", tmp_path / "again")
    again = {row["aanbod"]: row["aanbodcode"] for row in read_list(tmp_path / "again" / "bellijst.csv")}
    assert all(again.get(row["aanbod"], row["aanbodcode"]) == row["aanbodcode"] for row in calls)


def test_an_answered_call_list_with_codes_is_read_back(tmp_path):
    source, out = market(tmp_path), tmp_path / "out"
    koppel("match", source, "-o", out)
    text = (out / "bellijst.csv").read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    answer = lines[0].split(";").index("antwoord")
    call = next(i for i, line in enumerate(lines) if ";voorstel;" in line)
    cells = lines[call].split(";")
    cells[answer] = "nee"
    lines[call] = ";".join(cells)
    (tmp_path / "antwoorden.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = koppel("match", source, "--decisions", tmp_path / "antwoorden.csv", "-o", tmp_path / "second")
    assert run.returncode == 0, run.stderr
    pairs = {(pair["offer"], pair["request"]) for pair in read_json(tmp_path / "second" / "result.json")["assignments"]}
    assert (cells[-1], cells[-2]) not in pairs and LONG.fullmatch(cells[-1])
