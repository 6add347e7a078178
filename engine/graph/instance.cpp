#include "graph/instance.hpp"

namespace koppel {

std::string name_of(const Instance& instance, OfferId offer) {
  return instance.offer_names.empty() ? std::to_string(offer.value) : instance.offer_names[offer];
}

std::string name_of(const Instance& instance, RequestId request) {
  return instance.request_names.empty() ? std::to_string(request.value) : instance.request_names[request];
}

}  // namespace koppel
