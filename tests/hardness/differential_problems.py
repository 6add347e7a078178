"""Random bare problems against every possible matching: koppel's optimum must be the best there is, and its proof must add up.

usage: differential_problems.py --count 100000 --seed 1 --koppel PATH

Every problem is solved twice over by the oracle: judge.best_by_enumeration looks at all subsets of its edges, and the certificate is added up by
judge.faults_of. Half of the runs of the program solve one problem (any strategy, also without a solution); the other half solve nine that have
nothing to do with one another in one file, for which the best of the whole is the best of each. Some are read as DIMACS flows with pinned arcs,
and some are too large to enumerate and are compared with SciPy's integer programming.
"""

import json
import random
import subprocess
from collections import Counter

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

from harness import Contradiction, command, read, run
from judge import LEVELS, Instance, best_by_enumeration, faults_of, perfect_is_refused, read_problem, with_all_places_used
from random_problems import draw_options, draw_problem, joined, transportation

IN_ONE_FILE = 9
PATIENCE = 10  # seconds for a problem of a dozen edges


def ask(program, folder, text, chosen, extension="json"):
    """(exit code, result or None, stderr)"""
    strategy, sense, ties, seed = chosen
    path = folder / f"problem.{extension}"
    path.write_text(text, encoding="utf-8")
    more = ["--sense", sense] if sense else []
    try:
        done = run(program, "solve", path, "--strategy", strategy, "--ties", ties, "--seed", seed, *more, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None, None, f"no answer after {PATIENCE} seconds"
    return done.returncode, read(done.stdout) if done.stdout.strip() else None, done.stderr


def expected_sense(chosen, extension):
    strategy, sense, _, _ = chosen
    return sense or ("min" if strategy == "min_cost_perfect" or extension == "min" else "max")


def contradiction_in(code, result, stderr, instance, best, chosen, extension="json"):
    """What koppel said that is not true, or None. `best` is (values, matchings) or None."""
    strategy, _, ties, seed = chosen
    if strategy == "min_cost_perfect" and perfect_is_refused(instance):
        return None if code == 3 and "strategy_unsupported" in stderr else f"min_cost_perfect cannot be used here, and koppel ends with {code}"
    if best is None:
        if code != 4 or not result or result["status"] != "infeasible":
            return f"nothing is allowed, and koppel ends with {code}: {stderr[:300]}"
        faults = faults_of(instance, result, ties == "lottery")
        return "; ".join(faults) or None
    if code != 0 or not result or result["status"] != "optimal":
        return f"a matching of {best[0]} is allowed, and koppel ends with {code}: {stderr[:300]}"
    if result["strategy"]["parameters"].get("sense", "max") != expected_sense(chosen, extension) or result["provenance"]["seed"] != seed:
        return "sense or seed is not what was asked for"
    faults = faults_of(instance, result, ties == "lottery")
    values = [int(level["value"] * (instance.scale if level["name"] == "weight" else 1)) for level in result["objective"]["levels"]]
    if values[: len(best[0])] != best[0]:
        faults.append(f"the best values are {best[0]}, not {values}")
    pairs = sorted((a["offer"], a["request"]) for a in result["assignments"])
    if ties == "lottery" and pairs != sorted(best[1][0]):
        faults.append(f"the lottery draws {sorted(best[1][0])}, not {pairs}")
    return "; ".join(faults) or None


def levels_of(chosen):
    return LEVELS[chosen[0]] + (["lottery"] if chosen[2] == "lottery" else [])


def best_of(instance, chosen, extension="json"):
    sign = -1 if expected_sense(chosen, extension) == "min" else 1
    raised = with_all_places_used(instance) if chosen[0] == "min_cost_perfect" else instance
    return best_by_enumeration(raised, levels_of(chosen), sign, chosen[3])


def too_many_pins(instance):
    pinned = Counter(("offer", o) for o, _ in instance.pins) + Counter(("request", r) for _, r in instance.pins)
    return any(k > (instance.supply if side == "offer" else instance.demand)[node][1] for (side, node), k in pinned.items())


def best_by_programming(instance, level, sign):
    """The best value of one level by SciPy's milp, or None where nothing is allowed."""
    edges, requests = list(instance.edges), list(instance.demand)
    width = len(edges) + len(requests)  # a variable for each edge, and whether each request has any
    rows, low, high = [], [], []

    def limit(columns, least, most):
        row = numpy.zeros(width)
        for column, factor in columns:
            row[column] += factor
        rows.append(row), low.append(least), high.append(most)

    for side, ranges in ((0, instance.supply), (1, instance.demand)):
        for node, (least, most) in ranges.items():
            limit([(at, 1) for at, e in enumerate(edges) if e[side] == node], least, min(most, len(edges)))
    for group in instance.groups:
        limit([(at, 1) for at, e in enumerate(edges) if e[int(group.side == "demand")] in group.members], group.low, min(group.high, len(edges)))
    for number, request in enumerate(requests):
        at_it, any_at_it = [(at, 1) for at, e in enumerate(edges) if e[1] == request], len(edges) + number
        limit([*at_it, (any_at_it, -max(1, instance.if_any[request]))], 0, numpy.inf)
        limit([*at_it, (any_at_it, -len(edges))], -numpy.inf, 0)
    gain = [1 if level == "pairs" else sign * instance.edges[e] if level == "weight" else 0 for e in edges] + [int(level == "served")] * len(requests)
    found = milp(-numpy.array(gain, float), constraints=LinearConstraint(numpy.array(rows), low, high), integrality=numpy.ones(width), bounds=Bounds(0, 1))
    return None if found.x is None else round(-found.fun)


def draw_large(chance):
    """Too large to enumerate; whole weights, so that SciPy's answer is exact."""
    problem = draw_problem(chance)
    offers, requests = [f"o{n}" for n in range(chance.randint(5, 12))], [f"r{n}" for n in range(chance.randint(5, 14))]
    problem["supply"] = [{"id": o, "max": chance.choice([1, 2, 3])} for o in offers]
    problem["demand"] = [{"id": r, "max": chance.choice([1, 2, 3]), "if_any": chance.choice([1, 1, 2])} for r in requests]
    problem["edges"] = [[o, r, chance.randint(-3, 40)] for o in offers for r in requests if chance.random() < 0.4]
    problem["groups"] = [{"side": "demand", "name": "half", "members": requests[::2], "max": chance.randint(2, len(requests))}]
    return problem


class Measure:
    def __init__(self, chosen, folder):
        self.program, self.folder, self.seed, self.told = chosen.koppel, folder, chosen.seed, Counter()
        self.waiting = []  # problems that are solved in one file

    def __call__(self, number):
        chance = random.Random(f"{self.seed} problem {number}")
        kind = chance.random()
        if kind < 0.01:
            self.large(chance)
        elif kind < 0.03:
            self.flow(chance)
        elif kind < 0.12:
            problem, chosen = draw_problem(chance), draw_options(chance)
            self.fail_or_count({"problem": problem, "options": chosen}, "alone")
        else:
            self.together(draw_problem(chance, number), chance)

    def fail_or_count(self, case, how):
        if message := self.contradiction(case):
            raise Contradiction(message, case, slow="no answer" in message)
        self.told[how] += 1

    def contradiction(self, case):
        chosen = tuple(case["options"])
        instance = read_problem(case["problem"])
        best = best_of(instance, chosen)
        self.told["without a solution"] += best is None
        return contradiction_in(*ask(self.program, self.folder, json.dumps(case["problem"]), chosen), instance, best, chosen)

    def again(self, case):
        return self.contradiction(case) is not None

    def together(self, problem, chance):
        """Keeps a problem that has a solution until there are enough of them for one file."""
        if best_by_enumeration(read_problem(problem), [], 1, 1) is None:
            return self.fail_or_count({"problem": problem, "options": draw_options(chance)}, "alone")
        self.waiting.append(problem)
        if len(self.waiting) < IN_ONE_FILE:
            return None
        problems, self.waiting = self.waiting, []
        whole, chosen = joined(problems), draw_options(chance)
        while chosen[0] == "min_cost_perfect":  # its minima look at all places together
            chosen = draw_options(chance)
        instance = read_problem(whole)
        bests = []
        for part in problems:
            own = read_problem(part)
            own.edges = {edge: instance.edges[edge] for edge in own.edges}  # at the scale of the whole
            own.scale = instance.scale
            bests.append(best_of(own, chosen))
        best = [sum(numbers) for numbers in zip(*(values for values, _ in bests))], [[pair for _, ways in bests for pair in ways[0]]]
        message = contradiction_in(*ask(self.program, self.folder, json.dumps(whole), chosen), instance, best, chosen)
        if message:
            for part in problems:
                self.fail_or_count({"problem": part, "options": chosen}, "alone")
            raise Contradiction(message + " (only in one file)", {"problem": whole, "options": chosen})
        self.told["in files of nine"] += len(problems)
        return None

    def flow(self, chance):
        text, supply, demand, edges, pins = transportation(chance)
        chosen = chance.choice(list(LEVELS)), chance.choice([None, "max"]), chance.choice(["any", "lottery"]), 5
        instance = Instance(supply, demand, dict.fromkeys(demand, 1), edges, [], pins)
        answer = ask(self.program, self.folder, text, chosen, "min")
        if too_many_pins(instance):
            message = None if answer[0] == 3 and "pins_above_capacity" in answer[2] else f"more pins than places, and koppel ends with {answer[0]}"
        else:
            message = contradiction_in(*answer, instance, best_of(instance, chosen, "min"), chosen, "min")
        if message:
            raise Contradiction(f"{message}\n{text}")
        self.told["flows with pins"] += 1

    def large(self, chance):
        problem, chosen = draw_large(chance), draw_options(chance)
        instance = read_problem(problem)
        raised = with_all_places_used(instance) if chosen[0] == "min_cost_perfect" else instance
        first = best_by_programming(raised, LEVELS[chosen[0]][0], -1 if expected_sense(chosen, "json") == "min" else 1)
        code, result, stderr = ask(self.program, self.folder, json.dumps(problem), chosen)
        if first is None or chosen[0] == "min_cost_perfect" and perfect_is_refused(instance):
            message = contradiction_in(code, result, stderr, instance, None, chosen)
        else:
            message = contradiction_in(code, result, stderr, instance, ([first], [[]]), (*chosen[:2], "any", chosen[3])) if chosen[2] == "any" else None
            if chosen[2] == "lottery" and (code or faults_of(instance, result, True) or result["objective"]["levels"][0]["value"] * 1 != first):
                message = f"exit {code}, {result and faults_of(instance, result, True)}, SciPy finds {first}"
        if message:
            raise Contradiction(message, {"problem": problem, "options": chosen})
        self.told["against SciPy"] += 1


def parts(case):
    """Smaller problems: without an edge, a group, a node, a limit; and with plainer options."""
    problem = case["problem"]
    for key in ("groups", "edges"):
        for at in range(len(problem.get(key, []))):
            yield {**case, "problem": {**problem, key: problem[key][:at] + problem[key][at + 1 :]}}
    for side, place in (("supply", 0), ("demand", 1)):
        for at, node in enumerate(problem[side]):
            used = any(e[place] == node["id"] for e in problem["edges"]) or any(node["id"] in g["members"] for g in problem.get("groups", []))
            if not used:
                yield {**case, "problem": {**problem, side: problem[side][:at] + problem[side][at + 1 :]}}
            for key in ("min", "max", "if_any"):
                if key in node:
                    lighter = {k: v for k, v in node.items() if k != key}
                    yield {**case, "problem": {**problem, side: problem[side][:at] + [lighter] + problem[side][at + 1 :]}}
    strategy, sense, ties, seed = case["options"]
    if ties == "lottery":
        yield {**case, "options": (strategy, sense, "any", seed)}


if __name__ == "__main__":
    command(__doc__, "differential problems", 100_000, Measure, parts)
