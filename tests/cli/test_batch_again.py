"""koppel batch broken off and taken up again: the same bytes, nothing done twice, what has changed done anew."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.batches import (  # noqa: E402
    break_off, journalled, lines, redone, sized, small_markets, stamps, start, tree, undisturbed_batch, wait_for, write_manifest,
)
from support.koppel_cli import koppel, read_json, read_list, write_market  # noqa: E402

COUNT = 120


@pytest.fixture(scope="module")
def markets(tmp_path_factory):
    return undisturbed_batch(tmp_path_factory.mktemp("batch"), COUNT)


# ---- the same bytes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("threads", [2, 5])
def test_the_number_of_threads_changes_nothing(markets, tmp_path, threads):
    manifest, _, _, undisturbed = markets
    assert koppel("batch", manifest, "-o", tmp_path / "out", "--threads", threads).returncode == 7
    assert tree(tmp_path / "out") == tree(undisturbed)


def test_killed_twice_and_taken_up_again_it_ends_with_the_same_bytes_and_does_nothing_twice(markets, tmp_path):
    manifest, _, _, undisturbed = markets
    out = tmp_path / "out"
    first = break_off(manifest, out, COUNT // 4, "--threads", 2)
    assert not (out / "batch.ndjson").exists() and len(first) > COUNT // 4
    second = break_off(manifest, out, COUNT // 2, "--threads", 3)
    assert first.items() <= second.items()
    assert koppel("batch", manifest, "-o", out, "--threads", 2).returncode == 7
    assert second.items() <= stamps(out).items()
    assert tree(out) == tree(undisturbed)


def test_killed_at_any_moment(markets, tmp_path):
    manifest, _, _, undisturbed = markets
    out = tmp_path / "out"
    kills = 0
    for attempt in range(200):
        process = start(manifest, out, "--threads", 2)
        try:
            # Longer and longer, so that a machine with other work to do comes to the end as well.
            process.communicate(timeout=0.03 + 0.017 * (attempt % 13) + 0.003 * attempt)
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills += 1
    assert process.returncode == 7 and kills >= 3
    assert tree(out) == tree(undisturbed)


def test_half_a_line_in_the_journal_is_dropped(markets, tmp_path):
    manifest, _, _, undisturbed = markets
    out = tmp_path / "out"
    break_off(manifest, out, 20)
    with open(out / "batch.journal", "a", encoding="utf-8") as journal:
        journal.write('no line at all\n{"name":"markt-0001","fol')
    assert koppel("batch", manifest, "-o", out).returncode == 7
    assert tree(out) == tree(undisturbed)


def test_a_run_killed_between_its_last_two_steps(markets, tmp_path):
    manifest, _, _, undisturbed = markets
    out = tmp_path / "out"
    assert koppel("batch", manifest, "-o", out).returncode == 7
    before = stamps(out)
    (out / "batch.journal").write_bytes((out / "batch.ndjson").read_bytes()[:1000])
    (out / ".batch.ndjson.new").write_bytes(b"half")
    assert koppel("batch", manifest, "-o", out).returncode == 7
    assert tree(out) == tree(undisturbed)
    assert {path for path, stamp in stamps(out).items() if before[path] != stamp} == {"batch.ndjson"}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_finishes_what_is_under_way_and_is_exit_5(markets, tmp_path, how):
    manifest, _, _, undisturbed = markets
    out = tmp_path / "out"
    process = start(manifest, out, "--threads", 2)
    assert wait_for(lambda: len(journalled(out)) >= 10, process)
    process.send_signal(how)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 5 and stdout == "" and f"van {COUNT}" in stderr
    assert not (out / "batch.ndjson").exists()
    assert {path.name for path in out.iterdir()} == {line["folder"] for line in journalled(out)} | {"batch.journal"}
    assert koppel("batch", manifest, "-o", out).returncode == 7
    assert tree(out) == tree(undisturbed)


def test_an_interrupt_of_the_whole_group_spoils_no_input(tmp_path):
    """^C reaches the workers too; they must not answer with the best so far."""
    sized(tmp_path)
    manifest = write_manifest(tmp_path / "b.json", ["groot.json"])
    command = [os.environ["KOPPEL_CLI"], "batch", str(manifest), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert wait_for(lambda: children_of(process), process)
    time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode == 0, "the only input was under way, and came to its end"
    assert lines(tmp_path / "out")[0]["status"] == "done"


def test_the_place_from_which_it_is_started_changes_nothing(tmp_path):
    small_markets(tmp_path / "a" / "in", ["een", "twee"])
    (tmp_path / "a" / "in" / "drie.json").write_text("{", encoding="utf-8")
    manifest = write_manifest(tmp_path / "a" / "b.json", ["in/*.json", "in/weg.json"], profile="p.yaml")
    (tmp_path / "a" / "p.yaml").write_text("schema: koppel/profile/1\n", encoding="utf-8")
    assert koppel("batch", "b.json", "-o", tmp_path / "one", cwd=tmp_path / "a").returncode == 7
    assert koppel("batch", manifest, "-o", "two", cwd=tmp_path).returncode == 7
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert str(tmp_path) not in (tmp_path / "one" / "batch.ndjson").read_text(encoding="utf-8")


# ---- what is done again, and what is not --------------------------------------------------------------------------------------


@pytest.fixture
def three(tmp_path):
    small_markets(tmp_path / "in", ["een", "twee", "drie"])
    (tmp_path / "p.yaml").write_text("schema: koppel/profile/1\n", encoding="utf-8")
    manifest = write_manifest(tmp_path / "b.json", [{"pattern": "in/een.json"}, {"pattern": "in/t*.json"}, {"pattern": "in/drie.json", "profile": "p.yaml"}])
    assert koppel("batch", manifest, "-o", tmp_path / "out").returncode == 0
    return manifest, tmp_path / "out"


def test_nothing_is_done_again_when_nothing_has_changed(three):
    assert redone(*three) == set()


def test_a_changed_input_profile_or_option_is_done_again(three, tmp_path):
    manifest, out = three
    write_market(tmp_path / "in" / "twee.json", [{"id": "a"}], [{"id": "x"}, {"id": "y"}])
    assert redone(manifest, out) == {"twee"}
    (tmp_path / "p.yaml").write_text("schema: koppel/profile/1\nstrategy: max_weight\n", encoding="utf-8")
    assert redone(manifest, out) == {"drie"}
    assert read_json(out / "drie" / "result.json")["strategy"]["name"] == "max_weight"
    assert redone(manifest, out, "--seed", 9) == {"een", "twee", "drie"}
    assert redone(manifest, out, "--seed", 9) == set()
    fresh = koppel("batch", manifest, "-o", tmp_path / "fresh", "--seed", 9)
    assert fresh.returncode == 0 and tree(tmp_path / "fresh") == tree(out)


def test_what_somebody_removed_is_made_again(three):
    manifest, out = three
    (out / "een" / "result.json").unlink()
    (out / "drie" / "manifest.json").unlink()
    assert redone(manifest, out) == {"een", "drie"}


def test_a_file_that_was_missing_and_came_is_seen(tmp_path):
    (tmp_path / "map").mkdir()
    small_markets(tmp_path / "map", ["market"])
    manifest = write_manifest(tmp_path / "b.json", ["map", "later.json"])
    assert koppel("batch", manifest, "-o", tmp_path / "out").returncode == 3
    (tmp_path / "map" / "profile.yaml").write_text("schema: koppel/profile/1\ninputs: { market: market.json }\n", encoding="utf-8")
    small_markets(tmp_path, ["later"])
    assert redone(manifest, tmp_path / "out") == {"map", "later"}


def test_an_input_that_breaks_leaves_no_old_proposal_behind(three, tmp_path):
    manifest, out = three
    good = (tmp_path / "in" / "een.json").read_bytes()
    before = tree(out)
    (tmp_path / "in" / "een.json").write_text("{", encoding="utf-8")
    assert koppel("batch", manifest, "-o", out).returncode == 7
    assert {path.name for path in (out / "een").iterdir()} == {"findings.json"}
    (tmp_path / "in" / "een.json").write_bytes(good)
    assert koppel("batch", manifest, "-o", out).returncode == 0
    assert tree(out) == before


def test_an_edited_call_list_is_kept_and_the_others_go_on(three, tmp_path):
    manifest, out = three
    edited = out / "een" / "bellijst.csv"
    edited.write_bytes(edited.read_bytes() + b"met de hand\r\n")
    assert redone(manifest, out) == set(), "editing a call list alone asks for nothing"
    for name in ("een", "twee"):
        write_market(tmp_path / "in" / f"{name}.json", [{"id": "n"}], [{"id": "x"}])
    before = tree(out / "een")
    assert koppel("batch", manifest, "-o", out).returncode == 7
    assert tree(out / "een") == before and lines(out)[0]["findings"] == {"output_edited": 1} and lines(out)[0]["output"] is None
    assert koppel("batch", manifest, "-o", out).returncode == 7, "as long as it stands in the way"
    assert koppel("batch", manifest, "-o", out, "--force").returncode == 0
    assert b"met de hand" not in edited.read_bytes()


def test_a_call_list_that_no_proposal_stands_behind_is_set_aside_where_somebody_wrote_in_it(three, tmp_path):
    manifest, out = three
    for name in ("een", "twee"):
        edited = out / name / "bellijst.csv"
        edited.write_bytes(edited.read_bytes() + b"met de hand\r\n")
    write_market(tmp_path / "in" / "een.json", [{"id": "n", "capacity": {"min": 2, "max": 2}}], [{"id": "x"}])  # cannot be kept
    (tmp_path / "in" / "twee.json").write_text("{", encoding="utf-8")
    assert koppel("batch", manifest, "-o", out).returncode == 7
    for name in ("een", "twee"):
        lists = sorted(path.name for path in (out / name).glob("bellijst*"))
        assert lists == ["bellijst-vorige.csv"], "the untouched workbook is gone, the edited list kept"
        assert (out / name / "bellijst-vorige.csv").read_bytes().endswith(b"met de hand\r\n")


def children_of(process):
    try:
        return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    except FileNotFoundError:
        return []


def test_a_worker_that_dies_is_a_line_and_is_tried_again(tmp_path):
    sized(tmp_path)
    small_markets(tmp_path, ["goed"])
    manifest = write_manifest(tmp_path / "b.json", ["groot.json", "goed.json"])
    process = start(manifest, tmp_path / "out")
    assert wait_for(lambda: children_of(process), process)
    time.sleep(0.1)
    os.kill(int(children_of(process)[0]), signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode == 7
    told = lines(tmp_path / "out")
    assert [line["status"] for line in told] == ["crashed", "done"] and told[0]["cause"] == "signal 9"
    assert koppel("batch", manifest, "-o", tmp_path / "out").returncode == 0
    assert koppel("batch", manifest, "-o", tmp_path / "fresh").returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_workers_die_with_a_batch_that_is_killed(tmp_path):
    sized(tmp_path)
    process = start(write_manifest(tmp_path / "b.json", ["groot.json"]), tmp_path / "out")
    assert wait_for(lambda: children_of(process), process)
    (child,) = children_of(process)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and "Z" not in Path(f"/proc/{child}/stat").read_text().split(")")[1][:3]:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_two_batches_in_one_folder_are_refused(three):
    manifest, out = three
    before = tree(out)
    folder = os.open(out, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    run = koppel("batch", manifest, "-o", out, "--seed", 3)
    os.close(folder)
    assert run.returncode == 3 and "batch_running" in run.stderr and tree(out) == before


def test_a_changed_or_closed_key_is_joined(tmp_path):
    small_markets(tmp_path, ["een"])
    key = tmp_path / "een.key.csv"
    manifest, out = write_manifest(tmp_path / "b.manifest", ["een.json"]), tmp_path / "out"
    people = lambda: {row["naam"] for row in read_list(out / "een" / "bellijst.csv")} - {""}
    assert koppel("batch", manifest, "-o", out).returncode == 0 and people() == set()
    key.write_text("side;id;name\noffer;a;Noor\noffer;b;Noor\n", encoding="utf-8")
    os.chmod(key, 0o644)
    assert redone(manifest, out) == {"een"} and people() == set()
    assert redone(manifest, out) == set()
    os.chmod(key, 0o600)
    assert redone(manifest, out) == {"een"} and people() == {"Noor"}
