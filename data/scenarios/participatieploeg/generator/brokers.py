"""Invents participation brokers: ordinary people of all kinds, and a few who make a known shortage (see asks.py)."""
import dataclasses

from .catalogue import SLOTS, TEXTURE

# Who is planted, per 140 brokers. Together with the planted requests in asks.py each makes one kind of shortage.
PLANTED_PER_140 = {
    "traffic_counter": 4,     # the only ones who can count traffic at level 3; each takes one group
    "tigrinya": 2,            # the only speakers of Tigrinya; each takes one group
    "pashto_beginner": 2,     # speak Pashto, but not well enough
    "official": 1,            # the only speaker of Romanian, works for district Merksem
    "politician": 1,          # the only speaker of Bulgarian, stands for Partij Voorbeeld
}
CITY = [code for code in TEXTURE["districts"] if code not in TEXTURE["remote"]]
FAR_AWAY = ("2900", "2930")                  # near enough to the remote places to stay out of the camera people
HOURS = {1: 20, 2: 24, 3: 40}                # by capacity: always more than that many requests can ask (at most 6 hours each)


@dataclasses.dataclass
class Broker:
    id: str
    role: str                                # "" for ordinary people
    given: str
    surname: str
    number: int                              # for the e-mail address and the telephone number
    postcode: str
    sector: str
    skills: dict                             # {term: level}
    free_skills: list
    wants_to_learn: list
    themes: list
    free_theme: str
    languages: dict                          # {code: CEFR}
    reach_km: int                            # or None: no limit
    slots: list
    capacity: int
    hours: int
    engagement: int
    asked: int
    offices: list
    remark: str
    submitted: tuple = ()                    # (day of the campaign, second of the day)

    @property
    def name(self):
        return f"{self.given} {self.surname}"


def roles(dice, count):
    """One role per broker, the planted ones scattered."""
    planted = [role for role, per_140 in PLANTED_PER_140.items() for _ in range(round(per_140 * count / 140))]
    return dice.shuffled(planted + [""] * (count - len(planted)))


def _skills(dice, archetype):
    _, best, _ = TEXTURE["archetypes"][archetype]
    levels = {}
    for skill in best:
        if dice.chance(0.85):
            levels[skill] = 2 + dice.below(4)
    for skill in dice.several(TEXTURE["extra_skills"], 2 + dice.below(4)):
        levels[skill] = max(levels.get(skill, 0), 1 + dice.below(3))
    return levels


def _languages(dice):
    levels = {"nl": dice.weighted({"C2": 66, "C1": 14, "B2": 10, "B1": 7, "A2": 3})}
    for code in dice.several(TEXTURE["broker_languages"], dice.weighted({0: 25, 1: 38, 2: 27, 3: 10})):
        levels[code] = dice.weighted({"A2": 15, "B1": 28, "B2": 27, "C1": 15, "C2": 15})
    return levels


def _slots(dice):
    habit = dice.weighted({"evenings": 40, "weekends": 25, "both": 31, "silent": 4})
    if habit == "silent":
        return []
    likes = [s for s in SLOTS if habit == "both" or s.endswith("eve") == (habit == "evenings")]
    chosen = [slot for slot in likes if dice.chance(0.45)]
    return chosen or [dice.pick(likes)]


def _ordinary(dice, number, id, given_names):
    archetype = dice.weighted({name: shares[0] for name, shares in TEXTURE["archetypes"].items()})
    capacity = dice.weighted({1: 25, 2: 40, 3: 35})
    learns = dice.chance(0.35)
    return Broker(
        id=id, role="", given=dice.pick(given_names), surname=dice.pick(TEXTURE["surnames"]), number=number,
        postcode=dice.weighted({code: share for code, (share, _) in TEXTURE["districts"].items()}),
        sector=dice.weighted({"citizen": 60, "association": 20, "city": 8, "enterprise": 8, "other": 4}),
        skills=_skills(dice, archetype),
        free_skills=[dice.pick(TEXTURE["free_skills"])] if dice.chance(0.15) else [],
        wants_to_learn=dice.shuffled(TEXTURE["learnable"])[:1 + dice.below(3)] if learns else [],
        themes=list(dict.fromkeys(TEXTURE["archetypes"][archetype][2] + dice.several(
            {"mobility": 3, "urban_development": 3, "social": 4, "education": 3, "safety": 2, "enterprise": 2}, dice.below(2)))),
        free_theme=dice.pick(TEXTURE["free_themes"]) if dice.chance(0.12) else "",
        languages=_languages(dice),
        reach_km=dice.weighted({2: 14, 5: 42, 10: 30, 20: 10, None: 4}),
        slots=_slots(dice), capacity=capacity, hours=HOURS[capacity],
        engagement=dice.weighted({1: 42, 2: 36, 3: 22}),
        asked=dice.weighted({0: 45, 1: 25, 2: 14, 3: 9, 5: 5, 8: 2}),
        offices=[], remark=dice.pick(TEXTURE["remarks"]) if dice.chance(0.2) else "",
        submitted=(dice.below(81), 7 * 3600 + dice.below(16 * 3600)))


def _keep_shortages_true(broker):
    """What ordinary people may not have, so that each planted shortage has its one cause."""
    highest = {"legal_permits": 3, "traffic_counting": 2}
    broker.skills = {skill: min(level, highest.get(skill, 5)) for skill, level in broker.skills.items()}
    if "audio_visual" in broker.skills:                       # cameras stay in town
        broker.reach_km = min(broker.reach_km or 5, 5)
        if broker.postcode in FAR_AWAY or broker.postcode not in CITY:
            broker.postcode = "2018"
    if "grant_writing" in broker.skills:                      # nobody writes applications on Sunday
        broker.slots = [slot for slot in broker.slots if not slot.endswith("sun-aft")] or ["2026-W49-sat-mor"]


def _play_role(dice, broker):
    """Turns an ordinary broker into one of the planted ones: easy to reach, often free, and alone with one thing."""
    broker.reach_km, broker.engagement, broker.capacity, broker.hours = None, 3, 1, HOURS[1]
    broker.slots = [slot for slot in SLOTS if dice.chance(0.7)]
    broker.languages["nl"] = "C2"
    broker.skills.pop("audio_visual", None)
    broker.skills.pop("grant_writing", None)
    if broker.role == "traffic_counter":
        broker.skills = {"traffic_counting": 3 + dice.below(3)}
    elif broker.role == "tigrinya":
        broker.languages["ti"] = dice.pick(["B2", "C2"])
    elif broker.role == "pashto_beginner":
        broker.languages["ps"] = "A2"
    elif broker.role == "official":
        broker.languages["ro"], broker.offices, broker.sector = "C1", ["district-merksem"], "city"
    elif broker.role == "politician":
        broker.languages["bg"], broker.offices = "C1", ["partij-voorbeeld"]


def make_brokers(dice, count):
    width = max(3, len(str(count + 10)))
    given_names = TEXTURE["given"] + TEXTURE["given_utf8"]
    brokers = []
    for number, role in enumerate(roles(dice, count), start=1):
        broker = _ordinary(dice, number, f"m{number:0{width}}", given_names)
        if not role and dice.chance(0.05):
            broker.offices = [dice.pick(TEXTURE["offices"])]
        _keep_shortages_true(broker)
        if role:
            broker.role = role
            _play_role(dice, broker)
        brokers.append(broker)
    return brokers
