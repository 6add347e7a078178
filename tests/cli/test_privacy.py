"""Planted personal data appear in the call lists and nowhere else."""

import shutil
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_list  # noqa: E402

NAME, MAIL, PHONE, ASKER = "Zwaantje Proefnaam", "zwaantje@voorbeeld.example", "0400 00 77 31", "Okko Testvraag"

PROFILE = """schema: koppel/profile/1
inputs:
  offers:   { file: aanbod.csv, mapping: aanbod.mapping.yaml }
  requests: { file: vragen.csv, mapping: vragen.mapping.yaml }
"""
OFFERS = """schema: koppel/mapping/1
side: offers
id: { column: nr }
fields:
  themes: { column: thema, split: "," }
  reach_km: { column: bereik }
contact: { name: naam, email: mail, phone: gsm }
ignore: [ vrij ]
"""
REQUESTS = """schema: koppel/mapping/1
side: requests
id: { column: nr }
fields:
  themes: { column: thema, split: "," }
contact: { name: naam }
"""


@pytest.fixture
def scenario(tmp_path):
    folder = tmp_path / "scenario"
    folder.mkdir()
    (folder / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "aanbod.mapping.yaml").write_text(OFFERS, encoding="utf-8")
    (folder / "vragen.mapping.yaml").write_text(REQUESTS, encoding="utf-8")
    # The row has a fault too, so that a finding speaks of it; and personal data stand in an ignored column as well.
    (folder / "aanbod.csv").write_text(
        f"nr;naam;mail;gsm;thema;bereik;vrij\r\nm1;{NAME};{MAIL};{PHONE};mobiliteit;ver;bel {NAME} op {PHONE}\r\n", encoding="utf-8"
    )
    (folder / "vragen.csv").write_text(f"nr;naam;thema\r\nr1;{ASKER};mobiliteit\r\n", encoding="utf-8")
    return folder


def everywhere_but_the_call_lists(folder, run):
    texts = {"stdout": run.stdout, "stderr": run.stderr}
    for path in folder.iterdir():
        if not path.name.startswith("bellijst") and path.name not in ("niet-gekoppeld.csv", "voorstel-intern.html"):
            texts[path.name] = path.read_bytes().decode("utf-8", "replace")
    return texts


def test_contacts_stand_in_the_call_lists_only(scenario, tmp_path):
    run = koppel("match", scenario, "-o", tmp_path / "out", "--stats", tmp_path / "stats.json")
    assert run.returncode == 0, run.stderr
    (row,) = [row for row in read_list(tmp_path / "out" / "bellijst.csv") if row["rol"] == "voorstel"]
    assert row["naam"] == NAME and row["e-mail"] == MAIL and PHONE in row["telefoon"] and row["naam verzoeker"] == ASKER
    sheet = load_workbook(tmp_path / "out" / "bellijst.xlsx").active
    cells = [cell.value for line in sheet.iter_rows() for cell in line]
    assert PHONE in cells and NAME in cells
    for place, text in everywhere_but_the_call_lists(tmp_path / "out", run).items():
        for secret in (NAME, MAIL, PHONE, ASKER, "Zwaantje", "Testvraag"):
            assert secret not in text, place


def test_pseudonyms_leave_them_out_there_too(scenario, tmp_path):
    run = koppel("match", scenario, "-o", tmp_path / "out", "--pseudonyms")
    assert run.returncode == 0
    assert NAME.encode() not in (tmp_path / "out" / "bellijst.csv").read_bytes()
    cells = [cell.value for line in load_workbook(tmp_path / "out" / "bellijst.xlsx").active.iter_rows() for cell in line]
    assert not {NAME, MAIL, PHONE, ASKER} & set(cells)


def test_an_address_as_id_is_refused_without_showing_it(scenario, tmp_path):
    text = (scenario / "aanbod.csv").read_text(encoding="utf-8").replace("m1;", MAIL + ";", 1)
    (scenario / "aanbod.csv").write_text(text, encoding="utf-8")
    run = koppel("match", scenario, "-o", tmp_path / "out")
    assert run.returncode == 3 and "id_is_personal" in run.stderr
    assert MAIL not in run.stdout + run.stderr
    assert not (tmp_path / "out").exists()


def test_hashed_ids_are_accepted(scenario, tmp_path):
    mapping = (scenario / "aanbod.mapping.yaml").read_text(encoding="utf-8")
    (scenario / "aanbod.mapping.yaml").write_text(mapping.replace("{ column: nr }", "{ column: mail, hash: true }"), encoding="utf-8")
    run = koppel("match", scenario, "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert MAIL not in (tmp_path / "out" / "result.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("order", [("aanbod", "vragen"), ("vragen", "aanbod")])
def test_the_name_of_an_offer_does_not_stand_in_a_request(tmp_path, order):
    (tmp_path / "aanbod.csv").write_text(f"nr,thema,naam\nm1,mobiliteit,{NAME}\n", encoding="utf-8")
    (tmp_path / "vragen.csv").write_text(
        f"nr,thema,naam,titel\nr1,mobiliteit,{ASKER},samen met {NAME.upper()}\nr2,mobiliteit,{ASKER},een tuin\n", encoding="utf-8"
    )
    (tmp_path / "aanbod.mapping.yaml").write_text(
        "schema: koppel/mapping/1\nside: offers\nid: { column: nr }\nfields:\n  themes: { column: thema }\ncontact: { name: naam }\n"
    )
    (tmp_path / "vragen.mapping.yaml").write_text(
        "schema: koppel/mapping/1\nside: requests\nid: { column: nr }\nfields:\n  themes: { column: thema }\n  label: { column: titel }\n"
        "contact: { name: naam }\n"
    )
    exports = [tmp_path / f"{side}.csv" for side in order]
    mappings = [word for side in order for word in ("--mapping", tmp_path / f"{side}.mapping.yaml")]
    run = koppel("import", *exports, *mappings, "-o", tmp_path / "market.json")
    assert run.returncode == 0, run.stderr
    market = (tmp_path / "market.json").read_text(encoding="utf-8")
    assert NAME.split()[0].lower() not in (market + run.stdout + run.stderr).lower()
    assert "een tuin" in market and "personal_value" in run.stderr
