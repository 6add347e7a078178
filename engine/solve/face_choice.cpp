#include "solve/face_choice.hpp"

#include <algorithm>

namespace koppel {

namespace {

using Node = std::uint32_t;
struct Arc {
  Node tail, head;
};

// Which strongly connected component each node lies in; Tarjan's algorithm with its own stack.
std::vector<Node> components(std::size_t nodes, const std::vector<Arc>& arcs) {
  constexpr Node unseen = ~Node{0};
  std::vector<std::uint32_t> begin(nodes + 1), heads(arcs.size());
  for (const Arc& arc : arcs) ++begin[arc.tail + 1];
  for (std::size_t node = 0; node < nodes; ++node) begin[node + 1] += begin[node];
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const Arc& arc : arcs) heads[next[arc.tail]++] = arc.head;

  std::copy(begin.begin(), begin.end() - 1, next.begin());
  std::vector<Node> number(nodes, unseen), low(nodes), component(nodes, unseen), open, path;
  Node numbered = 0, found = 0;
  for (Node start = 0; start < nodes; ++start) {
    if (number[start] != unseen) continue;
    path.push_back(start);
    while (!path.empty()) {
      const Node node = path.back();
      if (number[node] == unseen) {
        number[node] = low[node] = numbered++;
        open.push_back(node);
      }
      if (next[node] < begin[node + 1]) {
        const Node head = heads[next[node]++];
        if (number[head] == unseen)
          path.push_back(head);
        else if (component[head] == unseen)
          low[node] = std::min(low[node], number[head]);
        continue;
      }
      path.pop_back();
      if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[node]);
      if (low[node] != number[node]) continue;
      for (Node member = unseen; member != node; open.pop_back()) {
        member = open.back();
        component[member] = found;
      }
      ++found;
    }
  }
  return component;
}

class Residual {
 public:
  Residual(const Problem& problem, const GroupTree& tree, const Face& face, const std::vector<EdgeId>& matching)
      : problem_(problem), offers_(problem.graph.offer_count()), requests_(problem.graph.request_count()) {
    const PairCounts counts = count_pairs(problem, matching);
    for (const OfferId offer : face.offers.ids()) {
      add_range(node_of(tree.owner(offer)), offer.value, face.offers[offer], counts.offers[offer.index()]);
    }
    for (const RequestId request : face.requests.ids()) {
      add_range(node_of(request), node_of(tree.owner(request)), face.requests[request],
                counts.requests[request.index()]);
    }
    for (const GroupId group : face.groups.ids()) {
      const bool supply = problem.groups[group.index()].side == Side::offers;
      const Node own = node_of(GroupTree::Link(group)), above = node_of(tree.parent(group));
      add_range(supply ? above : own, supply ? own : above, face.groups[group], counts.groups[group.index()]);
    }
    first_edge_ = arcs_.size();
    auto chosen = matching.begin();
    for (const EdgeId edge : face.edges.ids()) {
      const bool used = chosen != matching.end() && *chosen == edge;
      if (used) ++chosen;
      if (face.edges[edge] != Face::Edge::free) continue;
      const Node offer = problem.graph.offer(edge).value, request = node_of(problem.graph.request(edge));
      arcs_.push_back(used ? Arc{request, offer} : Arc{offer, request});
    }
  }

  // An edge has an arc in one direction only, so a cycle through it changes the matching.
  [[nodiscard]] bool edge_on_cycle() const {
    const std::vector<Node> component = components(offers_ + requests_ + problem_.groups.size() + 1, arcs_);
    return std::any_of(arcs_.begin() + static_cast<std::ptrdiff_t>(first_edge_), arcs_.end(),
                       [&](Arc arc) { return component[arc.tail] == component[arc.head]; });
  }

 private:
  [[nodiscard]] Node node_of(RequestId request) const { return static_cast<Node>(offers_ + request.index()); }
  [[nodiscard]] Node node_of(GroupTree::Link group) const {
    return static_cast<Node>(offers_ + requests_ + (group ? group->index() : problem_.groups.size()));
  }

  void add_range(Node tail, Node head, Range range, std::int64_t pairs) {
    if (pairs < range.upper) arcs_.push_back({tail, head});
    if (pairs > range.lower) arcs_.push_back({head, tail});
  }

  const Problem& problem_;
  std::size_t offers_, requests_, first_edge_ = 0;
  std::vector<Arc> arcs_;
};

}  // namespace

bool face_has_choice(const Problem& problem, const GroupTree& tree, const Face& face,
                     const std::vector<EdgeId>& matching) {
  return Residual(problem, tree, face, matching).edge_on_cycle();
}

}  // namespace koppel
