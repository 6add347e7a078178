// Which of the common time slots each pair is proposed.
//
// Problem:    one person cannot be in two places at once, and two people who help with one request should come together.
// Promise:    the pairs of one offer that name slots get distinct ones wherever a distinct choice exists (a maximum matching of its
//             pairs with their slots); a pair that is left has no moment, `taken`, and a `slot_clash` warning names the offer.
//             Without giving that up, the people of one request get the same moment for as many requests as possible: exactly, by
//             a search over requests that hang together, as long as that takes no more than `most_slot_steps` tries; beyond, as many
//             as were found. Where they differ all the same, `apart` says so.
// Complexity: O(pairs · slots) for each pair of an offer and each try.
// Errors:     none.
//
//   const Moments moments = choose_moments(market, {{offer, request, common_slots(market, offer, request)}});
//   moments.chosen[0].slot  ->  "2031-W01-tue-eve"
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "base/ids.hpp"
#include "model/market.hpp"

namespace koppel {

inline constexpr int most_slot_steps = 20'000;  // per group of requests that share people

struct PairSlots {
  OfferId offer;
  RequestId request;
  std::vector<std::string> slots;  // common to both, sorted
};

struct Moment {
  std::string slot;    // may be empty
  bool taken = false;  // no slot: the person is asked elsewhere at all of the common ones
  bool apart = false;  // the people of this request are proposed different slots
};

struct Moments {
  std::vector<PairSlots> pairs;  // in any order
  std::vector<Moment> chosen;    // one for each of `pairs`
  std::vector<Finding> clashes;  // severity warning
};

[[nodiscard]] std::vector<std::string> common_slots(const Market& market, OfferId offer, RequestId request);

[[nodiscard]] Moments choose_moments(const Market& market, std::vector<PairSlots> pairs);

// What is left for reserves, each by itself: the moment of the request where it suits, else one at which the reserve is not asked
// elsewhere.
class SpareMoments {
 public:
  explicit SpareMoments(const Moments& moments);
  [[nodiscard]] Moment of(const PairSlots& reserve) const;

 private:
  std::map<OfferId, std::set<std::string>> busy_;
  std::map<RequestId, std::set<std::string>> wanted_;
};

}  // namespace koppel
