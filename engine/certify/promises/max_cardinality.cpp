// No matching has more pairs.
#include "certify/promises/exact.hpp"
#include "certify/promises/promises.hpp"

namespace koppel::certify {

constinit const PromiseCheck max_cardinality{
    "max_cardinality", [](const Claim& claim) -> std::vector<VerdictFault> {
      return exact_faults(claim, claim.instance, {LevelKind::pairs, LevelKind::kept});
    }};

}  // namespace koppel::certify
