// The two sides of a market: who offers and who asks.
#pragma once

#include <cstdint>
#include <string_view>

namespace koppel {

enum class Side : std::uint8_t { offers, requests };

// "offers" or "requests", as files write it.
[[nodiscard]] constexpr std::string_view to_string(Side side) { return side == Side::offers ? "offers" : "requests"; }

}  // namespace koppel
