"""Two builds from nothing give the same bytes:  ./tests/run --heavy -R same_bytes  (half an hour of two cores)

One is of a clone, the other of the source archive that the first made, elsewhere, in another zone, language and mask: so it is also tested that the
archive builds by itself.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.packages import run  # noqa: E402

ROOT = Path(os.environ["KOPPEL_SOURCE_DIR"])


def environment(**others):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CCACHE", "KOPPEL", "SOURCE_DATE", "LC_", "LANG", "TZ"))}
    return {**kept, "CCACHE_DISABLE": "1", **others}


def made_in(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith((".deb", ".tar.xz", ".spdx.json"))}


def test_a_clone_and_the_source_archive_make_the_same_packages(tmp_path):
    clone = tmp_path / "clone"
    run("git", "clone", "-q", ROOT, clone)
    run("cmake", "--workflow", "--preset", "package", cwd=clone, env=environment(LC_ALL="C.UTF-8", TZ="UTC"))
    first = made_in(clone / "build" / "package")
    assert len([name for name in first if name.endswith(".deb")]) == 3

    elsewhere = tmp_path / "a folder with a longer name, elsewhere"
    elsewhere.mkdir()
    (archive,) = (name for name in first if name.endswith(".tar.xz"))
    run("tar", "-xf", clone / "build" / "package" / archive, "-C", elsewhere)
    unpacked = elsewhere / archive.removesuffix(".tar.xz")
    other = environment(LC_ALL="nl_BE.UTF-8", TZ="Pacific/Auckland")
    for command in (["cmake", "--preset", "package"], ["cmake", "--build", "--preset", "package", "-j", "1"], ["cpack", "--preset", "package"]):
        run("sh", "-c", 'umask 077; exec "$@"', "sh", *command, cwd=unpacked, env=other)
    second = made_in(unpacked / "build" / "package")
    assert second.keys() == first.keys() - {archive}
    for name, content in second.items():
        assert content == first[name], name
