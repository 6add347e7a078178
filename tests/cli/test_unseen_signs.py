"""Controls of direction and signs without width, in ids and labels: seen or left out where people read, kept where programs do."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json, read_list, write_market  # noqa: E402

SIGNS = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b",
         "\u200c", "\u200d", "\ufeff", "\u2060"]


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unseen")
    offers = [{"id": f"m{sign}1", "label": f"Helpt{sign} graag", "themes": [f"spel{sign}en"], "slots": [f"dins{sign}dag"],
               "skills": {"facilitation": 2}, "groups": {"engagement": f"{sign}2"}} for sign in SIGNS]
    requests = [{"id": f"r{sign}1", "label": f"Hulp{sign}!", "slots": [f"dins{sign}dag"], "from": f"wijk{sign}",
                 "needs": {f"vlech{sign}ten": {"must": number == 0}, "facilitation": {}}} for number, sign in enumerate(SIGNS)]
    write_market(folder / "market.json", offers, requests)
    run = koppel("match", folder / "market.json", "-o", folder / "out")
    assert run.returncode == 0, run.stderr
    return folder, run


def test_no_list_no_page_and_no_terminal_holds_one(proposal):
    folder, run = proposal
    texts = {"stdout": run.stdout, "stderr": run.stderr}
    for name in ("bellijst.csv", "niet-gekoppeld.csv", "voorstel.html"):
        texts[name] = (folder / "out" / name).read_bytes().decode("utf-8-sig")
    with zipfile.ZipFile(folder / "out" / "bellijst.xlsx") as book:
        texts["bellijst.xlsx"] = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    result = folder / "out" / "result.json"
    for verb in (("check",), ("gaps", result), ("explain", result, "--request", f"r{SIGNS[0]}1"), ("verify", result)):
        told = koppel(verb[0], folder / "market.json", *verb[1:])
        texts[verb[0]] = told.stdout + told.stderr
    other = koppel("match", folder / "market.json", "-o", folder / "ander", "--seed", 5)
    assert other.returncode == 0
    told = koppel("diff", result, folder / "ander" / "result.json")
    texts["diff"] = told.stdout + told.stderr
    for place, text in texts.items():
        assert [f"U+{ord(sign):04X}" for sign in SIGNS if sign in text] == [], place
    assert "[U+202E]" in texts["voorstel.html"] and "[U+202E]" in texts["bellijst.csv"]
    assert "Helpt graag" in texts["bellijst.csv"] or "Helpt graag" in texts["voorstel.html"]


def test_programs_find_the_ids_unchanged(proposal):
    folder, _ = proposal
    result = read_json(folder / "out" / "result.json")
    ids = {offer["id"] for offer in json.loads((folder / "market.json").read_text(encoding="utf-8"))["offers"]}
    named = {pair["offer"] for pair in result["assignments"]}
    assert named and named <= ids
    page = (folder / "out" / "voorstel.html").read_text(encoding="utf-8")
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert {pair["offer"] for pair in data} == named


def test_a_list_that_was_filled_in_is_read_back(proposal):
    folder, _ = proposal
    path = folder / "out" / "bellijst.csv"
    rows = read_list(path)
    proposed = [row for row in rows if row["rol"] == "voorstel"]
    assert any("[U+" in row["aanbod"] for row in proposed)
    lines = ["verzoek;aanbod;antwoord", *(f"{row['verzoek']};{row['aanbod']};ja" for row in proposed)]
    answers = folder / "antwoorden.csv"
    answers.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = koppel("match", folder / "market.json", "--decisions", answers, "-o", folder / "weer")
    assert run.returncode == 0, run.stderr
    again = read_json(folder / "weer" / "result.json")["assignments"]
    assert {(pair["offer"], pair["request"]) for pair in again} >= {
        (pair["offer"], pair["request"]) for pair in read_json(folder / "out" / "result.json")["assignments"]}
