"""The least that must change, by an integer programme: most served, then fewest pairs gone, then fewest people told.

Written from data/schema/pairs.md and certificate.md alone, on the instance of tests/hardness/independent.py, and solved by SciPy's milp (HiGHS).
"""

import random

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix


class Programme:
    """One binary variable per candidate pair, per request (served) and per person (told)."""

    def __init__(self, instance, earlier):
        self.pairs = sorted(instance.edges)
        self.earlier = set(earlier)
        people = [{("offer", o) for o, _ in self.pairs} | {("offer", o) for o, _ in earlier}, {("request", r) for _, r in self.pairs} | {("request", r) for _, r in earlier}]
        self.people = sorted(people[0] | people[1])
        self.requests = sorted({r for _, r in self.pairs})
        names = [("pair", *pair) for pair in self.pairs] + [("served", r) for r in self.requests] + [("told", *who) for who in self.people]
        self.at = {name: place for place, name in enumerate(names)}
        self.rows, self.low, self.high = [], [], []
        self.ranges(instance)
        for offer, request in self.earlier - set(self.pairs):
            self.add({("told", "offer", offer): 1}, 1, 1)
            self.add({("told", "request", request): 1}, 1, 1)
        for pair in self.pairs:
            for who in (("offer", pair[0]), ("request", pair[1])):
                x, told = ("pair", *pair), ("told", *who)
                if pair in self.earlier:
                    self.add({told: 1, x: 1}, 1, numpy.inf)
                else:
                    self.add({told: 1, x: -1}, 0, numpy.inf)

    def ranges(self, instance):
        rows = {}, {}
        for pair in self.pairs:
            for side, node in enumerate(pair):
                rows[side].setdefault(node, {})["pair", *pair] = 1
        for side, ranges in enumerate((instance.supply, instance.demand)):
            for node, row in rows[side].items():
                self.add(row, *ranges[node])
        for request in self.requests:
            self.add({**rows[1][request], ("served", request): -max(1, instance.if_any[request])}, 0, numpy.inf)
            assert instance.if_any[request] <= 1, "all or nothing is not written down here"
        for pair in instance.pins:
            self.add({("pair", *pair): 1}, 1, 1)

    def add(self, row, low, high):
        self.rows.append({self.at[name]: factor for name, factor in row.items()})
        self.low.append(low)
        self.high.append(high)

    def best(self, row, sense):
        """The largest (sense 1) or least (-1) value of a sum."""
        goal = numpy.zeros(len(self.at))
        for name, factor in row.items():
            goal[self.at[name]] = -sense * factor
        places = [(i, j, factor) for i, cells in enumerate(self.rows) for j, factor in cells.items()]
        i, j, factors = zip(*places)
        matrix = coo_matrix((factors, (i, j)), shape=(len(self.rows), len(self.at))).tocsr()
        found = milp(goal, constraints=LinearConstraint(matrix, self.low, self.high), integrality=numpy.ones(len(self.at)), bounds=Bounds(0, 1))
        assert found.status == 0, found.message
        return round(-sense * found.fun)


def least_disturbance(instance, earlier):
    """(served, pairs gone, people told)."""
    programme = Programme(instance, earlier)
    served = {("served", request): 1 for request in programme.requests}
    most = programme.best(served, 1)
    programme.add(served, most, most)
    kept = {("pair", *pair): 1 for pair in programme.earlier & set(programme.pairs)}
    stay = programme.best(kept, 1) if kept else 0
    if kept:
        programme.add(kept, stay, stay)
    told = {("told", *who): 1 for who in programme.people}
    return most, len(programme.earlier) - stay, programme.best(told, -1)


def seeded_market(seed, count, languages=("nl", "nl", "fr")):
    """`count` offers and requests: a few skills, some people with more than one place, some requests for two. More languages, fewer pairs."""
    dice = random.Random(seed)
    skills = ["facilitation", "communication", "logistics"]
    offers = [
        {"id": f"m{i:04}", "skills": {s: dice.randint(2, 5) for s in dice.sample(skills, dice.choice([1, 1, 2]))}, "capacity": {"max": dice.choice([1, 1, 2])},
         "languages": {dice.choice(languages): "B2"}}
        for i in range(count)
    ]
    requests = [
        {"id": f"r{i:04}", "needs": {dice.choice(skills): {"level": dice.randint(2, 5), "must": True}}, "people": {"min": 1, "max": dice.choice([1, 1, 1, 2])},
         "languages": [dice.choice(languages)]}
        for i in range(count)
    ]
    return {"schema": "koppel/market/1", "offers": offers, "requests": requests}
