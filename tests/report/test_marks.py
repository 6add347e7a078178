"""After a re-run everything says the same of each pair: beloofd, ongewijzigd, nieuw, vervallen; and whom to call."""

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, on_terminal, read_json, read_list  # noqa: E402

WORDS = {"promised": "beloofd", "unchanged": "ongewijzigd", "new": "nieuw"}


@pytest.fixture(scope="module")
def rerun(tmp_path_factory):
    """A proposal, and the one after it: somebody said no, somebody else yes."""
    folder = tmp_path_factory.mktemp("marks")
    assert koppel("match", SCENARIO, "-o", folder / "first").returncode == 0
    pairs = read_json(folder / "first" / "result.json")["assignments"]
    no, yes = [pair for pair in pairs if not pair.get("pinned")][3:5]
    decisions = folder / "decisions.csv"
    base = (SCENARIO / "decisions.csv").read_text(encoding="utf-8-sig").rstrip()
    decisions.write_text(f"{base}\ndeclined;{no['offer']};{no['request']};\npromised;{yes['offer']};{yes['request']};\n", encoding="utf-8")
    options = ["--previous", folder / "first" / "result.json", "--decisions", decisions]
    run = koppel("match", SCENARIO, *options, "-o", folder / "second")
    assert run.returncode == 0, run.stderr
    return folder, options, run, no, yes


def records(path, number):
    headings, *rows = [[cell.value or "" for cell in row] for row in load_workbook(path).worksheets[number].iter_rows()]
    return [dict(zip(headings, row)) for row in rows]


def test_both_sheets_mark_every_pair_as_the_result_does(rerun):
    folder, _, _, no, yes = rerun
    result = read_json(folder / "second" / "result.json")
    states = {(pair["offer"], pair["request"]): WORDS[pair["state"]] for pair in result["assignments"]}
    gone = {(pair["offer"], pair["request"]): "vervallen" for pair in result["changes"]["gone"]}
    assert states[yes["offer"], yes["request"]] == "beloofd" and (no["offer"], no["request"]) in gone
    people = records(folder / "second" / "bellijst.xlsx", 0)
    assert {(row["aanbod"], row["verzoek"]): row["stand"] for row in people} == {**states, **gone}
    requests = [row for row in records(folder / "second" / "bellijst.xlsx", 1) if row["rol"] == "voorstel"]
    assert {(row["aanbod"], row["verzoek"]): row["stand"] for row in requests} == states


def test_who_must_hear_something_new_is_called_first(rerun):
    folder = rerun[0]
    stands = [row["stand"] for row in records(folder / "second" / "bellijst.xlsx", 0)]
    told = set(read_json(folder / "second" / "result.json")["changes"]["tell"]["offers"])
    order = [row["aanbod"] for row in records(folder / "second" / "bellijst.xlsx", 0)]
    last = max(i for i, stand in enumerate(stands) if stand in ("nieuw", "vervallen"))
    assert set(order[: last + 1]) <= told


def test_a_first_proposal_without_promises_has_no_marks(rerun, tmp_path):
    (tmp_path / "market.json").write_text('{"schema":"koppel/market/1","offers":[{"id":"m1"}],"requests":[{"id":"r1"}]}')
    assert koppel("match", tmp_path / "market.json", "-o", tmp_path / "out").returncode == 0
    assert "stand" not in records(tmp_path / "out" / "bellijst.xlsx", 0)[0]


def test_the_summary_says_how_many_changed_and_whom_to_call(rerun):
    folder, _, run, _, _ = rerun
    changes = read_json(folder / "second" / "result.json")["changes"]
    told = changes["tell"]["offers"] + changes["tell"]["requests"]
    changed = len(changes["gone"]) + len(changes["new"])
    (line,) = [line for line in run.stdout.splitlines() if "bel deze" in line]
    assert f"{changed} koppelingen veranderd" in line and f"bel deze {len(told)}:" in line
    assert len(told) > 12 or all(who in line for who in told)


def test_names_are_for_a_terminal_and_never_with_pseudonyms(rerun, tmp_path):
    folder, options, run, no, _ = rerun
    (name,) = {row["naam"] for row in read_list(folder / "first" / "bellijst.csv") if row["aanbod"] == no["offer"]}
    seen = on_terminal("match", SCENARIO, *options, "-o", tmp_path / "a", "--no-ask")
    assert f"{name} ({no['offer']})" in seen
    assert name not in run.stdout and name not in run.stderr, "a log keeps it"
    hidden = on_terminal("match", SCENARIO, *options, "-o", tmp_path / "b", "--pseudonyms", "--no-ask")
    assert name not in hidden and no["offer"] in hidden
