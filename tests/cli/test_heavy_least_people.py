"""200 declines of the scenario and of seeded markets, against an independent integer programme; and declines at 2,000 a side."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from test_least_people import Round, proved_of, scenario_round  # noqa: E402
from support.least_disturbance import seeded_market  # noqa: E402


def test_two_hundred_declines_of_the_scenario(tmp_path):
    rounds = scenario_round(tmp_path)
    assert proved_of(rounds, rounds.decline(200, 4)) >= 190


def test_two_hundred_declines_of_seeded_markets(tmp_path):
    proved = 0
    for seed in range(10):
        (tmp_path / str(seed)).mkdir()
        rounds = Round(tmp_path / str(seed), seeded_market(100 + seed, 50), {})
        proved += proved_of(rounds, rounds.decline(20, seed))
    assert proved >= 190


def test_declines_at_two_thousand_a_side(tmp_path):
    many = ("nl", "fr", "en", "de", "es", "it", "pl", "tr", "ar", "ru", "pt", "ro", "bg", "el", "hu", "cs", "sv", "da", "fi", "uk")
    rounds = Round(tmp_path, seeded_market(7, 2000, many), {})
    assert proved_of(rounds, rounds.decline(3, 7)) >= 2
