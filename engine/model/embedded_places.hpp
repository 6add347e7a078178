// The places of data/places/, put here by the build (engine/cmake/embed.cmake).
#pragma once

#include <span>

#include "base/embedded.hpp"

namespace koppel {

[[nodiscard]] std::span<const EmbeddedFile> embedded_places();

}  // namespace koppel
