"""2,000 generated markets with 3 % broken inputs, killed twice and resumed, end with the same bytes as an undisturbed run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.batches import break_off, generated_markets, lines, stamps, start, tree, write_manifest  # noqa: E402

COUNT = 2000


def run_to_the_end(manifest, out):
    process = start(manifest, out, "--threads", 2)
    process.communicate(timeout=3600)
    return process.returncode


def test_two_thousand_markets_killed_twice(tmp_path):
    broken = generated_markets(tmp_path / "markten", COUNT)
    assert broken == 60
    manifest = write_manifest(tmp_path / "alle.json", ["markten/*.json"])
    assert run_to_the_end(manifest, tmp_path / "undisturbed") == 7
    told = lines(tmp_path / "undisturbed")
    assert len(told) == COUNT and [line["status"] for line in told].count("invalid") == broken
    first = break_off(manifest, tmp_path / "out", 500, "--threads", 2)
    second = break_off(manifest, tmp_path / "out", 1400, "--threads", 3)
    assert first.items() <= second.items()
    assert run_to_the_end(manifest, tmp_path / "out") == 7
    assert second.items() <= stamps(tmp_path / "out").items(), "nothing is done twice"
    assert tree(tmp_path / "out") == tree(tmp_path / "undisturbed")
