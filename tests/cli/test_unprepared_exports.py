"""Two exports that nobody prepared: every row that somebody filled in is somebody, whatever stands under her address."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402

OFFERS = """Tijdstempel,Naam,E-mailadres,Waar ben je goed in?,Hoeveel vragen wil je maximaal opnemen?
2026/10/01 9:00:00,An Proef,an@example.org,koken,2
2026/10/02 9:00:00,Bo Proef,bo@example.org,tuinieren,2
2026/10/03 9:00:00,Cy Proef,cy@example.org,naaien,2
"""
REQUESTS = "Tijdstempel,Naam contactpersoon,{email},Welke hulp zoek je?\n"


def matched(tmp_path, offers, requests):
    (tmp_path / "aanbod.csv").write_text(offers, encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(requests, encoding="utf-8")
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "out", "--locale", "en", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    return read_json(tmp_path / "out" / "result.json")


def requests_of(result):
    return {pair["request"] for pair in result["assignments"]} | {node["id"] for node in result["unmatched"]["requests"]}


def test_an_organisation_that_asks_twice_has_two_requests(tmp_path):
    result = matched(tmp_path, OFFERS, REQUESTS.format(email="E-mailadres") +
                     "2026/10/03 9:00:00,Di Voorbeeld,huis@example.org,koken\n"
                     "2026/10/20 9:00:00,Di Voorbeeld,Huis@Example.org,tuinieren\n"
                     "2026/10/21 9:00:00,Ed Voorbeeld,ed@example.org,naaien\n")
    assert len(requests_of(result)) == 3 and len(result["assignments"]) == 3


def test_a_request_without_an_address_and_two_that_say_the_same_stay(tmp_path):
    result = matched(tmp_path, OFFERS, REQUESTS.format(email="E-mailadres") +
                     "2026/10/03 9:00:00,,,koken\n2026/10/03 9:00:00,,,koken\n2026/10/21 9:00:00,Ed Voorbeeld,ed@example.org,naaien\n")
    assert len(requests_of(result)) == 3 and len(result["assignments"]) == 3


def test_answers_that_yaml_takes_for_something_else_are_words(tmp_path):
    offers = OFFERS.replace("koken", "null").replace("tuinieren", "no").replace("naaien", "007")
    result = matched(tmp_path, offers, REQUESTS.format(email="E-mailadres") +
                     "2026/10/03 9:00:00,Fa Voorbeeld,fa@example.org,null\n2026/10/04 9:00:00,Ga Voorbeeld,ga@example.org,no\n"
                     "2026/10/21 9:00:00,Ed Voorbeeld,ed@example.org,007\n")
    assert len(result["assignments"]) == 3


def run_in(folder, *arguments):
    return koppel(*arguments, "--locale", "en", cwd=folder)


@pytest.fixture
def first_run(tmp_path):
    matched(tmp_path, OFFERS, REQUESTS.format(email="E-mailadres") + "2026/10/21 9:00:00,Ed Voorbeeld,ed@example.org,naaien\n")
    return tmp_path


def change(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_result_of_a_first_run_verifies_with_the_exports_and_with_its_draft(first_run):
    for inputs in (["aanbod.csv", "vragen.csv"], ["koppel-profiel"], ["koppel-profiel/profile.yaml"]):
        run = koppel("verify", *inputs, "out/result.json", cwd=first_run)
        assert run.returncode == 0, (inputs, run.stdout)
    shutil.rmtree(first_run / "koppel-profiel")
    assert run_in(first_run, "verify", "aanbod.csv", "vragen.csv", "out/result.json").returncode == 0


def test_a_second_run_goes_on_from_what_she_wrote_in_the_draft(first_run):
    mapping = first_run / "koppel-profiel" / "vragen.mapping.yaml"
    change(mapping, "needs: {", "needs: { must: true,")
    hers = mapping.read_bytes()
    run = run_in(first_run, "match", "aanbod.csv", "vragen.csv", "-o", "out2")
    assert run.returncode == 0 and mapping.read_bytes() == hers
    said = [line for line in run.stderr.splitlines() if "[draft_used]" in line]
    assert len(said) == 1 and "koppel-profiel/profile.yaml" in said[0]
    again = run_in(first_run, "match", "koppel-profiel", "-o", "out3")
    assert again.returncode == 0
    assert (first_run / "out2/result.json").read_bytes() == (first_run / "out3/result.json").read_bytes()
    assert (first_run / "out2/result.json").read_bytes() != (first_run / "out/result.json").read_bytes()
    for inputs in (["aanbod.csv", "vragen.csv"], ["koppel-profiel"]):
        assert run_in(first_run, "verify", *inputs, "out2/result.json").returncode == 0
    for verb in (["check"], ["gaps", "out2/result.json"], ["explain", "out2/result.json", "--offer", "no-such-offer"]):
        alone = run_in(first_run, verb[0], "koppel-profiel", *verb[1:])
        both = run_in(first_run, verb[0], "aanbod.csv", "vragen.csv", *verb[1:])
        assert alone.returncode == both.returncode and "missing_file" not in alone.stderr + alone.stdout


def test_another_language_is_no_other_draft(first_run):
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "out2", "--locale", "fr", cwd=first_run)
    assert run.returncode == 0 and "[draft_used]" in run.stderr and "output_edited" not in run.stderr


def test_a_new_draft_is_made_when_asked_for_and_hers_is_kept(first_run):
    mapping = first_run / "koppel-profiel" / "vragen.mapping.yaml"
    change(mapping, "needs: {", "needs: { must: true,")
    hers = mapping.read_bytes()
    run = run_in(first_run, "match", "aanbod.csv", "vragen.csv", "-o", "out2", "--redraft")
    assert run.returncode == 0 and "[draft_used]" not in run.stderr and "[draft_set_aside]" in run.stderr
    assert (first_run / "koppel-profiel-1" / "vragen.mapping.yaml").read_bytes() == hers and mapping.read_bytes() != hers
    assert (first_run / "out2/result.json").read_bytes() == (first_run / "out/result.json").read_bytes()
    other = run_in(first_run, "match", "aanbod.csv", "vragen.csv", "-o", "out3", "--profile", "koppel-profiel-1/profile.yaml")
    assert other.returncode == 0 and "[draft_used]" not in other.stderr


def test_the_draft_of_other_exports_is_not_used_and_stays(first_run):
    for name in ("aanbod", "vragen"):
        shutil.move(first_run / f"{name}.csv", first_run / f"{name}-2.csv")
    before = (first_run / "koppel-profiel" / "profile.yaml").read_bytes()
    run = run_in(first_run, "match", "aanbod-2.csv", "vragen-2.csv", "-o", "out2")
    assert run.returncode == 0 and "[draft_used]" not in run.stderr
    assert "[draft_kept]" in run.stderr and "koppel match koppel-profiel" in run.stderr
    assert (first_run / "koppel-profiel" / "profile.yaml").read_bytes() == before


def test_a_draft_that_no_longer_fits_is_refused(first_run):
    change(first_run / "vragen.csv", "Welke hulp zoek je?", "Waarmee kunnen we helpen?")
    run = run_in(first_run, "match", "aanbod.csv", "vragen.csv", "-o", "out2")
    assert run.returncode == 3 and not (first_run / "out2").exists()
    assert "[unknown_column]" in run.stderr and "[draft_unfit]" in run.stderr and "--redraft" in run.stderr
    assert run_in(first_run, "match", "aanbod.csv", "vragen.csv", "-o", "out2", "--redraft").returncode == 0


def test_a_draft_with_a_fault_is_refused_and_not_passed_over(first_run):
    (first_run / "koppel-profiel" / "profile.yaml").write_text("schema: [\n", encoding="utf-8")
    run = run_in(first_run, "match", "aanbod.csv", "vragen.csv", "-o", "out2")
    assert run.returncode == 3 and "koppel-profiel/profile.yaml" in run.stderr and not (first_run / "out2").exists()
    assert "[draft_unfit]" in run.stderr and "[draft_kept]" not in run.stderr and "[draft_used]" not in run.stderr


def test_a_draft_that_is_not_completed_is_refused_unless_what_is_likely_will_do(tmp_path):
    (tmp_path / "aanbod.csv").write_text("Naam,Kan\nAn Proef,koken\nBo Proef,naaien\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("Naam,Zoekt\nEd Voorbeeld,strijken\n", encoding="utf-8")
    first = run_in(tmp_path, "match", "aanbod.csv", "vragen.csv")
    assert first.returncode == 3 and "[mapping_needed]" in first.stderr
    second = run_in(tmp_path, "match", "aanbod.csv", "vragen.csv")
    assert second.returncode == 3 and "[mapping_undecided]" in second.stderr and "[mapping_needed]" not in second.stderr


def test_an_import_with_drafted_mappings_keeps_the_own_words(first_run):
    mappings = [part for side in ("aanbod", "vragen") for part in ("--mapping", f"koppel-profiel/{side}.mapping.yaml")]
    one = run_in(first_run, "import", "aanbod.csv", "vragen.csv", *mappings, "-o", "one/market.json")
    other = run_in(first_run, "import", "koppel-profiel", "-o", "other/market.json")
    assert one.returncode == 0 and other.returncode == 0, one.stderr + other.stderr
    assert "unknown_term" not in one.stderr + other.stderr
    market = (first_run / "one/market.json").read_bytes()
    assert b"naaien" in market and market == (first_run / "other/market.json").read_bytes()
    run = run_in(first_run, "match", "one/market.json", "--profile", "koppel-profiel/profile.yaml", "-o", "out2")
    assert run.returncode == 0
    assert requests_of(read_json(first_run / "out2/result.json")) == requests_of(read_json(first_run / "out/result.json"))


@pytest.mark.parametrize("given, code", [
    (["vragen.csv", "aanbod.csv"], "exports_swapped"), (["aanbod.csv", "aanbod.csv"], "same_export"), (["aanbod.csv"], "second_export_needed")])
def test_files_in_the_wrong_place_are_said(tmp_path, given, code):
    (tmp_path / "aanbod.csv").write_text(OFFERS, encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(REQUESTS.format(email="E-mailadres") + "2026/10/21 9:00:00,Ed Voorbeeld,ed@example.org,naaien\n",
                                         encoding="utf-8")
    run = run_in(tmp_path, "match", *given)
    assert f"[{code}]" in run.stderr and "not_a_market" not in run.stderr
    assert not (tmp_path / "koppel-profiel").exists(), "no draft to go on from"
    if code != "exports_swapped":
        assert run.returncode == 3


@pytest.mark.parametrize("text, code", [("Naam,Zoekt\n", "export_without_rows"), ("Beste Mia,\nde export volgt.\n", "not_an_export")])
def test_an_export_without_rows_is_not_one_that_is_unsure(tmp_path, text, code):
    (tmp_path / "aanbod.csv").write_text(OFFERS, encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(text, encoding="utf-8")
    run = run_in(tmp_path, "match", "aanbod.csv", "vragen.csv")
    assert run.returncode == 3 and f"[{code}]" in run.stderr and "[mapping_needed]" not in run.stderr


def test_what_is_unsure_is_named(tmp_path):
    (tmp_path / "aanbod.csv").write_text(OFFERS, encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("Naam,Iets\nEd Voorbeeld,strijken\nDi Voorbeeld,poetsen\n", encoding="utf-8")
    run = run_in(tmp_path, "match", "aanbod.csv", "vragen.csv")
    assert run.returncode == 3
    assert "vragen.csv: error: no column surely says what is asked; a draft profile has been prepared [mapping_needed]" in run.stderr


REPAIRS = """id;Waar ben je goed in?
m1;fietsherstel
m2;boekhouding
m3;boekhouding
"""


def served(result):
    return {pair["request"]: pair["offer"] for pair in result["assignments"]}


def test_nobody_comes_who_has_nothing_of_what_is_asked(tmp_path):
    result = matched(tmp_path, REPAIRS, "id;Welke hulp zoek je?\nr1;fietsherstel\nr2;fietsherstel\nr3;boekhouding, fietsherstel\n")
    pairs = served(result)
    assert pairs["r3"] in {"m2", "m3"}, "of two skills one will do"
    assert "m1" in pairs.values() and len(pairs) == 2


def test_a_new_word_on_the_second_day_is_learnt_and_given_nobody_who_lacks_it(tmp_path):
    matched(tmp_path, REPAIRS, "id;Welke hulp zoek je?\nr1;fietsherstel\nr2;boekhouding\n")
    (tmp_path / "vragen.csv").write_text("id;Welke hulp zoek je?\nr1;fietsherstel\nr2;boekhouding\nr3;piano stemmen\n", encoding="utf-8")
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "out2", cwd=tmp_path)
    assert run.returncode == 0 and "[draft_used]" in run.stderr and "[words_grown]" in run.stderr
    assert "piano stemmen" in run.stdout, "named in the advice, as a word of the first day is"
    result = read_json(tmp_path / "out2" / "result.json")
    assert set(served(result)) == {"r1", "r2"}
    assert result["understood"]["needs"] == {"asked": 3, "read": 3} and result["understood"]["offered"] == {"asked": 3, "read": 2}
    assert koppel("verify", "aanbod.csv", "vragen.csv", "out2/result.json", cwd=tmp_path).returncode == 0


def test_what_nobody_offers_is_said_and_named_in_the_advice(tmp_path):
    requests = "id;Welke hulp zoek je?\nr1;fietsherstel\nr2;paarden beslaan\nr3;paarden beslaan\nr4;boekhouding\n"
    result = matched(tmp_path, REPAIRS, requests)
    assert set(served(result)) == {"r1", "r4"}
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "out2", "--locale", "nl", "--redraft", cwd=tmp_path)
    assert "[asked_not_offered]" in run.stderr
    assert "Zoek iemand: kan paarden beslaan" in run.stdout


def test_a_heading_that_asks_for_wishes_asks_for_no_more(tmp_path):
    for heading in ("Welke hulp heb je liefst?", "Quelle aide vous faudrait-il, idéalement ?", "What help would you like, preferably?"):
        shutil.rmtree(tmp_path / "koppel-profiel", ignore_errors=True)
        result = matched(tmp_path, REPAIRS, f"id;{heading}\nr1;fietsherstel\nr2;fietsherstel\nr3;boekhouding\n")
        assert len(served(result)) == 3, heading


def test_beside_wishes_the_other_column_says_what_must_be(tmp_path):
    requests = ("id;Welke hulp heb je nodig?;Welke hulp is mooi meegenomen?\n"
                "r1;fietsherstel;boekhouding\nr2;;fietsherstel\nr3;boekhouding;fietsherstel\n")
    result = matched(tmp_path, REPAIRS, requests)
    pairs = served(result)
    assert pairs["r1"] == "m1" and pairs["r3"] in {"m2", "m3"} and "r2" in pairs


def test_the_second_run_from_the_draft_asks_the_same(tmp_path):
    requests = "id;Welke hulp zoek je?\nr1;fietsherstel\nr2;fietsherstel\nr3;fietsherstel\n"
    first = served(matched(tmp_path, REPAIRS, requests.replace("fietsherstel", "Fietsherstel")))
    run = koppel("match", "koppel-profiel/profile.yaml", "-o", "out3", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert served(read_json(tmp_path / "out3" / "result.json")) == first and len(first) == 1
