"""Two exports that nobody prepared: every row that somebody filled in is somebody, whatever stands under her address."""

import sys
from pathlib import Path

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


def test_a_draft_that_she_changed_stays_and_its_command_is_told(tmp_path):
    requests = REQUESTS.format(email="E-mailadres") + "2026/10/21 9:00:00,Ed Voorbeeld,ed@example.org,naaien\n"
    matched(tmp_path, OFFERS, requests)
    mapping = tmp_path / "koppel-profiel" / "vragen.mapping.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8") + "# Looked at.\n", encoding="utf-8")
    hers = mapping.read_bytes()
    run = koppel("match", "aanbod.csv", "vragen.csv", "-o", "out", "--locale", "en", cwd=tmp_path)
    assert run.returncode == 0 and mapping.read_bytes() == hers
    assert "[draft_kept]" in run.stderr and "output_edited" not in run.stderr
    assert "koppel match koppel-profiel/profile.yaml" in run.stderr
    assert koppel("match", "koppel-profiel/profile.yaml", "-o", "out2", cwd=tmp_path).returncode == 0
