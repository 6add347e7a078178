#include "solve/planning/knapsack_row.hpp"

#include <algorithm>

// The compiler makes one version for processors with AVX2 and one for all, and the loader chooses.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define KOPPEL_WIDEST_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define KOPPEL_WIDEST_VECTORS
#endif

namespace koppel::planning {

KOPPEL_WIDEST_VECTORS void knapsack_row(const std::int32_t* above, std::int32_t* __restrict next, std::int32_t first,
                                        std::int32_t last, std::int32_t use, std::int32_t profit) {
  const std::int32_t fits = std::max(first, std::min(use, last + 1));
  for (std::int32_t c = first; c < fits; ++c) next[c] = above[c];
  for (std::int32_t c = fits; c <= last; ++c) {
    const std::int32_t with = above[c - use] + profit;
    next[c] = above[c] > with ? above[c] : with;
  }
}

}  // namespace koppel::planning
