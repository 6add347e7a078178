// The language that an export asks its questions in.
//
// Problem:    a coordinator who works in French has French headings, and expects to be answered in French.
// Promise:    nullopt unless the headings are clearly in one of the three languages.
// Complexity: O(length of the headings).
// Errors:     none.
//
//   language_of({"Horodateur", "Nom", "Que pouvez-vous faire ?"})   ->  Language::fr
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/finding.hpp"

namespace koppel::io {

[[nodiscard]] std::optional<Language> language_of(const std::vector<std::string>& headings);

}  // namespace koppel::io
