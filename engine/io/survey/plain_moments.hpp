// Moments of the week as people write them in Dutch, French and English: "maandagavond", "za voormiddag", "lundi soir", "weekend", "altijd".
//
// Promise:    a text is understood as a whole or not at all; nothing is left out of it. A moment is a day and a part of it: mon-mor, mon-aft,
//             mon-eve … sun-eve. What names a longer time ("weekend", "maandag", "avond", "altijd") stands for all of them that it covers.
//             A part behind a day belongs to that day and to those joined to it ("ma en di avond"); behind a comma it belongs to every day.
//             What leaves the moment open ("in overleg") is understood and names none.
// Complexity: O(words × words known).
// Errors:     none; nullopt for what is no moment: hours, dates, exceptions ("niet op maandag").
//
//   plain_moments("Dinsdagavond, Donderdagavond")  ->  {"tue-eve", "thu-eve"}
//   plain_moments("weekend")->size()               ->  6
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/tables/table.hpp"

namespace koppel::io {

// In the order of the week.
[[nodiscard]] std::optional<std::vector<std::string>> plain_moments(std::string_view text);
// Most of the answers in a column are such moments: as cells, or as pieces of cells where they are split.
[[nodiscard]] bool are_plain_moments(const Table& table, std::size_t column, std::string_view split);

}  // namespace koppel::io
