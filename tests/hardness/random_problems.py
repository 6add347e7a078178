"""Random bare problems with every option of koppel/problem/1, small enough to look at every subset of their edges."""

from judge import LEVELS

ODD_IDS = ["10", "9", "a b", "é", "-1", "01", "'", "Ω", "x;y", '"']


def draw_range(random):
    """min and max, as a file may say them: often nothing."""
    node = {}
    if random.random() < 0.5:
        node["max"] = random.choice([0, 1, 1, 2, 2, 3, 4, 10**9])
    if random.random() < 0.15:
        node["min"] = random.choice([1, 1, 2]) if random.random() < 0.7 else 0
    if node.get("min", 0) > node.get("max", 1):
        node["max"] = node["min"]
    return node


def weights_of(random):
    """How the weights of one problem are drawn: whole, with decimals, many ties, huge."""
    kind = random.randrange(6)
    if kind == 0:
        return lambda: random.randint(-5, 9)
    if kind == 1:
        return lambda: random.randint(0, 2)
    if kind == 2:
        return lambda: round(random.uniform(-2, 5), random.choice([1, 2, 6]))
    if kind == 3:
        return lambda: random.randint(-(10**11), 10**11)
    if kind == 4:
        return lambda: random.choice([1, 1, 1, 0.5])
    return lambda: random.randint(1, 100)


def laminar_groups(random, side, ids, number):
    """Groups of one side of which two are disjoint or one holds the other."""
    ids = list(ids)
    random.shuffle(ids)
    found = []

    def split(members, depth):
        if not members or depth == 3:
            return
        if random.random() < 0.6:
            high = random.choice([0, 1, 1, 2, 3, 9])
            found.append({"side": side, "name": f"{side[0]}{number}-{len(found)}", "members": sorted(members), "min": 0, "max": high})
            if high and random.random() < 0.25:
                found[-1]["min"] = random.randint(0, min(high, 2))
            if random.random() < 0.1:
                del found[-1]["max"]
                found[-1]["min"] = min(found[-1]["min"], 1)
        cut = random.randint(0, len(members))
        if 0 < cut < len(members):
            split(members[:cut], depth + 1)
            split(members[cut:], depth + 1)

    split(ids, 0)
    return found


def draw_problem(random, number=0, most_edges=11):
    """A koppel/problem/1; `number` makes its ids differ from those of other problems."""
    odd = random.random() < 0.1

    def ids(prefix, count):
        return [f"{ODD_IDS[n]}{prefix}{number}" if odd else f"{prefix}{number}-{n}" for n in range(count)]

    offers, requests = ids("o", random.randint(0 if random.random() < 0.05 else 1, 4)), ids("r", random.randint(1, 5))
    supply = [{"id": o, **draw_range(random)} for o in offers]
    demand = [{"id": r, **draw_range(random)} for r in requests]
    for node in demand:
        if random.random() < 0.2:
            node["if_any"] = random.choice([0, 1, 2, 2, 3])
            if random.random() < 0.7:
                node["max"] = max(node.get("max", 1), node["if_any"])
    draw, share = weights_of(random), random.uniform(0.3, 1)
    edges = [[o, r, draw()] for o in offers for r in requests if random.random() < share]
    random.shuffle(edges)
    problem = {"schema": "koppel/problem/1", "supply": supply, "demand": demand, "edges": edges[:most_edges]}
    if random.random() < 0.35:
        groups = laminar_groups(random, "supply", offers, number) + laminar_groups(random, "demand", requests, number)
        if groups:
            problem["groups"] = groups
    return problem


def draw_options(random):
    """(strategy, sense or None, ties, seed)"""
    strategy = random.choice(list(LEVELS))
    return strategy, random.choice([None, "max", "min"]), random.choice(["any", "lottery"]), random.choice([1, 2, 12345, 2**63])


def joined(problems):
    """One problem of several that have nothing to do with one another: its best matching is the best of each."""
    whole = {"schema": "koppel/problem/1", "supply": [], "demand": [], "edges": [], "groups": []}
    for problem in problems:
        for key in ("supply", "demand", "edges", "groups"):
            whole[key] += problem.get(key, [])
    return whole


def transportation(random):
    """A DIMACS minimum-cost flow with pinned arcs, and the same as an instance: (text, supply, demand, edges, pins)."""
    sources, sinks = random.randint(1, 3), random.randint(1, 4)
    edges = [(s, sources + t) for s in range(1, sources + 1) for t in range(1, sinks + 1) if random.random() < 0.85][:11]
    chosen = [e for e in edges if random.random() < 0.5]
    flow = {n: sum(n in e for e in chosen) for n in range(1, sources + sinks + 1)}
    if random.random() < 0.3:  # often without a solution
        flow[random.choice(list(flow))] += 1
    edges = [e for e in edges if flow[e[0]] and flow[e[1]]]
    costs = {e: random.randint(-9, 9) for e in edges}
    pins = {e for e in edges if random.random() < 0.1}
    lines = [f"p min {sources + sinks} {len(edges)}"]
    lines += [f"n {n} {f if n <= sources else -f}" for n, f in flow.items() if f]
    lines += [f"a {s} {t} {int((s, t) in pins)} 1 {costs[s, t]}" for s, t in edges]
    node = {n: (f, f) for n, f in flow.items() if f}
    supply = {str(n): r for n, r in node.items() if n <= sources}
    demand = {str(n): r for n, r in node.items() if n > sources}
    named = {(str(s), str(t)): cost for (s, t), cost in costs.items()}
    return "\n".join(lines) + "\n", supply, demand, named, frozenset((str(s), str(t)) for s, t in pins)
