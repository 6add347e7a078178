// The parts of the dense algorithm one by one: the vectors of every width against plain loops, and each way to assign rows against
// the facts that it promises.
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "solve/algorithms/dense/listed_paths.hpp"
#include "solve/algorithms/dense/row_reduction.hpp"
#include "solve/algorithms/dense/scaled_auction.hpp"
#include "solve/algorithms/dense/schedule.hpp"
#include "solve/algorithms/dense/shortest_paths.hpp"
#include "solve_dense/dense_problems.hpp"

namespace koppel::testing {
namespace {

using namespace dense;

template <class Cost>
std::vector<Cost> random_costs(std::size_t count, std::uint64_t largest, std::uint64_t seed) {
  std::mt19937_64 words(seed);
  std::vector<Cost> costs(count);
  for (Cost& cost : costs) cost = static_cast<Cost>(words() % (largest + 1));
  return costs;
}

template <class Cost>
class RowScansOf : public ::testing::Test {
 protected:
  // Calls `compare(scans, row, packed, columns)` for every width, and rows of every length with many and with few ties.
  template <class Compare>
  void for_all(Compare compare) {
    for (const RowScans<Cost>* const scans : all_row_scans<Cost>()) {
      for (std::size_t columns = 1; columns <= 200; ++columns) {
        for (const std::uint64_t largest : {std::uint64_t{2}, std::uint64_t{100'000'000}}) {
          SCOPED_TRACE(std::string(scans->name) + ", " + std::to_string(columns) + " columns, to " +
                       std::to_string(largest));
          const std::vector<Cost> row = random_costs<Cost>(columns, largest, columns);
          const std::vector<Cost> packed = random_costs<Cost>(columns, largest, columns + 1000);
          compare(*scans, row, packed, columns);
        }
      }
    }
  }
  static std::vector<Cost> keys(const std::vector<Cost>& row, const std::vector<Cost>& packed) {
    std::vector<Cost> keys(row.size());
    for (std::size_t k = 0; k < row.size(); ++k) keys[k] = key_of(row[k], packed[k]);
    return keys;
  }
};

using Costs = ::testing::Types<std::int32_t, std::int64_t>;
TYPED_TEST_SUITE(RowScansOf, Costs);

TYPED_TEST(RowScansOf, BestTwo) {
  using Cost = TypeParam;
  this->for_all([&](const RowScans<Cost>& scans, const auto& row, const auto& packed, std::size_t columns) {
    std::vector<Cost> keys = this->keys(row, packed);
    const auto least = std::min_element(keys.begin(), keys.end());
    const BestTwo<Cost> best = scans.best_two(row.data(), packed.data(), columns);
    ASSERT_EQ(best.column, least - keys.begin());
    ASSERT_EQ(best.least, *least);
    *least = std::numeric_limits<Cost>::max();
    ASSERT_EQ(best.second, *std::min_element(keys.begin(), keys.end()));
  });
}

TYPED_TEST(RowScansOf, Relax) {
  using Cost = TypeParam;
  this->for_all([&](const RowScans<Cost>& scans, const auto& row, const auto& packed, std::size_t columns) {
    const Cost offset = 200'000'000;  // no key is negative
    std::vector<Cost> keys = random_costs<Cost>(columns, 400'000'000, 7), came_from(columns, 3);
    for (std::size_t k = 0; k < columns; k += 3) keys[k] = Frontier<Cost>::done;
    keys.back() = std::numeric_limits<Cost>::max();
    std::vector<Cost> expected = keys, expected_from = came_from;
    std::size_t nearest = columns - 1;
    for (std::size_t k = 0; k < columns; ++k) {
      const Cost offer = key_of(row[k], packed[k]) + offset;
      if (keys[k] == Frontier<Cost>::done) continue;
      if (offer < keys[k]) expected[k] = offer, expected_from[k] = 9;
    }
    for (std::size_t k = columns; k-- > 0;) {
      if (expected[k] != Frontier<Cost>::done && expected[k] <= expected[nearest]) nearest = k;
    }
    const Nearest<Cost> found =
        scans.relax(row.data(), packed.data(), columns, offset, 9, Frontier<Cost>{keys.data(), came_from.data()});
    ASSERT_EQ(keys, expected);
    ASSERT_EQ(came_from, expected_from);
    ASSERT_EQ(found.column, nearest);
    ASSERT_EQ(found.key, expected[nearest]);
  });
}

TYPED_TEST(RowScansOf, StripesAndCollect) {
  using Cost = TypeParam;
  this->for_all([&](const RowScans<Cost>& scans, const auto& row, const auto& packed, std::size_t columns) {
    constexpr std::size_t stripes = 64;
    const std::vector<Cost> keys = this->keys(row, packed);
    std::vector<Cost> minima(stripes, std::numeric_limits<Cost>::max()), expected = minima;
    for (std::size_t k = 0; k < columns; ++k) expected[k % stripes] = std::min(expected[k % stripes], keys[k]);
    scans.lower_stripes(row.data(), packed.data(), columns, minima.data(), stripes);
    ASSERT_EQ(minima, expected);

    std::vector<Index> found(columns), wanted;
    for (std::size_t k = 0; k < columns; ++k) {
      if (keys[k] <= keys[0]) wanted.push_back(static_cast<Index>(k));
    }
    found.resize(scans.collect(row.data(), packed.data(), columns, keys[0], found.data()));
    ASSERT_EQ(found, wanted);
  });
}

TYPED_TEST(RowScansOf, Minima) {
  using Cost = TypeParam;
  this->for_all([&](const RowScans<Cost>& scans, const auto& row, const auto& packed, std::size_t columns) {
    std::vector<Cost> minima = packed, expected = packed;
    for (std::size_t k = 0; k < columns; ++k) expected[k] = std::min(expected[k], row[k]);
    const Extent<Cost> extent = scans.lower_minima(row.data(), columns, minima.data());
    ASSERT_EQ(minima, expected);
    ASSERT_EQ(extent.smallest, *std::min_element(row.begin(), row.end()));
    ASSERT_EQ(extent.largest, *std::max_element(row.begin(), row.end()));
  });
}

// A matrix with a matching of its own, and what must hold between them at any time.
struct Desk {
  OwnedMatrix<std::int32_t> owned;
  Matrix<std::int32_t> matrix{owned.costs.data(), owned.rows, owned.columns};
  Matching<std::int32_t> matching{owned.rows, std::vector<std::int32_t>(owned.columns, 0)};
  Meter meter{Limits{}};

  explicit Desk(const DenseRecipe& recipe, std::uint64_t seed) : owned(draw<std::int32_t>(recipe, seed)) {}

  [[nodiscard]] std::vector<Index> all_rows() const {
    std::vector<Index> rows(owned.rows);
    std::iota(rows.begin(), rows.end(), Index{0});
    return rows;
  }
  [[nodiscard]] std::vector<Index> unassigned() const {
    std::vector<Index> rows;
    for (const Index row : all_rows()) {
      if (matching.column_of(row) == none) rows.push_back(row);
    }
    return rows;
  }
  // Every assigned row has its smallest reduced cost; both directions of the pairs and the packed prices agree.
  void expect_right() const {
    for (Index row = 0; row < owned.rows; ++row) {
      const Index column = matching.column_of(row);
      if (column == none) continue;
      ASSERT_EQ(matching.row_of(column), row);
      const std::int32_t reduced = owned.at(row, column) - matching.price(column);
      for (Index other = 0; other < owned.columns; ++other)
        ASSERT_LE(reduced, owned.at(row, other) - matching.price(other));
    }
    for (Index column = 0; column < owned.columns; ++column) {
      ASSERT_EQ(matching.packed()[column], 2 * matching.price(column) - (matching.is_free(column) ? 0 : 1));
    }
  }
  [[nodiscard]] Wide value() const {
    Wide value = 0;
    for (Index row = 0; row < owned.rows; ++row) value += owned.at(row, matching.column_of(row));
    return value;
  }
};

const std::vector<DenseRecipe> recipes = {
    {"uniform", 150, 150},
    {"ties", 150, 150, Shape::uniform, 0, 2},
    {"equal", 120, 120, Shape::uniform, 4, 4},
    {"product", 140, 140, Shape::product, 0, 20'000},
    {"Euclidean", 150, 150, Shape::euclidean},
    {"more columns", 100, 150, Shape::euclidean, 0, 300},
};

TEST(RowReduction, LeavesAssignedRowsAtTheirBest) {
  for (const DenseRecipe& recipe : recipes) {
    SCOPED_TRACE(recipe.name);
    for (const std::size_t steps : {0u, 1u, 40u, 600u}) {
      Desk desk(recipe, 1);
      const Reduction left = reduce_rows(desk.matrix, desk.matching, desk.all_rows(), steps, desk.meter);
      desk.expect_right();
      std::vector<Index> unassigned = left.unassigned;
      std::sort(unassigned.begin(), unassigned.end());
      EXPECT_EQ(unassigned, desk.unassigned());
    }
  }
}

TEST(ScaledAuction, LeavesAssignedRowsAtTheirBest) {
  for (const DenseRecipe& recipe : recipes) {
    if (recipe.rows != recipe.columns) continue;
    SCOPED_TRACE(recipe.name);
    Desk desk(recipe, 2);
    const auto extent = static_cast<std::int32_t>(std::max<std::int64_t>(recipe.largest - recipe.smallest, 1));
    const std::vector<Index> left = scaled_auction(desk.matrix, desk.matching, extent, desk.meter);
    desk.expect_right();
    EXPECT_EQ(left, desk.unassigned());
    for (Index column = 0; column < recipe.columns; ++column) EXPECT_GE(desk.matching.price(column), -3 * extent);
  }
}

template <class Paths>
class PathsOf : public ::testing::Test {};
using BothPaths = ::testing::Types<ShortestPaths<std::int32_t>, ListedPaths<std::int32_t>>;
TYPED_TEST_SUITE(PathsOf, BothPaths);

TYPED_TEST(PathsOf, KeepEveryRowAtItsBestAndEndAtTheOptimum) {
  for (const DenseRecipe& recipe : recipes) {
    SCOPED_TRACE(recipe.name);
    Desk desk(recipe, 3);
    TypeParam paths(desk.matrix, desk.matching);
    for (const Index row : desk.all_rows()) {
      ASSERT_TRUE(paths.assign(row, desk.meter));
      if (row % 29 == 0) desk.expect_right();
    }
    desk.expect_right();
    EXPECT_TRUE(desk.value() == *optimum_by_hungarian(desk.owned));
  }
}

TYPED_TEST(PathsOf, StoppedTheyLeaveTheMatchingAsItWas) {
  Desk desk(recipes[0], 4);
  TypeParam paths(desk.matrix, desk.matching);
  for (Index row = 0; row < 100; ++row) ASSERT_TRUE(paths.assign(row, desk.meter));
  const std::vector<Index> before = desk.matching.columns();
  Meter at_once{Limits{.work = 1}};
  EXPECT_FALSE(at_once.spend(1));
  EXPECT_FALSE(paths.assign(100, at_once));
  EXPECT_EQ(desk.matching.columns(), before);
  desk.expect_right();
  EXPECT_TRUE(paths.assign(100, desk.meter));
  desk.expect_right();
}

}  // namespace
}  // namespace koppel::testing
