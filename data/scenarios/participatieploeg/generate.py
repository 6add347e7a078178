#!/usr/bin/python3
"""Makes the scenario Antwerpse Participatie Ploeg: two survey exports, the coordinator's decisions and the list of what was planted.

    generate.py                                            the committed files, byte for byte, in this folder
    generate.py --offers 2000 --requests 2000 --seed 7 -o DIR     a larger one with the same texture, ready for `koppel match DIR`
    generate.py --clean -o DIR                             without planted faults (the planted shortages stay)
"""
import argparse
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator import asks, brokers, decisions, exports, faults  # noqa: E402
from generator.dice import Dice  # noqa: E402

OFFERS_FILE, REQUESTS_FILE = "aanbod-limesurvey.csv", "vragen-excel.csv"
BY_HAND = ["profile.yaml", "aanbod.mapping.yaml", "vragen.mapping.yaml"]


def offer_lines(seed, people, clean):
    dice = Dice(f"{seed} offers exported")
    rows = [exports.offer_row(dice, person, response) for response, person in enumerate(people, start=3)]
    rows = [[row[column] for column in exports.OFFER_COLUMNS] for row in rows]
    if clean:
        return [faults.Line(row) for row in rows]
    ordinary = [not person.role and not faults.HOLDS_A_SHORTAGE & set(person.skills) for person in people]
    return faults.plant_in_offers(Dice(f"{seed} offers spoilt"), rows, ordinary, len(people) / 140)


def request_lines(seed, questions, clean):
    dice = Dice(f"{seed} requests exported")
    rows = [list(exports.request_row(dice, ask).values()) for ask in questions]
    if clean:
        return [faults.Line(row) for row in rows]
    ordinary = [not ask.plant for ask in questions]
    return faults.plant_in_requests(Dice(f"{seed} requests spoilt"), rows, ordinary, len(questions) / 220)


def planted_csv(sides, questions):
    """Every planted fault and shortage, as `file;row;column;id;kind;expect;what`; rows and columns count from 1, as in a spreadsheet."""
    rows = [["file", "row", "column", "id", "kind", "expect", "what"]]
    for file, columns, id_column, lines in sides:
        for number, line in enumerate(lines, start=2):
            for kind, column, expect, what in line.planted:
                place = str(columns.index(column) + 1) if column else ""
                rows.append([file, str(number), place, line.cells[columns.index(id_column)], kind, expect, what])
    plants = {ask.id: ask.plant for ask in questions if ask.plant}
    for number, line in enumerate(sides[1][3], start=2):
        if line.cells[0] in plants:
            rows.append([REQUESTS_FILE, str(number), "", line.cells[0], plants[line.cells[0]], "shortage", asks.WHY[plants[line.cells[0]]]])
    return exports.table_csv(rows)


def make(offers, requests, seed, clean):
    """{file name: bytes}"""
    people = brokers.make_brokers(Dice(f"{seed} brokers"), offers)
    questions = asks.make_asks(Dice(f"{seed} requests"), requests)
    settled = decisions.make_decisions(Dice(f"{seed} decisions"), people, questions)
    supply, demand = offer_lines(seed, people, clean), request_lines(seed, questions, clean)
    sides = [(OFFERS_FILE, exports.OFFER_COLUMNS, "token", supply), (REQUESTS_FILE, exports.REQUEST_COLUMNS, "Dossiernr", demand)]
    return {
        OFFERS_FILE: exports.limesurvey_csv([line.cells for line in supply]),
        REQUESTS_FILE: exports.excel_csv([line.cells for line in demand]),
        "decisions.csv": exports.table_csv([["decision", "offer", "request", "reason"], *settled]),
        "planted.csv": planted_csv(sides, questions),
    }


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--offers", type=positive, default=140, help="brokers (default 140)")
    options.add_argument("--requests", type=positive, default=220, help="requests (default 220)")
    options.add_argument("--seed", type=int, default=2027, help="another seed, other people (default 2027)")
    options.add_argument("--clean", action="store_true", help="plant no faults")
    options.add_argument("-o", "--output", type=pathlib.Path, default=HERE, metavar="DIR", help="default: this folder")
    chosen = options.parse_args()
    chosen.output.mkdir(parents=True, exist_ok=True)
    for name, content in make(chosen.offers, chosen.requests, chosen.seed, chosen.clean).items():
        (chosen.output / name).write_bytes(content)
    if chosen.output.resolve() != HERE:
        for name in BY_HAND:
            shutil.copyfile(HERE / name, chosen.output / name)


if __name__ == "__main__":
    main()
