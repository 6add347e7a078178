"""The default profile says what the document on profiles says, and explains every key."""
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEFAULT = (ROOT / "data" / "profiles" / "standaard.profile.yaml").read_text(encoding="utf-8")
DOCUMENT = (ROOT / "data" / "schema" / "profile.md").read_text(encoding="utf-8")
OF_THE_PROGRAMME = {"title", "inputs"}       # not for a default to say


def test_the_default_profile_has_the_documented_defaults():
    documented = yaml.safe_load(re.search(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL).group(1))
    default = yaml.safe_load(DEFAULT)
    assert set(documented) - OF_THE_PROGRAMME == set(default) - OF_THE_PROGRAMME
    for key in set(documented) - OF_THE_PROGRAMME:
        assert default[key] == documented[key], key


def test_every_key_has_its_comment():
    for line in DEFAULT.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            assert re.search(r"\S\s+# \S", line), line


def test_the_scenario_asks_for_keys_that_exist():
    default = yaml.safe_load(DEFAULT)
    for profile in sorted((ROOT / "data" / "scenarios").glob("*/profile.yaml")):
        assert set(yaml.safe_load(profile.read_text(encoding="utf-8"))) <= set(default) | {"inputs"}, profile
