// No matching has more pairs; of those with as many none has more of rank 1, then of rank 1 or 2, and so on. Then the weight decides.
#include "certify/promises/promises.hpp"
#include "certify/promises/ranks.hpp"

namespace koppel::certify {

constinit const PromiseCheck greedy_maximum{"greedy_maximum", [](const Claim& claim) -> std::vector<VerdictFault> {
                                              std::vector<WantedLevel> levels = rank_levels(claim);
                                              if (!levels.empty()) levels.pop_back();  // every pair counts there
                                              levels.insert(levels.begin(), {LevelKind::pairs, LevelKind::kept});
                                              levels.emplace_back(LevelKind::weight);
                                              return exact_faults(claim, claim.instance, levels);
                                            }};

}  // namespace koppel::certify
