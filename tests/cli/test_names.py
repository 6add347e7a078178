"""Names stand beside ids where only the one who asks reads them: on a terminal, or in a file of one's own. Never in a pipe or with --pseudonyms."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, offer, on_terminal, write_market  # noqa: E402

NAMES = ("Mia Voorbeeld", "Jan Voorbeeld", "Buurt Voorbeeld")


@pytest.fixture
def folder(tmp_path):
    skill = {"facilitation": 3}
    write_market(
        tmp_path / "market.json",
        [offer("m1", skills=skill), offer("m2", skills=skill)],
        [{"id": "r1", "needs": {"facilitation": {"level": 2}}}, {"id": "r2", "needs": {"accounting": {"level": 5, "must": True}}}],
    )
    key = tmp_path / "market.key.csv"
    key.write_text(f"side;id;name;email;phone\noffer;m1;{NAMES[0]};;\noffer;m2;{NAMES[1]};;\nrequest;r1;{NAMES[2]};;\n", encoding="utf-8")
    key.chmod(0o600)
    assert koppel("match", "market.json", "-o", "v", cwd=tmp_path).returncode == 0
    (tmp_path / "no.csv").write_text("decision;offer;request;reason\ndeclined;m1;r1;\n", encoding="utf-8")
    (tmp_path / "no2.csv").write_text("decision;offer;request;reason\ndeclined;m2;r1;\n", encoding="utf-8")
    assert koppel("match", "market.json", "-o", "w1", "--decisions", "no.csv", cwd=tmp_path).returncode == 0
    assert koppel("match", "market.json", "-o", "w2", "--decisions", "no2.csv", cwd=tmp_path).returncode == 0
    return tmp_path


def run_into(stdout, folder, arguments):
    return subprocess.run([os.environ["KOPPEL_CLI"], *arguments], cwd=folder, stdout=stdout, stderr=subprocess.PIPE, timeout=60,
                          env={"PATH": "/usr/bin:/bin", "HOME": str(folder)})


def into_file(folder, arguments, mode):
    path = folder / "said.txt"
    path.write_text("")
    path.chmod(mode)
    with path.open("w") as file:
        assert run_into(file, folder, arguments).returncode == 0
    return path.read_text(encoding="utf-8")


QUESTIONS = [
    ["explain", "market.json", "v/result.json", "--request", "r1"],
    ["explain", "market.json", "v/result.json", "--request", "r1", "--offer", "m2"],
    ["gaps", "market.json", "v/result.json"],
    ["diff", "w1/result.json", "w2/result.json"],
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(question))
def test_names_stand_where_only_one_person_reads(question, folder):
    if question[0] != "gaps":
        assert any(name in on_terminal(*question, cwd=folder) for name in NAMES)
        assert any(name in into_file(folder, question, 0o600) for name in NAMES)
    for said in (into_file(folder, question, 0o644), koppel(*question, cwd=folder).stdout, into_file(folder, [*question, "--pseudonyms"], 0o600),
                 into_file(folder, [*question, "--json"], 0o600)):
        assert not any(name.split()[0] in said for name in NAMES)


def test_the_summary_names_who_must_be_told(folder):
    assert koppel("match", "market.json", "--previous", "w1/result.json", "--decisions", "no2.csv", "-o", "x", cwd=folder).returncode == 0
    again = ["match", "market.json", "--previous", "w1/result.json", "--decisions", "no2.csv", "-o", "x"]
    assert NAMES[0] in into_file(folder, again, 0o600) and NAMES[0] not in koppel(*again, cwd=folder).stdout
    assert NAMES[0] not in into_file(folder, [*again, "--pseudonyms"], 0o600)


def test_diff_takes_a_key_by_name(folder):
    for list_ in ("w1/bellijst.csv", "w2/bellijst.csv"):
        (folder / list_).unlink()
    question = ["diff", "w1/result.json", "w2/result.json"]
    assert NAMES[0] not in into_file(folder, question, 0o600)
    assert NAMES[0] in into_file(folder, [*question, "--key", "market.key.csv"], 0o600)
