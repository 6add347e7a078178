// How soon a stop request is noticed and answered, on problems with 10 million edges.
//
//   limits_bench [--small] [--verify] [NAME...]
//     --small   1 million edges instead
//     --verify  passes every outcome through verify() (not counted)
//
// Each problem is solved again and again with a request that comes later each time. Prints a Markdown table in processor time: the longest
// time between the request and the next question for it, the longest time from the request to the answer, and where that was.
#include <fmt/format.h>

#include <functional>
#include <string>

#include "assignment_families.hpp"
#include "certify/verify.hpp"
#include "measuring.hpp"
#include "solve/solve.hpp"
#include "support/problem_parts.hpp"

namespace koppel::bench {
namespace {

struct StopAfter : Progress {
  explicit StopAfter(double milliseconds) : deadline(milliseconds) {}
  bool stop_requested() override {
    const double time = processor_milliseconds() - begin;
    if (time < deadline) return false;
    if (noticed < 0) noticed = time;
    return true;
  }

  double begin = processor_milliseconds();
  double deadline, noticed = -1;
};

test::ProblemParts problem_of(const Instance& instance) {
  test::ProblemParts problem;
  problem.graph = BipartiteGraph(instance.offers(), instance.request_begin, instance.edge_offer);
  for (const std::int32_t capacity : instance.offer_capacity) problem.offer_range.push_back({0, capacity});
  for (const std::int32_t capacity : instance.request_capacity) problem.request_range.push_back({0, capacity});
  problem.levels = {weight_level(instance.edge_weight)};
  return problem;
}

test::ProblemParts scarce(std::uint32_t scale) {
  return problem_of(uniform({50'000 * scale, 10'000 * scale, 20, 14}, 0, 1000));
}
test::ProblemParts balanced(std::uint32_t scale) {
  return problem_of(uniform({50'000 * scale, 16'667 * scale, 20, 24}, 0, 1000));
}
test::ProblemParts many_places(std::uint32_t scale) {
  return problem_of(uniform({50'000 * scale, 500 * scale, 20, 51, 80, 120}, 0, 1000));
}

test::ProblemParts pairs_first(test::ProblemParts problem) {
  problem.levels.insert(problem.levels.begin(), pairs_level());
  return problem;
}

test::ProblemParts with_lower_bounds(test::ProblemParts problem) {
  for (const OfferId offer : problem.offer_range.ids()) problem.offer_range[offer].lower = offer.value % 3 == 0;
  return problem;
}

// Sixty districts of the requests, each with a little less room than it could use.
test::ProblemParts with_districts(test::ProblemParts problem) {
  constexpr std::uint32_t districts = 60;
  for (std::uint32_t district = 0; district < districts; ++district) {
    Group& group = problem.groups.emplace_back(Group{Side::requests, "d" + std::to_string(district), {}, {}});
    for (std::uint32_t request = district; request < problem.graph.request_count(); request += districts) {
      group.members.push_back(request);
    }
    group.range = {static_cast<std::int32_t>(group.members.size() / 10),
                   static_cast<std::int32_t>(group.members.size() / 2)};
  }
  return problem;
}

struct Case {
  std::string name;
  std::function<Problem(std::uint32_t scale)> make;
  std::string algorithm = {};
};

const std::vector<Case> cases = {
    {"auction, offers scarce", scarce},
    {"auction, balanced", balanced},
    {"auction, large capacities", many_places},
    {"auction, pairs then weight", [](std::uint32_t scale) { return pairs_first(scarce(scale)); }},
    {"network simplex, weight", scarce, "network-simplex"},
    {"network simplex, pairs then weight", [](std::uint32_t scale) { return pairs_first(scarce(scale)); },
     "network-simplex"},
    {"lower bounds", [](std::uint32_t scale) { return with_lower_bounds(scarce(scale)); }},
    {"districts", [](std::uint32_t scale) { return with_districts(scarce(scale)); }},
};

struct Worst {
  double milliseconds = 0, at = 0;
  void see(double value, double deadline) {
    if (value > milliseconds) *this = {value, deadline};
  }
};

bool measure(const Case& one, std::uint32_t scale, bool check) {
  const Problem problem = one.make(scale);
  Worst notice, answer;
  double deadline = 0;
  bool right = true, stopped = true;
  int requests = 0;
  for (; stopped && deadline < 6000; deadline = deadline * 1.3 + 10) {
    StopAfter stop(deadline);
    const Outcome outcome = solve(problem, {.limits = {.progress = &stop}, .algorithm = one.algorithm});
    const double end = processor_milliseconds() - stop.begin;
    stopped = stop.noticed >= 0;
    if (!stopped) break;
    ++requests;
    notice.see(stop.noticed - deadline, deadline);
    answer.see(end - deadline, deadline);
    right = right && outcome.bounds >= outcome.values && (!check || verify(problem, outcome).accepted);
  }
  fmt::print("| {} | {} | {} | {:.0f} (at {:.0f}) | {:.0f} (at {:.0f}) |\n", one.name, problem.graph().edge_count(),
             requests, notice.milliseconds, notice.at, answer.milliseconds, answer.at);
  std::fflush(stdout);
  return right;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using namespace koppel::bench;
  std::uint32_t scale = 10;
  bool check = false, right = true;
  std::vector<std::string> names;
  for (int k = 1; k < count; ++k) {
    const std::string argument = arguments[k];
    if (argument == "--small")
      scale = 1;
    else if (argument == "--verify")
      check = true;
    else
      names.push_back(argument);
  }
  fmt::print("| problem | edges | requests | noticed after ms | answered after ms |\n|---|---|---|---|---|\n");
  for (const Case& one : cases) {
    if (!names.empty() && std::find(names.begin(), names.end(), one.name) == names.end()) continue;
    right = measure(one, scale, check) && right;
  }
  return right ? 0 : 1;
}
