// Groups and load balancing: the whole of solve() beside LEMON's network simplex on the same network, in one run.
//
//   groups_bench [--alone] [--once] [--general] [NAME...]
//     --alone     without the rival
//     --once      one run instead of five
//     --general   koppel's network simplex instead of the algorithm that its rule would choose
//
// Prints a Markdown table. Times are processor time, medians of five measurements that take turns. Koppel's time is that of solve(),
// checking the problem and the certificate's duals included; LEMON's starts from a finished graph. Every optimum is compared and
// every certificate verified; a difference ends the program with 1.
#include <fmt/format.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <ctime>
#include <functional>
#include <string>

#include "assignment_families.hpp"
#include "certify/verify.hpp"
#include "graph/group_tree.hpp"
#include "measuring.hpp"
#include "solve/solve.hpp"
#include "support/problem_parts.hpp"

namespace koppel::bench {
namespace {

test::ProblemParts problem_of(const Instance& instance) {
  test::ProblemParts problem;
  problem.graph = BipartiteGraph(instance.offers(), instance.request_begin, instance.edge_offer);
  for (const std::int32_t places : instance.offer_capacity) problem.offer_range.push_back({0, places});
  for (const std::int32_t places : instance.request_capacity) problem.request_range.push_back({0, places});
  problem.levels = {weight_level(instance.edge_weight)};
  return problem;
}

// `zones` groups of one side, each split into `parts`, members at random; ranges still open.
void add_groups(test::ProblemParts& problem, Side side, std::uint32_t zones, std::uint32_t parts, Random& random) {
  const std::size_t nodes = side == Side::offers ? problem.graph.offer_count() : problem.graph.request_count();
  const std::size_t first = problem.groups.size();
  const std::string name = side == Side::offers ? "sector " : "district ";
  for (std::uint32_t zone = 0; zone < zones; ++zone)
    problem.groups.push_back({side, "all of " + name + std::to_string(zone), {}, {}});
  for (std::uint32_t part = 0; part < zones * parts; ++part)
    problem.groups.push_back({side, name + std::to_string(part), {}, {}});
  for (std::uint32_t node = 0; node < nodes; ++node) {
    const std::uint32_t part = random.below(zones * parts);
    problem.groups[first + part / parts].members.push_back(node);
    problem.groups[first + zones + part].members.push_back(node);
  }
}

// How the number of pairs that a group has without any ranges is turned into its range.
using RangeOf = std::function<Range(const Group&, std::int64_t pairs, std::int64_t places, Random&)>;

void set_ranges(test::ProblemParts& problem, const RangeOf& range_of, Random& random) {
  std::vector<Group> groups = std::move(problem.groups);
  problem.groups.clear();
  const std::vector<EdgeId> free_optimum = solve(problem).matching;
  problem.groups = std::move(groups);
  const PairCounts counts = count_pairs(problem, free_optimum);
  for (std::size_t number = 0; number < problem.groups.size(); ++number) {
    Group& group = problem.groups[number];
    std::int64_t places = 0;
    for (const std::uint32_t member : group.members)
      places += group.side == Side::offers ? problem.offer_range[OfferId{member}].upper : 1;
    group.range = range_of(group, counts.groups[number], places, random);
  }
}

Range percent(std::int64_t pairs, std::int32_t lower, std::int32_t upper) {
  return {static_cast<std::int32_t>(pairs * lower / 100), static_cast<std::int32_t>(pairs * upper / 100)};
}

// Half of the groups with a ceiling below what they would get, half with a floor around it.
Range floors_and_ceilings(const Group& group, std::int64_t pairs, std::int64_t, Random& random) {
  const bool floor = random.below(2) == 0;
  if (group.side == Side::offers) return floor ? percent(pairs, 85, 200) : percent(pairs, 0, random.between(85, 100));
  return floor ? percent(pairs, random.between(85, 103), 200) : percent(pairs, 0, random.between(85, 100));
}

Range ceilings(const Group& group, std::int64_t pairs, std::int64_t, Random& random) {
  return group.side == Side::offers ? percent(pairs, 0, 200) : percent(pairs, 0, random.between(85, 100));
}

Range quotas(const Group& group, std::int64_t pairs, std::int64_t, Random& random) {
  const std::int32_t share = random.between(90, 110);
  return group.side == Side::offers ? percent(pairs, 0, 200) : percent(pairs, share - 2, share + 2);
}

// What a town would promise its districts: their share by size, give or take some per cent.
RangeOf fair_share(std::int32_t give_or_take) {
  return [=](const Group& group, std::int64_t pairs, std::int64_t places, Random&) {
    if (group.side == Side::offers) return percent(pairs, 0, 200);
    return percent(places * 3 / 5, 100 - give_or_take, 100 + give_or_take);
  };
}

Range seven_tenths_of_the_places(const Group&, std::int64_t, std::int64_t places, Random&) {
  return {0, static_cast<std::int32_t>(places * 7 / 10)};
}

test::ProblemParts grouped(const Instance& instance, std::uint32_t zones, std::uint32_t sectors,
                           const RangeOf& range_of) {
  Random random(7);
  test::ProblemParts problem = problem_of(instance);
  if (zones > 0) add_groups(problem, Side::requests, zones, 5, random);
  if (sectors > 0) add_groups(problem, Side::offers, sectors, 5, random);
  set_ranges(problem, range_of, random);
  return problem;
}

test::ProblemParts pairs_first(test::ProblemParts problem) {
  problem.levels.insert(problem.levels.begin(), pairs_level());
  return problem;
}

// The second, third, … assignment of the same person is worth less and less.
test::ProblemParts balanced_load(const Instance& instance, Weight step) {
  test::ProblemParts problem = problem_of(instance);
  StepGains& gains = problem.levels.front().offer_gains;
  gains.begin = {0};
  for (const Range range : problem.offer_range) {
    for (std::int32_t k = 0; k < range.upper; ++k) gains.steps.push_back(-step * k);
    gains.begin.push_back(static_cast<std::uint32_t>(gains.steps.size()));
  }
  return problem;
}

Instance s2() { return uniform({50'000, 10'000, 20, 13}, 0, 1000); }
Instance surplus() { return uniform({50'000, 25'000, 20, 23}, 0, 1000); }
Instance real_profiles() { return skills({50'000, 16'000, 20, 16}); }

struct Case {
  std::string name;
  std::function<Problem()> make;
};

const std::vector<Case> cases = {
    {"S2 50k, fair share ± 2 %", [] { return grouped(s2(), 12, 0, fair_share(2)); }},
    {"S2 50k, fair share ± 5 %", [] { return grouped(s2(), 12, 0, fair_share(5)); }},
    {"S2 50k, fair share ± 10 %", [] { return grouped(s2(), 12, 0, fair_share(10)); }},
    {"S2 50k, fair share ± 5 %, pairs first", [] { return pairs_first(grouped(s2(), 12, 0, fair_share(5))); }},
    {"S2 50k, floors and ceilings on both sides", [] { return grouped(s2(), 12, 4, floors_and_ceilings); }},
    {"S2 50k, district ceilings", [] { return grouped(s2(), 12, 0, ceilings); }},
    {"S2 50k, district quotas", [] { return grouped(s2(), 12, 0, quotas); }},
    {"S2 50k, sectors at 70 %", [] { return grouped(s2(), 0, 12, seven_tenths_of_the_places); }},
    {"surplus, floors and ceilings", [] { return grouped(surplus(), 12, 4, floors_and_ceilings); }},
    {"skills, floors and ceilings", [] { return grouped(real_profiles(), 12, 4, floors_and_ceilings); }},
    {"S2 50k, load balanced", [] { return balanced_load(s2(), 100); }},
    {"surplus, load balanced", [] { return balanced_load(surplus(), 100); }},
};

// Root over groups and offers to requests, over their groups back to the root; a step of a gain is an arc of its own.
class LemonNetwork {
 public:
  explicit LemonNetwork(const Problem& problem) : lower_(graph_), upper_(graph_), cost_(graph_) {
    const GroupTree tree(problem.groups(), problem.graph().offer_count(), problem.graph().request_count());
    const StepGains none;
    const Level& level = problem.levels().front();
    root_ = graph_.addNode();
    std::vector<Graph::Node> groups(problem.groups().size(), root_), offers, requests;
    const auto above = [&](GroupTree::Link group) { return group ? groups[group->index()] : root_; };
    for (const GroupId group : tree.from_the_top()) {
      const Group& of = problem.groups()[group.index()];
      groups[group.index()] = graph_.addNode();
      range(of.side, groups[group.index()], above(tree.parent(group)), of.range, level.group_gains, group.index());
    }
    for (const OfferId offer : problem.offer_range().ids()) {
      offers.push_back(graph_.addNode());
      range(Side::offers, offers.back(), above(tree.owner(offer)), problem.offer_range()[offer], level.offer_gains,
            offer.index());
    }
    for (const RequestId request : problem.request_range().ids()) {
      requests.push_back(graph_.addNode());
      range(Side::requests, requests.back(), above(tree.owner(request)), problem.request_range()[request],
            level.request_gains, request.index());
    }
    for (const EdgeId edge : all_ids<EdgeId>(problem.graph().edge_count())) {
      arc(offers[problem.graph().offer(edge).index()], requests[problem.graph().request(edge).index()], {0, 1},
          level.weight(edge));
    }
  }

  [[nodiscard]] std::optional<std::int64_t> optimum(double& milliseconds) const {
    const std::clock_t begin = std::clock();
    lemon::NetworkSimplex<Graph, int, int> simplex(graph_);
    simplex.lowerMap(lower_).upperMap(upper_).costMap(cost_);
    const bool found = simplex.run() == decltype(simplex)::OPTIMAL;
    milliseconds = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (!found) return std::nullopt;
    return -simplex.totalCost<std::int64_t>();
  }

 private:
  using Graph = lemon::SmartDigraph;

  void arc(Graph::Node from, Graph::Node to, Range range, Weight gain) {
    const Graph::Arc made = graph_.addArc(from, to);
    lower_[made] = range.lower, upper_[made] = range.upper, cost_[made] = -static_cast<int>(gain);
  }

  void range(Side side, Graph::Node node, Graph::Node above, Range range, const StepGains& gains, std::size_t number) {
    const Graph::Node from = side == Side::offers ? above : node, to = side == Side::offers ? node : above;
    if (gains.step_count(number) == 0) return arc(from, to, range, 0);
    for (std::int32_t k = 0; k < range.upper; ++k) {
      arc(from, to, {k < range.lower ? 1 : 0, 1}, gains.step(number, static_cast<std::size_t>(k) + 1));
    }
  }

  Graph graph_;
  Graph::Node root_;
  Graph::ArcMap<int> lower_, upper_, cost_;
};

struct Options {
  bool rival = true;
  int rounds = 5;
  SolveOptions solve{};
  std::vector<std::string> names{};
};

bool measure(const Case& one, const Options& options) {
  const Problem problem = one.make();
  std::optional<LemonNetwork> network;
  if (options.rival && problem.levels().size() == 1) network.emplace(problem);
  std::vector<double> own, rival;
  std::string algorithm, optimum;
  bool right = true;
  for (int round = 0; round < options.rounds; ++round) {
    const std::clock_t begin = std::clock();
    const Outcome outcome = solve(problem, options.solve);
    own.push_back(1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    right = right && verify(problem, outcome).accepted;
    algorithm = outcome.algorithm;
    const std::optional<std::int64_t> value = outcome.status == Status::optimal
                                                  ? std::optional(static_cast<std::int64_t>(outcome.values.back()))
                                                  : std::nullopt;
    optimum = value ? std::to_string(*value) : std::string(to_string(outcome.status));
    if (!network) continue;
    rival.push_back(0);
    right = right && network->optimum(rival.back()) == value;
  }
  const double time = median(own), other = median(rival);
  const std::string beside = network ? fmt::format("{:.0f} | {:.1f}", other, other / time) : "– | –";
  fmt::print("| {} | {} | {} | {} | {:.1f} | {} |\n", one.name, problem.groups().size(), algorithm, optimum, time,
             beside);
  std::fflush(stdout);
  if (!right) fmt::print(stderr, "{}: not proved, or another optimum than LEMON's\n", one.name);
  return right;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using namespace koppel::bench;
  Options options;
  for (int k = 1; k < count; ++k) {
    const std::string argument = arguments[k];
    if (argument == "--alone")
      options.rival = false;
    else if (argument == "--once")
      options.rounds = 1;
    else if (argument == "--general")
      options.solve.algorithm = "network-simplex";
    else
      options.names.push_back(argument);
  }
  fmt::print(
      "| instance | groups | algorithm | optimum | koppel ms | NetworkSimplex ms | × simplex "
      "|\n|---|---|---|---|---|---|---|\n");
  bool all_right = true;
  for (const Case& one : cases) {
    const bool wanted =
        options.names.empty() || std::find(options.names.begin(), options.names.end(), one.name) != options.names.end();
    if (wanted) all_right = measure(one, options) && all_right;
  }
  return all_right ? 0 : 1;
}
