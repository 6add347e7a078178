#include "solve/face.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include "graph/all_or_nothing.hpp"

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

WideWeight node_brackets(const Face& face, const Level& level, const LevelDuals& duals) {
  return brackets(face.offers, level.offer_gains, duals.offers) +
         brackets(face.requests, level.request_gains, duals.requests) +
         brackets(face.groups, level.group_gains, duals.groups);
}

// The `room`-th largest; 0 where there are not more than that.
Weight least_of_best(std::vector<Weight>& weights, std::int32_t room) {
  const auto count = static_cast<std::size_t>(room);
  if (weights.size() <= count) return 0;
  const auto last = weights.begin() + static_cast<std::ptrdiff_t>(count) - 1;
  std::nth_element(weights.begin(), last, weights.end(), std::greater<>());
  return *last;
}

// The edges' part of the bound: what chosen edges and free ones that gain add to it. Calls look(edge, sign of its reduced weight) for each.
template <class PathWeight, class Look>
WideWeight sum_over_rows(const Problem& problem, const IdVector<EdgeId, Face::Edge>& edges, const Level& level,
                         std::span<const PathWeight> offers, std::span<const PathWeight> requests, Look look) {
  const std::span<const std::uint32_t> begin = problem.graph().request_begin();
  const std::span<const OfferId> edge_offer = problem.graph().edge_offers();
  WideWeight sum = 0;
  for (std::size_t request = 0; request < requests.size(); ++request) {
    for (std::uint32_t number = begin[request]; number < begin[request + 1]; ++number) {
      const EdgeId edge{number};
      const PathWeight reduced = level.weight(edge) - (offers[edge_offer[number].index()] + requests[request]);
      const Face::Edge state = edges[edge];
      if (state == Face::Edge::in || (state == Face::Edge::free && reduced > 0)) sum += reduced;
      look(edge, (reduced > 0) - (reduced < 0));
    }
  }
  return sum;
}

// In 64 bits where they suffice: half the time.
template <class Look>
WideWeight sum_over_edges(const Problem& problem, const IdVector<EdgeId, Face::Edge>& edges, const Level& level,
                          const PathDuals& path, Look look) {
  WideWeight largest = 0;
  const auto see = [&](WideWeight value) { largest = std::max(largest, value < 0 ? -value : value); };
  std::ranges::for_each(path.offers, see);
  std::ranges::for_each(path.requests, see);
  see(level.every_edge);
  std::ranges::for_each(level.edge_weights, see);
  if (largest >= WideWeight{1} << 61) {
    return sum_over_rows<WideWeight>(problem, edges, level, path.offers.values(), path.requests.values(), look);
  }
  const std::vector<Weight> offers(path.offers.begin(), path.offers.end());
  const std::vector<Weight> requests(path.requests.begin(), path.requests.end());
  return sum_over_rows<Weight>(problem, edges, level, offers, requests, look);
}

}  // namespace

Face::Face(const Problem& problem)
    : edges(problem.graph().edge_count(), Edge::free),
      offers(problem.offer_range()),
      requests(problem.request_range()) {
  for (const EdgeId edge : problem.pinned()) edges[edge] = Edge::in;
  for (const Group& group : problem.groups()) groups.push_back(group.range);
  for (const RequestId request : problem.if_any().ids()) {
    if (!can_have_pairs(problem.instance(), request)) requests[request].upper = 0;
  }
}

bool Face::allows(const PairCounts& counts) const {
  const auto within = [](const auto& ranges, const std::vector<std::int64_t>& pairs) {
    return std::ranges::all_of(ranges.ids(), [&](auto id) {
      return ranges[id].lower <= pairs[id.index()] && pairs[id.index()] <= ranges[id].upper;
    });
  };
  return within(offers, counts.offers) && within(requests, counts.requests) && within(groups, counts.groups);
}

WideWeight Face::narrow(const Problem& problem, const GroupTree& tree, const Level& level, const LevelDuals& duals) {
  WideWeight bound = node_brackets(*this, level, duals);
  bound += sum_over_edges(problem, edges, level, path_duals(problem, tree, duals), [this](EdgeId edge, int sign) {
    if (edges[edge] == Edge::free && sign != 0) edges[edge] = sign > 0 ? Edge::in : Edge::out;
  });
  narrow_ranges(offers, level.offer_gains, duals.offers);
  narrow_ranges(requests, level.request_gains, duals.requests);
  narrow_ranges(groups, level.group_gains, duals.groups);
  return bound;
}

LevelDuals zero_duals(const Problem& problem) {
  return {IdVector<OfferId, Weight>(problem.graph().offer_count()),
          IdVector<RequestId, Weight>(problem.graph().request_count()),
          IdVector<GroupId, Weight>(problem.groups().size())};
}

PathDuals path_duals(const Problem& problem, const GroupTree& tree, const LevelDuals& duals) {
  PathDuals path{IdVector<OfferId, WideWeight>(duals.offers.size()),
                 IdVector<RequestId, WideWeight>(duals.requests.size()),
                 IdVector<GroupId, WideWeight>(problem.groups().size())};
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
  const auto nothing = [](EdgeId, int) {};
  return node_brackets(face, level, duals) +
         sum_over_edges(problem, face.edges, level, path_duals(problem, tree, duals), nothing);
}

// The dual of a request with room for k is the weight of its k-th heaviest edge.
LevelDuals row_duals(const Problem& problem, const Face& face, const Level& level) {
  LevelDuals duals = zero_duals(problem);
  std::vector<Weight> row;
  for (const RequestId request : face.requests.ids()) {
    Weight heaviest = 0;
    row.clear();
    const bool several = face.requests[request].upper > 1;
    for (const EdgeId edge : problem.graph().edges_of(request)) {
      const Weight weight = face.edges[edge] == Face::Edge::free ? level.weight(edge) : 0;
      heaviest = std::max(heaviest, weight);
      if (several && weight > 0) row.push_back(weight);
    }
    duals.requests[request] = several ? least_of_best(row, face.requests[request].upper) : heaviest;
  }
  return duals;
}

}  // namespace koppel
