// Names of months and weekdays in Dutch, French, German and English, as people shorten them.
//
// Promise:    a word is folded, without its full stop; one that means a month in one language and a weekday in another is known as both ("mar").
// Complexity: O(names).
// Errors:     none: nullopt where the word is no name.
//
//   month_named("okt")  ->  10
#pragma once

#include <optional>
#include <string_view>

namespace koppel::io {

// 1 for January; of a folded word without its full stop.
[[nodiscard]] std::optional<int> month_named(std::string_view word);
// 1 for Monday, 7 for Sunday.
[[nodiscard]] std::optional<int> weekday_named(std::string_view word);

}  // namespace koppel::io
