// Weighing synthetic markets of growing size: candidate pairs, time, time per pair, peak memory.
//
//   weigh_bench [--quick]
//     --quick   leaves out 20,000 offers x 20,000 requests
//
// Prints a Markdown table. Seconds are processor time of the one thread, medians of five runs; making and checking the
// market is not counted. Peak memory is that of the whole process while it weighs, the market included (Linux only;
// elsewhere 0). The last column is the share of all pairs that became an edge: linear growth in the pairs means that
// the time per pair stays what it is.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "measuring.hpp"
#include "model/check.hpp"
#include "model/synthetic.hpp"
#include "pairing/weigh.hpp"

namespace koppel::bench {
namespace {

constexpr std::size_t districts = 60;
constexpr std::array<std::size_t, 4> sizes{2'000, 5'000, 10'000, 20'000};
constexpr std::size_t runs = 5;

std::optional<Market> synthetic_market(std::size_t size) {
  const Draft draft = synthetic_draft({.offers = size, .requests = size, .districts = districts, .seed = 1});
  return check(draft, Profile{}, Vocabularies{}).market;
}

bool measure(std::size_t size) {
  const std::optional<Market> market = synthetic_market(size);
  if (!market) return false;
  const Setting setting;
  std::array<double, runs> seconds{};
  std::size_t edges = 0;
  reset_peak();
  for (double& run : seconds) {
    const double start = processor_seconds();
    const Weighed weighed = weigh(*market, setting);
    run = processor_seconds() - start;
    edges = weighed.instance->graph.edge_count();
  }
  std::ranges::sort(seconds);
  const double median = seconds[runs / 2];
  const double all_pairs = static_cast<double>(size) * static_cast<double>(size);
  fmt::print("| {} × {} | {} | {:.3f} | {:.0f} | {:.0f} | {:.2f} % |\n", size, size, edges, median,
             1e9 * median / static_cast<double>(std::max<std::size_t>(edges, 1)), peak_megabytes(),
             100.0 * static_cast<double>(edges) / all_pairs);
  return edges > 0;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  const bool quick = count > 1 && std::string_view(arguments[1]) == "--quick";
  fmt::print("| market | pairs | seconds | ns per pair | peak MB | of all pairs |\n|---|---:|---:|---:|---:|---:|\n");
  for (const std::size_t size : koppel::bench::sizes) {
    if (quick && size == koppel::bench::sizes.back()) break;
    if (!koppel::bench::measure(size)) return 1;
  }
  return 0;
}
