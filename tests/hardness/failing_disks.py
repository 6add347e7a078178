"""Full disks, read-only and vanishing folders, and two processes on one folder: a message and exit 3 or 1, and what was there stays whole.

usage: failing_disks.py --count 400 --seed 1 --koppel PATH

The scenes are those of kills.py. A full disk is a small tmpfs where the measure runs as root and may mount one, and a limit on the size of files
(RLIMIT_FSIZE) where not, and every other time anyway. A run that fails must leave every file as it was and no temporaries; one that ends with 0 must have
written all. A folder that is renamed away in the middle keeps whole files. Of two processes at once each ends with 0, or with 1 or 3
and a message, and the files are those of one of them, also by the hashes of manifest.json.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

from harness import Contradiction, command
from scenes import Scene, restore, tree

VERBS = ["match", "import", "solve", "batch"]
WAYS = ["full", "read-only", "vanishing", "together"]


def can_mount(folder):
    place = folder / "mount"
    place.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True).returncode:
        return False
    subprocess.run(["umount", place], check=True)
    return True


def tells_what_was_not_written(report):
    """The list of a batch of which some inputs found no room: each line says that, or that its input is done."""
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    unwritten = [line for line in lines if line["status"] == "invalid" and "write_failed" in line["findings"] and not line.get("output")]
    return len(lines) == 6 and unwritten and all(line in unwritten or line["status"] == "done" for line in lines)


class Measure:
    def __init__(self, chosen, folder):
        self.seed, self.told = chosen.seed, Counter()
        self.scenes = {verb: Scene(chosen.koppel, folder / verb, verb) for verb in VERBS}
        self.mounts = can_mount(folder)

    def __call__(self, number):
        chance = random.Random(f"{self.seed} disk {number}")
        verb, way = VERBS[number % 4], WAYS[number // 4 % 4]
        scene = self.scenes[verb]
        scene.reset()
        {"full": self.full, "read-only": self.read_only, "vanishing": self.vanishing, "together": self.together}[way](scene, chance)
        self.told[way] += 1

    # -- full and read-only ------------------------------------------------------------------------------------------

    def full(self, scene, chance):
        if self.mounts and chance.random() < 0.5:
            pages = sum(-(-len(content) // 4096) for content, _ in scene.before.values()) + len(scene.before) + 8
            needed = sum(-(-len(content) // 4096) for content, _ in scene.after.values())
            room = pages + chance.randint(0, needed + 2)
            self.mounted(scene, f"size={room * 4}k", None, f"a disk of {room} pages")
        else:
            most = max(len(content) for content, _ in scene.after.values())
            limit = chance.choice([0, 1, 100, chance.randint(0, most), chance.randint(0, most)])
            done = scene.finish(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.judge_failure(scene, done, f"files of at most {limit} bytes")

    def read_only(self, scene, chance):
        if self.mounts:
            self.mounted(scene, "size=8m", "ro", "a disk for reading only")
        elif os.geteuid():
            scene.out.chmod(0o555)
            done = scene.finish()
            scene.out.chmod(0o755)
            self.judge_failure(scene, done, "a folder for reading only")
        else:
            self.told["skipped"] += 1

    def mounted(self, scene, size, then, what):
        """Runs the scene with its output folder on a tmpfs of its own."""
        shutil.rmtree(scene.out)
        scene.out.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", scene.out], check=True)
        try:
            for name, (content, mode) in scene.before.items():
                path = scene.out / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
                path.chmod(mode)
            if then:
                subprocess.run(["mount", "-o", f"remount,{then}", scene.out], check=True)
            self.judge_failure(scene, scene.finish(), what)
        finally:
            subprocess.run(["umount", scene.out], check=True)

    def judge_failure(self, scene, done, what):
        now = tree(scene.out)
        if done.returncode == 0 and now == scene.after:
            self.told["had room enough"] += 1
            return
        if done.returncode not in (1, 3) and not (scene.verb == "batch" and done.returncode in (3, 7)):
            raise Contradiction(f"{scene.verb}, {what}: exit {done.returncode}, {done.stderr[-300:]!r}")
        if not (done.stderr.strip() or scene.verb == "batch" and done.stdout.strip()):
            raise Contradiction(f"{scene.verb}, {what}: exit {done.returncode} without a message")
        halves, temporaries = scene.halves()
        if scene.verb == "batch":  # each input by itself; the journal tells what is done
            temporaries = [t for t in temporaries if t.endswith((".new", ".old"))]
            halves = [name for name in halves if name != "batch.ndjson" or not tells_what_was_not_written(scene.out / name)]
        elif not halves and any(now.get(name) != file for name, file in scene.before.items()):
            halves = sorted(name for name, file in scene.before.items() if now.get(name) != file)
        if halves or temporaries:
            raise Contradiction(f"{scene.verb}, {what}: exit {done.returncode}, not as they were: {halves}, left behind: {temporaries}")
        self.told["refused"] += 1

    # -- vanishing and together --------------------------------------------------------------------------------------

    def vanishing(self, scene, chance):
        away = scene.home / "away"
        shutil.rmtree(away, ignore_errors=True)
        process = subprocess.Popen(scene.arguments(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        begun = sorted(os.listdir(scene.out))
        while chance.random() < 0.995 and process.poll() is None and sorted(os.listdir(scene.out)) == begun:
            time.sleep(0.0003)
        os.rename(scene.out, away)
        said, complained = process.communicate(timeout=120)
        allowed = (0, 1, 3, 7) if scene.verb == "batch" else (0, 1, 3)
        if process.returncode not in allowed or process.returncode and not (complained + said).strip():
            raise Contradiction(f"{scene.verb}, a folder renamed away: exit {process.returncode}, {complained[-300:]!r}")
        there = tree(away)
        halves = sorted(n for n in scene.before if there.get(n) not in (scene.before[n], scene.after[n]) and not scene.may_be_otherwise(n, there))
        if halves:
            raise Contradiction(f"{scene.verb}, a folder renamed away: exit {process.returncode}, not whole: {halves}")
        self.told[f"vanishing: exit {process.returncode}"] += 1

    def together(self, scene, chance):
        """Two processes with the same inputs, of which the second may draw another lottery."""
        other = [] if chance.random() < 0.5 or scene.verb == "import" else ["--seed", "2"]
        commands = [scene.arguments(), scene.arguments() + other]
        restore(scene.out, scene.before)
        possible = []
        for command in commands:
            subprocess.run(command, capture_output=True, timeout=120)
            possible.append(tree(scene.out))
            scene.reset()
        processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for command in commands]
        for process in processes:
            said, complained = process.communicate(timeout=120)
            if process.returncode not in (0, 1, 3) or process.returncode and not (complained + said).strip():
                raise Contradiction(f"{scene.verb}, two at once: exit {process.returncode}, {complained[-300:]!r}")
            self.told[f"together: exit {process.returncode}"] += 1
        now = tree(scene.out)
        strange = sorted(n for n in {*now, *possible[0], *possible[1]} if now.get(n) not in [p.get(n) for p in possible])
        if strange:
            raise Contradiction(f"{scene.verb}, two at once: of neither: {strange}")
        for name, (content, _) in now.items():
            if Path(name).name == "manifest.json":
                for file, digest in json.loads(content)["files"].items():
                    beside = now[str(Path(name).parent / file)][0]
                    if digest != "sha256:" + hashlib.sha256(beside).hexdigest():
                        raise Contradiction(f"{scene.verb}, two at once with {other or 'the same seed'}: {name} does not fit {file}")


if __name__ == "__main__":
    command(__doc__, "failing disks", 400, Measure)
