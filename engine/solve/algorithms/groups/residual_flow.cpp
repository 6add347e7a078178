#include "solve/algorithms/groups/residual_flow.hpp"

#include <algorithm>
#include <utility>

namespace koppel::groups {

ResidualFlow::ResidualFlow(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                           const Start& start, Meter& meter)
    : problem_(problem),
      tree_(tree),
      face_(face),
      level_(level),
      meter_(meter),
      offers_(static_cast<Node>(problem.graph().offer_count())),
      first_hub_(static_cast<Node>(problem.graph().offer_count() + problem.graph().request_count())),
      nodes_(first_hub_ + problem.groups().size() + 1),
      potential_(nodes_.size()),
      count_(nodes_.size()),
      excess_(nodes_.size()),
      use_(problem.graph().edge_count(), Use::unused),
      used_(first_hub_) {
  for (const OfferId offer : start.offers.ids()) potential_[offer.index()] = start.offers[offer];
  for (const RequestId request : start.requests.ids()) {
    potential_[offers_ + request.index()] = -start.requests[request];
  }
  for (const GroupId group : start.groups.ids()) {
    const bool supply = problem.groups()[group.index()].side == Side::offers;
    potential_[first_hub_ + group.index()] = supply ? start.groups[group] : -start.groups[group];
  }
  meter.look();
  link_nodes();
  meter.look();
  use_edges(start);
  settle_counts();
}

void ResidualFlow::link_nodes() {
  for (const OfferId offer : face_.offers.ids()) {
    nodes_[offer.index()].parent = hub_of(tree_.owner(offer));
    nodes_[offer.index()].supply = true;
  }
  for (const RequestId request : face_.requests.ids()) {
    nodes_[offers_ + request.index()].parent = hub_of(tree_.owner(request));
  }
  for (const GroupId group : face_.groups.ids()) {
    State& hub = nodes_[first_hub_ + group.index()];
    hub.parent = hub_of(tree_.parent(group));
    hub.supply = problem_.groups()[group.index()].side == Side::offers;
  }
  const Node root = size() - 1;
  nodes_[root].parent = root;  // nobody's child
  child_begin_.assign(nodes_.size() - first_hub_ + 1, 0);
  for (Node node = 0; node < root; ++node) ++child_begin_[nodes_[node].parent - first_hub_ + 1];
  for (std::size_t hub = 1; hub < child_begin_.size(); ++hub) child_begin_[hub] += child_begin_[hub - 1];
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  child_.resize(root);
  for (Node node = 0; node < root; ++node) child_[next[nodes_[node].parent - first_hub_]++] = node;
}

// An edge that is worth more than its potentials say must be used, one that is worth less must not; for the others the start decides.
void ResidualFlow::use_edges(const Start& start) {
  for (const EdgeId edge : start.matching) use_[edge.index()] = Use::used;
  for (Node request = offers_; request < first_hub_; ++request) {
    const Weight own = potential_[request];
    if (!meter_.spend(problem_.graph().degree(RequestId{request - offers_}))) return;
    for (const EdgeId edge : problem_.graph().edges_of(RequestId{request - offers_})) {
      Use& use = use_[edge.index()];
      const Node offer = problem_.graph().offer(edge).value;
      if (face_.edges[edge] != Face::Edge::free) {
        use = face_.edges[edge] == Face::Edge::in ? Use::fixed_in : Use::fixed_out;
      } else if (const Weight length = potential_[offer] - own - level_.weight(edge); length != 0) {
        use = length < 0 ? Use::used : Use::unused;
      }
      if (use == Use::used) {
        used_[offer].push_back({request, edge, level_.weight(edge)});
        used_[request].push_back({offer, edge, level_.weight(edge)});
      }
      if (use == Use::used || use == Use::fixed_in) {
        --excess_[offer];
        ++excess_[request];
      }
    }
  }
}

// From the leaves to the root: a node's count follows what it has to pass on as far as its dual allows; the rest stays as excess.
void ResidualFlow::settle_counts() {
  for (Node node = 0; node < first_hub_; ++node)
    settle_count(node, nodes_[node].supply ? -excess_[node] : excess_[node]);
  const auto& order = tree_.from_the_top();
  for (auto group = order.rbegin(); group != order.rend(); ++group) {
    const Node hub = hub_of(*group);
    settle_count(hub, nodes_[hub].supply ? -excess_[hub] : excess_[hub]);
  }
}

void ResidualFlow::settle_count(Node node, std::int64_t pairs) {
  const Terms of = terms(node);
  const auto steps = static_cast<std::int64_t>(of.gains->step_count(of.number));
  std::int64_t k = std::clamp<std::int64_t>(pairs, of.range.lower, of.range.upper);
  count(node, k);
  while (raising_length(node) < 0) {
    k = k < steps ? k + 1 : of.range.upper;
    count(node, k);
  }
  while (lowering_length(node) < 0) {
    k = k > steps ? std::max<std::int64_t>(steps, of.range.lower) : k - 1;
    count(node, k);
  }
  const Node above = nodes_[node].parent;
  excess_[node] += nodes_[node].supply ? k : -k;
  excess_[above] += nodes_[node].supply ? -k : k;
}

ResidualFlow::Terms ResidualFlow::terms(Node node) const {
  if (node < offers_) return {face_.offers[OfferId{node}], &level_.offer_gains, node};
  if (node < first_hub_) return {face_.requests[RequestId{node - offers_}], &level_.request_gains, node - offers_};
  return {face_.groups[GroupId{node - first_hub_}], &level_.group_gains, node - first_hub_};
}

void ResidualFlow::count(Node node, std::int64_t pairs) {
  const Terms of = terms(node);
  State& state = nodes_[node];
  count_[node] = pairs;
  const auto k = static_cast<std::size_t>(pairs);
  state.raising_cost = pairs < of.range.upper ? -of.gains->step(of.number, k + 1) : impossible;
  state.lowering_cost = pairs > of.range.lower ? of.gains->step(of.number, k) : impossible;
}

void ResidualFlow::turn_round() {
  backwards_ = !backwards_;
  listed_.clear();
  listed_begin_.clear();
}

// Calls visit(offer, request, edge, length) for the edges of every stride-th request.
template <class Visit>
void ResidualFlow::for_each_free_edge(Node stride, Visit visit) const {
  for (Node request = offers_; request < first_hub_; request += stride) {
    if (!meter_.spend(problem_.graph().degree(RequestId{request - offers_}))) return;
    const Weight own = potential_[request];
    for (const EdgeId edge : problem_.graph().edges_of(RequestId{request - offers_})) {
      if (face_.edges[edge] != Face::Edge::free) continue;
      const Node offer = problem_.graph().offer(edge).value;
      visit(offer, request, edge, potential_[offer] - own - level_.weight(edge));
    }
  }
}

void ResidualFlow::list_edges(Weight limit) {
  struct Found {
    Node taker;
    Entry entry;
  };
  constexpr std::size_t block = std::size_t{1} << 14;
  std::vector<std::vector<Found>> found;  // in blocks: a long list that moves as it grows would keep the meter waiting
  listed_begin_.assign((backwards_ ? first_hub_ - offers_ : offers_) + std::size_t{1}, 0);
  for_each_free_edge(1, [&](Node offer, Node request, EdgeId edge, Weight length) {
    if (length >= limit) return;
    const Node of = taker(backwards_ ? request : offer);
    if (found.empty() || found.back().size() == block) found.emplace_back().reserve(block);
    found.back().push_back({of, {backwards_ ? offer : request, edge, level_.weight(edge)}});
    ++listed_begin_[of + 1];
  });
  for (std::size_t k = 1; k < listed_begin_.size(); ++k) listed_begin_[k] += listed_begin_[k - 1];
  std::vector<std::uint32_t> place(listed_begin_.begin(), listed_begin_.end() - 1);
  bool going = auction::resize_gently(listed_, listed_begin_.back(), meter_);
  for (auto part = found.begin(); going && part != found.end(); ++part) {
    for (const Found& one : *part) listed_[place[one.taker]++] = one.entry;
    going = meter_.spend(part->size());
  }
  if (!going) std::ranges::fill(listed_begin_, 0);  // half a list is none
}

Weight ResidualFlow::usual_limit() const {
  constexpr std::size_t share = 15, enough = 1000;
  const auto stride = static_cast<Node>(1 + (first_hub_ - offers_) / enough);
  std::vector<Weight> lengths;
  for_each_free_edge(stride, [&](Node, Node, EdgeId, Weight length) { lengths.push_back(length); });
  if (lengths.empty()) return 1;
  const auto wanted = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / share);
  std::nth_element(lengths.begin(), wanted, lengths.end());
  return std::max<Weight>(*wanted, 0) + 1;
}

void ResidualFlow::move_along_edge(Node from, Node to, EdgeId edge) {
  const auto let_go = [&](Node node) {
    std::vector<Entry>& used = used_[node];
    used.erase(std::find_if(used.begin(), used.end(), [&](const Entry& entry) { return entry.edge == edge; }));
  };
  if (takes(from)) {
    use_[edge.index()] = Use::used;
    used_[from].push_back({to, edge, level_.weight(edge)});
    used_[to].push_back({from, edge, level_.weight(edge)});
  } else {
    use_[edge.index()] = Use::unused;
    let_go(from);
    let_go(to);
  }
  if (backwards_) std::swap(from, to);
  --excess_[from];
  ++excess_[to];
}

std::int64_t ResidualFlow::room_along_range(Node from, Node to) const {
  if (backwards_) std::swap(from, to);
  const Node node = nodes_[from].parent == to ? from : to;
  const Terms of = terms(node);
  if (of.gains->step_count(of.number) > 0) return 1;
  const bool raises = nodes_[node].supply == (node == to);
  return raises ? of.range.upper - count_[node] : count_[node] - of.range.lower;
}

void ResidualFlow::move_along_range(Node from, Node to, std::int64_t amount) {
  if (backwards_) std::swap(from, to);
  const Node node = nodes_[from].parent == to ? from : to;
  const bool raises = nodes_[node].supply == (node == to);
  count(node, count_[node] + (raises ? amount : -amount));
  excess_[from] -= amount;
  excess_[to] += amount;
}

LevelDuals ResidualFlow::duals() const {
  LevelDuals duals = zero_duals(problem_);
  for (const OfferId offer : face_.offers.ids()) duals.offers[offer] = dual(offer.value);
  for (const RequestId request : face_.requests.ids()) duals.requests[request] = dual(offers_ + request.value);
  for (const GroupId group : face_.groups.ids()) duals.groups[group] = dual(first_hub_ + group.value);
  return duals;
}

LevelSolution ResidualFlow::solution() const {
  LevelSolution solution;
  for (const EdgeId edge : all_ids<EdgeId>(use_.size())) {
    const Use use = use_[edge.index()];
    if (use == Use::used || use == Use::fixed_in) solution.matching.push_back(edge);
  }
  solution.duals = duals();
  return solution;
}

}  // namespace koppel::groups
