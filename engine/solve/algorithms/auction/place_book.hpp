// The places of the offers, with the bid that holds each: who is outbid, and what the price is then.
//
// Promise:    replace_cheapest() puts a bid in the place of the smallest one and returns who had it; price() is the smallest bid.
// Complexity: O(places) for up to 12 places at an offer, in one or two cache lines; O(log places) beyond, by a heap.
// Errors:     none.
//
//   book.open(state.price);
//   std::uint32_t loser = book.replace_cheapest(offer, bid, row, price);
#pragma once

#include <utility>

#include "solve/algorithms/auction/instance.hpp"
#include "solve/algorithms/auction/ring.hpp"

namespace koppel::auction {

template <class Value>
class PlaceBook {
 public:
  struct Place {
    Value bid;
    std::uint32_t row;  // of the holder, or none
  };

  explicit PlaceBook(const Instance<Value>& instance) : instance_(instance), places_(instance.places()) {}

  // All places free, at the given prices.
  void open(const HugeVector<Value>& price) {
    for (Index offer = 0; offer < instance_.offers(); ++offer) {
      for (Place& place : at(offer)) place = {price[offer], none};
    }
  }

  [[nodiscard]] std::span<Place> at(Index offer) {
    return {places_.data() + instance_.offer_places[offer], instance_.places_of(offer)};
  }

  // The loser's row, or none; `price` becomes the smallest bid.
  std::uint32_t replace_cheapest(Index offer, Value bid, std::uint32_t row, Value& price) {
    const std::span<Place> places = at(offer);
    return places.size() <= most_scanned ? scan(places, {bid, row}, price) : sift(places, {bid, row}, price);
  }

  [[gnu::always_inline]] void prefetch_places(Index offer) const {
    prefetch(places_.data() + instance_.offer_places[offer]);
  }

 private:
  static constexpr std::size_t most_scanned = 12;

  static std::uint32_t scan(std::span<Place> places, Place entering, Value& price) {
    Place* cheapest = places.data();
    Value next = entering.bid;
    for (Place& place : places.subspan(1)) {
      if (place.bid < cheapest->bid) {
        next = std::min(next, cheapest->bid);
        cheapest = &place;
      } else {
        next = std::min(next, place.bid);
      }
    }
    price = next;
    return std::exchange(*cheapest, entering).row;
  }

  // The places are a heap with the smallest bid in front.
  static std::uint32_t sift(std::span<Place> heap, Place entering, Value& price) {
    const std::uint32_t loser = heap.front().row;
    std::size_t hole = 0;
    for (std::size_t child = 1; child < heap.size(); child = 2 * hole + 1) {
      if (child + 1 < heap.size() && heap[child + 1].bid < heap[child].bid) ++child;
      if (entering.bid <= heap[child].bid) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = entering;
    price = heap.front().bid;
    return loser;
  }

  const Instance<Value>& instance_;
  HugeVector<Place> places_;
};

}  // namespace koppel::auction
