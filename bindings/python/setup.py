"""pip install --no-build-isolation ./bindings/python: the checkout's one CMake builds the engine, for the Python that pip runs in."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "package-engine"
LISTS = ROOT / "CMakeLists.txt"

if not LISTS.is_file():
    sys.exit("koppel is built from its checkout: pip install --no-build-isolation ./bindings/python in the folder that holds CMakeLists.txt")
(ROOT / "build" / "package").mkdir(parents=True, exist_ok=True)


class BuildWithEngine(build_py):
    """The Python files, and beside them the engine, its types and the program."""

    def run(self):
        shutil.rmtree(Path(self.build_lib) / "koppel", ignore_errors=True)  # what an earlier build left there
        super().run()
        options = ["-DCMAKE_BUILD_TYPE=Release", "-DKOPPEL_TESTS=OFF", "-DKOPPEL_PYTHON=ON", f"-DKOPPEL_PYTHON_EXECUTABLE={sys.executable}"]
        package = Path(self.build_lib).resolve() / "koppel"
        for command in (
            ["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", *options],
            ["cmake", "--build", BUILD, "--target", "koppel_python", "koppel"],
            ["cmake", "--install", BUILD, "--component", "python", "--prefix", package],
        ):
            subprocess.run(list(map(str, command)), check=True)

    def get_outputs(self, include_bytecode=True):
        made = Path(self.build_lib) / "koppel"
        return [*super().get_outputs(include_bytecode), *map(str, made.glob("_engine.*")), str(made / "_bin" / "koppel")]


class EngineDistribution(Distribution):
    """Made for one kind of machine and one Python."""

    def has_ext_modules(self):
        return True


setup(
    version=re.search(r"^\s*VERSION ([\d.]+)", LISTS.read_text(encoding="utf-8"), re.MULTILINE)[1],
    package_data={"koppel": ["py.typed"]},
    cmdclass={"build_py": BuildWithEngine},
    distclass=EngineDistribution,
    options={"egg_info": {"egg_base": str(ROOT / "build" / "package")}},
)
