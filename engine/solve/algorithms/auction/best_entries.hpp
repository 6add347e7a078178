// The best entries of a row in one scan without branches on their values.
//
// Problem:    which of a row's entries are worth most is as good as random, so a comparison that decides a jump is mispredicted and costs
//             more than reading the entry.
// Promise:    after insert(value, k) for k = 0..n-1, n > front_entries: bring_to_front() swaps the front_entries best into the
//             first places, best_left_out() is the value of the next best. Among equals later entries count as better.
// Complexity: front_entries + 1 minima and maxima for each entry, in registers: value and number travel as one integer.
// Errors:     none; numbers below 2^32.
//
//   Best<std::int32_t> best;
//   for (k...) best.insert(value(k), k);
//   best.bring_to_front(row.entries());
#pragma once

#include <array>
#include <bit>
#include <type_traits>
#include <utility>

#include "solve/algorithms/auction/request_rows.hpp"

namespace koppel::auction {

template <class Value>
class Best {
 public:
  Best() { ranked_.fill(pack(RequestRows<Value>::nothing_else, 0)); }

  void insert(Value value, std::uint32_t number) {
    Packed incoming = pack(value, number);
    for (Packed& ranked : ranked_) {
      const bool better = incoming > ranked;
      const Packed loser = better ? ranked : incoming;
      ranked = better ? incoming : ranked;
      incoming = loser;
    }
  }

  void bring_to_front(Entry<Value>* entries) const {
    std::uint32_t staying = 0;  // which of the first entries are among the best: one bit each
    for (std::uint32_t rank = 0; rank < front_entries; ++rank) {
      const std::uint32_t number = number_of(ranked_[rank]);
      staying |= static_cast<std::uint32_t>(number < front_entries) << (number % front_entries);
    }
    std::uint32_t leaving = ~staying;
    for (std::uint32_t rank = 0; rank < front_entries; ++rank) {
      const std::uint32_t number = number_of(ranked_[rank]);
      if (number < front_entries) continue;
      std::swap(entries[number], entries[std::countr_zero(leaving)]);
      leaving &= leaving - 1;
    }
  }

  [[nodiscard]] Value best_left_out() const { return static_cast<Value>(ranked_[front_entries] >> 32); }

 private:
  __extension__ using Wide = __int128;
  using Packed = std::conditional_t<sizeof(Value) == 4, std::int64_t, Wide>;

  static Packed pack(Value value, std::uint32_t number) {
    return static_cast<Packed>(value) * (Packed{1} << 32) + number;
  }
  static std::uint32_t number_of(Packed packed) { return static_cast<std::uint32_t>(packed); }

  std::array<Packed, front_entries + 1> ranked_;  // the best first
};

}  // namespace koppel::auction
