#include "solve/planning/edge_tree.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "graph/outcome.hpp"
#include "solve/planning/dive.hpp"
#include "solve/planning/random.hpp"

namespace koppel::planning {

namespace {

class EdgeTree {
 public:
  EdgeTree(ExactBound& exact, const LevelModel& level, BestPlan& best, Effort& effort)
      : exact_(exact),
        problem_(exact.problem()),
        level_(level),
        model_(level.model()),
        best_(best),
        effort_(effort),
        seeks_any_(!best.found()) {
    for (std::uint32_t offer = 0; offer < model_.offers(); ++offer) {
      all_offers_.push_back(offer);
      offer_of_.insert(offer_of_.end(), model_.offer_begin[offer + 1] - model_.offer_begin[offer], offer);
    }
    proof_.scale = level.scale();
    decided_.assign(model_.edges(), Decision::open);
    decisions_.assign(problem_.graph().edge_count(), Decision::open);
    for (const EdgeId pinned : problem_.pinned()) decisions_[pinned.index()] = Decision::chosen;
  }

  std::optional<KnapsackLevel> run(const LagrangianStart& start) {
    open_.push_back({0, std::nullopt, std::make_shared<LagrangianStart>(start)});
    while (!open_.empty()) {
      const Part part = std::move(open_.back());
      open_.pop_back();
      go_to(part);
      if (!visit(*part.start)) return std::nullopt;
    }
    return std::move(proof_);
  }

 private:
  // A part of the tree that is still to be looked at: the way to its parent, and one decision more.
  struct Part {
    std::size_t depth;
    std::optional<std::pair<std::uint32_t, Decision>> decision;  // of an edge of the model
    std::shared_ptr<const LagrangianStart> start;
  };

  void decide(std::uint32_t edge, Decision decision) {
    decided_[edge] = decision;
    decisions_[level_.edge(edge).index()] = decision;
  }
  void go_to(const Part& part) {
    for (; way_.size() > part.depth; way_.pop_back()) decide(way_.back(), Decision::open);
    if (!part.decision) return;
    decide(part.decision->first, part.decision->second);
    way_.push_back(part.decision->first);
  }

  // Closes the part with a leaf, or opens its two halves. False: the effort is over, or a leaf cannot be closed.
  bool visit(const LagrangianStart& start) {
    constexpr int rounds = 3, steps = 20;
    Usage usage(model_);
    std::vector<OpenEdge> open;
    for (std::uint32_t edge = 0; edge < model_.edges(); ++edge) {
      if (decided_[edge] == Decision::chosen) usage.add(model_, offer_of_[edge], edge);
      if (decided_[edge] == Decision::open) open.push_back({offer_of_[edge], edge});
    }
    if (!effort_.spend(8 * model_.edges() + 1000) || (seeks_any_ && best_.found())) return false;
    const Remainder rest = remainder(model_, all_offers_, open, usage, numbers_);
    if (rest.model.edges() == 0) return close_decided();
    Lagrangian lagrangian(rest.model, start_in(model_, rest, start.multipliers, start.prices), 0.1F);
    const double wide = std::max(static_cast<double>(model_.unit), 0.002 * static_cast<double>(lagrangian.best()));
    std::uint64_t counted = 0;
    for (int round = 0; round < rounds; ++round) {
      for (int step = 0; step < steps && !lagrangian.settled(); ++step)
        lagrangian.step(static_cast<double>(lagrangian.best()) - wide / (1 << round));
      if (!effort_.spend(lagrangian.work() - counted)) return false;
      counted = lagrangian.work();
      if (close(whole_multipliers(rest, lagrangian, start))) return true;
      if (round == 0 && dive_for_better(rest, lagrangian) && close(whole_multipliers(rest, lagrangian, start)))
        return true;
    }
    const std::uint32_t edge = rest.model.origin[least_certain(rest.model, lagrangian.mean())];
    proof_.tree.emplace_back(level_.edge(edge));
    auto below = std::make_shared<LagrangianStart>();
    below->multipliers = whole_multipliers(rest, lagrangian, start);
    below->prices = lagrangian.prices();
    open_.push_back({way_.size(), std::pair(edge, Decision::left_out), below});
    open_.push_back({way_.size(), std::pair(edge, Decision::chosen), below});
    return true;
  }

  // The remainder's multipliers in the model's numbers; where it has none, those from above.
  [[nodiscard]] std::vector<double> whole_multipliers(const Remainder& rest, const Lagrangian& lagrangian,
                                                      const LagrangianStart& start) const {
    std::vector<double> whole = start.multipliers;
    const std::vector<double>& own = lagrangian.multipliers();
    const std::size_t requests = rest.requests.size();
    for (std::size_t at = 0; at < requests; ++at) whole[rest.requests[at]] = own[at];
    for (std::size_t at = requests; at < own.size(); ++at) whole[model_.requests() + at - requests] = own[at];
    return whole;
  }

  bool dive_for_better(const Remainder& rest, const Lagrangian& lagrangian) {
    if (++dives_ % 4 != 1) return false;
    DiveOptions options{.steps = 15, .share = 0.25, .level = static_cast<double>(model_.unit)};
    const auto found = dive(rest.model, {lagrangian.multipliers(), lagrangian.prices(), lagrangian.mean()},
                            std::numeric_limits<std::int64_t>::min() / 4, options, random_, effort_);
    if (!found) return false;
    std::vector<std::uint32_t> edges = way_chosen();
    for (const std::uint32_t edge : found->edges) edges.push_back(rest.model.origin[edge]);
    return best_.offer(level_.matching(edges));
  }
  [[nodiscard]] std::vector<std::uint32_t> way_chosen() const {
    std::vector<std::uint32_t> chosen;
    std::ranges::copy_if(way_, std::back_inserter(chosen),
                         [&](std::uint32_t edge) { return decided_[edge] == Decision::chosen; });
    return chosen;
  }

  // The pair that is chosen about half of the time.
  [[nodiscard]] static std::uint32_t least_certain(const PlanModel& model, const std::vector<float>& mean) {
    const auto certainty = [&](std::uint32_t edge) {
      return mean[edge] < 0.5F ? 0.5F - mean[edge] : mean[edge] - 0.5F;
    };
    std::uint32_t found = 0;
    for (std::uint32_t edge = 1; edge < model.edges(); ++edge) {
      if (certainty(edge) < certainty(found)) found = edge;
    }
    return found;
  }

  bool close(const std::vector<double>& multipliers) { return close_with(level_.duals(multipliers)); }

  bool close_with(KnapsackDuals duals) {
    const std::uint64_t before = exact_.cells();
    const LeafBound bound = exact_.at(proof_.scale, duals, decisions_);
    effort_.spend(exact_.cells() - before + 16 * decisions_.size());
    if (bound.kind == LeafBound::Kind::too_large) return false;
    // Without any plan the level counts nothing, and a bound below 0 says that there is none.
    const WideWeight reached = best_.found() ? best_.values()[exact_.level()] : -1;
    if (bound.kind == LeafBound::Kind::bound && exact_.whole(bound.value, proof_.scale) > reached) return false;
    proof_.tree.emplace_back(static_cast<std::uint32_t>(proof_.duals.size()));
    proof_.duals.push_back(std::move(duals));
    return true;
  }

  // Everything is decided: the matching itself says what the leaf is worth.
  bool close_decided() {
    std::vector<EdgeId> matching = level_.matching(way_chosen());
    const std::vector<WideWeight> values = values_of(problem_, matching);
    best_.offer(std::move(matching));
    KnapsackDuals duals = level_.duals(std::vector<double>(model_.rows(), 0.0));
    for (Weight& dual : duals.duals.requests) dual = 0;
    for (std::size_t before = 0; before < duals.earlier.size(); ++before) {
      duals.earlier[before] = 0;
      if (values[before] < exact_.earlier_values()[before]) duals.earlier[before] = outweighing();
    }
    return close_with(std::move(duals));
  }

  // A factor that makes one unit of an earlier level count more than all of this one.
  [[nodiscard]] Weight outweighing() const {
    constexpr WideWeight largest = WideWeight{1} << 60;
    WideWeight all = 1;
    const Level& level = problem_.goal()[exact_.level()];
    for (const EdgeId edge : all_ids<EdgeId>(problem_.graph().edge_count()))
      all += level.weight(edge) < 0 ? -level.weight(edge) : level.weight(edge);
    for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
      for (const Weight step : gains->steps) all += step < 0 ? -step : step;
    }
    return static_cast<Weight>(std::min(largest, 2 * all * proof_.scale));
  }

  ExactBound& exact_;
  const Problem& problem_;
  const LevelModel& level_;
  const PlanModel& model_;
  BestPlan& best_;
  Effort& effort_;
  const bool seeks_any_;  // there is no plan yet: any will do, and ends the search
  SearchRandom random_{1};
  std::vector<std::uint32_t> all_offers_, offer_of_;
  std::vector<Part> open_;
  std::vector<std::uint32_t> way_;  // the edges decided on the way to the present part
  std::vector<Decision> decided_;   // by edge of the model
  Decisions decisions_;             // by edge of the problem
  RequestNumbers numbers_;
  KnapsackLevel proof_;
  std::size_t dives_ = 0;
};

}  // namespace

std::optional<KnapsackLevel> prove_by_branching(ExactBound& exact, const LevelModel& level,
                                                const LagrangianStart& start, BestPlan& best, Effort& effort) {
  return EdgeTree(exact, level, best, effort).run(start);
}

}  // namespace koppel::planning
