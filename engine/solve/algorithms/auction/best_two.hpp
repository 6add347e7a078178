// What a bidder compares: its best entry, and what the second best is worth.
//
//   BestTwo<std::int32_t> choice(0);   // staying out is worth 0
//   choice.consider(entry, entry.worth - price[entry.offer]);
#pragma once

#include <algorithm>

#include "solve/algorithms/auction/request_rows.hpp"

namespace koppel::auction {

template <class Value>
struct BestTwo {
  const Entry<Value>* best = nullptr;  // none where nothing is better than the least
  Value best_value;
  Value second_value;

  explicit BestTwo(Value least) : best_value(least), second_value(least) {}

  void consider(const Entry<Value>& entry, Value value) {
    const bool better = value > best_value;  // compiles to conditional moves
    second_value = std::max(second_value, better ? best_value : value);
    best_value = better ? value : best_value;
    best = better ? &entry : best;
  }
};

}  // namespace koppel::auction
