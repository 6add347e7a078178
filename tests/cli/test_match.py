"""The main job, driven from the outside: files in, files out, exit codes, the same bytes."""

import csv
import io
import os
import random
import re
import shutil
import stat
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json, read_list, write_market  # noqa: E402

FILES = {"result.json", "bellijst.csv", "bellijst.xlsx", "niet-gekoppeld.csv", "voorstel.html", "voorstel-intern.html", "manifest.json"}


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("match") / "out"
    run = koppel("match", SCENARIO, "-o", folder)
    assert run.returncode == 0, run.stderr
    return folder, run


def test_the_files_appear(proposal):
    folder, run = proposal
    assert {path.name for path in folder.iterdir()} == FILES
    assert "voorstel.html" in run.stdout


def test_the_result_is_proved_optimal_and_verifies(proposal):
    folder, _ = proposal
    result = read_json(folder / "result.json")
    assert result["status"] == "optimal"
    assert [level["name"] for level in result["objective"]["levels"]][:3] == ["served", "weight", "lottery"]
    assert all(level["value"] == level["bound"] for level in result["objective"]["levels"])
    assert koppel("verify", SCENARIO, folder / "result.json").returncode == 0


def test_counts_agree_with_each_other(proposal):
    folder, _ = proposal
    result = read_json(folder / "result.json")
    served = {pair["request"] for pair in result["assignments"]}
    unserved = {node["id"] for node in result["unmatched"]["requests"]}
    assert result["objective"]["matched"] == len(result["assignments"])
    assert result["objective"]["served"] == len(served)
    assert not served & unserved and len(served | unserved) == 220
    calls = read_list(folder / "bellijst.csv")
    proposed = {(row["aanbod"], row["verzoek"]) for row in calls if row["rol"] == "voorstel"}
    assert proposed == {(pair["offer"], pair["request"]) for pair in result["assignments"]}
    listed = {row["verzoek"] for row in read_list(folder / "niet-gekoppeld.csv") if row["code"] != "underserved"}
    assert listed == unserved


def test_at_most_three_reserves_and_no_one_first_for_more_than_two(proposal):
    folder, _ = proposal
    by_request, first = {}, {}
    for row in read_list(folder / "bellijst.csv"):
        if not row["rol"].startswith("reserve"):
            continue
        by_request.setdefault(row["verzoek"], []).append(row["aanbod"])
        if row["rol"] == "reserve 1":
            first[row["aanbod"]] = first.get(row["aanbod"], 0) + 1
    assert by_request and max(len(people) for people in by_request.values()) <= 3
    assert all(len(set(people)) == len(people) for people in by_request.values())
    assert max(first.values()) <= 2


def test_planted_shortages_get_their_true_reasons(proposal):
    folder, _ = proposal
    reasons = {node["id"]: node["reason"]["code"] for node in read_json(folder / "result.json")["unmatched"]["requests"]}
    with open(SCENARIO / "planted.csv", encoding="utf-8") as file:
        planted = list(csv.DictReader(file, delimiter=";"))
    shortages = [row for row in planted if row["kind"].startswith("unserved")]
    assert set(reasons.values()) <= {"no_candidate", "scarce", "unavailable", "outweighed"}
    assert {"no_candidate", "scarce"} <= set(reasons.values())
    for row in shortages:
        assert row["id"] in reasons, row


def test_call_list_opens_in_belgian_excel(proposal):
    folder, _ = proposal
    raw = (folder / "bellijst.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw and raw.count(b";") > 100
    cells = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    assert not [cell for row in cells for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_lists_with_contacts_are_readable_by_their_owner_only(proposal):
    folder, _ = proposal
    for name in ("bellijst.csv", "bellijst.xlsx", "niet-gekoppeld.csv", "voorstel-intern.html"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def shuffled_scenario(target, seed):
    """The scenario with the rows of both exports in another order; records may hold line ends, so they are split as CSV."""
    shutil.copytree(SCENARIO, target)
    generator = random.Random(seed)
    for name, encoding, separator, ending in (
        ("aanbod-limesurvey.csv", "utf-8", ",", "\r\n"),
        ("vragen-excel.csv", "cp1252", ";", "\r\n"),
    ):
        text = (target / name).read_bytes().decode(encoding)
        records, current, quoted = [], "", False
        for line in text.splitlines(keepends=True):
            current += line
            quoted ^= line.count('"') % 2 == 1
            if not quoted:
                records.append(current)
                current = ""
        head, rows = records[0], [record if record.endswith("\n") else record + ending for record in records[1:]]
        generator.shuffle(rows)
        (target / name).write_bytes((head + "".join(rows)).encode(encoding))
    return target


@pytest.mark.parametrize("seed", [1, 2])
def test_row_order_does_not_matter(proposal, tmp_path, seed):
    folder, _ = proposal
    scenario = shuffled_scenario(tmp_path / "scenario", seed)
    assert koppel("match", scenario, "-o", tmp_path / "out").returncode == 0
    for name in ("result.json", "bellijst.csv", "bellijst.xlsx", "niet-gekoppeld.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes(), name


def test_same_bytes_again_and_in_another_locale_with_more_threads(proposal, tmp_path):
    folder, _ = proposal
    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--threads", 2, environment={"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"})
    assert run.returncode == 0
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes(), name


def test_json_on_stdout_writes_nothing(tmp_path, proposal):
    run = koppel("match", SCENARIO, "--json", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout == (proposal[0] / "result.json").read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_default_folder_is_named_in_the_summary(tmp_path):
    run = koppel("match", SCENARIO, cwd=tmp_path)
    assert run.returncode == 0 and "koppel-out" in run.stdout
    assert {path.name for path in (tmp_path / "koppel-out").iterdir()} == FILES


def test_another_seed_may_change_who_but_not_how_many(tmp_path, proposal):
    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--seed", 7)
    assert run.returncode == 0
    mine, theirs = read_json(tmp_path / "out" / "result.json"), read_json(proposal[0] / "result.json")
    assert mine["objective"]["served"] == theirs["objective"]["served"]
    assert mine["objective"]["weight"] == theirs["objective"]["weight"]
    assert mine["provenance"]["seed"] == 7


def test_pins_and_forbids_are_kept(proposal):
    result = read_json(proposal[0] / "result.json")
    pairs = {(pair["offer"], pair["request"]) for pair in result["assignments"]}
    with open(SCENARIO / "decisions.csv", encoding="utf-8-sig") as file:
        decisions = list(csv.DictReader(file, delimiter=";"))
    assert {row["decision"] for row in decisions} >= {"pin", "forbid", "declined", "unavailable"}
    for row in decisions:
        if row["decision"] == "pin":
            assert (row["offer"], row["request"]) in pairs
        elif row["decision"] == "unavailable":
            assert row["offer"] not in {offer for offer, _ in pairs}
        else:
            assert (row["offer"], row["request"]) not in pairs


def test_answers_in_the_call_list_are_read_back(proposal, tmp_path):
    lines = (proposal[0] / "bellijst.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter=";"))
    head = rows[0]
    asked = [row for row in rows[1:] if row[head.index("rol")] == "voorstel"]
    yes, no = asked[3], asked[10]
    yes[head.index("antwoord")], no[head.index("antwoord")] = "ja", "nee"
    answered = tmp_path / "bellijst.csv"
    with open(answered, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    run = koppel("match", SCENARIO, "--decisions", answered, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    pairs = {(p["offer"], p["request"]) for p in read_json(tmp_path / "out" / "result.json")["assignments"]}
    key = lambda row: (row[head.index("aanbod")], row[head.index("verzoek")])
    assert key(yes) in pairs and key(no) not in pairs


def test_an_edited_call_list_is_not_overwritten(tmp_path):
    assert koppel("match", SCENARIO, "-o", tmp_path / "out").returncode == 0
    edited = tmp_path / "out" / "bellijst.csv"
    edited.write_bytes(edited.read_bytes() + b"met de hand\r\n")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    refused = koppel("match", SCENARIO, "-o", tmp_path / "out")
    assert refused.returncode == 3 and "output_edited" in refused.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert koppel("match", SCENARIO, "-o", tmp_path / "out", "--force").returncode == 0
    assert b"met de hand" not in edited.read_bytes()


def test_an_unwritable_folder_changes_nothing(tmp_path):
    (tmp_path / "out").write_text("a file, not a folder")
    run = koppel("match", SCENARIO, "-o", tmp_path / "out")
    assert run.returncode == 3 and "write_failed" in run.stderr
    assert (tmp_path / "out").read_text() == "a file, not a folder"


def test_hard_minima_that_cannot_be_met_give_exit_4_and_no_call_list(tmp_path):
    market = write_market(
        tmp_path / "market.json",
        [{"id": "a", "capacity": {"min": 2, "max": 2}}, {"id": "b"}],
        [{"id": "x"}],
    )
    run = koppel("match", market, "-o", tmp_path / "out")
    assert run.returncode == 4, run.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert "result.json" in names and "bellijst.csv" not in names and "bellijst.xlsx" not in names
    result = read_json(tmp_path / "out" / "result.json")
    assert result["status"] == "infeasible" and "objective" not in result
    assert koppel("verify", market, tmp_path / "out" / "result.json").returncode == 0


def impossible_promise(tmp_path):
    """A market for which the promise of two pairs cannot be kept, beside one for which it can."""
    offers = lambda least: [{"id": "a", "capacity": {"min": least, "max": 2}}, {"id": "b"}]
    good = write_market(tmp_path / "goed.json", offers(0), [{"id": "x"}])
    return good, write_market(tmp_path / "kan-niet.json", offers(2), [{"id": "x"}])


def test_a_run_without_an_answer_sets_the_older_call_list_aside(tmp_path):
    good, impossible = impossible_promise(tmp_path)
    out = tmp_path / "out"
    assert koppel("match", good, "-o", out).returncode == 0
    older = {name: (out / name).read_bytes() for name in ("bellijst.csv", "bellijst.xlsx")}
    answered = older["bellijst.csv"].replace(b'";\r\n', b'";ja\r\n') + b"met de hand\r\n"
    (out / "bellijst.csv").write_bytes(answered)
    run = koppel("match", impossible, "-o", out)
    assert run.returncode == 4, run.stderr
    assert "call_list_set_aside" in run.stderr and "bellijst-vorige.csv" in run.stderr
    assert not (out / "bellijst.csv").exists() and not (out / "bellijst.xlsx").exists()
    assert (out / "bellijst-vorige.csv").read_bytes() == answered
    assert (out / "bellijst-vorige.xlsx").read_bytes() == older["bellijst.xlsx"]
    assert (out / "bellijst-vorige.csv").stat().st_mode & 0o077 == 0
    assert not [name for name in read_json(out / "manifest.json")["files"] if name.startswith("bellijst")]
    # The next proposal brings its own list; nobody has edited it, and what was kept stays.
    assert koppel("match", good, "-o", out).returncode == 0
    assert (out / "bellijst.csv").read_bytes() == older["bellijst.csv"]
    assert (out / "bellijst-vorige.csv").read_bytes() == answered


@pytest.mark.parametrize("verb", ["match", "check", "solve", "batch", "verify"])
def test_statistics_that_cannot_be_written_are_refused_before_anything_is(verb, tmp_path):
    market, _ = impossible_promise(tmp_path)
    (tmp_path / "p.csv").write_text("supply,demand,weight\na,x,1\n", encoding="utf-8")
    (tmp_path / "batch.yaml").write_text("schema: koppel/batch/1\ninputs: [goed.json]\n", encoding="utf-8")
    assert koppel("match", market, "-o", tmp_path / "eerder").returncode == 0
    typed = {
        "match": [market, "-o", tmp_path / "out"],
        "check": [market],
        "solve": [tmp_path / "p.csv", "-o", tmp_path / "out.json"],
        "batch": [tmp_path / "batch.yaml", "-o", tmp_path / "out"],
        "verify": [market, tmp_path / "eerder" / "result.json"],
    }[verb]
    before = sorted(tmp_path.rglob("*"))
    run = koppel(verb, *typed, "--stats", tmp_path / "geen" / "map" / "stats.json")
    assert run.returncode == 3 and "write_failed" in run.stderr, run.stderr
    assert sorted(tmp_path.rglob("*")) == before
    good = koppel(verb, *typed, "--stats", tmp_path / "stats.json")
    assert good.returncode == 0, good.stderr
    assert read_json(tmp_path / "stats.json")["sizes"]["requests"] == 1


def test_statistics_may_go_into_the_folder_that_is_made(tmp_path):
    market, _ = impossible_promise(tmp_path)
    run = koppel("match", market, "-o", tmp_path / "out", "--stats", tmp_path / "out" / "stats.json")
    assert run.returncode == 0 and read_json(tmp_path / "out" / "stats.json")["seconds"]["write"] >= 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_statistics_that_fail_at_the_last_moment_leave_nothing(tmp_path):
    market, _ = impossible_promise(tmp_path)
    run = koppel("match", market, "-o", tmp_path / "out", "--stats", "/dev/full")
    assert run.returncode == 3 and "write_failed" in run.stderr
    assert not (tmp_path / "out").exists()


def test_stats_hold_times_and_results_hold_none(tmp_path):
    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--stats", tmp_path / "stats.json")
    assert run.returncode == 0
    stats = read_json(tmp_path / "stats.json")
    assert set(stats["seconds"]) == {"read", "check", "weigh", "solve", "verify", "describe", "write"}
    assert stats["sizes"]["offers"] == 140 and stats["sizes"]["requests"] == 220 and stats["sizes"]["edges"] > 500
    assert stats["peak_memory_mb"] > 1


@pytest.mark.parametrize("language,words", [("nl", "verzoeken geholpen"), ("en", "requests served"), ("fr", "demandes servies")])
def test_three_languages(tmp_path, language, words):
    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--locale", language)
    assert run.returncode == 0 and words in run.stdout
    assert words in (tmp_path / "out" / "voorstel.html").read_text(encoding="utf-8")


def test_no_colour_codes_without_a_terminal(proposal):
    _, run = proposal
    assert "\x1b[" not in run.stdout and "\x1b[" not in run.stderr


def test_one_market_file_is_enough(tmp_path):
    market = write_market(tmp_path / "market.json", [{"id": "a"}, {"id": "b"}], [{"id": "x"}, {"id": "y"}, {"id": "z"}])
    run = koppel("match", market, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "out" / "result.json")
    assert result["objective"]["served"] == 2
    (left,) = result["unmatched"]["requests"]
    assert left["reason"]["code"] == "scarce"


def test_max_weight_strategy(tmp_path):
    run = koppel("match", SCENARIO, "-o", tmp_path / "out", "--strategy", "max_weight")
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "out" / "result.json")
    assert [level["name"] for level in result["objective"]["levels"]][:2] == ["weight", "pairs"]
    assert koppel("verify", SCENARIO, tmp_path / "out" / "result.json").returncode == 0


def test_an_earlier_round_is_taken_into_account_and_belongs_to_the_result(tmp_path, proposal):
    earlier = proposal[0] / "result.json"
    run = koppel("match", SCENARIO, "--previous", earlier, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "out" / "result.json")
    pairs = lambda r: {(p["offer"], p["request"]) for p in r["assignments"]}
    assert result["metrics"]["kept_pairs"] == len(pairs(result) & pairs(read_json(earlier)))
    assert koppel("verify", SCENARIO, tmp_path / "out" / "result.json", "--previous", earlier).returncode == 0
    without = koppel("verify", SCENARIO, tmp_path / "out" / "result.json")
    assert without.returncode == 6 and "provenance_differs: previous" in without.stdout


def test_two_exports_without_a_profile_leave_a_draft_and_stop(tmp_path):
    for name in ("aanbod-limesurvey.csv", "vragen-excel.csv"):
        shutil.copy(SCENARIO / name, tmp_path)
    run = koppel("match", "aanbod-limesurvey.csv", "vragen-excel.csv", cwd=tmp_path)
    assert run.returncode == 3 and "mapping_needed" in run.stderr
    drafts = tmp_path / "koppel-profiel"
    assert {path.name for path in drafts.iterdir()} >= {"profile.yaml", "aanbod.mapping.yaml", "vragen.mapping.yaml"}
    assert "BESLIS" in (drafts / "profile.yaml").read_text(encoding="utf-8")

    # Nobody has decided anything yet.
    exports = ("aanbod-limesurvey.csv", "vragen-excel.csv")
    unread = koppel("match", *exports, "--profile", drafts / "profile.yaml", "-o", "out", cwd=tmp_path)
    assert unread.returncode == 3 and "mapping_undecided" in unread.stderr
    assert not (tmp_path / "out").exists()

    # Once somebody has, the same exports run, and the draft finds them by itself.
    for draft in drafts.glob("*.yaml"):
        text = draft.read_text(encoding="utf-8")
        draft.write_text(re.sub("# BESLIS.*", "", text), encoding="utf-8")
    results = []
    for inputs in ([*exports, "--profile", drafts / "profile.yaml"], ["koppel-profiel/profile.yaml"], ["koppel-profiel"]):
        again = koppel("match", *inputs, "-o", "out", "--force", cwd=tmp_path)
        assert again.returncode == 0, again.stderr
        results.append((tmp_path / "out" / "result.json").read_bytes())
    assert results[0] == results[1] == results[2]


def test_two_plain_exports_run_without_a_profile(tmp_path):
    (tmp_path / "aanbod.csv").write_text("id;themes;capacity.max\nm1;mobiliteit;2\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("id;themes\nr1;mobiliteit\nr2;mobiliteit\n", encoding="utf-8")
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "out", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert read_json(tmp_path / "out" / "result.json")["objective"]["served"] == 2


def test_two_people_or_nobody_is_kept_proved_and_explained(tmp_path):
    """m1 is promised to the first; the pair would need both, so it gets nobody and is told why."""
    pair = {"id": "pair", "people": {"min": 2, "max": 2}}
    market = write_market(tmp_path / "market.json", [{"id": "m1"}, {"id": "m2"}, {"id": "m3", "capacity": {"max": 0}}], [{"id": "first"}, pair])
    (tmp_path / "decisions.csv").write_text("decision;offer;request;reason\npin;m1;first;\n", encoding="utf-8")
    run = koppel("match", market, "--decisions", tmp_path / "decisions.csv", "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    result = read_json(tmp_path / "out" / "result.json")
    assert [(p["offer"], p["request"]) for p in result["assignments"]] == [("m1", "first")]
    reason = result["unmatched"]["requests"][0]["reason"]
    assert reason == {"code": "together", "wanted": 2, "candidates": 2, "with_room": 1, "relief": "fewer_people", "relief_serves": 1}
    assert "2 mensen samen of niemand" in (tmp_path / "out" / "niet-gekoppeld.csv").read_text(encoding="utf-8")
    assert koppel("verify", market, tmp_path / "out" / "result.json", "--decisions", tmp_path / "decisions.csv").returncode == 0
    run = koppel("match", market, "-o", tmp_path / "free")
    together = read_json(tmp_path / "free" / "result.json")["assignments"]
    assert run.returncode == 0 and {p["request"] for p in together} in ({"pair"}, {"first"}) and len(together) == 2
