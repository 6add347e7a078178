#include "io/tables/headings.hpp"

#include <algorithm>

#include "io/tables/codes.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

std::optional<std::size_t> find_heading(const Table& table, std::initializer_list<std::string_view> words) {
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    if (std::find(words.begin(), words.end(), fold(table.headings[column])) != words.end()) return column;
  }
  return std::nullopt;
}

std::optional<std::size_t> require_heading(const Table& table, const std::string& file, Findings& findings,
                                           std::initializer_list<std::string_view> words) {
  const auto column = find_heading(table, words);
  if (!column) {
    findings.add(tables_codes.missing_column, {.file = file, .row = 1, .field = std::string(*words.begin())},
                 {{"expected", std::string(*words.begin())}});
  }
  return column;
}

}  // namespace koppel::io
