"""Making koppel's Debian packages from the build tree that is tested, and looking into them."""

import os
import re
import subprocess
from pathlib import Path

BUILD = Path(os.environ["KOPPEL_CLI"]).parents[1]


def run(*command, **options):
    answer = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=7000, check=False, **options)
    assert answer.returncode == 0, f"{command}: {answer.stdout}\n{answer.stderr}"
    return answer.stdout


def cached(name):
    """What CMake remembers of an option of this build; nothing where it does not know it."""
    found = re.search(rf"^{name}:\w+=(.*)$", (BUILD / "CMakeCache.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else None


def pack(folder, *options, mask="022"):
    """cpack, which builds nothing; gzip takes a fraction of the time of xz. Name of a package -> its file."""
    command = ["cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder, "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", *options]
    run("sh", "-c", f'umask {mask}; exec "$@"', "sh", *command)
    return {file.name.split("_")[0]: file for file in sorted(folder.glob("*.deb"))}


def field(package, name):
    return run("dpkg-deb", "-f", package, name).strip()


def files(package):
    """Path -> (mode, owner, time) as `tar` tells them; folders end in a slash."""
    listed = run("dpkg-deb", "-c", package, env={**os.environ, "TZ": "UTC"})
    lines = [line.split(maxsplit=5) for line in listed.splitlines()]
    return {line[5].split(" -> ")[0].removeprefix("."): (line[0], line[1], f"{line[3]} {line[4]}") for line in lines}
