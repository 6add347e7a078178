// Headings that decisions, travel times and unmapped exports may have, in Dutch, English and French.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "io/tables/table.hpp"

namespace koppel::io {

// The first column whose heading, folded, is one of the words (given folded).
[[nodiscard]] std::optional<std::size_t> find_heading(const Table& table,
                                                      std::initializer_list<std::string_view> words);

// As find_heading; missing_column names the first word where there is none.
[[nodiscard]] std::optional<std::size_t> require_heading(const Table& table, const std::string& file,
                                                         Findings& findings,
                                                         std::initializer_list<std::string_view> words);

}  // namespace koppel::io
