// What is different between two lists of pairs: which stay, go and come, and who is in one that went or came.
//
// Problem:    metrics, results, the summary and `diff` all say who hears something new; they must mean the same by it.
// Promise:    everybody in a pair that went or came is to be told, and nobody else. All lists are sorted, without repeats.
// Complexity: O(n log n).
// Errors:     none.
//
//   const auto changes = pair_changes<std::string, std::string>(before, after);
//   changes.tell_offers   ->  {"m014", "m029"}
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace koppel {

// What a proposed pair means to those in it. promised: they said yes. unchanged: it stood in the previous result too. fresh: they must be called.
enum class PairState : std::uint8_t { promised, unchanged, fresh };
[[nodiscard]] constexpr std::string_view to_string(PairState state) {
  if (state == PairState::fresh) return "new";
  return state == PairState::promised ? "promised" : "unchanged";
}

template <class Offer, class Request>
struct PairChanges {
  using Pair = std::pair<Request, Offer>;
  std::vector<Pair> kept, gone, come;
  std::vector<Offer> tell_offers;
  std::vector<Request> tell_requests;
  [[nodiscard]] bool none() const { return gone.empty() && come.empty(); }
  [[nodiscard]] std::size_t told() const { return tell_offers.size() + tell_requests.size(); }
};

template <class Offer, class Request>
[[nodiscard]] PairChanges<Offer, Request> pair_changes(std::vector<std::pair<Request, Offer>> before,
                                                       std::vector<std::pair<Request, Offer>> after) {
  const auto make_set = [](auto& items) {
    std::ranges::sort(items);
    const auto repeats = std::ranges::unique(items);
    items.erase(repeats.begin(), repeats.end());
  };
  make_set(before), make_set(after);
  PairChanges<Offer, Request> changes;
  std::ranges::set_intersection(before, after, std::back_inserter(changes.kept));
  std::ranges::set_difference(before, after, std::back_inserter(changes.gone));
  std::ranges::set_difference(after, before, std::back_inserter(changes.come));
  for (const auto* pairs : {&changes.gone, &changes.come}) {
    for (const auto& [request, offer] : *pairs) {
      changes.tell_offers.push_back(offer);
      changes.tell_requests.push_back(request);
    }
  }
  make_set(changes.tell_offers), make_set(changes.tell_requests);
  return changes;
}

}  // namespace koppel
