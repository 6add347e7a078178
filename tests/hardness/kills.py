"""SIGKILL at random moments over every verb that writes: every file stays whole, and the next run ends as if nothing had happened.

usage: kills.py --count 1000 --seed 1 --koppel PATH

The output folder holds an earlier output and a file of a person's own (antwoorden.csv). Half of the kills come at any moment of the run, half
just after the folder began to change, when files are being written. After each kill every file must be the old one or the new one, byte
by byte; what else stands there is a temporary, which only its owner may read where the file that it was to be is such. Then the same command runs
again, every fourth time under the very process number that the temporaries bear, and must end with exit 0 and the files that an undisturbed
run leaves, byte by byte; `batch` is killed up to three times before that. Temporaries of a killed run that stand there even then are counted.
"""

import os
import random
import re
import subprocess
import time
from collections import Counter
from pathlib import Path

from harness import Contradiction, command
from scenes import Scene, tree

VERBS = ["match", "import", "solve", "batch", "match --force"]


def is_temporary(name):
    return bool(re.search(r"(^|/)\.[^/]*\.\d+\.(new|old)$", name))


def listing(folder):
    try:
        return sorted((entry.name, entry.inode()) for entry in os.scandir(folder))
    except FileNotFoundError:
        return None


class Measure:
    def __init__(self, chosen, folder):
        self.seed, self.told = chosen.seed, Counter()
        self.scenes = {verb: Scene(chosen.koppel, folder / verb.replace(" ", ""), verb) for verb in VERBS}
        self.seconds = {}
        for verb, scene in self.scenes.items():
            scene.reset()
            begun = time.monotonic()
            scene.finish()
            self.seconds[verb] = time.monotonic() - begun

    def __call__(self, number):
        chance = random.Random(f"{self.seed} kill {number}")
        verb = VERBS[number % len(VERBS)]
        scene = self.scenes[verb]
        scene.reset()
        for _ in range(chance.randint(1, 3) if verb == "batch" else 1):
            self.kill_once(scene, chance)
            halves, temporaries = scene.halves()
            if halves:
                raise Contradiction(f"{verb}: after the kill these are neither old nor new: {halves} (beside them {temporaries})")
            self.told["kills that left temporaries"] += bool(temporaries)
            self.keep_secrets(scene, verb)
        done = scene.finish_as_the_killed_process() if number // len(VERBS) % 4 == 0 else scene.finish()
        if done.returncode != 0:
            raise Contradiction(f"{verb}: the run after the kill ends with {done.returncode}: {done.stderr[:400]}")
        now = {name: file for name, file in tree(scene.out).items() if not is_temporary(name)}
        self.told["temporaries still there after the next run"] += len(now) != len(tree(scene.out))
        if now != scene.after:
            differ = sorted(name for name in {*now, *scene.after} if now.get(name) != scene.after.get(name))
            raise Contradiction(f"{verb}: after the kill and another run these differ from an undisturbed run: {differ}")

    def keep_secrets(self, scene, verb):
        for name, (_, mode) in tree(scene.out).items():
            meant = next((target for target in scene.after if is_temporary(name) and Path(name).name.startswith(f".{Path(target).name}.")), None)
            if meant and mode & ~scene.after[meant][1]:
                raise Contradiction(f"{verb}: more people may read {name} (mode {mode:o}) than {meant}")

    def kill_once(self, scene, chance):
        before = listing(scene.out)
        process = subprocess.Popen(scene.arguments(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if chance.random() < 0.5:
            time.sleep(chance.uniform(0, 1.1 * self.seconds[scene.verb]))
        else:
            while process.poll() is None and listing(scene.out) == before:
                time.sleep(0.0002)
            time.sleep(chance.choice([0, 0, 0.001, 0.003, 0.01]) * chance.random())
        self.told["ended before the kill" if process.poll() is not None else f"killed {scene.verb}"] += 1
        process.kill()
        process.wait()


if __name__ == "__main__":
    command(__doc__, "kills", 1000, Measure)
