"""The hard rules of profile.yaml, as far as they are needed to choose sensible decisions (pins that can hold, forbids that matter)."""
import math

from .catalogue import BROADER, LANGUAGE_LABEL, POINT

CEFR = ["A1", "A2", "B1", "B2", "C1", "C2"]
CODE = {label: code for code, label in LANGUAGE_LABEL.items()}


def distance_km(one, other):
    a, b = POINT[one], POINT[other]
    lat1, lat2 = math.radians(a["lat"]), math.radians(b["lat"])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def _covers(skill, wanted):
    """A narrower skill serves a broader need."""
    return skill == wanted or any(_covers(above, wanted) for above in BROADER[skill])


def _speaks(broker, cell):
    for answer in cell.split(", "):
        name, _, level = answer.rstrip(")").partition(" (")
        if CEFR.index(broker.languages.get(CODE[name], "A1")) >= CEFR.index(level or "B1"):
            return True
    return not cell


def broken_rules(broker, ask):
    """The names of the hard rules that this pair breaks."""
    checks = {
        "skills": all(any(_covers(s, wanted) and has >= level for s, has in broker.skills.items()) for wanted, level in ask.must),
        "language": _speaks(broker, ask.languages),
        "reach": broker.reach_km is None or distance_km(broker.postcode, ask.postcode) <= broker.reach_km,
        "slots": not broker.slots or not ask.slots or bool(set(broker.slots) & set(ask.slots)),
        "conflict": ask.org_key == "" or ask.org_key not in broker.offices,
        "engagement": broker.engagement >= ask.engagement,
    }
    return [rule for rule, kept in checks.items() if not kept]
