// Several things in one cell of free text: "solderen, fietsen herstellen, naaien", "naaien en breien".
//
// Problem:    where people list what they can do in their own words, whole answers seldom come back; their parts do, here or on the other side.
// Promise:    a mark is taken for one between answers only where the parts are short (no sentences), and where they come back more than the
//             whole answers do, or where most cells are such lists and hardly any whole answer comes back.
// Complexity: O(length of the different answers) for each mark.
// Errors:     none; an empty text where nothing is listed.
//
//   list_mark(answers, {"solderen"})            ->  ","
//   parts_of_conjunction("Naaien en breien")    ->  {"Naaien", "breien"}
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/table_answers.hpp"

namespace koppel::io {

// `elsewhere`: keys (own_word_key) of what is said on the other side.
[[nodiscard]] std::string list_mark(const ColumnAnswers& answers, const std::set<std::string>& elsewhere);

// In few words, as what stands in a list is.
[[nodiscard]] bool is_short_part(std::string_view part);

// The keys of whole answers, and of their parts under each mark that may stand between answers.
[[nodiscard]] std::set<std::string> keys_under_all_marks(const ColumnAnswers& answers);

// What "en", "et", "and", "&", "+" or a strong mark (";", "|", a new line) joins; empty where nothing is joined.
[[nodiscard]] std::vector<std::string> parts_of_conjunction(std::string_view text);

}  // namespace koppel::io
