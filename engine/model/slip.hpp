// One slip of the pen.
//
// Problem:    "Jansens" and "Janssens" may be one name, "Peeters" and "Pieters" are two.
// Promise:    true where the words differ by one letter that is more, fewer or other, or by two neighbours that changed places; not where they are equal.
// Complexity: O(length).
// Errors:     none.
//
//   one_slip_apart("behangen", "behagen")   ->  true
#pragma once

#include <string_view>

namespace koppel {

[[nodiscard]] bool one_slip_apart(std::string_view one, std::string_view other);

}  // namespace koppel
