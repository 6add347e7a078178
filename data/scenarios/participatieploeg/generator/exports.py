"""Writes brokers as a LimeSurvey export and requests as a sheet saved by a Belgian Excel, cell by cell as those tools do."""
import datetime
import unicodedata

from .catalogue import (ASKED_LANGUAGES, ASKED_SKILLS, ASKED_THEMES, CEFR_CODE, ENGAGEMENT_TEXT, KIND_LABEL, LANGUAGE_LABEL,
                        REACH_CODE, SECTOR_CODE, SKILL_LABEL, SLOTS, SUPPORT_LABEL, TARGET_LABEL, TEXTURE, THEME_LABEL,
                        URGENCY_TEXT, subquestion)

FIRST_DAY = datetime.date(2026, 9, 1)
CAPACITY = "C1. Hoeveel groepen wil je tegelijk begeleiden?"
HOURS = "U1. Hoeveel uren kan je daar tot Nieuwjaar samen aan geven?"
ENGAGEMENT = "E1. Hoe ver wil je gaan?"

OFFER_COLUMNS = (
    ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr",
     "A1", "A2", "A3", "A4", "A5", "A6", "A6[other]"]
    + [subquestion("V1", n) for n in range(len(ASKED_SKILLS))] + ["V2", "W0"]
    + [subquestion("W1", n) for n in range(len(TEXTURE["learnable"]))]
    + [subquestion("T1", n) for n in range(len(ASKED_THEMES))] + ["T1[other]"]
    + [subquestion("L1", n) for n in range(len(ASKED_LANGUAGES))] + ["L2", "R1"]
    + [subquestion("M1", n) for n in range(len(SLOTS))]
    + [CAPACITY, HOURS, ENGAGEMENT, "G1", "K0"]
    + [subquestion("K1", n) for n in range(len(TEXTURE["offices"]))] + ["O1"])

REQUEST_COLUMNS = [
    "Dossiernr", "Ingediend op", "Voornaam", "Naam", "E-mail", "Telefoon", "Wie vraagt?", "Organisatie", "Titel", "Omschrijving",
    "Thema's", "Doelgroep", "Soort ondersteuning", "Onmisbaar", "Mooi meegenomen", "Talen", "Postcode", "Wijk of district", "Momenten",
    "Aantal personen", "Uren", "Engagement", "Dringend?", "Eerste vraag?", "Al bereikt?", "Opmerkingen"]


def plain(text):
    """Letters of an e-mail address: no accents, no spaces."""
    bare = unicodedata.normalize("NFKD", text.replace("Ł", "L").replace("Đ", "D").replace("ş", "s").replace("ı", "i"))
    return "".join(c for c in bare if c.isascii() and c.isalpha()).lower()


def email(given, surname, number):
    return f"{plain(given)}.{plain(surname)}.{number}@example.org"


def phone(number):
    digits = f"{number:06d}"
    return f"0400 {digits[:2]} {digits[2:4]} {digits[4:]}"


def _ticks(question, options, chosen):
    return {subquestion(question, n): "Y" if option in chosen else "" for n, option in enumerate(options)}


def offer_row(dice, broker, response):
    """One LimeSurvey response. None is a question that was not shown: an empty cell without quotes."""
    day, second = broker.submitted
    done = datetime.datetime.combine(FIRST_DAY, datetime.time()) + datetime.timedelta(days=day, seconds=second)
    row = {
        "id": str(response), "submitdate": str(done), "lastpage": "6", "startlanguage": "nl",
        "seed": str(100000000 + dice.below(900000000)),
        "token": broker.id, "startdate": str(done - datetime.timedelta(seconds=240 + dice.below(900))), "datestamp": str(done),
        "ipaddr": f"192.0.2.{1 + dice.below(254)}",
        "A1": broker.given, "A2": broker.surname, "A3": email(broker.given, broker.surname, broker.number), "A4": phone(2 * broker.number),
        "A5": broker.postcode, "A6": SECTOR_CODE[broker.sector], "A6[other]": "van alles wat" if broker.sector == "other" else "",
        "V2": ", ".join(broker.free_skills), "W0": "Y" if broker.wants_to_learn else "N", "T1[other]": broker.free_theme,
        "L2": ", ".join(f"{LANGUAGE_LABEL[code]} ({level})" for code, level in broker.languages.items() if code not in ASKED_LANGUAGES),
        "R1": REACH_CODE[broker.reach_km], CAPACITY: str(broker.capacity), HOURS: str(broker.hours), ENGAGEMENT: f"A{broker.engagement}",
        "G1": str(broker.asked), "K0": "Y" if broker.offices else "N", "O1": broker.remark}
    for n, skill in enumerate(ASKED_SKILLS):
        untouched = "" if dice.chance(0.3) else "A1"
        row[subquestion("V1", n)] = f"A{broker.skills[skill] + 1}" if skill in broker.skills else untouched
    for n, code in enumerate(ASKED_LANGUAGES):
        untouched = "" if dice.chance(0.3) else "A1"
        row[subquestion("L1", n)] = CEFR_CODE[broker.languages[code]] if code in broker.languages else untouched
    row |= _ticks("T1", ASKED_THEMES, broker.themes) | _ticks("M1", list(SLOTS), broker.slots)
    learning = _ticks("W1", TEXTURE["learnable"], broker.wants_to_learn)
    offices = _ticks("K1", TEXTURE["offices"], broker.offices)
    row |= learning if broker.wants_to_learn else dict.fromkeys(learning)
    return row | (offices if broker.offices else dict.fromkeys(offices))


def _needs(needs, usual):
    """Skills in one cell; the level stands behind those whose level is not the usual one."""
    return ", ".join(SKILL_LABEL[skill] + (f" ({level})" if level != usual else "") for skill, level in needs)


def request_row(dice, ask):
    organised = f"{ask.given} {ask.surname}, {ask.organisation}" if ask.organisation else ""
    return {
        "Dossiernr": ask.id, "Ingediend op": f"{FIRST_DAY + datetime.timedelta(days=ask.submitted):%d/%m/%Y}",
        "Voornaam": ask.given, "Naam": ask.surname, "E-mail": email(ask.given, ask.surname, ask.number + 5000),
        "Telefoon": phone(2 * ask.number + 1), "Wie vraagt?": KIND_LABEL[ask.kind], "Organisatie": ask.organisation,
        "Titel": ask.title, "Omschrijving": ask.description, "Thema's": ", ".join(THEME_LABEL[theme] for theme in ask.themes),
        "Doelgroep": TARGET_LABEL[ask.target], "Soort ondersteuning": SUPPORT_LABEL[ask.support],
        "Onmisbaar": _needs(ask.must, usual=2), "Mooi meegenomen": _needs([(skill, 1) for skill in ask.welcome], usual=1),
        "Talen": ask.languages, "Postcode": ask.postcode, "Wijk of district": ask.place,
        "Momenten": ", ".join(SLOTS[slot] for slot in ask.slots), "Aantal personen": str(ask.people), "Uren": ask.hours,
        "Engagement": ENGAGEMENT_TEXT.get(ask.engagement, ""), "Dringend?": URGENCY_TEXT[ask.urgency],
        "Eerste vraag?": "ja" if ask.first_time else "nee", "Al bereikt?": ask.reached,
        "Opmerkingen": f"Contact: {organised}" if organised and dice.chance(0.15) else ""}


def _limesurvey_cell(cell):
    return "" if cell is None else '"' + cell.replace('"', '""') + '"'


def _excel_cell(cell):
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ';"\n') else cell


def limesurvey_csv(rows):
    """UTF-8 with BOM, CRLF, commas, every cell that was shown in quotes. Rows are lists of cells; the file ends in a blank line."""
    lines = [",".join(map(_limesurvey_cell, row)) for row in [OFFER_COLUMNS, *rows]]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def excel_csv(rows):
    """Windows-1252, CRLF, semicolons, quotes only where a cell needs them; the file ends in a blank line."""
    lines = [";".join(map(_excel_cell, row)) for row in [REQUEST_COLUMNS, *rows]]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("windows-1252")


def table_csv(rows):
    """A plain table of our own: UTF-8, semicolons."""
    return ("\r\n".join(";".join(map(_excel_cell, row)) for row in rows) + "\r\n").encode("utf-8")
