// From a problem and its proved optimum to the state that changes start from.
//
// Promise:    a state that keeps the invariant of state.hpp: the certificate is believed only as far as complementary slackness holds.
// Complexity: O(levels × edges).
// Errors:     nothing where the numbers are too large or the certificate does not prove the matching.
//
//   std::optional<State<2>> state = build_state<2>(problem, snapshot.edges, outcome);
#pragma once

#include <optional>
#include <span>

#include "graph/outcome.hpp"
#include "solve/warm/editable_problem.hpp"
#include "solve/warm/state.hpp"

namespace koppel::warm {

template <std::size_t levels>
class StateBuilder {
 public:
  StateBuilder(const EditableProblem& problem, std::span<const EdgeId> edges, const Outcome& outcome)
      : problem_(problem), duals_(std::get<LexDual>(outcome.certificate)), runs_(problem.edge_count()) {
    for (const EdgeId edge : all_ids<EdgeId>(problem.edge_count())) {
      runs_[edge.index()] = problem.rule(edge) == Rule::off ? Run::off : Run::free;
    }
    for (const EdgeId edge : outcome.matching) runs_[edges[edge.index()].index()] = Run::held;
    for (const EdgeId edge : all_ids<EdgeId>(problem.edge_count())) {
      if (problem.rule(edge) != Rule::pinned) continue;
      sound_ = sound_ && runs_[edge.index()] == Run::held;
      runs_[edge.index()] = Run::pinned;
    }
  }

  [[nodiscard]] std::optional<State<levels>> build() {
    State<levels> state({side(Side::offers), side(Side::requests)}, {});
    state.ends.reserve(problem_.edge_count());
    for (const EdgeId edge : all_ids<EdgeId>(problem_.edge_count())) put(state, edge);
    for (const SideIndex number : {0, 1}) {
      state.sides[number].rows.all_put();
      for (Index node = 0; node < state.sides[number].nodes.size(); ++node) check(state, number, node);
    }
    return sound_ ? std::optional(std::move(state)) : std::nullopt;
  }

 private:
  using Vector = LexVector<levels>;

  [[nodiscard]] Vector checked(const Vector& vector) {
    sound_ = sound_ && vector.fits(dual_bound);
    return vector;
  }
  [[nodiscard]] Vector weight(EdgeId edge) {
    Vector weight;
    for (std::size_t l = 0; l < levels; ++l) weight.part[l] = problem_.level(l).weight(edge);
    return checked(weight);
  }
  [[nodiscard]] Vector dual(Side side, Index node) {
    Vector dual;
    for (std::size_t l = 0; l < levels; ++l) {
      const LevelDuals& level = duals_.levels[l];
      dual.part[l] = side == Side::offers ? level.offers[OfferId{node}] : level.requests[RequestId{node}];
    }
    return checked(dual);
  }
  [[nodiscard]] std::vector<Vector> steps(Side side, Index node) {
    std::vector<Vector> steps;
    for (std::size_t l = 0; l < levels; ++l) {
      const Level& level = problem_.level(l);
      const StepGains& gains = side == Side::offers ? level.offer_gains : level.request_gains;
      if (gains.step_count(node) > steps.size()) steps.resize(gains.step_count(node));
      for (std::size_t k = 1; k <= gains.step_count(node); ++k) steps[k - 1].part[l] = gains.step(node, k);
    }
    for (const Vector& step : steps) (void)checked(step);
    return steps;
  }

  [[nodiscard]] typename State<levels>::Side side(Side side) {
    const std::size_t nodes = problem_.node_count(side);
    std::vector<std::array<Index, run_count>> degree(nodes);
    for (const EdgeId edge : all_ids<EdgeId>(problem_.edge_count())) {
      ++degree[EditableProblem::node(problem_.ends(edge), side)][std::size_t(runs_[edge.index()])];
    }
    typename State<levels>::Side made{
        std::vector<typename State<levels>::Node>(nodes), Rows<levels>(degree, problem_.edge_count()), {}};
    made.steps.reserve(nodes);
    for (Index node = 0; node < nodes; ++node) {
      made.nodes[node].dual = dual(side, node);
      made.nodes[node].range = problem_.range(side, node);
      made.steps.push_back(steps(side, node));
    }
    return made;
  }

  void put(State<levels>& state, EdgeId edge) {
    const Endpoints ends = problem_.ends(edge);
    const Index offer = ends.offer.value, request = ends.request.value;
    const Run run = runs_[edge.index()];
    const Vector worth = weight(edge);
    state.ends.push_back({offer, request});
    state.sides[0].rows.put(offer, run, {worth, request, edge.value});
    state.sides[1].rows.put(request, run, {worth, offer, edge.value});
    if (run == Run::pinned || run == Run::off || !sound_) return;
    const Vector surplus = worth - state.node(0, offer).dual - state.node(1, request).dual;
    const Vector nothing{};
    sound_ = run == Run::free ? !(nothing < surplus) : !(surplus < nothing);
  }

  // Complementary slackness of one node, and the values on the way.
  void check(State<levels>& state, SideIndex number, Index node) {
    const auto& side = state.sides[number];
    const Vector nothing{}, dual = side.nodes[node].dual;
    const Range range = side.nodes[node].range;
    const std::int64_t count = side.rows.count(node);
    sound_ = sound_ && range.lower <= count && count <= range.upper;
    if (!sound_) return;
    if (count < range.upper) sound_ = !(nothing < side.step(node, count + 1) + dual);
    if (count > range.lower) sound_ = sound_ && !(side.step(node, count) + dual < nothing);
    state.add_worth(number, node);
  }

  const EditableProblem& problem_;
  const LexDual& duals_;
  std::vector<Run> runs_;  // by edge
  bool sound_ = true;
};

}  // namespace koppel::warm
