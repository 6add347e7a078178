#include "pairing/hours.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace koppel {

namespace {

// The hours of the pinned pairs and of the longest others, as many as there are places.
WideWeight most_hours(const Market& market, const Instance& instance, OfferId offer) {
  WideWeight sum = 0;
  std::size_t places = static_cast<std::size_t>(std::max(instance.offer_range[offer].upper, 0));
  std::vector<Millihours> others;
  for (const EdgeId edge : instance.graph.edges_of(offer)) {
    const RequestId request = instance.graph.request(edge);
    if (instance.request_range[request].upper == 0) continue;  // taken out by a decision
    const Millihours hours = market[request].hours.value_or(0);
    if (std::ranges::binary_search(instance.pinned, edge)) {
      sum += hours;
      places -= places > 0 ? 1 : 0;
    } else {
      others.push_back(hours);
    }
  }
  return sum + sum_of_largest(std::move(others), places);
}

}  // namespace

std::vector<TightHours> tight_hours(const Market& market, const Instance& instance) {
  std::vector<TightHours> tight;
  for (const OfferId offer : market.offer_ids()) {
    const std::optional<Millihours>& budget = market[offer].capacity.hours;
    if (!budget) continue;
    const WideWeight most = most_hours(market, instance, offer);
    if (most > *budget) tight.push_back({offer, most});
  }
  return tight;
}

}  // namespace koppel
