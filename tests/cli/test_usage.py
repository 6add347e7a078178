"""Wrong usage, help, lists and completions."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import ROOT, koppel  # noqa: E402

VERBS = ["match", "check", "solve", "verify", "generate", "batch", "list", "manual"]


def test_version_names_the_project_version():
    run = koppel("--version")
    assert run.returncode == 0 and run.stdout.strip() == "koppel 0.1.0"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb):
    run = koppel(verb, "--help")
    assert run.returncode == 0 and f"koppel {verb}" in run.stdout and "Example" in run.stdout


@pytest.mark.parametrize("arguments", [[], ["mach"], ["match"], ["match", "x", "--seed", "many"], ["list", "everything"], ["match", "--nope"], ["match", "x", "--seed", "-1"],
                                       ["match", "x", "--time-limit", "0"], ["solve", "x", "--sense", "most"], ["solve", "x", "--format", "paper"]])
def test_wrong_usage_is_exit_2_and_leaves_stdout_empty(arguments):
    run = koppel(*arguments)
    assert run.returncode == 2 and run.stdout == "" and run.stderr


@pytest.mark.parametrize("what", ["strategies", "metrics", "criteria", "formats", "codes", "profile"])
def test_lists_agree_with_their_json(what):
    text, data = koppel("list", what), koppel("list", what, "--json")
    assert text.returncode == 0 and data.returncode == 0
    names = [line["name"] for line in json.loads(data.stdout)]
    assert names and len(set(names)) == len(names)
    assert len(text.stdout.splitlines()) == len(names)


def test_strategies_of_the_main_job_are_listed():
    assert {"max_served_max_weight", "max_weight"} <= {line["name"] for line in json.loads(koppel("list", "strategies", "--json").stdout)}


def test_bash_completion_is_valid_and_completes_verbs(tmp_path):
    script = tmp_path / "koppel.bash"
    script.write_text(koppel("manual", "bash").stdout)
    probe = f"source {script}; COMP_WORDS=(koppel ma); COMP_CWORD=1; _koppel; echo ${{COMPREPLY[@]}}"
    run = subprocess.run(["bash", "-c", probe], capture_output=True, text=True)
    assert run.returncode == 0 and {"match", "manual"} == set(run.stdout.split())


@pytest.mark.parametrize("form", ["man", "zsh", "fish"])
def test_other_forms_name_every_verb_and_option(form):
    text = koppel("manual", form).stdout.replace("\\-", "-")
    for verb in VERBS:
        assert verb in text
    assert "pseudonyms" in text


def test_no_absolute_path_of_the_checkout_in_any_output():
    run = koppel("check", ROOT / "data" / "scenarios" / "participatieploeg")
    assert str(ROOT) not in run.stdout + run.stderr
