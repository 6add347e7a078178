"""``python3 -m koppel``: the command line."""

import os
import sys
from pathlib import Path
from typing import NoReturn

PROGRAM = Path(__file__).parent / "_bin" / "koppel"


def main() -> NoReturn:
    """Becomes the program; so signals, exit codes and output are its own."""
    try:
        os.execv(PROGRAM, ["koppel", *sys.argv[1:]])
    except OSError as fault:
        sys.exit(f"koppel: {PROGRAM}: {fault.strerror}")


if __name__ == "__main__":
    main()
