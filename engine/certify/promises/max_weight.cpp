// No matching weighs more, and of those that weigh as much none has more pairs.
#include "certify/promises/exact.hpp"
#include "certify/promises/promises.hpp"

namespace koppel::certify {

constinit const PromiseCheck max_weight{
    "max_weight", [](const Claim& claim) -> std::vector<VerdictFault> {
      return exact_faults(claim, claim.instance, {LevelKind::weight, LevelKind::pairs, LevelKind::kept});
    }};

}  // namespace koppel::certify
