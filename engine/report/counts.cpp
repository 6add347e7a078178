#include "report/counts.hpp"

#include <set>

namespace koppel::report {

Counts counts_of(const Context& context) {
  const Plan& plan = context.plan;
  Counts counts{.offers = context.market.offer_count(),
                .requests = context.market.request_count(),
                .served = plan.served,
                .unserved = plan.unserved.size(),
                .underserved = plan.underserved.size(),
                .pairs = plan.pairs.size(),
                .idle = plan.idle.size()};
  std::set<OfferId> called;
  std::set<RequestId> apart;
  for (const PlanPair& pair : plan.pairs) {
    called.insert(pair.offer);
    counts.without_moment += pair.slot_taken ? 1 : 0;
    if (pair.slot_apart) apart.insert(pair.request);
  }
  counts.called = called.size();
  counts.apart = apart.size();
  return counts;
}

}  // namespace koppel::report
