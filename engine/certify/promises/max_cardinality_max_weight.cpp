// No matching has more pairs, and of those with as many none weighs more.
#include "certify/promises/exact.hpp"
#include "certify/promises/promises.hpp"

namespace koppel::certify {

constinit const PromiseCheck max_cardinality_max_weight{
    "max_cardinality_max_weight", [](const Claim& claim) -> std::vector<VerdictFault> {
      return exact_faults(claim, claim.instance, {LevelKind::pairs, LevelKind::kept, LevelKind::weight});
    }};

}  // namespace koppel::certify
