"""Which targets a selection of tests needs, so that one room can be tested without building the others.

    /usr/bin/python3 tests/targets.py 'pairing|^cli'        ->  koppel test_pairing
    /usr/bin/python3 tests/targets.py --heavy '^solve'      the same with the heavy tests

The names of tests follow from the sources (tests/CMakeLists.txt says how), so nothing has to be built to know them. A pattern that no name
matches gives `all`: whoever wrote it hears from ctest that there are no such tests.
"""

import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
MACRO = re.compile(r"^(?:TYPED_TEST|TEST(?:_[FP])?|RC_GTEST_(?:FIXTURE_)?PROP)\((\w+),\s*(\w+)", re.MULTILINE)
# What a Python test runs, by its name or the folder it lies in. All of them may run the program.
NEEDS = {"python": ["koppel", "koppel_python"], "house.test_targets.py": ["all"],
         "house.test_package.py": ["koppel", "koppel_python"], "house.test_heavy_bare_debian.py": ["koppel", "koppel_python"],
         "browser.test_heavy_emscripten.py": ["koppel", "embed_vocabularies", "all_letters"]}


def names_and_targets():
    """Yields the name of each test and the targets it needs."""
    for source in sorted(TESTS.glob("*/*.cpp")):
        room = source.parent.name
        if room == "fuzz":
            yield f"fuzz.{source.stem}", [f"fuzz_{source.stem}"]
            continue
        heavy = source.name.startswith("heavy_")
        prefix, target = (f"{room}.heavy", f"test_{room}_heavy") if heavy else (room, f"test_{room}")
        for suite, name in MACRO.findall(source.read_text(encoding="utf-8")):
            yield f"{prefix}.{suite}.{name}", ["koppel", target]
    for source in sorted(TESTS.rglob("test_*.py")):
        path = source.relative_to(TESTS)
        name = ".".join(path.parts)
        yield name, NEEDS.get(name, NEEDS.get(path.parts[0], ["koppel"]))
    yield "consumer", ["all"]


def targets(pattern, heavy=False):
    wanted = re.compile(pattern)
    found = [some for name, some in names_and_targets() if wanted.search(name)]
    needed = {target for some in found for target in some if heavy or not target.endswith("_heavy")}
    return ["all"] if not needed or "all" in needed else sorted(needed)


if __name__ == "__main__":
    print(" ".join(targets(sys.argv[-1], "--heavy" in sys.argv[1:-1])))
