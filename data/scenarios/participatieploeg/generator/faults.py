"""Plants faults in the exported rows, as people and tools make them, and keeps the list of where each one stands.

A plan says how often a fault occurs per 140 offers or 220 requests, and what a reader should say about it. Cells are spoilt in
ordinary rows only, one fault per row; whole rows are added, so that the number of good rows stays what was asked.
"""
import dataclasses

from .exports import CAPACITY, OFFER_COLUMNS, REQUEST_COLUMNS

HOLDS_A_SHORTAGE = {"audio_visual", "grant_writing"}      # a spoilt cell of theirs could lift a planted shortage
REJECTED, WARNING, NOTHING = "rejected", "warning", "none"


@dataclasses.dataclass
class Spoil:
    """A cell that gets other text. `spoilt` receives the cell's own text."""
    kind: str
    column: str
    spoilt: object
    expect: str
    what: str


def _instead(text):
    return lambda cell: text


def _added(text):
    return lambda cell: f"{cell}, {text}" if cell else text


OFFER_CELLS = [
    Spoil("unknown_code", "V1[SQ001]", _instead("A9"), REJECTED, "answer code A9 does not exist; the skill is left out"),
    Spoil("not_a_number", CAPACITY, _instead("veel"), REJECTED, "capacity in words; the default (1) holds"),
    Spoil("unknown_postcode", "A5", _instead("20600"), WARNING, "postcode with a digit too many (2060?); no place known"),
    Spoil("near_miss_term", "V2", _instead("burenbemidelling"), REJECTED, "skill misspelt; did you mean burenbemiddeling"),
    Spoil("unknown_term", "V2", _instead("zeemansknopen leggen"), REJECTED, "skill that no vocabulary has"),
    Spoil("near_miss_term", "T1[other]", _instead("deelmobilitijd"), REJECTED, "theme misspelt; did you mean deelmobiliteit"),
    Spoil("unknown_language", "L2", _added("Marsiaans (B2)"), REJECTED, "language that does not exist; the others stay"),
    Spoil("formula", "O1", _instead("'=SOM(1;2) zei de computer"), NOTHING, "looks like a formula (masked by LimeSurvey); not used"),
]
REQUEST_CELLS = [
    Spoil("impossible_date", "Ingediend op", _instead("31/02/2026"), REJECTED, "a day that does not exist; no date of submission"),
    Spoil("unknown_postcode", "Postcode", _instead("20600"), WARNING, "postcode with a digit too many (2060?); no place known"),
    Spoil("near_miss_term", "Onmisbaar", _instead("Gespreken begeleiden"), REJECTED, "skill misspelt; did you mean Gesprekken begeleiden"),
    Spoil("unknown_language", "Talen", _instead("Nederlands, Klingon"), REJECTED, "language that does not exist; Dutch stays"),
    Spoil("not_a_number", "Uren", _instead("valt nog te zien"), REJECTED, "no number; no hours"),
    Spoil("negative_number", "Uren", _instead("-2"), REJECTED, "hours below zero; no hours"),
    Spoil("not_a_number", "Aantal personen", _instead("een paar"), REJECTED, "no number; the default (1) holds"),
    Spoil("unknown_code", "Dringend?", _instead("heel erg"), REJECTED, "not one of the three answers; no priority"),
    Spoil("unknown_code", "Momenten", _added("di 32/11 avond"), REJECTED, "a time slot that is not offered; the others stay"),
    Spoil("near_miss_term", "Wie vraagt?", _instead("Bewonersgroup"), REJECTED, "kind of requester misspelt; did you mean Bewonersgroep"),
    Spoil("register_number", "Omschrijving", _instead("Mijn rijksregisternummer is 85.07.30-000.{check}, voor het dossier."), WARNING,
          "looks like a national register number (nobody's: series 000 is never given out)"),
    Spoil("phone_as_number", "Telefoon", _instead("3,24E+10"), NOTHING, "Excel made a number of it; contact data, not read"),
    Spoil("formula", "Titel", _instead("=2+2 buurten, samen één plein"), NOTHING, "looks like a formula; neutralised in what is written"),
    Spoil("formula", "Titel", _instead("-kruispunt veiliger, +fietsers"), NOTHING, "looks like a formula; neutralised in what is written"),
    Spoil("markup", "Titel", _instead("Spelen & <b>ravotten</b> <script>alert('plein')</script>"), NOTHING,
          "looks like HTML; shown as it stands"),
]


def register_number_check():
    """The two control digits that make the planted register number look right: 97 minus the rest of the nine digits by 97."""
    return f"{97 - 850730000 % 97:02d}"


@dataclasses.dataclass
class Line:
    """A row on its way into a file, with what was planted in it."""
    cells: list
    planted: list = dataclasses.field(default_factory=list)      # (kind, column name or "", expect, what)


def _spoil_cells(dice, lines, plan, columns, times, may_spoil):
    """One fault per line, in lines of ordinary people; as many rounds of the plan as `times` says."""
    victims = [line for line, ordinary in zip(lines, may_spoil) if ordinary]
    victims = dice.shuffled(victims)
    for number in range(round(len(plan) * times)):
        spoil = plan[number % len(plan)]
        if not victims:
            return
        line = victims.pop()
        place = columns.index(spoil.column)
        line.cells[place] = spoil.spoilt(line.cells[place]).replace("{check}", register_number_check())
        line.planted.append((spoil.kind, spoil.column, spoil.expect, spoil.what))


def _insert(dice, lines, line):
    lines.insert(1 + dice.below(len(lines)), line)


def _blank(dice, lines, count, cells):
    for _ in range(count):
        _insert(dice, lines, Line(list(cells), [("blank_row", "", "counted", "blank in every column; skipped")]))


def _twice(dice, lines, columns, count, changes, may_copy):
    """Copies of lines that were handed in earlier: the newer one, already there, wins."""
    originals = dice.shuffled([line for line, ordinary in zip(lines, may_copy) if ordinary and not line.planted])
    for original in originals[:count]:
        copy = Line(list(original.cells), [("duplicate", "", REJECTED, "handed in earlier under the same id; the later row wins")])
        for column, text in changes.items():
            copy.cells[columns.index(column)] = text
        _insert(dice, lines, copy)


def plant_in_offers(dice, rows, ordinary, times):
    """`rows` of OFFER_COLUMNS, with `ordinary` true where a row may be touched; returns Lines, the faults added."""
    lines = [Line(list(row)) for row in rows]
    template, width = list(rows[-1]), len(rows[-1][OFFER_COLUMNS.index("token")])
    _spoil_cells(dice, lines, OFFER_CELLS, OFFER_COLUMNS, times, ordinary)
    _twice(dice, lines, OFFER_COLUMNS, round(times), {"submitdate": "2026-08-30 10:11:12", CAPACITY: "3", "R1": "A5"}, ordinary)
    for turn in range(round(times)):
        nobody = Line(list(template), [("no_id", "token", REJECTED, "no token: nobody knows who this is")])
        nobody.cells[OFFER_COLUMNS.index("token")] = ""
        _insert(dice, lines, nobody)
        cut = Line(list(template[:40]), [("ragged_row", "", REJECTED, f"cut off after 40 of {len(OFFER_COLUMNS)} cells")])
        cut.cells[OFFER_COLUMNS.index("token")] = f"m{len(rows) + 1 + turn:0{width - 1}}"
        _insert(dice, lines, cut)
    _blank(dice, lines, round(2 * times), [""] * len(OFFER_COLUMNS))
    return lines


def plant_in_requests(dice, rows, ordinary, times):
    lines = [Line(list(row)) for row in rows]
    template, width = list(rows[-1]), len(rows[-1][0])
    _spoil_cells(dice, lines, REQUEST_CELLS, REQUEST_COLUMNS, times, ordinary)
    _twice(dice, lines, REQUEST_COLUMNS, round(times), {"Ingediend op": "28/08/2026", "Uren": "3"}, ordinary)
    for turn in range(round(times)):
        number = len(rows) + 1 + 2 * turn
        for hours in ("2", "4,5"):
            twin = Line(list(template), [("duplicate_undated", "", REJECTED, "two rows with this id and no dates; both go")])
            twin.cells[0], twin.cells[1] = f"r{number:0{width - 1}}", ""
            twin.cells[REQUEST_COLUMNS.index("Uren")] = hours
            _insert(dice, lines, twin)
        wide = Line([*template, "samen bekijken"],
                    [("ragged_row", "", REJECTED, f"{len(REQUEST_COLUMNS) + 1} cells: a semicolon too many")])
        wide.cells[0] = f"r{number + 1:0{width - 1}}"
        _insert(dice, lines, wide)
    _blank(dice, lines, round(3 * times), [""] * len(REQUEST_COLUMNS))
    return lines
