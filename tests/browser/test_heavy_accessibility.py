"""Both pages under axe-core, at the widths of a desk and of a telephone: nothing serious may be found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from browser.webdriver import Browser, wait_until  # noqa: E402
from support.koppel_cli import SCENARIO, koppel  # noqa: E402

AXE = "axe-core@4.10.2"


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, AXE], check=True, capture_output=True, timeout=300)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("accessible")
    assert koppel("match", SCENARIO, "-o", folder / "first").returncode == 0
    decisions = folder / "decisions.csv"
    decisions.write_text("decision;offer;request;reason\ndeclined;m014;r001;\n", encoding="utf-8")
    again = koppel("match", SCENARIO, "--previous", folder / "first" / "result.json", "--decisions", decisions, "-o", folder / "again")
    assert again.returncode == 0, again.stderr
    return folder / "again"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["voorstel.html", "voorstel-intern.html"])
def test_axe_finds_nothing_serious(axe, proposal, name, width):
    with Browser() as browser:
        browser.resize(width)
        browser.open(proposal / name)
        assert wait_until(lambda: browser.run("return document.documentElement.dataset.ready === 'yes'"))
        browser.run("document.querySelector('details.curves').open = true")
        browser.run(axe + "; window.axe = axe;")
        found = browser.run_later("const done = arguments[arguments.length - 1]; window.axe.run().then(found => done(JSON.stringify(found.violations)), fault => done(String(fault)));")
    told = [(entry["id"], entry["impact"], [node["html"][:120] for node in entry["nodes"]][:3]) for entry in json.loads(found)]
    assert [entry for entry in told if entry[1] in ("serious", "critical")] == [], told
