// The rows of the offers: the requests each of them could take, for the parts that look at the problem from the offers' side.
//
// Problem:    the kernel's rows are the requests'; turning 10 million edges round costs more than an easy instance's whole solution.
// Promise:    heaviest edges first: build_heaviest() takes over only the heaviest of each offer (somewhat more than it is expected to
//             look at), and complete(offer) tells whether these are all. build_all() takes over every edge.
//             Both ask the meter as they go and return false when it said stop: then there are no rows.
//             Order within a row is left open; OfferBidding sorts it as far as it needs.
// Complexity: two passes over the edges, 8 bytes (16 with 64-bit values) for each edge taken over; build_all() three times that while it runs.
// Errors:     none.
//
//   if (!rows.build_heaviest(meter)) return Ending::stopped;
//   for (Candidate<std::int32_t> candidate : rows.row(offer)) ...
#pragma once

#include <span>

#include "solve/algorithms/auction/instance.hpp"

namespace koppel::auction {

template <class Value>
struct Candidate {
  Index request;
  Value weight;  // not scaled, positive

  // By falling weight, then falling number.
  [[nodiscard]] bool before(const Candidate& other) const {
    if constexpr (sizeof(Value) == sizeof(Index)) {
      return key() > other.key();  // one comparison of 64 bits
    } else {
      return weight != other.weight ? weight > other.weight : request > other.request;
    }
  }

 private:
  [[nodiscard]] std::uint64_t key() const {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(weight)) << 32 | request;
  }
};

template <class Value>
class OfferRows {
 public:
  explicit OfferRows(const Instance<Value>& instance) : instance_(instance) {}

  [[nodiscard]] bool build_heaviest(Meter& meter);
  [[nodiscard]] bool build_all(Meter& meter);

  [[nodiscard]] bool built() const { return !begin_.empty(); }
  [[nodiscard]] bool all_complete() const { return all_complete_; }
  [[nodiscard]] bool complete(Index offer) const { return all_complete_ || least_taken_[offer] <= 1; }
  [[nodiscard]] std::span<Candidate<Value>> row(Index offer) {
    return {candidates_.data() + begin_[offer], begin_[offer + 1] - begin_[offer]};
  }

 private:
  struct Loose {
    Index offer;
    Candidate<Value> candidate;
  };

  [[nodiscard]] bool choose_thresholds(Meter& meter);
  [[nodiscard]] bool take_heaviest(HugeVector<Loose>& loose, Meter& meter) const;
  [[nodiscard]] bool count_all(Meter& meter);
  [[nodiscard]] bool take_all(HugeVector<Loose>& loose, Meter& meter) const;
  [[nodiscard]] bool count(const HugeVector<Loose>& loose, Meter& meter);
  [[nodiscard]] bool scatter(const HugeVector<Loose>& loose, Meter& meter);

  const Instance<Value>& instance_;
  HugeVector<std::uint32_t> begin_;  // offers + 1 entries once built
  HugeVector<Candidate<Value>> candidates_;
  HugeVector<Value> least_taken_;  // weights below this were left out
  bool all_complete_ = false;
};

}  // namespace koppel::auction
