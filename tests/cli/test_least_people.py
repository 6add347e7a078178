"""After one decline the fewest pairs change, and the fewest people are told: both as an independent integer programme finds them."""

import json
import random
import sys
from pathlib import Path

import pytest
import yaml

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "hardness")]
from independent import weigh  # noqa: E402
from support.koppel_cli import SCENARIO, koppel, read_json  # noqa: E402
from support.least_disturbance import least_disturbance, seeded_market  # noqa: E402


def pairs_of(result):
    return sorted((pair["offer"], pair["request"]) for pair in result["assignments"])


class Round:
    """A market that was matched once, and re-matched after each of some declines."""

    def __init__(self, folder, market, profile, decided=""):
        profile = {"schema": "koppel/profile/1", **profile}
        self.folder, self.market, self.profile, self.decided = folder, market, profile, decided
        (folder / "market.json").write_text(json.dumps(market), encoding="utf-8")
        (folder / "profile.yaml").write_text(json.dumps(profile), encoding="utf-8")  # JSON is YAML
        self.write("none", [])
        run = koppel("match", "market.json", "--profile", "profile.yaml", "--decisions", "none.csv", "-o", "first", cwd=folder)
        assert run.returncode == 0, run.stderr
        self.first = read_json(folder / "first" / "result.json")
        self.pairs = pairs_of(self.first)

    def write(self, name, rows):
        text = (self.decided or "decision;offer;request;reason\n") + "".join(f"{what};{offer};{request};\n" for what, offer, request in rows)
        (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return text

    def decline(self, count, seed):
        """[(declined pair, decisions, result)] of `count` declines, each for itself."""
        declined = random.Random(seed).sample(self.pairs, count)
        texts = [self.write(f"d{n}", [("declined", *pair)]) for n, pair in enumerate(declined)]
        inputs = [
            {"name": f"d{n}", "input": "market.json", "profile": "profile.yaml", "decisions": f"d{n}.csv", "previous": "first/result.json"}
            for n in range(count)
        ]
        (self.folder / "all.json").write_text(json.dumps({"schema": "koppel/batch/1", "inputs": inputs}), encoding="utf-8")
        run = koppel("batch", "all.json", "-o", "again", "--threads", 2, cwd=self.folder)
        assert run.returncode == 0, run.stderr
        results = [read_json(self.folder / "again" / f"d{n}" / "result.json") for n in range(count)]
        return list(zip(declined, texts, results))

    def instance(self, decisions):
        return weigh(self.market, self.profile, decisions, [], self.pairs, True).instance


def scenario_round(folder):
    assert koppel("import", SCENARIO, "-o", folder / "market.json").returncode == 0
    market = read_json(folder / "market.json")
    text = (SCENARIO / "profile.yaml").read_text(encoding="utf-8").replace(" on:", ' "on":')  # which YAML 1.1 takes for a truth
    profile = yaml.safe_load(text)
    del profile["inputs"]
    return Round(folder, market, profile, (SCENARIO / "decisions.csv").read_text(encoding="utf-8"))


def proved_of(rounds, declined):
    """How many results prove the fewest people, after all of them were compared with the integer programme."""
    proved = 0
    for pair, decisions, result in declined:
        served, gone, told = least_disturbance(rounds.instance(decisions), rounds.pairs)
        changes = result["changes"]
        people = sum(map(len, changes["tell"].values()))
        assert result["status"] == "optimal"
        assert result["objective"]["served"] == served, pair
        assert len(changes["gone"]) == gone == changes["pairs"]["bound"], pair
        assert changes["people"]["bound"] <= told <= changes["people"]["value"] == people, pair
        proved += changes["people"]["bound"] == people
    return proved


def test_declines_of_the_scenario(tmp_path):
    rounds = scenario_round(tmp_path)
    declined = rounds.decline(25, 1)
    assert proved_of(rounds, declined) >= 0.95 * len(declined)


@pytest.mark.parametrize("seed", range(4))
def test_declines_of_seeded_markets(seed, tmp_path):
    rounds = Round(tmp_path, seeded_market(seed, 50), {})
    declined = rounds.decline(15, seed)
    assert proved_of(rounds, declined) >= 0.95 * len(declined) - 1


def test_where_nothing_changed_nothing_moves(tmp_path):
    rounds = Round(tmp_path, seeded_market(9, 50), {})
    run = koppel("match", "market.json", "--profile", "profile.yaml", "--previous", "first/result.json", "-o", "x", "--locale", "en", cwd=tmp_path)
    again = read_json(tmp_path / "x" / "result.json")
    assert pairs_of(again) == rounds.pairs and "No pair changes" in run.stdout
    assert again["changes"]["people"] == {"value": 0, "bound": 0}
