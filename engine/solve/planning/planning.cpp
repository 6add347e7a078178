#include "solve/planning/planning.hpp"

#include <algorithm>
#include <limits>

#include "graph/hours.hpp"
#include "solve/branching.hpp"
#include "solve/planning/best_plan.hpp"
#include "solve/planning/edge_tree.hpp"
#include "solve/planning/exact_bound.hpp"
#include "solve/planning/hour_prices.hpp"
#include "solve/planning/level_model.hpp"
#include "solve/planning/neighbourhoods.hpp"

namespace koppel {

namespace planning {

namespace {

constexpr std::uint64_t default_effort = 1'500'000'000;
constexpr std::size_t small_tree = 600, most_edges_of_a_tree = 50'000;  // edges
constexpr std::uint64_t seed_of_the_search = 1;

// One level, with the best plan that is known so far.
class LevelSolver {
 public:
  LevelSolver(const Problem& problem, std::size_t level, BestPlan& best, Effort& effort)
      : problem_(problem), number_(level), best_(best), effort_(effort) {
    if (best.found()) earlier_ = best.values_before(level);
    earlier_.resize(level, 0);
  }

  // The proof of the best bound that was found.
  KnapsackLevel run() {
    ExactBound exact(problem_, number_, earlier_);
    keep(exact, 1, one_for_every_pair());
    for (std::int64_t firmness = 1; firmness <= 64 && !closed() && !effort_.over(); firmness *= 8) {
      search(exact, firmness);
      if (best_.found()) break;
    }
    if (proof_.tree.empty()) keep(exact, 1, no_duals());
    return std::move(proof_);
  }

  // A short look at a level that comes after one that is open.
  KnapsackLevel glance() {
    ExactBound exact(problem_, number_, earlier_);
    keep(exact, 1, no_duals());
    keep(exact, 1, one_for_every_pair());
    if (closed()) return std::move(proof_);
    const LevelModel level(problem_, number_, earlier_, 1);
    const EdgesByRequest by_request(level.model());
    Effort part = effort_.part(effort_.most() / 50);
    const HourPrices prices = hour_prices(level.model(), by_request, part);
    Lagrangian lagrangian(level.model(), prices.start, 0.05F);
    lagrangian.run(part, lowest());
    effort_.give_back(part);
    keep(exact, level.scale(), level.duals(lagrangian.multipliers()));
    return std::move(proof_);
  }

 private:
  // Does something with a part of the effort.
  template <class Action>
  void with(std::uint64_t effort, Action action) {
    Effort part = effort_.part(effort);
    action(part);
    effort_.give_back(part);
  }

  void search(ExactBound& exact, std::int64_t firmness) {
    const LevelModel level(problem_, number_, earlier_, firmness);
    const PlanModel& model = level.model();
    const EdgesByRequest by_request(model);
    SearchRandom random(seed_of_the_search);
    const std::uint64_t all = effort_.left();
    HourPrices prices;
    with(all / 20, [&](Effort& part) { prices = hour_prices(model, by_request, part); });
    Lagrangian lagrangian(model, prices.start, 0.05F);
    with(all / (model.offers() > 500 ? 4 : 8), [&](Effort& part) { lagrangian.run(part, lowest()); });
    prove(exact, level, lagrangian);

    Proposal first = first_proposal(level, by_request, lagrangian, random);
    best_.offer(level.matching(first.edges));
    Neighbourhoods neighbourhoods(model, by_request, prices, random);
    neighbourhoods.begin(first);
    // Small problems are proved by a tree in no time; others get most of the effort for neighbourhoods first.
    const std::uint64_t few = std::min<std::uint64_t>(all / 20, 2000 * (model.edges() + 10));
    improve(exact, level, lagrangian, neighbourhoods, few);
    if (model.edges() <= small_tree) branch(exact, level, lagrangian, all / 4);
    for (int round = 0; round < 13 && !closed() && !effort_.over(); ++round) {
      improve(exact, level, lagrangian, neighbourhoods, all / 20);
      // A tree proves best where the best plan is known already.
      if (round == 4) branch(exact, level, lagrangian, all / 4);
    }
  }

  void improve(ExactBound& exact, const LevelModel& level, Lagrangian& lagrangian, Neighbourhoods& neighbourhoods,
               std::uint64_t effort) {
    if (closed()) return;
    with(effort, [&](Effort& part) {
      neighbourhoods.run(lagrangian.multipliers(), lagrangian.prices(), whole_bound(lagrangian, level), part);
    });
    best_.offer(level.matching(neighbourhoods.best().edges));
    with(effort / 10, [&](Effort& part) { lagrangian.run(part, static_cast<double>(neighbourhoods.best().value)); });
    prove(exact, level, lagrangian);
  }

  void branch(ExactBound& exact, const LevelModel& level, const Lagrangian& lagrangian, std::uint64_t effort) {
    if (closed() || level.model().edges() > most_edges_of_a_tree || !best_.found()) return;
    const LagrangianStart start{lagrangian.multipliers(), lagrangian.prices(), {}};
    std::optional<KnapsackLevel> proof;
    with(effort, [&](Effort& part) { proof = prove_by_branching(exact, level, start, best_, part); });
    if (!proof) return;
    proof_ = std::move(*proof);
    bound_ = best_.values()[number_];
  }

  // A dive, or the best plan of the levels before where that is better.
  Proposal first_proposal(const LevelModel& level, const EdgesByRequest& by_request, const Lagrangian& lagrangian,
                          SearchRandom& random) {
    const PlanModel& model = level.model();
    const auto unit = static_cast<double>(model.unit);
    DiveOptions options{.level = std::max(unit, lagrangian.level())};
    const LagrangianStart start{lagrangian.multipliers(), lagrangian.prices(), lagrangian.mean()};
    Proposal first;
    if (auto found = dive(model, start, std::numeric_limits<std::int64_t>::min() / 4, options, random, effort_))
      first = std::move(*found);
    if (!best_.found()) return first;
    Proposal known;
    Usage usage(model);
    for (const std::uint32_t edge : level.edges_of(best_.matching())) {
      if (!usage.has_room(model, by_request.offer_of[edge], edge)) continue;
      known.value += usage.add(model, by_request.offer_of[edge], edge);
      known.edges.push_back(edge);
    }
    return known.value > first.value ? known : first;
  }

  static double lowest() { return -1e300; }
  static std::int64_t whole_bound(const Lagrangian& lagrangian, const LevelModel& level) {
    const std::int64_t unit = level.model().unit, part = lagrangian.best() % unit;
    return lagrangian.best() - (part < 0 ? part + unit : part);
  }

  void prove(ExactBound& exact, const LevelModel& level, const Lagrangian& lagrangian) {
    keep(exact, level.scale(), level.duals(lagrangian.multipliers()));
  }

  // Keeps the duals where they bound the level better than those before.
  void keep(ExactBound& exact, Weight scale, KnapsackDuals duals) {
    Decisions decisions(problem_.graph().edge_count(), Decision::open);
    for (const EdgeId pinned : problem_.pinned()) decisions[pinned.index()] = Decision::chosen;
    const LeafBound bound = exact.at(scale, duals, decisions);
    effort_.spend(16 * decisions.size());
    if (bound.kind == LeafBound::Kind::too_large) return;
    const WideWeight whole = bound.kind == LeafBound::Kind::no_matching ? -1 : exact.whole(bound.value, scale);
    if (!proof_.tree.empty() && whole >= bound_) return;
    bound_ = whole;
    proof_ = {scale, {std::move(duals)}, {std::uint32_t{0}}};
  }

  // Every pair pays one unit to its request: the shortest proof where the level only counts pairs.
  [[nodiscard]] KnapsackDuals one_for_every_pair() const {
    KnapsackDuals duals = no_duals();
    const Level& level = problem_.goal()[number_];
    if (level.request_gains.empty() && level.edge_weights.empty())
      duals.duals.requests.assign(problem_.graph().request_count(), level.every_edge);
    return duals;
  }
  [[nodiscard]] KnapsackDuals no_duals() const {
    return {std::vector<Weight>(number_, 0),
            {IdVector<OfferId, Weight>(problem_.graph().offer_count()),
             IdVector<RequestId, Weight>(problem_.graph().request_count()),
             IdVector<GroupId, Weight>(problem_.groups().size())}};
  }
  [[nodiscard]] bool closed() const {
    return best_.found() && !proof_.tree.empty() && bound_ <= best_.values()[number_];
  }

  const Problem& problem_;
  std::size_t number_;
  BestPlan& best_;
  Effort& effort_;
  std::vector<WideWeight> earlier_;
  KnapsackLevel proof_;
  WideWeight bound_ = 0;
};

class Solver {
 public:
  Solver(const Problem& problem, Meter& meter)
      : problem_(problem),
        limited_(meter.left().has_value()),
        effort_(meter, meter.left().value_or(default_effort)),
        best_(problem) {}

  void offer(const std::vector<EdgeId>& matching) { best_.offer(matching); }

  Outcome run() {
    Outcome outcome;
    outcome.algorithm = "knapsack-lagrangian";
    KnapsackDual certificate;
    bool open = false;
    for (std::size_t level = 0; level < problem_.levels().size(); ++level) {
      LevelSolver solver(problem_, level, best_, effort_);
      certificate.levels.push_back(open || effort_.over() ? solver.glance() : solver.run());
      if (!best_.found()) return without_plan(std::move(outcome));
      open = open || bound_of(level, certificate.levels.back()) != best_.values()[level];
    }
    if (!best_.found()) return without_plan(std::move(outcome));
    outcome.matching = best_.matching();
    outcome.values = best_.values();
    for (std::size_t level = 0; level < problem_.levels().size(); ++level)
      outcome.bounds.push_back(bound_of(level, certificate.levels[level]));
    outcome.certificate = std::move(certificate);
    if (outcome.bounds == outcome.values)
      outcome.status = Status::optimal;
    else
      outcome.status = limited_ || effort_.interrupted() ? Status::limit : Status::feasible;
    return outcome;
  }

 private:
  // What the proof says, given the values that the best plan now has.
  WideWeight bound_of(std::size_t level, const KnapsackLevel& proof) {
    ExactBound exact(problem_, level, best_.values_before(level));
    return largest_leaf(exact, proof);
  }
  WideWeight largest_leaf(ExactBound& exact, const KnapsackLevel& proof);

  // Perhaps there is no matching at all: a level that counts nothing, and a tree that ends without one, prove it.
  Outcome without_plan(Outcome outcome) {
    const Problem nothing = problem_.under(Goal(std::vector<Level>(1)));
    BestPlan any(nothing);
    const LevelModel level(nothing, 0, {}, 1);
    const EdgesByRequest by_request(level.model());
    const HourPrices prices = hour_prices(level.model(), by_request, effort_);
    ExactBound exact(nothing, 0, {});
    auto proof = prove_by_branching(exact, level, prices.start, any, effort_);
    if (any.found()) {
      best_.offer(any.matching());
      return run();
    }
    outcome.status = Status::limit;
    if (!proof) return outcome;
    outcome.status = Status::infeasible;
    outcome.certificate = KnapsackDual{{std::move(*proof)}};
    return outcome;
  }

  const Problem& problem_;
  bool limited_;  // by the caller, and not by the usual effort
  Effort effort_;
  BestPlan best_;
};

// Walks the tree in the order in which it was written.
WideWeight Solver::largest_leaf(ExactBound& exact, const KnapsackLevel& proof) {
  Decisions decisions(problem_.graph().edge_count(), Decision::open);
  for (const EdgeId pinned : problem_.pinned()) decisions[pinned.index()] = Decision::chosen;
  std::vector<std::pair<EdgeId, bool>> way;  // and whether the edge is now left out
  std::optional<WideWeight> largest;
  for (const KnapsackTreeStep& step : proof.tree) {
    if (const auto* edge = std::get_if<EdgeId>(&step)) {
      decisions[edge->index()] = Decision::chosen;
      way.emplace_back(*edge, false);
      continue;
    }
    const LeafBound bound = exact.at(proof.scale, proof.duals[std::get<std::uint32_t>(step)], decisions);
    if (bound.kind != LeafBound::Kind::no_matching) largest = largest ? std::max(*largest, bound.value) : bound.value;
    for (; !way.empty() && way.back().second; way.pop_back()) decisions[way.back().first.index()] = Decision::open;
    if (way.empty()) break;
    way.back().second = true;
    decisions[way.back().first.index()] = Decision::left_out;
  }
  return exact.whole(largest.value_or(0), proof.scale);
}

}  // namespace

}  // namespace planning

Outcome solve_with_hours(const Problem& problem, Meter& meter, const LexicographicOptions& options) {
  Instance network = problem.instance();
  network.hours = {};
  const Problem relaxed(std::move(network), problem.goal());
  std::vector<EdgeId> first;
  if (!needs_branching(relaxed)) {
    Lexicographic levels(relaxed, Face(relaxed), meter, options);
    levels.run();
    Outcome outcome = levels.outcome();
    if (outcome.status == Status::infeasible || outcome.status == Status::overflow) return outcome;
    if (outcome.status == Status::optimal && fits_hours(problem, outcome.matching)) return outcome;
    first = planning::within_hours(problem, outcome.matching);
  }
  planning::Solver solver(problem, meter);
  solver.offer(first);
  return solver.run();
}

}  // namespace koppel
