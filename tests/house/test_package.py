"""What cpack makes of the build tree: the packages' fields and files, and the list of what is linked."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from support.packages import BUILD, cached, field, files, pack, run  # noqa: E402

ROOT = Path(os.environ["KOPPEL_SOURCE_DIR"])
SBOM = ROOT / "engine" / "cmake" / "sbom.py"
WITH_PYTHON = cached("KOPPEL_PYTHON") == "ON" and not re.search("-fsanitize", cached("CMAKE_CXX_FLAGS_DEBUG") or "")

# What the libraries of engine/packages.txt are called where programs are run. dpkg-shlibdeps has to find them by itself.
RUN_TIME = {"libc6", "libstdc++6", "libcsv3", "libexpat1", "libfmt9", "libicu72", "libxlsxwriter4", "libyaml-cpp0.7", "libzip4", "zlib1g"}
HEADERS_ONLY = {"libboost1.74-dev", "libcli11-dev", "libeigen3-dev", "nlohmann-json3-dev"}
# Words by which a person knows the licence in Debian's copyright file.
KNOWN_BY = {
    "Apache-2.0": "Apache License",
    "BSD-2-Clause": "Redistributions in binary form must reproduce",
    "BSD-3-Clause": "names? of",
    "BSL-1.0": "Boost Software License",
    "GPL-3.0-or-later WITH GCC-exception-3.1": "GCC Runtime Library Exception",
    "LGPL-2.1-or-later": r"(GNU )?Lesser\s+General\s+Public\s+License",
    "MIT": "Permission is hereby granted, free of charge",
    "MPL-2.0": "Mozilla Public License",
    "Unicode-DFS-2016": "Unicode",
    "Zlib": "Altered source versions must be plainly marked as such",
    "bzip2-1.0.6": "Julian",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    return {"folder": folder, **pack(folder)}


@pytest.fixture(scope="module")
def sbom(made):
    return json.loads(next(made["folder"].glob("*.spdx.json")).read_text(encoding="utf-8"))


def names(depends):
    return {part.split()[0] for part in depends.split(", ")}


def commit_time():
    return int(run("git", "-C", ROOT, "log", "-1", "--format=%ct"))


def test_there_is_a_package_for_each_who_uses_it(made):
    assert set(made) - {"folder"} == {"koppel", "libkoppel-dev"} | ({"python3-koppel"} if WITH_PYTHON else set())
    version = run(os.environ["KOPPEL_CLI"], "--version").split()[1]
    for name in set(made) - {"folder"}:
        assert field(made[name], "Version") == version
        assert field(made[name], "Architecture") == run("dpkg", "--print-architecture").strip()
        assert made[name].name == f"{name}_{version}_{field(made[name], 'Architecture')}.deb"
        assert "example.org" in field(made[name], "Maintainer") and field(made[name], "Section")
        description = field(made[name], "Description").splitlines()
        assert len(description) > 1 and max(map(len, description)) <= 80, description


def test_the_program_depends_on_what_it_is_linked_with(made):
    depends = field(made["koppel"], "Depends")
    assert names(depends) >= RUN_TIME
    assert not any(name.endswith("-dev") for name in names(depends)), depends
    if WITH_PYTHON:
        assert names(field(made["python3-koppel"], "Depends")) >= RUN_TIME | {"koppel", "python3", "python3-numpy"}
    # Whoever links a static koppel needs the headers of the same libraries.
    listed = set(re.findall(r"^\S+-dev$", (ROOT / "engine" / "packages.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert names(field(made["libkoppel-dev"], "Depends")) == listed - {"libcli11-dev", "nlohmann-json3-dev"}


def test_each_package_holds_its_files(made):
    program = files(made["koppel"])
    share = "/usr/share"
    for path in ("/usr/bin/koppel", f"{share}/man/man1/koppel.1", f"{share}/bash-completion/completions/koppel", f"{share}/zsh/vendor-completions/_koppel",
                 f"{share}/fish/vendor_completions.d/koppel.fish", f"{share}/doc/koppel/README.md", f"{share}/doc/koppel/SECURITY.md",
                 f"{share}/doc/koppel/CHANGELOG.md", f"{share}/doc/koppel/koppel.spdx.json", f"{share}/koppel/profiles/standaard.profile.yaml",
                 f"{share}/koppel/scenarios/participatieploeg/profile.yaml", f"{share}/koppel/schema/market.schema.json"):
        assert path in program, path
    assert not [path for path in program if path.endswith((".hpp", ".a", ".py"))]

    library = files(made["libkoppel-dev"])
    headers = {path.relative_to(ROOT / "engine").as_posix() for path in (ROOT / "engine").rglob("*.hpp")}
    installed = {path.removeprefix("/usr/include/koppel/") for path in library if path.endswith(".hpp")}
    assert installed == {header for header in headers if not header.startswith(("cli/", "cmake/"))}
    assert {Path(path).name for path in library} >= {"koppel-config.cmake", "koppel-targets.cmake", "libkoppel_solve.a", "libkoppel_walk_files.a"}
    if WITH_PYTHON:
        module = files(made["python3-koppel"])
        folder = "/usr/lib/python3/dist-packages/koppel"
        sources = {path.name for path in (ROOT / "bindings" / "python" / "koppel").iterdir() if path.suffix in {".py", ".typed"}}
        assert sources <= {Path(path).name for path in module}
        assert any(re.fullmatch(rf"{folder}/_engine\..*\.so", path) for path in module)
        assert module[f"{folder}/_bin/koppel"][0].startswith("l")


def test_files_are_roots_readable_by_all_and_of_the_commit(made):
    when = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", commit_time())), timezone.utc).strftime("%Y-%m-%d %H:%M")
    for name in set(made) - {"folder"}:
        for path, (mode, owner, time) in files(made[name]).items():
            assert owner == "root/root" and time == when, (path, owner, time)
            executable = path.endswith("/") or path == "/usr/bin/koppel"
            assert mode.startswith("l") or mode[1:] == ("rwxr-xr-x" if executable else "rw-r--r--"), (path, mode)


@pytest.mark.skipif(cached("CMAKE_BUILD_TYPE") == "Debug", reason="a debugger wants the places that a build for people leaves out")
def test_nothing_names_a_place_of_the_build(made, tmp_path):
    for name in set(made) - {"folder"}:
        run("dpkg-deb", "-x", made[name], tmp_path / name)
    for path in tmp_path.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            assert str(ROOT).encode() not in content and str(BUILD).encode() not in content, path


def test_packed_again_elsewhere_under_another_mask_they_are_the_same_bytes(made, tmp_path):
    parts = "program;python3" if WITH_PYTHON else "program"  # the library's takes the longest, and is made in the same way
    again = pack(tmp_path, "-D", f"CPACK_COMPONENTS_ALL={parts}", mask="077")
    assert "koppel" in again
    for name, file in again.items():
        assert file.read_bytes() == made[name].read_bytes(), name
    (first,), (second,) = made["folder"].glob("*.spdx.json"), tmp_path.glob("*.spdx.json")
    assert first.read_bytes() == second.read_bytes()


def test_the_source_archive_holds_the_tracked_files_and_no_other(tmp_path):
    run("cpack", "--config", BUILD / "CPackSourceConfig.cmake", "-B", tmp_path)
    (archive,) = tmp_path.glob("koppel-*.tar.xz")
    folder = archive.name.removesuffix(".tar.xz")
    tracked = run("git", "-C", ROOT, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")
    listed = run("tar", "-tf", archive, "--quoting-style=literal").splitlines()
    assert {f"{folder}/{path}" for path in tracked if path} == {line for line in listed if not line.endswith("/")}


def test_the_sbom_is_spdx(sbom):
    assert sbom["spdxVersion"] == "SPDX-2.3" and sbom["dataLicense"] == "CC0-1.0" and sbom["SPDXID"] == "SPDXRef-DOCUMENT"
    assert re.fullmatch(r"[a-z]+:[^#\s]+", sbom["documentNamespace"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", sbom["creationInfo"]["created"])
    assert all(creator.startswith("Tool: ") for creator in sbom["creationInfo"]["creators"])
    identifiers = [package["SPDXID"] for package in sbom["packages"]]
    assert len(set(identifiers)) == len(identifiers)
    for package in sbom["packages"]:
        assert re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", package["SPDXID"])
        assert package["name"] and package["versionInfo"] and package["downloadLocation"] == "NOASSERTION" and package["filesAnalyzed"] is False
        assert package["supplier"].startswith("Organization: ") and package["licenseDeclared"]
    for relation in sbom["relationships"]:
        assert {relation["spdxElementId"], relation["relatedSpdxElement"]} <= {*identifiers, "SPDXRef-DOCUMENT"}
        assert relation["relationshipType"] in {"DESCRIBES", "DYNAMIC_LINK", "STATIC_LINK"}


def test_the_sbom_lists_what_is_linked(sbom):
    versions = {package["name"]: package["versionInfo"] for package in sbom["packages"]}
    assert versions.keys() >= RUN_TIME | HEADERS_ONLY | {"koppel"}
    others = versions.keys() - {"koppel", "python3-koppel"}
    installed = run("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *sorted(others)).splitlines()
    assert {line.split()[0]: line.split()[1] for line in installed} == {name: versions[name] for name in others}
    linked = {
        (relation["relationshipType"], relation["relatedSpdxElement"].removeprefix("SPDXRef-Package-"))
        for relation in sbom["relationships"]
        if relation["spdxElementId"] == "SPDXRef-Package-koppel"
    }
    assert {name for kind, name in linked if kind == "STATIC_LINK"} == HEADERS_ONLY
    assert {name for kind, name in linked if kind == "DYNAMIC_LINK"} >= {re.sub(r"\+", "-", name) for name in RUN_TIME}
    # What the loader maps, all of it, belongs to a package that is listed.
    mapped = set(re.findall(r"=> (/\S+)", run("ldd", os.environ["KOPPEL_CLI"])))
    paths = mapped | {"/usr" + path for path in mapped} | {os.path.realpath(path) for path in mapped}
    owners = subprocess.run(["dpkg-query", "-S", *sorted(paths)], capture_output=True, text=True, check=False).stdout
    assert {line.split(":")[0] for line in owners.splitlines()} <= versions.keys()


def test_its_licences_are_those_of_debians_copyright_files(sbom):
    for package in sbom["packages"]:
        if "sourceInfo" in package:
            text = Path("/usr/share/doc", package["name"], "copyright").read_text(encoding="utf-8")
            words = KNOWN_BY[package["licenseDeclared"]]
            assert re.search(words, text, re.IGNORECASE), (package["name"], words)


def test_a_library_whose_licence_nobody_read_is_refused(tmp_path):
    poor = tmp_path / "engine" / "cmake" / "sbom.py"
    poor.parent.mkdir(parents=True)
    poor.write_text(re.sub(r'\n    "zlib": .*', "", SBOM.read_text(encoding="utf-8")), encoding="utf-8")
    (tmp_path / "engine" / "packages.txt").write_bytes((ROOT / "engine" / "packages.txt").read_bytes())
    answer = subprocess.run([sys.executable, poor, "0", tmp_path / "out", f"koppel={os.environ['KOPPEL_CLI']}"], capture_output=True, text=True,
                            env={**os.environ, "SOURCE_DATE_EPOCH": "0"}, check=False)
    assert answer.returncode == 1 and "licence of zlib" in answer.stderr and not (tmp_path / "out").exists()
