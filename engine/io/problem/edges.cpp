#include "io/problem/edges.hpp"

namespace koppel::io {

namespace {

// counts[n + 1] holds how many there are of n; afterwards counts[n] is where they begin.
void to_begins(std::vector<std::uint32_t>& counts) {
  for (std::size_t n = 1; n < counts.size(); ++n) counts[n] += counts[n - 1];
}

}  // namespace

void EdgeList::note_place(std::int64_t offset) {
  offsets_.emplace_back(size_, offset);
  last_offset_ = offset;
}

std::int64_t EdgeList::place(std::size_t at) const {
  const auto after = std::ranges::upper_bound(offsets_, at, {}, &std::pair<std::size_t, std::int64_t>::first);
  return static_cast<std::int64_t>(at) + std::prev(after)->second;
}

std::optional<std::size_t> EdgeList::multiply(std::size_t count, Weight factor) {
  for (std::size_t at = 0; at < count; ++at) {
    Weight& weight = pieces_[at / piece_size][at % piece_size].weight;
    if (weight == forbidden_weight) continue;
    if (!checked_multiply(weight, factor, weight) || weight > largest_weight || weight < -largest_weight) return at;
  }
  return std::nullopt;
}

void EdgeList::renumber(std::span<const std::uint32_t> new_offer, std::span<const std::uint32_t> new_request) {
  if (new_offer.empty() && new_request.empty()) return;
  for_each([&](RawEdge& edge) {
    if (!new_offer.empty()) edge.offer = new_offer[edge.offer];
    if (!new_request.empty()) edge.request = new_request[edge.request];
  });
}

bool EdgeList::in_order() const {
  for (std::size_t at = 1; at < size_; ++at) {
    const RawEdge &before = (*this)[at - 1], &edge = (*this)[at];
    if (std::pair(before.request, before.offer) > std::pair(edge.request, edge.offer)) return false;
  }
  return true;
}

EdgeList::Sorted EdgeList::sorted(std::size_t offers, std::size_t requests) const {
  Sorted result;
  result.request_begin.assign(requests + 1, 0);
  result.offers.resize(size_);
  result.weights.resize(size_);
  for_each([&](const RawEdge& edge) { ++result.request_begin[edge.request + 1]; });
  to_begins(result.request_begin);

  if (in_order()) {
    std::size_t at = 0;
    for_each([&](const RawEdge& edge) {
      result.offers[at] = OfferId{edge.offer};
      result.weights[at++] = edge.weight;
    });
  } else {
    std::vector<std::uint32_t> next(offers + 1, 0);
    for_each([&](const RawEdge& edge) { ++next[edge.offer + 1]; });
    to_begins(next);
    std::vector<std::uint32_t> by_offer(size_);
    std::uint32_t number = 0;
    for_each([&](const RawEdge& edge) { by_offer[next[edge.offer]++] = number++; });
    next.assign(result.request_begin.begin(), result.request_begin.end());
    for (const std::uint32_t at : by_offer) {
      const RawEdge edge = (*this)[at];
      const std::uint32_t slot = next[edge.request]++;
      result.offers[slot] = OfferId{edge.offer};
      result.weights[slot] = edge.weight;
    }
  }
  return result;
}

}  // namespace koppel::io
