// The rows of the requests, laid out for bidding: one cache line tells nearly every bid.
//
// Promise:    a row starts on a cache line with its header, followed by its best entries at the time of the last full scan (the front)
//             and the others behind. `bound` is what the others were worth at most; as prices rise it stays true.
//             A row's number is its place in memory, so that finding a row costs no read. Bidders of one request have a row each.
//             Edges that nobody would use (weight ≤ 0, an offer without places) are left out.
//             build() asks the meter as it goes and returns false when it said stop: then there are no rows.
// Complexity: one pass over the edges; 8 bytes an edge (16 with 64-bit values) and one header a row, rounded up to 64 (128) bytes.
// Errors:     none.
//
//   if (!rows.build(meter)) return Ending::stopped;
//   Row<std::int32_t> row = rows.row(rows.number_of(bidder));
#pragma once

#include <limits>

#include "solve/algorithms/auction/instance.hpp"

namespace koppel::auction {

template <class Value>
struct Entry {
  Index offer;
  Value worth;  // the edge's weight, scaled
};

inline constexpr std::uint32_t header_entries = 2;
inline constexpr std::uint32_t line_entries = 8;
inline constexpr std::uint32_t front_entries = line_entries - header_entries;

// A view of one row. The header keeps its numbers in the fields of two entries.
template <class Value>
struct Row {
  Entry<Value>* line;

  [[nodiscard]] std::uint32_t degree() const { return line[0].offer; }
  [[nodiscard]] std::uint32_t front() const { return std::min(degree(), front_entries); }
  [[nodiscard]] Value& bound() const { return line[0].worth; }
  [[nodiscard]] Index bidder() const { return line[1].offer; }
  [[nodiscard]] Entry<Value>* entries() const { return line + header_entries; }
};

template <class Value>
class RequestRows {
 public:
  // Bounds: `unknown` demands a scan of the row, `nothing_else` stands for no entries beyond the front.
  static constexpr Value unknown = std::numeric_limits<Value>::max() / 2;
  static constexpr Value nothing_else = std::numeric_limits<Value>::min() / 2;

  explicit RequestRows(const Instance<Value>& instance) : instance_(instance) {}

  [[nodiscard]] bool build(Meter& meter);
  [[nodiscard]] bool built() const { return built_; }

  [[nodiscard]] const Entry<Value>* line(std::uint32_t number) const {
    return entries_.data() + std::size_t{number} * line_entries;
  }
  [[nodiscard]] Row<Value> row(std::uint32_t number) { return {entries_.data() + std::size_t{number} * line_entries}; }
  [[nodiscard]] std::uint32_t number_of(Index bidder) const { return number_[bidder]; }

 private:
  void append(Index request, Index bidder);

  const Instance<Value>& instance_;
  HugeVector<Entry<Value>> entries_;
  HugeVector<std::uint32_t> number_;  // by bidder
  std::size_t end_ = 0;
  bool built_ = false;
};

}  // namespace koppel::auction
