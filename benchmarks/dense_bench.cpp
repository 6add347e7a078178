// The dense assignment algorithm on matrices of every kind; dense_against_scipy.py sets SciPy beside it.
//
//   dense_bench [--once] [--lines] [NAME...]
//     --once    one run instead of five
//     --lines   for programs: per instance a line of milliseconds, peak MB, the optimum and the name, instead of a table
//
// Times are processor time of the one thread, medians of five; a small matrix is solved many times for each. They include everything from
// the matrix as it came to the finished duals. Peak memory is the process's, the matrix included (Linux only; elsewhere 0). Every
// optimum is proved: the duals are checked against every entry, and their sum against the assignment's cost; a
// fault ends the program with 1.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>

#include "dense_families.hpp"
#include "measuring.hpp"
#include "solve/algorithms/dense/dense_assignment.hpp"

namespace koppel::bench {
namespace {

struct Case {
  std::string name;
  std::function<DenseMatrix()> make;
  bool wide = false;  // handed over as int64
};

const std::vector<Case> cases = {
    {"D1 1000", [] { return uniform_matrix(1000, 1000, 1000, 1); }},
    {"D1 2000", [] { return uniform_matrix(2000, 2000, 1000, 2); }},
    {"D1 5000", [] { return uniform_matrix(5000, 5000, 1000, 3); }},
    {"D2 1000", [] { return euclidean_matrix(1000, 1000, 4); }},
    {"D2 2000", [] { return euclidean_matrix(2000, 2000, 5); }},
    {"D3 500", [] { return product_matrix(500, 500); }},
    {"D3 1000", [] { return product_matrix(1000, 1000); }},
    {"D4 2000", [] { return uniform_matrix(2000, 2000, 1'000'000, 6); }},
    {"D4 5000", [] { return uniform_matrix(5000, 5000, 100'000'000, 7); }},
    {"uniform 100", [] { return uniform_matrix(100, 100, 1'000'000, 11); }},
    {"uniform 300", [] { return uniform_matrix(300, 300, 1'000'000, 12); }},
    {"Euclidean 100", [] { return euclidean_matrix(100, 100, 13); }},
    {"Euclidean 300", [] { return euclidean_matrix(300, 300, 14); }},
    {"Euclidean 5000", [] { return euclidean_matrix(5000, 5000, 15); }},
    {"product 100", [] { return product_matrix(100, 100); }},
    {"product 2000", [] { return product_matrix(2000, 2000); }},
    {"uniform 500 × 2000", [] { return uniform_matrix(500, 2000, 1'000'000, 16); }},
    {"Euclidean 1500 × 2000", [] { return euclidean_matrix(1500, 2000, 17); }},
    {"product 900 × 1000", [] { return product_matrix(900, 1000); }},
    {"int64, to 1000, 1000", [] { return uniform_matrix(1000, 1000, 1000, 1); }, true},
    {"int64, to 1e15, 1000", [] { return uniform_matrix(1000, 1000, 1'000'000'000'000'000, 18); }, true},
    {"int64, to 1e15, 2000", [] { return uniform_matrix(2000, 2000, 1'000'000'000'000'000, 19); }, true},
};

constexpr double shortest_measurement = 20;  // milliseconds

struct Measured {
  std::vector<double> times;
  std::int64_t optimum = 0;
  bool proved = true;
  double megabytes = 0;
};

template <class Cost>
void check(const DenseProblem<Cost>& problem, const DenseSolution& solution, Measured& measured) {
  std::int64_t value = 0, bound = 0;
  for (const std::int64_t dual : solution.row_dual) bound += dual;
  for (const std::int64_t dual : solution.column_dual) {
    bound += dual;
    measured.proved = measured.proved && dual <= 0;
  }
  for (std::size_t row = 0; row < problem.rows(); ++row) {
    const Cost* const costs = problem.costs.data() + row * problem.columns();
    value += costs[solution.column_of_row[row]];
    for (std::size_t column = 0; column < problem.columns(); ++column) {
      measured.proved = measured.proved && solution.row_dual[row] + solution.column_dual[column] <= costs[column];
    }
  }
  measured.optimum = value;
  measured.proved = measured.proved && solution.complete && value == bound;
}

template <class Cost>
Measured measure(const DenseMatrix& matrix, int rounds) {
  const std::vector<Cost> costs(matrix.costs.begin(), matrix.costs.end());
  const DenseProblem<Cost> problem{Eigen::Map<const CostMatrix<Cost>>(
      costs.data(), static_cast<Eigen::Index>(matrix.rows), static_cast<Eigen::Index>(matrix.columns))};
  Measured measured;
  int repeats = 1;
  for (int round = 0; round < rounds; ++round) {
    DenseSolution solution;
    double time = 0;
    while (true) {
      const double begin = processor_milliseconds();
      for (int k = 0; k < repeats; ++k) {
        Meter meter{Limits{}};
        solution = solve_dense_assignment(problem, meter);
      }
      time = processor_milliseconds() - begin;
      if (time >= shortest_measurement || repeats >= 1024) break;
      repeats *= 2;
    }
    measured.times.push_back(time / repeats);
    check(problem, solution, measured);
  }
  std::ranges::sort(measured.times);
  return measured;
}

bool run(const Case& one, int rounds, bool lines) {
  reset_peak();
  DenseMatrix matrix = one.make();
  const std::size_t rows = matrix.rows, columns = matrix.columns;
  Measured measured = one.wide ? measure<std::int64_t>(matrix, rounds) : measure<std::int32_t>(matrix, rounds);
  measured.megabytes = peak_megabytes();
  const double time = measured.times[measured.times.size() / 2];
  if (lines) {
    fmt::print("{:.4f} {:.0f} {} {}\n", time, measured.megabytes, measured.optimum, one.name);
  } else {
    fmt::print("| {} | {} × {} | {:.2f} | {:.0f} | {} |\n", one.name, rows, columns, time, measured.megabytes,
               measured.optimum);
  }
  std::fflush(stdout);
  if (!measured.proved) fmt::print(stderr, "{}: not proved\n", one.name);
  return measured.proved;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using namespace koppel::bench;
  bool lines = false, all_right = true;
  int rounds = 5;
  std::vector<std::string> names;
  for (int k = 1; k < count; ++k) {
    const std::string argument = arguments[k];
    if (argument == "--once")
      rounds = 1;
    else if (argument == "--lines")
      lines = true;
    else
      names.push_back(argument);
  }
  if (!lines) fmt::print("| instance | rows × columns | ms | peak MB | optimum |\n|---|---|---:|---:|---:|\n");
  for (const Case& one : cases) {
    if (names.empty() || std::ranges::find(names, one.name) != names.end())
      all_right = run(one, rounds, lines) && all_right;
  }
  return all_right ? 0 : 1;
}
