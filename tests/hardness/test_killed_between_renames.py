"""A run that was killed between two of its renames: the next one, with newer inputs, takes none of koppel's own files for edited ones, and
leaves nothing of the killed run behind."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
from scenes import Scene, tree  # noqa: E402

NO_PROCESS = 4194305  # above the largest number that Linux gives


def in_the_order_of_writing(scene):
    """The files that a run writes, as it wrote them one after another."""
    written = [name for name in scene.after if name != "antwoorden.csv"]
    return sorted(written, key=lambda name: (scene.out / name).stat().st_mtime_ns)


def killed_after(scene, order, renamed):
    """Makes the folder what a kill after so many renames leaves: the first files new, the others still beside the old ones."""
    scene.reset()
    for place, name in enumerate(order):
        target = scene.out / name if place < renamed else scene.out / f".{name}.{NO_PROCESS}.new"
        target.write_bytes(scene.after[name][0])
        target.chmod(scene.after[name][1])


@pytest.mark.parametrize("verb", ["match", "import"])
def test_a_newer_run_after_a_kill_between_two_renames_is_not_refused(verb, tmp_path):
    """It makes what it would have made had the killed run not begun, or had it ended: a proposal goes on from the one that stands there."""
    scene = Scene(os.environ["KOPPEL_CLI"], tmp_path / verb, verb)
    order = in_the_order_of_writing(scene)
    scene.inputs(3)
    assert scene.finish().returncode == 0
    newest = [tree(scene.out)]
    scene.reset()
    assert scene.finish().returncode == 0
    newest.append(tree(scene.out))
    for renamed in range(1, len(order)):
        killed_after(scene, order, renamed)
        done = scene.finish()
        assert done.returncode == 0, (order[:renamed], done.stderr)
        assert {name: file for name, file in tree(scene.out).items() if not name.startswith(".")} in newest, order[:renamed]


@pytest.mark.parametrize("verb", ["match", "import", "solve"])
def test_the_next_run_takes_away_what_a_killed_one_left(verb, tmp_path):
    scene = Scene(os.environ["KOPPEL_CLI"], tmp_path / verb, verb)
    killed_after(scene, in_the_order_of_writing(scene), 0)
    assert scene.finish().returncode == 0
    assert tree(scene.out) == scene.after
