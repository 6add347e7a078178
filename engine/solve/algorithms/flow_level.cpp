#include "solve/algorithms/flow_level.hpp"

#include <algorithm>
#include <limits>

#include "solve/algorithms/network_simplex.hpp"

namespace koppel {

namespace {

// Measured on 20,000 × 20,000 with 100 edges a request: more edges make each pricing slower, fewer make more rounds of it.
constexpr std::size_t usual_start_edges = 4;

// A bound on every potential difference: no path in a tree has more arcs than there are nodes.
WideWeight potential_bound(const Problem& problem, const Level& level) {
  WideWeight largest = 0;
  const auto see = [&](Weight weight) {
    largest = std::max(largest, weight < 0 ? -WideWeight{weight} : WideWeight{weight});
  };
  see(level.every_edge);
  for (const Weight weight : level.edge_weights) see(weight);
  for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
    for (const Weight step : gains->steps) see(step);
  }
  const std::size_t nodes =
      problem.graph().offer_count() + problem.graph().request_count() + problem.groups().size() + 2;
  return largest * static_cast<WideWeight>(nodes + 1);
}

template <class Potential>
class FlowLevel {
  using Simplex = NetworkSimplex<Potential>;
  using Node = typename Simplex::Node;
  using Arc = typename Simplex::Arc;

 public:
  FlowLevel(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
            const std::vector<EdgeId>& start, std::size_t start_edges)
      : problem_(problem),
        tree_(tree),
        face_(face),
        level_(level),
        chosen_(problem.graph().edge_count()),
        in_network_(problem.graph().edge_count()),
        start_edges_(start_edges),
        counts_(count_pairs(problem, start)),
        simplex_(problem.graph().offer_count() + problem.graph().request_count() + problem.groups().size() + 1) {
    for (const EdgeId edge : start) chosen_[edge.index()] = true;
  }

  LevelSolution solve(Meter& meter) {
    LevelSolution solution;
    meter.look();
    add_nodes();
    meter.look();
    solution.finished = add_edges(meter);
    for (bool more = true; more && solution.finished;) {
      solution.finished = simplex_.run(meter) && add_improving_edges(meter, more);
    }
    for (std::size_t i = 0; i < arc_edge_.size(); ++i) {
      chosen_[arc_edge_[i].index()] = simplex_.flow(first_edge_arc_ + static_cast<Arc>(i)) != 0;
    }
    for (const EdgeId edge : all_ids<EdgeId>(chosen_.size())) {
      if (chosen_[edge.index()]) solution.matching.push_back(edge);
    }
    solution.duals = zero_duals(problem_);
    solution.fits = read_duals(solution.duals);
    return solution;
  }

 private:
  [[nodiscard]] Node node_of(OfferId offer) const { return offer.value; }
  [[nodiscard]] Node node_of(RequestId request) const {
    return static_cast<Node>(problem_.graph().offer_count() + request.index());
  }
  [[nodiscard]] Node node_of(GroupId group) const {
    return static_cast<Node>(problem_.graph().offer_count() + problem_.graph().request_count() + group.index());
  }
  [[nodiscard]] Node root() const {
    return static_cast<Node>(problem_.graph().offer_count() + problem_.graph().request_count() +
                             problem_.groups().size());
  }
  [[nodiscard]] Node node_of(GroupTree::Link group) const { return group ? node_of(*group) : root(); }

  void add_nodes() {
    for (const GroupId group : tree_.from_the_top()) {
      add_range(node_of(group), node_of(tree_.parent(group)), problem_.groups()[group.index()].side,
                face_.groups[group], level_.group_gains, group.index(), counts_.groups[group.index()]);
    }
    for (const OfferId offer : face_.offers.ids()) {
      add_range(node_of(offer), node_of(tree_.owner(offer)), Side::offers, face_.offers[offer], level_.offer_gains,
                offer.index(), counts_.offers[offer.index()]);
    }
    for (const RequestId request : face_.requests.ids()) {
      add_range(node_of(request), node_of(tree_.owner(request)), Side::requests, face_.requests[request],
                level_.request_gains, request.index(), counts_.requests[request.index()]);
    }
  }

  // Arcs between a node and what holds it: one per run of equal steps. What the lower bound demands always flows, hence has no arc.
  void add_range(Node node, Node above, Side side, Range range, const StepGains& gains, std::size_t number,
                 std::int64_t pairs) {
    auto left = static_cast<std::int32_t>(pairs - range.lower);
    Arc hook = Simplex::no_arc;
    for (std::int32_t k = range.lower; k < range.upper;) {
      const Weight gain = gains.step(number, static_cast<std::size_t>(k) + 1);
      std::int32_t end = k + 1;
      if (static_cast<std::size_t>(k) >= gains.step_count(number)) end = range.upper;
      while (end < range.upper && gains.step(number, static_cast<std::size_t>(end) + 1) == gain) ++end;
      const std::int32_t capacity = end - k, flow = std::min(left, capacity);
      const Arc arc = side == Side::offers ? simplex_.add_arc(above, node, gain, capacity, flow)
                                           : simplex_.add_arc(node, above, gain, capacity, flow);
      // What can bear a change towards the root: the last used arc of an offer, the first of a request that is not full. An arc that
      // is used in part is always the one.
      if (side == Side::offers ? flow > 0 : flow < capacity && hook == Simplex::no_arc) hook = arc;
      left -= flow;
      k = end;
    }
    if (hook != Simplex::no_arc) simplex_.hang(node, hook);
  }

  // The chosen edges and, of each row, the heaviest. False: stopped.
  bool add_edges(Meter& meter) {
    first_edge_arc_ = simplex_.arc_count();
    std::vector<EdgeId> row;
    for (const RequestId request : face_.requests.ids()) {
      if (!meter.spend(problem_.graph().degree(request))) return false;
      row.clear();
      for (const EdgeId edge : problem_.graph().edges_of(request)) {
        if (face_.edges[edge] != Face::Edge::free) continue;
        if (chosen_[edge.index()])
          add_edge(edge);
        else
          row.push_back(edge);
      }
      add_heaviest(row, start_edges_, [&](EdgeId edge) { return level_.weight(edge); });
    }
    return true;
  }

  void add_edge(EdgeId edge) {
    const bool chosen = chosen_[edge.index()];
    const Node request = node_of(problem_.graph().request(edge));
    const Arc arc = simplex_.add_arc(node_of(problem_.graph().offer(edge)), request, level_.weight(edge), 1, chosen);
    // A full request starts at the price that its pair implies.
    if (chosen && !simplex_.is_hung(request)) simplex_.hang(request, arc);
    arc_edge_.push_back(edge);
    in_network_[edge.index()] = true;
  }

  template <class Value>
  void add_heaviest(std::vector<EdgeId>& row, std::size_t most, Value value) {
    if (row.size() > most) {
      const auto heavier = [&](EdgeId a, EdgeId b) { return value(a) != value(b) ? value(a) > value(b) : a < b; };
      std::nth_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(most), row.end(), heavier);
      row.resize(most);
      std::sort(row.begin(), row.end());
    }
    for (const EdgeId edge : row) add_edge(edge);
  }

  // Of each row, the left-out edges that would improve most at the present duals. Without `more` none would, so the optimum covers
  // all. False: stopped.
  bool add_improving_edges(Meter& meter, bool& more) {
    const std::size_t before = arc_edge_.size();
    std::vector<EdgeId> row;
    for (const RequestId request : face_.requests.ids()) {
      if (!meter.spend(problem_.graph().degree(request))) return false;
      const Potential bid = simplex_.potential(node_of(request));
      const auto gain = [&](EdgeId edge) {
        return level_.weight(edge) - simplex_.potential(node_of(problem_.graph().offer(edge))) + bid;
      };
      row.clear();
      for (const EdgeId edge : problem_.graph().edges_of(request)) {
        if (face_.edges[edge] == Face::Edge::free && !in_network_[edge.index()] && gain(edge) > 0) row.push_back(edge);
      }
      add_heaviest(row, start_edges_, gain);
    }
    more = arc_edge_.size() > before;
    return true;
  }

  bool read_duals(LevelDuals& duals) const {
    bool fits = true;
    const auto difference = [&](Node a, Node b) {
      const WideWeight value = WideWeight{simplex_.potential(a)} - simplex_.potential(b);
      fits = fits && value <= std::numeric_limits<Weight>::max() && value >= std::numeric_limits<Weight>::min();
      return static_cast<Weight>(value);
    };
    for (const OfferId offer : duals.offers.ids()) {
      duals.offers[offer] = difference(node_of(offer), node_of(tree_.owner(offer)));
    }
    for (const RequestId request : duals.requests.ids()) {
      duals.requests[request] = difference(node_of(tree_.owner(request)), node_of(request));
    }
    for (const GroupId group : duals.groups.ids()) {
      const Node own = node_of(group), above = node_of(tree_.parent(group));
      const bool supply = problem_.groups()[group.index()].side == Side::offers;
      duals.groups[group] = supply ? difference(own, above) : difference(above, own);
    }
    return fits;
  }

  const Problem& problem_;
  const GroupTree& tree_;
  const Face& face_;
  const Level& level_;
  std::vector<bool> chosen_, in_network_;
  std::size_t start_edges_;
  PairCounts counts_;
  Simplex simplex_;
  Arc first_edge_arc_ = 0;
  std::vector<EdgeId> arc_edge_;  // by arc, from first_edge_arc_ on
};

}  // namespace

LevelSolution solve_flow_level(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                               const std::vector<EdgeId>& start, Meter& meter, std::size_t start_edges) {
  if (start_edges == 0) start_edges = usual_start_edges;
  if (potential_bound(problem, level) < WideWeight{1} << 61) {
    return FlowLevel<std::int64_t>(problem, tree, face, level, start, start_edges).solve(meter);
  }
  return FlowLevel<WideWeight>(problem, tree, face, level, start, start_edges).solve(meter);
}

}  // namespace koppel
