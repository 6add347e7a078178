// WarmSolver: each change in words of edits.
#include <algorithm>
#include <stdexcept>

#include "solve/warm.hpp"
#include "solve/warm/checks.hpp"
#include "solve/warm/history.hpp"

namespace koppel {

using namespace warm;

class WarmSolver::State : public History {
 public:
  using History::History;

  Delta set_range(Side side, Index node, Range range) {
    check_range(problem(), side, node, range);
    return change({SetRange{side, node, range}});
  }

  Delta set_rule(EdgeId edge, Rule rule) {
    check_edge(problem(), edge);
    if (rule == Rule::pinned && problem().rule(edge) != Rule::pinned) check_one_pin_more(problem(), edge);
    return change({SetRule{edge, rule}});
  }
  // Free again, if it is what is to be lifted.
  Delta lift(EdgeId edge, Rule rule) {
    check_edge(problem(), edge);
    return set_rule(edge, problem().rule(edge) == rule ? Rule::free : problem().rule(edge));
  }

  // The edges are born off and freed while the node has no places: so its dual rises to what they ask, and the places come last.
  template <class Neighbour>
  Delta add_node(Side side, const NewNode<Neighbour>& added, auto ends_with) {
    const AddNode node{side, added.name, added.gains};
    check_new_node(problem(), node, added.range);
    const auto number = static_cast<Index>(problem().node_count(side));
    std::vector<Edit> edits{node};
    std::vector<Neighbour> neighbours;
    for (const NewEdge<Neighbour>& edge : added.edges) {
      check_level_count(problem(), edge.weights.size());
      check_node(problem(), side == Side::offers ? Side::requests : Side::offers, edge.to.value);
      neighbours.push_back(edge.to);
      edits.push_back(AddEdge{ends_with(edge.to), edge.weights});
    }
    std::ranges::sort(neighbours);
    if (std::ranges::adjacent_find(neighbours) != neighbours.end())
      throw std::invalid_argument("an edge is given twice");
    for (std::size_t k = 0; k < added.edges.size(); ++k) {
      edits.push_back(SetRule{EdgeId{problem().edge_count() + k}, Rule::free});
    }
    edits.push_back(SetRange{side, number, added.range});
    return change(edits);
  }

  // Pins first, then its places, and last its edges, which nobody holds by then.
  Delta remove_node(Side side, Index node) {
    check_node(problem(), side, node);
    const std::vector<EdgeId> edges = problem().edges_of(side, node);
    std::vector<Edit> edits;
    for (const EdgeId edge : edges) {
      if (problem().rule(edge) == Rule::pinned) edits.push_back(SetRule{edge, Rule::free});
    }
    edits.push_back(SetRange{side, node, {0, 0}});
    for (const EdgeId edge : edges) edits.push_back(SetRule{edge, Rule::off});
    return change(edits);
  }
};

WarmSolver::WarmSolver(Problem problem, const SolveOptions& options)
    : state_(std::make_unique<State>(std::move(problem), options)) {}
WarmSolver::WarmSolver(Problem problem, const Outcome& outcome, const SolveOptions& options)
    : state_(std::make_unique<State>(std::move(problem), outcome, options)) {}
WarmSolver::~WarmSolver() = default;
WarmSolver::WarmSolver(WarmSolver&& other) noexcept = default;
WarmSolver& WarmSolver::operator=(WarmSolver&& other) noexcept = default;

// ---- changes -----------------------------------------------------------------------------------------------------------------

WarmSolver::Delta WarmSolver::set_range(OfferId offer, Range range) {
  return state_->set_range(Side::offers, offer.value, range);
}
WarmSolver::Delta WarmSolver::set_range(RequestId request, Range range) {
  return state_->set_range(Side::requests, request.value, range);
}

WarmSolver::Delta WarmSolver::set_weight(EdgeId edge, std::size_t level, Weight weight) {
  const EditableProblem& problem = state_->problem();
  check_edge(problem, edge);
  if (level >= problem.level_count()) throw std::invalid_argument("no level has this number");
  std::vector<Weight> weights;
  for (std::size_t l = 0; l < problem.level_count(); ++l) weights.push_back(problem.level(l).weight(edge));
  weights[level] = weight;
  return set_weights(edge, weights);
}
WarmSolver::Delta WarmSolver::set_weights(EdgeId edge, std::span<const Weight> by_level) {
  check_edge(state_->problem(), edge);
  check_level_count(state_->problem(), by_level.size());
  return state_->change({SetWeights{edge, {by_level.begin(), by_level.end()}}});
}

WarmSolver::Delta WarmSolver::pin(EdgeId edge) { return state_->set_rule(edge, Rule::pinned); }
WarmSolver::Delta WarmSolver::unpin(EdgeId edge) { return state_->lift(edge, Rule::pinned); }
WarmSolver::Delta WarmSolver::forbid(EdgeId edge) { return state_->set_rule(edge, Rule::off); }
WarmSolver::Delta WarmSolver::allow(EdgeId edge) { return state_->lift(edge, Rule::off); }

WarmSolver::AddedOffer WarmSolver::add_offer(const NewNode<RequestId>& offer) {
  const OfferId number{offer_count()};
  return {number, state_->add_node(Side::offers, offer, [&](RequestId to) { return Endpoints{number, to}; })};
}
WarmSolver::AddedRequest WarmSolver::add_request(const NewNode<OfferId>& request) {
  const RequestId number{request_count()};
  return {number, state_->add_node(Side::requests, request, [&](OfferId to) { return Endpoints{to, number}; })};
}

WarmSolver::AddedEdge WarmSolver::add_edge(OfferId offer, RequestId request, std::span<const Weight> by_level) {
  const EditableProblem& problem = state_->problem();
  check_node(problem, Side::offers, offer.value);
  check_node(problem, Side::requests, request.value);
  check_level_count(problem, by_level.size());
  std::vector<Weight> weights(by_level.begin(), by_level.end());
  if (const std::optional<EdgeId> there = find(offer, request)) {
    if (problem.rule(*there) != Rule::off) throw std::invalid_argument("the edge is there already");
    return {*there, state_->change({SetWeights{*there, std::move(weights)}, SetRule{*there, Rule::free}})};
  }
  const EdgeId edge{problem.edge_count()};
  return {edge, state_->change({AddEdge{{offer, request}, std::move(weights)}, SetRule{edge, Rule::free}})};
}

WarmSolver::Delta WarmSolver::remove_offer(OfferId offer) { return state_->remove_node(Side::offers, offer.value); }
WarmSolver::Delta WarmSolver::remove_request(RequestId request) {
  return state_->remove_node(Side::requests, request.value);
}

bool WarmSolver::undo() { return state_->undo(); }
void WarmSolver::forget_history() { state_->forget(); }

// ---- the present state ---------------------------------------------------------------------------------------------------------

Status WarmSolver::status() const { return state_->status(); }
const std::vector<WideWeight>& WarmSolver::values() const { return state_->values(); }
std::vector<WarmSolver::Pair> WarmSolver::matching() const { return state_->matching(); }
std::optional<EdgeId> WarmSolver::find(OfferId offer, RequestId request) const {
  return state_->problem().find({offer, request});
}
Range WarmSolver::range(OfferId offer) const { return state_->problem().range(Side::offers, offer.value); }
Range WarmSolver::range(RequestId request) const { return state_->problem().range(Side::requests, request.value); }
std::size_t WarmSolver::offer_count() const { return state_->problem().node_count(Side::offers); }
std::size_t WarmSolver::request_count() const { return state_->problem().node_count(Side::requests); }
std::size_t WarmSolver::edge_count() const { return state_->problem().edge_count(); }
Problem WarmSolver::problem() const { return state_->problem().problem().problem; }
Outcome WarmSolver::outcome() const { return state_->outcome(); }

}  // namespace koppel
