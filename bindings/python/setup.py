"""pip install --no-build-isolation ./bindings/python: the engine that the checkout has built, or else one built for it, in a package of this Python."""

import contextlib
import fcntl
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "CMakeLists.txt"
OWN_BUILD = ROOT / "build" / "pip-engine"
# What ./tests/run and ./engine/run make, and ./engine/package.
BUILDS = [ROOT / "build" / "release", ROOT / "build" / "package"]

if not LISTS.is_file():
    sys.exit("koppel is built from its checkout: pip install --no-build-isolation ./bindings/python in the folder that holds CMakeLists.txt")


def suffix_of(python):
    """For which Python modules are made that `python` loads; nothing where it has no NumPy."""
    script = "import numpy, sysconfig; print(sysconfig.get_config_var('EXT_SUFFIX'))"
    try:
        answer = subprocess.run([python, "-I", "-c", script], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return answer.stdout.strip() or None


def cached(build):
    """What CMake remembers of a build folder."""
    try:
        return dict(re.findall(r"^(\w+):\w+=(.*)$", (build / "CMakeCache.txt").read_text(encoding="utf-8"), re.MULTILINE))
    except OSError:
        return {}


def python_options(build):
    """The options with which a build folder also makes the module for this Python; nothing where its engine is of no use here.

    Its own choice of a Python stays, for its tests use it: the module of one is that of any other with the same suffix. A Python that is written
    into it is one that stays too, and not that of an environment.
    """
    known, wanted = cached(build), sysconfig.get_config_var("EXT_SUFFIX")
    whole = (build / "build.ninja").is_file() and (build / "bin" / "koppel").is_file()
    if not whole or known.get("CMAKE_HOME_DIRECTORY") != str(ROOT) or known.get("CMAKE_BUILD_TYPE") != "Release":
        return None
    chosen = known.get("KOPPEL_PYTHON_EXECUTABLE")
    if chosen:
        return ["-DKOPPEL_PYTHON=ON"] if suffix_of(chosen) == wanted else None
    lasting = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
    return ["-DKOPPEL_PYTHON=ON", f"-DKOPPEL_PYTHON_EXECUTABLE={lasting}"] if suffix_of(lasting) == wanted else None


def build_folder():
    """The first build folder whose engine serves, with its options; else one of our own."""
    for build in BUILDS:
        options = python_options(build)
        if options is not None:
            print(f"koppel: the engine in {build.relative_to(ROOT)} is used", flush=True)
            return build, options
    print("koppel: no built engine was found, so one is built: a quarter of an hour of one processor", flush=True)
    options = ["-DCMAKE_BUILD_TYPE=Release", "-DKOPPEL_TESTS=OFF", "-DKOPPEL_PYTHON=ON", f"-DKOPPEL_PYTHON_EXECUTABLE={sys.executable}"]
    if importlib.util.find_spec("pybind11") is not None:  # that of pip's own environment, where pip isolates the build
        import pybind11

        options.append(f"-Dpybind11_DIR={pybind11.get_cmake_dir()}")
    return OWN_BUILD, options


def missing_packages():
    """The Debian packages that building needs and that are not there; none where this is no Debian."""
    listed = (ROOT / "engine" / "packages.txt").read_text(encoding="utf-8").splitlines()
    wanted = {line.strip() for line in listed if line.strip() and not line.startswith("#")} | {"python3-dev"}
    if importlib.util.find_spec("pybind11") is None:
        wanted.add("pybind11-dev")
    try:
        answer = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return sorted(wanted - set(re.findall(r"^installed (\S+)$", answer.stdout, re.MULTILINE)))


def configure(build, options):
    """Says what is missing by the names under which Debian has it, for CMake names files and variables."""
    command = ["cmake", "-S", str(ROOT), "-B", str(build), "-G", "Ninja", *options]
    try:
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        failed, said = answer.returncode != 0, answer.stdout
    except OSError as fault:
        failed, said = True, f"cmake: {fault.strerror}"
    if failed and (missing := missing_packages()):
        sys.exit(f"koppel needs Debian packages that are missing here. Install them and try again:\n  sudo apt-get install {' '.join(missing)}")
    if failed:
        sys.exit(f"{said}\nkoppel: the build could not be set up; what CMake said stands above")


@contextlib.contextmanager
def alone_in(build):
    """One build at a time: the lock is that of engine/run and tests/run."""
    with open(f"{build}.lock", "a", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class BuildWithEngine(build_py):
    """The Python files, and beside them the engine, its types and the program."""

    def run(self):
        shutil.rmtree(Path(self.build_lib) / "koppel", ignore_errors=True)  # what an earlier build left there
        super().run()
        package = Path(self.build_lib).resolve() / "koppel"
        build, options = build_folder()
        with alone_in(build):
            configure(build, options)
            for command in (
                ["cmake", "--build", build, "--target", "koppel_python", "koppel"],
                ["cmake", "--install", build, "--component", "python", "--prefix", package],
            ):
                subprocess.run(list(map(str, command)), check=True)

    def get_outputs(self, include_bytecode=True):
        made = Path(self.build_lib) / "koppel"
        return [*super().get_outputs(include_bytecode), *map(str, made.glob("_engine.*")), str(made / "_bin" / "koppel")]


class EngineDistribution(Distribution):
    """Made for one kind of machine and one Python."""

    def has_ext_modules(self):
        return True


if __name__ == "__main__":
    (ROOT / "build" / "pip").mkdir(parents=True, exist_ok=True)
    setup(
        version=re.search(r"^\s*VERSION ([\d.]+)", LISTS.read_text(encoding="utf-8"), re.MULTILINE)[1],
        package_data={"koppel": ["py.typed"]},
        cmdclass={"build_py": BuildWithEngine},
        distclass=EngineDistribution,
        options={"egg_info": {"egg_base": str(ROOT / "build" / "pip")}},
    )
