// Small dense matrices of many kinds, what every answer must meet, and two oracles that share nothing with the solver.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "solve/algorithms/dense/dense_assignment.hpp"

namespace koppel::testing {

template <class Cost>
struct OwnedMatrix {
  std::size_t rows = 0, columns = 0;
  std::vector<Cost> costs;
  Cost forbidden = std::numeric_limits<Cost>::max();

  [[nodiscard]] DenseProblem<Cost> view() const {
    return {Eigen::Map<const CostMatrix<Cost>>(costs.data(), static_cast<Eigen::Index>(rows),
                                               static_cast<Eigen::Index>(columns)),
            forbidden};
  }
  [[nodiscard]] Cost at(std::size_t row, std::size_t column) const { return costs[row * columns + column]; }
  [[nodiscard]] bool allowed(std::size_t row, std::size_t column) const { return at(row, column) != forbidden; }
};

enum class Shape { uniform, euclidean, product };

// How to draw a matrix.
struct DenseRecipe {
  std::string name;
  std::size_t rows, columns;
  Shape shape = Shape::uniform;
  std::int64_t smallest = 0, largest = 1000;  // of uniform costs; products and distances are moved and stretched to fit
  double forbidden = 0;                       // share of the entries
};

template <class Cost>
[[nodiscard]] OwnedMatrix<Cost> draw(const DenseRecipe& recipe, std::uint64_t seed);

template <class Cost>
[[nodiscard]] DenseSolution solve(const OwnedMatrix<Cost>& matrix);

// What is wrong with an answer: pairs, duals on every entry, signs, and for a complete answer the bound. Empty: nothing.
template <class Cost>
[[nodiscard]] std::string complaint(const OwnedMatrix<Cost>& matrix, const DenseSolution& solution);

__extension__ using Wide = __int128;

// The cost of the pairs.
template <class Cost>
[[nodiscard]] Wide value_of(const OwnedMatrix<Cost>& matrix, const DenseSolution& solution);

// The optimum by trying everything; nothing where there is no assignment of all rows. Up to 8 rows.
template <class Cost>
[[nodiscard]] std::optional<Wide> optimum_by_trying(const OwnedMatrix<Cost>& matrix);

// The optimum by the Hungarian method, O(rows²·columns), in 128 bits.
template <class Cost>
[[nodiscard]] std::optional<Wide> optimum_by_hungarian(const OwnedMatrix<Cost>& matrix);

// The largest number of rows that can have an allowed column of their own, by augmenting paths.
template <class Cost>
[[nodiscard]] std::size_t most_pairs(const OwnedMatrix<Cost>& matrix);

}  // namespace koppel::testing
