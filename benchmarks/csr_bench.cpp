// The C++ side of python_bench.py: solve() on compressed rows that it wrote, in milliseconds of processor time, so that the cost of the way through Python shows.
//
//   csr_bench FILE ROUNDS   FILE: rows, columns and entries as uint64, then row pointers (uint32), column indices (uint32), weights (int64)
//
// Prints the medians of: the graph and solve(), from vectors that were made before; the same with the vectors copied from an array.
#include <algorithm>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <vector>

#include "solve/solve.hpp"
#include "solve/strategy.hpp"

namespace {

using namespace koppel;

struct Rows {
  std::uint64_t columns = 0;
  std::vector<std::uint32_t> begin;
  std::vector<OfferId> column;
  std::vector<Weight> weights;
};

template <class Value>
void read_into(std::ifstream& file, std::vector<Value>& values, std::uint64_t count) {
  values.resize(count);
  file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(Value)));
}

Rows read_rows(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::uint64_t> sizes;
  read_into(file, sizes, 3);
  Rows rows;
  rows.columns = sizes[1];
  read_into(file, rows.begin, sizes[0] + 1);
  read_into(file, rows.column, sizes[2]);
  read_into(file, rows.weights, sizes[2]);
  return rows;
}

Outcome solve_rows(Rows rows) {
  Instance instance;
  const std::size_t requests = rows.begin.size() - 1;
  instance.graph = BipartiteGraph(rows.columns, std::move(rows.begin), std::move(rows.column));
  instance.offer_range = IdVector<OfferId, Range>(rows.columns, Range{0, 5});
  instance.request_range = IdVector<RequestId, Range>(requests);
  auto shared = std::make_shared<const Instance>(std::move(instance));
  return solve(pose(*find_strategy("max_weight"), std::move(shared), std::move(rows.weights)));
}

// Of processor time.
double milliseconds_since(std::clock_t begin) {
  return 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return std::fputs("csr_bench FILE ROUNDS\n", stderr), 2;
  const Rows rows = read_rows(arguments[1]);
  std::vector<double> bare, with_copy;
  std::size_t pairs = 0;
  for (int round = std::atoi(arguments[2]); round > 0; --round) {
    const std::clock_t begin = std::clock();
    Rows copy = rows;
    const std::clock_t copied = std::clock();
    pairs = solve_rows(std::move(copy)).matching.size();
    bare.push_back(milliseconds_since(copied));
    with_copy.push_back(milliseconds_since(begin));
  }
  std::printf("%.1f %.1f %zu\n", median(bare), median(with_copy), pairs);
}
