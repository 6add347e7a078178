#!/usr/bin/env python3
"""Writes what koppel is made of, as SPDX 2.3 in JSON:  sbom.py VERSION OUTPUT PACKAGE=BINARY...

Shared libraries are read from the binaries and from the libraries themselves (DYNAMIC_LINK); libraries of which only headers go in come from the
lists of packages (STATIC_LINK). Names and versions are dpkg's. The same packages give the same bytes; SOURCE_DATE_EPOCH is the time.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

ENGINE = Path(__file__).resolve().parents[1]
# Of which binaries these headers are part; the others of engine/packages.txt are part of all.
PARTS = {"libcli11-dev": {"koppel"}, "pybind11-dev": {"python3-koppel"}}

# The licence of what is linked, by Debian's name for the source. A library that is missing here stops the packaging: read its licence
# (/usr/share/doc/PACKAGE/copyright) and add it. A test holds these against those files.
LICENCES = {
    "boost1.74": "BSL-1.0",
    "bzip2": "bzip2-1.0.6",
    "cli11": "BSD-3-Clause",
    "eigen3": "MPL-2.0",
    "expat": "MIT",
    "fmtlib": "MIT",
    "gcc-12": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "glibc": "LGPL-2.1-or-later",
    "icu": "Unicode-DFS-2016",
    "libcsv": "LGPL-2.1-or-later",
    "libxlsxwriter": "BSD-2-Clause",
    "libzip": "BSD-3-Clause",
    "minizip": "Zlib",
    "nlohmann-json3": "MIT",
    "openssl": "Apache-2.0",
    "pybind11": "BSD-3-Clause",
    "yaml-cpp": "MIT",
    "zlib": "Zlib",
}


def said(*command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, env=environment).stdout


FIELDS = ["Version", "Architecture", "Maintainer", "Depends", "source:Package", "source:Version"]


class Dpkg(dict):
    """Package -> its fields; each package is asked for once."""

    def __missing__(self, package):
        lines = said("dpkg-query", "-W", "-f", "".join("${%s}\\n" % field for field in FIELDS), package).split("\n")
        return self.setdefault(package, dict(zip(FIELDS, lines)))


def needed_by(binaries):
    """Every binary, and every shared library that they are linked with in the end -> the shared libraries it names."""
    libraries = {}
    for name, path in re.findall(r"^\s*(\S+) \(.*\) => (\S+)$", said("/sbin/ldconfig", "-p"), re.MULTILINE):
        libraries.setdefault(name, path)
    found, waiting = {}, list(binaries)
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = [libraries[name] for name in re.findall(r"\(NEEDED\).*\[(.+)\]", said("readelf", "-dW", path))]
            waiting += found[path]
    return found


def owners(paths):
    """File -> the package that holds it. Debian 12 lists some files without the /usr that they lie under."""
    spellings = {}
    for path in paths:
        for file in (path, os.path.realpath(path)):
            spellings[file] = spellings[file.removeprefix("/usr")] = spellings["/usr" + file.removeprefix("/usr")] = path
    answer = subprocess.run(["dpkg-query", "-S", *sorted(spellings)], capture_output=True, text=True, check=False).stdout
    found = {spellings[file]: package for package, file in re.findall(r"^([a-z0-9.+-]+)[^/]*: (/.*)$", answer, re.MULTILINE)}
    if missing := sorted(set(paths) - found.keys()):
        sys.exit(f"sbom: no package holds {', '.join(missing)}")
    return found


def linked(binaries):
    """(package, DYNAMIC_LINK, package) for all that the binaries are linked with, and for what that is linked with."""
    needed = needed_by(binaries)
    package_of = {**owners([path for path in needed if path not in binaries]), **binaries}
    arrows = {(package_of[path], "DYNAMIC_LINK", package_of[other]) for path, others in needed.items() for other in others}
    return {(package, kind, other) for package, kind, other in arrows if package != other}


def with_headers(package, dpkg):
    """The packages whose headers a -dev package stands for: its own, or those of what it depends on."""
    if re.search(r"^/usr/include/.*\.", said("dpkg-query", "-L", package), re.MULTILINE):
        return [package]
    depends = re.findall(r"(?:^|, )([a-z0-9.+-]+-dev)", dpkg[package]["Depends"])
    return [found for other in depends for found in with_headers(other, dpkg)]


def headers_only(names, sources, dpkg):
    listed = re.findall(r"^\S+-dev$", (ENGINE / "packages.txt").read_text(encoding="utf-8"), re.MULTILINE)
    for name in sorted({*listed, *PARTS}):
        for other in with_headers(name, dpkg) if names & PARTS.get(name, names) else []:
            if dpkg[other]["source:Package"] not in sources:
                yield from ((package, "STATIC_LINK", other) for package in names & PARTS.get(name, names))


def identifier(package):
    return "SPDXRef-Package-" + re.sub(r"[^A-Za-z0-9.-]", "-", package)


def described(package, fields, vendor):
    version, source = fields["Version"], fields["source:Package"]
    if source not in LICENCES:
        sys.exit(f"sbom: the licence of {source} (package {package}) is not listed in engine/cmake/sbom.py")
    url = f"pkg:deb/{vendor.lower()}/{package}@{quote(version, safe='.~-')}?arch={fields['Architecture']}"
    return {
        "SPDXID": identifier(package),
        "name": package,
        "versionInfo": version,
        "supplier": f"Organization: {vendor}",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": LICENCES[source],
        "copyrightText": "NOASSERTION",
        "sourceInfo": f"source package {source} {fields['source:Version']}, maintained by {fields['Maintainer']}",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": url}],
    }


def own(package, version):
    return {
        "SPDXID": identifier(package),
        "name": package,
        "versionInfo": version,
        "supplier": "Organization: koppel",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
    }


def document(version, binaries):
    dpkg, names, arrows = Dpkg(), set(binaries.values()), linked(binaries)
    arrows.update(headers_only(names, {dpkg[other]["source:Package"] for _, _, other in arrows}, dpkg))
    vendor = said("dpkg-vendor", "--query", "Vendor").strip()
    packages = [own(package, version) for package in sorted(names)]
    packages += [described(package, dpkg[package], vendor) for package in sorted({other for _, _, other in arrows} - names)]
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", identifier(package)) for package in sorted(names)]
    relations += [(identifier(one), kind, identifier(other)) for one, kind, other in sorted(arrows)]
    body = {
        "packages": packages,
        "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other} for one, kind, other in relations],
    }
    created = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    digest = hashlib.sha256(json.dumps([version, str(created), body], sort_keys=True).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"koppel-{version}",
        "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: koppel-sbom.py"]},
        **body,
    }


def main(version, output, *binaries):
    made = document(version, {path: package for package, path in (binary.split("=", 1) for binary in binaries)})
    Path(output).write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
