// No matching has more pairs; of those with as many none has fewer of the last rank, then of the last two, and so on. Then the weight decides.
#include <algorithm>

#include "certify/promises/promises.hpp"
#include "certify/promises/ranks.hpp"

namespace koppel::certify {

constinit const PromiseCheck generous_maximum{"generous_maximum", [](const Claim& claim) -> std::vector<VerdictFault> {
                                                std::vector<WantedLevel> levels = rank_levels(claim);
                                                if (!levels.empty()) levels.pop_back();  // every pair counts there
                                                std::ranges::reverse(levels);
                                                levels.insert(levels.begin(), {LevelKind::pairs, LevelKind::kept});
                                                levels.emplace_back(LevelKind::weight);
                                                return exact_faults(claim, claim.instance, levels);
                                              }};

}  // namespace koppel::certify
