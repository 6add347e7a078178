"""One small survey of three invented people, as each survey tool would export it, with the mapping that reads it.

Every export says the same: the people of PEOPLE. One option holds the separator of the tools that join answers ("Verkeer, parkeren en
tram"), names have accents, one person left nearly everything open.
"""

import io
from collections import namedtuple

from openpyxl import Workbook

Export = namedtuple("Export", "name bytes mapping")

TRAFFIC, SAFETY, SCHOOL = "Verkeer, parkeren en tram", "Veiligheid", "Onderwijs"
THEMES = {TRAFFIC: "mobility", SAFETY: "safety", SCHOOL: "education"}
TUESDAY, SATURDAY = "di 24/11 avond", "za 28/11 voormiddag"
SLOTS = {TUESDAY: "2026-W48-tue-eve", SATURDAY: "2026-W48-sat-mor"}

Person = namedtuple("Person", "id name mail submitted themes languages postcode slots groups")
PEOPLE = [
    Person("m1", "Zoë Verzonnen", "zoe@voorbeeld.example", "2026-10-02", [TRAFFIC, SAFETY], "Nederlands (C1), Frans (B1)", "2060", [TUESDAY], "2"),
    Person("m2", "Ben Bestaatniet", "ben@voorbeeld.example", "2026-10-03", [SCHOOL], "Frans (C2)", "2140", [TUESDAY, SATURDAY], "1"),
    Person("m3", "Ana Onecht", "ana@voorbeeld.example", "2026-10-04", [], "", "", [], ""),
]

# The market as a person would write it.
OFFERS = [
    {"id": "m1", "kind": "broker", "themes": ["mobility", "safety"], "languages": {"fr": "B1", "nl": "C1"}, "place": {"postcode": "2060"},
     "slots": ["2026-W48-tue-eve"], "capacity": {"max": 2}},
    {"id": "m2", "kind": "broker", "themes": ["education"], "languages": {"fr": "C2"}, "place": {"postcode": "2140"},
     "slots": ["2026-W48-sat-mor", "2026-W48-tue-eve"], "capacity": {"max": 1}},
    {"id": "m3", "kind": "broker"},
]


def codes(table):
    return "{ " + ", ".join(f'"{answer}": {term}' for answer, term in table.items()) + " }"


def mapping(identifier, submitted, themes, slots, languages="Talen", postcode="Postcode", groups="Hoeveel groepen?", name="Naam",
            mail="E-mail", read="", ignore=()):
    """The mapping of an export; each argument is a heading, `themes` and `slots` are sources."""
    contact = ", ".join(f'{key}: "{column}"' for key, column in (("name", name), ("email", mail)) if column)
    return f"""schema: koppel/mapping/1
side: offers
{read}
id: {{ column: "{identifier}" }}
submitted: {{ column: "{submitted}" }}
fields:
  kind: {{ value: broker }}
  themes: {themes}
  slots: {slots}
  languages: {{ column: "{languages}", split: "," }}
  place.postcode: {{ column: "{postcode}" }}
  capacity.max: {{ column: "{groups}" }}
contact: {{ {contact} }}
ignore: [ {", ".join(f'"{heading}"' for heading in ignore)} ]
"""


def joined(column, table, split):
    return f'{{ column: "{column}", split: "{split}", codes: {codes(table)} }}'


def ticked(columns, answer):
    return f'{{ columns: {codes(columns)}, ticked: [ "{answer}" ] }}'


def csv(rows, separator=";", quote=True, end="\r\n"):
    def cell(value):
        if value is None:
            return ""
        text = str(value)
        plain = not quote and not any(mark in text for mark in (separator, '"', "\n"))
        return text if plain else '"' + text.replace('"', '""') + '"'

    return "".join(separator.join(map(cell, row)) + end for row in rows)


def xlsx(rows, sheet="Sheet1"):
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def day(iso):
    year, month, date = iso.split("-")
    return f"{date}/{month}/{year}"


def limesurvey():
    """Codes as headings; what was not shown is empty without quotes, a blank line ends the file."""
    heads = ["id", "submitdate", "lastpage", "startlanguage", "token", "A1", "A2", "T1[SQ001]", "T1[SQ002]", "T1[SQ003]",
             "M1[SQ001]", "M1[SQ002]", "L1", "P1", "C1"]
    rows = [heads]
    for number, one in enumerate(PEOPLE, 1):
        boxes = ["Y" if theme in one.themes else "" for theme in THEMES] + ["Y" if slot in one.slots else None for slot in SLOTS]
        rows.append([number, one.submitted + " 10:00:00", 4, "nl", one.id, one.name, one.mail, *boxes, one.languages, one.postcode, one.groups])
    text = csv(rows, ",") + "\r\n"
    columns = {f"T1[SQ00{i}]": term for i, term in enumerate(THEMES.values(), 1)}
    slots = {f"M1[SQ00{i}]": slot for i, slot in enumerate(SLOTS.values(), 1)}
    return Export("limesurvey.csv", b"\xef\xbb\xbf" + text.encode(), mapping(
        "token", "submitdate", ticked(columns, "Y"), ticked(slots, "Y"), "L1", "P1", "C1", "A1", "A2",
        ignore=("id", "lastpage", "startlanguage")))


def limesurvey_vv():
    """Tabs, two heading rows, marks for what cannot stand in a cell."""
    names = ["id", "submitdate", "lastpage", "startlanguage", "token", "A1", "A2", "T1_SQ001", "T1_SQ002", "T1_SQ003", "L1", "P1", "C1", "M1_SQ001", "M1_SQ002"]
    rows = [["Vraag " + name for name in names], names]
    for number, one in enumerate(PEOPLE, 1):
        boxes = ["Y" if theme in one.themes else "" for theme in THEMES]
        slots = ["Y" if slot in one.slots else "{question_not_shown}" for slot in SLOTS]
        rows.append([number, one.submitted + " 10:00:00", 4, "nl", one.id, one.name, one.mail, *boxes, one.languages, one.postcode, one.groups, *slots])
    columns = {f"T1_SQ00{i}": term for i, term in enumerate(THEMES.values(), 1)}
    slots = {f"M1_SQ00{i}": slot for i, slot in enumerate(SLOTS.values(), 1)}
    return Export("vv.txt", csv(rows, "\t", quote=False, end="\n").encode(), mapping(
        "token", "submitdate", ticked(columns, "Y"), ticked(slots, "Y"), "L1", "P1", "C1", "A1", "A2",
        ignore=("id", "lastpage", "startlanguage")))


def answers_in_cells(split, first, last=""):
    """Heading row and rows of the tools that join answers in one cell."""
    heads = [first, "Wat is je code?", "Naam", "E-mail", "Thema's", "Momenten", "Talen", "Postcode", "Hoeveel groepen?"]
    yield heads
    for one in PEOPLE:
        themes = split.join(one.themes) + (last if one.themes else "")
        slots = split.join(one.slots) + (last if one.slots else "")
        yield [day(one.submitted) + " 10:00:00", one.id, one.name, one.mail, themes, slots, one.languages, one.postcode, one.groups]


def google_sheet():
    """The linked sheet: ", " between answers, also where an option holds one."""
    rows = list(answers_in_cells(", ", "Tijdstempel"))
    return Export("google.csv", csv(rows, ",", quote=False).encode(), mapping(
        "Wat is je code?", "Tijdstempel", joined("Thema's", THEMES, ","), joined("Momenten", SLOTS, ",")))


def google_form():
    """The form's own CSV: ";" between answers."""
    rows = list(answers_in_cells(";", "Horodateur"))
    return Export("formulaire.csv", csv(rows, ",").encode(), mapping(
        "Wat is je code?", "Horodateur", joined("Thema's", THEMES, ";"), joined("Momenten", SLOTS, ";")))


def microsoft_forms():
    """A workbook; every choice ends with a semicolon."""
    rows = []
    for number, row in enumerate(answers_in_cells(";", "Voltooiingstijd", last=";")):
        rows.append([number if number else "Id", "2026-10-01 09:00:00" if number else "Begintijd", *row])
    return Export("forms.xlsx", xlsx(rows), mapping(
        "Wat is je code?", "Voltooiingstijd", joined("Thema's", THEMES, ";"), joined("Momenten", SLOTS, ";"), ignore=("Id", "Begintijd")))


def qualtrics():
    """Three heading rows, a question with a line break, and an answer that only tried it out."""
    heads = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "RecordedDate", "ResponseId", "ExternalReference",
             "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"]
    questions = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Finished", "Recorded Date", "Response ID",
                 "External Data Reference", "Naam", "E-mail", "Thema's,\nmeer dan een mag", "Momenten", "Talen", "Postcode", "Hoeveel groepen?"]
    rows = [heads, questions, [f'{{"ImportId":"QID{i}"}}' for i, _ in enumerate(heads)]]

    def row(status, number, one):
        at = one.submitted + " 10:00:00"
        return [at, at, status, "192.0.2.7", 100, "True", at, f"R_{number}aBcDeFg", one.id, one.name, one.mail, ",".join(one.themes),
                ",".join(one.slots), one.languages, one.postcode, one.groups]

    rows.append(row("Survey Preview", 0, PEOPLE[0]._replace(id="proef")))
    rows += [row("IP Address", number, one) for number, one in enumerate(PEOPLE, 1)]
    return Export("qualtrics.csv", csv(rows, ",").encode(), mapping(
        "ExternalReference", "RecordedDate", joined("Q3", THEMES, ","), joined("Q4", SLOTS, ","), "Q5", "Q6", "Q7", "Q1", "Q2",
        ignore=("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "ResponseId")))


def kobotoolbox():
    """Every answer twice: joined by blanks as XML names, and a column of 1 and 0 per option."""
    themes, slots = list(THEMES.values()), ["di_avond", "za_voormiddag"]
    heads = ["start", "end", "groep/code", "groep/naam", "groep/mail", "thema", *(f"thema/{t}" for t in themes), "momenten", "talen", "postcode",
             "groepen", "_id", "_uuid", "_submission_time", "__version__"]
    rows = [heads]
    for number, one in enumerate(PEOPLE, 1):
        chosen = [THEMES[theme] for theme in one.themes]
        boxes = [int(theme in chosen) if chosen else "" for theme in themes]
        moments = " ".join(name for name, slot in zip(slots, SLOTS) if slot in one.slots)
        at = one.submitted + "T10:00:00"
        rows.append([at, at, one.id, one.name, one.mail, " ".join(chosen), *boxes, moments, one.languages, one.postcode, one.groups, number,
                     f"uuid-{number}", at, "v1"])
    boxes = "{ columns: " + codes({f"thema/{theme}": theme for theme in themes}) + " }"
    return Export("kobo.csv", csv(rows).encode(), mapping(
        "groep/code", "_submission_time", boxes, joined("momenten", dict(zip(slots, SLOTS.values())), " "), "talen", "postcode", "groepen",
        "groep/naam", "groep/mail", ignore=("start", "end", "thema", "_id", "_uuid", "__version__")))


def surveymonkey():
    """Two heading rows, the first blank above options; a ticked cell repeats its option."""
    first = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1",
             "Code", "Thema's", "", "", "Momenten", "", "Talen", "Postcode", "Hoeveel groepen?"]
    second = [""] * 9 + ["Open-Ended Response", *THEMES, *SLOTS, *["Open-Ended Response"] * 3]
    rows = [first, second]
    for number, one in enumerate(PEOPLE, 1):
        boxes = [theme if theme in one.themes else "" for theme in THEMES] + [slot if slot in one.slots else "" for slot in SLOTS]
        given, family = one.name.split(" ")
        rows.append([1000 + number, 77, one.submitted, one.submitted, "192.0.2.7", one.mail, given, family, "", one.id, *boxes, one.languages,
                     one.postcode, one.groups])
    themes = "{ columns: " + codes({f"Thema's [{text}]": term for text, term in THEMES.items()}) + " }"
    slots = "{ columns: " + codes({f"Momenten [{text}]": slot for text, slot in SLOTS.items()}) + " }"
    text = mapping("Code", "End Date", themes, slots, name=None, mail="Email Address", ignore=(
        "Respondent ID", "Collector ID", "Start Date", "IP Address", "Custom Data 1"))
    return Export("surveymonkey.csv", csv(rows, ",").encode(), text.replace("contact: {", 'contact: { name: [ "First Name", "Last Name" ],'))


def belgian_excel():
    """Windows-1252, semicolons, a line that names the separator."""
    rows = list(answers_in_cells(", ", "Ingediend op"))
    text = "sep=;\r\n" + csv(rows, ";", quote=False)
    return Export("excel.csv", text.encode("cp1252"), mapping(
        "Wat is je code?", "Ingediend op", joined("Thema's", THEMES, ","), joined("Momenten", SLOTS, ",")))


def libreoffice():
    """Tabs, plain UTF-8, answers joined by a slash."""
    rows = list(answers_in_cells(" / ", "Ingediend op"))
    return Export("calc.tsv", csv(rows, "\t", quote=False, end="\n").encode(), mapping(
        "Wat is je code?", "Ingediend op", joined("Thema's", THEMES, " / "), joined("Momenten", SLOTS, " / ")))


def excel_workbook():
    """A workbook with numbers as numbers and a title above the headings."""
    rows = [["Bevraging 2026"], *answers_in_cells(", ", "Ingediend op")]
    rows = [[int(cell) if isinstance(cell, str) and cell.isdigit() and index == 8 else cell for index, cell in enumerate(row)] for row in rows]
    return Export("excel.xlsx", xlsx(rows, "Antwoorden"), mapping(
        "Wat is je code?", "Ingediend op", joined("Thema's", THEMES, ","), joined("Momenten", SLOTS, ",")))


TOOLS = [limesurvey, limesurvey_vv, google_sheet, google_form, microsoft_forms, qualtrics, kobotoolbox, surveymonkey, belgian_excel,
         libreoffice, excel_workbook]
