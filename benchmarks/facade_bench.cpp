// The whole of solve(): what the façade adds to the kernel, cardinality first against weight alone, components on threads.
//
//   facade_bench [--quick] [--once] [NAME...]
//     --quick   leaves out the instances with 10 million edges
//     --once    one run instead of five
//     NAME      an instance of the first table, or "districts" for the second
//
// Prints Markdown tables. Times are medians in processor time of the whole process for the first table, and wall time for the
// second, where threads matter. Every outcome must be optimal, which solve() only says with a proof; a difference ends the program with 1.
#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <string>

#include "assignment_families.hpp"
#include "measuring.hpp"
#include "solve/algorithms/auction/auction.hpp"
#include "solve/lexicographic.hpp"
#include "solve/solve.hpp"
#include "support/problem_parts.hpp"

namespace koppel::bench {
namespace {

struct Case {
  std::string name;
  std::function<Instance()> make;
  bool large = false;
};

// clang-format off: a line per instance
const std::vector<Case> cases = {
    {"S2 tiny",
     [] {
       return uniform({1'000, 200, 20, 11}, 0, 1000);
     }},
    {"S2 50k",
     [] {
       return uniform({50'000, 10'000, 20, 13}, 0, 1000);
     }},
    {"S3 100k",
     [] {
       return skills({100'000, 20'000, 20, 15});
     }},
    {"balanced",
     [] {
       return uniform({50'000, 16'667, 20, 21}, 0, 1000);
     }},
    {"S2 500k",
     [] {
       return uniform({500'000, 100'000, 20, 14}, 0, 1000);
     },
     true},
};
// clang-format on

double wall_milliseconds() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int repeats(const Instance& instance) { return instance.edges() < 100'000 ? 20 : 1; }

test::ProblemParts problem_of(const Instance& instance) {
  test::ProblemParts problem;
  problem.graph = BipartiteGraph(instance.offers(), instance.request_begin, instance.edge_offer);
  for (const std::int32_t capacity : instance.offer_capacity) problem.offer_range.push_back({0, capacity});
  for (const std::int32_t capacity : instance.request_capacity) problem.request_range.push_back({0, capacity});
  return problem;
}

bool all_right = true;

// The processor time of one solve().
double time_of(const Problem& problem, int count, double (*clock)(), unsigned threads = 1) {
  const double begin = clock();
  for (int k = 0; k < count; ++k) {
    const Outcome outcome = solve(problem, {.limits = {.threads = threads}});
    all_right = all_right && outcome.status == Status::optimal;
  }
  return (clock() - begin) / count;
}

void compare_levels(const Case& one, int rounds) {
  const Instance instance = one.make();
  const auto graph = problem_of(instance).shared();
  const Problem weight(graph, Goal{}.then(weight_level(instance.edge_weight)));
  const Problem pairs(graph, Goal{}.then(pairs_level()).then(weight_level(instance.edge_weight)));
  std::vector<double> kernel, alone, first;
  for (int round = 0; round < rounds; ++round) {
    const double begin = processor_milliseconds();
    for (int k = 0; k < repeats(instance); ++k) {
      Meter meter{Limits{}};
      all_right = solve_auction(instance.view(), meter).complete && all_right;
    }
    kernel.push_back((processor_milliseconds() - begin) / repeats(instance));
    alone.push_back(time_of(weight, repeats(instance), processor_milliseconds));
    first.push_back(time_of(pairs, repeats(instance), processor_milliseconds));
  }
  const double k = median(kernel), a = median(alone), f = median(first);
  fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.1f} | {:.1f} |\n", one.name, instance.edges(), k, a, f, f / a,
             f / k);
  std::fflush(stdout);
}

// Sixty districts that share nothing, their requests and offers numbered in turn.
Problem districts(const std::function<Instance(std::uint64_t seed)>& make, std::uint32_t count) {
  std::vector<Instance> parts;
  for (std::uint32_t part = 0; part < count; ++part) parts.push_back(make(100 + part));
  Instance all;
  for (std::size_t request = 0; request < parts.front().requests(); ++request) {
    for (std::uint32_t part = 0; part < count; ++part) {
      const Instance& own = parts[part];
      for (std::size_t edge = own.request_begin[request]; edge < own.request_begin[request + 1]; ++edge) {
        all.edge_offer.push_back(OfferId{own.edge_offer[edge].value * count + part});
        all.edge_weight.push_back(own.edge_weight[edge]);
      }
      all.request_begin.push_back(static_cast<std::uint32_t>(all.edge_offer.size()));
      all.request_capacity.push_back(own.request_capacity[request]);
    }
  }
  for (std::size_t offer = 0; offer < parts.front().offers(); ++offer) {
    for (const Instance& own : parts) all.offer_capacity.push_back(own.offer_capacity[offer]);
  }
  return {problem_of(all).shared(), Goal{}.then(weight_level(std::move(all.edge_weight)))};
}

double time_of_whole(const Problem& problem) {
  const double begin = wall_milliseconds();
  Meter meter{Limits{}};
  Lexicographic levels(problem, Face(problem), meter);
  all_right = levels.run() && levels.outcome().status == Status::optimal && all_right;
  return wall_milliseconds() - begin;
}

void compare_threads(const std::string& name, const Problem& problem, int rounds) {
  std::vector<double> whole, one, two;
  for (int round = 0; round < rounds; ++round) {
    whole.push_back(time_of_whole(problem));
    one.push_back(time_of(problem, 1, wall_milliseconds, 1));
    two.push_back(time_of(problem, 1, wall_milliseconds, 2));
  }
  fmt::print("| {} | {} | {:.1f} | {:.1f} | {:.1f} | {:.2f} |\n", name, problem.graph().edge_count(), median(whole),
             median(one), median(two), median(one) / median(two));
  std::fflush(stdout);
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using namespace koppel::bench;
  bool quick = false;
  int rounds = 5;
  std::vector<std::string> names;
  for (int k = 1; k < count; ++k) {
    const std::string argument = arguments[k];
    if (argument == "--quick")
      quick = true;
    else if (argument == "--once")
      rounds = 1;
    else
      names.push_back(argument);
  }
  fmt::print(
      "| instance | edges | kernel, weight ms | solve, weight ms | solve, pairs then weight ms | × solve | × kernel "
      "|\n");
  fmt::print("|---|---|---|---|---|---|---|\n");
  for (const Case& one : cases) {
    const bool wanted =
        names.empty() ? !(quick && one.large) : std::find(names.begin(), names.end(), one.name) != names.end();
    if (wanted) compare_levels(one, rounds);
  }
  if (names.empty() || names.front() == "districts") {
    fmt::print("\n| sixty districts | edges | as a whole ms | one thread ms | two threads ms | × one thread |\n");
    fmt::print("|---|---|---|---|---|---|\n");
    const auto scarce = [](std::uint64_t seed) { return uniform({833, 167, 20, seed}, 0, 1000); };
    const auto balanced = [](std::uint64_t seed) { return uniform({833, 278, 20, seed}, 0, 1000); };
    const auto large = [](std::uint64_t seed) { return uniform({8'333, 1'667, 20, seed}, 0, 1000); };
    const auto large_balanced = [](std::uint64_t seed) { return uniform({8'333, 2'778, 20, seed}, 0, 1000); };
    compare_threads("offers scarce", districts(scarce, 60), rounds);
    compare_threads("balanced", districts(balanced, 60), rounds);
    if (!quick) {
      compare_threads("offers scarce", districts(large, 60), rounds);
      compare_threads("balanced", districts(large_balanced, 60), rounds);
    }
  }
  return all_right ? 0 : 1;
}
