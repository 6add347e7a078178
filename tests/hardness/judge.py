"""Judges a result against a bare instance: is the matching allowed, are its values true, is the claimed optimum proved or the best there is?

Written from data/schema/certificate.md and problem-formats.md alone. `best_by_enumeration` looks at every subset of the edges, so it is for
small instances; `proved_bound` adds up a certificate, whatever the size. All numbers are whole (weights times the scale).
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

import numpy

LEVELS = {
    "max_cardinality": ["pairs"],
    "max_cardinality_max_weight": ["pairs", "weight"],
    "max_served_max_weight": ["served", "weight"],
    "max_weight": ["weight", "pairs"],
    "min_cost_perfect": ["weight"],
}
# Where the pairs of an earlier result stand in that order, for a proposal that goes on from it.
KEPT_AFTER = {"max_weight": 2}  # else after the first


def levels_of(strategy, instance):
    levels = list(LEVELS[strategy])
    if instance.earlier:
        after = KEPT_AFTER.get(strategy, 1)
        levels[after:after] = ["kept", "told"]
    return levels


@dataclass(frozen=True)
class Group:
    side: str  # "supply" | "demand"
    name: str
    members: frozenset
    low: int
    high: int


@dataclass
class Instance:
    supply: dict  # id -> (min, max)
    demand: dict  # id -> (min, max)
    if_any: dict  # request id -> nobody, or at least so many
    edges: dict  # (offer, request) -> whole weight
    groups: list = field(default_factory=list)
    pins: frozenset = frozenset()
    scale: int = 1
    earlier: frozenset = frozenset()  # pairs of an earlier result, of which as many as possible stay
    told: tuple = (frozenset(), frozenset())  # offers and requests that lose an earlier pair in any case
    most_gone: int = 10**9  # of the earlier pairs that are candidates, where that is known


def exact(number):
    """A number as it is written: a double stands for the shortest decimals that give it."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def read_problem(document):
    weights = {(o, r): exact(w) for o, r, w in document["edges"]}
    scale = 1 if all(w.denominator == 1 for w in weights.values()) else 10**6
    sides = [{n["id"]: (n.get("min", 0), n.get("max", 1)) for n in document[side]} for side in ("supply", "demand")]
    groups = [Group(g["side"], g["name"], frozenset(g["members"]), g.get("min", 0), g.get("max", 1)) for g in document.get("groups", [])]
    if_any = {n["id"]: n.get("if_any", 1) for n in document["demand"]}
    return Instance(*sides, if_any, {e: int(w * scale) for e, w in weights.items()}, groups, scale=scale)


def with_all_places_used(instance):
    """The minima that min_cost_perfect raises."""
    rooms = [sum(high for _, high in side.values()) for side in (instance.supply, instance.demand)]
    supply, demand = (
        {n: (high, high) if room == min(rooms) else (low, high) for n, (low, high) in side.items()}
        for side, room in zip((instance.supply, instance.demand), rooms)
    )
    return Instance(supply, demand, instance.if_any, instance.edges, instance.groups, instance.pins, instance.scale, instance.earlier, instance.told, instance.most_gone)


def perfect_is_refused(instance):
    """min_cost_perfect is refused where a group lets its members use only some of their places."""
    ranges = {"supply": instance.supply, "demand": instance.demand}
    return any(g.high < sum(ranges[g.side][m][1] for m in g.members) for g in instance.groups)


def lottery_number(seed, offer, request, block):
    def number(n):
        return n.to_bytes(8, "big")

    def text(t):
        return number(len(t.encode())) + t.encode()

    digest = hashlib.sha256(number(seed) + text(offer) + text(request) + number(block // 6)).digest()
    return int.from_bytes(digest[5 * (block % 6) : 5 * (block % 6) + 5], "big")


def charge(instance, side, id, stays):
    """What a pair that stays saves, or one that comes costs, at one of its two people (certificate.md, `told`)."""
    upper = (instance.supply, instance.demand)[side][id][1]
    if not hasattr(instance, "degrees"):
        instance.degrees = [(Counter(e[s] for e in instance.edges), Counter(e[s] for e in instance.earlier)) for s in (0, 1)]
    degree, earlier = (count[id] for count in instance.degrees[side])
    if id in instance.told[side] or earlier > upper:
        return 0
    lost = min(earlier, instance.most_gone)
    gained = min(upper - earlier + lost, degree - earlier)
    if 0 < earlier == upper:
        return 720_720 // max(lost, 1) if stays else 0
    share = 0 if lost == 0 else 180_180 * (1, 3)[side]
    if stays:
        return share // lost if lost else 0
    return -((720_720 - share) // gained) if gained > 0 else 0


def edge_value(level, instance, edge, sign, seed):
    if level == "pairs":
        return 1
    if level == "kept":
        return int(edge in instance.earlier)
    if level == "told":
        return sum(charge(instance, side, id, edge in instance.earlier) for side, id in enumerate(edge))
    if level == "weight":
        return sign * instance.edges[edge]
    if level.startswith("lottery"):
        return lottery_number(seed, *edge, int(level[8:] or 1) - 1)
    return 0


def counts(instance, chosen):
    count = {("supply", n): 0 for n in instance.supply} | {("demand", n): 0 for n in instance.demand}
    for offer, request in chosen:
        count["supply", offer] += 1
        count["demand", request] += 1
    return count


def broken_constraints(instance, chosen):
    """What of the matching is not allowed, as sentences."""
    if len(set(chosen)) < len(chosen):
        return ["a pair stands twice"]
    if strange := set(chosen) - set(instance.edges):
        return [f"{sorted(strange)[0]} is no candidate"]
    count = counts(instance, chosen)
    faults = [f"pinned pair {pair} is not in it" for pair in sorted(instance.pins - set(chosen))]
    for side, ranges in (("supply", instance.supply), ("demand", instance.demand)):
        faults += [f"{side} {n} has {count[side, n]} pairs" for n, (low, high) in ranges.items() if not low <= count[side, n] <= high]
    faults += [f"{r} has fewer than if_any" for r, need in instance.if_any.items() if 0 < count["demand", r] < need]
    for g in instance.groups:
        if not g.low <= sum(count[g.side, m] for m in g.members) <= g.high:
            faults.append(f"group {g.name} is outside its range")
    return faults


def values_of(instance, chosen, levels, sign, seed):
    served = len({request for _, request in chosen})
    return [served if level == "served" else sum(edge_value(level, instance, e, sign, seed) for e in chosen) for level in levels]


def count_served(instance, chosen):
    count = counts(instance, chosen)
    return sum(count["demand", r] >= max(1, low) for r, (low, _) in instance.demand.items())


# -- every matching ----------------------------------------------------------------------------------------------------


def allowed_matchings(instance):
    """All allowed matchings as rows of zeros and ones over the edges, in the order of instance.edges."""
    edges = list(instance.edges)
    rows = ((numpy.arange(2 ** len(edges))[:, None] >> numpy.arange(len(edges))) & 1).astype(numpy.int64)
    keep = numpy.ones(len(rows), bool)
    for at, edge in enumerate(edges):
        if edge in instance.pins:
            keep &= rows[:, at] == 1

    def used(side, members):
        return rows[:, [at for at, edge in enumerate(edges) if edge[side] in members]].sum(axis=1)

    for side, ranges in ((0, instance.supply), (1, instance.demand)):
        for node, (low, high) in ranges.items():
            pairs = used(side, {node})
            keep &= (low <= pairs) & (pairs <= high)
            if side == 1:
                keep &= (pairs == 0) | (pairs >= instance.if_any[node])
    for g in instance.groups:
        pairs = used(int(g.side == "demand"), g.members)
        keep &= (g.low <= pairs) & (pairs <= g.high)
    return rows[keep]


def best_by_enumeration(instance, levels, sign, seed):
    """(values, matchings that have them), or None where nothing is allowed."""
    edges, rows = list(instance.edges), allowed_matchings(instance)
    if not len(rows):
        return None
    values = []
    for level in levels:
        if level == "served":
            requests = {r: [at for at, e in enumerate(edges) if e[1] == r] for r in instance.demand}
            total = sum(rows[:, columns].any(axis=1).astype(numpy.int64) for columns in requests.values()) + numpy.zeros(len(rows), numpy.int64)
        else:
            total = rows @ numpy.array([edge_value(level, instance, e, sign, seed) for e in edges], numpy.int64).reshape(-1)
        values.append(int(total.max()))
        rows = rows[total == total.max()]
    return values, [[edge for edge, taken in zip(edges, row) if taken] for row in rows]


# -- certificates ------------------------------------------------------------------------------------------------------


def times(vector, k):
    return [k * entry for entry in vector]


def plus(*vectors):
    return [sum(entries) for entries in zip(*vectors)]


def bound_of(instance, demand, duals, levels, unit, sign, seed):
    """The formula of certificate.md; `unit` are the denominators; levels [None] stand for all weights and gains 0."""
    zeros = [0] * len(levels)

    def dual(kind, node):
        return duals[kind].get(node, zeros)

    pay = {("supply", n): dual("offers", n) for n in instance.supply} | {("demand", n): dual("requests", n) for n in instance.demand}
    spots = [(dual("offers", n), low, high, 0, False) for n, (low, high) in instance.supply.items()]
    edges_at = Counter(request for _, request in instance.edges)
    pinned = {request for _, request in instance.pins}
    for n, (low, high) in demand.items():
        hopeless = low == 0 and n not in pinned and instance.if_any[n] > max(1, edges_at[n])
        spots.append((dual("requests", n), low, 0 if hopeless else high, instance.if_any[n], True))
    for g in instance.groups:
        spots.append((dual("groups", g.name), g.low, g.high, 0, False))
        for member in g.members:
            pay[g.side, member] = plus(pay[g.side, member], dual("groups", g.name))
    total = zeros
    for vector, low, high, need, request in spots:
        allowed = [k for k in {0, 1, low, high, need} if low <= k <= high and (k == 0 or k >= need)]
        if not allowed:
            return None  # a node that may have no number of pairs at all: nothing is allowed
        gain = [d * (request and level == "served") for level, d in zip(levels, unit)]
        total = plus(total, max(plus(times(gain, int(k > 0)), times(vector, k)) for k in allowed))
    for edge in instance.edges:
        weight = [0 if level is None else d * edge_value(level, instance, edge, sign, seed) for level, d in zip(levels, unit)]
        rest = plus(weight, times(pay["supply", edge[0]], -1), times(pay["demand", edge[1]], -1))
        total = plus(total, rest if edge in instance.pins else max(zeros, rest))
    return total


def every_case_is_covered(cases):
    todo = [[dict(case) for case in cases]]
    while todo:
        left = todo.pop()
        if not left:
            return False
        if {} not in left:
            named = Counter(request for case in left for request in case)
            request = max(named, key=named.get)  # the root of a tree stands in every leaf
            for taken in (True, False):
                todo.append([{k: v for k, v in case.items() if k != request} for case in left if case.get(request, taken) == taken])
    return True


NOTHING_ALLOWED = "nothing is allowed"


def proved_bound(instance, certificate, sign, seed):
    """The vector that the certificate proves, NOTHING_ALLOWED, or a ValueError that says why it proves neither."""
    names = certificate.get("levels", [])
    unit = certificate.get("denominators") or [1] * len(names)

    def of_part(part, demand):
        if any(low > high for low, high in demand.values()):
            return NOTHING_ALLOWED
        for kind in ("offers", "requests", "groups"):
            known = {"offers": instance.supply, "requests": instance.demand, "groups": {g.name for g in instance.groups}}[kind]
            if strange := set(part[kind]) - set(known):
                raise ValueError(f"the proof names an unknown {sorted(strange)[0]}")
            width = 1 if part["kind"] == "violated-set" else len(names)
            if any(len(vector) != width for vector in part[kind].values()):
                raise ValueError("a vector of the proof has another length than the levels")
        if part["kind"] == "violated-set":
            if any(v not in ([-1], [0], [1]) for kind in ("offers", "requests", "groups") for v in part[kind].values()):
                raise ValueError("a multiplier is not -1, 0 or 1")
            bound = bound_of(instance, demand, part, [None], [1], sign, seed)
            if bound is not None and bound >= [0]:
                raise ValueError("the violated set is not violated")
            return NOTHING_ALLOWED
        return bound_of(instance, demand, part, names, unit, sign, seed) or NOTHING_ALLOWED

    if certificate["kind"] != "branching":
        bound = of_part(certificate, instance.demand)
    else:
        if not every_case_is_covered([leaf["decided"] for leaf in certificate["leaves"]]):
            raise ValueError("a case is missing")
        bounds = []
        for leaf in certificate["leaves"]:
            demand = dict(instance.demand)
            for request, taken in leaf["decided"].items():
                if request not in demand:
                    raise ValueError(f"the proof decides an unknown {request}")
                low, high = demand[request]
                demand[request] = (max(low, instance.if_any[request], 1), high) if taken else (low, 0)
            bounds.append(of_part(leaf, demand))
        real = [b for b in bounds if b != NOTHING_ALLOWED]
        bound = max(real) if real else NOTHING_ALLOWED
    return bound if bound == NOTHING_ALLOWED else [-(-b // d) for b, d in zip(bound, unit)]


# -- a result ----------------------------------------------------------------------------------------------------------


def levels_fit(claimed, strategy, instance, lottery):
    """Whether the levels are those of the strategy, with lottery levels behind them (`lottery`: True, False, or None for either)."""
    if strategy not in LEVELS:
        return False
    plain = levels_of(strategy, instance)
    drawn = claimed[len(plain) :]
    named = ["lottery" if n == 0 else f"lottery-{n + 1}" for n in range(len(drawn))]
    return claimed[: len(plain)] == plain and drawn == named and lottery in (None, bool(drawn))


def faults_of(instance, result, lottery=None):
    """Every claim about matching, values and proof that is not true. `instance` is that of the input; min_cost_perfect raises its minima here."""
    strategy, sign = result["strategy"]["name"], -1 if result["strategy"]["parameters"].get("sense") == "min" else 1
    seed, status = result["provenance"]["seed"], result["status"]
    if strategy == "min_cost_perfect":
        instance = with_all_places_used(instance)
    chosen = [(a["offer"], a["request"]) for a in result["assignments"]]
    objective, certificate = result.get("objective"), result.get("certificate")
    if status == "infeasible":
        if objective or chosen or not certificate:
            return ["an infeasible result has a matching, an objective or no proof"]
        try:
            return [] if proved_bound(instance, certificate, sign, seed) == NOTHING_ALLOWED else ["infeasibility is not proved"]
        except ValueError as fault:
            return [str(fault)]
    if not objective:
        return [] if status == "limit" and not chosen and not certificate else ["the objective is missing"]
    faults = broken_constraints(instance, chosen)
    if faults:
        return faults
    names = [level["name"] for level in objective["levels"]]
    if not levels_fit(names, strategy, instance, lottery):
        faults.append("the levels are not those of the strategy")
    unit = [instance.scale if name == "weight" else 1 for name in names]
    values = values_of(instance, chosen, names, sign, seed)
    claimed, bounds = ([exact(level[key]) * u for level, u in zip(objective["levels"], unit)] for key in ("value", "bound"))
    weight = sum(instance.edges[e] for e in chosen)
    if exact(result["scale"]) != instance.scale:
        faults.append("the scale is another")
    if claimed != values:
        faults.append(f"the values are {values}, not {[str(c) for c in claimed]}")
    if exact(objective["weight"]) * instance.scale != weight or objective["matched"] != len(chosen):
        faults.append("weight or matched is another")
    if objective["served"] != count_served(instance, chosen):
        faults.append(f"served is {count_served(instance, chosen)}, not {objective['served']}")
    for a, edge in zip(result["assignments"], chosen):
        if exact(a["weight"]) * instance.scale != instance.edges[edge]:
            faults.append(f"the weight of {edge} is {instance.edges[edge]}, not {a['weight']} times the scale")
        if a.get("pinned", False) != (edge in instance.pins):
            faults.append(f"{edge} is pinned, or is not")
    return faults + bound_faults(instance, result, names, unit, values, bounds, sign, seed)


def bound_faults(instance, result, names, unit, values, bounds, sign, seed):
    certificate, objective, faults = result.get("certificate"), result["objective"], []
    try:
        proved = proved_bound(instance, certificate, sign, seed) if certificate and certificate["levels"] == names else None
    except ValueError as fault:
        return [str(fault)]
    if proved is None or proved == NOTHING_ALLOWED:
        return ["no bound is proved"]
    if proved > bounds or proved < values:
        faults.append(f"the proof bounds by {proved}, claimed is {[str(b) for b in bounds]}")
    if result["status"] == "optimal" and not proved == values == bounds:
        faults.append(f"the proof bounds by {proved}, not by the values {values}")
    where = names.index("weight") if "weight" in names else None
    total = bounds[where] / unit[where] * sign if where is not None else exact(objective["weight"])
    if exact(objective["bound"]) != total:
        faults.append(f"objective.bound is {total}, not {objective['bound']}")
    first = next((at for at in range(len(names)) if bounds[at] != values[at]), None)
    gap = Fraction(0) if first is None else abs(bounds[first] - values[first]) / max(abs(bounds[first]), abs(values[first]))
    if abs(exact(objective["gap"]) - gap) > Fraction(1, 10**6):
        faults.append(f"the gap is {float(gap)}, not {float(objective['gap'])}")
    return faults
