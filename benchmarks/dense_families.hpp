// Dense matrices for benchmarks, the same on every machine and in every language: each entry is made of numbered random words
// (splitmix64), so that dense_against_scipy.py makes the very same matrices with NumPy.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace koppel::bench {

struct DenseMatrix {
  std::size_t rows = 0, columns = 0;
  std::vector<std::int64_t> costs;
};

// Word `number` of the sequence that `seed` begins.
inline std::uint64_t random_word(std::uint64_t seed, std::uint64_t number) {
  std::uint64_t word = (seed << 40) + (number + 1) * 0x9e3779b97f4a7c15U;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
  return word ^ (word >> 31);
}
inline double random_unit(std::uint64_t seed, std::uint64_t number) {
  return static_cast<double>(random_word(seed, number) >> 11) / 9007199254740992.0;
}

template <class Entry>
DenseMatrix dense_matrix(std::size_t rows, std::size_t columns, Entry entry) {
  DenseMatrix matrix{rows, columns, {}};
  matrix.costs.reserve(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) matrix.costs.push_back(entry(i, j));
  }
  return matrix;
}

// Uniform 0..largest.
inline DenseMatrix uniform_matrix(std::size_t rows, std::size_t columns, std::int64_t largest, std::uint64_t seed) {
  return dense_matrix(rows, columns, [=](std::size_t i, std::size_t j) {
    return static_cast<std::int64_t>(random_word(seed, i * columns + j) % (static_cast<std::uint64_t>(largest) + 1));
  });
}

// Distances between random points of the unit square, × 1000, rounded.
inline DenseMatrix euclidean_matrix(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  std::vector<double> at(2 * (rows + columns));
  for (std::size_t k = 0; k < at.size(); ++k) at[k] = random_unit(seed, k);
  return dense_matrix(rows, columns, [=](std::size_t i, std::size_t j) {
    const double x = at[2 * i] - at[2 * (rows + j)], y = at[2 * i + 1] - at[2 * (rows + j) + 1];
    return static_cast<std::int64_t>(std::floor(1000 * std::sqrt(x * x + y * y) + 0.5));
  });
}

// Machol & Wien 1976: (i + 1)·(j + 1), the classic hard case.
inline DenseMatrix product_matrix(std::size_t rows, std::size_t columns) {
  return dense_matrix(rows, columns,
                      [](std::size_t i, std::size_t j) { return static_cast<std::int64_t>((i + 1) * (j + 1)); });
}

}  // namespace koppel::bench
