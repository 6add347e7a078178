#!/usr/bin/env python3
"""Gives the members of Debian packages the mode 644, in place:  member_modes.py PACKAGE.deb...

A package is an ar archive, and cpack takes the modes of its members from temporary files: they would tell the umask of whoever packed.
"""

import sys

MAGIC, HEADER, MODE, SIZE = b"!<arch>\n", 60, slice(40, 48), slice(48, 58)


def main(*packages):
    for name in packages:
        with open(name, "r+b") as package:
            if package.read(len(MAGIC)) != MAGIC:
                sys.exit(f"member_modes: {name} is no Debian package")
            while len(header := package.read(HEADER)) == HEADER:
                size = int(header[SIZE])
                package.seek(MODE.start - HEADER, 1)
                package.write(b"100644  ")
                package.seek(HEADER - MODE.stop + size + size % 2, 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
