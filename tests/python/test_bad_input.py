"""What cannot be solved is refused: the exception names the argument, the position and the value."""

import networkx
import numpy as np
import pandas
import pytest
import scipy.sparse

import koppel

NAN, INF = np.nan, np.inf


def csr(data, indices, pointers, shape):
    """Put together without SciPy's own checks, as other programs do."""
    matrix = scipy.sparse.csr_matrix(shape)
    matrix.data, matrix.indices, matrix.indptr = np.array(data), np.array(indices), np.array(pointers)
    return matrix


def frame(**columns):
    return pandas.DataFrame({"supply": ["a", "b"], "demand": ["x", "y"], "weight": [1, 2], **columns}, index=["r1", "r2"])


def graph(*edges, sides={"a": 0, "b": 0, "x": 1, "y": 1}):
    made = networkx.Graph()
    for node, side in sides.items():
        made.add_node(node, bipartite=side)
    made.add_weighted_edges_from(edges)
    return made


WEIGHTS = [
    # dense
    ([[1, INF]], "infinite", r"weights\[0, 1\] is inf"),
    ([[1, 2], [-INF, 0]], "infinite", r"weights\[1, 0\] is -inf"),
    ([1, 2], "wrong_shape", "weights: 1 dimensions, not 2"),
    (np.ones((2, 2, 2)), "wrong_shape", "weights: 3 dimensions, not 2"),
    (7, "wrong_shape", "weights: 0 dimensions, not 2"),
    ([["a", "b"]], "wrong_type", "weights: numbers of type <U1"),
    ([[1j]], "wrong_type", "weights: numbers of type complex128"),
    ([[None, 1]], "wrong_type", "weights: numbers of type object"),
    (np.ones((1, 1), np.longdouble), "wrong_type", "float128"),
    (np.array([["2026-01-01"]], dtype="M8[D]"), "wrong_type", "datetime64"),
    # sparse
    (csr([1.0, NAN], [0, 1], [0, 1, 2], (2, 2)), "not_a_number", r"weights\[1, 1\] is NaN \(entry 1\)"),
    (csr([1.0, INF], [0, 1], [0, 1, 2], (2, 2)), "infinite", r"weights\[1, 1\] is inf \(entry 1\)"),
    (csr([1, 2, 3], [1, 0, 1], [0, 3, 3], (2, 2)), "duplicate_pair", r"weights\[0, 1\] stands there twice: entries 0 and 2"),
    (csr([1, 2], [0, 2], [0, 1, 2], (2, 2)), "demand_out_of_range", "weights: entry 1 is in column 2, of 2 columns"),
    (csr([1, 2], [0, -1], [0, 1, 2], (2, 2)), "demand_out_of_range", "weights: entry 1 is in column -1"),
    (csr([1, 2], [0, 1], [0, 2, 1], (2, 2)), "wrong_pointers", r"weights.indptr\[2\] is 1, below 2"),
    (csr([1, 2], [0, 1], [1, 1, 2], (2, 2)), "wrong_pointers", r"weights.indptr\[0\] is 1, not 0"),
    (csr([1, 2], [0, 1], [0, 1, 5], (2, 2)), "wrong_pointers", r"weights.indptr\[2\] is 5, of 2 entries"),
    (csr([1, 2], [0, 1], [0, 2], (2, 2)), "wrong_shape", "weights.indptr has 2 entries, not 3"),
    (csr([1, 2], [0.0, 1.0], [0, 1, 2], (2, 2)), "wrong_type", "weights.indices: indices of type float64"),
    # arrays
    (([0, 0], [1, 1], [3, 4]), "duplicate_pair", r"weights\[0, 1\] stands there twice: entries 0 and 1"),
    (([0, 1], [0, 1], [3]), "wrong_shape", r"weights\[2\] 1"),
    (([0], [0], [3], [4]), "wrong_shape", "a tuple of 4"),
    (([-1], [0], [3]), "supply_out_of_range", "entry 0 is in row -1"),
    (([[0]], [0], [3]), "wrong_shape", r"weights\[0\]: 2 dimensions"),
    (([0.5], [0], [3]), "wrong_type", r"weights\[0\]: indices of type float64"),
    (([0, 1], [0, 1], [3, NAN]), "not_a_number", r"weights\[1, 1\] is NaN"),
    (((1, 2), (3, 4)), "ambiguous_weights", r"a tuple of tuples may be a matrix or a list of pairs .*list of lists.*\(\[supply…\]"),
    (((7, 0, 3), (6, 5, 0), (1, 1, 1)), "ambiguous_weights", "a tuple of tuples"),
    ([(0, 0, 5), (0, 1, 4)], "ambiguous_weights", "a list of tuples"),
    (([0, 1], (0, 1)), "ambiguous_weights", "a tuple of tuples"),
    ((["a"], [0], [3]), "wrong_type", r"weights\[0\]: indices of type <U1"),
    (([0], [0], np.array([2**63], dtype=np.uint64)), "too_large", r"weights\[0, 0\] is 9223372036854775808"),
    # tables
    (frame().drop(columns="demand"), "missing_column", "there is no column 'demand'"),
    (frame(supply=["a", None]), "missing_value", r"weights\['supply'\] has no value in row 'r2'"),
    (frame(supply=["a", "a"], demand=["x", "x"]), "duplicate_pair", r"weights\['a', 'x'\] stands there twice: entries 0 and 1"),
    (frame(weight=[1.0, NAN]), "not_a_number", r"weights\['b', 'y'\] is NaN"),
    (frame(weight=["1", "2"]), "wrong_type", r"weights\['weight'\]: numbers of type object"),
    # graphs
    (graph(("a", "x", NAN)), "not_a_number", r"weights\['a', 'x'\] is NaN"),
    (graph(("a", "b", 1)), "not_bipartite", r"\('a', 'b'\) joins two nodes of one side"),
    (graph(("a", "x", 1), ("a", "a", 9)), "self_loop", r"\('a', 'a'\) joins a node to itself .*selfloop_edges"),
    (graph(("x", "x", 9)), "self_loop", r"\('x', 'x'\)"),
    (graph(sides={"a": None}), "no_side", "node 'a' has bipartite=None"),
    (networkx.DiGraph(), "wrong_graph", "directed"),
]


@pytest.mark.parametrize("weights, code, told", WEIGHTS)
def test_weights(weights, code, told):
    with pytest.raises(koppel.InputError, match=told) as caught:
        koppel.solve(weights)
    assert [finding.code for finding in caught.value.findings] == [code]
    assert all(finding.field.startswith("weights") and finding.severity == "error" for finding in caught.value.findings)
    assert isinstance(caught.value, ValueError)


def test_findings_about_a_table_name_its_rows():
    table = frame(supply=["a", "a"], demand=["x", "x"])
    with pytest.raises(koppel.InputError, match=r"entries 0 and 1, rows 'r1' and 'r2'") as caught:
        koppel.solve(table)
    assert [finding.row for finding in caught.value.findings] == ["r2"]
    with pytest.raises(koppel.InputError, match=r"^weights\['b', 'y'\] is inf \(row 'r2'\)") as caught:
        koppel.solve(frame(weight=[1.0, INF]))
    assert [finding.row for finding in caught.value.findings] == ["r2"]
    with pytest.raises(koppel.InputError) as caught:
        koppel.solve(frame(supply=[None, None]))
    assert [(finding.code, finding.row) for finding in caught.value.findings] == [("missing_value", "r1"), ("missing_value", "r2")]


CAPACITIES = [
    (-1, "negative_number", "{} is -1, not in"),
    ([1, -2], "negative_number", r"{}\[1\] is -2, not in"),
    ([1, 2, 3], "wrong_shape", r"{} has shape \(3,\), not \(2,\)"),
    ([[1, 2]], "wrong_shape", r"{} has shape \(1, 2\)"),
    ([1, 2.5], "not_whole", r"{}\[1\] is 2.5, not a whole number"),
    ([1, NAN], "not_whole", r"{}\[1\] is nan"),
    (INF, "not_whole", "{} is inf"),
    (2**31, "too_large", "{} is 2147483648"),
    ("two", "wrong_type", "{}: numbers of type <U3"),
    (None, "wrong_type", "{}: numbers of type object"),
    ((2, 1), "lower_above_upper", "{}: node 0 has lower 2 above upper 1"),
    ((0, 1, 2), "wrong_shape", "{}: a tuple of 3"),
    ((0, [1, -1]), "negative_number", r"{}\[1\]\[1\] is -1"),
    ({5: 1}, "unknown_node", "5 is not in 0..1"),
    ({"a": 1}, "unknown_node", "'a' is no number of a node"),
    ({1: -4}, "negative_number", r"{}\[1\] is -4"),
]


@pytest.mark.parametrize("side", ["supply_capacity", "demand_capacity"])
@pytest.mark.parametrize("given, code, told", CAPACITIES)
def test_capacities(side, given, code, told):
    with pytest.raises(koppel.InputError, match=told.format(side)) as caught:
        koppel.solve([[1, 2], [3, 4]], **{side: given})
    assert {finding.code for finding in caught.value.findings} == {code}
    assert all(finding.field.startswith(side) for finding in caught.value.findings)


@pytest.mark.parametrize(
    "arguments, told",
    [
        ({"objective": "best"}, "objective is 'best' .*max_cardinality_max_weight"),
        ({"sense": "maximum"}, "sense is 'maximum', not 'max' or 'min'"),
        ({"algorithm": "magic"}, "magic"),
        ({"time_limit": 0}, "time_limit is 0"),
        ({"time_limit": -1.5}, "time_limit is -1.5"),
        ({"work_limit": -1}, "work_limit is -1"),
        ({"threads": 0}, "threads is 0"),
        ({"groups": [koppel.Group("left", [0])]}, r"groups\[0\].side is 'left'"),
        ({"groups": [koppel.Group("supply", [0, 7])]}, "7 is not in 0..1"),
        ({"groups": [koppel.Group("supply", [1, 1])]}, r"groups\[0\].members names a node twice"),
        ({"groups": [koppel.Group("supply", [0], lower=3, upper=1)]}, r"groups\[0\].*lower 3 above upper 1"),
        ({"groups": [koppel.Group("supply", [0, 1], name="b1"), koppel.Group("supply", [1, 2], name="b2")]}, "b1.*b2|b2.*b1"),
    ],
)
def test_other_arguments(arguments, told):
    weights = np.ones((3, 2)) if "b1" in str(arguments) else np.ones((2, 2))
    with pytest.raises(koppel.InputError, match=told):
        koppel.solve(weights, **arguments)


@pytest.mark.parametrize(
    "name, given",
    [
        ("time_limit", "1"), ("time_limit", True), ("time_limit", 1j), ("work_limit", 1.5), ("work_limit", "many"), ("threads", "2"),
        ("threads", 1.5), ("threads", True), ("threads", None), ("objective", 3), ("objective", None), ("sense", 1), ("algorithm", 3),
        ("algorithm", None), ("progress", 3), ("progress", "print"), ("groups", 3), ("groups", "ab"), ("groups", [3]),
        ("groups", koppel.Group("supply", [0])), ("groups", [koppel.Group("supply", 0)]), ("groups", [koppel.Group("supply", [0], name=3)]),
    ],
)  # fmt: skip
def test_options_of_a_wrong_type_are_named(name, given):
    with pytest.raises(TypeError, match=rf"^{name}(\[0\])?(\.\w+)? is .*, not "):
        koppel.solve([[1, 2], [3, 4]], **{name: given})


@pytest.mark.parametrize(
    "name, given",
    [("time_limit", NAN), ("time_limit", -INF), ("work_limit", 0), ("work_limit", 2**64), ("threads", 2**31), ("shape", 3), ("shape", (1, 2, 3)),
     ("columns", 3), ("columns", ("a", "b")), ("objective", ""), ("sense", "")],
)  # fmt: skip
def test_options_out_of_range_are_named(name, given):
    with pytest.raises(koppel.InputError, match=f"^{name}") as caught:
        koppel.solve([[1, 2], [3, 4]], **{name: given})
    assert [finding.field for finding in caught.value.findings] == [name]


def test_options_of_numpys_types_are_taken():
    result = koppel.solve([[1, 2]], threads=np.int64(1), work_limit=np.uint32(9000), time_limit=np.float32(60))
    assert result.objective == 2 and result == koppel.solve([[1, 2]], time_limit=60)


def test_all_faults_are_told_at_once():
    with pytest.raises(koppel.InputError) as caught:
        koppel.solve(csr([NAN, 1.0, INF, NAN], [0, 1, 0, 1], [0, 2, 4], (2, 2)))
    assert [finding.code for finding in caught.value.findings] == ["not_a_number", "infinite", "not_a_number"]
    with pytest.raises(koppel.InputError) as caught:
        koppel.solve([[1, 1], [1, 1]], supply_capacity=[-1, -2])
    assert len(caught.value.findings) == 2


def test_shapes_that_do_not_hold_the_indices():
    with pytest.raises(koppel.InputError, match="entry 1 is in row 4, of 3 rows"):
        koppel.solve(([0, 4], [0, 1], [1, 1]), shape=(3, 2))
    for shape in ((3,), (3, -1), "ab"):
        with pytest.raises(koppel.InputError, match="shape"):
            koppel.solve(([0], [0], [1]), shape=shape)


def test_sums_that_cannot_be_kept():
    with pytest.raises(OverflowError, match=r"weights\[1, 0\] is -4611686018427387904: with 2 pairs"):
        koppel.solve([[1, 2], [-(2**62), 3]])
    assert koppel.solve([[2**61]]).objective == 2**61


@pytest.mark.parametrize(
    "changes, told",
    [
        ({"supply_capacity": {9: 1}}, "9 is not in 0..1"),
        ({"demand_capacity": {0: -1}}, r"demand_capacity\[0\] is -1"),
        ({"demand_capacity": {0: (2, 1)}}, "lower 2 above upper 1"),
        ({"weights": {(0, 0): NAN}}, r"weights\[\(0, 0\)\] is nan"),
        ({"weights": {(0, 0): "much"}}, r"weights\[\(0, 0\)\] is 'much'"),
        ({"weights": {(0, 5): 1}}, "5 is not in 0..1"),
        ({"weights": {3: 1}}, "3 is not"),
        ({"forbid": [(0, 1, 2)]}, r"\(0, 1, 2\) is not \(supply, demand\)"),
        ({"pin": [(0, 0), (0, 1)]}, "0"),
    ],
)
def test_updates(changes, told):
    result = koppel.solve([[5, 1], [1, 5]])
    with pytest.raises(koppel.InputError, match=told):
        result.update(**changes)
    assert result.update(supply_capacity={0: 1}).objective == 10
    with pytest.raises(OverflowError, match=r"weights\[\(0, 0\)\]"):
        result.update(weights={(0, 0): 2**62})


@pytest.mark.parametrize("name, given", [("pin", 3), ("forbid", "ab"), ("weights", 3), ("supply_capacity", 3), ("demand_capacity", [1, 1]), ("progress", 3)])
def test_changes_of_a_wrong_type_are_named(name, given):
    with pytest.raises(TypeError, match=f"^{name} is "):
        koppel.solve([[5, 1], [1, 5]]).update(**{name: given})
