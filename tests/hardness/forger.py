"""Forged results: `koppel verify` refuses each with exit 6, unless the independent reading confirms every claim in it.

usage: forger.py --count 20000 --seed 1 --koppel PATH

Results of every status that the program gives (optimal, infeasible, limit; of markets and bare problems; every strategy; least cost, lotteries,
groups, pins, all-or-nothing requests) are changed in every way of mutations.py. What verify accepts must be true: the same JSON in another
spelling or with its lists of who is left out in another order; or the judge finds no fault, and nothing differs but what may: multipliers, bounds that are
not proved tight, the program's version, the seed of a lottery that drew nothing, a proved optimum that calls itself `feasible`, or `limit` with a
bound that is looser, the sense where no weight counts, and what was wanted of something that cannot be (whatever ties and sense). A file that is no result any more may be refused with exit 3.
"""

import copy
import json
import random
import subprocess
from collections import Counter

from differential_markets import write_case
from harness import Contradiction, command, plain, read, run
from independent import weigh
from judge import LEVELS, faults_of, read_problem
from mutations import forge
from random_markets import draw_case
from random_problems import draw_problem

SOURCES = 16


def hard_problem(chance):
    """All-or-nothing requests that a low limit of work does not get through."""
    nodes = range(10)
    return {
        "schema": "koppel/problem/1",
        "supply": [{"id": f"o{n}", "max": 2} for n in nodes],
        "demand": [{"id": f"r{n}", "max": 3, "if_any": 3} for n in nodes],
        "edges": [[f"o{o}", f"r{r}", chance.randint(1, 50)] for o in nodes for r in nodes if chance.random() < 0.5],
    }


class Source:
    """An input, its result as the program wrote it, and how to judge another result of it."""

    def __init__(self, verify, result, instance, lottery):
        self.verify, self.result, self.instance, self.lottery = verify, result, instance, lottery


def solved(program, home, chance, number):
    """A bare problem with its result."""
    home.mkdir(parents=True)
    problem = hard_problem(chance) if number % 4 == 0 else draw_problem(chance)
    (home / "problem.json").write_text(json.dumps(problem), encoding="utf-8")
    ties, more = chance.choice(["any", "lottery"]), []
    if number % 4 == 0:
        more = ["--work-limit", chance.choice([1, 20000])]
    strategy = chance.choice(list(LEVELS)[:4] if number % 4 == 0 else list(LEVELS))
    command = [home / "problem.json", "--strategy", strategy, "--ties", ties, "--sense", chance.choice(["max", "min"]), *more]
    done = run(program, "solve", *command, "--seed", chance.randint(0, 9), timeout=20)
    if done.returncode not in (0, 4, 5):
        return None
    return Source([home / "problem.json"], json.loads(done.stdout), read_problem(problem), ties == "lottery")


def matched(program, home, chance):
    """A market with its result."""
    case = draw_case(chance)
    write_case(case, home)
    source = [home / "market.json", "--profile", home / "profile.yaml", "--decisions", home / "decisions.csv"]
    done = run(program, "match", *source, "--json", timeout=20)
    if done.returncode not in (0, 4, 5):
        return None
    decisions = "decision;offer;request;reason\n" + "".join(f"{w};{o};{r};\n" for w, o, r in case["decisions"])
    return Source(source, json.loads(done.stdout), weigh(case["market"], case["profile"], decisions, case["travel"]).instance, True)


def same_json(a, b):
    """Whether two documents say the same: 5 is 5.0, true is not 1."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_json(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same_json, a, b))
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def in_one_order(result):
    """The result with its lists of people sorted: their order makes no claim. That of the pairs is fixed."""
    result = copy.deepcopy(result)
    lists = [(result, name) for name in ("reserves", "underserved")] + [(result["unmatched"], side) for side in result["unmatched"]]
    for holder, name in lists:
        if name in holder:
            holder[name].sort(key=lambda one: json.dumps(plain(one), sort_keys=True))
    return result


def without_what_may_differ(result):
    """The result without its multipliers, the bounds of one that is not proved optimal, the program's version, and the seed: what it draws is
    in the values of the lottery, which the judge computes."""
    rest = copy.deepcopy(result)
    for name in ("offers", "requests", "groups", "leaves", "denominators"):
        rest.get("certificate", {}).pop(name, None)
    version = rest["provenance"].pop("koppel")
    rest["provenance"].pop("seed")
    if "weight" not in LEVELS.get(rest["strategy"]["name"], ["weight"]) and rest["strategy"]["parameters"].get("sense") == "min":
        rest["strategy"]["parameters"].pop("sense")
    if rest["status"] == "infeasible":  # whatever was wanted of what cannot be: the judge looks at the minima that a strategy raises
        known = {"sense": ("min", "max"), "ties": ("any", "lottery")}
        if rest["strategy"]["name"] in LEVELS:
            rest["strategy"].pop("name")
        for key, allowed in known.items():
            if rest["strategy"]["parameters"].get(key) in allowed:
                rest["strategy"]["parameters"].pop(key)
    if rest["status"] in ("limit", "feasible") and "objective" in rest:
        for level in rest["objective"]["levels"]:
            level.pop("bound")
        rest["objective"].pop("bound"), rest["objective"].pop("gap")
    return rest, isinstance(version, str)


def is_open(result):
    """A search that a limit stopped: some bound is not met."""
    return result["status"] == "limit" and any(level["bound"] != level["value"] for level in result["objective"]["levels"])


def every_claim_is_true(source, text):
    try:
        result = read(text)
        if same_json(result, source.result_exact):
            return "the same"
        result = in_one_order(result)
        if same_json(result, in_one_order(source.result_exact)):
            return "the same in another order"
        expected = in_one_order(source.result_exact)
        less = expected["status"] != result["status"] and (result["status"] == "feasible" or is_open(result))
        if less:
            expected["status"] = result["status"]
        rest, fine = without_what_may_differ(result)
        expected, _ = without_what_may_differ(expected)
        if fine and same_json(rest, expected) and not faults_of(source.instance, result, source.lottery):
            return "claims less" if less else "other true claims"
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        pass
    return None


class Measure:
    def __init__(self, chosen, folder):
        self.program, self.folder, self.seed, self.told = chosen.koppel, folder, chosen.seed, Counter()
        self.sources = []
        number = 0
        while len(self.sources) < min(SOURCES + chosen.count // 50, 400):
            chance = random.Random(f"{chosen.seed} source {number}")
            home = folder / str(number)
            source = matched(self.program, home, chance) if number % 2 else solved(self.program, home, chance, number // 2)
            number += 1
            if source:
                source.result_exact = read(json.dumps(source.result))
                if faults := faults_of(source.instance, source.result_exact, source.lottery):
                    raise SystemExit(f"the program's own result is not right: {faults}")
                self.sources.append(source)
                self.told["results: " + source.result["status"]] += 1

    def __call__(self, number):
        chance = random.Random(f"{self.seed} forged {number}")
        source = chance.choice(self.sources)
        forged, what = forge(chance, source.result)
        text = forged if isinstance(forged, str) else json.dumps(plain(forged))
        path = self.folder / "forged.json"
        path.write_text(text, encoding="utf-8")
        try:
            done = run(self.program, "verify", source.verify[0], path, *source.verify[1:], timeout=30)
        except subprocess.TimeoutExpired:
            raise Contradiction(f"{what}: verify gives no answer after 30 seconds", self.shown(source, text)) from None
        if done.returncode == 0:
            truth = every_claim_is_true(source, text)
            if not truth:
                raise Contradiction(f"{what}: verify accepts it: {done.stdout.strip()}", self.shown(source, text))
            self.told["accepted: " + truth] += 1
        elif done.returncode == 6 or done.returncode == 3 and no_result(text):
            self.told["refused"] += 1
        else:
            raise Contradiction(f"{what}: verify ends with {done.returncode}: {done.stderr[:300]}", self.shown(source, text))

    def shown(self, source, text):
        files = {path.name: path.read_text(encoding="utf-8") for path in source.verify[0].parent.iterdir()}
        return {"input": files, "forged": text}


def no_result(text):
    """What JSON does not know, or what does not call itself a result."""
    def no_constant(word):
        raise ValueError(word)

    try:
        pairs = json.loads(text, parse_constant=no_constant, object_pairs_hook=lambda pairs: pairs)
        return not isinstance(pairs, list) or [v for k, v in pairs if k == "schema"] != ["koppel/result/1"]
    except ValueError:
        return True


if __name__ == "__main__":
    command(__doc__, "forged results", 20_000, Measure)
