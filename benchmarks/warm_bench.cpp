// One warm change beside solving the changed problem again, on the same instances in one run.
//
//   warm_bench [--quick]
//     --quick   leaves out 100,000 requests
//
// Prints two Markdown tables: instance by instance, and kind of change by kind of change on the largest. Times are processor time of the one
// thread. A change's time includes the delta; every tenth changed problem is solved again by koppel's own solve() with the same levels
// (its time is the median of those), and the values must be the same: a difference ends the program with 1. The last state of each
// instance goes through verify().
#include <fmt/format.h>

#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "assignment_families.hpp"
#include "certify/verify.hpp"
#include "measuring.hpp"
#include "solve/warm.hpp"
#include "support/problem_parts.hpp"

namespace koppel::bench {
namespace {

constexpr int changes = 240, solved_again_every = 10;

// Processor time in microseconds.
double now() { return 1e6 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Case {
  std::string name;
  std::function<Instance()> make;
  bool pairs_first;
  bool large = false;
};

const std::vector<Case> cases = {
    {"2,000 × 2,000, capacity 1–5, pairs then weight",
     [] {
       return uniform({2'000, 2'000, 20, 71}, 0, 1000);
     },
     true},
    {"2,000 × 2,000, capacity 1–5, weight then pairs",
     [] {
       return uniform({2'000, 2'000, 20, 71}, 0, 1000);
     },
     false},
    {"2,000 × 2,000, capacity 1, pairs then weight",
     [] {
       return uniform({2'000, 2'000, 20, 72, 1, 1}, 0, 1000);
     },
     true},
    {"2,000 × 2,000, capacity 1, weight then pairs",
     [] {
       return uniform({2'000, 2'000, 20, 72, 1, 1}, 0, 1000);
     },
     false},
    {"S3 100,000 × 20,000, pairs then weight",
     [] {
       return skills({100'000, 20'000, 20, 15});
     },
     true, true},
    {"S3 100,000 × 20,000, weight then pairs",
     [] {
       return skills({100'000, 20'000, 20, 15});
     },
     false, true},
    {"S3 balanced 100,000 × 33,333, pairs then weight",
     [] {
       return skills({100'000, 33'333, 20, 16});
     },
     true, true},
    {"S3 balanced 100,000 × 33,333, weight then pairs",
     [] {
       return skills({100'000, 33'333, 20, 16});
     },
     false, true},
};

Problem problem_of(const Instance& instance, bool pairs_first) {
  test::ProblemParts problem;
  problem.graph = BipartiteGraph(instance.offers(), instance.request_begin, instance.edge_offer);
  for (const std::int32_t capacity : instance.offer_capacity) problem.offer_range.push_back({0, capacity});
  for (const std::int32_t capacity : instance.request_capacity) problem.request_range.push_back({0, capacity});
  problem.levels = {weight_level(instance.edge_weight), pairs_level()};
  if (pairs_first) std::swap(problem.levels[0], problem.levels[1]);
  return problem;
}

// Draws a change of any kind, makes it and tells which it was. What it draws is chosen before the clock starts.
class Changer {
 public:
  Changer(WarmSolver& solver, bool pairs_first, std::uint64_t seed)
      : solver_(solver), pairs_first_(pairs_first), random_(seed) {}

  struct Timed {
    std::string kind;
    double microseconds;
    bool local;
  };

  Timed next() {
    switch (turn_++ % 12) {
      case 0:
        return range("one place more", +1);
      case 1:
        return range("one place less", -1);
      case 2: {
        const RequestId request = any<RequestId>(solver_.request_count());
        const Range other{0, 1 - std::min(solver_.range(request).upper, 1)};
        return timed("request comes or goes", [&] { return solver_.set_range(request, other); });
      }
      case 3: {
        const EdgeId edge = any<EdgeId>(solver_.edge_count());
        const auto weights = draw_weights();
        return timed("weight of any pair", [&] { return solver_.set_weights(edge, weights); });
      }
      case 4: {
        const EdgeId edge = any_chosen();
        const auto weights = draw_weights();
        return timed("weight of a matched pair", [&] { return solver_.set_weights(edge, weights); });
      }
      case 5:
        return pin();
      case 6:
        return timed("unpin", [&, edge = pinned_] { return solver_.unpin(edge); });
      case 7: {
        const EdgeId edge = any_chosen();
        return timed("forbid a matched pair", [&] { return solver_.forbid(edge); });
      }
      case 8:
        return add_edge();
      case 9:
        return add<OfferId>("new request", 20, 1, [&](const auto& node) { return solver_.add_request(node).delta; });
      case 10:
        return add<RequestId>("new offer", 60, 3, [&](const auto& node) { return solver_.add_offer(node).delta; });
      default: {
        const OfferId offer = any<OfferId>(solver_.offer_count());
        return timed("offer withdraws", [&] { return solver_.remove_offer(offer); });
      }
    }
  }

 private:
  template <class Make>
  static Timed timed(std::string kind, Make make) {
    const double start = now();
    const WarmSolver::Delta delta = make();
    return {std::move(kind), now() - start, !delta.solved_again};
  }

  Timed range(std::string kind, std::int32_t more) {
    const OfferId offer = any<OfferId>(solver_.offer_count());
    const Range other{0, std::max(solver_.range(offer).upper + more, 0)};
    return timed(std::move(kind), [&] { return solver_.set_range(offer, other); });
  }
  // A pair at an offer and a request that have places for it.
  Timed pin() {
    for (;;) {
      const Endpoints ends{any<OfferId>(solver_.offer_count()), any<RequestId>(solver_.request_count())};
      const auto edge = solver_.find(ends.offer, ends.request);
      if (!edge || solver_.range(ends.offer).upper < 1 || solver_.range(ends.request).upper < 1) continue;
      pinned_ = *edge;
      return timed("pin", [&] { return solver_.pin(*edge); });
    }
  }
  Timed add_edge() {
    for (;;) {
      const OfferId offer = any<OfferId>(solver_.offer_count());
      const RequestId request = any<RequestId>(solver_.request_count());
      if (solver_.find(offer, request)) continue;
      const auto weights = draw_weights();
      return timed("new pair possible", [&] { return solver_.add_edge(offer, request, weights).delta; });
    }
  }
  template <class Neighbour, class Add>
  Timed add(std::string kind, std::uint32_t degree, std::int32_t places, Add add) {
    const bool to_offers = std::is_same_v<Neighbour, OfferId>;
    Row row(static_cast<std::uint32_t>(to_offers ? solver_.offer_count() : solver_.request_count()));
    row.start();
    while (row.size() < degree) {
      row.add(random_.below(static_cast<std::uint32_t>(to_offers ? solver_.offer_count() : solver_.request_count())));
    }
    WarmSolver::NewNode<Neighbour> node{{}, {0, places}, {}, {}};
    for (const std::uint32_t to : row.sorted()) node.edges.push_back({Neighbour{to}, draw_weights()});
    return timed(std::move(kind), [&] { return add(node); });
  }

  EdgeId any_chosen() {  // drawn anew until one is matched: no list of all pairs for each change
    if (chosen_.empty()) {
      for (const WarmSolver::Pair& pair : solver_.matching()) chosen_.push_back(pair.edge);
    }
    return chosen_[random_.below(static_cast<std::uint32_t>(chosen_.size()))];
  }
  std::vector<Weight> draw_weights() {
    const Weight weight = random_.between(0, solver_.request_count() > 10'000 ? 20 : 1000);
    return pairs_first_ ? std::vector<Weight>{1, weight} : std::vector<Weight>{weight, 1};
  }
  template <class AnyId>
  AnyId any(std::size_t count) {
    return AnyId{random_.below(static_cast<std::uint32_t>(count))};
  }

  WarmSolver& solver_;
  bool pairs_first_;
  Random random_;
  std::vector<EdgeId> chosen_;  // at the beginning
  EdgeId pinned_{};
  int turn_ = 0;
};

struct Measured {
  std::vector<double> warm, again;
  std::map<std::string, std::vector<double>> by_kind;
  double undo = 0;
  int not_local = 0;
};

// False: not the same optimum, or a certificate that proves nothing.
bool measure(const Case& one, Measured& measured) {
  WarmSolver solver(problem_of(one.make(), one.pairs_first));
  Changer changer(solver, one.pairs_first, 5);
  for (int k = 0; k < changes; ++k) {
    const Changer::Timed timed = changer.next();
    measured.warm.push_back(timed.microseconds);
    measured.by_kind[timed.kind].push_back(timed.microseconds);
    measured.not_local += timed.local ? 0 : 1;
    if (k % solved_again_every != 0) continue;
    const Problem problem = solver.problem();
    const double start = now();
    const Outcome outcome = solve(problem);
    measured.again.push_back(now() - start);
    if (outcome.values != solver.values()) return false;
  }
  if (!verify(solver.problem(), solver.outcome()).accepted) return false;
  const double start = now();
  for (int k = 0; k < changes; ++k) solver.undo();
  measured.undo = (now() - start) / changes;
  return verify(solver.problem(), solver.outcome()).accepted;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(std::max<std::size_t>(values.size(), 1));
}

int run(bool quick) {
  fmt::print("| instance | again ms | warm median µs | mean | largest | undo | × median | × mean | not local |\n");
  fmt::print("|---|---|---|---|---|---|---|---|---|\n");
  std::map<std::string, std::vector<double>> last_by_kind;
  for (const Case& one : cases) {
    if (quick && one.large) continue;
    Measured measured;
    if (!measure(one, measured)) {
      fmt::print("{}: not the same optimum\n", one.name);
      return 1;
    }
    const double again = median(measured.again), warm = median(measured.warm), average = mean(measured.warm);
    fmt::print("| {} | {:.1f} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {:.0f} | {} |\n", one.name, again / 1000,
               warm, average, *std::max_element(measured.warm.begin(), measured.warm.end()), measured.undo,
               again / std::max(warm, 1.0), again / std::max(average, 1.0), measured.not_local);
    std::fflush(stdout);
    last_by_kind = std::move(measured.by_kind);
  }
  fmt::print("\n| change, on the last of these | median µs | mean | largest |\n|---|---|---|---|\n");
  for (const auto& [kind, times] : last_by_kind) {
    fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} |\n", kind, median(times), mean(times),
               *std::ranges::max_element(times));
  }
  return 0;
}

}  // namespace
}  // namespace koppel::bench

int main(int count, char** arguments) {
  return koppel::bench::run(count > 1 && std::string_view(arguments[1]) == "--quick");
}
