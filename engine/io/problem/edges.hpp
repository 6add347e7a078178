// The edges of a problem while it is read, in the order of the file; then in the order of the graph.
//
// Promise:    16 bytes an edge, in pieces, so that nothing is copied while the list grows; where an edge stood can be told again.
//             sorted() orders by (request, offer) in two passes of counting.
// Complexity: O(1) to add; sorted() O(edges + nodes).
// Errors:     more edges than a graph can number are counted and not kept (full()).
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "io/problem/nodes.hpp"
#include "io/problem/weights.hpp"

namespace koppel::io {

struct RawEdge {
  std::uint32_t offer, request;
  Weight weight;
};

class EdgeList {
 public:
  // `place` tells where it stood: a row, or a number of the reader's own.
  void add(RawEdge edge, std::int64_t place) {
    if (size_ == most_items) {
      full_ = true;
      return;
    }
    if ((size_ & (piece_size - 1)) == 0) pieces_.push_back(std::make_unique_for_overwrite<RawEdge[]>(piece_size));
    pieces_.back()[size_ & (piece_size - 1)] = edge;
    const std::int64_t offset = place - static_cast<std::int64_t>(size_);
    if (offset != last_offset_) note_place(offset);
    ++size_;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool full() const { return full_; }
  [[nodiscard]] const RawEdge& operator[](std::size_t at) const { return pieces_[at / piece_size][at % piece_size]; }
  [[nodiscard]] std::int64_t place(std::size_t at) const;

  // Multiplies the weights of the first `count` edges; the first that gets too large, or nothing.
  [[nodiscard]] std::optional<std::size_t> multiply(std::size_t count, Weight factor);
  // Gives the nodes other numbers: new_number[old]; an empty list leaves a side as it is.
  void renumber(std::span<const std::uint32_t> new_offer, std::span<const std::uint32_t> new_request);

  struct Sorted {
    std::vector<std::uint32_t> request_begin;
    std::vector<OfferId> offers;
    std::vector<Weight> weights;
  };
  [[nodiscard]] Sorted sorted(std::size_t offers, std::size_t requests) const;
  template <class Visit>
  void for_each(Visit visit) const;

 private:
  static constexpr std::size_t piece_size = std::size_t{1} << 16;

  void note_place(std::int64_t offset);
  [[nodiscard]] bool in_order() const;

  std::vector<std::unique_ptr<RawEdge[]>> pieces_;
  std::size_t size_ = 0;
  bool full_ = false;
  // From which edge on `place - number` is what: one entry as long as every line is an edge.
  std::vector<std::pair<std::size_t, std::int64_t>> offsets_;
  std::int64_t last_offset_ = std::numeric_limits<std::int64_t>::min();
};

template <class Visit>
void EdgeList::for_each(Visit visit) const {
  std::size_t left = size_;
  for (const auto& piece : pieces_) {
    const std::size_t here = std::min(left, piece_size);
    for (std::size_t at = 0; at < here; ++at) visit(piece[at]);
    left -= here;
  }
}

}  // namespace koppel::io
