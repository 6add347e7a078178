// The soft criteria of one pair: each gives a value from 0 to 1000, times its points.
#pragma once

#include "pairing/assess.hpp"
#include "pairing/tables.hpp"

namespace koppel {

// A full value (1000) of one millipoint is this much weight, so that weights have the scale 10^6.
inline constexpr Weight points_per_millipoint = 1000;

[[nodiscard]] PairScore score_pair(const Assessor::Tables& tables, OfferId offer, RequestId request);

}  // namespace koppel
