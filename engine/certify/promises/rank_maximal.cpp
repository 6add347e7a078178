// No matching has more pairs of rank 1; of those with as many none has more of rank 1 or 2; and so on. Then the weight decides.
#include "certify/promises/promises.hpp"
#include "certify/promises/ranks.hpp"

namespace koppel::certify {

constinit const PromiseCheck rank_maximal{"rank_maximal", [](const Claim& claim) -> std::vector<VerdictFault> {
                                            std::vector<WantedLevel> levels = rank_levels(claim);
                                            levels.insert(levels.end(), {LevelKind::kept, LevelKind::weight});
                                            return exact_faults(claim, claim.instance, levels);
                                          }};

}  // namespace koppel::certify
