"""The house keeps its arrows: who may include whom, which library lives in which room, and a few plain habits.

Reads sources as text; nothing is compiled. Each rule is shown to bite by a planted fault at the end of this file.
"""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("KOPPEL_SOURCE_DIR", Path(__file__).resolve().parents[2]))

# Room -> the rooms whose headers it may include, beside its own. Whoever adds an arrow changes engine/README.md and
# engine/CMakeLists.txt with it.
ARROWS = {
    "base": "",
    "model": "base",
    "graph": "base",
    "pairing": "base model graph",
    "solve": "base graph",
    "result": "base graph",
    "certify": "base graph result",
    "moments": "base model",
    "measure": "base model graph pairing certify",
    "explain": "base model graph pairing measure moments result solve",
    "vocabularies": "base model",
    "io/unicode": "",
    "io/text": "base model io/unicode",
    "io/formats": "base model pairing result io/text",
    "io/files": "base io/text",
    "io/yaml": "base model io/text io/formats",
    "io/tables": "base io/text",
    "io/survey": "base model graph io/text io/yaml io/tables",
    "io/problem": "base model graph io/text io/files io/tables",
    "io/inputs": "base model graph vocabularies io/text io/formats io/files io/yaml io/tables io/survey",
    "report": "base model pairing measure explain io/text",
    "walk": "base model graph pairing solve result certify moments measure explain report vocabularies io/text io/formats",
    "walk/files": "walk base model result report io/text io/formats io/files io/tables io/inputs",
    "cli": "walk walk/files base model graph pairing solve result certify moments measure explain report vocabularies io/text "
    "io/formats io/files io/yaml io/tables io/survey io/problem io/inputs",
    "cmake": "base model io/yaml",
}
PROGRAMS = {"cli", "cmake"}  # the command line, and the step of the build that embeds vocabularies
# Of these arrows only the named headers.
ONLY = {("io/formats", "pairing"): {"pairing/criteria.hpp"}}
# What compiles for a browser: the target koppel_core.
CORE = {"base", "model", "graph", "pairing", "solve", "result", "certify", "moments", "measure", "explain", "report",
        "vocabularies", "io/unicode", "io/text", "io/formats", "walk"}

# Beginning of an #include <...> -> the rooms that may have it.
LIBRARIES = {
    "nlohmann/": "io/text",
    "yaml-cpp/": "io/yaml",
    "csv.h": "io/tables",
    "xlsxwriter": "io/tables",
    "unicode/": "io/unicode",
    "zip.h": "io/tables",
    "zlib.h": "io/files",
    "expat.h": "io/tables",
    "fmt/": "report cli",
    "CLI/": "cli",
    "boost/": "graph model solve",
    "Eigen/": "solve",
}
OPERATING_SYSTEM = re.compile(r"(unistd|fcntl|signal|csignal|dirent|dlfcn|pthread)(\.h)?$|sys/|linux/|netinet/|arpa/")
FILES = {"filesystem", "fstream"}
ONE_WITH_THREADS = Path("engine/solve/threads/several.cpp")
THREADS = {"thread", "future", "mutex", "shared_mutex", "condition_variable", "stop_token"}

PRINTING = re.compile(r"\bstd::(cout|cerr|clog)\b|(?<![.>\w])(f?printf|f?puts|putchar)\s*\(|\bfmt::print\b|\bperror\s*\(")
LEAVING = re.compile(r"(?<![.>\w])(exit|_exit|_Exit|quick_exit|abort|terminate)\s*\(")
LEFTOVER = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME|XX" + r"X)\b")
PLACE_OF_ONE_MACHINE = re.compile(r"(?<![\w./:*])/(home|root|work|Users|tmp|var/tmp)/\w")

MOST_LINES = 600

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
CODE = {".cpp", ".hpp"}
TEXT = CODE | {".py", ".txt", ".cmake", ".in", ".md", ".sh", ".json", ".yml", ""}


def sources(root, folders, suffixes):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes and "__pycache__" not in path.parts:
                yield path


def without_comments_and_strings(text):
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)
    return pattern.sub(lambda match: "\n" * match.group().count("\n"), text)


def includes(text):
    """Yields (line number, quoted, header, guarded by an #if about the platform)."""
    guards = []
    for number, line in enumerate(text.splitlines(), 1):
        directive = line.strip()
        if re.match(r"#\s*if", directive):
            guards.append("__linux__" in directive or "__unix__" in directive)
        elif re.match(r"#\s*endif", directive) and guards:
            guards.pop()
        elif match := INCLUDE.match(line):
            yield number, match[1] == '"', match[2], any(guards)


def room_of(path):
    """The room of a file or a header: its folder, or the folder in it that is a room of its own (a floor of io/, walk/files)."""
    parts = Path(path).parts
    inner = "/".join(parts[:2])
    return inner if len(parts) > 2 and (inner in ARROWS or parts[0] == "io") else parts[0]


def include_faults(path, room, text):
    for number, quoted, header, guarded in includes(text):
        where = f"{path}:{number}"
        other = room_of(header)
        if header == "koppel.hpp":
            if room != "cli":
                yield f"{where}: the umbrella header is for those outside"
        elif quoted and other not in ARROWS:
            yield f'{where}: "{header}" does not begin with a room'
        elif quoted and other != room and other not in ARROWS[room].split():
            yield f"{where}: {room} may not know {other}"
        elif quoted and header not in ONLY.get((room, other), {header}):
            yield f"{where}: of {other}, {room} may know only {', '.join(sorted(ONLY[room, other]))}"
        elif not quoted:
            for library, rooms in LIBRARIES.items():
                if header.startswith(library) and room not in rooms.split():
                    yield f"{where}: <{header}> lives in {rooms}, not in {room}"
            if room in CORE and not guarded and OPERATING_SYSTEM.match(header):
                yield f"{where}: the core calls no operating system (<{header}>)"
            if room in CORE and (header in FILES or (header in THREADS and path != ONE_WITH_THREADS)):
                yield f"{where}: the core opens no files and has no threads of its own (<{header}>)"


def engine_faults(root):
    engine = root / "engine"
    for path in sources(root, ["engine"], CODE):
        text = path.read_text(encoding="utf-8")
        room = room_of(path.relative_to(engine))
        name = path.relative_to(root)
        if path.suffix == ".hpp" and not text.startswith(("//", "/*")):
            yield f"{name}:1: a header opens with a comment that says what it is for"
        if room not in ARROWS:
            if path != engine / "koppel.hpp":
                yield f"{name}: {room} is not a room"
            continue
        yield from include_faults(name, room, text)
        if room not in PROGRAMS:
            for number, line in enumerate(without_comments_and_strings(text).splitlines(), 1):
                if PRINTING.search(line):
                    yield f"{name}:{number}: the library never prints"
                if LEAVING.search(line):
                    yield f"{name}:{number}: the library never exits or aborts"


def habit_faults(root):
    top = [path for path in sorted(root.iterdir()) if path.is_file() and path.suffix in TEXT and path.name != ".git"]
    for path in [*top, *sources(root, ["engine", "tests", "benchmarks", "bindings", ".ci"], TEXT)]:
        name = path.relative_to(root).as_posix()
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        if path.suffix in CODE | {".py"} and len(lines) > MOST_LINES:
            yield f"{name}: {len(lines)} lines; {MOST_LINES} is the most"
        for number, line in enumerate(lines, 1):
            if LEFTOVER.search(line):
                yield f"{name}:{number}: a note to self that was left behind"
            if PLACE_OF_ONE_MACHINE.search(line):
                yield f"{name}:{number}: a place that only one machine has"


def linked(root):
    """Room -> the rooms that its target is linked with."""
    text = (root / "engine" / "CMakeLists.txt").read_text(encoding="utf-8")
    rooms = {}
    for call in re.findall(r"^koppel_room\(([^()]*)\)", text, re.MULTILINE):
        knows = re.search(r"\bKNOWS ([a-z/\s]+)", call)
        rooms[call.split()[0]] = set(knows[1].split()) if knows else set()
    return rooms


def reach(links, room):
    return set().union(*({other} | reach(links, other) for other in links[room]))


def test_rooms_keep_to_their_arrows_and_libraries():
    faults = list(engine_faults(ROOT))
    assert not faults, "\n" + "\n".join(faults)


def test_files_keep_to_the_habits():
    faults = list(habit_faults(ROOT))
    assert not faults, "\n" + "\n".join(faults)


def test_the_build_links_the_same_arrows():
    arrows = {room: set(known.split()) for room, known in ARROWS.items() if room not in PROGRAMS}
    links = linked(ROOT)
    assert links.keys() == arrows.keys()
    for room, known in arrows.items():
        assert links[room] <= known, f"{room} links {links[room] - known}, which it may not include"
        assert known <= reach(links, room), f"{room} may include {known - reach(links, room)}, but does not link it"


def test_the_core_is_what_the_walk_reaches():
    assert reach(linked(ROOT), "walk") | {"walk"} == CORE


def test_the_arrows_make_no_circle():
    done = set()
    while len(done) < len(ARROWS):
        ready = {room for room, known in ARROWS.items() if room not in done and set(known.split()) <= done}
        assert ready, f"a circle among {set(ARROWS) - done}"
        done |= ready


PLANTED = [
    ("engine/certify/a.cpp", '#include "solve/solve.hpp"', "certify may not know solve"),
    ("engine/base/a.cpp", '#include "model/market.hpp"', "base may not know model"),
    ("engine/model/a.cpp", '#include "koppel.hpp"', "umbrella"),
    ("engine/model/a.cpp", '#include "market.hpp"', "does not begin with a room"),
    ("engine/io/formats/a.cpp", '#include "pairing/weigh.hpp"', "io/formats may know only pairing/criteria.hpp"),
    ("engine/walk/a.cpp", '#include "walk/files/inputs.hpp"', "walk may not know walk/files"),
    ("engine/walk/a.cpp", '#include "io/inputs/load.hpp"', "walk may not know io/inputs"),
    ("engine/attic/a.cpp", "int x;", "not a room"),
    ("engine/model/a.cpp", "#include <nlohmann/json.hpp>", "lives in io/text"),
    ("engine/io/a.cpp", "int x;", "io is not a room"),
    ("engine/io/files/a.cpp", "#include <CLI/CLI.hpp>", "lives in cli"),
    ("engine/io/text/a.cpp", '#include "io/tables/table.hpp"', "io/text may not know io/tables"),
    ("engine/io/text/a.cpp", "#include <filesystem>", "no files"),
    ("engine/certify/a.cpp", "#include <boost/graph/graph_traits.hpp>", "lives in graph model solve"),
    ("engine/explain/a.cpp", "  #  include <fmt/format.h>", "lives in report cli"),
    ("engine/solve/a.cpp", "#include <sys/mman.h>", "operating system"),
    ("engine/solve/a.hpp", "// A pool.\n#include <thread>", "no threads"),
    ("engine/solve/a.cpp", "#include <mutex>", "no threads"),
    ("engine/graph/a.cpp", "#include <fstream>", "no files"),
    ("engine/graph/a.hpp", "#pragma once", "opens with a comment"),
    ("engine/io/files/a.cpp", 'void f() { std::cout << "x"; }', "never prints"),
    ("engine/io/files/a.cpp", 'void f() { std::printf("x"); }', "never prints"),
    ("engine/report/a.cpp", "void f() { std::exit(1); }", "never exits"),
    ("engine/solve/a.cpp", "void f() { abort(); }", "never exits"),
    ("engine/solve/a.cpp", "// TO" + "DO: later", "left behind"),
    ("tests/solve/test_a.py", 'open("/ho' + 'me/ann/x")', "only one machine"),
    ("engine/solve/a.cpp", "\n" * (MOST_LINES + 1), "lines"),
]


@pytest.mark.parametrize("file, text, fault", PLANTED)
def test_a_planted_fault_is_found(tmp_path, file, text, fault):
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text + "\n", encoding="utf-8")
    found = [*engine_faults(tmp_path), *habit_faults(tmp_path)]
    assert len(found) == 1 and fault in found[0], found


def test_what_is_allowed_is_left_alone(tmp_path):
    allowed = {
        "engine/solve/a.hpp": '// Says what it is for; never calls exit() or std::cout.\n#include "graph/problem.hpp"\n',
        "engine/solve/threads/several.cpp": "#include <thread>\n",
        "engine/solve/a.cpp": "#if defined(__linux__)\n#include <sys/mman.h>\n#endif\n"
        'const char* said = "printf(";\nvoid f() { signal.abort(); std::snprintf(nullptr, 0, said); }\n',
        "engine/cli/a.cpp": '#include "koppel.hpp"\n#include <CLI/CLI.hpp>\nint main() { std::exit(2); }\n',
        "engine/koppel.hpp": '// All rooms.\n#include "report/report.hpp"\n',
        "engine/run": "#!/usr/bin/env bash\n# ../shared/work/x, https://x.example/home/y\n",
    }
    for file, text in allowed.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert [*engine_faults(tmp_path), *habit_faults(tmp_path)] == []
