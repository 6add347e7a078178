"""Invents requests: ordinary ones on some twenty-five subjects, and planted ones that cannot all be served, each for a known reason."""
import dataclasses

from .catalogue import SLOTS, TEXTURE

# Per 220 requests: how many are planted, and why they cannot (all) be served.
PLANTED_PER_220 = {
    "no_speaker": 3, "no_level": 3, "out_of_reach": 3, "no_common_slot": 3, "conflict": 3, "traffic_hall": 7, "tigrinya_hall": 5}
WHY = {
    "no_speaker": "asks for Pashto; who speaks it is below B1",
    "no_level": "needs permits at level 4; nobody is above 3",
    "out_of_reach": "a film in Doel, Essen or Lillo; who films stays within 5 km",
    "no_common_slot": "a grant application on a Sunday; who writes them never has Sundays",
    "conflict": "the only candidate works for, or stands for, whoever asks",
    "traffic_hall": "seven such requests share four traffic counters who take one group each",
    "tigrinya_hall": "five such requests share two speakers of Tigrinya who take one group each",
}
KIND_OF_ORGANISATION = {"organisation", "city_service", "politician"}
EVENINGS = {slot: 3 if slot.endswith("eve") else 2 for slot in SLOTS}


@dataclasses.dataclass
class Ask:
    id: str
    plant: str                               # "" for ordinary requests
    given: str
    surname: str
    number: int
    kind: str
    organisation: str                        # as written in the sheet; empty for residents
    title: str
    description: str
    themes: list
    target: str
    support: str
    must: list                               # [(skill, level)]
    welcome: list
    languages: str                           # the cell
    postcode: str
    place: str
    slots: list
    people: int
    hours: str                               # decimal comma; may be empty
    engagement: int                          # 0: not said
    urgency: int
    first_time: bool
    reached: str
    submitted: int                           # day of the campaign

    @property
    def org_key(self):
        return TEXTURE["organisations"].get(self.kind, {}).get(self.organisation, "")


def plants(dice, count):
    planted = [plant for plant, per_220 in PLANTED_PER_220.items() for _ in range(round(per_220 * count / 220))]
    return dice.shuffled(planted + [""] * (count - len(planted)))


def _must(dice, choices, languages):
    """Who asks for a language that few brokers speak asks little else."""
    if not any(common in languages for common in ("Nederlands", "Engels", "Frans")):
        return [(dice.pick(choices), 1)] if dice.chance(0.35) else []
    count = dice.weighted({0: 10, 1: 84, 2: 6})
    return [(skill, dice.weighted({1: 32, 2: 56, 3: 12})) for skill in dice.shuffled(choices)[:count]]


def _ordinary(dice, number, id):
    topic = dice.weighted({index: topic[0] for index, topic in enumerate(TEXTURE["topics"])})
    _, title, themes, must, welcome, target = TEXTURE["topics"][topic]
    postcode = dice.weighted({code: share for code, (share, _) in TEXTURE["districts"].items()})
    place = TEXTURE["districts"][postcode][1]
    kind = dice.weighted(TEXTURE["requester_kinds"])
    languages = dice.weighted(TEXTURE["request_languages"])
    hours = dice.pick(["1,5", "2", "2,5", "3", "4", "4,5", "6", ""])
    return Ask(
        id=id, plant="", given=dice.pick(TEXTURE["given"]), surname=dice.pick(TEXTURE["surnames"]), number=number, kind=kind,
        organisation=dice.pick(list(TEXTURE["organisations"][kind])) if kind in KIND_OF_ORGANISATION else "",
        title=title.format(street=dice.pick(TEXTURE["streets"]), place=place),
        description=dice.pick(TEXTURE["descriptions"]) if dice.chance(0.7) else "",
        themes=themes, target=target, support=dice.weighted(TEXTURE["support"]),
        must=_must(dice, must, languages), welcome=[skill for skill in welcome if dice.chance(0.6)],
        languages=languages, postcode=postcode, place=place,
        slots=sorted(dice.several(EVENINGS, 2 + dice.below(4)), key=list(SLOTS).index) if dice.chance(0.93) else [],
        people=2 if dice.chance(0.2) else 1, hours=hours,
        engagement=dice.weighted({0: 12, 1: 56, 2: 23, 3: 9}),
        urgency=dice.weighted({1: 62, 2: 26, 3: 12}), first_time=dice.chance(0.38), reached=dice.weighted({"ja": 55, "nee": 35, "": 10}),
        submitted=dice.below(81))


def _plant(dice, ask, turn):
    """Makes an ordinary request easy in every respect but one. `turn` counts the plants of this kind."""
    ask.must, ask.languages, ask.engagement, ask.people = [], "Nederlands", 1, 1
    ask.slots = sorted(dice.several(EVENINGS, 8), key=list(SLOTS).index)
    if ask.plant == "no_speaker":
        ask.languages, ask.title = "Pasjtoe", "Afghaanse vrouwen willen mee beslissen over het park"
    elif ask.plant == "no_level":
        ask.must, ask.title = [("legal_permits", 4)], f"Mag er een podium op het {TEXTURE['streets'][2]}? Wie kent de regels"
    elif ask.plant == "out_of_reach":
        ask.postcode = list(TEXTURE["remote"])[turn % len(TEXTURE["remote"])]
        ask.place = TEXTURE["remote"][ask.postcode]
        ask.must, ask.title = [("audio_visual", 1)], f"Een film over de laatste bewoners van {ask.place}"
    elif ask.plant == "no_common_slot":
        ask.must, ask.title = [("grant_writing", 1)], "Zondagclub zoekt hulp bij een subsidieaanvraag"
        ask.slots = [slot for slot in SLOTS if slot.endswith("sun-aft")][:3]
    elif ask.plant == "conflict" and turn % 3 < 2:
        ask.kind, ask.organisation, ask.languages = "city_service", "District Merksem", "Roemeens"
        ask.title = ["Roemeense gezinnen bevragen over hun straat", "Onthaal van Roemeenstalige ouders in Merksem"][turn % 2]
    elif ask.plant == "conflict":
        ask.kind, ask.organisation, ask.languages = "politician", "Partij Voorbeeld", "Bulgaars"
        ask.title = "Spreekuur voor Bulgaarstalige bewoners"
    elif ask.plant == "traffic_hall":
        ask.must, ask.title = [("traffic_counting", 3)], f"Hoeveel auto's rijden er door de {dice.pick(TEXTURE['streets'])}?"
        ask.themes = ["mobility", "road_safety"]
    elif ask.plant == "tigrinya_hall":
        ask.languages, ask.title = "Tigrinya", "Eritrese buren leren de buurtwerking kennen"


def make_asks(dice, count):
    width = max(3, len(str(count + 10)))
    asks, turns = [], {}
    for number, plant in enumerate(plants(dice, count), start=1):
        ask = _ordinary(dice, number, f"r{number:0{width}}")
        ask.plant = plant
        if plant:
            _plant(dice, ask, turns.get(plant, 0))
            turns[plant] = turns.get(plant, 0) + 1
        asks.append(ask)
    return asks
