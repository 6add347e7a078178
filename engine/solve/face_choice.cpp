#include "solve/face_choice.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <utility>

namespace koppel {

namespace {

using Vertex = std::uint32_t;
struct Arc {
  Vertex tail, head;
};

// The arcs in compressed rows, for Boost.Graph.
using Network = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                   boost::no_property, Vertex, Vertex>;

// Which strongly connected component each node lies in. (Boost's search keeps a stack of its own: no recursion.)
std::vector<Vertex> components(std::size_t nodes, const std::vector<Arc>& arcs) {
  const auto ends = [](const Arc& arc) { return std::pair(arc.tail, arc.head); };
  const Network network(boost::edges_are_unsorted_multi_pass, boost::make_transform_iterator(arcs.begin(), ends),
                        boost::make_transform_iterator(arcs.end(), ends), static_cast<Vertex>(nodes));
  std::vector<Vertex> component(nodes);
  boost::strong_components(network,
                           boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, network)));
  return component;
}

class Residual {
 public:
  Residual(const Problem& problem, const GroupTree& tree, const Face& face, const std::vector<EdgeId>& matching)
      : problem_(problem), offers_(problem.graph().offer_count()), requests_(problem.graph().request_count()) {
    const PairCounts counts = count_pairs(problem, matching);
    for (const OfferId offer : face.offers.ids()) {
      add_range(node_of(tree.owner(offer)), offer.value, face.offers[offer], counts.offers[offer.index()]);
    }
    for (const RequestId request : face.requests.ids()) {
      add_range(node_of(request), node_of(tree.owner(request)), face.requests[request],
                counts.requests[request.index()]);
    }
    for (const GroupId group : face.groups.ids()) {
      const bool supply = problem.groups()[group.index()].side == Side::offers;
      const Vertex own = node_of(GroupTree::Link(group)), above = node_of(tree.parent(group));
      add_range(supply ? above : own, supply ? own : above, face.groups[group], counts.groups[group.index()]);
    }
    first_edge_ = arcs_.size();
    auto chosen = matching.begin();
    for (const EdgeId edge : face.edges.ids()) {
      const bool used = chosen != matching.end() && *chosen == edge;
      if (used) ++chosen;
      if (face.edges[edge] != Face::Edge::free) continue;
      const Vertex offer = problem.graph().offer(edge).value, request = node_of(problem.graph().request(edge));
      arcs_.push_back(used ? Arc{request, offer} : Arc{offer, request});
    }
  }

  // An edge has an arc in one direction only, so a cycle through it changes the matching.
  [[nodiscard]] bool edge_on_cycle() const {
    const std::vector<Vertex> component = components(offers_ + requests_ + problem_.groups().size() + 1, arcs_);
    return std::any_of(arcs_.begin() + static_cast<std::ptrdiff_t>(first_edge_), arcs_.end(),
                       [&](Arc arc) { return component[arc.tail] == component[arc.head]; });
  }

 private:
  [[nodiscard]] Vertex node_of(RequestId request) const { return static_cast<Vertex>(offers_ + request.index()); }
  [[nodiscard]] Vertex node_of(GroupTree::Link group) const {
    return static_cast<Vertex>(offers_ + requests_ + (group ? group->index() : problem_.groups().size()));
  }

  void add_range(Vertex tail, Vertex head, Range range, std::int64_t pairs) {
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
