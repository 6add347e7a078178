// The dense assignment algorithm: every answer proves itself, and small and middling optima are found again by other means.
#include "solve/algorithms/dense/dense_assignment.hpp"

#include <gtest/gtest.h>

#include "solve_dense/dense_problems.hpp"

namespace koppel::testing {
namespace {

constexpr std::int64_t most32 = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t least32 = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t most64 = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least64 = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t widest = (std::int64_t{1} << 58) - 1;  // of what the solver promises to take

std::string name_of(const ::testing::TestParamInfo<DenseRecipe>& one) {
  std::string name = one.param.name;
  for (char& letter : name) letter = letter == ' ' || letter == ',' ? '_' : letter;
  return name;
}

// The optimum or its absence, as the oracle says; the same pairs for both types of cost where both hold them.
template <class Cost>
void expect_right(const OwnedMatrix<Cost>& matrix, const std::optional<Wide>& optimum) {
  const DenseSolution solution = solve(matrix);
  ASSERT_EQ(complaint(matrix, solution), "");
  ASSERT_FALSE(solution.overflow);
  ASSERT_TRUE(solution.complete);
  ASSERT_EQ(solution.infeasible, !optimum.has_value());
  if (optimum) {
    ASSERT_TRUE(value_of(matrix, solution) == *optimum);
    return;
  }
  const auto empty = std::count(solution.column_of_row.begin(), solution.column_of_row.end(), DenseSolution::no_column);
  ASSERT_EQ(matrix.rows - static_cast<std::size_t>(empty), most_pairs(matrix));
}

const std::vector<DenseRecipe> small = {
    {"square", 6, 6},
    {"many ties", 6, 6, Shape::uniform, 0, 3},
    {"all equal", 5, 6, Shape::uniform, 7, 7},
    {"both signs", 6, 6, Shape::uniform, -500, 500},
    {"negative only", 5, 7, Shape::uniform, -9, -1},
    {"one entry", 1, 1, Shape::uniform, -5, 5},
    {"one row", 1, 9},
    {"two by two", 2, 2, Shape::uniform, 0, 4},
    {"more columns", 4, 9, Shape::uniform, 0, 6},
    {"one column more", 6, 7, Shape::uniform, 0, 20},
    {"product", 6, 6, Shape::product},
    {"Euclidean", 5, 7, Shape::euclidean},
    {"few forbidden", 6, 6, Shape::uniform, 0, 100, 0.2},
    {"many forbidden", 6, 6, Shape::uniform, -50, 50, 0.6},
    {"many forbidden, more columns", 5, 8, Shape::uniform, 0, 9, 0.7},
    {"nearly all forbidden", 4, 5, Shape::uniform, 0, 9, 0.9},
    {"all of 32 bits", 6, 6, Shape::uniform, least32, most32 - 1},
    {"all of 32 bits, forbidden", 6, 7, Shape::uniform, least32, most32 - 1, 0.5},
    {"high in 32 bits", 6, 6, Shape::uniform, most32 - 1000, most32 - 1},
    {"low in 32 bits", 6, 7, Shape::uniform, least32, least32 + 1000},
    {"low in 32 bits, forbidden", 6, 7, Shape::uniform, least32, least32 + 1000, 0.5},
};

class SmallDense : public ::testing::TestWithParam<DenseRecipe> {};

TEST_P(SmallDense, AsByTryingEverything) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    const auto narrow = draw<std::int32_t>(GetParam(), seed);
    const std::optional<Wide> optimum = optimum_by_trying(narrow);
    ASSERT_TRUE(optimum == optimum_by_hungarian(narrow)) << "the oracles disagree";
    expect_right(narrow, optimum);
    expect_right(draw<std::int64_t>(GetParam(), seed), optimum);
  }
}

INSTANTIATE_TEST_SUITE_P(Families, SmallDense, ::testing::ValuesIn(small), name_of);

const std::vector<DenseRecipe> wide = {
    {"to the promised bound", 6, 6, Shape::uniform, 0, widest},
    {"to the promised bound, both signs", 6, 8, Shape::uniform, -(widest / 2), widest / 2},
    {"high in 64 bits", 6, 6, Shape::uniform, most64 - 1000, most64 - 1},
    {"low in 64 bits", 6, 7, Shape::uniform, least64, least64 + 1000},
    {"high and far apart", 6, 6, Shape::uniform, most64 - widest, most64 - 1},
    {"up to 1e15", 7, 7, Shape::uniform, -1'000'000'000'000'000, 1'000'000'000'000'000},
    {"up to 1e15, forbidden", 7, 7, Shape::uniform, 0, 1'000'000'000'000'000, 0.5},
    {"to the bound, forbidden", 7, 8, Shape::uniform, 0, widest / 9, 0.5},
    {"product, far apart", 7, 7, Shape::product, 0, std::int64_t{1} << 52},
};

class WideDense : public ::testing::TestWithParam<DenseRecipe> {};

TEST_P(WideDense, AsByTryingEverything) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const auto matrix = draw<std::int64_t>(GetParam(), seed);
    expect_right(matrix, optimum_by_trying(matrix));
  }
}

INSTANTIATE_TEST_SUITE_P(Families, WideDense, ::testing::ValuesIn(wide), name_of);

const std::vector<DenseRecipe> middling = {
    {"uniform", 200, 200},
    {"uniform, far apart", 150, 150, Shape::uniform, -50'000'000, 50'000'000},
    {"ties", 180, 180, Shape::uniform, 0, 5},
    {"product", 150, 150, Shape::product, 0, 22'500},
    {"product, far apart", 120, 120, Shape::product, 0, 100'000'000},
    {"product, more columns", 110, 120, Shape::product, 0, 10'000},
    {"Euclidean", 160, 160, Shape::euclidean},
    {"Euclidean, larger", 330, 330, Shape::euclidean, 0, 3000},
    {"Euclidean, more columns", 120, 170, Shape::euclidean},
    {"uniform, more columns", 60, 200, Shape::uniform, 0, 50},
    {"a third forbidden", 120, 130, Shape::uniform, 0, 1000, 0.3},
    {"nearly all forbidden", 120, 120, Shape::uniform, 0, 1000, 0.96},
    {"width of a vector", 16, 16},
    {"one more than a vector", 17, 17},
    {"one less than four vectors", 63, 63, Shape::uniform, 0, 60},
};

class MiddlingDense : public ::testing::TestWithParam<DenseRecipe> {};

TEST_P(MiddlingDense, AsByTheHungarianMethod) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE(seed);
    const auto matrix = draw<std::int32_t>(GetParam(), seed);
    expect_right(matrix, optimum_by_hungarian(matrix));
  }
}

TEST_P(MiddlingDense, TheSamePairsForBothTypes) {
  for (std::uint64_t seed = 11; seed <= 14; ++seed) {
    const DenseSolution narrow = solve(draw<std::int32_t>(GetParam(), seed));
    const DenseSolution again = solve(draw<std::int64_t>(GetParam(), seed));
    EXPECT_EQ(narrow.column_of_row, again.column_of_row);
    EXPECT_EQ(narrow.row_dual, again.row_dual);
    EXPECT_EQ(narrow.column_dual, again.column_dual);
  }
}

INSTANTIATE_TEST_SUITE_P(Families, MiddlingDense, ::testing::ValuesIn(middling), name_of);

TEST(DenseAssignment, TheExampleOfTheHeader) {
  const CostMatrix<std::int32_t> costs{{4, 1, 3}, {2, 0, 5}};
  Meter meter{Limits{}};
  const DenseSolution solution = solve_dense_assignment(DenseProblem<std::int32_t>{costs}, meter);
  EXPECT_TRUE(solution.complete);
  EXPECT_EQ(solution.column_of_row, (std::vector<std::uint32_t>{1, 0}));
}

// A block of a larger matrix, whose rows do not follow each other, and the same costs in columns.
TEST(DenseAssignment, RowsMayLieAnywhere) {
  for (const double forbidden : {0.0, 0.3}) {
    const OwnedMatrix<std::int64_t> owned =
        draw<std::int64_t>({"block", 20, 30, Shape::uniform, 0, 1000, forbidden}, 5);
    const CostRows<std::int64_t> costs = owned.view().costs;
    CostMatrix<std::int64_t> larger = CostMatrix<std::int64_t>::Constant(25, 40, -1);
    larger.block(2, 7, 20, 30) = costs;
    const DenseProblem<std::int64_t> in_place{larger.block(2, 7, 20, 30), owned.forbidden};
    EXPECT_EQ(in_place.costs.data(), &larger(2, 7));
    const CostMatrix<std::int64_t> across = costs.transpose();
    const DenseProblem<std::int64_t> copied{across.transpose(), owned.forbidden};
    for (const DenseProblem<std::int64_t>* problem : {&in_place, &copied}) {
      Meter meter{Limits{}};
      EXPECT_EQ(solve_dense_assignment(*problem, meter).column_of_row, solve(owned).column_of_row);
    }
  }
}

TEST(DenseAssignment, NoRowsAreAssignedAtOnce) {
  const DenseSolution solution = solve(OwnedMatrix<std::int32_t>{0, 4, {}});
  EXPECT_TRUE(solution.complete);
  EXPECT_FALSE(solution.infeasible);
  EXPECT_EQ(solution.column_dual, std::vector<std::int64_t>(4, 0));
  EXPECT_TRUE(solve(OwnedMatrix<std::int64_t>{0, 0, {}}).complete);
}

TEST(DenseAssignment, MoreRowsThanColumnsAreInfeasible) {
  const DenseSolution solution = solve(OwnedMatrix<std::int32_t>{3, 2, {1, 2, 3, 4, 5, 6}});
  EXPECT_TRUE(solution.infeasible);
  EXPECT_EQ(solution.column_of_row.size(), 3u);
}

TEST(DenseAssignment, AnythingCanBeTheForbiddenValue) {
  const OwnedMatrix<std::int32_t> matrix{2, 2, {-1, 5, 5, 3}, -1};
  const DenseSolution solution = solve(matrix);
  EXPECT_EQ(complaint(matrix, solution), "");
  EXPECT_EQ(solution.column_of_row, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_TRUE(solve(OwnedMatrix<std::int32_t>{1, 2, {7, 7}, 7}).infeasible);
}

// Costs so far apart that no penalty for the forbidden pair fits: whether an assignment exists is still answered.
TEST(DenseAssignment, OverflowIsAnAnswer) {
  const DenseSolution too_far = solve(OwnedMatrix<std::int64_t>{2, 2, {least64, most64 - 1, 0, 0}});
  EXPECT_TRUE(too_far.overflow);
  EXPECT_FALSE(too_far.complete);
  const DenseSolution feasible = solve(OwnedMatrix<std::int64_t>{2, 2, {least64, most64 - 1, 0, most64}});
  EXPECT_TRUE(feasible.overflow);
  EXPECT_FALSE(feasible.complete);
  const DenseSolution infeasible = solve(OwnedMatrix<std::int64_t>{2, 2, {least64, most64, most64 - 1, most64}});
  EXPECT_TRUE(infeasible.infeasible);
  EXPECT_FALSE(infeasible.overflow);
}

// A saving on every other row must not buy a forbidden pair, even where a penalty of full size needs 64 bits.
TEST(DenseAssignment, ForbiddenIsNotMerelyDear) {
  constexpr std::size_t size = 40;
  constexpr std::int32_t dear = 100'000'000;
  OwnedMatrix<std::int32_t> matrix{size, size, std::vector<std::int32_t>(size * size, dear)};
  // Free on the diagonal but for the first row, which then has forbidden pairs only; shifted by one everything is allowed and dear.
  for (std::size_t k = 0; k < size; ++k) matrix.costs[k * size + k] = 0;
  for (std::size_t column = 0; column + 1 < size; ++column) matrix.costs[column] = matrix.forbidden;
  for (std::size_t row = 1; row < size; ++row) {
    for (std::size_t column = 0; column < size; ++column) {
      if (column != row && column + 1 != row) matrix.costs[row * size + column] = matrix.forbidden;
    }
  }
  matrix.costs[size - 1] = dear;
  const DenseSolution solution = solve(matrix);
  EXPECT_EQ(complaint(matrix, solution), "");
  EXPECT_TRUE(solution.complete);
  EXPECT_TRUE(value_of(matrix, solution) == Wide{size} * dear);
}

// At any work limit: allowed pairs, and duals that are a bound. (complaint() checks both.)
TEST(DenseAssignment, CanBeStoppedAnywhere) {
  const std::vector<DenseRecipe> recipes = {{"", 300, 300, Shape::uniform, 0, 90'000},
                                            {"", 300, 300, Shape::product, 0, 90'000},
                                            {"", 280, 300, Shape::product, 0, 90'000},
                                            {"", 300, 320, Shape::euclidean, 0, 90'000, 0.1}};
  for (const DenseRecipe& recipe : recipes) {
    const auto matrix = draw<std::int32_t>(recipe, 5);
    const Wide optimum = value_of(matrix, solve(matrix));
    std::size_t stopped = 0;
    for (std::uint64_t work = 1; work < 4'000'000; work = work * 3 / 2 + 1) {
      Meter meter{Limits{.work = work}};
      const DenseSolution solution = solve_dense_assignment(matrix.view(), meter);
      ASSERT_EQ(complaint(matrix, solution), "") << work;
      Wide bound = 0;
      for (const std::int64_t dual : solution.row_dual) bound += dual;
      for (const std::int64_t dual : solution.column_dual) bound += dual;
      ASSERT_TRUE(bound <= optimum) << work;
      stopped += !solution.complete;
    }
    EXPECT_GT(stopped, 5u);
  }
}

TEST(DenseAssignment, IsAskedToStopWithinMilliseconds) {
  struct Impatient : Progress {
    int asked = 0;
    bool stop_requested() override { return ++asked > 3; }
  } impatient;
  const auto matrix = draw<std::int32_t>({"", 600, 600, Shape::product, 0, 360'000}, 1);
  Meter meter{Limits{.progress = &impatient}};
  const DenseSolution solution = solve_dense_assignment(matrix.view(), meter);
  EXPECT_FALSE(solution.complete);
  EXPECT_EQ(complaint(matrix, solution), "");
  EXPECT_LT(meter.work(), 5u << 18);
}

// Large enough for lists of cheapest columns, narrow enough for a test.
TEST(DenseAssignment, ManyColumns) {
  for (const std::int64_t largest : {std::int64_t{3}, std::int64_t{100}, std::int64_t{100'000'000}}) {
    const auto matrix = draw<std::int32_t>({"", 250, 3100, Shape::euclidean, 0, largest}, 3);
    expect_right(matrix, optimum_by_hungarian(matrix));
  }
}

}  // namespace
}  // namespace koppel::testing
