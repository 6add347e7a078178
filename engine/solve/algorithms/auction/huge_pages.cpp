#include "solve/algorithms/auction/huge_pages.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace koppel::auction {

void prefer_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  // Advice only: a system that refuses gives ordinary pages.
  static_cast<void>(madvise(memory, bytes, MADV_HUGEPAGE));
#endif
}

}  // namespace koppel::auction
