// Travel times: `from;to;minutes` between places named by postcode or district, turned into metres by the profile's speed.
//
// Promise:    exact: metres = minutes × speed / 60, rounded half up. The order of the rows does not matter.
// Complexity: O(n log n).
// Errors:     findings of read_csv; missing_column (error), not_a_number, negative_number, incomplete_travel_time,
//             duplicate_travel_time (rejected; of two different times for one pair both go).
//
//   TravelTimes times = read_travel_times("from;to;minutes\n2060;2170;20\n", "reistijden.csv", 15'000, findings);
//   times.find("2060", "2170")  ->  5000
#pragma once

#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "model/profile.hpp"

namespace koppel::io {

// `speed` in metres per hour.
[[nodiscard]] TravelTimes read_travel_times(std::string_view bytes, const std::string& file, std::int64_t speed,
                                            Findings& findings);

// One line per row: part of what the profile's hash covers.
[[nodiscard]] std::string canonical_travel_times(const TravelTimes& times);

}  // namespace koppel::io
