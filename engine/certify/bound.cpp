#include "certify/bound.hpp"

#include <algorithm>

#include "graph/all_or_nothing.hpp"

namespace koppel::certify {

namespace {

// Σ that remembers having passed 128 bits.
class Sum {
 public:
  explicit Sum(std::size_t levels) : total_(levels, 0) {}

  void add(const Vector& term) {
    for (std::size_t l = 0; l < total_.size(); ++l) overflow_ |= __builtin_add_overflow(total_[l], term[l], &total_[l]);
  }
  [[nodiscard]] std::optional<Vector> result() const { return overflow_ ? std::nullopt : std::optional(total_); }

 private:
  Vector total_;
  bool overflow_ = false;
};

class Prover {
 public:
  Prover(const Problem& problem, const Goal& goal, const Ranges& ranges, const LexDual& duals)
      : problem_(problem), goal_(goal), ranges_(ranges), duals_(duals.levels), sum_(goal.size()) {
    for (std::size_t l = 0; l < goal.size(); ++l) {
      times_.push_back(duals.denominators.empty() ? 1 : duals.denominators[l]);
    }
  }

  std::optional<Vector> run() {
    const auto one = [](std::size_t) { return 1; };
    add_nodes(
        ranges_.offers, &Level::offer_gains, [&](std::size_t l, std::size_t n) { return duals_[l].offers[OfferId{n}]; },
        one);
    add_nodes(
        ranges_.requests, &Level::request_gains,
        [&](std::size_t l, std::size_t n) { return duals_[l].requests[RequestId{n}]; },
        [&](std::size_t n) { return problem_.needed_if_any(RequestId{n}); });
    add_nodes(
        ranges_.groups, &Level::group_gains, [&](std::size_t l, std::size_t n) { return duals_[l].groups[GroupId{n}]; },
        one);
    add_edges();
    return sum_.result();
  }

 private:
  // Where a node's maximum can lie: at every step of any level, and at the two ends; past the steps everything is linear. Numbers
  // between 0 and what the node needs if any are not allowed.
  template <class Dual, class Needed>
  void add_nodes(const std::vector<Range>& ranges, StepGains Level::*gains, Dual dual, Needed needed) {
    Vector value(goal_.size());
    std::optional<Vector> best;
    for (std::size_t node = 0; node < ranges.size(); ++node) {
      const std::int64_t lower = ranges[node].lower, upper = ranges[node].upper;
      const auto start_at = [&](std::int64_t k) {
        for (std::size_t l = 0; l < goal_.size(); ++l) value[l] = at(l, goal_[l].*gains, node, k, dual);
      };
      const auto consider = [&] { best = best ? std::max(*best, value) : value; };
      best.reset();
      if (lower == 0) start_at(0), consider();
      // Between 0 and `first` nothing is allowed, however far apart they are.
      const std::int64_t first = std::max({lower, std::int64_t{needed(node)}, std::int64_t{1}});
      if (first <= upper) {
        std::int64_t last_step = first;
        for (const Level& level : goal_.levels())
          last_step = std::max(last_step, std::int64_t((level.*gains).step_count(node)));
        last_step = std::min(last_step, upper);
        start_at(first), consider();
        for (std::int64_t k = first + 1; k <= last_step; ++k) {
          for (std::size_t l = 0; l < goal_.size(); ++l) {
            value[l] += times_[l] * (goal_[l].*gains).step(node, static_cast<std::size_t>(k)) + dual(l, node);
          }
          consider();
        }
        for (std::size_t l = 0; l < goal_.size(); ++l) value[l] += WideWeight{dual(l, node)} * (upper - last_step);
        consider();
      }
      if (!best) start_at(upper), consider();  // no number is allowed, so there is no matching, and any bound will do
      sum_.add(*best);
    }
  }

  template <class Dual>
  WideWeight at(std::size_t level, const StepGains& gains, std::size_t node, std::int64_t pairs, Dual dual) const {
    WideWeight value = WideWeight{dual(level, node)} * pairs;
    const std::int64_t steps = std::min(pairs, std::int64_t(gains.step_count(node)));
    for (std::int64_t k = 1; k <= steps; ++k) value += times_[level] * gains.step(node, static_cast<std::size_t>(k));
    return value;
  }

  // What an edge pays at each end: the dual of the node and of every group that holds it.
  void pay(std::size_t level, Vector& offers, Vector& requests) const {
    for (std::size_t n = 0; n < offers.size(); ++n) offers[n] = duals_[level].offers[OfferId{n}];
    for (std::size_t n = 0; n < requests.size(); ++n) requests[n] = duals_[level].requests[RequestId{n}];
    for (std::size_t g = 0; g < problem_.groups().size(); ++g) {
      Vector& side = problem_.groups()[g].side == Side::offers ? offers : requests;
      for (const std::uint32_t member : problem_.groups()[g].members) side[member] += duals_[level].groups[GroupId{g}];
    }
  }

  void add_edges() {
    std::vector<Vector> offers(goal_.size(), Vector(problem_.graph().offer_count()));
    std::vector<Vector> requests(goal_.size(), Vector(problem_.graph().request_count()));
    for (std::size_t l = 0; l < goal_.size(); ++l) pay(l, offers[l], requests[l]);
    const Vector zero(goal_.size(), 0);
    Vector reduced(goal_.size());
    auto pin = problem_.pinned().begin();
    for (std::size_t number = 0; number < problem_.graph().edge_count(); ++number) {
      const EdgeId edge{number};
      const auto [offer, request] = problem_.graph().endpoints(edge);
      const bool pinned = pin != problem_.pinned().end() && *pin == edge;
      if (pinned) ++pin;
      for (std::size_t l = 0; l < goal_.size(); ++l) {
        reduced[l] = times_[l] * goal_[l].weight(edge) - offers[l][offer.index()] - requests[l][request.index()];
      }
      if (pinned || reduced > zero) sum_.add(reduced);
    }
  }

  const Problem& problem_;
  const Goal& goal_;
  const Ranges& ranges_;
  const std::vector<LevelDuals>& duals_;
  Vector times_;  // the denominators
  Sum sum_;
};

}  // namespace

Ranges ranges_of(const Problem& problem) {
  Ranges ranges{problem.offer_range().values(), problem.request_range().values(), {}};
  for (const Group& group : problem.groups()) ranges.groups.push_back(group.range);
  for (const RequestId request : problem.if_any().ids()) {
    if (!can_have_pairs(problem.instance(), request)) ranges.requests[request.index()].upper = 0;
  }
  return ranges;
}

std::optional<Vector> prove_bound(const Problem& problem, const Goal& goal, const Ranges& ranges,
                                  const LexDual& duals) {
  return Prover(problem, goal, ranges, duals).run();
}

}  // namespace koppel::certify
