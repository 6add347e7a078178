"""The verbs that write files, each over a folder that holds its earlier output and something of a person's own.

`match --force` is `match` over a call list in which somebody has written answers."""

import csv
import json
import subprocess
from pathlib import Path

from harness import run

ANSWERS = "datum;aanbod;verzoek;antwoord;door;opmerking\n2026-11-30;o1;r1;ja;Mia Voorbeeld;belt terug\n"


def tree(folder):
    """Every file below: name -> (bytes, mode)."""
    return {str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mode & 0o777) for p in sorted(folder.rglob("*")) if p.is_file()}


def restore(folder, files):
    """Makes the folder hold these files and nothing else."""
    subprocess.run(["rm", "-rf", str(folder)], check=True)
    folder.mkdir(parents=True)
    for name, (content, mode) in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)


def market(path, offers, requests, round_number):
    """A market in which a second round differs from the first one."""
    skills = ["facilitation", "evaluation", "coaching"]
    document = {
        "schema": "koppel/market/1",
        "offers": [{"id": f"o{n}", "skills": {skills[(n * round_number) % 3]: 1 + n % 5}, "capacity": {"max": 2}} for n in range(offers)],
        "requests": [{"id": f"r{n}", "needs": {skills[n % 3]: {"level": 1 + (n + round_number) % 4}}, "priority": n % 4} for n in range(requests)],
    }
    path.write_text(json.dumps(document), encoding="utf-8")


def exports(folder, rows, round_number):
    for side in ("aanbod", "vragen"):
        with open(folder / f"{side}.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["id", "naam", "skill"])
            skills = ["facilitation", "evaluation"]
            table.writerows([f"{side[0]}{n}", f"Proef{chr(97 + n % 26)} Voorbeeld", skills[(n + round_number) % 2]] for n in range(rows))
        field = "skills" if side == "aanbod" else "needs"
        (folder / f"{side}.mapping.yaml").write_text(
            f"schema: koppel/mapping/1\nside: {'offers' if side == 'aanbod' else 'requests'}\nid: {{ column: id }}\n"
            f"fields:\n  {field}: {{ column: skill, vocabulary: skills }}\ncontact:\n  name: naam\n",
            encoding="utf-8",
        )


def answer_the_list(path):
    """Writes "ja" into the column `antwoord` of every other row."""
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    column = rows[0].index("antwoord")
    for row in rows[1::2]:
        row[column] = "ja"
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


class Scene:
    """One verb in a folder of its own. `before` is what its output folder holds, `after` what an undisturbed run makes of that."""

    def __init__(self, program, home, verb):
        self.program, self.home, self.verb = program, home, verb
        self.out = home / "out"
        self.out.mkdir(parents=True)
        self.inputs(1)
        first = self.finish()
        assert first.returncode == 0, first.stderr
        (self.out / "antwoorden.csv").write_text(ANSWERS, encoding="utf-8")
        if verb == "match --force":
            answer_the_list(self.out / "bellijst.csv")
        self.before = tree(self.out)
        self.inputs(2)
        second = self.finish()
        assert second.returncode == 0, second.stderr
        self.after = tree(self.out)
        assert self.after != self.before and "antwoorden.csv" in self.after

    def inputs(self, round_number):
        if self.verb.startswith("match"):
            market(self.home / "market.json", 120, 150, round_number)
        elif self.verb == "import":
            exports(self.home, 400, round_number)
        elif self.verb == "solve":
            edges = "".join(f"r{n % 60},o{(n * 7 + n // 60) % 50},{(n * 31 * round_number) % 97}\n" for n in range(0, 900, 1))
            lines = {tuple(line.split(",")[:2]): line for line in edges.splitlines()}
            (self.home / "problem.csv").write_text("\n".join(lines.values()) + "\n", encoding="utf-8")
        else:
            for n in range(6):
                market(self.home / f"town{n}.json", 12, 15, round_number + n)
            (self.home / "manifest.json").write_text('{"schema": "koppel/batch/1", "inputs": ["town*.json"]}', encoding="utf-8")

    def command(self):
        home, out = self.home, self.out
        if self.verb.startswith("match"):
            return [*self.verb.split(), home / "market.json", "-o", out]
        if self.verb == "import":
            maps = ["--mapping", home / "aanbod.mapping.yaml", "--mapping", home / "vragen.mapping.yaml"]
            return ["import", home / "aanbod.csv", home / "vragen.csv", *maps, "-o", out / "market.json"]
        if self.verb == "solve":
            return ["solve", home / "problem.csv", "-o", out / "result.json"]
        return ["batch", home / "manifest.json", "-o", out, "--threads", 2]

    def arguments(self):
        return [self.program, *map(str, self.command())]

    def finish(self, **more):
        return run(self.program, *self.command(), **more)

    def finish_as_the_killed_process(self):
        """The same run in a process whose number the temporaries in the folder bear: a number comes again in the end."""
        rename = (
            'for f in "$OUT"/.*.new "$OUT"/.*.old; do [ -e "$f" ] || continue; e=${f##*.}; b=${f%.*}; mv "$f" "${b%.*}.$$.$e"; done; exec "$@"'
        )
        clean = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "OUT": str(self.out)}
        return subprocess.run(["/bin/sh", "-c", rename, "sh", *self.arguments()], env=clean, capture_output=True, text=True, timeout=120)

    def reset(self):
        restore(self.out, self.before)

    def halves(self):
        """What stands in the folder and is neither what was there nor what is to come: (names of such files, names of temporaries)."""
        now, halves = tree(self.out), []
        for name in {*self.before, *self.after}:
            whole = {files[name][0] if name in files else None for files in (self.before, self.after)}
            if (now[name][0] if name in now else None) not in whole and not self.may_be_otherwise(name, now):
                halves.append(name)
        return sorted(halves), sorted(set(now) - set(self.before) - set(self.after))

    def may_be_otherwise(self, name, now):
        """The list of a batch is withdrawn while the batch is under way: batch.journal stands in its place."""
        return self.verb == "batch" and name == "batch.ndjson" and name not in now
