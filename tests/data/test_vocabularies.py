"""The word lists that koppel ships: every word leads to one term, every term has its name in three languages."""
import pathlib
import re
import unicodedata

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "data" / "vocabularies").glob("*.yaml"))
KEYS = {"id", "labels", "synonyms", "broader", "postcodes", "point"}


def fold(text):
    """Case, accents and runs of spaces do not count."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def load(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def ancestors(terms, start):
    """All terms above `start`; walks on through a cycle once, so that `start` itself shows up in it."""
    seen, todo = set(), list(terms[start].get("broader", []))
    while todo:
        term = todo.pop()
        if term not in seen:
            seen.add(term)
            todo += terms[term].get("broader", [])
    return seen


def test_all_vocabularies_are_there():
    assert {f.stem for f in FILES} >= {
        "skills", "themes", "support_needs", "target_groups", "languages", "districts", "requester_kinds"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_shape(file):
    vocabulary = load(file)
    assert vocabulary["schema"] == "koppel/vocabulary/1"
    assert vocabulary["name"] == file.stem
    ids = [term["id"] for term in vocabulary["terms"]]
    assert len(ids) == len(set(ids))
    for term in vocabulary["terms"]:
        assert set(term) <= KEYS, term["id"]
        assert isinstance(term["id"], str) and re.fullmatch(r"[a-z0-9_-]+", term["id"]), term["id"]
        assert set(term["labels"]) == {"nl", "en", "fr"}, term["id"]
        words = [*term["labels"].values(), *term.get("synonyms", [])]
        assert all(isinstance(word, str) and word.strip() for word in words), term["id"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_word_belongs_to_one_term(file):
    owner = {}
    for term in load(file)["terms"]:
        for word in [term["id"], *term["labels"].values(), *term.get("synonyms", [])]:
            assert owner.setdefault(fold(word), term["id"]) == term["id"], word


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_synonym_adds_something(file):
    for term in load(file)["terms"]:
        labels = {fold(label) for label in term["labels"].values()}
        synonyms = [fold(word) for word in term.get("synonyms", [])]
        assert len(synonyms) == len(set(synonyms)) and not labels & set(synonyms), term["id"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_broader_terms_exist_and_do_not_go_round(file):
    terms = {term["id"]: term for term in load(file)["terms"]}
    for name, term in terms.items():
        assert set(term.get("broader", [])) <= set(terms), name
    for name in terms:
        assert name not in ancestors(terms, name)


def test_every_postcode_has_one_district_and_a_point():
    owner = {}
    for term in load(ROOT / "data" / "vocabularies" / "districts.yaml")["terms"]:
        for postcode in term.get("postcodes", []):
            assert isinstance(postcode, str) and re.fullmatch(r"[1-9]\d{3}", postcode)
            assert owner.setdefault(postcode, term["id"]) == term["id"], postcode
        assert 50.9 < term["point"]["lat"] < 51.6 and 3.5 < term["point"]["lon"] < 4.7, term["id"]
    antwerp = "2000 2018 2020 2030 2040 2050 2060 2100 2140 2170 2180 2600 2610 2660".split()
    assert set(antwerp) <= set(owner)
