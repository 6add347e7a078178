// Signs that nobody sees: controls of the direction of writing, and signs without width.
//
// Problem:    "m1" with an override of direction behind it looks like "m1", or turns what stands beside it around; two ids that look alike
//             are two people.
// Promise:    U+200B to U+200F, U+202A to U+202E, U+2060 to U+2064, U+2066 to U+2069, U+061C, U+00AD and U+FEFF are left out of a text, or written
//             so that they are seen. An id that was written so is found again. Files for programs keep ids as they are.
// Complexity: O(length).
// Errors:     none.
//
//   without_unseen("m1\u202E")   ->  "m1"
//   with_unseen_shown("m1\u202E")  ->  "m1[U+202E]"
#pragma once

#include <string>
#include <string_view>

namespace koppel {

[[nodiscard]] bool has_unseen(std::string_view text);
[[nodiscard]] std::string without_unseen(std::string_view text);
[[nodiscard]] std::string with_unseen_shown(std::string_view text);
// As JSON escapes them: "\\u202E".
[[nodiscard]] std::string with_unseen_escaped(std::string_view json);
// What with_unseen_shown() wrote, as it was.
[[nodiscard]] std::string with_unseen_again(std::string_view shown);

}  // namespace koppel
