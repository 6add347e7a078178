#include "solve/planning/exact_bound.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "graph/all_or_nothing.hpp"

namespace koppel::planning {

namespace {

constexpr WideWeight too_much = WideWeight{1} << 120;

WideWeight divided_down(WideWeight value, WideWeight by) { return value / by - (value % by < 0 ? 1 : 0); }

WideWeight combined_weight(const Problem& problem, const std::vector<Weight>& factors, EdgeId edge) {
  WideWeight sum = 0;
  for (std::size_t at = 0; at < factors.size(); ++at)
    sum += factors[at] == 0 ? 0 : WideWeight{factors[at]} * problem.goal()[at].weight(edge);
  return sum;
}

}  // namespace

HourStep hour_step(const Problem& problem, OfferId offer) {
  constexpr Weight most_steps = Weight{1} << 16;
  const Hours& hours = problem.instance().hours;
  if (!hours.limits(offer)) return {};
  Weight size = 0;
  for (const EdgeId edge : problem.graph().edges_of(offer)) size = std::gcd(size, hours.use[edge]);
  size = std::max<Weight>(size, 1);
  const Weight steps = hours.budget[offer] / size;
  if (steps > most_steps) size *= (steps + most_steps - 1) / most_steps;
  return {size, hours.budget[offer] / size};
}

ExactBound::ExactBound(const Problem& problem, std::size_t level, std::vector<WideWeight> earlier_values)
    : problem_(problem), level_(level), earlier_values_(std::move(earlier_values)) {
  const Level& wanted = problem.goal()[level];
  Weight unit = 0;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph().edge_count())) unit = std::gcd(unit, wanted.weight(edge));
  for (const StepGains* gains : {&wanted.offer_gains, &wanted.request_gains, &wanted.group_gains}) {
    for (const Weight step : gains->steps) unit = std::gcd(unit, step);
  }
  unit_ = std::max<Weight>(unit, 1);
  for (const OfferId offer : problem.offer_range().ids()) {
    steps_.push_back(hour_step(problem, offer));
    offers_.push_back({.range = problem.offer_range()[offer]});
  }
  for (const RequestId request : problem.request_range().ids()) {
    requests_.push_back({.range = problem.request_range()[request], .needed = problem.needed_if_any(request)});
    if (!can_have_pairs(problem.instance(), request)) requests_.back().range.upper = 0;
  }
  groups_of_offer_.resize(offers_.size()), groups_of_request_.resize(requests_.size());
  for (std::uint32_t number = 0; number < problem.groups().size(); ++number) {
    const Group& group = problem.groups()[number];
    groups_.push_back({.range = group.range});
    auto& side = group.side == Side::offers ? groups_of_offer_ : groups_of_request_;
    for (const std::uint32_t member : group.members) side[member].push_back(number);
  }
  hours_left_.resize(offers_.size());
}

WideWeight ExactBound::whole(WideWeight bound, Weight scale) const {
  return divided_down(divided_down(bound, scale), unit_) * unit_;
}

bool ExactBound::is_open(EdgeId edge, const Decisions& decisions) const {
  if (decisions[edge.index()] != Decision::open) return false;
  const auto [offer, request] = problem_.graph().endpoints(edge);
  const auto full = [](const Node& node) { return node.chosen >= node.range.upper; };
  if (full(offers_[offer.index()]) || full(requests_[request.index()])) return false;
  if (problem_.instance().hours.limits(offer) && problem_.instance().hours.use[edge] > hours_left_[offer.index()])
    return false;
  for (const std::uint32_t group : groups_of_offer_[offer.index()]) {
    if (full(groups_[group])) return false;
  }
  return std::ranges::none_of(groups_of_request_[request.index()],
                              [&](std::uint32_t group) { return full(groups_[group]); });
}

// The pairs that are chosen, and those that still can be, at every node.
void ExactBound::count(const Decisions& decisions) {
  for (std::vector<Node>* nodes : {&offers_, &requests_, &groups_}) {
    for (Node& node : *nodes) node.chosen = node.open = 0;
  }
  const Hours& hours = problem_.instance().hours;
  for (const OfferId offer : problem_.offer_range().ids())
    hours_left_[offer.index()] = hours.limits(offer) ? hours.budget[offer] : 0;
  const auto add = [&](EdgeId edge, std::int64_t Node::*pairs) {
    const auto [offer, request] = problem_.graph().endpoints(edge);
    ++(offers_[offer.index()].*pairs), ++(requests_[request.index()].*pairs);
    for (const std::uint32_t group : groups_of_offer_[offer.index()]) ++(groups_[group].*pairs);
    for (const std::uint32_t group : groups_of_request_[request.index()]) ++(groups_[group].*pairs);
  };
  const auto edges = all_ids<EdgeId>(problem_.graph().edge_count());
  for (const EdgeId edge : edges) {
    if (decisions[edge.index()] != Decision::chosen) continue;
    add(edge, &Node::chosen);
    const OfferId offer = problem_.graph().offer(edge);
    if (hours.limits(offer)) hours_left_[offer.index()] -= hours.use[edge];
  }
  for (const EdgeId edge : edges) {
    if (is_open(edge, decisions)) add(edge, &Node::open);
  }
}

void ExactBound::add_nodes(std::vector<Node>& nodes, StepGains Level::*gains, const std::vector<Weight>& duals,
                           const std::vector<Weight>& factors, LeafBound& bound) {
  for (std::size_t number = 0; number < nodes.size(); ++number) {
    const Node& node = nodes[number];
    const std::int64_t lower = std::max<std::int64_t>(node.range.lower, node.chosen);
    const std::int64_t upper = std::min<std::int64_t>(node.range.upper, node.chosen + node.open);
    const std::int64_t first = std::max({lower, std::int64_t{node.needed}, std::int64_t{1}});
    std::optional<WideWeight> best;
    if (lower == 0 && upper >= 0) best = 0;
    if (first <= upper) {
      std::int64_t last = first;
      for (std::size_t at = 0; at < factors.size(); ++at)
        last = std::max(last, static_cast<std::int64_t>((problem_.goal()[at].*gains).step_count(number)));
      last = std::min(last, upper);
      WideWeight value = 0;
      for (std::int64_t k = 1; k <= last; ++k) {
        for (std::size_t at = 0; at < factors.size(); ++at)
          value += WideWeight{factors[at]} * (problem_.goal()[at].*gains).step(number, static_cast<std::size_t>(k));
        value += duals[number];
        if (k >= first && (!best || value > *best)) best = value;
      }
      value += WideWeight{duals[number]} * (upper - last);
      if (!best || value > *best) best = value;
    }
    if (!best) {
      bound.kind = LeafBound::Kind::no_matching;
      return;
    }
    bound.value += *best;
  }
}

WideWeight ExactBound::best_within(Weight budget) {
  WideWeight all = 0;
  WideWeight asked = 0;
  std::erase_if(items_, [&](const auto& item) { return item.first <= 0 || item.second > budget; });
  for (const auto& [worth, use] : items_) all += worth, asked += use;
  if (asked <= budget) return all;
  const auto steps = static_cast<std::size_t>(budget);
  cells_ += items_.size() * (steps + 1);
  const auto fill = [&]<class Value>(std::vector<Value>& best) {
    best.assign(steps + 1, 0);
    for (const auto& [worth, use] : items_) {
      const auto uses = static_cast<std::size_t>(use);
      const auto gain = static_cast<Value>(worth);
      for (std::size_t at = steps + 1; at-- > uses;) best[at] = std::max(best[at], best[at - uses] + gain);
    }
    return static_cast<WideWeight>(best[steps]);
  };
  return all < (WideWeight{1} << 62) ? fill(table_) : fill(wide_table_);
}

LeafBound ExactBound::at(Weight scale, const KnapsackDuals& duals, const Decisions& decisions) {
  LeafBound bound;
  count(decisions);
  if (std::ranges::any_of(hours_left_, [](WideWeight left) { return left < 0; })) {
    bound.kind = LeafBound::Kind::no_matching;
    return bound;
  }
  std::vector<Weight> factors = duals.earlier;
  factors.push_back(scale);
  const LevelDuals& numbers = duals.duals;
  add_nodes(offers_, &Level::offer_gains, numbers.offers.values(), factors, bound);
  if (bound.kind == LeafBound::Kind::bound)
    add_nodes(requests_, &Level::request_gains, numbers.requests.values(), factors, bound);
  if (bound.kind == LeafBound::Kind::bound)
    add_nodes(groups_, &Level::group_gains, numbers.groups.values(), factors, bound);
  if (bound.kind == LeafBound::Kind::no_matching) return bound;
  std::vector<WideWeight> request_pays(numbers.requests.begin(), numbers.requests.end());
  for (std::size_t request = 0; request < requests_.size(); ++request) {
    for (const std::uint32_t group : groups_of_request_[request])
      request_pays[request] += numbers.groups[GroupId{group}];
  }
  for (const OfferId offer : problem_.offer_range().ids()) {
    const bool limited = problem_.instance().hours.limits(offer);
    const HourStep& step = steps_[offer.index()];
    WideWeight pays = numbers.offers[offer];
    for (const std::uint32_t group : groups_of_offer_[offer.index()]) pays += numbers.groups[GroupId{group}];
    Weight left = step.budget;
    items_.clear();
    for (const EdgeId edge : problem_.graph().edges_of(offer)) {
      const bool chosen = decisions[edge.index()] == Decision::chosen;
      if (!chosen && !is_open(edge, decisions)) continue;
      const WideWeight rest =
          combined_weight(problem_, factors, edge) - pays - request_pays[problem_.graph().request(edge).index()];
      const Weight use = limited ? problem_.instance().hours.use[edge] / step.size : 0;
      if (chosen) {
        bound.value += rest;
        left -= use;
      } else if (limited) {
        items_.emplace_back(rest, use);
      } else if (rest > 0) {
        bound.value += rest;
      }
    }
    if (limited) bound.value += best_within(std::max<Weight>(left, 0));
  }
  for (std::size_t before = 0; before < duals.earlier.size(); ++before) {
    if (duals.earlier[before] != 0) bound.value -= WideWeight{duals.earlier[before]} * earlier_values_[before];
  }
  if (bound.value > too_much || bound.value < -too_much) bound.kind = LeafBound::Kind::too_large;
  return bound;
}

}  // namespace koppel::planning
