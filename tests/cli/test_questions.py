"""Questions on a terminal: the real program on a pseudo-terminal, with a person who presses Enter, numbers, Ctrl-D and Ctrl-C."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_json  # noqa: E402

CASES = Path(os.environ["KOPPEL_PUBLIC_DATA"]).parent / "cases"
PAIRS = [("pair-e1", "Wie wil helpen (antwoorden) - Formulierreacties 1.csv", "Hulpvragen najaar (antwoorden).csv"),
         ("pair-e2", "buddys.csv", "hulpvragen.csv")]
END, INTERRUPT = "\x04", "\x03"

# Nothing in the heading says that "Dit en dat" is what is offered; the requests ask in other words, so the answers do not tell either.
OFFERS = """Naam,E-mailadres,Dit en dat,Hobby
An Proef,an@example.org,koken,zingen
Bo Proef,bo@example.org,tuinieren,dansen
Cy Proef,cy@example.org,koken,zingen
Do Proef,do@example.org,naaien,dansen
"""
REQUESTS = """Naam contactpersoon,E-mailadres,Welke hulp zoek je?
Ed Voorbeeld,ed@example.org,strijken
Di Voorbeeld,di@example.org,poetsen
Fa Voorbeeld,fa@example.org,strijken
"""


class Said:
    def __init__(self, code, terminal, stdout):
        self.code, self.terminal, self.stdout = code, terminal.replace("\r\n", "\n"), stdout

    @property
    def questions(self):
        return len(re.findall(r"\[Enter\]", self.terminal))


def at_terminal(arguments, keys, cwd, stderr_too=True):
    """Types `keys`, one at each "> "; when they run out, Enter. Standard input is a terminal, and stderr where asked."""
    master, slave = pty.openpty()
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(cwd), "TERM": "xterm", "NO_COLOR": "1"}

    def become_leader():
        os.setsid()
        import fcntl
        import termios
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches the program

    log = open(Path(cwd) / "stderr.txt", "wb")
    process = subprocess.Popen([os.environ["KOPPEL_CLI"], *map(str, arguments)], cwd=cwd, env=environment, stdin=slave,
                               stdout=subprocess.PIPE, stderr=slave if stderr_too else log, preexec_fn=become_leader)
    os.close(slave)
    heard, answered, keys = "", 0, list(keys)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                heard += os.read(master, 65536).decode("utf-8", errors="replace")
            except OSError:
                break
        prompts = len(re.findall(r"(?m)^> ", heard))
        if prompts > answered:
            key = keys.pop(0) if keys else ""
            os.write(master, (key if key in (END, INTERRUPT) else key + "\n").encode())
            answered = prompts
        if process.poll() is not None and not ready:
            break
    out = process.stdout.read().decode("utf-8")
    code = process.wait(timeout=10)
    os.close(master)
    log.close()
    return Said(code, heard, out)


@pytest.fixture
def unsure(tmp_path):
    (tmp_path / "aanbod.csv").write_text(OFFERS, encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(REQUESTS, encoding="utf-8")
    return tmp_path


MATCH = ("match", "aanbod.csv", "vragen.csv", "-o", "out")


def mapping(folder, side):
    return (folder / "koppel-profiel" / f"{side}.mapping.yaml").read_text(encoding="utf-8")


def nothing_was_written(folder):
    return not (folder / "out").exists() and not (folder / "koppel-profiel").exists()


def test_without_a_terminal_nothing_is_asked(unsure):
    run = koppel(*MATCH, cwd=unsure, stdin=subprocess.DEVNULL)
    assert run.returncode == 3 and "[mapping_needed]" in run.stderr and "[Enter]" not in run.stderr


def test_enter_takes_what_is_likely_and_the_second_run_asks_nothing(unsure):
    first = at_terminal(MATCH, [], unsure)
    assert first.code == 0 and 1 <= first.questions <= 6, first.terminal
    assert "welke kolom zegt wat iemand aanbiedt?" in first.terminal
    assert 'skills: { column: "Dit en dat"' in mapping(unsure, "aanbod")
    for draft in (unsure / "koppel-profiel").iterdir():
        assert "BESLIS" not in draft.read_text(encoding="utf-8"), draft.name
    for inputs in (["aanbod.csv", "vragen.csv"], ["koppel-profiel"]):
        assert koppel("verify", *inputs, "out/result.json", cwd=unsure).returncode == 0
    second = at_terminal(("match", "aanbod.csv", "vragen.csv", "-o", "out2"), [], unsure)
    assert second.code == 0 and second.questions == 0 and "[draft_used]" in second.terminal
    assert (unsure / "out/result.json").read_bytes() == (unsure / "out2/result.json").read_bytes()


def test_answers_stay_when_the_run_fails_on_something_else(unsure):
    failed = at_terminal((*MATCH, "--decisions", "weg.csv"), ["2"], unsure)
    assert failed.code == 3 and "[missing_file]" in failed.terminal and not (unsure / "out").exists()
    assert 'skills: { column: "Hobby"' in mapping(unsure, "aanbod")
    again = at_terminal(MATCH, [], unsure)
    assert again.code == 0 and again.questions == 0 and "[draft_used]" in again.terminal


def test_a_column_of_numbers_is_not_the_first_that_may_say_what_is_offered(unsure):
    rows = OFFERS.replace("Dit en dat", "Aantal").replace("koken", "2").replace("tuinieren", "1-2").replace("naaien", "3")
    (unsure / "aanbod.csv").write_text(rows, encoding="utf-8")
    said = at_terminal(MATCH, [], unsure)
    first = re.search(r"(?m)^  1  (.*)$", said.terminal).group(1)
    assert "Hobby" in first and '"Aantal"' not in said.terminal.split("> ")[0]


def test_a_number_takes_another_answer(unsure):
    said = at_terminal(MATCH, ["2"], unsure)
    assert said.code == 0, said.terminal
    assert 'skills: { column: "Hobby"' in mapping(unsure, "aanbod")


def test_what_is_no_answer_is_asked_again(unsure):
    said = at_terminal(MATCH, ["ja", "0", "99", "-1", "2"], unsure)
    assert said.code == 0 and said.terminal.count("Typ een nummer van 1 tot") == 4
    assert 'skills: { column: "Hobby"' in mapping(unsure, "aanbod")


def test_none_of_these_leaves_a_draft_and_stops(unsure):
    first = at_terminal(MATCH, ["3"], unsure)
    assert "3  geen van deze" in first.terminal
    assert first.code == 3 and "[mapping_needed]" in first.terminal and not (unsure / "out").exists()
    assert at_terminal(MATCH, [], unsure).code == 0, "asked again: the draft still held marks"


@pytest.mark.parametrize("key", [END, INTERRUPT])
@pytest.mark.parametrize("before", [0, 1])
def test_the_end_of_input_and_an_interrupt_write_nothing(unsure, key, before):
    said = at_terminal(MATCH, [""] * before + [key], unsure)
    assert said.code == 5 and nothing_was_written(unsure)
    assert "niets geschreven" in said.terminal or "nothing was written" in said.terminal


def test_nothing_is_asked_of_whoever_cannot_or_will_not_answer(unsure):
    for more in (["--no-ask"], ["--json"]):
        said = at_terminal([*MATCH, *more], [], unsure)
        assert said.code == 3 and said.questions == 0, more
        shutil.rmtree(unsure / "koppel-profiel")
    likely = at_terminal([*MATCH, "--accept-likely"], [], unsure)
    assert likely.questions == 0
    shutil.rmtree(unsure / "koppel-profiel", ignore_errors=True)
    hidden = at_terminal(MATCH, [], unsure, stderr_too=False)
    assert hidden.code == 3 and hidden.questions == 0 and "mapping_needed" in (unsure / "stderr.txt").read_text(encoding="utf-8")
    other = at_terminal(("check", "aanbod.csv", "vragen.csv"), [], unsure)
    assert other.questions == 0


def test_a_batch_asks_nothing(unsure):
    (unsure / "reeks.yaml").write_text("schema: koppel/batch/1\ninputs:\n  - { name: a, offers: aanbod.csv, requests: vragen.csv }\n",
                                       encoding="utf-8")
    run = at_terminal(("batch", "reeks.yaml", "-o", "reeks"), [], unsure)
    assert run.questions == 0 and "mapping_needed" in (unsure / "reeks" / "batch.ndjson").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale, question, none, intro", [
    ("fr", "quelle colonne dit ce que chacun offre ?", "aucune de celles-ci", "Tout n'est pas sûr"),
    ("en", "which column says what somebody offers?", "none of these", "Not everything is sure")])
def test_questions_are_asked_in_her_language(unsure, locale, question, none, intro):
    said = at_terminal([*MATCH, "--locale", locale], [], unsure)
    assert said.code == 0
    for text in (question, none, intro):
        assert text in said.terminal


def test_examples_show_nobody(unsure):
    secret = OFFERS.replace("Hobby", "Wie").replace("zingen", "Zo Geheim").replace("dansen", "Al Verborgen")
    (unsure / "aanbod.csv").write_text(secret.replace("Cy Proef,cy@example.org,koken", "Cy Proef,cy@example.org,zeilen"),
                                       encoding="utf-8")
    said = at_terminal(MATCH, [], unsure)
    assert "@example.org" not in said.terminal.split("[")[0] and "Geheim" not in said.terminal and "Proef" not in said.terminal
    assert "zeilen" not in said.terminal and "koken" not in said.terminal, "different in every row: nothing is shown"


def test_answers_that_come_back_are_shown(unsure):
    said = at_terminal(MATCH, [], unsure)
    assert "koken" in said.terminal and "naaien" not in said.terminal.split("[mapping")[0]


def test_two_files_in_the_wrong_order_are_asked_about(tmp_path):
    (tmp_path / "aanbod.csv").write_text("Naam,E-mailadres,Waar ben je goed in?,Hoeveel vragen wil je maximaal opnemen?\n"
                                         "An Proef,an@example.org,koken,2\nBo Proef,bo@example.org,naaien,1\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text("Naam contactpersoon,E-mailadres,Welke hulp zoek je?,Hoe dringend is het?\n"
                                         "Di Voorbeeld,di@example.org,koken,dringend\nEd Voorbeeld,ed@example.org,naaien,laag\n",
                                         encoding="utf-8")
    wrong = ("match", "vragen.csv", "aanbod.csv", "-o", "out")
    said = at_terminal(wrong, [], tmp_path)
    assert said.code == 0 and "verwisseld" in said.terminal, said.terminal
    assert len(read_json(tmp_path / "out/result.json")["assignments"]) == 2
    right = koppel("match", "aanbod.csv", "vragen.csv", "-o", "right", cwd=tmp_path)
    assert right.returncode == 0
    assert (tmp_path / "right/result.json").read_bytes() == (tmp_path / "out/result.json").read_bytes()
    again = at_terminal(wrong, [], tmp_path)
    assert again.code == 0 and again.questions == 0
    assert koppel("verify", "vragen.csv", "aanbod.csv", "out/result.json", cwd=tmp_path).returncode == 0


NEARLY = """Naam,E-mailadres,Waar ben je goed in?
An Proef,an@example.org,strijken
Bo Proef,bo@example.org,strijken
Cy Proef,cy@example.org,boekhouding
Do Proef,do@example.org,boekhouding
"""
NEARLY_ASKED = """Naam contactpersoon,E-mailadres,Welke hulp zoek je?
Ed Voorbeeld,ed@example.org,strijken
Di Voorbeeld,di@example.org,boekhuoding
Fa Voorbeeld,fa@example.org,boekhuoding
"""


@pytest.mark.parametrize("key, served", [("", 3), ("2", 1)])
def test_words_that_are_nearly_the_same_are_asked_about(tmp_path, key, served):
    (tmp_path / "aanbod.csv").write_text(NEARLY, encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(NEARLY_ASKED, encoding="utf-8")
    said = at_terminal(MATCH, [key], tmp_path)
    assert said.code == 0 and "hetzelfde woord?" in said.terminal, said.terminal
    words = (tmp_path / "koppel-profiel" / "skills.yaml").read_text(encoding="utf-8")
    assert ("synonyms: [" in words) == (key == "")
    matched = {pair["request"] for pair in read_json(tmp_path / "out/result.json")["assignments"]}
    assert read_json(tmp_path / "out/result.json")["understood"]["needs"]["read"] == 3
    assert len(matched) == served


def test_inspect_asks_when_asked_to(unsure):
    plain = at_terminal(("inspect", "aanbod.csv", "--side", "offers"), [], unsure)
    assert plain.code == 0 and plain.questions == 0
    said = at_terminal(("inspect", "aanbod.csv", "--side", "offers", "--ask", "-o", "aanbod.yaml"), ["2"], unsure)
    assert said.code == 0 and 1 <= said.questions <= 6, said.terminal
    assert 'skills: { column: "Hobby"' in (unsure / "aanbod.yaml").read_text(encoding="utf-8")
    for key in (END, INTERRUPT):
        gone = at_terminal(("inspect", "aanbod.csv", "--side", "offers", "--ask", "-o", "niet.yaml"), [key], unsure)
        assert gone.code == 5 and not (unsure / "niet.yaml").exists()


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the public data")
@pytest.mark.parametrize("case, offers, requests", PAIRS)
def test_exports_of_others_take_few_questions_and_run(tmp_path, case, offers, requests):
    for name in (offers, requests):
        shutil.copy(CASES / case / name, tmp_path)
    said = at_terminal(("match", offers, requests, "-o", "out"), [], tmp_path)
    assert said.code == 0 and said.questions <= 6, said.terminal
    again = at_terminal(("match", offers, requests, "-o", "out2"), [], tmp_path)
    assert again.code == 0 and again.questions == 0
    assert koppel("verify", offers, requests, "out/result.json", cwd=tmp_path).returncode == 0


def test_the_help_says_it():
    text = koppel("match", "--help").stdout
    assert "--no-ask" in text and "--redraft" in text and "koppel-profiel" in text
    assert "--ask" in koppel("inspect", "--help").stdout


def test_a_pipe_in_place_of_a_draft_is_set_aside_and_not_read(unsure):
    assert at_terminal(MATCH, [], unsure).code == 0
    pipe = unsure / "koppel-profiel" / "profile.yaml"
    pipe.unlink()
    os.mkfifo(pipe)
    run = koppel(*MATCH, "--redraft", "--no-ask", cwd=unsure, stdin=subprocess.DEVNULL)
    assert run.returncode == 3 and "[mapping_needed]" in run.stderr, run.stderr
    assert (unsure / "koppel-profiel-1" / "profile.yaml").is_fifo() and "skills" in mapping(unsure, "aanbod")
