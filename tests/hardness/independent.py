"""A second reading of a market and a profile, from data/schema/ alone: which pairs are candidates, what they weigh, whether a result is right.

usage: independent.py MARKET RESULT [--profile P] [--decisions D] [--previous RESULT]     exit 1: the claims that are not true

Nothing of the engine is used. It reads markets in JSON, profiles in YAML and decisions in CSV, whose words are those of the vocabularies or
meet by the same spelling; exports, folded spellings, hours and vocabularies of one's own are left to other tests. Its rules are those of
data/schema/pairs.md.
"""

import argparse
import csv
import io
import math
import sys
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import yaml

from harness import read
from judge import Instance, faults_of

DATA = Path(__file__).resolve().parents[2] / "data"
CEFR = {None: None, "A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6}
POINTS = {"skill_fit": 40, "theme": 20, "closeness": 15, "language": 5, "slots": 5, "learning": 5, "rest": 5, "first_time": 5, "urgency": 5}
EARTH_METRES = 6371008.8


@lru_cache(maxsize=None)
def vocabulary(name):
    terms = yaml.safe_load((DATA / "vocabularies" / f"{name}.yaml").read_text(encoding="utf-8"))["terms"]
    return {term["id"]: term for term in terms}


@lru_cache(maxsize=None)
def broader(name, term):
    """All terms above this one, at any distance."""
    above = vocabulary(name).get(term, {}).get("broader", [])
    return frozenset(above).union(*(broader(name, next_term) for next_term in above))


@lru_cache(maxsize=None)
def postcodes():
    """Postcode -> (district or None, (lat, lon)): those of the vocabulary, then the first line of each in belgium.csv."""
    table = {}
    for line in (DATA / "places" / "belgium.csv").read_text(encoding="utf-8").splitlines()[1:]:
        code, lat, lon, *_ = line.split(";")
        table.setdefault(code, (None, (float(lat), float(lon))))
    table.pop("", None)
    for term in vocabulary("districts").values():
        for code in term.get("postcodes", []):
            table[code] = (term["id"], (term["point"]["lat"], term["point"]["lon"]))
    return table


@dataclass
class Spot:
    point: tuple | None
    postcode: str | None
    district: str | None


@dataclass
class Reading:
    """A market as it stands under a profile."""

    instance: Instance
    points: dict  # candidate pair -> criterion -> value in thousandths
    strategy: str
    seed: int


class Profile:
    def __init__(self, document=None):
        self.document = document or {}

    def get(self, path, default):
        value = self.document
        for key in path.split("."):
            if not isinstance(value, dict) or key not in value:
                return default
            value = value[key]
        return value

    def number(self, path, default):
        value = self.get(path, default)
        return None if value is None else Fraction(str(value))


def spot(person):
    place, groups = person.get("place", {}), person.get("groups", {})
    district, known = postcodes().get(place.get("postcode"), (None, None))
    point = (float(place["lat"]), float(place["lon"])) if "lat" in place else known
    return Spot(point, place.get("postcode"), groups.get("district") or district)


def groups_of(request):
    district = spot(request).district
    return ({"district": district} if district else {}) | request.get("groups", {})


def metres(a, b):
    """The great circle between two points, rounded to metres."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return math.floor(2 * EARTH_METRES * math.asin(min(1.0, math.sqrt(half))) + 0.5)


def rounded(number):
    return math.floor(number + Fraction(1, 2))


class Rules:
    """Hard rules and soft criteria of one pair. Every value is a whole number from 0 to 1000, rounded down."""

    def __init__(self, profile, travel_times=(), earlier=()):
        self.profile = profile
        speed = profile.number("travel_speed_kmh", 15)
        self.travel = {(a, b): rounded(exact_minutes(m) * speed * 1000 / 60) for a, b, m in travel_times}
        self.earlier = earlier  # offers of the pairs of the round before, each as often as it had one

    def on(self, rule):
        return self.profile.get(f"rules.{rule}.on", True)

    # -- what several of them need -------------------------------------------------------------------------------------

    def distance(self, offer, request):
        """Metres, or None where it is not known."""
        a, b = spot(offer), spot(request)
        for kind in ("postcode", "district"):
            ends = (getattr(a, kind), getattr(b, kind))
            for pair in (ends, ends[::-1]):
                if None not in pair and pair in self.travel:
                    return self.travel[pair]
        return metres(a.point, b.point) if a.point and b.point else None

    def level(self, offer, need):
        """The level at which an offer has what is needed; 0 where it has not."""
        match = self.profile.get("rules.skills.match", "narrower")
        best = 0
        for skill, level in offer.get("skills", {}).items():
            if skill == need or match != "exact" and need in broader("skills", skill):
                best = max(best, level)
            elif match == "related" and skill in broader("skills", need):
                best = max(best, level - 1)
        return best

    def languages(self, offer, request):
        """For each language that is asked: (level asked, level of the offer or None)."""
        def levels(person):
            spoken = person.get("languages") or {}
            return spoken if isinstance(spoken, dict) else dict.fromkeys(spoken)

        speaks = {code: CEFR[level] or CEFR["B2"] for code, level in levels(offer).items()} or {self.profile.get("language", "nl"): CEFR["C2"]}
        asked = self.profile.get("defaults.language_level", "B1")
        return [(CEFR[level] or CEFR[asked], speaks.get(code)) for code, level in levels(request).items()]

    # -- hard rules ----------------------------------------------------------------------------------------------------

    def allows_skills(self, offer, request):
        musts = {n: need.get("level", 1) for n, need in request.get("needs", {}).items() if need.get("must")}
        return all(self.level(offer, need) >= level for need, level in musts.items())

    def allows_language(self, offer, request):
        asked = self.languages(offer, request)
        return not asked or any(has is not None and has >= level for level, has in asked)

    def allows_reach(self, offer, request):
        reach = offer.get("reach_km", self.profile.get("defaults.reach_km", None))
        distance = self.distance(offer, request)
        return reach is None or distance is None or distance <= Fraction(str(reach)) * 1000

    def allows_slots(self, offer, request):
        a, b = set(offer.get("slots", [])), set(request.get("slots", []))
        return not a or not b or bool(a & b)

    def allows_engagement(self, offer, request):
        group = self.profile.get("rules.engagement.group", "engagement")
        numbers = [person.get("groups", {}).get(group, "") for person in (offer, request)]
        if not all(text.isascii() and text.isdigit() for text in numbers):
            return True
        return int(numbers[0]) >= int(numbers[1])

    def names_request(self, conflict, request):
        key, _, value = conflict.partition(":")
        named = groups_of(request).get(key) == value
        return named or key == "from" and request.get("from") == value or key in ("request", "self") and request["id"] == value

    def allows_conflict(self, offer, request):
        return not any(self.names_request(c, request) for c in offer.get("conflicts", []) if not c.startswith("self:"))

    def is_herself(self, offer, request):
        same = offer["id"] == request["id"] and not (request["id"].isdigit() and len(request["id"]) <= 6)
        return same or any(self.names_request(c, request) for c in offer.get("conflicts", []) if c.startswith("self:"))

    def allows(self, offer, request):
        rules = ("skills", "language", "reach", "slots", "conflict", "engagement")
        return not self.is_herself(offer, request) and all(getattr(self, "allows_" + r)(offer, request) for r in rules if self.on(r))

    # -- soft criteria -------------------------------------------------------------------------------------------------

    def values(self, offer, request):
        return {name: getattr(self, name)(offer, request) for name in POINTS}

    def skill_fit(self, offer, request):
        needs = {n: need.get("level", 1) for n, need in request.get("needs", {}).items()}
        if not needs:
            return 1000
        return 1000 * sum(min(level, self.level(offer, n)) for n, level in needs.items()) // sum(needs.values())

    def theme(self, offer, request):
        wanted, has = set(request.get("themes", [])), set(offer.get("themes", []))
        if not wanted:
            return 1000
        halves = 0
        for theme in wanted:
            related = any(theme in broader("themes", t) or t in broader("themes", theme) for t in has)
            halves += 2 if theme in has else int(related)
        return 1000 * halves // (2 * len(wanted))

    def closeness(self, offer, request):
        distance, zero = self.distance(offer, request), rounded(self.profile.number("closeness.zero_km", 12) * 1000)
        return 0 if distance is None or distance >= zero else 1000 - 1000 * distance // zero

    def language(self, offer, request):
        asked = self.languages(offer, request)
        steps = {0: 500, 1: 750}
        values = [1000 if has == CEFR["C2"] else steps.get(has - level, 1000) for level, has in asked if has is not None and has >= level]
        return max(values, default=0) if asked else 1000

    def slots(self, offer, request):
        a, b = set(offer.get("slots", [])), set(request.get("slots", []))
        return 1000 * min(3, len(a & b)) // 3 if a and b else 1000

    def learning(self, offer, request):
        needs, wishes = request.get("needs", {}), offer.get("wants_to_learn", [])
        fits = [n for n in needs if any(w == n or n in broader("skills", w) or w in broader("skills", n) for w in wishes)]
        return 1000 * len(fits) // len(needs) if needs else 0

    def rest(self, offer, request):
        return 1000 // (1 + offer.get("asked", 0) + self.earlier.count(offer["id"]))

    def first_time(self, offer, request):
        return 1000 if request.get("first_time") else 0

    def urgency(self, offer, request):
        return 1000 * min(3, request.get("priority", 0)) // 3


def exact_minutes(text):
    return Fraction(str(text).replace(",", "."))


def limits(given, default):
    """min and max where one, both or none is given; whichever is not given gives way."""
    low, high = given.get("min"), given.get("max")
    if low is None:
        low = default[0] if high is None else min(default[0], high)
    if high is None:
        high = max(default[1], low)
    return low, high


def read_decisions(text):
    """(pins, forbidden pairs, absent offers, absent requests)"""
    pins, forbidden, absent_offers, absent_requests = set(), set(), set(), set()
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        what, offer, request = row["decision"], row["offer"], row["request"]
        if what == "unavailable":
            (absent_offers if offer else absent_requests).add(offer or request)
        elif offer and request:
            (pins if what == "pin" else forbidden).add((offer, request))
    return pins, forbidden, absent_offers, absent_requests


def one_per_person(edges, pins, kept, offers, request, high):
    """A request for several people gets each person once: the pinned pairs, else that of the earlier proposal, else the heaviest, else the
    first id."""
    if high < 2:
        return
    people = {}
    for offer in offers.values():
        person = offer.get("groups", {}).get("person")
        if person and (offer["id"], request) in edges:
            people.setdefault(person, []).append(offer["id"])
    for several in people.values():
        pinned = [o for o in several if (o, request) in pins]
        keep = pinned or [min(several, key=lambda o: ((o, request) not in kept, -edges[o, request], o.encode()))]
        for offer in several:
            if offer not in keep:
                del edges[offer, request]


def weigh(market, profile=None, decisions="", travel_times=(), earlier=(), goes_on=True):
    """The instance that a market is under a profile (both as read from JSON and YAML). `earlier`: pairs of the result before."""
    profile = Profile(profile)
    rules = Rules(profile, travel_times, [] if goes_on else [offer for offer, _ in earlier])
    pins, forbidden, absent_offers, absent_requests = read_decisions(decisions)
    offers = {o["id"]: o for o in market["offers"] if o["id"] not in absent_offers}
    requests = {r["id"]: r for r in market["requests"] if r["id"] not in absent_requests}
    points = {name: profile.number(f"criteria.{name}", number) for name, number in POINTS.items()}
    least = profile.number("minimum_points", 0) * 10**6
    capacity = [profile.get(f"defaults.capacity.{end}", number) for end, number in (("min", 0), ("max", 1))]
    people = [profile.get(f"defaults.people.{end}", 1) for end in ("min", "max")]
    edges, values = {}, {}
    demand, if_any = {}, {}
    for request in requests.values():
        given = request.get("people", {})
        low, high = limits(given, people)
        demand[request["id"]] = (0, high)
        if_any[request["id"]] = low if low >= 2 and not given.get("partial") else 1
        for offer in offers.values():
            pair = (offer["id"], request["id"])
            value = rules.values(offer, request)
            weight = sum(value[name] * 1000 * points[name] for name in POINTS)
            if pair in pins or pair not in forbidden and rules.allows(offer, request) and weight >= least:
                edges[pair], values[pair] = int(weight), value
        one_per_person(edges, pins, set(earlier) if goes_on else set(), offers, request["id"], high)
    supply = {o["id"]: limits(o.get("capacity", {}), capacity) for o in offers.values()}
    for node in absent_offers:
        supply[node] = (0, 0)
    for node in absent_requests:
        demand[node], if_any[node] = (0, 0), 1
    kept = frozenset(pair for pair in earlier if goes_on and pair in edges)
    lost = [pair for pair in earlier if goes_on and pair not in edges]
    told = tuple(frozenset(pair[side] for pair in lost) for side in (0, 1))
    instance = Instance(supply, demand, if_any, edges, [], frozenset(pins), 10**6, kept, told)
    return Reading(instance, values, profile.get("strategy", "max_served_max_weight"), profile.get("lottery.seed", 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("market", type=Path)
    parser.add_argument("result", type=Path)
    for name in ("profile", "decisions", "previous"):
        parser.add_argument("--" + name, type=Path)
    chosen = parser.parse_args()
    profile = yaml.safe_load(chosen.profile.read_text(encoding="utf-8")) if chosen.profile else {}
    table = profile.get("inputs", {}).get("travel_times")
    rows = csv.reader(io.StringIO((chosen.profile.parent / table).read_text(encoding="utf-8")), delimiter=";") if table else []
    decisions = chosen.decisions.read_text(encoding="utf-8") if chosen.decisions else ""
    before = read(chosen.previous.read_text(encoding="utf-8"))["assignments"] if chosen.previous else []
    earlier = [(a["offer"], a["request"]) for a in before]
    result = read(chosen.result.read_text(encoding="utf-8"))
    goes_on = result["strategy"]["parameters"].get("keep") == "fewest"
    reading = weigh(read(chosen.market.read_text(encoding="utf-8")), profile, decisions, list(rows)[1:], earlier, goes_on)
    faults = faults_of(reading.instance, result, lottery=True)
    print("\n".join(faults) or "every claim about pairs, weights, values and proof is true")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
