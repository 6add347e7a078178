"""The scenario Participatieploeg: its generator makes the committed files, its mappings fit them, and its README tells the truth."""
import csv
import io
import pathlib
import re
import subprocess
import sys

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOME = ROOT / "data" / "scenarios" / "participatieploeg"
GENERATED = ["aanbod-limesurvey.csv", "vragen-excel.csv", "decisions.csv", "planted.csv"]
OFFERS = ("aanbod-limesurvey.csv", "utf-8-sig", ",", "token", r"m\d+")
REQUESTS = ("vragen-excel.csv", "windows-1252", ";", "Dossiernr", r"r\d+")


def generate(folder, *arguments):
    subprocess.run([sys.executable, HOME / "generate.py", "-o", folder, *arguments], check=True, timeout=120)
    return {name: (folder / name).read_bytes() for name in GENERATED}


def table(content, encoding, separator):
    """Rows as a spreadsheet counts them, the heading first."""
    return list(csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=separator))


def planted(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=";"))


def good_ids(files, side):
    """The ids that a reader should accept: whole rows, with an id, not withdrawn as an undated duplicate."""
    name, encoding, separator, id_column, pattern = side
    head, *rows = table(files[name], encoding, separator)
    lost = {row["id"] for row in planted(files["planted.csv"]) if row["file"] == name and row["kind"] == "duplicate_undated"}
    ids = {row[head.index(id_column)] for row in rows if len(row) == len(head)} - {""} - lost
    assert all(re.fullmatch(pattern, id) for id in ids)
    return ids


@pytest.fixture(scope="module")
def committed():
    return {name: (HOME / name).read_bytes() for name in GENERATED}


def test_the_committed_files_come_out_byte_for_byte(tmp_path, committed):
    made = generate(tmp_path)
    for name in GENERATED:
        assert made[name] == committed[name], name


def test_the_numbers_of_the_scenario(committed):
    assert len(good_ids(committed, OFFERS)) == 140
    assert len(good_ids(committed, REQUESTS)) == 220


@pytest.mark.parametrize("offers, requests", [(1, 1), (37, 50), (900, 700)])
def test_other_sizes_hold_what_was_asked_and_repeat(tmp_path, offers, requests):
    arguments = ["--offers", str(offers), "--requests", str(requests), "--seed", "5"]
    files = generate(tmp_path / "one", *arguments)
    assert files == generate(tmp_path / "two", *arguments)
    assert len(good_ids(files, OFFERS)) == offers
    assert len(good_ids(files, REQUESTS)) == requests
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == sorted(
        [*GENERATED, "profile.yaml", "aanbod.mapping.yaml", "vragen.mapping.yaml"])


def test_another_seed_makes_other_people(tmp_path, committed):
    assert generate(tmp_path, "--seed", "5")["vragen-excel.csv"] != committed["vragen-excel.csv"]


def test_clean_plants_shortages_but_no_faults(tmp_path):
    files = generate(tmp_path, "--clean")
    assert {row["expect"] for row in planted(files["planted.csv"])} == {"shortage"}
    for name, encoding, separator, *_ in (OFFERS, REQUESTS):
        rows = [row for row in table(files[name], encoding, separator) if any(row)]
        assert len({len(row) for row in rows}) == 1, name


def test_faults_grow_in_proportion(tmp_path, committed):
    def count(content, kind):
        return sum(row["kind"] == kind for row in planted(content))

    tenfold = generate(tmp_path, "--offers", "1400", "--requests", "2200")["planted.csv"]
    for kind in sorted({row["kind"] for row in planted(committed["planted.csv"])}):
        assert count(tenfold, kind) == 10 * count(committed["planted.csv"], kind), kind


def test_the_exports_look_like_their_tools(committed):
    offers, requests = committed["aanbod-limesurvey.csv"], committed["vragen-excel.csv"]
    assert offers.startswith(b"\xef\xbb\xbf\"id\",") and b",," in offers and b',"",' in offers
    with pytest.raises(UnicodeDecodeError):
        requests.decode("utf-8")
    for content in (offers, requests):
        assert content.endswith(b"\r\n\r\n")
        assert re.search(rb"[^\r]\n", content), "a line break inside a cell"


def test_planted_faults_stand_where_the_list_says(committed):
    spoilt = {"not_a_number": r"veel|een paar|valt nog te zien", "unknown_postcode": "20600", "impossible_date": "31/02/2026", "negative_number": "-2",
              "unknown_code": "A9|heel erg|.*di 32/11 avond", "unknown_language": ".*(Marsiaans|Klingon).*", "no_id": "",
              "near_miss_term": "deelmobilitijd|burenbemidelling|Gespreken begeleiden|Bewonersgroup", "unknown_term": "zeemansknopen leggen",
              "formula": "['=-].*", "markup": ".*<script>.*", "phone_as_number": r"3,24E\+10", "register_number": r".*85\.07\.30-000\.\d\d.*"}
    seen = set()
    for name, encoding, separator, id_column, _ in (OFFERS, REQUESTS):
        rows = table(committed[name], encoding, separator)
        for fault in planted(committed["planted.csv"]):
            if fault["file"] != name or fault["expect"] == "shortage":
                continue
            row = rows[int(fault["row"]) - 1]
            if fault["column"]:
                assert re.fullmatch(spoilt[fault["kind"]], row[int(fault["column"]) - 1]), fault
            if fault["kind"] == "blank_row":
                assert not any(row), fault
            if fault["id"]:
                assert row[rows[0].index(id_column)] == fault["id"], fault
            assert (fault["kind"] == "ragged_row") == (len(row) != len(rows[0])), fault
            seen.add(fault["kind"])
    assert seen >= set(spoilt) | {"blank_row", "ragged_row", "duplicate", "duplicate_undated"}


def test_the_register_number_is_nobodys():
    text = (HOME / "vragen-excel.csv").read_bytes().decode("windows-1252")
    first, series, check = re.search(r"(\d\d\.\d\d\.\d\d)-(\d{3})\.(\d\d)", text).groups()
    assert series == "000", "never given out"
    assert int(check) == 97 - int(first.replace(".", "") + series) % 97, "else no reader would take it for one"


def test_decisions_name_people_who_exist(committed):
    head, *rows = table(committed["decisions.csv"], "utf-8", ";")
    assert head == ["decision", "offer", "request", "reason"]
    assert {row[0] for row in rows} == {"pin", "forbid", "declined", "unavailable"}
    for _, offer, request, reason in rows:
        assert offer in good_ids(committed, OFFERS)
        assert request in good_ids(committed, REQUESTS) | {""}
        assert reason


def named_columns(node):
    """Every column that a mapping speaks of."""
    if isinstance(node, list):
        return [column for item in node for column in named_columns(item)]
    if not isinstance(node, dict):
        return []
    found = [node[key] for key in ("column", "other") if key in node] + list(node.get("columns", {}))
    return found + [column for value in node.values() for column in named_columns(value)]


@pytest.mark.parametrize("side", [OFFERS, REQUESTS], ids=["offers", "requests"])
def test_the_mapping_speaks_of_every_column_once(committed, side):
    name, encoding, separator, *_ = side
    mapping = yaml.safe_load((HOME / f"{name.split('-')[0]}.mapping.yaml").read_text(encoding="utf-8"))
    contact = [column for columns in mapping["contact"].values() for column in ([columns] if isinstance(columns, str) else columns)]
    used = named_columns([mapping["id"], mapping["submitted"], *mapping["fields"].values()]) + contact + mapping["ignore"]
    assert sorted(used) == sorted(table(committed[name], encoding, separator)[0])


def test_the_mappings_use_terms_that_exist():
    def terms(name):
        return {t["id"] for t in yaml.safe_load((ROOT / "data/vocabularies" / f"{name}.yaml").read_text(encoding="utf-8"))["terms"]}

    fields = yaml.safe_load((HOME / "aanbod.mapping.yaml").read_text(encoding="utf-8"))["fields"]
    assert set(fields["skills"][0]["columns"].values()) <= terms("skills")
    assert set(fields["wants_to_learn"]["columns"].values()) <= terms("skills")
    assert set(fields["themes"]["columns"].values()) <= terms("themes")
    assert set(fields["languages"][0]["columns"].values()) <= terms("languages")


def test_both_sides_use_the_same_slots():
    offers, requests = (yaml.safe_load((HOME / f"{n}.mapping.yaml").read_text(encoding="utf-8"))["fields"]["slots"] for n in ("aanbod", "vragen"))
    assert set(offers["columns"].values()) == set(requests["codes"].values())


def test_the_readme_lists_what_was_planted(committed):
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    for row in planted(committed["planted.csv"]):
        if row["expect"] == "shortage":
            line = next(line for line in readme.splitlines() if line.startswith(f"| {row['kind']} |"))
            assert re.search(rf"\b{row['id']}\b", line), row
        else:
            cells = [row["file"].split("-")[0], row["row"], row["column"], row["id"], row["kind"], row["expect"], row["what"]]
            assert "| " + " | ".join(cells) + " |" in readme, row
