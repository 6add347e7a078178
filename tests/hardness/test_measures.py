"""A small count of each measure of hardness; the full counts are in test_heavy_measures.py. tests/README.md says what each of them is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
COUNTS = {"differential_problems": 150, "differential_markets": 72, "forger": 80, "kills": 16, "failing_disks": 16}


def measured(name, count, seed=1, timeout=7000):
    command = ["/usr/bin/python3", HERE / f"{name}.py", "--count", str(count), "--seed", str(seed), "--koppel", os.environ["KOPPEL_CLI"]]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout)


@pytest.mark.parametrize("name", COUNTS)
def test_nothing_contradicts(name):
    done = measured(name, COUNTS[name])
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_scenario_is_right_in_every_pair_and_weight(tmp_path):
    scenario = Path(os.environ["KOPPEL_SOURCE_DIR"]) / "data" / "scenarios" / "participatieploeg"
    market, result, profile = tmp_path / "market.json", tmp_path / "out" / "result.json", tmp_path / "profile.yaml"
    program, decisions = os.environ["KOPPEL_CLI"], scenario / "decisions.csv"
    lines = (scenario / "profile.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    profile.write_text("".join(line for line in lines if not line.startswith(("inputs:", "  offers:", "  requests:", "  decisions:"))), encoding="utf-8")
    subprocess.run([program, "import", scenario, "-o", market], check=True, capture_output=True, timeout=300)
    with_it = ["--profile", profile, "--decisions", decisions]
    subprocess.run([program, "match", market, *with_it, "-o", tmp_path / "out"], check=True, capture_output=True, timeout=300)
    done = subprocess.run(["/usr/bin/python3", HERE / "independent.py", market, result, *with_it], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_contradiction_is_told_with_its_seed_and_a_small_input(tmp_path):
    """A program that lies: it calls every problem's weight one more than it is."""
    liar = tmp_path / "liar"
    liar.write_text(
        f"#!{sys.executable}\nimport json, subprocess, sys\n"
        f"done = subprocess.run([{os.environ['KOPPEL_CLI']!r}, *sys.argv[1:]], capture_output=True, text=True)\n"
        "result = json.loads(done.stdout) if done.stdout.strip() else {}\n"
        "if 'objective' in result:\n    result['objective']['weight'] += 1\n"
        "print(json.dumps(result) if result else '')\nsys.stderr.write(done.stderr)\nsys.exit(done.returncode)\n",
        encoding="utf-8",
    )
    liar.chmod(0o755)
    command = ["/usr/bin/python3", HERE / "differential_problems.py", "--count", "30", "--seed", "8", "--koppel", liar]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "seed 8, number" in done.stdout and "weight or matched is another" in done.stdout and "smallest input" in done.stdout
