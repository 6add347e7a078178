// Perfect assignment beside LEMON's network simplex, in one run on the same instances.
//
//   perfect_bench [--alone] [--once] [NAME...]
//     --alone   without the rival
//     --once    one run instead of five
//
// Prints a Markdown table. Times are processor time of the one thread, medians of five measurements that take turns (of fewer where the
// rival needs more than 20 s in all). Koppel's time starts from the kernel's problem and includes all building and the proof's duals; the
// rival's starts from a finished LEMON graph. Every optimum is compared and koppel's duals are checked on every edge; a difference
// ends the program with 1.
#include <fmt/format.h>

#include <functional>
#include <numeric>
#include <string>

#include "assignment_families.hpp"
#include "lemon_rivals.hpp"
#include "measuring.hpp"
#include "solve/algorithms/perfect/perfect_assignment.hpp"

namespace koppel::bench {
namespace {

struct Size {
  std::uint32_t nodes, degree;
  std::uint64_t seed;
};

// S1: a hidden perfect matching, the other edges at random; `cost_of(request, offer)` is to be small.
template <class CostOf>
Instance hidden_matching(const Size& size, Random& random, CostOf cost_of) {
  std::vector<std::uint32_t> hidden(size.nodes);
  std::iota(hidden.begin(), hidden.end(), 0u);
  for (std::uint32_t k = size.nodes - 1; k > 0; --k) std::swap(hidden[k], hidden[random.below(k + 1)]);
  Instance instance;
  instance.offer_capacity.assign(size.nodes, 1);
  instance.request_capacity.assign(size.nodes, 1);
  Row row(size.nodes);
  for (std::uint32_t request = 0; request < size.nodes; ++request) {
    row.start();
    row.add(hidden[request]);
    while (row.size() < size.degree) row.add(random.below(size.nodes));
    for (const std::uint32_t offer : row.sorted()) {
      instance.edge_offer.push_back(OfferId{offer});
      instance.edge_weight.push_back(-cost_of(request, offer));
    }
    instance.request_begin.push_back(static_cast<std::uint32_t>(instance.edge_offer.size()));
  }
  return instance;
}

Instance uniform_costs(const Size& size, std::int32_t largest) {
  Random random(size.seed);
  return hidden_matching(size, random, [&](std::uint32_t, std::uint32_t) { return random.between(0, largest); });
}

// Everybody finds the same offers dear.
Instance common_costs(const Size& size) {
  Random random(size.seed);
  std::vector<std::int32_t> value;
  for (std::uint32_t offer = 0; offer < size.nodes; ++offer) value.push_back(random.between(0, 900));
  return hidden_matching(size, random,
                         [&](std::uint32_t, std::uint32_t offer) { return value[offer] + random.between(0, 100); });
}

// Requests and offers along a line, every request with the offers next to it: what happens at one end is felt far away.
Instance strip(const Size& size) {
  Random random(size.seed);
  Instance instance;
  instance.offer_capacity.assign(size.nodes, 1);
  instance.request_capacity.assign(size.nodes, 1);
  const std::uint32_t reach = size.degree / 2;
  for (std::uint32_t request = 0; request < size.nodes; ++request) {
    const std::uint32_t first = std::min(request - std::min(request, reach), size.nodes - size.degree);
    for (std::uint32_t offer = first; offer < first + size.degree; ++offer) {
      instance.edge_offer.push_back(OfferId{offer});
      instance.edge_weight.push_back(-random.between(0, 1000));
    }
    instance.request_begin.push_back(static_cast<std::uint32_t>(instance.edge_offer.size()));
  }
  return instance;
}

struct Case {
  std::string name;
  std::function<Instance()> make;
  bool simplex = true;  // false where it would take many minutes
};

const std::vector<Case> cases = {
    {"S1 10k",
     [] {
       return uniform_costs({10'000, 20, 9}, 1000);
     }},
    {"S1 100k",
     [] {
       return uniform_costs({100'000, 20, 10}, 1000);
     }},
    {"S1 1M",
     [] {
       return uniform_costs({1'000'000, 10, 12}, 1000);
     },
     false},
    {"degree 3",
     [] {
       return uniform_costs({50'000, 3, 61}, 1000);
     }},
    {"degree 100",
     [] {
       return uniform_costs({20'000, 100, 62}, 1000);
     }},
    {"two costs",
     [] {
       return uniform_costs({50'000, 20, 63}, 1);
     }},
    {"costs 0 to 20",
     [] {
       return uniform_costs({50'000, 20, 64}, 20);
     }},
    {"common costs",
     [] {
       return common_costs({50'000, 20, 65});
     }},
    {"strip",
     [] {
       return strip({50'000, 20, 66});
     }},
    {"costs to 1e8 (int64)",
     [] {
       return uniform_costs({50'000, 20, 67}, 100'000'000);
     }},
};

Weight value_of(const Instance& instance, const KernelSolution& solution) {
  Weight value = 0;
  for (const EdgeId edge : solution.matching) value += instance.edge_weight[edge.index()];
  return value;
}

// Every request and every offer once, the duals at least every weight, and their sum the value.
bool is_proved(const Instance& instance, const PerfectSolution& solution) {
  std::vector<bool> taken(instance.offers(), false);
  Weight bound = std::accumulate(solution.offer_dual.begin(), solution.offer_dual.end(), Weight{0}) +
                 std::accumulate(solution.request_dual.begin(), solution.request_dual.end(), Weight{0});
  bool sound = solution.complete && solution.matching.size() == instance.requests();
  for (std::size_t request = 0; sound && request < instance.requests(); ++request) {
    const std::size_t mine = solution.matching[request].index();
    sound = mine >= instance.request_begin[request] && mine < instance.request_begin[request + 1] &&
            !taken[instance.edge_offer[mine].index()];
    taken[instance.edge_offer[mine].index()] = true;
    for (std::size_t edge = instance.request_begin[request]; edge < instance.request_begin[request + 1]; ++edge) {
      const Weight dual = solution.request_dual[request] + solution.offer_dual[instance.edge_offer[edge].index()];
      sound = sound && dual >= instance.edge_weight[edge];
    }
  }
  return sound && bound == value_of(instance, solution);
}

PlainProblem plain(const Instance& instance) {
  PlainProblem problem{instance.request_begin, {}, {}, instance.offer_capacity, true};
  for (const OfferId offer : instance.edge_offer) problem.edge_offer.push_back(static_cast<int>(offer.value));
  problem.edge_weight.assign(instance.edge_weight.begin(), instance.edge_weight.end());
  return problem;
}

struct Own {
  std::vector<double> times;
  Weight optimum = 0;
  bool proved = true;
  double megabytes = 0;

  void run(const Instance& instance) {
    reset_peak();
    Meter meter{Limits{}};
    const double begin = processor_milliseconds();
    const PerfectSolution solution = solve_perfect(instance.view(), meter);
    times.push_back(processor_milliseconds() - begin);
    if (megabytes == 0) megabytes = peak_megabytes();  // the first run: before there is a LEMON graph
    optimum = value_of(instance, solution);
    proved = proved && is_proved(instance, solution);
  }
};

bool measure(const Case& one, bool rival, int rounds) {
  const Instance instance = one.make();
  Own own;
  own.run(instance);
  std::vector<double> simplex;
  bool agrees = true;
  if (rival && one.simplex) {
    const LemonRivals network(plain(instance));
    double total = 0;
    for (int round = 0; round < rounds; ++round) {
      if (round > 0) own.run(instance);
      if (total > 20'000) continue;
      const LemonRun run = network.network_simplex();
      agrees = agrees && run.found && run.optimum == own.optimum;
      simplex.push_back(run.milliseconds);
      total += run.milliseconds;
    }
  } else {
    for (int round = 1; round < rounds; ++round) own.run(instance);
  }
  const double time = median(own.times), other = median(simplex);
  fmt::print("| {} | {} | {} | {:.1f} | {} | {} | {:.0f} |\n", one.name, instance.requests(), instance.edges(), time,
             simplex.empty() ? "–" : fmt::format("{:.0f}", other),
             simplex.empty() ? "–" : fmt::format("{:.1f}", other / time), own.megabytes);
  std::fflush(stdout);
  if (!own.proved || !agrees) fmt::print(stderr, "{}: proved {}, simplex agrees {}\n", one.name, own.proved, agrees);
  return own.proved && agrees;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using namespace koppel::bench;
  bool rival = true, all_right = true;
  int rounds = 5;
  std::vector<std::string> names;
  for (int k = 1; k < count; ++k) {
    const std::string argument = arguments[k];
    if (argument == "--alone")
      rival = false;
    else if (argument == "--once")
      rounds = 1;
    else
      names.push_back(argument);
  }
  fmt::print("| instance | requests = offers | edges | koppel ms | NetworkSimplex ms | × simplex | peak MB |\n");
  fmt::print("|---|---|---|---|---|---|---|\n");
  for (const Case& one : cases) {
    const bool wanted = names.empty() || std::find(names.begin(), names.end(), one.name) != names.end();
    if (wanted) all_right = measure(one, rival, rounds) && all_right;
  }
  return all_right ? 0 : 1;
}
