// No matching serves more requests, and of those that serve as many none weighs more.
#include "certify/promises/exact.hpp"
#include "certify/promises/promises.hpp"

namespace koppel::certify {

constinit const PromiseCheck max_served_max_weight{
    "max_served_max_weight", [](const Claim& claim) -> std::vector<VerdictFault> {
      return exact_faults(claim, claim.instance, {LevelKind::served, LevelKind::kept, LevelKind::weight});
    }};

}  // namespace koppel::certify
