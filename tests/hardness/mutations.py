"""What a forger may do to a result: every kind of change to any place in a JSON document, drawn at random."""

import copy
import json

RAW_NUMBERS = ["1e300", "-1e300", "1" + "0" * 40, "0.1e-400", "-0", "1.0000000001", "NaN", "Infinity", "01", "+1", "0x10"]


def places(value, path=()):
    """Every place in the document, as a path of keys and numbers."""
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def other_value(random, value, whole):
    """Another value for a place: near, far, of another type, or one that stands elsewhere in the document."""
    if random.random() < 0.2:
        return copy.deepcopy(at(whole, random.choice(list(places(whole)))))
    if random.random() < 0.15:
        return random.choice([None, True, False, 0, -1, "", "made up", [], {}, [1], {"made": "up"}, 1.5])
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        steps = [1, -1, 1e-6, -1e-6, 0.5, 1000, 10**12, 2**63, -value, -2 * value, value, 1e-9]
        return value + random.choice(steps)
    if isinstance(value, str):
        return random.choice([value + "x", value[:-1], value.upper(), value[::-1], " " + value, value + "\u200b", value.replace("0", "1", 1)])
    if isinstance(value, list):
        return random.choice([value[1:], value[:-1], value + value[-1:], value[::-1], value + [None], sorted(value, key=json.dumps, reverse=True)])
    return {**value, random.choice(["made_up", "status", "weight", "id"]): random.choice([1, "x", None])}


def change(random, document):
    """One change to a copy of the document: (document or text, what was done)."""
    document = copy.deepcopy(document)
    path = random.choice(list(places(document)))
    if random.random() < 0.5:  # every member of the whole is hit, not only where most places are
        key = random.choice(list(document))
        path = random.choice([p for p in places(document) if p[0] == key])
    inner, key = at(document, path[:-1]), path[-1]
    kind = random.random()
    if kind < 0.12:
        del inner[key]
        return document, ("missing", path)
    if kind < 0.2:
        twin = random.choice([p for p in places(document) if len(p) == len(path)])
        other = at(document, twin[:-1])
        inner[key], other[twin[-1]] = copy.deepcopy(other[twin[-1]]), copy.deepcopy(inner[key])
        return document, ("swapped", path, twin)
    if kind < 0.27:
        marker = "a place to be replaced"
        value, inner[key] = inner[key], marker
        return json.dumps(document).replace(f'"{marker}"', random.choice(RAW_NUMBERS)), ("number", path, str(value)[:40])
    if kind < 0.32 and isinstance(inner, dict):
        first = json.dumps(inner[key])
        marker = "a place to be doubled"
        inner[marker] = 0
        second = first if random.random() < 0.5 else json.dumps(other_value(random, inner[key], document))
        text = json.dumps(document).replace(f'"{marker}": 0', f"{json.dumps(key)}: {second}")
        return text, ("doubled", path)
    if kind < 0.37 and isinstance(inner, dict):
        inner[random.choice([key + "s", key.upper(), key + " "])] = inner.pop(key)
        return document, ("renamed", path)
    before = inner[key]
    inner[key] = other_value(random, before, document)
    return document, ("changed", path, str(before)[:40], str(inner[key])[:40])


def shift_duals(random, document):
    """Other multipliers for a proof: moved along a request and all offers, or at one node. They may prove the same."""
    document = copy.deepcopy(document)
    proof = document.get("certificate")
    if not proof:
        return change(random, document)
    part = random.choice(proof["leaves"]) if "leaves" in proof else proof
    kinds = [k for k in ("offers", "requests", "groups") if part[k]]
    if not kinds:
        return change(random, document)
    vectors = part[random.choice(kinds)]
    node = random.choice(list(vectors))
    step = random.choice([1, -1, 2, -1000000])
    vectors[node] = [entry + step * (random.random() < 0.6) for entry in vectors[node]]
    return document, ("duals", node, step)


def claim_more(random, document):
    """Lies that agree with one another: another value everywhere it stands, another bound with its gap, or another pair with its weight."""
    document = copy.deepcopy(document)
    objective = document.get("objective")
    if not objective or not document["assignments"]:
        return change(random, document)
    kind = random.randrange(4)
    if kind == 0:
        more = random.choice([1, -1, 0.000001])
        for key in ("weight", "bound"):
            objective[key] += more
        for level in objective["levels"]:
            if level["name"] == "weight":
                level["value"] += more
                level["bound"] += more
        return document, ("all weights", more)
    if kind == 1:
        level = random.choice(objective["levels"])
        level["bound"] += random.choice([1, -1, 5])
        if level["name"] == "weight":
            objective["bound"] = level["bound"]
        first = next((x for x in objective["levels"] if x["bound"] != x["value"]), None)
        objective["gap"] = round(abs(first["bound"] - first["value"]) / max(abs(first["bound"]), abs(first["value"])), 6) if first else 0
        document["status"] = random.choice(["limit", "feasible", document["status"]])
        return document, ("a bound", level["name"])
    if kind == 2:
        gone = random.choice(document["assignments"])
        document["assignments"].remove(gone)
        objective["matched"] -= 1
        objective["weight"] -= gone["weight"]
        return document, ("a pair gone",)
    document["status"] = random.choice(["limit", "feasible", "optimal", "infeasible"])
    if document["status"] == "infeasible":
        del document["objective"], document["certificate"]
        document["assignments"] = []
    return document, ("status", document["status"])


def forge(random, document):
    """(document or text, what was done): usually one change, sometimes two, sometimes a lie that agrees with itself."""
    kind = random.random()
    if kind < 0.1:
        return shift_duals(random, document)
    if kind < 0.2:
        return claim_more(random, document)
    changed, what = change(random, document)
    if kind > 0.9 and not isinstance(changed, str) and changed:
        changed, more = change(random, changed)
        what = (what, more)
    return changed, what
