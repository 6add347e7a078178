#include "solve/algorithms/groups/relaxed_start.hpp"

#include <algorithm>
#include <limits>

#include "solve/algorithms/groups/balancing.hpp"
#include "solve/algorithms/groups/relaxed_problem.hpp"

namespace koppel::groups {

namespace {

constexpr int most_auctions = 16;
constexpr int most_in_vain = 3;
constexpr std::int64_t few = 4;  // pairs that are wrong, for every group

// What each group has to pay for a pair, and how many pairs that keeps away.
class Tolls {
 public:
  Tolls(const Problem& problem, const GroupTree& tree, const Face& face, Weight largest_weight)
      : problem_(problem),
        tree_(tree),
        face_(face),
        most_(RelaxedProblem::largest_tolls * largest_weight / deepest()),
        of_group_(problem.groups().size()),
        duals_(zero_duals(problem)) {
    for (Toll& toll : of_group_) toll.price_per_1024_pairs = largest_weight / 64 + 1;
  }

  [[nodiscard]] PathDuals of_nodes() const { return path_duals(problem_, tree_, duals_); }

  void set(const LevelDuals& duals) {
    for (const GroupId group : duals.groups.ids()) {
      duals_.groups[group] = static_cast<Weight>(std::clamp<WideWeight>(duals.groups[group], -most_, most_));
      of_group_[group.index()].last_price = duals_.groups[group];
    }
  }

  // How many pairs are too many or too few: what balancing would have to move.
  [[nodiscard]] std::int64_t count(const std::vector<EdgeId>& matching) {
    for (Toll& toll : of_group_) toll.pairs = 0;
    for (const EdgeId edge : matching) count_edge(edge);
    for (const EdgeId edge : face_.edges.ids()) {
      if (face_.edges[edge] == Face::Edge::in) count_edge(edge);
    }
    std::int64_t wrong = 0;
    const auto& order = tree_.from_the_top();
    for (auto group = order.rbegin(); group != order.rend(); ++group) {
      const Toll& toll = of_group_[group->index()];
      if (const GroupTree::Link above = tree_.parent(*group)) of_group_[above->index()].pairs += toll.pairs;
      wrong += magnitude(surplus(*group, toll.pairs));
    }
    return wrong;
  }

  // From the smallest groups up: what a change does to the groups within is taken into account above.
  void adjust() {
    std::vector<std::int64_t> expected_change(of_group_.size());
    const auto& order = tree_.from_the_top();
    for (auto group = order.rbegin(); group != order.rend(); ++group) {
      Toll& toll = of_group_[group->index()];
      toll.learn(duals_.groups[*group]);
      std::int64_t& change = expected_change[group->index()];
      const std::int64_t too_much = surplus(*group, toll.pairs + change);
      if (too_much != 0) {
        Weight& price = duals_.groups[*group];
        const Weight before = price;
        price = std::clamp(before + toll.price_of(too_much), -most_, most_);
        if ((before < 0) != (price < 0) && before != 0) price = 0;  // the other end of the range is another question
        change -= too_much;
      }
      if (const GroupTree::Link above = tree_.parent(*group)) expected_change[above->index()] += change;
    }
  }

 private:
  struct Toll {
    std::int64_t pairs = 0;
    Weight price_per_1024_pairs = 0;
    // Before the last change of the price.
    Weight last_price = 0;
    std::int64_t last_pairs = 0;

    void learn(Weight price) {
      const Weight moved = price - last_price;
      const std::int64_t gone = last_pairs - pairs;
      if (moved != 0) {
        const Weight usual = price_per_1024_pairs;
        const bool as_wanted = gone != 0 && (gone > 0) == (moved > 0);
        const Weight seen = as_wanted ? static_cast<Weight>(WideWeight{1024} * moved / gone) : 4 * usual;
        price_per_1024_pairs = std::clamp(seen, usual / 4 + 1, 4 * usual);
      }
      last_price = price;
      last_pairs = pairs;
    }

    [[nodiscard]] Weight price_of(std::int64_t too_much) const {
      const auto price = static_cast<Weight>(static_cast<WideWeight>(price_per_1024_pairs) * too_much / 1024);
      if (price != 0) return price;
      return too_much > 0 ? 1 : -1;
    }
  };

  static std::int64_t magnitude(std::int64_t number) { return number < 0 ? -number : number; }

  [[nodiscard]] std::int64_t deepest() const {
    std::vector<std::int64_t> depth(problem_.groups().size());
    std::int64_t most = 1;
    for (const GroupId group : tree_.from_the_top()) {
      const GroupTree::Link above = tree_.parent(group);
      depth[group.index()] = above ? depth[above->index()] + 1 : 1;
      most = std::max(most, depth[group.index()]);
    }
    return most;
  }

  void count_edge(EdgeId edge) {
    if (const GroupTree::Link group = tree_.owner(problem_.graph().offer(edge))) ++of_group_[group->index()].pairs;
    if (const GroupTree::Link group = tree_.owner(problem_.graph().request(edge))) ++of_group_[group->index()].pairs;
  }

  // Beyond the range, or away from the end of it that a toll is paid for.
  [[nodiscard]] std::int64_t surplus(GroupId group, std::int64_t pairs) const {
    const Range range = face_.groups[group];
    const Weight price = duals_.groups[group];
    if (pairs > range.upper || price > 0) return pairs - range.upper;
    if (pairs < range.lower || price < 0) return pairs - range.lower;
    return 0;
  }

  const Problem& problem_;
  const GroupTree& tree_;
  const Face& face_;
  Weight most_;
  std::vector<Toll> of_group_;
  LevelDuals duals_;
};

}  // namespace

std::optional<Start> relaxed_start(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                                   Meter& meter) {
  RelaxedProblem relaxed(problem, face, level);
  if (!relaxed.fits(meter)) return std::nullopt;
  Tolls tolls(problem, tree, face, relaxed.largest_weight());
  std::optional<Start> first, best;
  std::int64_t least = std::numeric_limits<std::int64_t>::max(), wrong_at_first = 0;
  for (int auction = 0, in_vain = 0; auction < most_auctions && in_vain < most_in_vain; ++auction) {
    std::optional<Start> start = relaxed.solve(tolls.of_nodes(), meter);
    if (!start) return std::nullopt;
    const std::int64_t wrong = tolls.count(start->matching);
    if (wrong <= few * static_cast<std::int64_t>(problem.groups().size())) return start;
    if (auction == 0) {
      ResidualFlow flow(problem, tree, face, level, *start, meter);
      const bool approached = !meter.stopped() && Balancing(flow, meter).approach();
      if (meter.stopped()) return std::nullopt;
      if (!approached) return start;
      tolls.set(flow.duals());
      wrong_at_first = wrong;
      first = std::move(start);
      continue;
    }
    tolls.adjust();
    in_vain = wrong < least ? 0 : in_vain + 1;
    if (wrong >= least) continue;
    least = wrong;
    best = std::move(start);
  }
  // Tolls that hardly move any pair lead to wrong prices everywhere.
  return least < wrong_at_first / 2 ? best : first;
}

}  // namespace koppel::groups
