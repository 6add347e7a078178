#!/usr/bin/python3
"""Checks a koppel/result/1 against its koppel/problem/1, from data/schema/certificate.md alone.

usage: check_certificate.py PROBLEM RESULT     exit 0: proved; 1: not, the reasons on stderr
"""
import hashlib, json, sys
from collections import Counter
from fractions import Fraction
from math import gcd

import check_knapsack_dual as knapsack

def lottery(seed, offer, request, block):
    number = lambda n: n.to_bytes(8, "big")
    field = lambda text: number(len(text.encode())) + text.encode()
    digest = hashlib.sha256(number(seed) + field(offer) + field(request) + number(block // 6)).digest()
    return int.from_bytes(digest[5 * (block % 6):5 * (block % 6) + 5], "big")

def check(problem, result):
    faults, scale, status = [], result["scale"], result["status"]
    proof, objective = result.get("certificate"), result.get("objective")
    names = [level["name"] for level in objective["levels"]] if objective else []
    sign = -1 if result.get("strategy", {}).get("parameters", {}).get("sense") == "min" else 1
    sides = [{n["id"]: (n.get("min", 0), n.get("max", 1)) for n in problem[side]} for side in ("supply", "demand")]
    if result.get("strategy", {}).get("name") == "min_cost_perfect":
        room = [sum(high for _, high in side.values()) for side in sides]
        sides = [{n: (high, high) if room[i] == min(room) else (low, high) for n, (low, high) in s.items()} for i, s in enumerate(sides)]
    if_any = {n["id"]: n.get("if_any", 1) for n in problem["demand"]}
    edges = Counter(d for _, d, _ in problem["edges"])
    sides[1] = {r: (low, high if low or if_any[r] <= max(1, edges[r]) else 0) for r, (low, high) in sides[1].items()}
    groups, weights = problem.get("groups", []), {(o, r): Fraction(w) * scale for o, r, w in problem["edges"]}
    order = {r: sorted({sign * w for (_, d), w in weights.items() if d == r}, reverse=True) for r in edges}
    chosen = [(a["offer"], a["request"]) for a in result.get("assignments", [])]

    def weight(name, edge):
        if name == "pairs": return 1
        if name == "weight": return sign * weights[edge]
        if name.startswith("rank-at-most-"): return int(order[edge[1]].index(sign * weights[edge]) < int(name[13:]))
        if name.startswith("lottery"): return lottery(int(result["provenance"]["seed"]), *edge, int(name[8:] or 1) - 1)
        return 0

    served = lambda name, k: int(name == "served" and k >= 1)  # the gain of a request
    holders = lambda side, node: [g for g in groups if (g["side"] == "demand") == side and node in g["members"]]

    def bound(levels, part, demand):
        dual = lambda kind, node: part[kind].get(node, [0] * len(levels))
        times = (proof.get("denominators") or [1] * len(levels))[:len(levels)]
        spots = [("offers", o, *sides[0][o], 0) for o in sides[0]] + [("requests", r, *demand[r], if_any[r]) for r in sides[1]]
        spots += [("groups", g["name"], g.get("min", 0), g.get("max", 1), 0) for g in groups]
        total = [0] * len(levels)
        for kind, node, low, high, need in spots:
            value = lambda k: [d * (kind == "requests") * served(l, k) + k * u for l, u, d in zip(levels, dual(kind, node), times)]
            allowed = [k for k in {low, high, 1, max(need, 1)} if low <= k <= high and (k == 0 or k >= need)]
            total = [t + b for t, b in zip(total, max(map(value, allowed or [high])))]
        for o, r in weights:
            pays = [dual("offers", o), dual("requests", r), *(dual("groups", g["name"]) for g in holders(False, o) + holders(True, r))]
            rest = [d * weight(l, (o, r)) - sum(p) for l, d, *p in zip(levels, times, *pays)]
            if rest > [0] * len(rest): total = [t + b for t, b in zip(total, rest)]
        return total

    def leaf_bound(part, kind, demand):  # None: proved to hold no matching
        if any(low > high for low, high in demand.values()): return None
        if kind == "lex-dual": return bound(proof["levels"], part, demand)
        if any(y not in ([-1], [0], [1]) for side in ("offers", "requests", "groups") for y in part[side].values()):
            faults.append("a multiplier is not -1, 0 or 1")
        if bound(["nothing"], part, demand) >= [0]: faults.append("the violated set is not violated")

    def hours_tree(): return knapsack.Tree(problem, sides, if_any, [(o, r) for o, r in problem.get("pinned", [])])

    def proved():
        if proof["kind"] == "knapsack-dual" and status == "infeasible":
            return None if knapsack.no_matching(hours_tree(), proof) else faults.append("not shown that there is none") or [0]
        if proof["kind"] == "knapsack-dual":
            unit = lambda level: gcd(*(int(weight(level, e)) for e in weights)) or 1
            return knapsack.bounds(hours_tree(), proof, names, weight, served, values, unit)
        if proof["kind"] != "branching": return leaf_bound(proof, proof["kind"], sides[1])
        open_cases = [[dict(leaf["decided"]) for leaf in proof["leaves"]]]
        while open_cases:
            cases = open_cases.pop()
            if not cases: return faults.append("a case is missing")
            if {} in cases: continue
            r = max(counted := Counter(k for c in cases for k in c), key=counted.get)  # the root of a tree stands in every leaf
            for taken in (True, False):
                open_cases.append([{k: v for k, v in c.items() if k != r} for c in cases if c.get(r, taken) == taken])
        bounds = []
        for leaf in proof["leaves"]:
            decided = {r: (max(sides[1][r][0], if_any[r], 1), sides[1][r][1]) if taken else (sides[1][r][0], 0)
                       for r, taken in leaf["decided"].items()}
            bounds.append(leaf_bound(leaf, leaf["kind"], sides[1] | decided))
        return max((b for b in bounds if b is not None), default=None)

    if status == "infeasible":
        if objective or chosen or not proof or proved() is not None: faults.append("no proof that nothing is possible")
    if status == "infeasible" or status == "limit" and not objective: return faults
    if len(set(chosen)) < len(chosen) or not set(chosen) <= set(weights): return ["an assignment is no edge, or twice"]
    count = [{n: sum(e[side] == n for e in chosen) for n in sides[side]} for side in (0, 1)]
    faults += [f"{n}: {count[s][n]} pairs" for s in (0, 1) for n, (low, high) in sides[s].items() if not low <= count[s][n] <= high]
    faults += [f"{r}: fewer than if_any" for r in sides[1] if 0 < count[1][r] < if_any[r]]
    for g in groups:
        pairs = sum(count[g["side"] == "demand"][m] for m in g["members"])
        if not g.get("min", 0) <= pairs <= g.get("max", 1): faults.append(f"group {g['name']}: {pairs} pairs")
    hours = problem.get("hours", {})
    for o, budget in hours.get("supply", {}).items():
        if sum(Fraction(h) for a, r, h in hours["edges"] if a == o and (a, r) in chosen) > budget: faults.append(f"{o}: hours")
    values = [sum(weight(l, e) for e in chosen) + sum(served(l, k) for k in count[1].values()) for l in names]
    claimed = lambda key: [Fraction(l[key]) * (scale if l["name"] == "weight" else 1) for l in objective["levels"]]
    if claimed("value") != values: faults.append("the values differ")
    limit = proved() if proof and proof["levels"] == names else None
    limit = limit and [-(-b // d) for b, d in zip(limit, proof.get("denominators") or [1] * len(limit))]
    if limit is None or limit > claimed("bound") or limit < values: faults.append("the bound is not proved")
    return faults + ["the optimum is not proved"] * (status == "optimal" and limit != values)

if __name__ == "__main__":
    problem, result = (json.load(open(path), parse_float=Fraction) for path in sys.argv[1:3])
    sys.exit("\n".join(check(problem, result)) or None)
