#include "io/survey/notation.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/characters.hpp"
#include "io/survey/codes.hpp"
#include "io/survey/fields.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"

namespace koppel::io {

namespace {

std::string separator_name(char separator) { return separator == '\t' ? "tab" : std::string(1, separator); }

std::vector<std::string_view> cells_of(const Table& table, const std::vector<std::size_t>& columns) {
  std::vector<std::string_view> cells;
  for (const std::size_t column : columns) {
    for (const auto& row : table.rows) cells.push_back(cell_at(row, column).text);
  }
  return cells;
}

bool any_has(const std::vector<std::string_view>& cells, std::string_view characters) {
  return std::any_of(cells.begin(), cells.end(),
                     [&](std::string_view cell) { return cell.find_first_of(characters) != std::string_view::npos; });
}

// "1.000", "12.500.000": groups of three behind the mark, as often as it stands there.
bool parts_thousands(std::string_view number, char mark) {
  std::size_t at = number.find(mark);
  if (at == std::string_view::npos || at == 0 || at > 3 || number.front() == '0') return false;
  while (at < number.size()) {
    const std::string_view group = number.substr(at + 1, 3);
    if (number[at] != mark || group.size() < 3 || !std::ranges::all_of(group, is_digit)) return false;
    at += 4;
  }
  return true;
}

// The numbers in a cell, with the marks inside them.
std::vector<std::string_view> numbers_in(std::string_view text) {
  std::vector<std::string_view> numbers;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
    std::string_view number = text.substr(at, end - at);
    while (!number.empty() && !is_digit(number.back())) number.remove_suffix(1);
    if (!number.empty()) numbers.push_back(number);
    at = end + 1;
  }
  return numbers;
}

// The mark that parts thousands in a column: each time it stands there three digits follow, or the numbers can be whole only.
std::optional<char> thousands_mark(const Table& table, std::size_t column, bool whole) {
  for (const char mark : {'.', ','}) {
    std::size_t thousands = 0, others = 0;
    for (const TableRow row : table.rows) {
      const auto& cell = cell_at(row, column);
      if (cell.number) continue;  // of a workbook: the number itself
      for (const std::string_view number : numbers_in(cell.text)) {
        if (number.find(mark) == std::string_view::npos) continue;
        ++(parts_thousands(number, mark) ? thousands : others);
      }
    }
    if (thousands > 0 && (whole || others == 0)) return mark;
  }
  return std::nullopt;
}

}  // namespace

Notation notation_of(const Mapping& mapping, const BoundMapping& bound, const Table& table, const std::string& file,
                     Findings& findings) {
  std::vector<std::size_t> numbers;
  std::map<std::size_t, std::string> dates;  // columns, and the field that each of them feeds
  std::map<std::size_t, char> thousands;
  if (bound.submitted) dates.emplace(*bound.submitted, "submitted");
  SurveyRow unused;
  for (const BoundSource& source : bound.sources) {
    if (!source.column || !source.codes.empty()) continue;
    const SurveySlot slot = source.field->slot(unused, source.name);
    const bool number = std::holds_alternative<WholeSlot>(slot) || std::holds_alternative<ThousandthsSlot>(slot) ||
                        std::holds_alternative<DegreesSlot>(slot);
    const bool parted = number && unit_of_field(source.name) && !mapping.decimal;
    if (const auto mark =
            parted ? thousands_mark(table, *source.column, std::holds_alternative<WholeSlot>(slot)) : std::nullopt) {
      thousands.emplace(*source.column, *mark);
      findings.add(survey_codes.thousands_read,
                   {.file = file, .column = static_cast<std::int64_t>(*source.column + 1), .field = source.name},
                   {{"read", std::string("1") + *mark + "000"}, {"expected", "1000"}});
    } else if (number) {
      numbers.push_back(*source.column);
    }
    if (std::holds_alternative<DateSlot>(slot)) dates.emplace(*source.column, source.name);
  }
  const auto number_cells = cells_of(table, numbers);
  Notation notation{.decimal = mapping.decimal.value_or(sniff_decimal(number_cells, table.separator))};
  notation.thousands = std::move(thousands);
  if (!mapping.read.separator && table.form == TableForm::csv) {
    findings.add(survey_codes.separator_guessed, {.file = file}, {{"read", separator_name(table.separator)}});
  }
  if (!mapping.decimal && any_has(number_cells, ".,")) {
    findings.add(survey_codes.decimal_guessed, {.file = file},
                 {{"read", notation.decimal == DecimalMark::comma ? "," : "."}});
  }
  for (const auto& [column, field] : dates) {
    const SniffedOrder sniffed = sniff_date_order(cells_of(table, {column}));
    notation.dates[column] = mapping.date.value_or(sniffed.order);
    if (mapping.date || !sniffed.guessed) continue;
    Source place{.file = file};
    if (dates.size() > 1) place.column = static_cast<std::int64_t>(column + 1), place.field = field;
    findings.add(survey_codes.date_guessed, place, {{"read", std::string(to_string(sniffed.order))}});
  }
  return notation;
}

}  // namespace koppel::io
