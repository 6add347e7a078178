"""Everything fixed that the generator draws from: the texture, the vocabularies, the calendar of time slots, the questions."""
import datetime
import pathlib

import yaml

HERE = pathlib.Path(__file__).resolve().parent
VOCABULARIES = HERE.parents[2] / "vocabularies"

TEXTURE = yaml.safe_load((HERE / "texture.yaml").read_text(encoding="utf-8"))


def _terms(name):
    return yaml.safe_load((VOCABULARIES / f"{name}.yaml").read_text(encoding="utf-8"))["terms"]


def _dutch(name):
    return {term["id"]: term["labels"]["nl"] for term in _terms(name)}


SKILL_LABEL = _dutch("skills")
THEME_LABEL = _dutch("themes")
LANGUAGE_LABEL = _dutch("languages")
TARGET_LABEL = _dutch("target_groups")
KIND_LABEL = _dutch("requester_kinds")
SUPPORT_LABEL = _dutch("support_needs")
BROADER = {term["id"]: term.get("broader", []) for term in _terms("skills")}
POINT = {code: term["point"] for term in _terms("districts") for code in term.get("postcodes", [])}

# The array questions of the brokers' survey, in the order of their subquestions SQ001, SQ002, …
ASKED_SKILLS = [s for s in SKILL_LABEL if s not in ("process", "communication", "organisation", "subject_knowledge")]
ASKED_THEMES = ["mobility", "urban_development", "social", "education", "safety", "enterprise"]
ASKED_LANGUAGES = ["nl", "fr", "en", "ar", "tr", "es", "de", "pl"]

CEFR_CODE = {"A2": "A2", "B1": "A3", "B2": "A4", "C1": "A5", "C2": "A6"}     # answer codes of question L1; A1 is "none"
REACH_CODE = {2: "A1", 5: "A2", 10: "A3", 20: "A4", None: "A5"}              # answer codes of question R1
SECTOR_CODE = {"citizen": "A1", "association": "A2", "city": "A3", "enterprise": "A4", "other": "-oth-"}
ENGAGEMENT_TEXT = {1: "eenmalig", 2: "drie samenkomsten", 3: "maandelijks"}
URGENCY_TEXT = {1: "gewoon", 2: "hoog", 3: "dringend"}

_DAY = {"tue": (2, "di"), "wed": (3, "wo"), "thu": (4, "do"), "sat": (6, "za"), "sun": (7, "zo")}
_PART = {"eve": "avond", "mor": "voormiddag", "aft": "namiddag"}


def _calendar():
    """{slot id: as people write it}, for the evenings and weekends of weeks 48 to 51: {"2026-W48-tue-eve": "di 24/11 avond"}."""
    slots = {}
    for week in range(48, 52):
        for half_day in ("tue-eve", "wed-eve", "thu-eve", "sat-mor", "sat-aft", "sun-aft"):
            day, part = half_day.split("-")
            number, name = _DAY[day]
            date = datetime.date.fromisocalendar(2026, week, number)
            slots[f"2026-W{week}-{half_day}"] = f"{name} {date:%d/%m} {_PART[part]}"
    return slots


SLOTS = _calendar()


def subquestion(question, number):
    """LimeSurvey's heading of one line of an array question; numbers count from 0."""
    return f"{question}[SQ{number + 1:03d}]"
