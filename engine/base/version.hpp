// The version of the library, as the build was told.
#pragma once

#include <string_view>

namespace koppel {

[[nodiscard]] std::string_view version();

}  // namespace koppel
