"""Strategies that count choices: against every matching of small problems, and against published optima."""

import itertools
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel, read_json  # noqa: E402

CHECKER = ROOT / "tests" / "oracles" / "check_certificate.py"
PUBLISHED = Path(os.environ.get("KOPPEL_PUBLIC_DATA", "")) / "hr-spa"
STRATEGIES = ("rank_maximal", "greedy_maximum", "generous_maximum")


def best(strategy, profiles):
    """The best of the profiles (how many pairs have rank 1, 2, …) by what the name of the strategy says in the literature."""
    if strategy == "rank_maximal":
        return max(profiles)
    largest = [profile for profile in profiles if sum(profile) == max(map(sum, profiles))]
    return max(largest) if strategy == "greedy_maximum" else min(largest, key=lambda profile: profile[::-1])


def profile_of(problem, result):
    weights = {(o, d): w for o, d, w in problem["edges"]}
    lists = {}
    for (_, demand), weight in weights.items():
        lists.setdefault(demand, set()).add(weight)
    counts = [0] * max(map(len, lists.values()))
    for pair in result["assignments"]:
        ordered = sorted(lists[pair["request"]], reverse=True)
        counts[ordered.index(weights[pair["offer"], pair["request"]])] += 1
    return tuple(counts)


def solved(folder, problem, strategy):
    """The result, when koppel's own check and the stranger's have both accepted it."""
    (folder / "problem.json").write_text(json.dumps(problem), encoding="utf-8")
    run = koppel("solve", folder / "problem.json", "--strategy", strategy, "-o", folder / "result.json")
    assert run.returncode == 0, run.stderr
    assert koppel("verify", folder / "problem.json", folder / "result.json").returncode == 0
    stranger = subprocess.run(["/usr/bin/python3", CHECKER, folder / "problem.json", folder / "result.json"], capture_output=True, text=True)
    assert stranger.returncode == 0, stranger.stderr
    result = read_json(folder / "result.json")
    assert result["status"] == "optimal" and result["strategy"]["name"] == strategy
    return result


def invented(seed):
    """Four requests that rank some of five offers, with ties, and offers with room for one or two."""
    draw = random.Random(seed)
    supply = [{"id": f"a{i}", "max": draw.randint(1, 2)} for i in range(draw.randint(2, 5))]
    demand = [{"id": f"x{j}", "max": draw.choice((1, 1, 2))} for j in range(draw.randint(2, 4))]
    pairs = [(o["id"], d["id"]) for o in supply for d in demand if draw.random() < 0.6] or [("a0", "x0")]
    return {"schema": "koppel/problem/1", "supply": supply, "demand": demand, "edges": [[o, d, draw.randint(-2, 3)] for o, d in pairs]}


def all_profiles(problem):
    room = {n["id"]: n["max"] for n in problem["supply"] + problem["demand"]}
    edges = problem["edges"]
    for size in range(len(edges) + 1):
        for chosen in itertools.combinations(edges, size):
            used = [end for offer, demand, _ in chosen for end in (offer, demand)]
            if all(used.count(end) <= room[end] for end in set(used)):
                yield profile_of(problem, {"assignments": [{"offer": o, "request": d} for o, d, _ in chosen]})


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_matching_has_a_better_profile(tmp_path, strategy):
    looked_at = 0
    for seed in range(60):
        problem = invented(seed)
        if len(problem["edges"]) > 10:
            continue
        looked_at += 1
        assert profile_of(problem, solved(tmp_path, problem, strategy)) == best(strategy, set(all_profiles(problem))), seed
    assert looked_at >= 30


def test_choices_count_before_points(tmp_path):
    """Points would give a to x (9 + 1 against 5 + 4); two first choices are better than one, whatever the points."""
    edges = [["a", "x", 9], ["b", "x", 5], ["a", "y", 4], ["b", "y", 1], ["c", "x", 20]]
    problem = {"schema": "koppel/problem/1", "supply": [{"id": n} for n in "abc"], "demand": [{"id": "x"}, {"id": "y"}], "edges": edges}
    assert [(p["offer"], p["request"]) for p in solved(tmp_path, problem, "rank_maximal")["assignments"]] == [("c", "x"), ("a", "y")]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_order_of_rows_does_not_matter(tmp_path, strategy):
    problem = invented(5)
    solved(tmp_path, problem, strategy)
    first = (tmp_path / "result.json").read_bytes()
    shuffled = {key: random.Random(1).sample(value, len(value)) if isinstance(value, list) else value for key, value in problem.items()}
    solved(tmp_path, shuffled, strategy)
    assert (tmp_path / "result.json").read_bytes() == first


@pytest.mark.parametrize("sense", ["min", "max"])
def test_with_costs_the_cheapest_is_the_first_choice(tmp_path, sense):
    problem = {"schema": "koppel/problem/1", "supply": [{"id": "a"}, {"id": "b"}], "demand": [{"id": "x"}], "edges": [["a", "x", 1], ["b", "x", 2]]}
    (tmp_path / "p.json").write_text(json.dumps(problem))
    assert koppel("solve", tmp_path / "p.json", "--strategy", "rank_maximal", "--sense", sense, "-o", tmp_path / "r.json").returncode == 0
    assert read_json(tmp_path / "r.json")["assignments"][0]["offer"] == {"min": "a", "max": "b"}[sense]


def preference_list(text):
    """`(3 1) 2 4`  ->  [["3", "1"], ["2"], ["4"]]"""
    return [part.strip("()").split() for part in re.findall(r"\([^)]*\)|\S+", text)]


def published_problem(text):
    """Students with lists over places that have quotas; of projects also lecturers with quotas, who are groups."""
    lines = text.split("\n\n")[0].strip().splitlines()
    students, places, *lecturers = map(int, lines[0].split())
    fields = [line.split(":") for line in lines[1:]]
    edges = [[place, f"s{who}", -rank] for who, wishes in fields[:students] for rank, tied in enumerate(preference_list(wishes)) for place in tied]
    supply = [{"id": place, "min": int(low), "max": int(high)} for place, low, high, _ in fields[students : students + places]]
    problem = {"schema": "koppel/problem/1", "supply": supply, "demand": [{"id": f"s{who}"} for who, _ in fields[:students]], "edges": edges}
    if lecturers:
        owner = {place: who.strip() for place, _, _, who in fields[students : students + places]}
        problem["groups"] = [
            {"side": "supply", "name": f"lecturer {who}", "members": [p for p in owner if owner[p] == who], "min": int(low), "max": int(high)}
            for who, low, _, high, _ in fields[students + places :]
        ]
    return problem


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the public data are not here")
@pytest.mark.parametrize("kind", ["hr", "spa", "spa_onesided"])
@pytest.mark.parametrize("strategy, named", zip(STRATEGIES, ["greedyprofile", "greedymaxprofile", "generousmaxprofile"]))
def test_published_optima(tmp_path, kind, strategy, named):
    answers = sorted((PUBLISHED / kind / "bruteforce").iterdir())
    assert len(answers) == 3
    for answer in answers:
        expected = [int(n) for n in re.search(rf"optimal_{named}: < ([\d ]*)>", answer.read_text())[1].split()]
        problem = published_problem((PUBLISHED / kind / "instances" / answer.name).read_text())
        found = list(profile_of(problem, solved(tmp_path, problem, strategy)))
        length = max(len(found), len(expected))
        assert found + [0] * (length - len(found)) == expected + [0] * (length - len(expected)), answer.name
