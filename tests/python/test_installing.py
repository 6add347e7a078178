"""bindings/python/setup.py: which engine it takes, and what it says where packages are missing. (test_heavy_packaging.py installs.)"""

import importlib.util
import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(os.environ["KOPPEL_SOURCE_DIR"])


@pytest.fixture
def installing():
    specification = importlib.util.spec_from_file_location("koppel_setup", ROOT / "bindings" / "python" / "setup.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def a_build(folder, **cache):
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "koppel").touch()
    (folder / "build.ninja").touch()
    known = {"CMAKE_HOME_DIRECTORY": str(ROOT), "CMAKE_BUILD_TYPE": "Release", **cache}
    (folder / "CMakeCache.txt").write_text("".join(f"{name}:STRING={value}\n" for name, value in known.items()), encoding="utf-8")
    return folder


def test_a_built_engine_of_this_checkout_is_taken(installing, tmp_path, monkeypatch):
    monkeypatch.setattr(installing, "ROOT", tmp_path)
    build = a_build(tmp_path / "build", CMAKE_HOME_DIRECTORY=tmp_path, KOPPEL_PYTHON_EXECUTABLE=sys.executable)
    monkeypatch.setattr(installing, "BUILDS", [tmp_path / "none", build])
    assert installing.build_folder() == (build, ["-DKOPPEL_PYTHON=ON"])


def test_one_that_never_made_a_module_is_told_of_a_python_that_stays(installing, tmp_path):
    switch, python = installing.python_options(a_build(tmp_path / "build"))
    assert switch == "-DKOPPEL_PYTHON=ON"
    lasting = Path(python.removeprefix("-DKOPPEL_PYTHON_EXECUTABLE="))
    assert lasting.is_file() and not lasting.is_symlink()


@pytest.mark.parametrize(
    "other",
    [{"CMAKE_HOME_DIRECTORY": "/elsewhere"}, {"CMAKE_BUILD_TYPE": "Debug"}, {"KOPPEL_PYTHON_EXECUTABLE": "/no/python3"}],
)
def test_another_engine_is_left_alone(installing, tmp_path, monkeypatch, other):
    monkeypatch.setattr(installing, "BUILDS", [a_build(tmp_path / "build", **other)])
    build, options = installing.build_folder()
    assert build == installing.OWN_BUILD and f"-DKOPPEL_PYTHON_EXECUTABLE={sys.executable}" in options


def test_a_build_that_is_not_complete_is_left_alone(installing, tmp_path):
    build = a_build(tmp_path / "build")
    (build / "bin" / "koppel").unlink()
    assert installing.python_options(build) is None


def stand_in(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_missing_packages_are_named_and_not_cmakes_error(installing, tmp_path, monkeypatch):
    stand_in(tmp_path / "bin", "cmake", "echo 'Could NOT find LibZip (missing: KOPPEL_zip_LIBRARY)'; exit 1")
    stand_in(tmp_path / "bin", "dpkg-query", "printf 'installed cmake\\ninstalled g++\\nconfig-files libzip-dev\\n'")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(SystemExit) as left:
        installing.configure(tmp_path / "build", [])
    said = str(left.value)
    listed = re.findall(r"^[a-z]\S*$", (ROOT / "engine" / "packages.txt").read_text(encoding="utf-8"), re.MULTILINE)
    command = said.splitlines()[-1].strip()
    assert command.startswith("sudo apt-get install ")
    assert set(command.split()[3:]) >= set(listed) - {"cmake", "g++"} and not {"cmake", "g++"} & set(command.split())
    assert {"libzip-dev", "python3-dev"} <= set(command.split()) and "Could NOT find" not in said


def test_without_cmake_it_is_a_package_that_is_missing(installing, tmp_path, monkeypatch):
    stand_in(tmp_path / "bin", "dpkg-query", "echo installed g++")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(SystemExit, match=r"apt-get install .*\bcmake\b"):
        installing.configure(tmp_path / "build", [])


def test_what_else_goes_wrong_is_said_by_cmake_itself(installing, tmp_path, monkeypatch):
    stand_in(tmp_path / "bin", "cmake", "echo 'The C++ compiler is broken'; exit 1")
    stand_in(tmp_path / "bin", "dpkg-query", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(SystemExit, match="compiler is broken"):
        installing.configure(tmp_path / "build", [])
