"""The core compiled for a browser says, byte for byte, what the program says: Debian's emscripten compiles it, node runs it."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, SCENARIO, koppel, write_market  # noqa: E402

HOME = Path(os.environ["KOPPEL_CLI"]).parents[1]  # the build for this machine
BUILD = HOME / "browser"
ENVIRONMENT = {**os.environ, "NODE_PATH": "/usr/share/nodejs"}  # where Debian's emscripten finds its parser
PROPOSE = "require(process.argv[1])().then(koppel => process.stdout.write(koppel.propose(require('fs').readFileSync(process.argv[2], 'utf8'))))"


def run(*command):
    done = subprocess.run([*map(str, command)], cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")[-5000:]
    return done.stdout


@pytest.fixture(scope="module")
def browser():
    """The folder with koppel.js. Compiled quickly rather than well: the preset itself takes -Os."""
    run("cmake", "--preset", "browser", "-B", BUILD, "-DCMAKE_CXX_FLAGS_MINSIZEREL=-O1 -DNDEBUG",
        f"-DKOPPEL_EMBED_VOCABULARIES={HOME}/bin/embed_vocabularies")
    run("cmake", "--build", BUILD)
    return BUILD / "bindings" / "browser"


def in_browser(browser, market):
    return run("node", "-e", PROPOSE, browser / "koppel.js", market)


def in_program(market, folder):
    done = koppel("match", market, "-o", folder, "--pseudonyms")
    assert done.returncode in (0, 2), done.stderr
    return (folder / "result.json").read_bytes()


def imported_scenario(folder):
    done = koppel("import", SCENARIO, "-o", folder / "market.json")
    assert done.returncode == 0, done.stderr


def generated(*options):
    def write(folder):
        done = koppel("generate", "market", *options, "-o", folder / "market.json")
        assert done.returncode == 0, done.stderr
    return write


MARKETS = {
    "scenario": imported_scenario,
    "small": generated("--offers", 40, "--requests", 30, "--seed", 3),
    "scarce": generated("--offers", 60, "--requests", 150, "--districts", 9, "--seed", 8),
    "large": generated("--offers", 600, "--requests", 500, "--districts", 20, "--seed", 11),
    "nobody_fits": lambda folder: write_market(
        folder / "market.json",
        [{"id": "a1", "skills": {"coaching": 1}}],
        [{"id": "v1", "label": "Één vraag, “zo”", "needs": {"facilitation": {"level": 4, "must": True}}}]),
}


@pytest.mark.parametrize("name", MARKETS)
def test_the_result_is_the_same_bytes(browser, tmp_path, name):
    MARKETS[name](tmp_path)
    expected = in_program(tmp_path / "market.json", tmp_path / "out")
    assert in_browser(browser, tmp_path / "market.json") == expected
    assert json.loads(expected)["schema"] == "koppel/result/1"


@pytest.mark.parametrize("text", ["", "offers: []", "{", '{"schema": "koppel/market/1", "offers": [{"id": 7}], "requests": []}'])
def test_what_is_refused_is_refused_with_the_same_findings(browser, tmp_path, text):
    market = tmp_path / "market.json"
    market.write_text(text, encoding="utf-8")
    answered = json.loads(in_browser(browser, market))
    refused = koppel("match", "market.json", "-o", "out", "--json", cwd=tmp_path)
    assert refused.returncode == 3
    assert answered == json.loads(refused.stderr)


def known_letters(printed):
    """The rows about characters that Python's Unicode has (14 in Debian 12): node and ICU may each be younger."""
    rows = [row.split(maxsplit=1) for row in printed.decode().splitlines()]
    return [row for row in rows if row[0] == "text" or unicodedata.category(chr(int(row[0]))) != "Cn"]


def test_letters_lose_case_and_accents_alike(browser):
    here = known_letters(run(HOME / "bin" / "all_letters"))
    assert len(here) > 20000
    assert known_letters(run("node", browser / "all_letters.js")) == here
