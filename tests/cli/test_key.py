"""The key file: who the ids are, joined in the call list and nowhere else."""

import os
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel, read_list, write_market  # noqa: E402

NAME, MAIL, PHONE, ASKER, GONE = "Zwaantje Sleutelnaam", "zwaantje@voorbeeld.example", "+32 400 00 77 31", "Okko Sleutelvraag", "Ilse Vertrokken"
KEY = (
    "\ufeffside;id;name;email;phone\r\n"
    f"offer;m1;{NAME};{MAIL};'{PHONE}\r\n"
    f"request;r1;{ASKER};;\r\n"
    f"offer;m9;{GONE};;\r\n"
    f"offer;;{GONE};;\r\n"
)
SECRETS = (NAME, MAIL, PHONE, ASKER, GONE, "Sleutel", "77 31")


@pytest.fixture
def market(tmp_path):
    path = write_market(tmp_path / "market.json", [{"id": "m1"}, {"id": "m2"}], [{"id": "r1", "themes": ["onbekend"]}])
    put_key(tmp_path / "market.key.csv")
    return path


def put_key(path, mode=0o600):
    path.write_text(KEY, encoding="utf-8", newline="")
    os.chmod(path, mode)
    return path


def people(folder):
    return {(row["aanbod"], row["naam"], row["e-mail"], row["naam verzoeker"]) for row in read_list(folder / "bellijst.csv")}


def test_the_key_beside_a_market_is_joined_in_the_call_lists_and_nowhere_else(market, tmp_path):
    run = koppel("match", market, "-o", tmp_path / "out", "--stats", tmp_path / "out" / "stats.json")
    assert run.returncode == 0, run.stderr
    assert ("m1", NAME, MAIL, ASKER) in people(tmp_path / "out")
    cells = [cell.value for line in load_workbook(tmp_path / "out" / "bellijst.xlsx").active.iter_rows() for cell in line]
    assert NAME in cells and PHONE in "".join(str(cell) for cell in cells)
    assert "key_incomplete" in run.stderr and "key_unknown_id" in run.stderr
    texts = {"stdout": run.stdout, "stderr": run.stderr}
    for path in (tmp_path / "out").iterdir():
        if not path.name.startswith("bellijst") and path.name not in ("niet-gekoppeld.csv", "voorstel-intern.html"):
            texts[path.name] = path.read_bytes().decode("utf-8", "replace")
    assert {"result.json", "voorstel.html", "manifest.json", "stats.json"} <= set(texts)
    for place, text in texts.items():
        for secret in SECRETS:
            assert secret not in text, (place, secret)


def test_a_market_per_side_has_its_key_beside_it(market, tmp_path):
    halves = {}
    for side, offers, requests in (("offers", [{"id": "m1"}, {"id": "m2"}], []), ("requests", [], [{"id": "r1", "themes": ["onbekend"]}])):
        halves[side] = write_market(tmp_path / f"{side}.json", offers, requests)
        put_key(tmp_path / f"{side}.key.csv")
    run = koppel("match", halves["offers"], halves["requests"], "-o", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert ("m1", NAME, MAIL, ASKER) in people(tmp_path / "out")
    (tmp_path / "requests.key.csv").unlink()
    assert koppel("match", halves["offers"], halves["requests"], "-o", tmp_path / "half").returncode == 0
    assert ("m1", NAME, MAIL, "") in people(tmp_path / "half"), "of the offers' key the offers alone count"


def test_the_result_is_the_same_with_and_without_a_key(market, tmp_path):
    assert koppel("match", market, "-o", tmp_path / "with").returncode == 0
    (tmp_path / "market.key.csv").unlink()
    assert koppel("match", market, "-o", tmp_path / "without").returncode == 0
    for name in ("result.json", "niet-gekoppeld.csv"):
        assert (tmp_path / "with" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()
    assert koppel("verify", market, tmp_path / "with" / "result.json").returncode == 0


def test_pseudonyms_read_no_key(market, tmp_path):
    run = koppel("match", market, "-o", tmp_path / "out", "--pseudonyms")
    assert run.returncode == 0 and "key_" not in run.stderr
    assert NAME not in (tmp_path / "out" / "bellijst.csv").read_text(encoding="utf-8")
    assert "market.key.csv" not in (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")


def test_a_key_that_others_may_read_is_used_only_when_named(market, tmp_path):
    key = put_key(tmp_path / "market.key.csv", 0o644)
    run = koppel("match", market, "-o", tmp_path / "out")
    assert run.returncode == 0 and "key_readable_by_others" in run.stderr
    assert {row["naam"] for row in read_list(tmp_path / "out" / "bellijst.csv")} == {""}
    run = koppel("match", market, "--key", key, "-o", tmp_path / "named")
    assert run.returncode == 0 and "key_readable_by_others" in run.stderr
    assert ("m1", NAME, MAIL, ASKER) in people(tmp_path / "named")


def test_a_key_elsewhere(market, tmp_path):
    (tmp_path / "veilig").mkdir()
    os.rename(tmp_path / "market.key.csv", tmp_path / "veilig" / "wie.csv")
    run = koppel("match", market, "--key", tmp_path / "veilig" / "wie.csv", "-o", tmp_path / "out")
    assert run.returncode == 0 and "key_readable_by_others" not in run.stderr
    assert ("m1", NAME, MAIL, ASKER) in people(tmp_path / "out")
    missing = koppel("match", market, "--key", tmp_path / "weg.csv", "-o", tmp_path / "none")
    assert missing.returncode == 3 and "missing_file" in missing.stderr and not (tmp_path / "none").exists()
    unusable = write_market(tmp_path / "geen-tabel.csv", [], [])
    assert koppel("match", market, "--key", unusable, "-o", tmp_path / "none").returncode == 3


def test_verbs_that_write_no_list_open_no_key(market, tmp_path):
    (tmp_path / "market.key.csv").write_bytes(b"\xff\xfe\x00 no table at all \x00")
    assert "market.key.csv" not in koppel("check", market).stdout
