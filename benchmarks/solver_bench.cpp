// The auction kernel beside LEMON's network simplex and cost scaling, in one run on the same instances.
//
//   solver_bench [--quick] [--alone] [--once] [NAME...]
//     --quick   leaves out the instances with 10 million edges
//     --alone   without rivals
//     --once    one run instead of five
//
// Prints a Markdown table. Times are processor time of the one thread, medians of five measurements that take turns (of fewer where a
// rival needs more than 20 s in all); a tiny instance is solved twenty times for each. Koppel's time starts from the kernel's problem
// and includes all building and the proof's duals; the rivals' starts from a finished LEMON graph. Every optimum is compared and
// koppel's bound recomputed; a difference ends the program with 1.
#include <fmt/format.h>

#include <functional>
#include <string>

#include "assignment_families.hpp"
#include "lemon_rivals.hpp"
#include "measuring.hpp"
#include "solve/algorithms/auction/auction.hpp"

namespace koppel::bench {
namespace {

struct Case {
  std::string name;
  std::function<Instance()> make;
  bool large = false;
  bool simplex = true;  // false where it would take many minutes
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
    {"S2 500k",
     [] {
       return uniform({500'000, 100'000, 20, 14}, 0, 1000);
     },
     true},
    {"balanced",
     [] {
       return uniform({50'000, 16'667, 20, 21}, 0, 1000);
     }},
    {"7 % scarce",
     [] {
       return uniform({50'000, 15'500, 20, 22}, 0, 1000);
     }},
    {"surplus",
     [] {
       return uniform({50'000, 25'000, 20, 23}, 0, 1000);
     }},
    {"skills balanced",
     [] {
       return skills({100'000, 33'333, 20, 16});
     }},
    {"skills surplus",
     [] {
       return skills({100'000, 50'000, 20, 17});
     }},
    {"geometric balanced",
     [] {
       return geometric({50'000, 16'667, 20, 31});
     }},
    {"geometric surplus",
     [] {
       return geometric({50'000, 25'000, 20, 32});
     }},
    {"geometric scarce",
     [] {
       return geometric({50'000, 10'000, 20, 33});
     }},
    {"all equal",
     [] {
       return uniform({50'000, 16'667, 20, 41}, 1, 1);
     }},
    {"three values",
     [] {
       return uniform({50'000, 16'667, 20, 42}, 1, 3);
     }},
    {"tie clusters",
     [] {
       return tie_clusters({50'000, 16'667, 20, 43}, 100);
     }},
    {"capacity ~100",
     [] {
       return uniform({50'000, 500, 20, 51, 80, 120}, 0, 1000);
     }},
    {"common value",
     [] {
       return common_value({50'000, 16'667, 20, 52});
     }},
    {"weights to 2e7",
     [] {
       return uniform({50'000, 16'667, 20, 53}, 0, 20'000'000);
     }},
    {"weights to 6e8 (int64)",
     [] {
       return uniform({50'000, 16'667, 20, 54}, 0, 600'000'000);
     }},
    {"balanced 500k",
     [] {
       return uniform({500'000, 166'667, 20, 24}, 0, 1000);
     },
     true, false},
};
// clang-format on

// How often an instance is solved for one measurement: the clock is too coarse for a single tiny one.
int repeats(const Instance& instance) { return instance.edges() < 100'000 ? 20 : 1; }

Weight value_of(const Instance& instance, const KernelSolution& solution) {
  Weight value = 0;
  for (const EdgeId edge : solution.matching) value += instance.edge_weight[edge.index()];
  return value;
}

Weight bound_of(const Instance& instance, const KernelSolution& solution) {
  Weight bound = 0;
  for (std::size_t offer = 0; offer < instance.offers(); ++offer) {
    bound += instance.offer_capacity[offer] * solution.offer_dual[offer];
  }
  for (std::size_t request = 0; request < instance.requests(); ++request) {
    bound += solution.request_dual[request];
    for (std::size_t edge = instance.request_begin[request]; edge < instance.request_begin[request + 1]; ++edge) {
      const Weight dual = solution.request_dual[request] + solution.offer_dual[instance.edge_offer[edge].index()];
      bound += std::max<Weight>(instance.edge_weight[edge] - dual, 0);
    }
  }
  return bound;
}

PlainProblem plain(const Instance& instance) {
  PlainProblem problem{instance.request_begin, {}, {}, instance.offer_capacity};
  for (const OfferId offer : instance.edge_offer) problem.edge_offer.push_back(static_cast<int>(offer.value));
  problem.edge_weight.assign(instance.edge_weight.begin(), instance.edge_weight.end());
  return problem;
}

// One rival: its times, and whether it found the optimum each time.
struct Rival {
  LemonRun (LemonRivals::*algorithm)() const;
  std::vector<double> times = {};
  double total = 0;
  bool agrees = true;

  void run(const LemonRivals& rivals, Weight optimum, int count) {
    if (total > 20'000) return;
    double time = 0;
    for (int k = 0; k < count; ++k) {
      const LemonRun result = (rivals.*algorithm)();
      time += result.milliseconds;
      agrees = agrees && result.found && result.optimum == optimum;
    }
    times.push_back(time / count);
    total += time;
  }
};

struct Own {
  std::vector<double> times;
  Weight optimum = 0;
  bool proved = true;
  double megabytes = 0;

  void run(const Instance& instance) {
    reset_peak();
    KernelSolution solution;
    const double begin = processor_milliseconds();
    for (int k = 0; k < repeats(instance); ++k) {
      Meter meter{Limits{}};
      solution = solve_auction(instance.view(), meter);
    }
    times.push_back((processor_milliseconds() - begin) / repeats(instance));
    if (megabytes == 0) megabytes = peak_megabytes();  // the first run: before there is a LEMON graph
    optimum = value_of(instance, solution);
    proved = proved && solution.complete && bound_of(instance, solution) == optimum;
  }
};

std::string times_faster(double own, double rival) {
  return rival > 0 ? fmt::format("{:.1f}", rival / own) : std::string("–");
}

bool measure(const Case& one, bool rivals, int rounds) {
  const Instance instance = one.make();
  Own own;
  own.run(instance);
  Rival simplex{&LemonRivals::network_simplex}, scaling{&LemonRivals::cost_scaling};
  if (rivals) {
    const LemonRivals network(plain(instance));
    for (int round = 0; round < rounds; ++round) {
      if (round > 0) own.run(instance);
      if (one.simplex) simplex.run(network, own.optimum, repeats(instance));
      scaling.run(network, own.optimum, repeats(instance));
    }
  } else {
    for (int round = 1; round < rounds; ++round) own.run(instance);
  }
  const double time = median(own.times), first = median(simplex.times), second = median(scaling.times);
  fmt::print("| {} | {} × {} | {} | {:.2f} | {:.1f} | {:.1f} | {} | {} | {:.0f} |\n", one.name, instance.requests(),
             instance.offers(), instance.edges(), time, first, second, times_faster(time, first),
             times_faster(time, one.simplex ? std::min(first, second) : second), own.megabytes);
  std::fflush(stdout);
  const bool right = own.proved && simplex.agrees && scaling.agrees;
  if (!right) {
    fmt::print(stderr, "{}: proved {}, simplex agrees {}, scaling agrees {}\n", one.name, own.proved, simplex.agrees,
               scaling.agrees);
  }
  return right;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  using namespace koppel::bench;
  bool quick = false, rivals = true, all_right = true;
  int rounds = 5;
  std::vector<std::string> names;
  for (int k = 1; k < count; ++k) {
    const std::string argument = arguments[k];
    if (argument == "--quick")
      quick = true;
    else if (argument == "--alone")
      rivals = false;
    else if (argument == "--once")
      rounds = 1;
    else
      names.push_back(argument);
  }
  fmt::print(
      "| instance | requests × offers | edges | koppel ms | NetworkSimplex ms | CostScaling ms | × simplex | × best | "
      "peak MB |\n");
  fmt::print("|---|---|---|---|---|---|---|---|---|\n");
  for (const Case& one : cases) {
    const bool wanted =
        names.empty() ? !(quick && one.large) : std::find(names.begin(), names.end(), one.name) != names.end();
    if (wanted) all_right = measure(one, rivals, rounds) && all_right;
  }
  return all_right ? 0 : 1;
}
