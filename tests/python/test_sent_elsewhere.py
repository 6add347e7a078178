"""Errors and results reach other processes whole, can be copied and compared, and answer the same questions there."""

import concurrent.futures
import copy
import multiprocessing
import pickle

import numpy as np
import pandas
import pytest
import scipy.sparse

import koppel

# A worker whose answer cannot be unpickled hangs its caller: no test may wait for that.
PATIENCE = 60  # seconds


def through_pickle(thing):
    return pickle.loads(pickle.dumps(thing))


WAYS = [through_pickle, copy.deepcopy, copy.copy]


def without_answer(number):
    return koppel.solve([[1, 2]], demand_capacity=([1, 1], [1, 1]))


def refused_input(number):
    return koppel.solve([[1, float("inf")]])


def refused_market(number):
    return koppel.match(koppel.Market(pandas.DataFrame({"id": ["m1", None]}, index=["x", "y"]), [{"id": "r1"}]))


def contradicting_market(number=0):
    market = koppel.Market([{"id": "m1", "capacity.min": 2, "capacity.max": 3}], [{"id": "r1"}])
    return koppel.match(market, language="en")


def raised_by(function):
    with pytest.raises((koppel.InputError, koppel.InfeasibleError)) as caught:
        function(0)
    return caught.value


def mapping_needed():
    return koppel.MappingNeeded([koppel.Finding("error", "mapping_needed", "a.csv", 0, 0, "", "which column?", "")], "p: 1", "o: 1", "r: 1")


ERRORS = {
    "bare infeasible": lambda: raised_by(without_answer),
    "bare input": lambda: raised_by(refused_input),
    "market input": lambda: raised_by(refused_market),
    "market infeasible": lambda: raised_by(contradicting_market),
    "mapping": mapping_needed,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("error", ERRORS)
def test_errors_come_back_whole(error, way):
    error = ERRORS[error]()
    error.add_note("in the third round")
    again = way(error)
    assert type(again) is type(error) and str(again) == str(error) and again == error and hash(again) == hash(error)
    assert again.__notes__ == ["in the third round"]
    for name in ("findings", "violated", "result", "profile", "offers_mapping", "requests_mapping"):
        assert getattr(again, name, None) == getattr(error, name, None)


def test_errors_of_other_contents_differ():
    assert raised_by(refused_input) != raised_by(refused_market)
    assert raised_by(without_answer) != raised_by(contradicting_market)
    other = mapping_needed()
    other.profile = "p: 2"
    assert other != mapping_needed() and mapping_needed() != koppel.InputError(mapping_needed().findings)


@pytest.mark.parametrize("work", [without_answer, refused_input, refused_market, contradicting_market])
def test_errors_leave_the_workers_of_a_pool(work):
    expected = raised_by(work)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        with pytest.raises(type(expected)) as caught:
            pool.map_async(work, [0, 1]).get(timeout=PATIENCE)
    assert caught.value == expected


@pytest.mark.parametrize("work", [without_answer, refused_input, refused_market, contradicting_market])
def test_errors_leave_the_workers_of_an_executor_which_goes_on(work):
    expected = raised_by(work)
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        with pytest.raises(type(expected)) as caught:
            executor.submit(work, 0).result(timeout=PATIENCE)
        assert caught.value == expected
        assert executor.submit(len, [1, 2]).result(timeout=PATIENCE) == 2


# ---- results of bare problems -----------------------------------------------------------------------------------------------------


def labelled():
    table = pandas.DataFrame({"supply": ["an", "bo", "an"], "demand": ["tent", "tent", "drill"], "weight": [5, 4, 3]})
    return koppel.solve(table, supply_capacity={"an": 2}, objective="max_weight")


def grouped():
    groups = [koppel.Group("supply", [0, 1], upper=1, name="one van"), koppel.Group("demand", [0, 1, 2], 1, 2)]
    return koppel.solve(np.arange(12.0).reshape(3, 4) / 7, groups=groups, sense="min")


def changed():
    first = koppel.solve([[5, 4, 1], [3, 1, 2]], objective="max_weight")
    return first.update(supply_capacity={0: 2}).update(weights={(1, 0): 9}, forbid=[(0, 1)]).update(pin=[(1, 2)])


def stopped():
    matrix = scipy.sparse.random(400, 400, 0.1, random_state=3, format="csr")
    return koppel.solve(matrix, supply_capacity=2, groups=[koppel.Group("supply", range(0, 400, 2), upper=150)], work_limit=2_000)


RESULTS = {
    "csr": lambda: koppel.solve(scipy.sparse.csr_array(np.array([[7, 0, 3], [6, 5, 0]])), supply_capacity=[2, 1]),
    "csc": lambda: koppel.solve(scipy.sparse.csc_array(np.array([[7, 0, 3], [6, 5, 0]])), objective="max_served_max_weight"),
    "perfect": lambda: koppel.solve([[4, 1, 3], [2, 0, 5], [3, 2, 2]], objective="min_cost_perfect"),
    "cardinality": lambda: koppel.solve([[1, np.nan], [1, 1]], objective="max_cardinality"),
    "rounded": lambda: koppel.solve(np.exp(np.random.default_rng(3).normal(0, 12, (5, 5)))),
    "labelled": labelled,
    "grouped": grouped,
    "changed": changed,
    "stopped": stopped,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("result", RESULTS)
def test_results_come_back_whole(result, way):
    result = RESULTS[result]()
    again = way(result)
    assert again == result and hash(again) == hash(result)
    for name in ("status", "objective", "levels", "rounding_bound", "scale_base", "scale_exponent", "updates"):
        assert getattr(again, name) == getattr(result, name), name
    for name in ("supply", "demand", "weights"):
        ours, theirs = getattr(result, name), getattr(again, name)
        assert ours.dtype == theirs.dtype and ours.tolist() == theirs.tolist() and not theirs.flags.writeable
    assert again.verify() == [] and again.to_frame().equals(result.to_frame())
    if result.duals is not None:
        assert again.duals == result.duals == way(result.duals) and again.duals != koppel.solve([[8]]).duals


@pytest.mark.parametrize("result", sorted(set(RESULTS) - {"perfect", "stopped"}))
def test_results_can_be_changed_elsewhere_as_here(result):
    result = RESULTS[result]()
    place = result.supply_labels[0]
    here, there = (each.update(supply_capacity={place: 0}) for each in (result, through_pickle(result)))
    assert here == there and there.verify() == []


def test_results_that_differ_are_not_equal():
    one = koppel.solve([[5, 4], [3, 1]])
    assert one == koppel.solve([[5, 4], [3, 1]])
    assert one != koppel.solve([[5, 4], [3, 2]]) and one != koppel.solve([[5, 4], [3, 1]], objective="max_cardinality")
    assert one != koppel.solve([[5, 4], [3, 1]], supply_capacity=[1, 0]) and one != 3
    assert one != one.update(supply_capacity={0: 1})  # another history


def square(number):
    return koppel.solve([[number, 0], [0, number]])


def test_results_come_from_workers():
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        assert list(executor.map(square, range(1, 5), timeout=PATIENCE)) == [square(number) for number in range(1, 5)]


# ---- results of markets -----------------------------------------------------------------------------------------------------------

BROKERS = [
    {"id": "m1", "themes": ["mobility"], "skills": "flying (4)", "capacity.max": 2, "slots": "2026-W48-tue-eve"},
    {"id": "m2", "languages": ["fr"], "slots": "2026-W48-tue-eve"},
]
REQUESTS = [
    {"id": "r1", "themes": ["mobility"], "slots": "2026-W48-tue-eve"},
    {"id": "r2", "languages": ["fr"]},
    {"id": "r3", "needs": "flying (3)", "slots": "2026-W48-tue-eve"},
    {"id": "r4", "needs": {"diving": {"level": 3, "must": True}}},
]


def small(**options):
    contacts = [{"side": "offers", "id": "m1", "name": "Mia Voorbeeld", "email": "mia@example.org"}]
    market = koppel.Market(BROKERS, REQUESTS, contacts=contacts)
    decisions = pandas.DataFrame({"decision": ["forbid"], "offer": ["m2"], "request": ["r1"], "reason": ["-"]}, index=["besluit"])
    return koppel.match(market, decisions=decisions, language="en", **options)


MATCHES = {
    "plain": small,
    "pseudonyms": lambda: small(pseudonyms=True),
    "seeded": lambda: small(seed=7, strategy="max_weight"),
    "infeasible": lambda: raised_by(contradicting_market).result,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("result", MATCHES)
def test_match_results_come_back_whole(result, way):
    result = MATCHES[result]()
    again = way(result)
    assert again == result and again.to_json() == result.to_json() and again.files == result.files
    assert (again.status, again.language, again.title, repr(again)) == (result.status, result.language, result.title, repr(result))
    for table in ("pairs", "unserved", "reserves", "coverage", "load", "metrics", "recruiting", "findings"):
        pandas.testing.assert_frame_equal(getattr(again, table), getattr(result, table))
    for offer in result.market.offers["id"]:
        for request in result.market.requests["id"]:
            assert again.explain(request=request, offer=offer) == result.explain(request=request, offer=offer)
    assert again.verify() == [] and again.summary() == result.summary()


def test_a_match_that_somebody_forged_is_refused():
    maker, state = small().__reduce__()
    text = state[4].replace('"served": 3', '"served": 4')
    assert text != state[4]
    with pytest.raises(ValueError, match="does not stand"):
        maker(*state[:4], text, *state[5:])


def match_small(number):
    return small(seed=number)


def test_match_results_come_from_workers():
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        assert list(executor.map(match_small, range(2), timeout=PATIENCE)) == [match_small(number) for number in range(2)]
