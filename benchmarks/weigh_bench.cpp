// Weighing, solving and the rest of the walk on synthetic markets of growing size, as one Markdown table.
//
// No rival weighs a market, so the figures stand beside each other: time per surviving pair should stay nearly level. Every answer is
// verified by certify/ before its row is printed; a row that does not verify ends the run with 1.
//
//   build/release/benchmarks/weigh_bench [largest]      sizes 140×220, 2,000², 5,000², 10,000², 20,000² up to `largest` (default 20000)
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "koppel.hpp"
#include "model/synthetic.hpp"

namespace {

using koppel::Market;
using Clock = std::chrono::steady_clock;

struct Row {
  std::size_t offers, requests, edges;
  double check, weigh, solve, verify, describe;  // milliseconds
};

template <class Step>
auto timed(double& milliseconds, Step step) {
  const auto start = Clock::now();
  auto result = step();
  milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return result;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

// False when the answer does not verify.
bool measure_walk(std::size_t offers, std::size_t requests) {
  Row row{offers, requests, 0, 0, 0, 0, 0, 0};
  const koppel::Draft draft = koppel::synthetic_draft({.offers = offers, .requests = requests, .districts = 60, .seed = 7});
  const koppel::Setting setting;
  const koppel::Checked checked = timed(row.check, [&] { return koppel::check(draft, setting.profile, {}); });
  if (!checked.market) return false;
  koppel::Weighed weighed = timed(row.weigh, [&] { return koppel::weigh(*checked.market, setting); });
  row.edges = weighed.problem.graph.edge_count();
  weighed.problem.levels = koppel::find_strategy("max_served_max_weight")->levels(weighed.problem, weighed.weights);
  const koppel::Outcome outcome = timed(row.solve, [&] { return koppel::solve_with_lottery(weighed.problem, 1); });
  const koppel::Verdict verdict = timed(row.verify, [&] { return koppel::verify(weighed.problem, outcome); });
  if (outcome.status != koppel::Status::optimal || !verdict.accepted) return false;
  const koppel::Plan plan = timed(row.describe, [&] { return koppel::describe(*checked.market, setting, weighed, outcome); });
  fmt::print("| {} × {} | {} | {} | {:.1f} | {:.1f} | {:.0f} | {:.1f} | {:.1f} | {:.1f} | {} |\n", row.offers, row.requests, row.edges,
             plan.served, row.check, row.weigh, row.weigh * 1e6 / static_cast<double>(row.edges), row.solve, row.verify, row.describe,
             peak_megabytes());
  std::fflush(stdout);
  return true;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::size_t largest = argument_count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 20'000;
  fmt::print("| offers × requests | pairs | served, proved | check ms | weigh ms | weigh ns/pair | solve ms | verify ms | describe ms | peak MB |\n");
  fmt::print("|---|---|---|---|---|---|---|---|---|---|\n");
  if (!measure_walk(140, 220)) return 1;
  for (const std::size_t size : {2'000UL, 5'000UL, 10'000UL, 20'000UL}) {
    if (size <= largest && !measure_walk(size, size)) return 1;
  }
  return 0;
}
