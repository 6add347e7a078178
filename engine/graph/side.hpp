// The two sides of a market: who offers and who asks.
#pragma once

#include <cstdint>

namespace koppel {

enum class Side : std::uint8_t { offers, requests };

}  // namespace koppel
