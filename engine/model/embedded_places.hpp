// The places of data/places/, put here by the build (engine/cmake/embed.cmake).
//
// Problem:    the library must know where a postcode lies without a data folder.
// Promise:    the same bytes as the files, sorted by file name.
// Complexity: O(1).
// Errors:     none.
//
//   embedded_places().front().name   ->  "belgium.csv"
#pragma once

#include <span>

#include "base/embedded.hpp"

namespace koppel {

[[nodiscard]] std::span<const EmbeddedFile> embedded_places();

}  // namespace koppel
