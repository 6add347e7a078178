#include "graph/bipartite_graph.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace koppel {

struct BipartiteGraph::Rows {
  std::vector<std::uint32_t> request_begin, offer_begin;
  std::vector<OfferId> edge_offer;
  std::vector<RequestId> edge_request;
  std::vector<EdgeId> offer_edge;

  Rows(std::size_t offers, std::vector<std::uint32_t> begin_of_requests, std::vector<OfferId> offer_of_edges);
};

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

// The rows of the offers are found by counting, and the request of each edge on the way.
BipartiteGraph::Rows::Rows(std::size_t offers, std::vector<std::uint32_t> begin_of_requests,
                           std::vector<OfferId> offer_of_edges)
    : request_begin(std::move(begin_of_requests)), edge_offer(std::move(offer_of_edges)) {
  check_rows(offers, request_begin, edge_offer);
  offer_begin.assign(offers + 1, 0);
  for (const OfferId offer : edge_offer) ++offer_begin[offer.index() + 1];
  for (std::size_t row = 0; row < offers; ++row) offer_begin[row + 1] += offer_begin[row];
  edge_request.resize(edge_offer.size());
  offer_edge.resize(edge_offer.size());
  std::vector<std::uint32_t> next(offer_begin.begin(), offer_begin.end() - 1);
  for (std::uint32_t request = 0; request + 1 < request_begin.size(); ++request) {
    for (std::uint32_t edge = request_begin[request]; edge < request_begin[request + 1]; ++edge) {
      edge_request[edge] = RequestId{request};
      offer_edge[next[edge_offer[edge].index()]++] = EdgeId{edge};
    }
  }
}

void BipartiteGraph::share(std::shared_ptr<const Rows> rows) {
  rows_ = std::move(rows);
  request_begin_ = rows_->request_begin;
  offer_begin_ = rows_->offer_begin;
  edge_offer_ = rows_->edge_offer;
  edge_request_ = rows_->edge_request;
  offer_edge_ = rows_->offer_edge;
}

BipartiteGraph::BipartiteGraph(std::size_t offers, std::size_t requests, std::vector<Endpoints> edges) {
  if (edges.size() > most_edges) throw std::invalid_argument("too many edges");
  const auto by_request = [](const Endpoints& a, const Endpoints& b) {
    return a.request != b.request ? a.request < b.request : a.offer < b.offer;
  };
  if (!std::is_sorted(edges.begin(), edges.end(), by_request)) std::sort(edges.begin(), edges.end(), by_request);
  std::vector<std::uint32_t> request_begin(requests + 1, 0);
  std::vector<OfferId> edge_offer;
  edge_offer.reserve(edges.size());
  for (const Endpoints& edge : edges) {
    if (edge.request.index() >= requests) throw std::invalid_argument("an edge's request is out of range");
    ++request_begin[edge.request.index() + 1];
    edge_offer.push_back(edge.offer);
  }
  for (std::size_t row = 0; row < requests; ++row) request_begin[row + 1] += request_begin[row];
  share(std::make_shared<const Rows>(offers, std::move(request_begin), std::move(edge_offer)));
}

BipartiteGraph::BipartiteGraph(std::size_t offers, std::vector<std::uint32_t> request_begin,
                               std::vector<OfferId> edge_offer) {
  share(std::make_shared<const Rows>(offers, std::move(request_begin), std::move(edge_offer)));
}

// The rows of the requests and the number of offers say everything.
bool operator==(const BipartiteGraph& a, const BipartiteGraph& b) {
  return a.rows_ == b.rows_ ||
         (a.offer_count() == b.offer_count() && std::ranges::equal(a.request_begin_, b.request_begin_) &&
          std::ranges::equal(a.edge_offer_, b.edge_offer_));
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
