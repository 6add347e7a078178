// All places of the side that has fewer are used (of both where they have as many), and no such matching costs less.
#include "certify/promises/exact.hpp"
#include "certify/promises/promises.hpp"

namespace koppel::certify {

namespace {

template <class Ranges>
std::int64_t places(const Ranges& ranges) {
  std::int64_t sum = 0;
  for (const Range range : ranges) sum += range.upper;
  return sum;
}

template <class AnyId>
IdVector<AnyId, Range> all_used(const IdVector<AnyId, Range>& ranges) {
  IdVector<AnyId, Range> used;
  for (const Range range : ranges) used.push_back({range.upper, range.upper});
  return used;
}

}  // namespace

// With S places of offers and D of requests: no matching that uses all S where S ≤ D, and all D where D ≤ S, costs less.
constinit const PromiseCheck min_cost_perfect{"min_cost_perfect", [](const Claim& claim) -> std::vector<VerdictFault> {
                                                Instance full = claim.instance;
                                                const std::int64_t supply = places(claim.instance.offer_range),
                                                                   demand = places(claim.instance.request_range);
                                                if (supply <= demand)
                                                  full.offer_range = all_used(claim.instance.offer_range);
                                                if (demand <= supply)
                                                  full.request_range = all_used(claim.instance.request_range);
                                                return exact_faults(claim, full, {LevelKind::weight, LevelKind::kept});
                                              }};

}  // namespace koppel::certify
