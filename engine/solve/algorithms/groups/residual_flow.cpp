#include "solve/algorithms/groups/residual_flow.hpp"

#include <algorithm>
#include <limits>

namespace koppel::groups {

ResidualFlow::ResidualFlow(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                           const Start& start)
    : problem_(problem),
      tree_(tree),
      face_(face),
      level_(level),
      offers_(static_cast<Node>(problem.graph.offer_count())),
      first_hub_(static_cast<Node>(problem.graph.offer_count() + problem.graph.request_count())),
      nodes_(first_hub_ + problem.groups.size() + 1),
      count_(nodes_.size()),
      excess_(nodes_.size()),
      use_(problem.graph.edge_count(), Use::unused),
      row_begin_(offers_ + std::size_t{1}),
      row_(problem.graph.edge_count()),
      row_filled_(offers_) {
  for (const OfferId offer : all_ids<OfferId>(offers_)) {
    row_begin_[offer.index() + 1] = static_cast<std::uint32_t>(row_begin_[offer.index()] + problem.graph.degree(offer));
    nodes_[offer.index()].potential = start.offers[offer];
  }
  for (const RequestId request : start.requests.ids()) {
    nodes_[offers_ + request.index()].potential = -start.requests[request];
  }
  link_nodes();
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
    hub.supply = problem_.groups[group.index()].side == Side::offers;
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
  const std::size_t root = nodes_.size() - 1;
  for (Node request = offers_; request < first_hub_; ++request) {
    const Weight own = nodes_[request].potential;
    for (const EdgeId edge : problem_.graph.edges_of(RequestId{request - offers_})) {
      Use& use = use_[edge.index()];
      const Node offer = problem_.graph.offer(edge).value;
      if (face_.edges[edge] != Face::Edge::free) {
        use = face_.edges[edge] == Face::Edge::in ? Use::fixed_in : Use::fixed_out;
      } else if (const Weight length = nodes_[offer].potential - own - level_.weight(edge); length != 0) {
        use = length < 0 ? Use::used : Use::unused;
      }
      if (use == Use::used || use == Use::fixed_in) {
        --excess_[offer];
        ++excess_[request];
      }
    }
  }
  excess_[root] = 0;
}

// From the leaves to the root: a node's count follows what it has to pass on as far as its dual allows; the rest stays as excess.
void ResidualFlow::settle_counts() {
  for (Node node = 0; node < first_hub_; ++node) settle_count(node, is_offer(node) ? -excess_[node] : excess_[node]);
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
  if (is_offer(node)) return {face_.offers[OfferId{node}], &level_.offer_gains, node};
  if (is_request(node)) return {face_.requests[RequestId{node - offers_}], &level_.request_gains, node - offers_};
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

void ResidualFlow::fill_row(Node offer) {
  row_filled_[offer] = true;
  std::size_t place = row_begin_[offer];
  for (const EdgeId edge : problem_.graph.edges_of(OfferId{offer})) {
    const bool free = face_.edges[edge] == Face::Edge::free;
    row_[place++] = {offers_ + problem_.graph.request(edge).value, free ? level_.weight(edge) : -impossible};
  }
}

void ResidualFlow::move_along_edge(Node from, Node to, EdgeId edge) {
  use_[edge.index()] = is_offer(from) ? Use::used : Use::unused;
  --excess_[from];
  ++excess_[to];
}

std::int64_t ResidualFlow::room_along_range(Node from, Node to) const {
  const Node node = nodes_[from].parent == to ? from : to;
  const Terms of = terms(node);
  if (of.gains->step_count(of.number) > 0) return 1;
  const bool raises = nodes_[node].supply == (node == to);
  return raises ? of.range.upper - count_[node] : count_[node] - of.range.lower;
}

void ResidualFlow::move_along_range(Node from, Node to, std::int64_t amount) {
  const Node node = nodes_[from].parent == to ? from : to;
  const bool raises = nodes_[node].supply == (node == to);
  count(node, count_[node] + (raises ? amount : -amount));
  excess_[from] -= amount;
  excess_[to] += amount;
}

LevelSolution ResidualFlow::solution() const {
  LevelSolution solution;
  for (const EdgeId edge : all_ids<EdgeId>(use_.size())) {
    const Use use = use_[edge.index()];
    if (use == Use::used || use == Use::fixed_in) solution.matching.push_back(edge);
  }
  solution.duals = zero_duals(problem_);
  for (const OfferId offer : face_.offers.ids()) solution.duals.offers[offer] = dual(offer.value);
  for (const RequestId request : face_.requests.ids()) solution.duals.requests[request] = dual(offers_ + request.value);
  for (const GroupId group : face_.groups.ids()) solution.duals.groups[group] = dual(first_hub_ + group.value);
  return solution;
}

}  // namespace koppel::groups
