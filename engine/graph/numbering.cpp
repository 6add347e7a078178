#include "graph/numbering.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "base/sha256.hpp"

namespace koppel {

namespace {

// Places drawn by lot: the order of SHA-256(seed, side, id).
template <class AnyId>
IdVector<AnyId, AnyId> drawn_places(const IdVector<AnyId, std::string>& names, std::uint64_t seed, std::uint64_t side) {
  std::vector<std::pair<Sha256::Digest, std::uint32_t>> draws(names.size());
  for (const AnyId node : names.ids()) {
    Sha256 hash;
    hash.add_number(seed);
    hash.add_number(side);
    hash.add_field(names[node]);
    draws[node.index()] = {hash.digest(), node.value};
  }
  std::ranges::sort(draws);
  IdVector<AnyId, AnyId> places(names.size());
  for (std::uint32_t place = 0; place < draws.size(); ++place) places[AnyId{draws[place].second}] = AnyId{place};
  return places;
}

template <class AnyId, class Value>
IdVector<AnyId, Value> moved(const IdVector<AnyId, Value>& values, const IdVector<AnyId, AnyId>& places) {
  IdVector<AnyId, Value> result(values.size());
  for (const AnyId node : values.ids()) result[places[node]] = values[node];
  return result;
}

}  // namespace

Numbering drawn_numbering(const Instance& instance, std::uint64_t seed) {
  return {drawn_places(instance.offer_names, seed, 0), drawn_places(instance.request_names, seed, 1)};
}

Renumbered renumber(const Instance& instance, const Numbering& numbering) {
  const BipartiteGraph& graph = instance.graph;
  IdVector<RequestId, RequestId> old_request(graph.request_count());
  for (const RequestId request : old_request.ids()) old_request[numbering.new_request[request]] = request;

  std::vector<std::uint32_t> begin{0};
  std::vector<OfferId> offers;
  begin.reserve(graph.request_count() + 1);
  offers.reserve(graph.edge_count());
  Renumbered result;
  result.old_edge.reserve(graph.edge_count());
  IdVector<EdgeId, EdgeId> new_edge(instance.pinned.empty() ? 0 : graph.edge_count());
  std::vector<std::pair<OfferId, EdgeId>> row;
  for (const RequestId old : old_request) {
    row.clear();
    for (const EdgeId edge : graph.edges_of(old)) row.emplace_back(numbering.new_offer[graph.offer(edge)], edge);
    std::ranges::sort(row);
    for (const auto& [offer, edge] : row) {
      if (!new_edge.empty()) new_edge[edge] = EdgeId{offers.size()};
      offers.push_back(offer);
      result.old_edge.push_back(edge);
    }
    begin.push_back(static_cast<std::uint32_t>(offers.size()));
  }

  Instance& renumbered = result.instance;
  renumbered.graph = BipartiteGraph(graph.offer_count(), std::move(begin), std::move(offers));
  renumbered.offer_range = moved(instance.offer_range, numbering.new_offer);
  renumbered.request_range = moved(instance.request_range, numbering.new_request);
  renumbered.if_any = moved(instance.if_any, numbering.new_request);
  renumbered.offer_names = moved(instance.offer_names, numbering.new_offer);
  renumbered.request_names = moved(instance.request_names, numbering.new_request);
  renumbered.scale = instance.scale;
  if (!instance.hours.empty()) {
    renumbered.hours.scale = instance.hours.scale;
    renumbered.hours.budget = moved(instance.hours.budget, numbering.new_offer);
    for (const EdgeId old : result.old_edge) renumbered.hours.use.push_back(instance.hours.use[old]);
  }
  renumbered.groups = instance.groups;
  for (Group& group : renumbered.groups) {
    for (std::uint32_t& member : group.members) {
      member = group.side == Side::offers ? numbering.new_offer[OfferId{member}].value
                                          : numbering.new_request[RequestId{member}].value;
    }
    std::ranges::sort(group.members);
  }
  for (const EdgeId edge : instance.pinned) renumbered.pinned.push_back(new_edge[edge]);
  std::ranges::sort(renumbered.pinned);
  return result;
}

}  // namespace koppel
