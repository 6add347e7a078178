#include "solve/warm/editable_problem.hpp"

#include <algorithm>

namespace koppel::warm {

namespace {

WideWeight magnitude(Weight weight) { return weight < 0 ? -WideWeight{weight} : WideWeight{weight}; }

StepGains& gains_of(Level& level, Side side) { return side == Side::offers ? level.offer_gains : level.request_gains; }

bool by_request(const Endpoints& a, const Endpoints& b) {
  return a.request != b.request ? a.request < b.request : a.offer < b.offer;
}

}  // namespace

EditableProblem::EditableProblem(const Problem& problem)
    : instance_(problem.instance()),
      levels_(problem.levels().begin(), problem.levels().end()),
      rules_(instance_.graph.edge_count(), Rule::free),
      simple_(instance_.groups.empty() &&
              std::ranges::all_of(instance_.if_any, [](std::int32_t least) { return least <= 1; })) {
  const BipartiteGraph& graph = instance_.graph;
  for (const OfferId offer : all_ids<OfferId>(graph.offer_count())) degrees_[0].push_back(Index(graph.degree(offer)));
  for (const RequestId request : all_ids<RequestId>(graph.request_count()))
    degrees_[1].push_back(Index(graph.degree(request)));
  for (const Side side : {Side::offers, Side::requests}) {
    pinned_[index(side)].assign(node_count(side), 0);
    for (Index node = 0; node < node_count(side); ++node) count_places(side, node, +1);
  }
  for (const EdgeId edge : instance_.pinned) (void)make(SetRule{edge, Rule::pinned});
  instance_.pinned.clear();
  instance_.earlier.clear(), instance_.promised.clear();  // numbers of edges, which change; the levels say all of it
  recount_sizes();
}

void EditableProblem::recount_sizes() {
  largest_weight_.assign(level_count(), 0);
  gain_sum_.assign(level_count(), 0);
  for (std::size_t l = 0; l < level_count(); ++l) {
    const Level& level = levels_[l];
    note_sizes(level.every_edge, l);
    for (const Weight weight : level.edge_weights) note_sizes(weight, l);
    for (const StepGains* gains : {&level.offer_gains, &level.request_gains}) {
      for (const Weight step : gains->steps) gain_sum_[l] += magnitude(step);
    }
  }
}

void EditableProblem::note_sizes(Weight weight, std::size_t level) {
  largest_weight_[level] = std::max(largest_weight_[level], magnitude(weight));
}

void EditableProblem::count_places(Side side, Index node, int sign) {
  const WideWeight degree = degrees_[index(side)][node];
  places_[index(side)] += sign * std::min<WideWeight>(range(side, node).upper, degree);
}

bool EditableProblem::sums_fit() const {
  constexpr WideWeight sum_limit = WideWeight{1} << 62;
  for (std::size_t l = 0; l < level_count(); ++l) {
    if (largest_weight_[l] * std::min(places_[0], places_[1]) + gain_sum_[l] >= sum_limit) return false;
  }
  return true;
}

bool EditableProblem::is_plain() {
  if (simple_ && !sums_fit()) recount_sizes();
  return simple_ && sums_fit();
}

Endpoints EditableProblem::ends(EdgeId edge) const {
  const std::size_t original = instance_.graph.edge_count();
  return edge.index() < original ? instance_.graph.endpoints(edge) : new_edges_[edge.index() - original];
}

Range& EditableProblem::range_of(Side side, Index node) {
  return side == Side::offers ? instance_.offer_range[OfferId{node}] : instance_.request_range[RequestId{node}];
}
Range EditableProblem::range(Side side, Index node) const {
  return side == Side::offers ? instance_.offer_range[OfferId{node}] : instance_.request_range[RequestId{node}];
}
std::string EditableProblem::name(Side side, Index node) const {
  return side == Side::offers ? name_of(instance_, OfferId{node}) : name_of(instance_, RequestId{node});
}

std::optional<EdgeId> EditableProblem::find(Endpoints ends) const {
  if (const auto added = new_edge_ids_.find(ends); added != new_edge_ids_.end()) return added->second;
  const bool original =
      ends.offer.index() < instance_.graph.offer_count() && ends.request.index() < instance_.graph.request_count();
  return original ? instance_.graph.find(ends.offer, ends.request) : std::nullopt;
}

std::vector<EdgeId> EditableProblem::edges_of(Side side, Index node) const {
  std::vector<EdgeId> edges;
  const auto add = [&](EdgeId edge) {
    if (rule(edge) != Rule::off) edges.push_back(edge);
  };
  if (side == Side::offers && node < instance_.graph.offer_count()) {
    for (const EdgeId edge : instance_.graph.edges_of(OfferId{node})) add(edge);
  } else if (side == Side::requests && node < instance_.graph.request_count()) {
    for (const EdgeId edge : instance_.graph.edges_of(RequestId{node})) add(edge);
  }
  for (std::size_t k = 0; k < new_edges_.size(); ++k) {
    if (EditableProblem::node(new_edges_[k], side) == node) add(EdgeId{instance_.graph.edge_count() + k});
  }
  return edges;
}

// ---- edits ---------------------------------------------------------------------------------------------------------------

Edit EditableProblem::apply(const Edit& edit) {
  return std::visit([this](const auto& one) { return make(one); }, edit);
}

Edit EditableProblem::make(const SetRange& edit) {
  const Range before = range(edit.side, edit.node);
  count_places(edit.side, edit.node, -1);
  range_of(edit.side, edit.node) = edit.range;
  count_places(edit.side, edit.node, +1);
  return SetRange{edit.side, edit.node, before};
}

void EditableProblem::set_weight(Level& level, std::size_t edge, Weight weight) {
  if (level.edge_weights.empty() && weight != level.every_edge)
    level.edge_weights.assign(edge_count(), level.every_edge);
  if (!level.edge_weights.empty()) level.edge_weights[edge] = weight;
}

Edit EditableProblem::make(const SetWeights& edit) {
  SetWeights before{edit.edge, {}};
  for (std::size_t l = 0; l < level_count(); ++l) {
    Level& level = levels_[l];
    before.weights.push_back(level.weight(edit.edge));
    set_weight(level, edit.edge.index(), edit.weights[l]);
    note_sizes(edit.weights[l], l);
  }
  return before;
}

Edit EditableProblem::make(const SetRule& edit) {
  Rule& rule = rules_[edit.edge.index()];
  const SetRule before{edit.edge, rule};
  const auto count_pin = [&](int change) {
    for (const Side side : {Side::offers, Side::requests}) {
      pinned_[index(side)][node(ends(edit.edge), side)] += change;
    }
  };
  if (rule == Rule::pinned) count_pin(-1);
  if (rule == Rule::off) --off_count_;
  rule = edit.rule;
  if (rule == Rule::pinned) count_pin(+1);
  if (rule == Rule::off) ++off_count_;
  return before;
}

Edit EditableProblem::make(const AddNode& edit) {
  const std::size_t count = node_count(edit.side);
  for (std::size_t l = 0; l < level_count(); ++l) {
    StepGains& gains = gains_of(levels_[l], edit.side);
    const bool has_steps = l < edit.gains.size() && !edit.gains[l].empty();
    if (gains.empty() && has_steps) gains.begin.assign(count + 1, 0);
    if (gains.empty()) continue;
    if (has_steps) gains.steps.insert(gains.steps.end(), edit.gains[l].begin(), edit.gains[l].end());
    gains.begin.push_back(static_cast<std::uint32_t>(gains.steps.size()));
    for (std::size_t k = 0; has_steps && k < edit.gains[l].size(); ++k) gain_sum_[l] += magnitude(edit.gains[l][k]);
  }
  if (edit.side == Side::offers) {
    instance_.offer_range.push_back({0, 0});
    if (!instance_.offer_names.empty()) instance_.offer_names.push_back(edit.name);
  } else {
    instance_.request_range.push_back({0, 0});
    if (!instance_.request_names.empty()) instance_.request_names.push_back(edit.name);
    if (!instance_.if_any.empty()) instance_.if_any.push_back(1);
  }
  degrees_[index(edit.side)].push_back(0);
  pinned_[index(edit.side)].push_back(0);
  return RemoveLastNode{edit.side};
}

Edit EditableProblem::make(const RemoveLastNode& edit) {
  AddNode before{edit.side, {}, {}};
  const std::size_t last = node_count(edit.side) - 1;
  if (edit.side == Side::offers ? !instance_.offer_names.empty() : !instance_.request_names.empty()) {
    before.name = name(edit.side, static_cast<Index>(last));
  }
  for (Level& level : levels_) {
    StepGains& gains = gains_of(level, edit.side);
    before.gains.emplace_back();
    if (gains.empty()) continue;
    const auto first = gains.steps.begin() + gains.begin[last];
    before.gains.back().assign(first, gains.steps.end());
    gains.steps.erase(first, gains.steps.end());
    gains.begin.pop_back();
    if (gains.steps.empty()) gains.begin.clear();
  }
  if (edit.side == Side::offers) {
    instance_.offer_range.values().pop_back();
    if (!instance_.offer_names.empty()) instance_.offer_names.values().pop_back();
  } else {
    instance_.request_range.values().pop_back();
    if (!instance_.request_names.empty()) instance_.request_names.values().pop_back();
    if (!instance_.if_any.empty()) instance_.if_any.values().pop_back();
  }
  degrees_[index(edit.side)].pop_back();
  pinned_[index(edit.side)].pop_back();
  return before;
}

Edit EditableProblem::make(const AddEdge& edit) {
  const EdgeId edge{edge_count()};
  rules_.push_back(Rule::off);
  ++off_count_;
  new_edges_.push_back(edit.ends);
  new_edge_ids_.emplace(edit.ends, edge);
  for (const Side side : {Side::offers, Side::requests}) {
    const Index end = node(edit.ends, side);
    count_places(side, end, -1);
    ++degrees_[index(side)][end];
    count_places(side, end, +1);
  }
  for (std::size_t l = 0; l < level_count(); ++l) {
    Level& level = levels_[l];
    if (!level.edge_weights.empty()) level.edge_weights.push_back(level.every_edge);
    set_weight(level, edge.index(), edit.weights[l]);
    note_sizes(edit.weights[l], l);
  }
  return RemoveLastEdge{};
}

Edit EditableProblem::make(const RemoveLastEdge&) {
  AddEdge before{new_edges_.back(), {}};
  const EdgeId edge{edge_count() - 1};
  for (Level& level : levels_) {
    before.weights.push_back(level.weight(edge));
    if (!level.edge_weights.empty()) level.edge_weights.pop_back();
  }
  for (const Side side : {Side::offers, Side::requests}) {
    const Index end = node(before.ends, side);
    count_places(side, end, -1);
    --degrees_[index(side)][end];
    count_places(side, end, +1);
  }
  new_edge_ids_.erase(before.ends);
  new_edges_.pop_back();
  rules_.pop_back();
  --off_count_;
  return before;
}

// ---- as a plain problem --------------------------------------------------------------------------------------------------

bool EditableProblem::as_built() const {
  return off_count_ == 0 && new_edges_.empty() && node_count(Side::offers) == instance_.graph.offer_count() &&
         node_count(Side::requests) == instance_.graph.request_count();
}

// In the order in which a graph numbers them.
std::vector<EdgeId> EditableProblem::live_edges() const {
  const auto in_order = [this](EdgeId a, EdgeId b) { return by_request(ends(a), ends(b)); };
  std::vector<EdgeId> edges;
  for (const EdgeId edge : all_ids<EdgeId>(edge_count())) {
    if (rule(edge) != Rule::off) edges.push_back(edge);
  }
  const auto first_new = std::ranges::lower_bound(edges, EdgeId{instance_.graph.edge_count()});
  std::sort(first_new, edges.end(), in_order);
  std::inplace_merge(edges.begin(), first_new, edges.end(), in_order);
  return edges;
}

EditableProblem::Snapshot EditableProblem::problem() const {
  const std::vector<EdgeId> live = live_edges();
  Instance instance = instance_;
  std::vector<Level> levels = levels_;
  if (!as_built()) {
    std::vector<Endpoints> edges;
    edges.reserve(live.size());
    for (const EdgeId edge : live) edges.push_back(ends(edge));
    instance.graph = BipartiteGraph(node_count(Side::offers), node_count(Side::requests), std::move(edges));
    for (Level& level : levels) {
      if (level.edge_weights.empty()) continue;
      std::vector<Weight> weights;
      weights.reserve(live.size());
      for (const EdgeId edge : live) weights.push_back(level.edge_weights[edge.index()]);
      level.edge_weights = std::move(weights);
    }
  }
  for (std::size_t number = 0; number < live.size(); ++number) {
    if (rule(live[number]) == Rule::pinned) instance.pinned.push_back(EdgeId{number});
  }
  return {Problem(std::move(instance), Goal(std::move(levels))), live};
}

}  // namespace koppel::warm
