"""Floats as weights: what is exact, what is reckoned with as decimals, what is rounded, and what is proved all the same."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
import scipy.optimize

import koppel


def test_floats_that_fit_are_exact():
    result = koppel.solve(np.array([[0.1, 0.2], [0.3, 0.7]]))
    exact = Fraction(0.1) + Fraction(0.7)
    assert result.status == "optimal" and result.rounding_bound == 0
    assert Fraction(result.levels["weight"][0], 2**result.scale_exponent) == exact and result.objective == float(exact)
    assert koppel.solve(np.array([[0.5, 2.0], [1.25, 4.0]])).scale_exponent == 2
    assert koppel.solve(np.array([[3.0, 8.0], [1.0, 4.0]])).scale_exponent == 0
    assert koppel.solve(np.array([[2.0**900, 2.0**901]])).objective == 2.0**901
    assert koppel.solve(np.array([[5e-324, 1.5e-323]])).objective == 1.5e-323


def test_floats_that_do_not_fit_are_rounded_and_say_so():
    for seed in range(20):
        dice = np.random.default_rng(seed)
        matrix = np.exp(dice.normal(0, 12, (5, 5)))
        result = koppel.solve(matrix, objective="max_weight")
        assert result.verify() == [] and result.scale_base == 2
        assert result.rounding_bound < 1e-12 * matrix.max()
        assert {"feasible": result.rounding_bound > 0, "optimal": result.rounding_bound == 0}[result.status]
        best = max(sum(Fraction(matrix[i, j]) for i, j in enumerate(order)) for order in itertools.permutations(range(5)))
        found = sum(map(Fraction, result.weights))
        assert found <= best <= found + Fraction(result.rounding_bound)
        finer = math.ldexp(matrix.max(), result.scale_exponent)
        assert 2**40 < finer < 2**62


def decimal_optimum(matrix, largest):
    """By trying all: the best sum of the numbers as Python prints them, with as many pairs as possible or with any number."""
    rows, columns = len(matrix), len(matrix[0])
    wide = [[Fraction(repr(float(cell))) for cell in row] for row in matrix]
    best = None
    for chosen in itertools.permutations(range(columns), rows):
        total = sum(wide[row][column] if largest else max(wide[row][column], 0) for row, column in enumerate(chosen))
        best = total if best is None else max(best, total)
    return best


@pytest.mark.parametrize("decimals", [1, 2, 3, 6])
def test_decimals_are_reckoned_with_as_they_are_written(decimals):
    for seed in range(10):
        # Large and small ones together: no power of two makes all of them whole with room for sums.
        matrix = np.round(np.random.default_rng(seed).uniform(-5, 10.0 ** (14 - decimals), (4, 4)) ** np.random.default_rng(seed).uniform(0, 1, (4, 4)), decimals)
        matrix = np.nan_to_num(matrix)
        matrix[0, 0], matrix[3, 3] = 0.1, 10.0 ** (14 - decimals) - 0.9
        for objective in ("max_weight", "max_cardinality_max_weight"):
            result = koppel.solve(matrix, objective=objective)
            assert (result.status, result.rounding_bound, result.scale_base, result.verify()) == ("optimal", 0, 10, [])
            assert 1 <= result.scale_exponent <= decimals
            found = Fraction(result.levels["weight"][0], 10**result.scale_exponent)
            assert found == decimal_optimum(matrix, objective != "max_weight")
            assert found == sum(Fraction(repr(float(weight))) for weight in result.weights)


def test_prices_of_decimals_are_in_the_units_of_the_weights():
    matrix = np.array([[0.1, 10.0**12 + 0.3], [0.2, 0.7]])
    result = koppel.solve(matrix, objective="max_weight")
    assert result.scale_base == 10 and result.scale_exponent == 1
    assert result.duals.supply.sum() + result.duals.demand.sum() == pytest.approx(10.0**12 + 0.5)
    costs = koppel.solve(matrix, objective="min_cost_perfect")
    assert costs.objective == pytest.approx(0.8) and costs.verify() == []


def test_decimals_of_shorter_floats_are_theirs():
    matrix = np.array([[0.1, 50000.3], [0.2, 0.7]], dtype=np.float32)
    result = koppel.solve(matrix)
    assert result.status == "optimal" and result.weights.dtype == np.float32 and result.verify() == []


def test_many_decimals_are_optimal():
    dice = np.random.default_rng(5)
    matrix = np.round(dice.uniform(0, 1000, (300, 300)), 2)
    result = koppel.solve(matrix)
    assert (result.status, result.scale_base, result.scale_exponent, result.verify()) == ("optimal", 10, 2, [])
    rows, columns = scipy.optimize.linear_sum_assignment(matrix, maximize=True)
    assert sum(Fraction(repr(float(weight))) for weight in result.weights) == sum(Fraction(repr(float(weight))) for weight in matrix[rows, columns])
    changed = result.update(weights={(0, 0): 1234.56})
    assert changed.status == "optimal" and changed.verify() == []
    assert result.update(weights={(0, 0): 1234.567}).rounding_bound in (0, pytest.approx(3))


def test_decimals_with_no_room_are_rounded():
    result = koppel.solve(np.array([[1e300, 0.1], [0.3, 0.2]]), objective="max_weight")
    assert result.scale_base == 2 and result.status == "feasible" and result.rounding_bound > 0


# ---- what the duals prove in spite of rounding --------------------------------------------------------------------------------------


def true_optimum(matrix, sense, capacity, largest):
    """By trying all: the best exact sum, with as many pairs as possible (`largest`) or with any number."""
    rows, columns = matrix.shape
    worth = {}
    for chosen in itertools.product([False, True], repeat=rows * columns):
        taken = np.array(chosen).reshape(rows, columns)
        if (taken.sum(axis=1) <= capacity).all() and (taken.sum(axis=0) <= 1).all():
            total = sum(map(Fraction, matrix[taken].tolist()), Fraction(0)) * (-1 if sense == "min" else 1)
            pairs = int(taken.sum()) if largest else 0
            worth[pairs] = max(worth.get(pairs, total), total)
    return worth[max(worth)]


def test_optimal_in_spite_of_rounding_is_true():
    proved = {"max_weight": 0, "max_cardinality_max_weight": 0}
    for seed in range(60):
        dice = np.random.default_rng(seed)
        # Few values, most of them nearly equal: ties, and differences below what rounding keeps.
        near = dice.choice([1.0, 1.0 + 2**-52, 1.5, 1e-30, -1e-30, 3.0, 2**40 * (1 + 2**-50)], (3, 3)) if seed % 2 else np.exp(dice.normal(0, 12, (3, 3)))
        for objective in proved:
            sense, capacity = ["min", "max"][seed % 3 == 0], 1 + seed % 2
            result = koppel.solve(near, objective=objective, sense=sense, supply_capacity=capacity)
            found = sum(map(Fraction, result.weights.tolist()), Fraction(0)) * (-1 if sense == "min" else 1)
            best = true_optimum(near, sense, capacity, objective != "max_weight")
            assert found <= best <= found + Fraction(result.rounding_bound)
            if result.status == "optimal":
                assert found == best, (seed, objective)
                proved[objective] += not result._exact
    assert all(proved.values()), proved


def test_a_difference_that_rounding_hides_is_never_called_optimal():
    large, tiny = 2.0**60, 2.0**-60
    hidden = np.array([[tiny, 2 * tiny, np.nan], [2 * tiny, tiny, np.nan], [np.nan, np.nan, large]])
    result = koppel.solve(hidden)
    assert result.status == "feasible" and result.rounding_bound > 0
    plain = np.array([[7.0, 2 * tiny, np.nan], [2 * tiny, 5.0, np.nan], [np.nan, np.nan, 2.0**30 + 1]])
    result = koppel.solve(plain)
    assert not result._exact and result.status == "optimal" and result.rounding_bound == 0


def test_a_rounded_weight_in_an_update_says_so():
    result = koppel.solve(np.array([[1.0, 2.0]]))
    assert result.update(weights={(0, 0): 3.0}).status == "optimal"
    rounded = result.update(weights={(0, 0): 3.3})
    assert rounded.status == "feasible" and rounded.rounding_bound == pytest.approx(1) and rounded.objective == 3.3
