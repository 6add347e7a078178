"""What the coordinator settled by hand before the run: pins, forbids, one who declined, one who is away; each with its reason."""
from .rules import broken_rules

# Per 140 brokers: (decision, which pair, reason). A pair of kind "far" breaks the rule of reach and no other.
PER_140 = [
    ("pin", "fits", "Afgesproken op de infoavond van 12 november"),
    ("pin", "fits", "Begeleidde deze groep vorig jaar al, wil verder"),
    ("pin", "far", "Komt met de trein; de afstand is besproken"),
    ("forbid", "fits", "Zelfde huishouden als de aanvrager"),
    ("forbid", "fits", "Werkten eerder samen en dat liep stroef"),
    ("forbid", "fits", "Lid van hetzelfde bestuur"),
    ("declined", "fits", "Zei neen aan de telefoon: onderwerp ligt niet"),
    ("unavailable", "person", "In het buitenland tot januari"),
]


LOOKED_AT = 300           # requests tried with one broker before the next broker has a turn


def _take_pair(people, open_asks, wanted):
    """The first pair whose broken rules are exactly `wanted`; both leave their lists, and so do brokers for whom there is none."""
    while people:
        person = people.pop()
        for place, ask in enumerate(open_asks[:LOOKED_AT]):
            if broken_rules(person, ask) == wanted:
                del open_asks[place]
                return person.id, ask.id
    return None


def make_decisions(dice, brokers, asks):
    """Rows [decision, offer, request, reason]; every broker and every request stands in one row at most."""
    people = dice.shuffled([broker for broker in brokers if not broker.role])
    open_asks = dice.shuffled([ask for ask in asks if not ask.plant])
    rows = []
    for decision, kind, reason in PER_140 * max(1, round(len(brokers) / 140)):
        if kind == "person":
            pair = (people.pop().id, "") if people else None
        else:
            pair = _take_pair(people, open_asks, [] if kind == "fits" else ["reach"])
        if pair:
            rows.append([decision, *pair, reason])
    return rows
