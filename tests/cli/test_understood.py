"""An honest headline: how much of what was asked was understood, and no proof without its reservation."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, offer, read_json, write_market  # noqa: E402

KNOWN = ["facilitation", "conflict_mediation", "presenting", "translation"]


def market(folder, known, unknown):
    """Requests that each ask for one need: so many known to the vocabulary, so many that nobody knows."""
    requests = [{"id": f"k{i}", "needs": {KNOWN[i % 4]: {"level": 1}}} for i in range(known)]
    requests += [{"id": f"u{i}", "needs": {f"eigen woord {i}": {"level": 1}}} for i in range(unknown)]
    offers = [offer(f"m{i}", skills={KNOWN[i % 4]: 3}) for i in range(known + unknown)]
    return write_market(folder / "market.json", offers, requests)


OFFERS_MAPPING = """schema: koppel/mapping/1
side: offers
id: { column: nr }
fields:
  skills: { column: kan, vocabulary: skills, split: ";" }
  slots: { column: wanneer, codes: { di: 2026-W48-tue-eve, wo: 2026-W48-wed-eve }, split: ";" }
  place.postcode: { column: postcode }
"""
REQUESTS_MAPPING = OFFERS_MAPPING.replace("side: offers", "side: requests").replace("skills: {", "needs: {").replace("column: kan", "column: zoekt")


def exports(folder, asked):
    """Two exports of an invented help desk; `asked`: the cells of what is sought, row by row."""
    (folder / "aanbod.csv").write_text(
        "nr;kan;wanneer;postcode\n" + "".join(f"a{i};Gesprekken begeleiden;di;2060\n" for i in range(len(asked))), encoding="utf-8"
    )
    (folder / "vragen.csv").write_text(
        "nr;zoekt;wanneer;postcode\n" + "".join(f"v{i};{cell};di;2060\n" for i, cell in enumerate(asked)), encoding="utf-8"
    )
    (folder / "aanbod.mapping.yaml").write_text(OFFERS_MAPPING, encoding="utf-8")
    (folder / "vragen.mapping.yaml").write_text(REQUESTS_MAPPING, encoding="utf-8")
    (folder / "profile.yaml").write_text(
        "schema: koppel/profile/1\ninputs:\n  offers: { file: aanbod.csv, mapping: aanbod.mapping.yaml }\n"
        "  requests: { file: vragen.csv, mapping: vragen.mapping.yaml }\n",
        encoding="utf-8",
    )
    return folder


def test_half_of_the_needs_unknown_stands_first_and_beside_the_proof(tmp_path):
    run = koppel("match", market(tmp_path, 5, 5), "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    mind = "Let op: van 10 gevraagde vaardigheden zijn er 5 gelezen; wat hieronder bewezen is, geldt alleen voor wat gelezen is."
    assert lines[0] == mind
    proof = next(line for line in lines if line.startswith("Nagerekend"))
    assert "Dit geldt alleen voor wat gelezen is: 5 van de 10 gevraagde vaardigheden." in proof
    assert [i for i, line in enumerate(lines) if line.startswith("Gelezen: 5 van 10")] < [i for i, line in enumerate(lines) if "geholpen" in line]
    page = (tmp_path / "out" / "voorstel.html").read_text(encoding="utf-8")
    assert page.index(mind) < page.index('class="tiles"')
    result = read_json(tmp_path / "out" / "result.json")
    assert result["understood"]["needs"] == {"read": 5, "asked": 10} and result["understood"]["rows"] == {"read": 20, "asked": 20}
    assert koppel("verify", tmp_path / "market.json", tmp_path / "out" / "result.json").returncode == 0


@pytest.mark.parametrize("locale, words", [("en", "Mind: of 10 skills asked for, 5 were read"), ("fr", "Attention : sur 10 compétences demandées, 5 ont été lues")])
def test_the_reservation_speaks_three_languages(tmp_path, locale, words):
    assert koppel("match", market(tmp_path, 5, 5), "-o", tmp_path / "out", "--locale", locale).stdout.startswith(words)


@pytest.mark.parametrize("change", ["read", "asked", "gone"])
def test_verify_refuses_a_headline_that_was_polished(tmp_path, change):
    source = market(tmp_path, 5, 5)
    koppel("match", source, "-o", tmp_path / "out")
    result = read_json(tmp_path / "out" / "result.json")
    if change == "gone":
        del result["understood"]
    else:
        result["understood"]["needs"][change] = 10 if change == "read" else 5
    (tmp_path / "polished.json").write_text(json.dumps(result), encoding="utf-8")
    run = koppel("verify", source, tmp_path / "polished.json")
    assert run.returncode == 6 and "understood" in run.stdout


def test_the_profile_sets_the_threshold(tmp_path):
    source = market(tmp_path, 9, 1)
    assert "Let op" not in koppel("match", source, "-o", tmp_path / "a").stdout
    (tmp_path / "streng.yaml").write_text("schema: koppel/profile/1\nreport: { understood: 95 }\n", encoding="utf-8")
    run = koppel("match", source, "--profile", tmp_path / "streng.yaml", "-o", tmp_path / "b")
    assert run.stdout.startswith("Let op")
    assert (tmp_path / "a" / "result.json").read_bytes() == (tmp_path / "b" / "result.json").read_bytes(), "it decides nothing of the result"


def test_not_one_need_understood_is_refused_and_says_what_to_do(tmp_path):
    run = koppel("match", market(tmp_path, 0, 4), "-o", tmp_path / "out", "--locale", "en")
    assert run.returncode == 3 and not (tmp_path / "out").exists()
    assert "of 4 skills asked for, not one was understood" in run.stderr and "Say in the mapping" in run.stderr


def test_where_nobody_asks_for_a_skill_nothing_was_missed(tmp_path):
    run = koppel("match", write_market(tmp_path / "m.json", [offer("m1")], [{"id": "r1"}]), "-o", tmp_path / "out")
    assert run.returncode == 0 and "Gelezen: 2 van 2 rijen" in run.stdout and "Let op" not in run.stdout


def test_answers_of_exports_that_were_dropped_count_as_asked(tmp_path):
    folder = exports(tmp_path, ["Gesprekken begeleiden", "Gesprekken begeleiden;kunst met knopen", "iets onbegrijpelijks", ""])
    (folder / "vragen.csv").write_text(
        (folder / "vragen.csv").read_text(encoding="utf-8").replace("v1;Gesprekken begeleiden;kunst met knopen", 'v1;"Gesprekken begeleiden;kunst met knopen"')
        + ";Gesprekken begeleiden;di;2060\nv9;Gesprekken begeleiden;vrijdag;9999\n", encoding="utf-8"
    )
    run = koppel("match", folder, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert read_json(tmp_path / "out" / "result.json")["understood"] == {
        "rows": {"read": 9, "asked": 10},
        "needs": {"read": 3, "asked": 5},
        "moments": {"read": 8, "asked": 9},
        "places": {"read": 8, "asked": 9},
    }
    assert run.stdout.startswith("Let op: van 5 gevraagde vaardigheden zijn er 3 gelezen")


def test_a_market_file_made_by_import_does_not_forget_what_was_dropped(tmp_path):
    folder = exports(tmp_path, ["Gesprekken begeleiden", "kunst met knopen", "iets onbegrijpelijks"])
    assert koppel("import", folder, "-o", tmp_path / "market.json").returncode == 0
    assert read_json(tmp_path / "market.json")["left_out"] == {"needs": 2}
    assert koppel("match", folder, "-o", tmp_path / "a").returncode == 0
    assert koppel("match", tmp_path / "market.json", "-o", tmp_path / "b").returncode == 0
    assert (tmp_path / "a" / "result.json").read_bytes() == (tmp_path / "b" / "result.json").read_bytes()


def test_exports_of_which_no_need_is_understood_are_refused_by_match_and_import(tmp_path):
    folder = exports(tmp_path, ["kunst met knopen", "iets onbegrijpelijks"])
    for verb in (["match", folder, "-o", tmp_path / "out"], ["import", folder, "-o", tmp_path / "market.json"]):
        run = koppel(*verb)
        assert run.returncode == 3 and "no_need_understood" in run.stderr, (verb, run.stderr)
    assert not (tmp_path / "out").exists() and not (tmp_path / "market.json").exists()


def test_a_moment_that_is_taken_twice_is_said_beside_the_proof(tmp_path):
    tuesday = ["2026-W48-tue-eve"]
    source = write_market(
        tmp_path / "m.json", [offer("m1", capacity={"max": 2}, slots=tuesday)], [{"id": "r1", "slots": tuesday}, {"id": "r2", "slots": tuesday}]
    )
    run = koppel("match", source, "-o", tmp_path / "out")
    proof = next(line for line in run.stdout.splitlines() if line.startswith("Nagerekend"))
    assert "Momenten vallen buiten dit bewijs: voor 1 koppeling is er nog geen vrij moment" in proof
    assert "Momenten vallen buiten dit bewijs" in (tmp_path / "out" / "voorstel.html").read_text(encoding="utf-8")


def test_at_most_ten_lines_of_findings_stand_before_the_summary(tmp_path):
    folder = exports(tmp_path, ["Gesprekken begeleiden"] * 5 + [f"kunst {i}" for i in range(34)])
    run = koppel("match", folder, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    lines = run.stderr.splitlines()
    assert len(lines) <= 10, run.stderr
    terms = [line for line in lines if "[unknown_term]" in line]
    assert len(terms) == 1 and re.search(r"34 × kunst 0 staat niet in de woordenlijst skills; ook kunst 1, kunst 2, kunst 3, …", terms[0]), terms
    everything = json.loads(koppel("match", folder, "-o", tmp_path / "again", "--json").stderr)
    assert sum(finding["code"] == "unknown_term" for finding in everything) == 34
    assert (tmp_path / "out" / "voorstel.html").read_text(encoding="utf-8").count(">unknown_term<") == 34


def test_the_scenario_prints_at_most_ten_lines_of_findings(tmp_path):
    run = koppel("match", SCENARIO, "-o", tmp_path / "out")
    assert run.returncode == 0 and len(run.stderr.splitlines()) <= 10, run.stderr
    assert "Gelezen: " in run.stdout and os.linesep.join(run.stdout.splitlines()[:1]).startswith("Let op") is False
