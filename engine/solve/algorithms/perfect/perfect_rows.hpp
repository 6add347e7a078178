// The rows of the requests for a perfect assignment, laid out as in auction/request_rows.hpp: one cache line tells nearly every bid.
//
// Promise:    every edge of a request is in its row, as worth = (weight − the row's largest weight) · scale, so never above 0: what
//             everybody's weights have in common would only cost bits. Each row starts on a cache line with its header; its best entries
//             at price 0 come first, while the row is at hand.
// Complexity: one pass over the edges; 8 bytes an edge (16 with 64-bit values) and one header a row, rounded up to 64 (128) bytes.
// Errors:     none; the differences within a row times the scale must fit. Stopped by the meter: `complete()` is false.
//
//   PerfectRows<std::int32_t> rows(problem, 64, meter);
//   Row<std::int32_t> row = rows.row(rows.number_of(request));
#pragma once

#include "solve/algorithms/auction/request_rows.hpp"

namespace koppel::perfect {

using auction::Entry;
using auction::HugeVector;
using auction::Index;
using auction::none;
using auction::Row;

template <class Value>
class PerfectRows {
 public:
  PerfectRows(const KernelProblem& problem, Value scale, Meter& meter);

  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] const Entry<Value>* line(std::uint32_t number) const {
    return entries_.data() + std::size_t{number} * auction::line_entries;
  }
  [[nodiscard]] Row<Value> row(std::uint32_t number) {
    return {entries_.data() + std::size_t{number} * auction::line_entries};
  }
  [[nodiscard]] std::uint32_t number_of(Index request) const { return number_[request]; }

 private:
  void append(const KernelProblem& problem, Index request, Value scale);

  HugeVector<Entry<Value>> entries_;
  HugeVector<std::uint32_t> number_;  // by request
  std::size_t end_ = 0;
  bool complete_ = false;
};

}  // namespace koppel::perfect
