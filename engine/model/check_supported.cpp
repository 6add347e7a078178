#include <algorithm>
#include <functional>

#include "base/weight.hpp"
#include "model/checking.hpp"

namespace koppel::checking {

namespace {

// "At least two, or fewer if need be" is only a wish, and whoever wrote it should know.
void note_partial_minima(const std::vector<DraftRequest>& requests, Findings& findings) {
  for (const DraftRequest& row : requests) {
    const PeopleWanted& people = row.request.value.people;
    if (people.min < 2 || !people.partial) continue;
    findings.add("partial_minimum"_code, row.request.at("people.min"),
                 {{"read", row.request.value.id}, {"expected", std::to_string(people.min)}});
  }
}

// A budget of hours cannot bind when even the longest requests fit into it, as many as the offer can take. Then hours need no
// sharing out; otherwise they do, and the solver does not do that yet.
void refuse_binding_hours(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                          Findings& findings) {
  std::vector<Millihours> hours;
  for (const DraftRequest& row : requests) hours.push_back(row.request.value.hours.value_or(0));
  std::ranges::sort(hours, std::greater());
  std::vector<WideWeight> longest{0};  // longest[k]: the hours of the k longest requests
  for (const Millihours each : hours) longest.push_back(longest.back() + each);
  for (const DraftOffer& row : offers) {
    const OfferCapacity& capacity = row.offer.value.capacity;
    const std::size_t most = std::min(static_cast<std::size_t>(std::max(capacity.max, 0)), hours.size());
    if (!capacity.hours || longest[most] <= *capacity.hours) continue;
    findings.add("hours-unsupported"_code, row.offer.at("capacity.hours"),
                 {{"read", row.offer.value.id}, {"expected", to_decimal(*capacity.hours, 1000)}});
  }
}

}  // namespace

void refuse_unsupported(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                        Findings& findings) {
  note_partial_minima(requests, findings);
  refuse_binding_hours(offers, requests, findings);
}

}  // namespace koppel::checking
