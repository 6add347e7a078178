"""The certificate "knapsack-dual", from data/schema/certificate.md alone: check_certificate.py asks it for bounds.

bounds(...) gives the bound of every level, or None where nothing is proved; no_matching(...) says whether there is none.
"""
from fractions import Fraction
from math import gcd


def best_within(items, budget):
    """The largest sum of worths of (worth, use) that fit together."""
    best = {0: 0}  # hours used: worth
    for worth, use in items:
        if worth <= 0:
            continue
        for used, value in list(best.items()):
            if used + use <= budget and best.get(used + use, -1) < value + worth:
                best[used + use] = value + worth
    return max(best.values())


class Tree:
    def __init__(self, problem, sides, if_any, pinned):
        """`sides`: {id: (min, max)} of supply and demand, as the strategy asks for them."""
        self.edges = [(o, r) for o, r, _ in problem["edges"]]
        self.ranges = {("offers", o): span for o, span in sides[0].items()}
        self.ranges |= {("requests", r): span for r, span in sides[1].items()}
        self.holders = {node: [node] for node in self.ranges}
        for group in problem.get("groups", []):
            self.ranges["groups", group["name"]] = (group.get("min", 0), group.get("max", 1))
            for member in group["members"]:
                self.holders["offers" if group["side"] == "supply" else "requests", member].append(("groups", group["name"]))
        self.if_any, self.pinned = if_any, set(pinned)
        hours = problem.get("hours", {})
        use = {(o, r): Fraction(h) for o, r, h in hours.get("edges", [])}
        self.budget, self.use, self.step = {}, {}, {}
        for o, budget in hours.get("supply", {}).items():
            own = {e: use.get(e, Fraction(0)) for e in self.edges if e[0] == o}
            if sum(sorted(own.values(), reverse=True)[:sides[0][o][1]]) <= budget:
                continue  # it cannot bind
            million = 10**6  # hours have at most six decimals
            step = 0
            for h in own.values():
                step = gcd(step, int(h * million))
            step = max(step, 1)
            steps = int(Fraction(budget) * million) // step
            if steps > 2**16:
                step *= -(-steps // 2**16)
            self.budget[o], self.step[o] = int(Fraction(budget) * million), step
            self.use |= {e: int(h * million) for e, h in own.items()}

    def pays(self, duals, edge):
        nodes = self.holders["offers", edge[0]] + self.holders["requests", edge[1]]
        return sum(duals[kind].get(name, [0])[0] for kind, name in nodes)

    def leaf(self, duals, decided, weight, gain):
        """The bound of a leaf, or None where it holds no matching."""
        chosen = {e for e in self.edges if decided.get(e, e in self.pinned)}
        count = lambda edges: {n: sum(n in self.holders["offers", o] + self.holders["requests", r] for o, r in edges) for n in self.ranges}
        taken = count(chosen)
        left = {o: b - sum(self.use[e] for e in chosen if e[0] == o) for o, b in self.budget.items()}
        if any(hours < 0 for hours in left.values()):
            return None
        free = [e for e in self.edges if e not in chosen and decided.get(e, True)
                and all(taken[n] < self.ranges[n][1] for n in self.holders["offers", e[0]] + self.holders["requests", e[1]])
                and (e[0] not in left or self.use[e] <= left[e[0]])]
        possible = count(free)
        total = sum(weight(e) - self.pays(duals, e) for e in chosen)
        for node, (low, high) in self.ranges.items():
            kind, name = node
            need = self.if_any.get(name, 1) if kind == "requests" else 1
            allowed = [k for k in range(max(low, taken[node]), min(high, taken[node] + possible[node]) + 1) if k == 0 or k >= need]
            if not allowed:
                return None
            total += max((gain(k) if kind == "requests" else 0) + k * duals[kind].get(name, [0])[0] for k in allowed)
        for o in {o for o, _ in free}:
            rests = [(weight(e) - self.pays(duals, e), e) for e in free if e[0] == o]
            if o not in self.budget:
                total += sum(rest for rest, _ in rests if rest > 0)
                continue
            steps = self.budget[o] // self.step[o] - sum(self.use[e] // self.step[o] for e in chosen if e[0] == o)
            total += best_within([(rest, self.use[e] // self.step[o]) for rest, e in rests], steps)
        return total

    def largest(self, proof, weight, gain, reached):
        """Of all leaves: the largest bound, less what the levels before reach; "none" where no leaf holds a matching."""
        steps = iter(proof["tree"])
        bounds = []

        def walk(decided):
            step = next(steps)
            if isinstance(step, list):
                edge = tuple(step)
                assert edge in self.edges and edge not in decided and edge not in self.pinned
                walk(decided | {edge: True})
                walk(decided | {edge: False})
                return
            duals = proof["duals"][step]
            assert len(duals["earlier"]) == len(reached) and all(f >= 0 for f in duals["earlier"])
            factors = [*duals["earlier"], proof["scale"]]
            combined = lambda numbers: sum(f * n for f, n in zip(factors, numbers))
            bound = self.leaf(duals, decided, lambda e: combined(weight(e)), lambda k: combined(gain(k)))
            if bound is not None:
                bounds.append(bound - sum(f * v for f, v in zip(factors, reached)))

        walk({})
        assert next(steps, None) is None, "the tree goes on after its end"
        return max(bounds, default="none")


def bounds(tree, proof, levels, weight, served, values, unit):
    found = []
    for number, (level, part) in enumerate(zip(levels, proof["proofs"], strict=True)):
        names = levels[:number + 1]
        largest = tree.largest(part, lambda e: [weight(l, e) for l in names], lambda k: [served(l, k) for l in names], values[:number])
        if largest == "none":
            return None
        found.append(largest // part["scale"] // unit(level) * unit(level))
    return found


def no_matching(tree, proof):
    part, = proof["proofs"]
    largest = tree.largest(part, lambda e: [0], lambda k: [0], [])
    return largest == "none" or largest < 0
