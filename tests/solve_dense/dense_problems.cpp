#include "solve_dense/dense_problems.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <set>

namespace koppel::testing {
namespace {

// The same numbers with every standard library, unlike its distributions.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : words_(seed) {}
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
    const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    const std::uint64_t word = span == 0 ? words_() : words_() % span;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + word);
  }
  [[nodiscard]] double unit() { return static_cast<double>(words_() >> 11) / 9007199254740992.0; }

 private:
  std::mt19937_64 words_;
};

// Entries between 0 and 1.
[[nodiscard]] std::vector<double> structured(const DenseRecipe& recipe, Dice& dice) {
  std::vector<double> row_x, row_y, column_x, column_y, entries;
  for (std::size_t i = 0; i < recipe.rows; ++i) row_x.push_back(dice.unit()), row_y.push_back(dice.unit());
  for (std::size_t j = 0; j < recipe.columns; ++j) column_x.push_back(dice.unit()), column_y.push_back(dice.unit());
  for (std::size_t i = 0; i < recipe.rows; ++i) {
    for (std::size_t j = 0; j < recipe.columns; ++j) {
      const double distance = std::hypot(row_x[i] - column_x[j], row_y[i] - column_y[j]) / 1.5;
      entries.push_back(recipe.shape == Shape::product ? row_x[i] * column_x[j] : distance);
    }
  }
  return entries;
}

}  // namespace

template <class Cost>
OwnedMatrix<Cost> draw(const DenseRecipe& recipe, std::uint64_t seed) {
  Dice dice(seed);
  OwnedMatrix<Cost> matrix{recipe.rows, recipe.columns, {}};
  const std::vector<double> shares = recipe.shape == Shape::uniform ? std::vector<double>{} : structured(recipe, dice);
  for (std::size_t entry = 0; entry < recipe.rows * recipe.columns; ++entry) {
    const double extent = static_cast<double>(recipe.largest - recipe.smallest);
    const std::int64_t cost = shares.empty() ? dice.between(recipe.smallest, recipe.largest)
                                             : recipe.smallest + static_cast<std::int64_t>(shares[entry] * extent);
    matrix.costs.push_back(dice.unit() < recipe.forbidden ? matrix.forbidden : static_cast<Cost>(cost));
  }
  return matrix;
}

template <class Cost>
DenseSolution solve(const OwnedMatrix<Cost>& matrix) {
  Meter meter{Limits{}};
  return solve_dense_assignment(matrix.view(), meter);
}

template <class Cost>
Wide value_of(const OwnedMatrix<Cost>& matrix, const DenseSolution& solution) {
  Wide value = 0;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    const std::uint32_t column = solution.column_of_row[row];
    if (column != DenseSolution::no_column) value += matrix.at(row, column);
  }
  return value;
}

template <class Cost>
std::string complaint(const OwnedMatrix<Cost>& matrix, const DenseSolution& solution) {
  if (solution.column_of_row.size() != matrix.rows) return "column_of_row has another size";
  std::set<std::uint32_t> used;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    const std::uint32_t column = solution.column_of_row[row];
    if (column == DenseSolution::no_column) continue;
    if (column >= matrix.columns) return "a column that does not exist";
    if (!matrix.allowed(row, column)) return "a forbidden pair";
    if (!used.insert(column).second) return "a column used twice";
  }
  if (solution.complete && !solution.infeasible && used.size() < matrix.rows) return "complete, but rows are missing";
  if (solution.infeasible) return used.size() < matrix.rows ? "" : "infeasible, with an assignment";

  if (solution.row_dual.size() != matrix.rows || solution.column_dual.size() != matrix.columns) return "duals missing";
  Wide bound = 0;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    bound += solution.row_dual[row];
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const Wide dual = Wide{solution.row_dual[row]} + solution.column_dual[column];
      if (matrix.allowed(row, column) && dual > matrix.at(row, column)) return "a dual above a cost";
    }
  }
  for (std::size_t column = 0; column < matrix.columns; ++column) {
    bound += solution.column_dual[column];
    if (solution.column_dual[column] > 0) return "a column with a positive dual";
    if (solution.complete && !used.contains(static_cast<std::uint32_t>(column)) && solution.column_dual[column] != 0) {
      return "a column left over with a dual";
    }
  }
  if (solution.complete && bound != value_of(matrix, solution)) return "the duals do not prove the value";
  return "";
}

template <class Cost>
std::optional<Wide> optimum_by_trying(const OwnedMatrix<Cost>& matrix) {
  std::optional<Wide> best;
  std::vector<bool> taken(matrix.columns, false);
  const std::function<void(std::size_t, Wide)> place = [&](std::size_t row, Wide cost) {
    if (row == matrix.rows) {
      if (!best || cost < *best) best = cost;
      return;
    }
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      if (taken[column] || !matrix.allowed(row, column)) continue;
      taken[column] = true;
      place(row + 1, cost + matrix.at(row, column));
      taken[column] = false;
    }
  };
  place(0, 0);
  return best;
}

// Row by row, with potentials; column 0 stands for "not yet assigned", so rows and columns count from 1.
template <class Cost>
std::optional<Wide> optimum_by_hungarian(const OwnedMatrix<Cost>& matrix) {
  const Wide unreachable = Wide{1} << 100;
  std::vector<Wide> row_potential(matrix.rows + 1, 0), column_potential(matrix.columns + 1, 0);
  std::vector<std::size_t> row_of(matrix.columns + 1, 0), previous(matrix.columns + 1, 0);
  for (std::size_t row = 1; row <= matrix.rows; ++row) {
    row_of[0] = row;
    std::vector<Wide> slack(matrix.columns + 1, unreachable);
    std::vector<bool> passed(matrix.columns + 1, false);
    std::size_t at = 0;
    while (row_of[at] != 0) {
      passed[at] = true;
      const std::size_t from = row_of[at];
      std::size_t next = 0;
      for (std::size_t column = 1; column <= matrix.columns; ++column) {
        if (passed[column]) continue;
        if (matrix.allowed(from - 1, column - 1)) {
          const Wide reduced = matrix.at(from - 1, column - 1) - row_potential[from] - column_potential[column];
          if (reduced < slack[column]) slack[column] = reduced, previous[column] = at;
        }
        if (next == 0 || slack[column] < slack[next]) next = column;
      }
      if (next == 0 || slack[next] == unreachable) return std::nullopt;
      const Wide step = slack[next];
      for (std::size_t column = 0; column <= matrix.columns; ++column) {
        if (passed[column])
          row_potential[row_of[column]] += step, column_potential[column] -= step;
        else if (slack[column] != unreachable)
          slack[column] -= step;
      }
      at = next;
    }
    for (; at != 0; at = previous[at]) row_of[at] = row_of[previous[at]];
  }
  Wide value = 0;
  for (std::size_t column = 1; column <= matrix.columns; ++column) {
    if (row_of[column] != 0) value += matrix.at(row_of[column] - 1, column - 1);
  }
  return value;
}

template <class Cost>
std::size_t most_pairs(const OwnedMatrix<Cost>& matrix) {
  constexpr std::size_t nobody = SIZE_MAX;
  std::vector<std::size_t> row_of(matrix.columns, nobody);
  std::vector<bool> seen;
  const std::function<bool(std::size_t)> place = [&](std::size_t row) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      if (seen[column] || !matrix.allowed(row, column)) continue;
      seen[column] = true;
      if (row_of[column] != nobody && !place(row_of[column])) continue;
      row_of[column] = row;
      return true;
    }
    return false;
  };
  std::size_t pairs = 0;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    seen.assign(matrix.columns, false);
    pairs += place(row);
  }
  return pairs;
}

#define KOPPEL_FOR_COST(Cost)                                                     \
  template OwnedMatrix<Cost> draw(const DenseRecipe&, std::uint64_t);             \
  template DenseSolution solve(const OwnedMatrix<Cost>&);                         \
  template std::string complaint(const OwnedMatrix<Cost>&, const DenseSolution&); \
  template Wide value_of(const OwnedMatrix<Cost>&, const DenseSolution&);         \
  template std::optional<Wide> optimum_by_trying(const OwnedMatrix<Cost>&);       \
  template std::optional<Wide> optimum_by_hungarian(const OwnedMatrix<Cost>&);    \
  template std::size_t most_pairs(const OwnedMatrix<Cost>&);
KOPPEL_FOR_COST(std::int32_t)
KOPPEL_FOR_COST(std::int64_t)
#undef KOPPEL_FOR_COST

}  // namespace koppel::testing
