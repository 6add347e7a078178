#include "model/market_of.hpp"

#include <algorithm>
#include <utility>

namespace koppel {

Market market_of(std::vector<Offer> offers, std::vector<Request> requests) {
  Market market;
  market.offers_.values() = std::move(offers);
  market.requests_.values() = std::move(requests);
  std::ranges::sort(market.offers_.values(), {}, &Offer::id);
  std::ranges::sort(market.requests_.values(), {}, &Request::id);
  return market;
}

}  // namespace koppel
