"""Places that the Python tests read from the environment, filled in for who runs pytest by hand."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("KOPPEL_SOURCE_DIR", str(ROOT))
os.environ.setdefault("KOPPEL_PUBLIC_DATA", str(ROOT.parent / "shared" / "data"))
os.environ.setdefault("KOPPEL_CLI", str(ROOT / "build" / "release" / "bin" / "koppel"))

# The package koppel, from the build tree.
sys.path.append(str(ROOT / "build" / "release" / "python"))
