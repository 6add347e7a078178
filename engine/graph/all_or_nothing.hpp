// Requests that want nobody or at least so many (`if_any`).
//
// Complexity: O(edges of the request) where it has too few of them, else O(1).
// Errors:     none.
//
//   if (!can_have_pairs(instance, request)) range.upper = 0;
#pragma once

#include <algorithm>
#include <ranges>

#include "graph/instance.hpp"

namespace koppel {

// False for a request with fewer edges than its if_any, that may have nobody: it can only have nobody, however large the number is. (With a
// minimum or a pinned pair there is no matching at all.)
[[nodiscard]] inline bool can_have_pairs(const Instance& instance, RequestId request) {
  const std::int32_t needed = instance.needed_if_any(request);
  const auto edges = instance.graph.edges_of(request);
  if (needed <= 1 || instance.request_range[request].lower > 0 ||
      needed <= static_cast<std::int64_t>(std::ranges::size(edges)))
    return true;
  return std::ranges::any_of(edges, [&](EdgeId edge) { return std::ranges::binary_search(instance.pinned, edge); });
}

}  // namespace koppel
