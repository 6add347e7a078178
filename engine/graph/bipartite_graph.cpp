#include "graph/bipartite_graph.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace koppel {

namespace {

constexpr std::size_t most_edges = std::numeric_limits<std::uint32_t>::max() - 1;

void check_rows(std::size_t offers, const std::vector<std::uint32_t>& request_begin,
                const std::vector<OfferId>& edge_offer) {
  if (edge_offer.size() > most_edges) throw std::invalid_argument("too many edges");
  if (request_begin.empty() || request_begin.front() != 0 || request_begin.back() != edge_offer.size() ||
      !std::is_sorted(request_begin.begin(), request_begin.end())) {
    throw std::invalid_argument("rows do not fit the edges");
  }
  for (std::size_t row = 0; row + 1 < request_begin.size(); ++row) {
    for (std::size_t edge = request_begin[row]; edge < request_begin[row + 1]; ++edge) {
      if (edge_offer[edge].index() >= offers) throw std::invalid_argument("an edge's offer is out of range");
      if (edge > request_begin[row] && edge_offer[edge] <= edge_offer[edge - 1]) {
        throw std::invalid_argument(edge_offer[edge] == edge_offer[edge - 1] ? "duplicate edge"
                                                                             : "a row is not in order");
      }
    }
  }
}

}  // namespace

BipartiteGraph::BipartiteGraph(std::size_t offers, std::size_t requests, std::vector<Endpoints> edges) {
  if (edges.size() > most_edges) throw std::invalid_argument("too many edges");
  const auto by_request = [](const Endpoints& a, const Endpoints& b) {
    return a.request != b.request ? a.request < b.request : a.offer < b.offer;
  };
  if (!std::is_sorted(edges.begin(), edges.end(), by_request)) std::sort(edges.begin(), edges.end(), by_request);
  request_begin_.assign(requests + 1, 0);
  edge_offer_.reserve(edges.size());
  for (const Endpoints& edge : edges) {
    if (edge.request.index() >= requests) throw std::invalid_argument("an edge's request is out of range");
    ++request_begin_[edge.request.index() + 1];
    edge_offer_.push_back(edge.offer);
  }
  for (std::size_t row = 0; row < requests; ++row) request_begin_[row + 1] += request_begin_[row];
  check_rows(offers, request_begin_, edge_offer_);
  index_offers(offers);
}

BipartiteGraph::BipartiteGraph(std::size_t offers, std::vector<std::uint32_t> request_begin,
                               std::vector<OfferId> edge_offer)
    : request_begin_(std::move(request_begin)), edge_offer_(std::move(edge_offer)) {
  check_rows(offers, request_begin_, edge_offer_);
  index_offers(offers);
}

// The rows of the offers, by counting; and the request of each edge.
void BipartiteGraph::index_offers(std::size_t offers) {
  offer_begin_.assign(offers + 1, 0);
  for (const OfferId offer : edge_offer_) ++offer_begin_[offer.index() + 1];
  for (std::size_t row = 0; row < offers; ++row) offer_begin_[row + 1] += offer_begin_[row];
  edge_request_.resize(edge_offer_.size());
  offer_edge_.resize(edge_offer_.size());
  std::vector<std::uint32_t> next(offer_begin_.begin(), offer_begin_.end() - 1);
  for (const RequestId request : all_ids<RequestId>(request_count())) {
    for (const EdgeId edge : edges_of(request)) {
      edge_request_[edge.index()] = request;
      offer_edge_[next[edge_offer_[edge.index()].index()]++] = edge;
    }
  }
}

std::optional<EdgeId> BipartiteGraph::find(OfferId offer, RequestId request) const {
  if (offer.index() >= offer_count() || request.index() >= request_count()) return std::nullopt;
  const auto first = edge_offer_.begin() + request_begin_[request.index()];
  const auto last = edge_offer_.begin() + request_begin_[request.index() + 1];
  const auto found = std::lower_bound(first, last, offer);
  if (found == last || *found != offer) return std::nullopt;
  return EdgeId{static_cast<std::size_t>(found - edge_offer_.begin())};
}

}  // namespace koppel
