"""Random markets against the independent reading: the same candidates, the same weights, and no better matching.

usage: differential_markets.py --count 20000 --seed 1 --koppel PATH

Of each market koppel's whole result is judged (judge.faults_of) on the instance that independent.weigh makes from data/schema/ alone; and the
best values of all levels are found again by dynamic programming over the requests. Three in ten have room for every candidate pair, so
that the result lists all of them. Markets are given to `koppel batch` in dozens; those with an earlier round are matched one by one.
"""

import csv
import json
import random
import shutil
import subprocess
from collections import Counter
from functools import lru_cache
from itertools import combinations

from harness import Contradiction, command, plain, read, run
from independent import weigh
from judge import edge_value, faults_of, levels_of, with_all_places_used
from random_markets import draw_case

IN_ONE_BATCH = 24


def best_values(instance, levels, seed):
    """The best values of the levels, request by request; or None where nothing is allowed."""
    offers, requests = list(instance.supply), list(instance.demand)
    place = {offer: at for at, offer in enumerate(offers)}
    degree = Counter(offer for offer, _ in instance.edges)
    if any(low > degree[o] for o, (low, _) in instance.supply.items()):
        return None
    # Of an offer that has room for all its candidates, more than its minimum need not be remembered: fewer states.
    most = [high if high < degree[o] else low for o, (low, high) in instance.supply.items()]
    binds = [high < degree[o] for o, (_, high) in instance.supply.items()]
    value = {e: [0 if level == "served" else edge_value(level, instance, e, 1, seed) for level in levels] for e in instance.edges}

    @lru_cache(maxsize=None)
    def best(at, used):
        if at == len(requests):
            enough = all(low <= k for k, (low, _) in zip(used, instance.supply.values()))
            return (0,) * len(levels) if enough else None
        request = requests[at]
        low, high = instance.demand[request]
        there = [o for o in offers if (o, request) in instance.edges]
        needed = {o for o in there if (o, request) in instance.pins}
        found = None
        for size in range(min(high, len(there)) + 1):
            if size < low or 0 < size < instance.if_any[request] or size < len(needed):
                continue
            for chosen in combinations(there, size):
                now = list(used)
                for offer in chosen:
                    now[place[offer]] += 1
                if not needed <= set(chosen) or any(k > m for k, m, bind in zip(now, most, binds) if bind):
                    continue
                rest = best(at + 1, tuple(map(min, now, most)))
                if rest is not None:
                    gained = [sum(value[o, request][n] for o in chosen) + (level == "served" and size > 0) for n, level in enumerate(levels)]
                    total = tuple(r + g for r, g in zip(rest, gained))
                    found = total if found is None or total > found else found
        return found

    result = best(0, (0,) * len(offers))
    return None if result is None else list(result)


def room_for_all(instance):
    pairs = Counter(o for o, _ in instance.edges), Counter(r for _, r in instance.edges)
    together = all(pairs[1][r] >= need for r, need in instance.if_any.items())
    return together and all(high >= pairs[side][n] for side, ranges in enumerate((instance.supply, instance.demand)) for n, (_, high) in ranges.items())


def contradiction_in(case, code, result, said, earlier=(), keep="fewest"):
    """What koppel says of the case that is not true, or None. The charges of the level `told` may be those of as many pairs kept as it says."""
    wrong = contradiction_where(case, code, result, said, earlier, keep, 10**9)
    kept = [level["value"] for level in ((result or {}).get("objective") or {}).get("levels", []) if level["name"] == "kept"]
    return contradiction_where(case, code, result, said, earlier, keep, kept[0]) if wrong and kept else wrong


def contradiction_where(case, code, result, said, earlier, keep, kept):
    decisions = "decision;offer;request;reason\n" + "".join(f"{w};{o};{r};\n" for w, o, r in case["decisions"])
    reading = weigh(case["market"], case["profile"], decisions, case["travel"], earlier, keep == "fewest")
    reading.instance.most_gone = max(len(reading.instance.earlier) - kept, 0) if kept < 10**9 else kept
    instance, levels = reading.instance, levels_of(reading.strategy, reading.instance) + ["lottery"]
    if result is None:
        return f"no result, exit {code}: {said[:400]}"
    if result["strategy"]["name"] != reading.strategy or result["provenance"]["seed"] != reading.seed:
        return "strategy or seed is not the profile's"
    perfect = reading.strategy == "min_cost_perfect"
    if not perfect and room_for_all(instance) and result["status"] == "optimal":
        said = {(a["offer"], a["request"]): int(a["weight"] * 10**6) for a in result["assignments"]}
        if said != instance.edges:
            differ = {f"{e}": (said.get(e), instance.edges.get(e)) for e in {*said, *instance.edges} if said.get(e) != instance.edges.get(e)}
            return f"candidates (koppel's weight, the independent one): {differ}"
        best = None if any(low > sum(o == n for o, _ in instance.edges) for n, (low, _) in instance.supply.items()) else "all"
    else:
        best = best_values(with_all_places_used(instance) if perfect else instance, levels, reading.seed)
    if (result["status"], code) != (("infeasible", 4) if best is None else ("optimal", 0)):
        return f"status {result['status']}, exit {code}, and the best is {best}"
    faults = faults_of(instance, result, True)
    if best not in (None, "all"):
        values = [int(level["value"] * (10**6 if level["name"] == "weight" else 1)) for level in result["objective"]["levels"]]
        if values[: len(best)] != best:
            faults.append(f"the best values are {best}, not {values}")
    return "; ".join(faults) or None


def write_case(case, folder):
    folder.mkdir(parents=True)
    (folder / "market.json").write_text(json.dumps(plain(case["market"])), encoding="utf-8")
    profile = dict(case["profile"])
    if case["travel"]:
        profile["inputs"] = {"travel_times": "times.csv"}
        with open(folder / "times.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([("from", "to", "minutes"), *case["travel"]])
    (folder / "profile.yaml").write_text(json.dumps(plain(profile)), encoding="utf-8")  # JSON is YAML
    write_decisions(case, folder)


def write_decisions(case, folder):
    rows = "".join(f"{what};{offer};{request};\n" for what, offer, request in case["decisions"])
    (folder / "decisions.csv").write_text("decision;offer;request;reason\n" + rows, encoding="utf-8")


class Measure:
    def __init__(self, chosen, folder):
        self.program, self.folder, self.seed, self.told = chosen.koppel, folder, chosen.seed, Counter()
        self.waiting, self.last = [], chosen.count - 1

    def __call__(self, number):
        case = draw_case(random.Random(f"{self.seed} market {number}"))
        if case["earlier"]:
            if message := self.alone(case):
                raise Contradiction(message, case)
        else:
            self.waiting.append(case)
        if self.waiting and (len(self.waiting) == IN_ONE_BATCH or number == self.last):
            waiting, self.waiting = self.waiting, []
            self.batch(waiting)

    def alone(self, case):
        """Matches the case by itself and, where it says so, once more with its own result as the one before: as the round before, or as the
        proposal that the second goes on from after one of its pairs was declined. Returns what is not true."""
        home = self.folder / "alone"
        shutil.rmtree(home, ignore_errors=True)
        write_case(case, home)
        command = ["match", home / "market.json", "--profile", home / "profile.yaml", "--decisions", home / "decisions.csv", "--json"]
        try:
            done = run(self.program, *command, timeout=30)
            message = contradiction_in(case, done.returncode, read(done.stdout) if done.stdout.strip() else None, done.stderr)
            if message or not case["earlier"] or done.returncode:
                return message
            (home / "earlier.json").write_text(done.stdout, encoding="utf-8")
            earlier = [(a["offer"], a["request"]) for a in json.loads(done.stdout)["assignments"]]
            keep = case["earlier"]
            free = [pair for pair in earlier if not any(pair == (o, r) for _, o, r in case["decisions"])]
            if keep == "fewest" and free:
                case = {**case, "decisions": [*case["decisions"], ("declined", *free[len(free) // 2])]}
                write_decisions(case, home)
            done = run(self.program, *command, "--previous", home / "earlier.json", "--keep", keep, timeout=30)
        except subprocess.TimeoutExpired:
            return "no answer after 30 seconds"
        self.told["with an earlier round"] += 1
        return contradiction_in(case, done.returncode, read(done.stdout) if done.stdout.strip() else None, done.stderr, earlier, keep)

    def again(self, case):
        return self.alone(case) is not None

    def batch(self, cases):
        home = self.folder / "batch"
        shutil.rmtree(home, ignore_errors=True)
        inputs = []
        for number, case in enumerate(cases):
            write_case(case, home / str(number))
            part = f"{number}/"
            inputs.append({"input": part + "market.json", "name": f"m{number}", "profile": part + "profile.yaml", "decisions": part + "decisions.csv"})
        (home / "manifest.json").write_text(json.dumps({"schema": "koppel/batch/1", "inputs": inputs}), encoding="utf-8")
        run(self.program, "batch", home / "manifest.json", "-o", home / "out", "--threads", 1, timeout=600)
        lines = (home / "out" / "batch.ndjson").read_text(encoding="utf-8").splitlines()
        wrong = []
        for case, line in zip(cases, map(json.loads, lines)):
            file = home / "out" / line["folder"] / "result.json"
            result = read(file.read_text(encoding="utf-8")) if file.exists() else None
            if message := contradiction_in(case, line["exit_code"], result, str(line["findings"])):
                wrong.append((message, case))
            self.told["with " + ("a solution" if line["exit_code"] == 0 else "none")] += 1
        if wrong:
            raise Contradiction(f"{wrong[0][0]} ({len(wrong)} of {len(cases)} in this batch)", wrong[0][1])


def parts(case):
    """Smaller cases: without a person, a field, a decision, a setting."""
    market = case["market"]
    for key in ("decisions", "travel"):
        for at in range(len(case[key])):
            yield {**case, key: case[key][:at] + case[key][at + 1 :]}
    if case["earlier"]:
        yield {**case, "earlier": ""}
    for side in ("offers", "requests"):
        for at, person in enumerate(market[side]):
            if len(market[side]) > 1:
                yield {**case, "market": {**market, side: market[side][:at] + market[side][at + 1 :]}}
            for field, value in person.items():
                lighter = [{k: v for k, v in person.items() if k != field}] if field != "id" else []
                if isinstance(value, dict):
                    lighter += [{**person, field: {k: v for k, v in value.items() if k != inner}} for inner in value]
                for smaller in lighter:
                    yield {**case, "market": {**market, side: market[side][:at] + [smaller] + market[side][at + 1 :]}}
    for field in case["profile"]:
        if field != "schema":
            yield {**case, "profile": {k: v for k, v in case["profile"].items() if k != field}}


if __name__ == "__main__":
    command(__doc__, "differential markets", 20_000, Measure, parts)
