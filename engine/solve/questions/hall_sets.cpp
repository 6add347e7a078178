#include "solve/questions/hall_sets.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <map>
#include <optional>
#include <utility>

namespace koppel {

namespace {

// Which strongly connected part each offer lies in, where an arc leads from an offer to those that its requests could go
// to instead. Two walks that enter the same parts end in the same offers, so a walk is made once for each set of parts.
IdVector<OfferId, std::uint32_t> strong_parts(const FirstPairs& first) {
  using Node = std::uint32_t;
  using Moves = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                   boost::no_property, Node, Node>;
  const BipartiteGraph& graph = first.instance().graph;
  std::vector<std::pair<Node, Node>> arcs;
  for (const RequestId request : all_ids<RequestId>(graph.request_count())) {
    const std::optional<OfferId> partner = first.partner(request);
    if (!partner) continue;
    for (const EdgeId edge : graph.edges_of(request)) arcs.emplace_back(partner->value, graph.offer(edge).value);
  }
  const Moves moves(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(),
                    static_cast<Node>(graph.offer_count()));
  std::vector<Node> part(graph.offer_count());
  boost::strong_components(moves, boost::make_iterator_property_map(part.begin(), get(boost::vertex_index, moves)));
  return IdVector<OfferId, Node>(std::move(part));
}

// Everything a walk from these offers passes; `served` gets the requests that have their first pair there.
std::vector<OfferId> walk(const FirstPairs& first, RequestId start, std::vector<RequestId>& served) {
  const BipartiteGraph& graph = first.instance().graph;
  IdVector<OfferId, bool> visited(graph.offer_count());
  std::vector<OfferId> offers;
  const auto reach_candidates = [&](RequestId request) {
    for (const EdgeId edge : graph.edges_of(request)) {
      const OfferId offer = graph.offer(edge);
      if (visited[offer]) continue;
      visited[offer] = true;
      offers.push_back(offer);
    }
  };
  reach_candidates(start);
  for (std::size_t next = 0; next < offers.size(); ++next) {
    for (const EdgeId edge : graph.edges_of(offers[next])) {
      const RequestId request = graph.request(edge);
      if (first.partner(request) != offers[next]) continue;
      served.push_back(request);
      reach_candidates(request);
    }
  }
  std::sort(offers.begin(), offers.end());
  return offers;
}

struct Growing {
  std::vector<RequestId> requests;
  std::int64_t places = 0;
};

}  // namespace

HallSets::HallSets(const FirstPairs& first) : set_of_(first.instance().graph.request_count()) {
  const BipartiteGraph& graph = first.instance().graph;
  const auto is_left_out = [&](RequestId request) { return !first.served(request) && graph.degree(request) > 0; };
  if (std::ranges::none_of(set_of_.ids(), is_left_out)) return;
  const IdVector<OfferId, std::uint32_t> part_of = strong_parts(first);
  const IdVector<OfferId, bool> has_room = first.can_take_one_more();
  std::map<std::vector<std::uint32_t>, std::uint32_t> by_parts;
  std::map<std::vector<OfferId>, std::uint32_t> by_offers;
  std::vector<Growing> growing;
  for (const RequestId request : set_of_.ids()) {
    if (!is_left_out(request)) continue;
    const auto candidates = graph.edges_of(request);
    if (std::ranges::any_of(candidates, [&](EdgeId edge) { return has_room[graph.offer(edge)]; })) continue;
    std::vector<std::uint32_t> entered;
    for (const EdgeId edge : candidates) entered.push_back(part_of[graph.offer(edge)]);
    std::sort(entered.begin(), entered.end());
    entered.erase(std::unique(entered.begin(), entered.end()), entered.end());

    const auto [known, is_new] = by_parts.try_emplace(std::move(entered));
    if (is_new) {
      Growing set;
      std::vector<OfferId> offers = walk(first, request, set.requests);
      set.places = static_cast<std::int64_t>(set.requests.size());  // all of them are taken by these
      const auto [same, first_time] =
          by_offers.try_emplace(std::move(offers), static_cast<std::uint32_t>(growing.size()));
      if (first_time) growing.push_back(std::move(set));
      known->second = same->second;
    }
    set_of_[request] = known->second;
    growing[known->second].requests.push_back(request);
  }
  sets_.resize(growing.size());
  for (const auto& [offers, index] : by_offers) {
    std::sort(growing[index].requests.begin(), growing[index].requests.end());
    sets_[index] = {SharedList<RequestId>(std::move(growing[index].requests)), SharedList<OfferId>(offers),
                    growing[index].places};
  }
}

const HallSet* HallSets::of(RequestId request) const { return set_of_[request] ? &sets_[*set_of_[request]] : nullptr; }

}  // namespace koppel
