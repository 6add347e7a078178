"""koppel explain and koppel gaps: what is asked of a result that stands. koppel diff: what is different between two."""

import json
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel, read_json, write_market  # noqa: E402


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("voorstel")
    assert koppel("match", SCENARIO, "-o", folder).returncode == 0
    return folder / "result.json"


def asked(verb, result, *question, code=0, **options):
    run = koppel(verb, SCENARIO, result, *question, **options)
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout


def test_a_request_is_told_who_helps_and_why(proposal):
    pair = read_json(proposal)["assignments"][0]
    told = asked("explain", proposal, "--request", pair["request"])
    assert told.startswith(f"{pair['offer']} is voorgesteld voor {pair['request']}")
    assert asked("explain", proposal, "--request", pair["request"], "--offer", pair["offer"]) in told
    assert pair["request"] in asked("explain", proposal, "--offer", pair["offer"])


def test_what_another_pair_would_cost_is_told_with_the_changes(tmp_path):
    market = write_market(tmp_path / "market.json", [{"id": "m1", "themes": ["housing"]}, {"id": "m2"}], [{"id": "r1", "themes": ["housing"]}, {"id": "r2"}])
    assert koppel("match", market, "-o", tmp_path / "out").returncode == 0
    result = tmp_path / "out" / "result.json"
    chosen = {pair["request"]: pair["offer"] for pair in read_json(result)["assignments"]}
    assert chosen == {"r1": "m1", "r2": "m2"}
    run = koppel("explain", market, result, "--request", "r2", "--offer", "m1", "--locale", "en")
    assert run.returncode == 0 and "m1 – r1" in run.stdout and "m1 – r2" in run.stdout, run.stdout + run.stderr
    (tmp_path / "pin.csv").write_text("decision;offer;request;reason\npin;m1;r2;\n", encoding="utf-8")
    assert koppel("match", market, "--decisions", tmp_path / "pin.csv", "-o", tmp_path / "pinned").returncode == 0
    lost = read_json(result)["objective"]["weight"] - read_json(tmp_path / "pinned" / "result.json")["objective"]["weight"]
    assert f"points -{lost:g}." in run.stdout, (lost, run.stdout)


def test_gaps_are_all_who_is_not_served_and_whom_to_look_for(proposal):
    unserved = [request["id"] for request in read_json(proposal)["unmatched"]["requests"]]
    told = asked("gaps", proposal)
    answer = json.loads(asked("gaps", proposal, "--json"))
    assert [one["request"] for one in answer["unserved"]] == unserved and len(unserved) > 10
    for one in answer["unserved"]:
        assert one["request"] in told and one["reason"] in told and one["relief"] in told
    gains = [advice["gain"] for advice in answer["recruit"]]
    assert gains == sorted(gains, reverse=True) and gains[0] >= 1
    for advice in answer["recruit"]:
        assert advice["who"] in told and len(advice["would_serve"]) == advice["gain"] and set(advice["would_serve"]) <= set(unserved)


def test_json_holds_the_question_and_the_answer(proposal):
    pair = read_json(proposal)["assignments"][0]
    answer = json.loads(asked("explain", proposal, "--offer", pair["offer"], "--json"))
    assert answer == {"request": None, "offer": pair["offer"], "text": asked("explain", proposal, "--offer", pair["offer"])}


@pytest.mark.parametrize("locale,word", [("nl", "Zoek iemand"), ("en", "Look for somebody"), ("fr", "Cherchez quelqu'un")])
def test_three_languages(proposal, locale, word):
    assert word in asked("gaps", proposal, "--locale", locale)


def test_pseudonyms_leave_labels_out_and_nobody_is_named(proposal):
    pair = read_json(proposal)["assignments"][0]
    question = ("--request", pair["request"])
    assert "(" in asked("explain", proposal, *question).splitlines()[0]
    assert "(" not in asked("explain", proposal, *question, "--pseudonyms").splitlines()[0]
    assert "example.org" not in asked("gaps", proposal) + asked("explain", proposal, *question)


def test_no_answer_rests_on_a_result_that_does_not_stand(proposal, tmp_path):
    changed = read_json(proposal)
    changed["assignments"][0]["offer"] = changed["assignments"][1]["offer"]
    (tmp_path / "changed.json").write_text(json.dumps(changed), encoding="utf-8")
    other = tmp_path / "other"
    shutil.copytree(SCENARIO, other)
    profile = other / "profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("language_level: B1", "language_level: B2"), encoding="utf-8")
    for verb, question in (("explain", ("--request", changed["assignments"][0]["request"])), ("gaps", ())):
        assert asked(verb, tmp_path / "changed.json", *question, code=6).endswith("rejected\n")
        run = koppel(verb, other, proposal, *question)
        assert run.returncode == 6 and "profile" in run.stdout, run.stdout


def test_wrong_questions(proposal):
    assert koppel("explain", SCENARIO, proposal).returncode == 2
    run = koppel("explain", SCENARIO, proposal, "--request", "r0001", "--offer", "zzzzzz")
    assert run.returncode == 3 and run.stderr.count("[unknown_id]") == 2 and "r001?" in run.stderr


# ---- diff ------------------------------------------------------------------------------------------------------------------------------


def test_what_changed_and_whom_to_tell(proposal, tmp_path):
    first = read_json(proposal)
    leaver = first["assignments"][0]
    (tmp_path / "d.csv").write_text(f"decision;offer;request;reason\ndeclined;{leaver['offer']};{leaver['request']};\n", encoding="utf-8")
    assert koppel("match", SCENARIO, "--decisions", tmp_path / "d.csv", "--previous", proposal, "-o", tmp_path / "tweede").returncode == 0
    second = read_json(tmp_path / "tweede" / "result.json")
    told = json.loads(koppel("diff", proposal, tmp_path / "tweede" / "result.json", "--json").stdout)
    before, after = ({(pair["offer"], pair["request"]) for pair in result["assignments"]} for result in (first, second))
    gone, come = ({(pair["offer"], pair["request"]) for pair in told[key]} for key in ("gone", "come"))
    assert gone == before - after and come == after - before and (leaver["offer"], leaver["request"]) in gone
    assert told["tell"] == {"offers": sorted({offer for offer, _ in gone | come}), "requests": sorted({request for _, request in gone | come})}
    unserved = [{request["id"] for request in result["unmatched"]["requests"]} for result in (first, second)]
    assert told["newly_served"] == sorted(unserved[0] - unserved[1]) and told["not_served_any_more"] == sorted(unserved[1] - unserved[0])
    assert told["different_inputs"] == ["decisions", "previous"]
    text = koppel("diff", proposal, tmp_path / "tweede" / "result.json").stdout
    assert f"- {leaver['offer']} – {leaver['request']}\n" in text and "Te verwittigen" in text
    assert text.startswith("Anders dan toen: beslissingen en vorig voorstel.\n")


def test_two_results_that_are_the_same(proposal):
    run = koppel("diff", proposal, proposal, "--locale", "en")
    assert (run.returncode, run.stdout) == (0, "The same pairs.\n")
    assert koppel("diff", proposal, SCENARIO / "profile.yaml").returncode == 3
