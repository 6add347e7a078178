#include "explain/changes.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace koppel {

Changes changes_of(const Setting& setting, const Plan& plan) {
  Changes changes;
  std::set<std::pair<OfferId, RequestId>> now;
  std::set<OfferId> offers;
  std::set<RequestId> requests;
  const auto tell = [&](OfferId offer, RequestId request) { offers.insert(offer), requests.insert(request); };
  for (const PlanPair& pair : plan.pairs) {
    now.emplace(pair.offer, pair.request);
    changes.kept += pair.kept ? 1 : 0;
    if (!pair.kept) ++changes.come, tell(pair.offer, pair.request);
  }
  for (const auto& [offer, request] : setting.decisions.earlier) {
    if (!now.contains({offer, request})) ++changes.gone, tell(offer, request);
  }
  changes.tell_offers.assign(offers.begin(), offers.end());
  changes.tell_requests.assign(requests.begin(), requests.end());
  return changes;
}

}  // namespace koppel
