// The bipartite graph of candidate pairs, in compressed rows.
//
// Problem:    offers on one side, requests on the other, at most one edge between two of them.
// Promise:    immutable; edges are numbered by (request, offer), so row r of the requests is one run of edge ids and the numbering
//             does not depend on the order in which edges were given. 12 bytes an edge: 4 for the rows of requests, 8 for the rows of offers.
//             Copies share these rows.
// Complexity: building O(E + offers + requests) from sorted edges, O(E log E) otherwise; copying O(1).
// Errors:     more than 2^32 - 2 edges, an endpoint out of range or a duplicate edge: std::invalid_argument (readers check first
//             and report it as findings).
//
//   BipartiteGraph graph(2, 1, {{OfferId{0}, RequestId{0}}, {OfferId{1}, RequestId{0}}});
//   for (EdgeId edge : graph.edges_of(RequestId{0})) use(graph.offer(edge));
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <vector>

#include "base/ids.hpp"

namespace koppel {

struct Endpoints {
  OfferId offer;
  RequestId request;
  friend auto operator<=>(const Endpoints&, const Endpoints&) = default;
};

class BipartiteGraph {
 public:
  BipartiteGraph() = default;
  // A copy, never a move: the spans below point into rows that every graph must keep hold of.
  BipartiteGraph(const BipartiteGraph&) = default;
  BipartiteGraph& operator=(const BipartiteGraph&) = default;
  ~BipartiteGraph() = default;
  // Edges in any order.
  BipartiteGraph(std::size_t offers, std::size_t requests, std::vector<Endpoints> edges);
  // Rows already in order: `request_begin` has requests + 1 entries, the offers of each row rise strictly.
  BipartiteGraph(std::size_t offers, std::vector<std::uint32_t> request_begin, std::vector<OfferId> edge_offer);

  [[nodiscard]] std::size_t offer_count() const { return offer_begin_.empty() ? 0 : offer_begin_.size() - 1; }
  [[nodiscard]] std::size_t request_count() const { return request_begin_.empty() ? 0 : request_begin_.size() - 1; }
  [[nodiscard]] std::size_t edge_count() const { return edge_offer_.size(); }

  [[nodiscard]] auto edges_of(RequestId request) const {
    return std::views::iota(request_begin_[request.index()], request_begin_[request.index() + 1]) |
           std::views::transform([](std::uint32_t number) { return EdgeId{number}; });
  }
  [[nodiscard]] std::span<const EdgeId> edges_of(OfferId offer) const {
    return offer_edge_.subspan(offer_begin_[offer.index()], degree(offer));
  }
  [[nodiscard]] std::size_t degree(OfferId offer) const {
    return offer_begin_[offer.index() + 1] - offer_begin_[offer.index()];
  }
  [[nodiscard]] std::size_t degree(RequestId request) const {
    return request_begin_[request.index() + 1] - request_begin_[request.index()];
  }
  [[nodiscard]] OfferId offer(EdgeId edge) const { return edge_offer_[edge.index()]; }
  [[nodiscard]] RequestId request(EdgeId edge) const { return edge_request_[edge.index()]; }
  [[nodiscard]] Endpoints endpoints(EdgeId edge) const { return {offer(edge), request(edge)}; }
  [[nodiscard]] std::optional<EdgeId> find(OfferId offer, RequestId request) const;  // O(log degree)

  // The raw rows, for solvers: begin offsets by request, and the offer of each edge.
  [[nodiscard]] std::span<const std::uint32_t> request_begin() const { return request_begin_; }
  [[nodiscard]] std::span<const OfferId> edge_offers() const { return edge_offer_; }

  friend bool operator==(const BipartiteGraph& a, const BipartiteGraph& b);

 private:
  struct Rows;
  void share(std::shared_ptr<const Rows> rows);

  std::shared_ptr<const Rows> rows_;
  // What `rows_` holds, one step nearer than through the pointer.
  std::span<const std::uint32_t> request_begin_, offer_begin_;
  std::span<const OfferId> edge_offer_;
  std::span<const RequestId> edge_request_;
  std::span<const EdgeId> offer_edge_;
};

}  // namespace koppel
