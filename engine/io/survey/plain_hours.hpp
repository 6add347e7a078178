// Hours of the day among plain moments: "dinsdag 10u", "di 14u-16u", "lundi de 9h à 12h", "Friday from 2 to 4 pm".
//
// Problem:    weekly moments have parts of the day and no hours; whoever writes an hour named its part.
// Promise:    before noon is the morning, before 18:00 the afternoon, from then on the evening. Of two hours all parts between them count, of
//             "vanaf" all parts from there on, of "voor" and "tot" all before. Hours beside a part of the day add nothing to it. A number that
//             is not clearly an hour stays where it is, and so does an hour in the night.
// Complexity: O(length).
// Errors:     none.
//
//   hours_as_parts("di 14u-16u")   ->  "di  namiddag "
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace koppel::io {

// Of a folded text. `names_part`: whether a word names a part of the day by itself ("dinsdagavond").
[[nodiscard]] std::string hours_as_parts(std::string_view text,
                                         const std::function<bool(std::string_view)>& names_part);

}  // namespace koppel::io
