"""Numbers in CSV problems: each spelling is read as Python's decimal reads it, or refused; never two marks in one file."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel  # noqa: E402

# What stands in the file, and the same number as Python's decimal writes it.
READ = {
    ",": {"3": "3", "0.5": "0.5", "-2.25": "-2.25", "4e2": "400", "4e-2": "0.04", "1.500": "1.5", "0.000001": "0.000001", '"7.5"': "7.5",
          "12.0": "12", "007": "7"},
    ";": {"3": "3", "0,5": "0.5", "-2,25": "-2.25", "1,500": "1.5", "999,5": "999.5", "0,000001": "0.000001", '"7,5"': "7.5", "0.5": "0.5",
          "1.500": "1.5", "2,50": "2.5"},
    "\t": {"0,5": "0.5", "0.5": "0.5", "1500": "1500", "1,25": "1.25"},
}
REFUSED = {
    ",": ['"0,5"', '"1.500,5"', "1 500", "1'500", "0.1234567", "0x10", "--1"],
    ";": ["1.234,5", "1,234.5", "1 500,5", "1'500,5", "0,1234567", "1,2,3", "1.2.3"],
}


def solve(path, *options):
    return koppel("solve", path, "-o", path.parent / "r.json", "--locale", "en", *options)


def objective(path):
    return Decimal(str(json.loads((path.parent / "r.json").read_text(encoding="utf-8"), parse_float=str)["objective"]["weight"]))


@pytest.mark.parametrize(("separator", "cell"), [(s, cell) for s, cells in READ.items() for cell in cells])
def test_a_number_is_read_as_decimal_reads_it(separator, cell, tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text(f"r1{separator}o1{separator}{cell}\n", encoding="utf-8")
    run = solve(path, "--strategy", "max_cardinality_max_weight")
    assert run.returncode == 0, run.stderr
    assert objective(path) == Decimal(READ[separator][cell])


@pytest.mark.parametrize(("separator", "cell"), [(s, cell) for s, cells in REFUSED.items() for cell in cells])
def test_what_is_no_number_is_refused(separator, cell, tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text(f"r1{separator}o1{separator}{cell}\n", encoding="utf-8")
    run = solve(path)
    assert run.returncode == 3 and not (tmp_path / "r.json").exists()


@pytest.mark.parametrize("cells", [("1.500", "999,5"), ("999,5", "1.500"), ("2,25", "7", "2.25")])
def test_two_decimal_marks_in_one_file_are_refused_whatever_the_order(cells, tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("".join(f"r1;o{i};{cell}\n" for i, cell in enumerate(cells)), encoding="utf-8")
    run = solve(path, "--json")
    assert run.returncode == 3
    findings = json.loads(run.stderr[run.stderr.index("["):])
    assert [(each["code"], each["row"]) for each in findings] == [("mixed_decimal_marks", len(cells))]


@pytest.mark.parametrize(("cells", "said"), [(("1.500", "2.250"), True), (("1.500", "2.25"), False), (("0.500", "0.250"), False),
                                             (("12,000", "1,000,000"), None), (("1500", "2250"), False)])
def test_it_is_said_where_every_number_could_as_well_be_thousands(cells, said, tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("".join(f"r1;o{i};{cell}\n" for i, cell in enumerate(cells)), encoding="utf-8")
    run = solve(path, "--json")
    if said is None:  # two marks in one number are thousands, which are not read
        assert run.returncode == 3
    else:
        assert run.returncode == 0
        assert ("decimals_or_thousands" in run.stderr) == said


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line", ["sep={}", "SEP={}", '"sep={}"', "\ufeffsep={}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_excels_line_with_the_separator_is_no_row(separator, line, end, tmp_path):
    rows = [line.format(separator), separator.join(["request", "offer", "weight"]), separator.join(["r1", "a", "2"]), separator.join(["r1", "b", "1"]),
            separator.join(["r2", "a", "4"])]
    path = tmp_path / "scores.csv"
    path.write_bytes(end.join(rows).encode() + end.encode())
    run = solve(path)
    assert run.returncode == 0, run.stderr
    assert objective(path) == Decimal(5)
    assert koppel("verify", path, tmp_path / "r.json").returncode == 0


def test_rounding_is_counted_and_said_beside_optimal(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text("p1,r1,0.12345678\np1,r2,0.0000004\np2,r1,-0.0000001\np2,r2,0.5\n", encoding="utf-8")
    refused = solve(path)
    assert refused.returncode == 3 and "--round" in refused.stderr
    run = solve(path, "--round")
    assert run.returncode == 0
    assert "3 numbers were rounded to 6 decimals; 2 of them became 0" in run.stderr
    assert run.stdout.startswith("optimal for the rounded weights: ")
    assert koppel("verify", path, tmp_path / "r.json").stdout == "ok: optimal for the rounded weights\n"
    exact = tmp_path / "exact.csv"
    exact.write_text("p1,r1,0.5\n", encoding="utf-8")
    run = solve(exact, "--round")
    assert run.stdout.startswith("optimal: ") and "rounded" not in run.stderr
