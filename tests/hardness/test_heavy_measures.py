"""The full count of each measure of hardness (tests/README.md): about an hour on two cores."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
from test_measures import measured  # noqa: E402

COUNTS = {"differential_problems": 100_000, "differential_markets": 20_000, "forger": 20_000, "kills": 1_000, "failing_disks": 400}


@pytest.mark.parametrize("name", COUNTS)
def test_nothing_contradicts_at_full_count(name):
    done = measured(name, COUNTS[name], seed=2)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
