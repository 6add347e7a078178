#include "solve/face.hpp"

#include <algorithm>

namespace koppel {

namespace {

// The numbers of pairs within `range` at which gain(k) + k·dual is largest: an interval, because the gain is concave.
Range attaining(const StepGains& gains, std::size_t node, Weight dual, Range range) {
  const auto last = static_cast<std::int32_t>(
      std::min<std::size_t>(gains.step_count(node), static_cast<std::size_t>(std::max(range.upper, 0))));
  Range result{range.lower, range.lower};
  std::int32_t k = range.lower;
  for (; k < last; ++k) {
    const WideWeight worth = WideWeight{gains.step(node, static_cast<std::size_t>(k) + 1)} + dual;
    if (worth < 0) return result;
    result.upper = k + 1;
    if (worth > 0) result.lower = k + 1;
  }
  if (k < range.upper && dual >= 0) result.upper = range.upper;
  if (k < range.upper && dual > 0) result.lower = range.upper;
  return result;
}

WideWeight bracket(const StepGains& gains, std::size_t node, Weight dual, Range range) {
  const std::int32_t best = attaining(gains, node, dual, range).lower;
  return total_gain(gains, node, best) + WideWeight{dual} * best;
}

template <class AnyId>
void narrow_ranges(IdVector<AnyId, Range>& ranges, const StepGains& gains, const IdVector<AnyId, Weight>& duals) {
  for (const AnyId node : ranges.ids()) ranges[node] = attaining(gains, node.index(), duals[node], ranges[node]);
}

template <class AnyId>
WideWeight brackets(const IdVector<AnyId, Range>& ranges, const StepGains& gains,
                    const IdVector<AnyId, Weight>& duals) {
  WideWeight sum = 0;
  for (const AnyId node : ranges.ids()) sum += bracket(gains, node.index(), duals[node], ranges[node]);
  return sum;
}

}  // namespace

Face::Face(const Problem& problem)
    : edges(problem.graph.edge_count(), Edge::free), offers(problem.offer_range), requests(problem.request_range) {
  for (const EdgeId edge : problem.pinned) edges[edge] = Edge::in;
  for (const Group& group : problem.groups) groups.push_back(group.range);
}

void Face::narrow(const Problem& problem, const GroupTree& tree, const Level& level, const LevelDuals& duals) {
  const PathDuals path = path_duals(problem, tree, duals);
  for (const RequestId request : requests.ids()) {
    for (const EdgeId edge : problem.graph.edges_of(request)) {
      if (edges[edge] != Edge::free) continue;
      const WideWeight reduced = level.weight(edge) - path.offers[problem.graph.offer(edge)] - path.requests[request];
      if (reduced != 0) edges[edge] = reduced > 0 ? Edge::in : Edge::out;
    }
  }
  narrow_ranges(offers, level.offer_gains, duals.offers);
  narrow_ranges(requests, level.request_gains, duals.requests);
  narrow_ranges(groups, level.group_gains, duals.groups);
}

LevelDuals zero_duals(const Problem& problem) {
  return {IdVector<OfferId, Weight>(problem.graph.offer_count()),
          IdVector<RequestId, Weight>(problem.graph.request_count()), IdVector<GroupId, Weight>(problem.groups.size())};
}

PathDuals path_duals(const Problem& problem, const GroupTree& tree, const LevelDuals& duals) {
  PathDuals path{IdVector<OfferId, WideWeight>(duals.offers.size()),
                 IdVector<RequestId, WideWeight>(duals.requests.size()),
                 IdVector<GroupId, WideWeight>(problem.groups.size())};
  const auto above = [&](GroupTree::Link group) { return group ? path.groups[*group] : WideWeight{0}; };
  for (const GroupId group : tree.from_the_top()) path.groups[group] = duals.groups[group] + above(tree.parent(group));
  for (const OfferId offer : path.offers.ids()) {
    path.offers[offer] = duals.offers[offer] + above(tree.owner(offer));
  }
  for (const RequestId request : path.requests.ids()) {
    path.requests[request] = duals.requests[request] + above(tree.owner(request));
  }
  return path;
}

WideWeight dual_bound(const Problem& problem, const GroupTree& tree, const Face& face, const Level& level,
                      const LevelDuals& duals) {
  const PathDuals path = path_duals(problem, tree, duals);
  WideWeight bound = brackets(face.offers, level.offer_gains, duals.offers) +
                     brackets(face.requests, level.request_gains, duals.requests) +
                     brackets(face.groups, level.group_gains, duals.groups);
  for (const RequestId request : face.requests.ids()) {
    for (const EdgeId edge : problem.graph.edges_of(request)) {
      if (face.edges[edge] == Face::Edge::out) continue;
      const WideWeight reduced = level.weight(edge) - path.offers[problem.graph.offer(edge)] - path.requests[request];
      if (face.edges[edge] == Face::Edge::in || reduced > 0) bound += reduced;
    }
  }
  return bound;
}

}  // namespace koppel
