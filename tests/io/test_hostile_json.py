"""The JSON test suite (read in place), through the program: what must parse parses, what must not is refused, nothing crashes."""

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import SCENARIO, koppel  # noqa: E402

SUITE = Path(os.environ.get("KOPPEL_PUBLIC_DATA") or Path(os.environ["KOPPEL_SOURCE_DIR"]) / ".." / "shared" / "data") / "json-hostile" / "test_parsing"
SYNTAX = {"json_syntax", "json_bad_utf8", "json_too_deep", "json_duplicate_key", "empty_file"}
# RFC 8259 leaves repeated keys open; refusing them is our own rule.
REPEATED_KEYS = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
pytestmark = pytest.mark.skipif(not SUITE.exists(), reason=f"no public data at {SUITE}")


def codes(path):
    # As a result: that reader takes whatever it is given for JSON. None of the files is a result, so all are refused for something.
    run = koppel("verify", SCENARIO, path, "--json")
    assert run.returncode == 3, (path.name, run.returncode, run.stderr)
    return {finding["code"] for finding in json.loads(run.stderr)}


def files(kind):
    return sorted(SUITE.glob(f"{kind}_*.json")) if SUITE.exists() else []


@pytest.mark.parametrize("path", files("y"), ids=lambda path: path.name)
def test_what_must_parse_parses(path):
    expected = {"json_duplicate_key"} if path.name in REPEATED_KEYS else set()
    assert codes(path) & SYNTAX == expected


@pytest.mark.parametrize("path", files("n"), ids=lambda path: path.name)
def test_what_must_not_parse_is_refused(path):
    assert codes(path) & SYNTAX


def test_what_may_parse_never_crashes():
    undecided = files("i")
    assert undecided
    for path in undecided:
        codes(path)


def test_the_suite_is_all_there():
    assert len(files("y")) > 90 and len(files("n")) > 180
