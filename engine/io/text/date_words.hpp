// Names of months and weekdays in Dutch, French, German and English, as people shorten them.
#pragma once

#include <optional>
#include <string_view>

namespace koppel::io {

// 1 for January; of a folded word without its full stop.
[[nodiscard]] std::optional<int> month_named(std::string_view word);
// 1 for Monday, 7 for Sunday.
[[nodiscard]] std::optional<int> weekday_named(std::string_view word);

}  // namespace koppel::io
