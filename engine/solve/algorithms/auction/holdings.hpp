// Who holds whom: the matching as the finisher changes it, seen from one side.
//
// Promise:    a node holds at most as many others as it has places; of(node) lists them in no particular order.
// Complexity: O(1) to add, O(places) to remove.
// Errors:     none; adding to a full node or removing what is not held is a programming error.
//
//   holdings.add(offer, {request, weight});
//   if (holdings.has_room(offer)) ...
#pragma once

#include "solve/algorithms/auction/instance.hpp"

namespace koppel::auction {

template <class Value>
struct Held {
  Index node;  // on the other side
  Value weight;
};

template <class Value>
class Holdings {
 public:
  explicit Holdings(const Places& places) : places_(places), held_(places.back()), count_(places.size() - 1, 0) {}

  [[nodiscard]] Index size() const { return static_cast<Index>(count_.size()); }
  [[nodiscard]] Index places(Index node) const { return places_[node + 1] - places_[node]; }
  [[nodiscard]] bool has_room(Index node) const { return count_[node] < places(node); }
  [[nodiscard]] std::span<const Held<Value>> of(Index node) const {
    return {held_.data() + places_[node], count_[node]};
  }
  [[nodiscard]] bool holds(Index node, Index other) const {
    for (const Held<Value>& held : of(node)) {
      if (held.node == other) return true;
    }
    return false;
  }

  void add(Index node, Held<Value> held) { held_[places_[node] + count_[node]++] = held; }
  void remove(Index node, Index other) {
    Held<Value>* place = held_.data() + places_[node];
    while (place->node != other) ++place;
    *place = held_[places_[node] + --count_[node]];
  }

 private:
  const Places& places_;
  HugeVector<Held<Value>> held_;
  HugeVector<Index> count_;
};

// One side of the graph while the exact optimum is built.
template <class Value>
struct Side {
  HugeVector<Value> dual;
  Holdings<Value> holdings;
};

}  // namespace koppel::auction
