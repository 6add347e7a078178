"""The packages on a Debian that has nothing else:  ./tests/run --heavy -R bare_debian  (as root; needs ../shared/tools/bare-debian)"""

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.packages import pack, run  # noqa: E402

TOOL = Path(os.environ["KOPPEL_PUBLIC_DATA"]).parent / "tools" / "bare-debian"
SCENARIO = "/usr/share/koppel/scenarios/participatieploeg"
MODULE = "import koppel; result = koppel.solve([[1, 2], [3, 5]]); assert result.verify() == [] and result.objective == 6"


@pytest.mark.skipif(not TOOL.exists() or os.getuid() != 0, reason="needs root and the tool that makes a bare Debian")
def test_installed_they_work_and_removed_they_are_gone(tmp_path):
    # The tool hands a clone of the repository that it is called in to the bare Debian: here one of packages.
    made = pack(tmp_path / "packed")
    repository = tmp_path / "repository"
    repository.mkdir()
    for file in made.values():
        shutil.copy(file, repository)
    run("git", "init", "-q", cwd=repository)
    run("git", "add", ".", cwd=repository)
    run("git", "-c", "user.name=tests", "-c", "user.email=tests@example.org", "commit", "-q", "-m", "packages", cwd=repository)
    commands = [
        "apt-get update -qq",
        "apt-get install -y -qq ./koppel_*.deb >/dev/null",
        "! dpkg-query -W -f '${Package}\\n' | grep -E -- '-dev$|^python3'",
        "koppel --version && test -s /usr/share/man/man1/koppel.1",
        f"koppel match {SCENARIO} -o out && koppel verify {SCENARIO} out/result.json",
    ]
    if "python3-koppel" in made:
        commands += [
            "apt-get install -y -qq ./python3-koppel_*.deb >/dev/null",
            f"python3 -c '{MODULE}' && python3 -m koppel --version",
            "apt-get remove -y -qq python3-koppel >/dev/null && ! ls /usr/lib/python3/dist-packages/koppel 2>/dev/null",
        ]
    commands += ["apt-get remove -y -qq koppel >/dev/null && ! ls /usr/bin/koppel /usr/share/koppel 2>/dev/null"]
    print(run(TOOL, *commands, cwd=repository))
