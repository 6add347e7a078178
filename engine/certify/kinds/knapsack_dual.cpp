// "knapsack-dual": for each level a tree of decided pairs, and at its leaves duals that leave every offer's hours to a knapsack.
#include <algorithm>
#include <numeric>

#include "certify/hours.hpp"
#include "certify/kinds/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certify {

namespace {

constexpr std::size_t most_levels = 16;
constexpr Weight largest_factor = Weight{1} << 60;

// Σ and products that remember having passed 128 bits.
class CheckedSum {
 public:
  void add(WideWeight term) { overflow_ |= __builtin_add_overflow(total_, term, &total_); }
  void add_product(WideWeight a, WideWeight b) {
    WideWeight product = 0;
    overflow_ |= __builtin_mul_overflow(a, b, &product);
    add(product);
  }
  void fail() { overflow_ = true; }
  [[nodiscard]] WideWeight total() const { return total_; }
  [[nodiscard]] bool overflowed() const { return overflow_; }

 private:
  WideWeight total_ = 0;
  bool overflow_ = false;
};

// What the leaf's ancestors decided of an edge.
enum class Decided : std::uint8_t { open, chosen, left_out };

// The levels that a proof counts together, each times a factor: the level's own scale, and factors for those before it.
struct Combination {
  std::vector<const Level*> levels;
  std::vector<Weight> factors;

  // Few levels, weights below 2^62 and factors of at most 2^60 stay within 128 bits.
  [[nodiscard]] WideWeight weight(EdgeId edge) const {
    WideWeight sum = 0;
    for (std::size_t at = 0; at < levels.size(); ++at) sum += WideWeight{factors[at]} * levels[at]->weight(edge);
    return sum;
  }
  [[nodiscard]] WideWeight step(StepGains Level::*gains, std::size_t node, std::int64_t k) const {
    WideWeight sum = 0;
    for (std::size_t at = 0; at < levels.size(); ++at)
      sum += WideWeight{factors[at]} * (levels[at]->*gains).step(node, static_cast<std::size_t>(k));
    return sum;
  }
  [[nodiscard]] std::int64_t last_step(StepGains Level::*gains, std::size_t node) const {
    std::size_t last = 0;
    for (const Level* level : levels) last = std::max(last, (level->*gains).step_count(node));
    return static_cast<std::int64_t>(last);
  }
};

// What the decisions of a leaf leave: which edges may still be chosen, and how many pairs a node can end up with.
class Room {
 public:
  Room(const Case& question, const std::vector<Decided>& decided)
      : problem_(question.problem), ranges_(question.ranges), decided_(decided) {
    const std::size_t offers = problem_.graph().offer_count(), requests = problem_.graph().request_count();
    groups_of_offer_.resize(offers), groups_of_request_.resize(requests);
    for (std::size_t number = 0; number < problem_.groups().size(); ++number) {
      const Group& group = problem_.groups()[number];
      auto& side = group.side == Side::offers ? groups_of_offer_ : groups_of_request_;
      for (const std::uint32_t member : group.members) side[member].push_back(number);
    }
    chosen_ = count(Decided::chosen, [](EdgeId) { return true; });
    hours_left_.assign(offers, 0);
    for (const OfferId offer : problem_.offer_range().ids()) {
      if (!problem_.instance().hours.limits(offer)) continue;
      WideWeight left = problem_.instance().hours.budget[offer];
      for (const EdgeId edge : problem_.graph().edges_of(offer))
        left -= decided_[edge.index()] == Decided::chosen ? problem_.instance().hours.use[edge] : 0;
      hours_left_[offer.index()] = left;
    }
    possible_ = count(Decided::open, [&](EdgeId edge) { return is_open(edge); });
  }

  // Not decided, and neither its nodes and groups nor its offer's hours are full.
  [[nodiscard]] bool is_open(EdgeId edge) const {
    if (decided_[edge.index()] != Decided::open) return false;
    const auto [offer, request] = problem_.graph().endpoints(edge);
    if (problem_.instance().hours.limits(offer) && problem_.instance().hours.use[edge] > hours_left_[offer.index()])
      return false;
    const auto full = [](const std::vector<std::int64_t>& chosen, const std::vector<Range>& ranges, std::size_t node) {
      return chosen[node] >= ranges[node].upper;
    };
    if (full(chosen_.offers, ranges_.offers, offer.index())) return false;
    if (full(chosen_.requests, ranges_.requests, request.index())) return false;
    const auto group_is_full = [&](std::size_t group) { return full(chosen_.groups, ranges_.groups, group); };
    return std::ranges::none_of(groups_of_offer_[offer.index()], group_is_full) &&
           std::ranges::none_of(groups_of_request_[request.index()], group_is_full);
  }
  // Within the ranges: at least what was chosen, at most what can still be.
  [[nodiscard]] Ranges ranges() const {
    Ranges narrowed = ranges_;
    narrow(narrowed.offers, chosen_.offers, possible_.offers);
    narrow(narrowed.requests, chosen_.requests, possible_.requests);
    narrow(narrowed.groups, chosen_.groups, possible_.groups);
    return narrowed;
  }
  // No matching: the chosen pairs of an offer alone ask too many hours.
  [[nodiscard]] bool hours_broken() const {
    return std::ranges::any_of(hours_left_, [](WideWeight left) { return left < 0; });
  }

 private:
  template <class Counts>
  PairCounts count(Decided wanted, Counts counts) const {
    std::vector<EdgeId> edges;
    for (std::size_t number = 0; number < decided_.size(); ++number) {
      if (decided_[number] == wanted && counts(EdgeId{number})) edges.push_back(EdgeId{number});
    }
    return count_pairs(problem_.instance(), edges);
  }
  static void narrow(std::vector<Range>& ranges, const std::vector<std::int64_t>& chosen,
                     const std::vector<std::int64_t>& possible) {
    for (std::size_t node = 0; node < ranges.size(); ++node) {
      const std::int64_t most = std::min<std::int64_t>(ranges[node].upper, chosen[node] + possible[node]);
      ranges[node].lower = static_cast<std::int32_t>(std::max<std::int64_t>(ranges[node].lower, chosen[node]));
      ranges[node].upper = static_cast<std::int32_t>(most);
    }
  }

  const Problem& problem_;
  const Ranges& ranges_;
  const std::vector<Decided>& decided_;
  std::vector<std::vector<std::size_t>> groups_of_offer_, groups_of_request_;
  PairCounts chosen_, possible_;
  std::vector<WideWeight> hours_left_;
};

// The bound of one leaf.
class Leaf {
 public:
  Leaf(const Case& question, const std::vector<HourSteps>& steps, const Combination& combination,
       const LevelDuals& duals, const std::vector<Decided>& decided)
      : problem_(question.problem),
        room_(question, decided),
        steps_(steps),
        combination_(combination),
        duals_(duals),
        decided_(decided) {
    const Ranges ranges = room_.ranges();
    add_nodes(ranges.offers, duals_.offers.values(), &Level::offer_gains, [](std::size_t) { return 1; });
    add_nodes(ranges.requests, duals_.requests.values(), &Level::request_gains,
              [&](std::size_t n) { return problem_.needed_if_any(RequestId{n}); });
    add_nodes(ranges.groups, duals_.groups.values(), &Level::group_gains, [](std::size_t) { return 1; });
    find_pays();
    for (const OfferId offer : problem_.offer_range().ids()) add_edges(offer);
  }

  // No matching agrees with the decisions.
  [[nodiscard]] bool holds_nothing() const { return holds_nothing_ || room_.hours_broken(); }
  // Nothing: a sum passes 128 bits.
  [[nodiscard]] std::optional<WideWeight> bound() const {
    return sum_.overflowed() ? std::nullopt : std::optional(sum_.total());
  }

 private:
  // The largest gain(k) + k·dual over the numbers of pairs that a node may have. It lies at a step of the gains or at an end.
  template <class Needed>
  void add_nodes(const std::vector<Range>& ranges, const std::vector<Weight>& duals, StepGains Level::*gains,
                 Needed needed) {
    for (std::size_t node = 0; node < ranges.size(); ++node) {
      const std::int64_t lower = ranges[node].lower, upper = ranges[node].upper;
      const std::int64_t first = std::max({lower, std::int64_t{needed(node)}, std::int64_t{1}});
      std::optional<WideWeight> best;
      if (lower == 0 && upper >= 0) best = 0;
      if (first <= upper) {
        const std::int64_t last = std::min(std::max(first, combination_.last_step(gains, node)), upper);
        CheckedSum value;
        for (std::int64_t k = 1; k <= last; ++k) {
          value.add(combination_.step(gains, node, k));
          value.add(duals[node]);
          if (k >= first && (!best || value.total() > *best)) best = value.total();
        }
        // Past the steps everything is linear, so only the end is left.
        value.add_product(duals[node], upper - last);
        if (!best || value.total() > *best) best = value.total();
        if (value.overflowed()) sum_.fail();
      }
      if (best)
        sum_.add(*best);
      else
        holds_nothing_ = true;
    }
  }

  void find_pays() {
    offer_pays_.assign(duals_.offers.begin(), duals_.offers.end());
    request_pays_.assign(duals_.requests.begin(), duals_.requests.end());
    for (std::size_t number = 0; number < problem_.groups().size(); ++number) {
      const Group& group = problem_.groups()[number];
      Vector& pays = group.side == Side::offers ? offer_pays_ : request_pays_;
      for (const std::uint32_t member : group.members) pays[member] += duals_.groups[GroupId{number}];
    }
  }

  void add_edges(OfferId offer) {
    const bool limited = problem_.instance().hours.limits(offer);
    const HourSteps& steps = steps_[offer.index()];
    std::vector<KnapsackItem> items;
    Weight left = steps.budget;
    for (const EdgeId edge : problem_.graph().edges_of(offer)) {
      const bool chosen = decided_[edge.index()] == Decided::chosen;
      if (!chosen && !room_.is_open(edge)) continue;
      CheckedSum rest;
      rest.add(combination_.weight(edge));
      rest.add(-offer_pays_[offer.index()]);
      rest.add(-request_pays_[problem_.graph().request(edge).index()]);
      if (rest.overflowed()) sum_.fail();
      const Weight use = limited ? problem_.instance().hours.use[edge] / steps.step : 0;
      if (chosen) {
        sum_.add(rest.total());
        left -= use;
      } else if (limited) {
        items.push_back({rest.total(), use});
      } else if (rest.total() > 0) {
        sum_.add(rest.total());
      }
    }
    if (!limited) return;
    if (const auto most = best_within(items, std::max<Weight>(left, 0)))
      sum_.add(*most);
    else
      sum_.fail();
  }

  const Problem& problem_;
  const Room room_;
  const std::vector<HourSteps>& steps_;
  const Combination& combination_;
  const LevelDuals& duals_;
  const std::vector<Decided>& decided_;
  Vector offer_pays_, request_pays_;
  CheckedSum sum_;
  bool holds_nothing_ = false;
};

// The largest bound of the leaves of one tree.
class Tree {
 public:
  Tree(const Case& question, const KnapsackLevel& level, std::vector<const Level*> levels)
      : question_(question), level_(level), levels_(std::move(levels)) {
    for (const OfferId offer : question.problem.offer_range().ids())
      steps_.push_back(question.problem.instance().hours.limits(offer) ? hour_steps(question.problem, offer)
                                                                       : HourSteps{});
    decided_.assign(question.problem.graph().edge_count(), Decided::open);
    for (const EdgeId pinned : question.problem.pinned()) decided_[pinned.index()] = Decided::chosen;
  }

  // In units of 1/scale, after the values of the levels before were taken off. Nothing, with faults, where nothing is proved.
  std::optional<WideWeight> largest() {
    if (!sizes_are_sound()) return std::nullopt;
    // Edges that are decided, on the way to the present step; with each whether its second branch is being walked.
    std::vector<std::pair<EdgeId, bool>> way;
    bool done = false;
    for (const KnapsackTreeStep& step : level_.tree) {
      if (done) return fault();
      if (const auto* edge = std::get_if<EdgeId>(&step)) {
        if (edge->index() >= decided_.size() || decided_[edge->index()] != Decided::open) return fault();
        decided_[edge->index()] = Decided::chosen;
        way.emplace_back(*edge, false);
        continue;
      }
      if (!add_leaf(std::get<std::uint32_t>(step))) return std::nullopt;
      while (!way.empty() && way.back().second) {
        decided_[way.back().first.index()] = Decided::open;
        way.pop_back();
      }
      done = way.empty();
      if (done) continue;
      way.back().second = true;
      decided_[way.back().first.index()] = Decided::left_out;
    }
    if (!done) return fault();
    return largest_;
  }
  // No leaf holds a matching at all.
  [[nodiscard]] bool empty() const { return !largest_; }

 private:
  std::nullopt_t fault() {
    question_.fault(fault_codes.certificate_tree, "tree");
    return std::nullopt;
  }

  [[nodiscard]] bool sizes_are_sound() const {
    constexpr Weight largest_scale = Weight{1} << 31;
    if (level_.scale < 1 || level_.scale > largest_scale) {
      question_.fault(fault_codes.certificate_denominators, "scale");
      return false;
    }
    for (const KnapsackDuals& duals : level_.duals) {
      if (!sizes_fit(duals.duals, question_)) return false;
      const bool fits =
          duals.earlier.size() + 1 == std::max<std::size_t>(levels_.size(), 1) && levels_.size() <= most_levels &&
          std::ranges::all_of(duals.earlier, [](Weight factor) { return factor >= 0 && factor <= largest_factor; });
      if (fits) continue;
      question_.fault(fault_codes.certificate_size, "earlier");
      return false;
    }
    return true;
  }

  bool add_leaf(std::uint32_t number) {
    if (number >= level_.duals.size()) {
      question_.fault(fault_codes.certificate_tree, std::to_string(number));
      return false;
    }
    const KnapsackDuals& duals = level_.duals[number];
    Combination combination{levels_, duals.earlier};
    if (!levels_.empty()) combination.factors.push_back(level_.scale);
    const Leaf leaf(question_, steps_, combination, duals.duals, decided_);
    if (leaf.holds_nothing()) return true;
    const auto bound = leaf.bound();
    CheckedSum rest;
    rest.add(bound.value_or(0));
    for (std::size_t before = 0; before < duals.earlier.size(); ++before)
      rest.add_product(-WideWeight{duals.earlier[before]}, question_.values[before]);
    if (!bound || rest.overflowed()) {
      question_.fault(fault_codes.certificate_overflow, "duals");
      return false;
    }
    largest_ = largest_ ? std::max(*largest_, rest.total()) : rest.total();
    return true;
  }

  const Case& question_;
  const KnapsackLevel& level_;
  std::vector<const Level*> levels_;
  std::vector<HourSteps> steps_;
  std::vector<Decided> decided_;
  std::optional<WideWeight> largest_;
};

// Every matching's value at the level is a multiple of it.
Weight common_unit(const Level& level, std::size_t edges) {
  Weight unit = 0;
  for (std::size_t edge = 0; edge < edges; ++edge) unit = std::gcd(unit, level.weight(EdgeId{edge}));
  for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
    for (const Weight step : gains->steps) unit = std::gcd(unit, step);
  }
  return std::max<Weight>(unit, 1);
}

WideWeight rounded_down(WideWeight value, WideWeight divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

}  // namespace

std::optional<Bound> bound_by(const KnapsackDual& duals, const Case& question) {
  const Goal& goal = question.problem.goal();
  if (duals.levels.size() != goal.size() || question.values.size() != goal.size()) {
    question.fault(fault_codes.certificate_size, "levels");
    return std::nullopt;
  }
  Bound bound{{}, std::vector<Weight>(goal.size(), 1)};
  std::vector<const Level*> levels;
  for (std::size_t number = 0; number < goal.size(); ++number) {
    levels.push_back(&goal[number]);
    Tree tree(question, duals.levels[number], levels);
    const auto largest = tree.largest();
    if (!largest) {
      if (tree.empty()) question.fault(fault_codes.certificate_missing, goal[number].name);
      return std::nullopt;
    }
    const Weight unit = common_unit(goal[number], question.problem.graph().edge_count());
    const WideWeight whole = rounded_down(*largest, duals.levels[number].scale);
    bound.values.push_back(rounded_down(whole, unit) * unit);
  }
  return bound;
}

void check_none_possible(const KnapsackDual& duals, const Case& question) {
  if (duals.levels.size() != 1) return question.fault(fault_codes.certificate_size, "levels");
  const std::size_t before = question.faults.size();
  Tree tree(question, duals.levels.front(), {});
  const auto largest = tree.largest();
  if (question.faults.size() == before && largest && *largest >= 0)
    question.fault(fault_codes.not_violated, "certificate");
}

}  // namespace koppel::certify
