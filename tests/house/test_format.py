"""Every C++ file is as clang-format writes it, in the version that tests/packages.txt names."""

import os
import subprocess
from pathlib import Path

ROOT = Path(os.environ.get("KOPPEL_SOURCE_DIR", Path(__file__).resolve().parents[2]))


def sources():
    for folder in ("engine", "tests", "benchmarks", "bindings"):
        yield from (path for path in sorted((ROOT / folder).rglob("*.[ch]pp")) if "build" not in path.parts)


def test_every_file_is_formatted():
    files = list(sources())
    assert len(files) > 300
    run = subprocess.run(["clang-format-14", "--dry-run", *files], capture_output=True, text=True, cwd=ROOT, check=False)
    wrong = sorted({line.split(":")[0] for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line})
    assert run.returncode == 0 and not wrong, "clang-format-14 -i " + " ".join(wrong)
