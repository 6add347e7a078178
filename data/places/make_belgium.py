#!/usr/bin/env python3
"""Makes belgium.csv: every Belgian postcode, municipality and sub-municipality with a point.

    make_belgium.py SECTORS PLACES > belgium.csv

SECTORS: the statistical sectors of Statbel with their postcodes (CSV, Windows-1252; columns StatisticalSector, NIS9,
PostCode, Municipality, NIS5). PLACES: the populated places of GeoNames (cities500.txt). See README.md for sources and
terms. Statbel numbers a sub-municipality by the letter in NIS9 (12025B) and names its sectors after it; GeoNames knows
points and names, but no postcodes. A place gets the postcode of the sub-municipality whose sectors bear its name, else
that of the nearest place that has one.
"""
import collections
import csv
import math
import re
import sys
import unicodedata


# Of a city with names in dozens of languages only these are kept.
KEPT = set("""Aalst Aarlen Alost Antwerp Antwerpen Anvers Ath Aat Arlon Audenarde Bastogne Bastenaken Bergen Borgworm Bruges Brugge Brussel
Brussels Bruxelles Charleroi Courtrai Dendermonde Diksmuide Dixmude Doornik Edingen Elsene Enghien Eupen Furnes Gand Geldenaken Gent Genk
Geraardsbergen Ghent Grammont Hal Halle Hasselt Hoei Huy Ieper Ixelles Jodoigne Komen Comines Kortrijk Leuven Lier Lierre Lessen Lessines Limburg
Louvain Luik Liège Malines Malmedy Mechelen Menen Menin Moeskroen Mons Mouscron Namen Namur Nijvel Nivelles Oostende Ostend Ostende Oudenaarde
Renaix Roeselare Ronse Roulers Saint-Trond Saint-Nicolas Sint-Niklaas Sint-Truiden Soignies Zinnik Spa Termonde Tienen Tirlemont Tongeren Tongres
Tournai Turnhout Verviers Veurne Vilvoorde Vilvorde Waremme Waterloo Waver Wavre Ypres Schaarbeek Schaerbeek Etterbeek Anderlecht Vorst Forest
Ukkel Uccle Oudergem Auderghem Evere Jette Ganshoren Koekelberg Sint-Gillis Saint-Gilles Sint-Jans-Molenbeek Molenbeek-Saint-Jean Molenbeek
Sint-Pieters-Woluwe Woluwe-Saint-Pierre Sint-Lambrechts-Woluwe Woluwe-Saint-Lambert Watermaal-Bosvoorde Watermael-Boitsfort
Sint-Agatha-Berchem Berchem-Sainte-Agathe Sint-Joost-ten-Node Saint-Josse-ten-Noode""".split())
MANY = 5  # names of one place; more are those of a city

# Places that are not found by their names.
MORE = [
    ("1020", 50.8766, 4.3556, "Laken", "Laeken"),
    ("1120", 50.8968, 4.3886, "Neder-Over-Heembeek", ""),
    ("1130", 50.8904, 4.4186, "Haren", ""),
    ("1150", 50.8358, 4.4322, "Sint-Pieters-Woluwe", "Woluwe-Saint-Pierre"),
    ("3717", 50.7266, 5.4249, "Herstappe", ""),
    ("9772", 50.8877, 3.5571, "Wannegem-Lede", ""),
]


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def distance(one, other):
    east = (one["lon"] - other["lon"]) * math.cos(math.radians(50.6))
    return math.hypot(one["lat"] - other["lat"], east)


def read_parts(path):
    """Per sub-municipality: its sectors' folded names, its postcodes by number of sectors, its municipality."""
    parts, municipalities = {}, {}
    for row in csv.DictReader(open(path, encoding="windows-1252")):
        part = parts.setdefault(row["NIS9"][:6], {"nis": row["NIS5"], "names": set(), "codes": collections.Counter()})
        part["codes"][row["PostCode"]] += 1
        part["names"].add(fold(row["StatisticalSector"]))
        if row["NIS9"][6:8] == "00":
            part["first"] = fold(row["StatisticalSector"])
        municipalities[row["NIS5"]] = row["Municipality"]
    return parts, municipalities


def read_places(path):
    for line in open(path, encoding="utf-8"):
        cell = line.rstrip("\n").split("\t")
        if cell[8] != "BE" or cell[7] == "PPLX":
            continue
        others = [name for name in cell[3].split(",") if re.fullmatch(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ' -]{3,}", name)]
        if len(others) >= MANY:
            others = [name for name in others if name in KEPT]
        yield {"name": cell[1], "others": others, "lat": float(cell[4]), "lon": float(cell[5]), "nis": cell[13],
               "people": int(cell[14] or 0)}


def names_of(place):
    return [fold(name) for name in [place["name"], *place["others"]]]


def bears(part, name):
    """How well a sub-municipality's sectors bear a name: as the first one's, or as that of several."""
    first = part.get("first", "")
    if first == name or first.startswith(name + " "):
        return 1000
    return sum(1 for sector in part["names"] if sector == name or sector.startswith(name + " "))


def part_of(place, parts, municipalities, known):
    best, most = None, 0
    for letter, part in parts.items():
        if known and part["nis"] != place["nis"]:
            continue
        for name in names_of(place):
            fit = bears(part, name)
            if letter.endswith("A") and name == fold(municipalities[part["nis"]]):
                fit += 2000  # a municipality bears the name of its centre, whatever its sectors are called
            if not known and fit < 1000:
                continue
            if fit > most:
                best, most = part, fit
    return best


def main():
    parts, municipalities = read_parts(sys.argv[1])
    places = list(read_places(sys.argv[2]))
    for place in places:
        known = place["nis"] in municipalities
        part = part_of(place, parts, municipalities, known)
        place["code"] = part["codes"].most_common(1)[0][0] if part else None
        place["central"] = part is not None
    settled = [place for place in places if place["code"]]
    for place in places:
        if place["code"]:
            continue
        near = [other for other in settled if other["nis"] == place["nis"]] if place["nis"] in municipalities else []
        place["code"] = min(near or settled, key=lambda other: distance(place, other))["code"]

    for code, latitude, longitude, name, other in MORE:
        places.append({"name": name, "others": [other] if other else [], "lat": latitude, "lon": longitude, "nis": "",
                       "people": 1, "code": code, "central": True})

    # A postcode that no place bears (parts of a city) lies where its municipality does.
    by_code = collections.defaultdict(list)
    for place in places:
        by_code[place["code"]].append(place)
    for part in parts.values():
        for code in filter(None, part["codes"]):  # Statbel gives some sectors no postcode
            own = [place for place in places if place["nis"] == part["nis"]]
            if code not in by_code and own:
                centre = max(own, key=lambda place: place["people"])
                by_code[code].append({**centre, "name": "", "others": [], "people": 0,
                                      "code": code, "central": True})

    print("postcode;latitude;longitude;people;name;other names")
    for code in sorted(by_code):
        for place in sorted(by_code[code], key=lambda one: (not one["central"], -one["people"], one["name"])):
            others, seen = [], {fold(place["name"])}
            for name in sorted(place["others"]):
                if fold(name) not in seen and not fold(name).startswith(fold(place["name"]) + " "):
                    others.append(name)
                    seen.add(fold(name))
            print(f"{code};{place['lat']:.4f};{place['lon']:.4f};{place['people']};{place['name']};{'|'.join(others)}")


main()
