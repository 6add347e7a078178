"""koppel.solve on bare problems, against trying everything, SciPy and NetworkX, and in every form in which a problem can be handed over."""

import itertools
import threading
import time

import networkx
import numpy as np
import pandas
import pytest
import scipy.optimize
import scipy.sparse

import koppel

pytestmark = pytest.mark.filterwarnings("ignore:the matrix subclass")

STRATEGIES = ["max_cardinality", "max_cardinality_max_weight", "max_served_max_weight", "max_weight"]
COUNTING_CHOICES = ["generous_maximum", "greedy_maximum", "rank_maximal"]
FORMS = ["dense", "coo", "csr", "csc", "arrays", "frame", "networkx"]


def random_problem(seed, largest=4, high=9):
    """A dense matrix of small whole numbers, NaN where there is no pair, and the capacities of both sides."""
    dice = np.random.default_rng(seed)
    rows, columns = dice.integers(1, largest + 1, 2)
    matrix = dice.integers(-2, high, (rows, columns)).astype(float)
    matrix[dice.random((rows, columns)) < 0.25] = np.nan
    return matrix, dice.integers(0, 3, rows), dice.integers(0, 3, columns)


def in_form(matrix, form, seed=0):
    """The same problem; where entries have an order, in a random one."""
    rows, columns = np.nonzero(~np.isnan(matrix))
    order = np.random.default_rng(seed).permutation(len(rows))
    rows, columns = rows[order], columns[order]
    weights = matrix[rows, columns]
    if form == "dense":
        return matrix
    if form == "arrays":
        return rows, columns, weights
    if form == "frame":  # two-digit labels, so that their order is that of the numbers
        return pandas.DataFrame({"supply": [f"s{at:02}" for at in rows], "demand": [f"d{at:02}" for at in columns], "weight": weights})
    if form == "networkx":
        graph = networkx.Graph()
        graph.add_nodes_from([("s", at) for at in range(matrix.shape[0])], bipartite=0)
        graph.add_nodes_from([("d", at) for at in range(matrix.shape[1])], bipartite=1)
        graph.add_weighted_edges_from([(("s", i), ("d", j), w) for i, j, w in zip(rows, columns, weights)])
        return graph
    return scipy.sparse.coo_matrix((weights, (rows, columns)), shape=matrix.shape).asformat(form)


def all_matchings(matrix, supply, demand):
    edges = [tuple(map(int, edge)) for edge in zip(*np.nonzero(~np.isnan(matrix)))]
    for size in range(len(edges) + 1):
        for chosen in itertools.combinations(edges, size):
            used_rows = np.bincount([i for i, _ in chosen], minlength=matrix.shape[0])
            used_columns = np.bincount([j for _, j in chosen], minlength=matrix.shape[1])
            if (used_rows <= supply).all() and (used_columns <= demand).all():
                yield chosen


def value(objective, sense, chosen, matrix):
    weight = sum(matrix[edge] for edge in chosen) * (-1 if sense == "min" else 1)
    served = len({j for _, j in chosen})
    return {
        "max_cardinality": (len(chosen),),
        "max_cardinality_max_weight": (len(chosen), weight),
        "max_served_max_weight": (served, weight),
        "max_weight": (weight, len(chosen)),
    }[objective]


# ---- the optimum ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("objective", STRATEGIES)
@pytest.mark.parametrize("sense", ["max", "min"])
def test_no_matching_is_better(objective, sense):
    for seed in range(25):
        matrix, supply, demand = random_problem(seed, largest=3)
        result = koppel.solve(matrix, supply_capacity=supply, demand_capacity=demand, objective=objective, sense=sense)
        chosen = list(zip(result.supply.tolist(), result.demand.tolist()))
        best = max(value(objective, sense, other, matrix) for other in all_matchings(matrix, supply, demand))
        assert value(objective, sense, chosen, matrix) == best, seed
        assert chosen in [list(other) for other in all_matchings(matrix, supply, demand)], seed
        assert result.status == "optimal" and result.rounding_bound == 0
        assert result.verify() == []


def test_min_cost_perfect_is_scipys_optimum():
    for seed in range(20):
        dice = np.random.default_rng(seed)
        costs = dice.integers(-50, 50, dice.integers(1, 30, 2))
        rows, columns = scipy.optimize.linear_sum_assignment(costs)
        result = koppel.solve(costs, objective="min_cost_perfect")
        assert result.objective == costs[rows, columns].sum() and len(result) == min(costs.shape)
        rows, columns = scipy.optimize.linear_sum_assignment(costs, maximize=True)
        assert koppel.solve(costs, objective="min_cost_perfect", sense="max").objective == costs[rows, columns].sum()


def test_a_strategy_says_what_it_does_not_support():
    capped = koppel.Group("supply", [0, 1], upper=1)
    with pytest.raises(koppel.InputError) as caught:
        koppel.solve([[3], [2]], groups=[capped], objective="min_cost_perfect")
    assert [finding.code for finding in caught.value.findings] == ["strategy_unsupported"]
    assert koppel.solve([[3], [2]], groups=[capped], objective="max_weight").objective == 3


def test_ranges_and_groups_are_those_of_a_linear_programme():
    for seed in range(30):
        dice = np.random.default_rng(seed)
        rows, columns = dice.integers(3, 7, 2)
        matrix = dice.integers(0, 20, (rows, columns))
        supply = dice.integers(0, 2, rows), dice.integers(2, 4, rows)
        demand = np.zeros(columns, int), dice.integers(1, 4, columns)
        groups = [koppel.Group("supply", [0, 1], upper=3), koppel.Group("demand", range(columns), lower=1, upper=int(dice.integers(3, 9)))]
        by_row, by_column = np.repeat(np.eye(rows), columns, axis=1), np.tile(np.eye(columns), rows)
        together = np.vstack([by_row[:2].sum(axis=0), np.ones(rows * columns)])
        lower, upper = np.concatenate([*zip(supply, demand)][0] + (np.array([0, 1]),)), np.concatenate([supply[1], demand[1], [3, groups[1].upper]])
        answer = scipy.optimize.milp(
            -matrix.ravel(),
            constraints=scipy.optimize.LinearConstraint(np.vstack([by_row, by_column, together]), lower, upper),
            bounds=scipy.optimize.Bounds(0, 1),
            integrality=np.ones(rows * columns),
        )
        arguments = dict(supply_capacity=supply, demand_capacity=demand, groups=groups, objective="max_weight")
        if answer.x is None:
            with pytest.raises(koppel.InfeasibleError):
                koppel.solve(matrix, **arguments)
            continue
        result = koppel.solve(matrix, **arguments)
        assert result.objective == round(-answer.fun), seed
        assert result.verify() == []


def test_the_duals_prove_the_optimum():
    for seed in range(30):
        matrix, supply, demand = random_problem(seed, largest=6)
        for sense, sign in (("max", 1), ("min", -1)):
            result = koppel.solve(matrix, supply_capacity=supply, demand_capacity=demand, objective="max_weight", sense=sense)
            duals = result.duals
            u, v = sign * duals.supply, sign * duals.demand
            assert (u >= 0).all() and (v >= 0).all()
            slack = np.maximum(0, sign * np.nan_to_num(matrix, nan=-sign * 1e6) - u[:, None] - v)
            assert (u * supply).sum() + (v * demand).sum() + slack.sum() == sign * result.objective


def test_infeasible_names_a_set_that_proves_it():
    with pytest.raises(koppel.InfeasibleError) as caught:
        koppel.solve([[1, np.nan, 2], [1, np.nan, 2], [3, 3, 3]], supply_capacity=([2, 1, 0], 3))
    violated = caught.value.violated
    assert violated["supply"] == {0: -1, 1: -1} and violated["demand"] == {0: 1, 2: 1} and violated["groups"] == {}
    assert "supply 0, 1" in str(caught.value)


# ---- forms ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("objective", STRATEGIES)
def test_every_form_gives_the_same_answer(objective):
    for seed in range(20):
        matrix, supply, demand = random_problem(seed, largest=6)
        matrix[:, 0] = matrix[0, :] = 1  # so that an edge list names all nodes
        answers = set()
        for form in FORMS:
            shape = matrix.shape if form == "arrays" else None
            result = koppel.solve(
                in_form(matrix, form, seed), shape=shape, supply_capacity=supply, demand_capacity=demand, objective=objective
            )
            answers.add((tuple(result.supply), tuple(result.demand), tuple(result.weights)))
        assert len(answers) == 1, seed


def test_explicit_zeros_are_edges():
    sparse = scipy.sparse.csr_matrix((np.array([0, 0]), ([0, 1], [1, 0])), shape=(2, 2))
    assert len(koppel.solve(sparse)) == 2
    assert len(koppel.solve(np.array([[np.nan, 0], [0, np.nan]]))) == 2


def test_sparse_arrays_and_other_formats_are_taken():
    dense = np.array([[0, 3, 0], [2, 0, 4]])
    for sparse in (scipy.sparse.csr_array(dense), scipy.sparse.lil_matrix(dense), scipy.sparse.dok_matrix(dense), scipy.sparse.bsr_matrix(dense)):
        assert koppel.solve(sparse).objective == 7
    wide = scipy.sparse.csr_matrix(dense)
    wide.indices, wide.indptr = wide.indices.astype(np.int64), wide.indptr.astype(np.int64)
    assert koppel.solve(wide).objective == 7


def test_unsorted_indices_are_fine_and_stay_as_they_were():
    sparse = scipy.sparse.csr_matrix((np.array([1, 5, 3, 2]), np.array([2, 0, 1, 0]), np.array([0, 2, 4])), shape=(2, 3))
    before = sparse.indices.copy(), sparse.data.copy()
    result = koppel.solve(sparse, objective="max_weight")
    assert (list(result.supply), list(result.demand), list(result.weights)) == ([0, 1], [0, 1], [5, 3])
    assert (sparse.indices == before[0]).all() and (sparse.data == before[1]).all()


@pytest.mark.parametrize("dtype", ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64", ">i4", ">f8"])
def test_every_number_type(dtype):
    numbers = np.array([[1, 0, 1], [0, 1, 1]]).astype(dtype)
    for given in (numbers, scipy.sparse.csr_matrix(np.ones((2, 3), numbers.dtype.newbyteorder("="))), np.asfortranarray(numbers)):
        result = koppel.solve(given)
        assert result.objective == 2 and result.verify() == []
    assert type(result.objective) is (float if np.dtype(dtype).kind == "f" else int)


class Marked(np.ndarray):
    """A subclass, as many libraries have one."""


def test_subclasses_read_only_and_odd_strides():
    numbers = np.arange(12.0).reshape(3, 4)
    expected = koppel.solve(numbers).objective
    frozen = numbers.copy()
    frozen.setflags(write=False)
    padded = np.zeros((6, 8))
    padded[::2, ::2] = numbers
    matrix = np.matrix(numbers)
    masked = np.ma.masked_array(numbers)
    for given in (frozen, numbers.view(Marked), padded[::2, ::2], matrix, numbers[::-1, ::-1], masked, numbers.tolist(), np.asfortranarray(numbers)):
        assert koppel.solve(given).objective == expected
    masked[2, 3] = np.ma.masked
    assert (2, 3) not in zip(*(koppel.solve(masked).supply, koppel.solve(masked).demand))


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1)])
def test_empty_and_thin(shape):
    for given in (np.ones(shape), scipy.sparse.csr_matrix(np.ones(shape)), scipy.sparse.coo_matrix(shape), (np.zeros(0, int), np.zeros(0, int))):
        result = koppel.solve(given)
        assert len(result) == (min(shape) if not isinstance(given, tuple) and (isinstance(given, np.ndarray) or given.nnz) else 0)
        assert result.verify() == [] and len(result.to_frame()) == len(result)


def test_labels_go_in_and_come_out():
    frame = pandas.DataFrame({"who": ["bo", "an", "an"], "what": [7, 7, 12], "gain": [3, 5, 4]}, index=["x", "y", "z"])
    result = koppel.solve(frame, columns=("who", "what", "gain"), supply_capacity={"an": 2})
    assert result.to_frame().to_dict("records") == [{"supply": "an", "demand": 7, "weight": 5}, {"supply": "an", "demand": 12, "weight": 4}]
    assert result.supply_labels == ["an", "bo"] and result.demand_labels == [7, 12]
    graph = result.to_networkx()
    assert dict(graph.degree) == {"an": 2, "bo": 0, 7: 1, 12: 1}
    assert graph.nodes["an"]["bipartite"] == 0 and graph.nodes[7]["bipartite"] == 1
    assert sum(weight for _, _, weight in graph.edges(data="weight")) == result.objective
    assert result.update(forbid=[("an", 7)]).objective == 7
    shuffled = koppel.solve(frame.sample(frac=1, random_state=1), columns=("who", "what", "gain"), supply_capacity=pandas.Series({"an": 2}))
    assert shuffled.to_frame().equals(result.to_frame())


def test_nullable_columns_are_numbers():
    frame = pandas.DataFrame({"supply": ["a", "b"], "demand": ["x", "x"], "weight": pandas.array([3, 5], dtype="Int32")})
    assert koppel.solve(frame).objective == 5
    with pytest.raises(koppel.InputError, match=r"weights\['b', 'x'\] is NaN"):
        koppel.solve(frame.assign(weight=pandas.array([3, None], dtype="Int32")))


# ---- results and updates ----------------------------------------------------------------------------------------------------------


def test_a_result_does_not_change():
    result = koppel.solve([[2, 1], [1, 3]])
    for name in ("supply", "status", "anything"):
        with pytest.raises(AttributeError):
            setattr(result, name, 1)
    with pytest.raises(AttributeError):
        del result.updates
    for array in (result.supply, result.demand, result.weights, result.duals.supply, result.certificate["supply"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 9
    assert repr(result) == "<koppel.Result optimal: 2 pairs, max_cardinality_max_weight 5>"


def test_updates_are_what_solving_again_gives():
    for seed in range(40):
        dice = np.random.default_rng(seed)
        matrix, supply, demand = random_problem(seed, largest=6)
        objective = STRATEGIES[1 + seed % 3]
        sense = ("max", "min")[seed % 2]
        result = koppel.solve(matrix, supply_capacity=supply, demand_capacity=demand, objective=objective, sense=sense)
        for _ in range(6):
            i, j = (int(dice.integers(0, size)) for size in matrix.shape)
            matrix, supply, demand = matrix.copy(), supply.copy(), demand.copy()
            kind = dice.integers(0, 4)
            if kind == 0:
                supply[i] = dice.integers(0, 4)
                result = result.update(supply_capacity={i: int(supply[i])})
            elif kind == 1:
                demand[j] = dice.integers(0, 4)
                result = result.update(demand_capacity={j: demand[j]})
            elif kind == 2:
                matrix[i, j] = dice.integers(-5, 20)
                result = result.update(weights={(i, j): matrix[i, j]})
            elif not np.isnan(matrix[i, j]):
                matrix[i, j] = np.nan
                result = result.update(forbid=[(i, j)])
            again = koppel.solve(matrix, supply_capacity=supply, demand_capacity=demand, objective=objective, sense=sense)
            assert {name: level[0] for name, level in result.levels.items()} == {name: level[0] for name, level in again.levels.items()}, seed
            assert result.objective == sum(matrix[i, j] for i, j in zip(result.supply, result.demand))
            assert result.verify() == [] and result.status == "optimal"


def test_versions_are_independent():
    matrix = np.random.default_rng(3).integers(0, 100, (12, 12))
    first = koppel.solve(matrix, objective="max_weight")
    kept = first.supply.tolist(), first.demand.tolist(), first.levels
    pair = (int(first.supply[0]), int(first.demand[0]))
    left = first.update(forbid=[pair])
    right = first.update(supply_capacity={0: 3})
    leftmost = left.update(supply_capacity={1: 0})
    again = first.update(forbid=[pair], supply_capacity={1: 0})
    for result in (right, left, leftmost, first, right, again):
        assert result.verify() == []
    assert (first.supply.tolist(), first.demand.tolist(), first.levels) == kept
    assert leftmost.objective == again.objective <= left.objective <= first.objective <= right.objective
    assert left.certificate["kind"] == "lex-dual" and left.update(allow=[pair]).objective == first.objective
    assert [update.what for update in leftmost.updates] == ["forbid", "supply_capacity"]


def test_pins_hold_and_can_be_lifted():
    result = koppel.solve([[5, 1], [1, 5]])
    pinned = result.update(pin=[(0, 1)])
    assert (0, 1) in zip(pinned.supply, pinned.demand) and pinned.objective == 2
    assert pinned.update(unpin=[(0, 1)]).objective == 10
    with pytest.raises(koppel.InputError):
        pinned.update(pin=[(0, 0)])
    assert pinned.update(pin=[(1, 0)]).verify() == []
    with pytest.raises(koppel.InputError, match=r"\(0, 0\) is no pair"):
        koppel.solve([[np.nan, 1]]).update(pin=[(0, 0)])


def test_an_update_without_answer_changes_nothing():
    result = koppel.solve([[5, 1], [1, 5]], objective="max_weight")
    with pytest.raises(koppel.InfeasibleError) as caught:
        result.update(supply_capacity={0: (2, 2)}, demand_capacity={0: 0})
    assert caught.value.violated["supply"] == {0: -1}
    assert result.objective == 10 and result.update(supply_capacity={0: 2}).objective == 10
    assert result.verify() == []


# ---- the promise of the objective's name ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("objective", [*STRATEGIES, "min_cost_perfect"])
def test_verify_knows_what_was_asked_after_any_changes(objective):
    for seed in range(30):
        dice = np.random.default_rng(seed)
        matrix, _, _ = random_problem(seed, largest=5)
        sense = ["min", "max"][seed % 2]
        try:
            result = koppel.solve(matrix * 0.5, objective=objective, sense=sense)
        except koppel.InfeasibleError:
            continue
        assert result.verify() == []
        for _ in range(6):
            i, j = (int(dice.integers(0, size)) for size in matrix.shape)
            changes = [{"forbid": [(i, j)]}, {"allow": [(i, j)]}, {"pin": [(i, j)]}, {"unpin": [(i, j)]}]
            if objective != "max_cardinality":
                changes.append({"weights": {(i, j): 0.5 * int(dice.integers(-3, 9))}})
            if objective != "min_cost_perfect":
                changes += [{"supply_capacity": {i: int(dice.integers(0, 3))}}, {"demand_capacity": {j: (0, 2)}}]
            try:
                result = result.update(**changes[int(dice.integers(0, len(changes)))])
            except (koppel.InputError, koppel.InfeasibleError):  # no such pair, or nothing is allowed
                continue
            assert result.verify() == [], (objective, seed, result.updates)


def test_verify_is_about_the_weights_at_the_time():
    weights = np.array([3, 1, 2, 2])
    result = koppel.solve(([0, 0, 1, 1], [0, 1, 0, 1], weights), objective="max_weight")
    moved = result.update(supply_capacity={0: 2})
    weights[0] = 9  # the array is the caller's, and free again
    assert result.verify() == [] and moved.verify() == []


def test_strategies_say_what_the_package_needs_to_know():
    strategies = {strategy.name: strategy for strategy in koppel._engine.strategies()}
    assert sorted(strategies) == sorted([*STRATEGIES, *COUNTING_CHOICES, "min_cost_perfect"])
    assert [name for name, strategy in strategies.items() if strategy.minimises] == ["min_cost_perfect"]
    tasks = {name: koppel.solve([[1, 2], [2, 1]], objective=name)._solved.task for name in strategies}
    assert [name for name, task in tasks.items() if not task.has_weights] == ["max_cardinality"]
    assert [name for name, task in tasks.items() if task.has_fixed_ranges] == ["min_cost_perfect"]


# ---- while it runs ----------------------------------------------------------------------------------------------------------------


def large(seed=1, rows=3000, degree=40):
    dice = np.random.default_rng(seed)
    columns = np.sort(dice.permuted(np.tile(np.arange(rows), (rows, 1)), axis=1)[:, :degree], axis=1)
    return np.repeat(np.arange(rows), degree), columns.ravel(), dice.integers(0, 10**6, rows * degree)


def test_two_solves_in_two_threads_at_once():
    problems = [large(seed, 600) for seed in range(2)]
    alone = [koppel.solve(problem).objective for problem in problems]
    together = [[], []]

    def work(number):
        for _ in range(5):
            together[number].append(koppel.solve(problems[number]).objective)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [[alone[0]] * 5, [alone[1]] * 5]


def test_two_threads_may_update_one_result():
    result = koppel.solve(large(2, 300))
    expected = [result.update(supply_capacity={number: 0}).objective for number in range(20)]
    found = {}

    def work(numbers):
        for number in numbers:
            found[number] = result.update(supply_capacity={number: 0}).objective

    threads = [threading.Thread(target=work, args=(range(start, 20, 2),)) for start in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(20)] == expected


def test_the_number_of_threads_changes_nothing():
    parts = scipy.sparse.block_diag([scipy.sparse.random(60, 60, 0.2, random_state=seed) * 1000 for seed in range(8)], format="csr")
    one, four = (koppel.solve(parts, threads=threads) for threads in (1, 4))
    assert (one.supply == four.supply).all() and (one.demand == four.demand).all()


def test_limits_give_the_best_so_far():
    problem = large()
    stopped = koppel.solve(problem, supply_capacity=2, groups=[koppel.Group("supply", range(0, 3000, 2), upper=900)], work_limit=10_000)
    assert stopped.status == "limit" and stopped.verify() == []
    again = koppel.solve(problem, supply_capacity=2, groups=[koppel.Group("supply", range(0, 3000, 2), upper=900)], work_limit=10_000)
    assert (again.supply == stopped.supply).all()
    begun = time.monotonic()
    assert koppel.solve(problem, algorithm="network-simplex", time_limit=0.05).status in ("limit", "optimal")
    assert time.monotonic() - begun < 5


class Stop(Exception):
    pass


def test_progress_is_told_and_may_end_the_work():
    told = []

    def progress(step, share):
        told.append((step, share))
        raise Stop

    with pytest.raises(Stop):
        koppel.solve(large(rows=6000), algorithm="network-simplex", progress=progress)
    assert told[0][0] == "solve" and (told[0][1] is None or 0 <= told[0][1] <= 1)


def test_progress_is_told_regularly_whatever_the_algorithm():
    rows, columns, weights = large(rows=6000)
    for options in ({}, {"algorithm": "network-simplex", "time_limit": 1.5}):
        moments, told = [time.monotonic()], []

        def progress(step, share):
            moments.append(time.monotonic())
            told.append((step, share))

        koppel.solve((rows, columns, weights), supply_capacity=2, progress=progress, **options)
        moments.append(time.monotonic())
        assert told and all(step == "solve" and (share is None or 0 <= share <= 1) for step, share in told)
        assert max(later - earlier for earlier, later in zip(moments, moments[1:])) < 1


def test_the_shortest_solve_is_told_too_and_can_be_ended():
    told = []
    result = koppel.solve([[1, 2]], progress=lambda *step: told.append(step))
    assert told == [("solve", None)]
    result.update(supply_capacity={0: 0}, progress=lambda *step: told.append(step))
    assert len(told) == 2

    def progress(step, share):
        raise Stop

    with pytest.raises(Stop):
        koppel.solve([[1, 2]], progress=progress)
    with pytest.raises(Stop):
        result.update(supply_capacity={0: 0}, progress=progress)


def test_a_time_limit_counts_what_reading_took():
    dice = np.random.default_rng(1)
    pairs = dice.permutation(np.unique(dice.integers(0, 60_000**2, 1_500_000)))
    problem = (pairs // 60_000, pairs % 60_000, dice.integers(0, 10**6, len(pairs)))
    read_and_begin = min(elapsed(lambda: koppel.solve(problem, time_limit=1e-6)) for _ in range(2))
    for limit in (0.2, 1.0):
        assert elapsed(lambda: koppel.solve(problem, time_limit=limit)) < max(limit, read_and_begin) * 1.5 + 0.3
    stopped = koppel.solve(problem, time_limit=0.2)
    assert stopped.status == "limit" and len(stopped) > 30_000 and stopped.verify() == []


def elapsed(work):
    begun = time.monotonic()
    work()
    return time.monotonic() - begun
