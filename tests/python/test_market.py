"""Markets, profiles and the verbs in Python: the same as on the command line, byte for byte."""

import copy
import json
import pickle
import shutil
import threading

import numpy
import pandas
import pytest

import koppel
from support.koppel_cli import SCENARIO, read_json
from support.koppel_cli import koppel as cli

BROKERS = [
    {"id": "m1", "skills": "facilitation (3); mobility", "languages": {"fr": "B2", "nl": "C1"}, "capacity.max": 2, "place.postcode": 2060},
    {"id": "m2", "skills": {"mobility": 2}, "themes": ["mobility"], "slots": ["2026-W48-tue-eve"]},
    {"id": "m3", "groups.sector": "citizen", "asked": 2},
]
REQUESTS = [
    {"id": "r1", "needs": "facilitation (2)", "languages": ["fr"], "submitted": pandas.Timestamp("2026-10-02")},
    {"id": "r2", "themes": {"mobility"}, "slots": "2026-W48-tue-eve; 2026-W48-thu-eve", "people.max": 2.0},
    {"id": "r3", "needs": {"flying": {"level": 3, "must": True}}, "place.postcode": "2018"},
]


def small():
    return koppel.Market(BROKERS, REQUESTS)


@pytest.fixture(scope="module")
def ploeg():
    return koppel.match(koppel.Market.read(SCENARIO))


@pytest.fixture(scope="module")
def cli_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    assert cli("match", SCENARIO, "-o", folder).returncode == 0
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# ---- the same as the command line -------------------------------------------------------------------------------------------------


def test_written_files_are_those_of_the_command_line(ploeg, cli_folder, tmp_path):
    written = ploeg.write(tmp_path / "out")
    assert sorted(path.name for path in written) == names(cli_folder) == names(tmp_path / "out")
    for path in written:
        assert path.read_bytes() == (cli_folder / path.name).read_bytes(), path.name
        assert path.stat().st_mode & 0o777 == (cli_folder / path.name).stat().st_mode & 0o777, path.name


def test_the_result_is_that_of_the_command_line(ploeg, cli_folder):
    assert ploeg.to_json().encode() == (cli_folder / "result.json").read_bytes()
    assert ploeg.result == read_json(cli_folder / "result.json")


@pytest.mark.parametrize(
    "options, arguments",
    [
        ({"seed": 7}, ["--seed", "7"]),
        ({"strategy": "max_weight", "language": "en"}, ["--strategy", "max_weight", "--locale", "en"]),
        ({"pseudonyms": True, "threads": 2}, ["--pseudonyms"]),
        ({"work_limit": 1}, ["--work-limit", "1"]),
    ],
)
def test_options_mean_what_they_mean_on_the_command_line(tmp_path, options, arguments):
    cli("match", SCENARIO, "-o", tmp_path / "cli", *arguments)
    koppel.match(SCENARIO, **options).write(tmp_path / "python")
    assert names(tmp_path / "cli") == names(tmp_path / "python")
    for name in names(tmp_path / "cli"):
        assert (tmp_path / "cli" / name).read_bytes() == (tmp_path / "python" / name).read_bytes(), name


def test_a_market_of_tables_gives_the_result_of_its_file(tmp_path):
    market = small()
    (tmp_path / "market.json").write_text(market.to_json())
    (tmp_path / "profile.yaml").write_text("schema: koppel/profile/1\ncriteria: { closeness: 30 }\n")
    answer = cli("match", tmp_path / "market.json", "--profile", tmp_path / "profile.yaml", "-o", tmp_path / "out")
    assert answer.returncode == 0, answer.stderr
    for profile in ({"criteria": {"closeness": 30}}, tmp_path / "profile.yaml", koppel.Profile({"criteria": {"closeness": 30}})):
        assert koppel.match(market, profile).to_json() == (tmp_path / "out" / "result.json").read_text()


def test_previous_and_decisions_are_those_of_the_command_line(ploeg, cli_folder, tmp_path):
    pair = ploeg.result["assignments"][0]
    rows = [{"decision": "declined", "offer": pair["offer"], "request": pair["request"], "reason": "ziek"}]
    (tmp_path / "more.csv").write_text("decision;offer;request;reason\ndeclined;{offer};{request};ziek\n".format(**pair))
    answer = cli(
        "match", SCENARIO, "--decisions", tmp_path / "more.csv", "--previous", cli_folder / "result.json", "-o", tmp_path / "out"
    )
    assert answer.returncode == 0, answer.stderr
    expected = (tmp_path / "out" / "result.json").read_text()
    for decisions in (rows, pandas.DataFrame(rows), tmp_path / "more.csv"):
        for previous in (ploeg, ploeg.result, cli_folder / "result.json"):
            again = koppel.match(SCENARIO, decisions=decisions, previous=previous)
            assert again.to_json() == expected
    assert not ((again.pairs["request"] == pair["request"]) & (again.pairs["offer"] == pair["offer"])).any()
    assert again.pairs["kept"].sum() > 100
    assert (again.pairs["kept"] == (again.pairs["state"] != "new")).all()
    assert again.verify() == []


def test_keep_says_what_becomes_of_the_pairs_before(ploeg):
    for keep, stays in (("fewest", True), ("all", True), ("none", False)):
        again = koppel.match(SCENARIO, previous=ploeg, keep=keep)
        assert (again.pairs["state"] == "unchanged").all() == stays, keep
        assert pickle.loads(pickle.dumps(again)).to_json() == again.to_json()
    with pytest.raises(TypeError, match="keep"):
        koppel.match(SCENARIO, previous=ploeg, keep="some")


def test_check_tells_what_the_command_line_tells(tmp_path):
    told = json.loads(cli("check", SCENARIO, "--json").stdout)
    assert koppel.check(SCENARIO).to_dict("records") == told
    assert koppel.check(koppel.Market.read(SCENARIO)).to_dict("records") == told
    missing = koppel.check(tmp_path / "nowhere")
    assert list(missing["code"]) == ["missing_file"] and list(missing["severity"]) == ["error"]


def test_verify_judges_as_the_command_line_does(ploeg, tmp_path):
    assert ploeg.verify() == []
    assert koppel.verify(SCENARIO, ploeg) == []
    claimed = ploeg.result
    claimed["assignments"][3]["offer"] = claimed["assignments"][4]["offer"]
    claimed["metrics"]["coverage"] = 1
    (tmp_path / "result.json").write_text(json.dumps(claimed))
    told = json.loads(cli("verify", SCENARIO, tmp_path / "result.json", "--json").stdout)["faults"]
    assert koppel.verify(SCENARIO, claimed) == [(fault["code"], fault["what"]) for fault in told] != []
    assert koppel.verify(SCENARIO, tmp_path / "result.json") == koppel.verify(SCENARIO, claimed)
    assert [fault[0] for fault in koppel.verify(small(), ploeg)][0] == "provenance_differs"


# ---- markets ----------------------------------------------------------------------------------------------------------------------


def test_tables_and_documents_are_read_back_as_they_were(ploeg):
    for market in (small(), ploeg.market):
        again = koppel.Market(market.offers, market.requests)
        assert again == market and again.to_json() == market.to_json()
        assert koppel.Market.from_json(market.to_json()) == market
        assert koppel.Market.from_json(market.to_dict()) == market
    assert small() != ploeg.market


def test_the_order_of_rows_does_not_matter():
    assert koppel.Market(BROKERS[::-1], REQUESTS[::-1]) == small()
    shuffled = koppel.Market(pandas.DataFrame(BROKERS).sample(frac=1, random_state=3), REQUESTS)
    assert koppel.match(shuffled).to_json() == koppel.match(small()).to_json()


def test_cells_become_what_they_mean():
    offers, requests = small().offers.set_index("id"), small().requests.set_index("id")
    assert offers.loc["m1", "skills"] == {"facilitation": 3, "mobility": 1}
    assert offers.loc["m1", "languages"] == {"fr": "B2", "nl": "C1"}
    assert offers.loc["m1", "place.postcode"] == "2060"
    assert list(offers["capacity.max"]) == [2, 1, 1]
    assert offers.loc["m3", "groups.sector"] == "citizen" and offers.loc["m3", "asked"] == 2
    assert requests.loc["r1", "needs"] == {"facilitation": {"level": 2}}
    assert requests.loc["r1", "submitted"] == "2026-10-02"
    assert requests.loc["r2", "slots"] == ["2026-W48-thu-eve", "2026-W48-tue-eve"]
    assert requests.loc["r2", "people.max"] == 2
    assert requests.loc["r3", "needs"] == {"flying": {"level": 3, "must": True}}


def test_columns_can_have_other_names():
    offers = pandas.DataFrame({"Broker": ["m1"], "Kan": ["mobility (2)"], "Opmerking": ["laat me gerust"]})
    market = koppel.Market(offers, [{"id": "r1"}], offer_columns={"Broker": "id", "Kan": "skills"})
    assert market.to_dict()["offers"][0]["skills"] == {"mobility": 2}
    assert "gerust" not in market.to_json()


def test_a_market_does_not_change():
    market = small()
    with pytest.raises(AttributeError):
        market.offers = 1
    market.offers.loc[0, "id"] = "other"
    market.to_dict()["offers"].clear()
    assert market == small()
    with pytest.raises(TypeError):
        hash(market)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_markets_and_profiles_can_be_copied_and_sent_to_other_processes(ploeg, again):
    assert again(small()) == small() and koppel.match(again(small())).to_json() == koppel.match(small()).to_json()
    assert koppel.match(again(ploeg.market)).to_json() == ploeg.to_json()
    profile = ploeg.market.profile.replace({"criteria.theme": 3})
    assert again(profile) == profile and koppel.match(ploeg.market, again(profile)) == koppel.match(ploeg.market, profile)


@pytest.mark.parametrize("kind", [float, numpy.float32, numpy.float16])
def test_numbers_are_what_they_show(kind):
    offers = pandas.DataFrame({"id": ["m1", "m2", "m3"], "reach_km": numpy.array([1.1, 0.1 + 0.2, numpy.nan], dtype=kind)})
    market = koppel.Market(offers, [{"id": "r1"}])
    assert [row.get("reach_km") for row in market.to_dict()["offers"]] == [1.1, 0.3, None]


def test_tables_of_every_kind_of_column():
    offers = pandas.DataFrame(
        {
            "id": pandas.Categorical(["a", "b", "c"]),
            "asked": pandas.array([1, None, 3], dtype="Int64"),
            "capacity.max": numpy.array([1, 2, 3], dtype=numpy.int8),
            "themes": [numpy.array(["mobility"]), ("safety",), None],
            "skills": [pandas.NA, {"mobility": numpy.int64(3)}, ["facilitation (2)"]],
            "place.postcode": [2060.0, numpy.nan, 2018],
        }
    )
    requests = pandas.DataFrame(
        {"id": [1, 2], "submitted": [pandas.Timestamp("2026-10-02", tz="UTC"), pandas.NaT], "first_time": [numpy.bool_(True), None]}
    )
    market = koppel.Market(offers, requests)
    rows = market.to_dict()
    assert [row.get("asked", 0) for row in rows["offers"]] == [1, 0, 3]
    assert [row.get("themes") for row in rows["offers"]] == [["mobility"], ["safety"], None]
    assert [row.get("skills") for row in rows["offers"]] == [None, {"mobility": 3}, {"facilitation": 2}]
    assert [row.get("place", {}).get("postcode") for row in rows["offers"]] == ["2060", None, "2018"]
    assert rows["requests"][0]["submitted"] == "2026-10-02" and rows["requests"][0]["first_time"] is True
    assert koppel.Market(market.offers, market.requests) == market


def test_what_was_read_once_stays_as_it_was(tmp_path):
    folder = tmp_path / "scenario"
    shutil.copytree(SCENARIO, folder)
    market = koppel.Market.read(folder)
    before = koppel.match(market)
    (folder / "vragen-excel.csv").write_text("kapot")
    assert koppel.match(market).to_json() == before.to_json()
    shutil.rmtree(folder)
    assert koppel.match(market).to_json() == before.to_json()
    assert before.verify() == []


# ---- profiles ---------------------------------------------------------------------------------------------------------------------


def test_profiles_have_defaults_and_can_be_replaced():
    profile = koppel.Profile()
    assert (profile["criteria.theme"], profile["rules.reach.on"], profile["fairness.groups"]) == (20, True, ["district", "from"])
    changed = profile.replace({"criteria.theme": 2.5, "lottery.seed": 9})
    assert (changed["criteria.theme"], changed["lottery.seed"], profile["criteria.theme"]) == (2.5, 9, 20)
    assert koppel.match(small(), changed).result["provenance"]["seed"] == 9
    assert changed == koppel.Profile({"criteria": {"theme": 2.5}, "lottery": {"seed": 9}})
    assert koppel.Profile("schema: koppel/profile/1\ntitle: 'x'\n")["title"] == "x"


def test_the_profile_that_a_market_brings_can_be_changed():
    market = koppel.Market.read(SCENARIO)
    assert market.profile == koppel.Profile.read(SCENARIO / "profile.yaml")
    assert market.profile["lottery.seed"] == 20261123
    without = koppel.match(market, market.profile.replace({"rules.slots.on": False}))
    assert without.result["objective"]["served"] > koppel.match(market).result["objective"]["served"]
    assert small().profile == koppel.Profile()


def test_faults_in_a_profile_are_all_told():
    with pytest.raises(koppel.InputError) as refused:
        koppel.Profile({"criteria": {"closenes": 3, "theme": -1}})
    assert {finding.code for finding in refused.value.findings} == {"unknown_key", "number_out_of_range"}
    assert "closeness" in str(refused.value)


# ---- results ----------------------------------------------------------------------------------------------------------------------


def test_the_tables_say_what_the_result_says(ploeg):
    result = ploeg.result
    pairs = [(pair["request"], pair["offer"], float(pair["weight"])) for pair in result["assignments"]]
    assert list(ploeg.pairs[["request", "offer", "points"]].itertuples(index=False, name=None)) == pairs
    parts = ploeg.pairs.filter(regex=r"^points\.").sum(axis=1)
    assert (parts - ploeg.pairs["points"]).abs().max() < 1e-9
    unserved = ploeg.unserved[ploeg.unserved["got"] == 0]
    assert list(unserved["request"]) == [row["id"] for row in result["unmatched"]["requests"]]
    assert list(unserved["code"]) == [row["reason"]["code"] for row in result["unmatched"]["requests"]]
    assert ploeg.metrics.set_index("metric")["value"].to_dict() == pytest.approx(result["metrics"])
    assert (ploeg.metrics["description"] != "").all()
    by_district = ploeg.coverage[ploeg.coverage["group"] == "district"]
    assert by_district["served"].sum() == result["objective"]["served"]
    assert by_district["requests"].sum() == len(ploeg.market.requests)
    assert ploeg.load["pairs"].sum() == result["objective"]["matched"]
    assert list(ploeg.load.loc[ploeg.load["pairs"] == 0, "offer"]) == [row["id"] for row in result["unmatched"]["offers"]]
    assert (ploeg.recruiting["gain"] > 0).all()
    assert set(ploeg.reserves["rank"]) <= {1, 2, 3}


def test_a_hall_set_is_one(ploeg):
    scarce = ploeg.unserved[ploeg.unserved["code"] == "scarce"]
    assert len(scarce)
    for row in scarce.itertuples():
        assert len(row.sharing_requests) > row.places
        for request in row.sharing_requests:
            taken = ploeg.pairs[ploeg.pairs["request"] == request]["offer"]
            assert set(taken) <= set(row.sharing_offers)


def test_a_result_is_frozen(ploeg):
    with pytest.raises(AttributeError):
        ploeg.status = "optimal"
    with pytest.raises(TypeError):
        koppel.MatchResult()
    ploeg.result["assignments"].clear()
    assert ploeg.result["assignments"]


def test_explanations_in_three_languages(ploeg):
    served, unserved = ploeg.pairs.iloc[0], ploeg.unserved.iloc[0]
    for language, word in {"nl": "voorgesteld", "en": "proposed", "fr": "proposé"}.items():
        text = koppel.explain(ploeg, request=served["request"], language=language)
        assert word in text and served["offer"] in text
        assert served["request"] in ploeg.explain(offer=served["offer"], language=language)
        assert unserved["request"] in ploeg.explain(request=unserved["request"], language=language)
    assert "reason" in ploeg.pairs and served["reason"] in ploeg.explain(request=served["request"])
    with pytest.raises(KeyError, match="r999"):
        ploeg.explain(request="r999")
    with pytest.raises(TypeError):
        ploeg.explain()
    with pytest.raises(ValueError, match="language"):
        ploeg.explain(request="r001", language="de")


def test_the_cost_of_a_pair_is_that_of_matching_with_it_pinned():
    market = koppel.Market([{"id": "m1", "themes": ["mobility"]}], [{"id": "r1", "themes": ["mobility"]}, {"id": "r2", "themes": ["safety"]}])
    result = koppel.match(market, language="en")
    forced = koppel.match(market, decisions=[{"decision": "pin", "offer": "m1", "request": "r2"}])
    difference = forced.pairs["points"].sum() - result.pairs["points"].sum()
    assert f"points {difference:g}." in result.explain(request="r2", offer="m1")
    assert "r1" in result.explain(request="r2", offer="m1")


# ---- privacy ----------------------------------------------------------------------------------------------------------------------

CONTACTS = [{"side": "offers", "id": "m1", "name": "Zwaantje Proefnaam", "email": "zwaantje@voorbeeld.example", "phone": "0400 00 77 31"}]


def test_contacts_stand_in_the_call_lists_only():
    market = koppel.Market(BROKERS, REQUESTS, contacts=CONTACTS)
    result = koppel.match(market)
    assert b"Zwaantje" in result.files["bellijst.csv"]
    shown = [result._repr_html_(), repr(result), result.to_json(), market.to_json(), repr(market), result.summary(), result.explain(request="r1")]
    shown += [result.pairs.to_string(), result.load.to_string(), market.offers.to_string()]
    for text in shown:
        assert "Zwaantje" not in text and "0400" not in text
    assert not any(b"Zwaantje" in data for data in koppel.match(market, pseudonyms=True).files.values())


def test_the_page_in_a_notebook_needs_nothing_from_elsewhere(ploeg):
    page = ploeg._repr_html_()
    assert page.startswith("<iframe sandbox=") and page.count("<iframe") == 1
    assert "default-src &#x27;none&#x27;" in page
    assert "src=&quot;http" not in page and "href=&quot;http" not in page
    name = next(line.split(",")[9].strip('"') for line in (SCENARIO / "aanbod-limesurvey.csv").read_text("utf-8-sig").splitlines()[1:])
    assert name not in page and name.encode() in ploeg.files["bellijst.csv"]


# ---- what goes wrong --------------------------------------------------------------------------------------------------------------


def test_faults_in_tables_name_the_table_the_row_and_the_column():
    offers = pandas.DataFrame({"id": ["m1", "m2"], "capacity.max": [1, -3]}, index=["eerste", "tweede"])
    market = koppel.Market(offers, [{"id": "r1", "first_time": "misschien"}])
    with pytest.raises(koppel.InputError) as refused:
        koppel.match(market)
    places = {(finding.code, finding.file, finding.row, finding.field) for finding in refused.value.findings}
    assert ("negative_number", "offers", "tweede", "capacity.max") in places
    assert ("wrong_type", "requests", 0, "first_time") in places
    table = koppel.check(market)
    assert "tweede" in set(table["row"])
    assert repr(market) == "Market(with errors: see koppel.check)"


def test_faults_name_the_callers_columns_and_other_rows():
    offers = pandas.DataFrame(
        {"Code": ["m1", "m2", "m2", "m4"], "Taal": ["fr", "xx", "nl", "fr"], "Plaatsen": [1, -2, 3, 1]}, index=["een", "twee", "drie", "vier"]
    )
    market = koppel.Market(offers, [{"id": "r1"}], offer_columns={"Code": "id", "Taal": "languages", "Plaatsen": "capacity.max"})
    table = koppel.check(market, language="en").query("file == 'offers'")
    places = set(zip(table["code"], table["row"], table["field"]))
    assert places >= {("duplicate_id", "twee", "Code"), ("duplicate_id", "drie", "Code"), ("negative_number", "twee", "Plaatsen"), ("unknown_language", "twee", "Taal")}
    told = table[table["code"] == "duplicate_id"].set_index("row")["message"]
    assert "offers['drie']" in told["twee"] and "offers['twee']" in told["drie"]
    again = koppel.check(pickle.loads(pickle.dumps(market)), language="en")
    pandas.testing.assert_frame_equal(again, koppel.check(market, language="en"))


def test_faults_in_decisions_and_contacts_name_the_table_the_row_and_the_column():
    contacts = pandas.DataFrame({"side": ["offers", "both"], "id": ["m1", "m1"], "name": ["Mia", "Mo"]}, index=["p", "q"])
    market = koppel.Market([{"id": "m1"}], [{"id": "r1"}], contacts=contacts)
    decisions = pandas.DataFrame(
        {"decision": ["pin", "perhaps", "forbid"], "offer": ["m1", "m1", "m8"], "request": ["r1", "r1", "r1"]}, index=["x", "y", "z"]
    )
    table = koppel.check(market, decisions=decisions)
    assert set(zip(table["code"], table["file"], table["row"], table["field"])) >= {
        ("unknown_decision", "decisions", "y", "decision"),
        ("unknown_id", "decisions", "z", "offer"),
    }
    with pytest.raises(koppel.InputError, match=r"^decisions:z:offer: "):
        koppel.match(market, decisions=decisions)
    result = koppel.match(market, decisions=decisions.drop(index="z"))
    assert ("decisions", "y") in set(zip(result.findings["file"], result.findings["row"]))


@pytest.mark.parametrize("offers", [pandas.DataFrame({"id": ["m1", "m1"], "asked": [-1, 0]}), [{"id": "m1", "asked": -1}, {"id": "m1"}]])
def test_no_place_is_one_in_a_document_that_nobody_wrote(offers):
    market = koppel.Market(offers, [{"id": "r1", "first_time": 3}, {"id": "r1"}])
    for language in ("nl", "en", "fr"):
        told = koppel.check(market, language=language).astype(str).to_string()
        assert "market.json" not in told and "offers[1]" in told
    with pytest.raises(koppel.InputError) as refused:
        koppel.match(market, strict=True)
    assert "market.json" not in str(refused.value) and "offers:0:" in str(refused.value)


def test_texts_and_names_that_are_no_utf_8_are_told(tmp_path):
    with pytest.raises(koppel.InputError) as refused:
        koppel.Market.read(tmp_path / "na\udcffm.json")
    assert refused.value.findings[0].code == "missing_file" and "na\udcffm.json" in refused.value.findings[0].file
    table = koppel.check(koppel.Market.from_json(b'{"schema": "\xff"}'))
    assert list(table["severity"])[0] == "error" and "json_bad_utf8" in set(table["code"])
    with pytest.raises(koppel.InputError):
        koppel.match(koppel.Market.from_json("[]"))


def test_cells_that_no_market_can_hold_are_told_at_once():
    with pytest.raises(koppel.InputError) as refused:
        koppel.Market([{"id": "m1", "reach_km": float("inf")}, {"id": "m2", "asked": object()}], [])
    assert [(finding.row, finding.field) for finding in refused.value.findings] == [(0, "reach_km"), (1, "asked")]
    with pytest.raises(koppel.InputError, match="no column 'Naam'"):
        koppel.Market(pandas.DataFrame({"id": ["m1"]}), [], offer_columns={"Naam": "id"})


def test_an_unknown_field_has_a_suggestion():
    table = koppel.check(koppel.Market([{"id": "m1"}, {"id": "m2", "skils": "mobility"}], [{"id": "r1"}])).set_index("code")
    found = table.loc["unknown_field"]
    assert (found["file"], found["row"], found["field"]) == ("offers", 1, "skils") and "skills" in found["hint"]


def test_an_unknown_strategy_has_a_suggestion():
    with pytest.raises(koppel.InputError, match="max_weight"):
        koppel.match(small(), strategy="max_wieght")


@pytest.mark.parametrize("option", [{"threads": 0}, {"time_limit": -1}, {"seed": -1}, {"work_limit": -5}, {"time_limit": float("nan")}])
def test_options_out_of_range_are_named(option):
    with pytest.raises(ValueError, match=next(iter(option))):
        koppel.match(small(), **option)


@pytest.mark.parametrize(
    "name, given",
    [
        ("strategy", 3), ("decisions", 3), ("decisions", [3]), ("previous", 3), ("seed", 1.5), ("seed", "seven"), ("seed", True), ("threads", "2"),
        ("threads", 1.5), ("threads", None), ("time_limit", "1"), ("time_limit", True), ("work_limit", 1.5), ("strict", "no"), ("strict", None),
        ("language", 3), ("pseudonyms", "x"), ("progress", 3), ("profile", 3),
    ],
)  # fmt: skip
def test_options_of_a_wrong_type_are_named(name, given):
    with pytest.raises(TypeError, match=rf"^{name}(\[0\])? is .*, not "):
        koppel.match(small(), **{name: given})


@pytest.mark.parametrize("option", [{"seed": 2**64}, {"threads": 2**31}, {"work_limit": 2**64}, {"language": "de"}])
def test_options_too_large_or_unknown_are_named(option):
    with pytest.raises(ValueError, match=f"^{next(iter(option))}"):
        koppel.match(small(), **option)


@pytest.mark.parametrize(
    "name, call",
    [
        ("market", lambda: koppel.match(3)),
        ("market", lambda: koppel.check(None)),
        ("result", lambda: koppel.verify(small(), 3)),
        ("offers", lambda: koppel.Market(3, [])),
        (r"requests\[1\]", lambda: koppel.Market([], [{"id": "r1"}, 3])),
        ("offer_columns", lambda: koppel.Market([], [], offer_columns=3)),
        ("contacts", lambda: koppel.Market([], [], contacts=3)),
        (r"paths\[0\]", lambda: koppel.Market.read(3)),
        ("key", lambda: koppel.Market.read("here", key=3)),
        ("profile", lambda: koppel.Market.read("here", profile=3)),
        ("document", lambda: koppel.Market.from_json(3)),
        ("values", lambda: koppel.Profile(3)),
        ("request", lambda: koppel.match(small()).explain(request=3)),
        ("language", lambda: koppel.match(small()).summary(3)),
        ("folder", lambda: koppel.match(small()).write(3)),
    ],
)
def test_arguments_of_a_wrong_type_are_named(name, call):
    with pytest.raises(TypeError, match=f"^{name} is .*, not "):
        call()


def test_two_exports_that_are_not_certain_bring_drafts(tmp_path):
    (tmp_path / "a.csv").write_text("iets;anders\n1;2\n")
    (tmp_path / "b.csv").write_text("wat;nog\n3;4\n")
    with pytest.raises(koppel.MappingNeeded) as needed:
        koppel.Market.read(tmp_path / "a.csv", tmp_path / "b.csv")
    assert "koppel/mapping/1" in needed.value.offers_mapping and "koppel/profile/1" in needed.value.profile
    assert needed.value.findings
    assert needed.value.write(tmp_path / "koppel-profiel") == tmp_path / "koppel-profiel" / "profile.yaml"
    with pytest.raises(koppel.InputError) as undecided:
        koppel.Market.read(tmp_path / "koppel-profiel")
    assert {finding.code for finding in undecided.value.findings} == {"mapping_undecided"}
    with pytest.raises(FileExistsError):
        needed.value.write(tmp_path / "koppel-profiel")


def test_contradicting_constraints_are_proved():
    market = koppel.Market([{"id": "m1", "capacity.min": 2, "capacity.max": 2}, {"id": "m2"}], [{"id": "r1"}])
    with pytest.raises(koppel.InfeasibleError) as contradiction:
        koppel.match(market)
    assert "m1" in contradiction.value.violated["offers"]
    result = contradiction.value.result
    assert result.status == "infeasible" and result.pairs.empty and result.verify() == []
    assert "bellijst.csv" not in result.files and "voorstel.html" in result.files
    assert repr(result) == "MatchResult(infeasible)" and "<iframe" in result._repr_html_()


def test_a_call_list_without_a_proposal_is_set_aside(tmp_path):
    koppel.match(small()).write(tmp_path)
    with pytest.raises(koppel.InfeasibleError) as contradiction:
        koppel.match(koppel.Market([{"id": "m1", "capacity.min": 2, "capacity.max": 2}], [{"id": "r1"}]))
    with pytest.warns(UserWarning, match="bellijst.csv"):
        contradiction.value.result.write(tmp_path)
    assert "bellijst.csv" not in names(tmp_path) and any("bellijst" in name for name in names(tmp_path))


def test_an_edited_call_list_is_kept(tmp_path):
    result = koppel.match(small())
    result.write(tmp_path)
    (tmp_path / "bellijst.csv").write_text("mijn notities")
    with pytest.raises(koppel.InputError) as refused:
        result.write(tmp_path)
    assert [finding.code for finding in refused.value.findings] == ["output_edited"]
    result.write(tmp_path, force=True)
    assert (tmp_path / "bellijst.csv").read_bytes() == result.files["bellijst.csv"]


# ---- running ----------------------------------------------------------------------------------------------------------------------


def test_two_threads_match_one_market_at_once(ploeg):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(koppel.match(ploeg.market).to_json())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [ploeg.to_json()] * 4


def test_the_answer_does_not_depend_on_threads(ploeg):
    assert koppel.match(ploeg.market, threads=4).to_json() == ploeg.to_json()
