#include "solve/questions/first_pairs.hpp"

#include <algorithm>

namespace koppel {

FirstPairs::FirstPairs(const Instance& instance, const std::vector<EdgeId>& matching)
    : instance_(instance),
      settled_(instance.graph.request_count()),
      partner_(instance.graph.request_count()),
      free_(instance.graph.offer_count()) {
  for (const OfferId offer : free_.ids()) free_[offer] = instance.offer_range[offer].upper;
  for (const EdgeId edge : instance.pinned) {
    settled_[instance.graph.request(edge)] = true;
    --free_[instance.graph.offer(edge)];
  }
  for (const RequestId request : settled_.ids()) {
    if (instance.needed_if_any(request) > 1) settled_[request] = true;
  }
  for (const EdgeId edge : matching) {
    const auto [offer, request] = instance.graph.endpoints(edge);
    const bool pinned = std::ranges::binary_search(instance.pinned, edge);
    if (instance.needed_if_any(request) > 1 && !pinned) --free_[offer];
    if (settled_[request] || partner_[request]) continue;
    partner_[request] = offer;
    --free_[offer];
  }
}

// Kuhn's search in phases: an offer that was walked past without success, or was used, is not tried again in the same
// phase.
void FirstPairs::complete() {
  for (bool found = true; found;) {
    found = false;
    IdVector<OfferId, bool> visited(free_.size());
    for (const RequestId request : partner_.ids()) {
      if (!served(request) && augment(request, visited)) found = true;
    }
  }
}

// Breadth first from `request`; on finding a free place everyone on the way moves up by one.
bool FirstPairs::augment(RequestId request, IdVector<OfferId, bool>& visited) {
  const BipartiteGraph& graph = instance_.graph;
  IdVector<OfferId, RequestId> entered_from;
  std::vector<RequestId> queue{request};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const EdgeId edge : graph.edges_of(queue[next])) {
      const OfferId offer = graph.offer(edge);
      if (visited[offer]) continue;
      visited[offer] = true;
      if (entered_from.empty()) entered_from.assign(free_.size(), RequestId{});
      entered_from[offer] = queue[next];
      if (free_[offer] > 0) {
        move_along(offer, entered_from);
        return true;
      }
      for (const EdgeId other : graph.edges_of(offer)) {
        if (partner_[graph.request(other)] == offer) queue.push_back(graph.request(other));
      }
    }
  }
  return false;
}

void FirstPairs::move_along(OfferId last, const IdVector<OfferId, RequestId>& entered_from) {
  --free_[last];
  for (std::optional<OfferId> offer = last; offer;) {
    const RequestId request = entered_from[*offer];
    const std::optional<OfferId> left = partner_[request];
    partner_[request] = *offer;
    offer = left;
  }
}

// Backwards from the free places: an offer has room if one of its requests could go to an offer that has room.
IdVector<OfferId, bool> FirstPairs::can_take_one_more() const {
  const BipartiteGraph& graph = instance_.graph;
  IdVector<OfferId, bool> can(free_.size());
  std::vector<OfferId> queue;
  const auto reach = [&](OfferId offer) {
    if (can[offer]) return;
    can[offer] = true;
    queue.push_back(offer);
  };
  for (const OfferId offer : free_.ids()) {
    if (free_[offer] > 0) reach(offer);
  }
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const EdgeId edge : graph.edges_of(queue[next])) {
      const std::optional<OfferId> partner = partner_[graph.request(edge)];
      if (partner) reach(*partner);
    }
  }
  return can;
}

IdVector<RequestId, bool> FirstPairs::short_of_offers() const {
  const BipartiteGraph& graph = instance_.graph;
  IdVector<RequestId, bool> short_of(partner_.size());
  IdVector<OfferId, bool> visited(free_.size());
  std::vector<RequestId> queue;
  for (const RequestId request : partner_.ids()) {
    if (served(request)) continue;
    short_of[request] = true;
    queue.push_back(request);
  }
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const EdgeId edge : graph.edges_of(queue[next])) {
      const OfferId offer = graph.offer(edge);
      if (visited[offer]) continue;
      visited[offer] = true;
      for (const EdgeId other : graph.edges_of(offer)) {
        const RequestId request = graph.request(other);
        if (partner_[request] != offer || short_of[request]) continue;
        short_of[request] = true;
        queue.push_back(request);
      }
    }
  }
  return short_of;
}

std::vector<RequestId> FirstPairs::served_by_one_more(std::span<const RequestId> candidates, int places,
                                                      const IdVector<RequestId, bool>& short_of_offers) {
  std::vector<RequestId> gained;
  std::vector<Change> changes;
  for (int place = 0; place < places; ++place) {
    const std::optional<RequestId> request = give_place(candidates, short_of_offers, changes);
    if (!request) break;
    gained.push_back(*request);
  }
  while (!changes.empty()) {
    partner_[changes.back().request] = changes.back().before;
    settled_[changes.back().request] = false;
    changes.pop_back();
  }
  std::sort(gained.begin(), gained.end());
  return gained;
}

// A shortest alternating path from the new offer to an unserved request, and the moves along it. The request that goes
// to the new offer counts as settled from then on: a path that begins at the new offer never has to come back to it.
std::optional<RequestId> FirstPairs::give_place(std::span<const RequestId> candidates,
                                                const IdVector<RequestId, bool>& short_of_offers,
                                                std::vector<Change>& changes) {
  const BipartiteGraph& graph = instance_.graph;
  IdVector<RequestId, bool> visited(partner_.size());
  IdVector<OfferId, bool> passed(free_.size());
  IdVector<RequestId, std::optional<RequestId>> before(partner_.size());  // whose old place the request would take
  std::vector<RequestId> queue;
  const auto reach = [&](RequestId request, std::optional<RequestId> from) {
    if (visited[request] || settled_[request] || !short_of_offers[request]) return;
    visited[request] = true;
    before[request] = from;
    queue.push_back(request);
  };
  for (const RequestId request : candidates) reach(request, std::nullopt);
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const RequestId last = queue[next];
    if (const std::optional<OfferId> partner = partner_[last]) {
      if (passed[*partner]) continue;
      passed[*partner] = true;
      for (const EdgeId edge : graph.edges_of(*partner)) reach(graph.request(edge), last);
      continue;
    }
    RequestId request = last;
    for (;;) {
      changes.push_back({request, partner_[request]});
      const std::optional<RequestId> from = before[request];
      if (!from) break;
      partner_[request] = partner_[*from];
      request = *from;
    }
    partner_[request] = std::nullopt;
    settled_[request] = true;
    return last;
  }
  return std::nullopt;
}

}  // namespace koppel
