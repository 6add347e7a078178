"""Bad problem files: every fault of a file at once, at its place; exit 3; nothing written. One table for all formats."""

import gzip
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.koppel_cli import koppel  # noqa: E402

TOO_LARGE = "9" * 20

# A file's name and text, and of every finding its code, row and column, in the order of the file.
FILES = {
    "koppel JSON": ("p.json", f"""{{"schema":"koppel/problem/1",
 "supply":[{{"id":"a","min":3,"max":2}},{{"id":"b"}},{{"id":"b"}}],
 "demand":[{{"id":"x"}},{{"id":"y"}},{{"id":"z"}}],
 "edges":[["a","x",1],["a","x",2],["a","q",1],["b","y",{TOO_LARGE}]],
 "groups":[{{"side":"demand","name":"g1","members":["x","a"],"max":1}},
  {{"side":"demand","name":"g2","members":["x","y"],"max":1}},
  {{"side":"demand","name":"g3","members":["y","z"],"max":1}}]}}""",
                    [("lower_above_upper", 2), ("duplicate_node", 2), ("duplicate_edge", 4), ("unknown_node", 4), ("number_too_large", 4),
                     ("member_on_wrong_side", 5), ("not_laminar", 6)]),
    "CSV": ("p.csv", f"r1,o1,{TOO_LARGE}\nr2,o1,inf\nr1,o2,1\nr1,o2,1\n,o3,4\nr9,o9,x\nr1,o1\n",
            [("number_too_large", 1), ("not_finite", 2), ("duplicate_edge", 4), ("empty_id", 5), ("not_a_number", 6), ("line_not_understood", 7)]),
    "CSV with two columns for one thing": ("p.csv", "paper,reviewer,cost,weight\np1,r1,1,2\n", [("ambiguous_heading", 1)]),
    "Matrix Market": ("p.mtx", "%%MatrixMarket matrix coordinate integer general\n2 2 5\n1 1 3\n1 3 2\n2 1 1\n",
                      [("count_differs", 2), ("number_out_of_range", 4)]),
    "DIMACS asn": ("p.asn", "p asn 4 9\nn 1\nn 2\na 1 3 5\na 1 4 2\na 1 7 2\n", [("count_differs", 1), ("number_out_of_range", 6)]),
    "DIMACS min": ("p.min", "p min 4 3\nn 1 2\nn 3 -1\nn 4 -2\na 1 3 0 1 5\n", [("count_differs", 1)]),
}


def findings_of(run):
    return [(each["code"], each["row"]) for each in json.loads(run.stderr[run.stderr.index("["):])]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_all_faults_are_told_at_once_and_nothing_is_written(kind, packed, tmp_path):
    name, text, expected = FILES[kind]
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    run = koppel("solve", path, "-o", tmp_path / "r.json", "--stats", tmp_path / "s.json", "--json")
    assert run.returncode == 3 and run.stdout == ""
    assert findings_of(run) == expected
    assert list(tmp_path.iterdir()) == [path]


def test_the_two_groups_that_cross_are_named(tmp_path):
    (tmp_path / "p.json").write_text(FILES["koppel JSON"][1], encoding="utf-8")
    run = koppel("solve", tmp_path / "p.json", "--locale", "en")
    assert "the groups g2 and g3 cross" in run.stderr


@pytest.mark.parametrize("keep", [3, 12, 30])
def test_a_gzip_file_that_was_cut_off_is_damaged(keep, tmp_path):
    whole = gzip.compress(b"".join(b"r%d,o%d,%d\n" % (i, i % 7, i) for i in range(200)))
    (tmp_path / "p.csv.gz").write_bytes(whole[:-keep])
    run = koppel("solve", tmp_path / "p.csv.gz", "-o", tmp_path / "r.json", "--json")
    assert run.returncode == 3 and "damaged_gzip" in {code for code, _ in findings_of(run)}
    assert not (tmp_path / "r.json").exists()


@pytest.mark.parametrize("weight, code", [(2**53, 0), (2**53 + 1, 0), (2**60, 0), (2**62, 3), (-(2**62), 3), (2**63, 3)])
def test_weights_are_exact_up_to_the_bound_and_refused_beyond(weight, code, tmp_path):
    (tmp_path / "p.csv").write_text(f"r1,o1,{weight}\n", encoding="utf-8")
    run = koppel("solve", tmp_path / "p.csv", "-o", tmp_path / "r.json", "--strategy", "max_cardinality_max_weight")
    assert run.returncode == code, run.stderr
    if code == 0:
        assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["objective"]["weight"] == weight
        assert koppel("verify", tmp_path / "p.csv", tmp_path / "r.json").returncode == 0
