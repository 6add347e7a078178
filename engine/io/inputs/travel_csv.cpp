#include "io/inputs/travel_csv.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/codes.hpp"
#include "base/weight.hpp"
#include "io/inputs/codes.hpp"
#include "io/tables/csv.hpp"
#include "io/tables/headings.hpp"
#include "io/text/cells.hpp"
#include "io/text/codes.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr Weight minute_scale = 1000;
constexpr Weight most_minutes = 24 * 60;

// Thousandths of a minute, or nullopt with a finding.
std::optional<Weight> read_minutes(std::string_view cell, DecimalMark mark, const Source& place, Findings& findings) {
  const auto parsed = parse_fixed(trimmed(cell), minute_scale, mark);
  const auto* minutes = std::get_if<Weight>(&parsed);
  if (minutes == nullptr) {
    findings.add(Severity::rejected, text_codes.not_a_number, place, {{"read", shown(cell)}});
  } else if (*minutes < 0) {
    findings.add(Severity::rejected, base_codes.negative_number, place, {{"read", shown(cell)}});
  } else if (*minutes > most_minutes * minute_scale) {
    findings.add(Severity::rejected, text_codes.number_too_large, place, {{"read", shown(cell)}});
  } else {
    return *minutes;
  }
  return std::nullopt;
}

struct Entry {
  std::int64_t metres;
  Source place;
  bool contradicted = false;
};

}  // namespace

TravelTimes read_travel_times(std::string_view bytes, const std::string& file, std::int64_t speed, Findings& findings) {
  TravelTimes times;
  const CsvTable table = read_csv(bytes, file, {}, findings);
  const auto from = require_heading(table, file, findings, {"from", "van", "de"});
  const auto to = require_heading(table, file, findings, {"to", "naar", "vers", "a"});
  const auto minutes = require_heading(table, file, findings, {"minutes", "minuten", "min"});
  if (!from || !to || !minutes) return times;

  std::vector<std::string_view> cells;
  for (const auto& row : table.rows) cells.push_back(cell_at(row, *minutes).text);
  const DecimalMark mark = sniff_decimal(cells, table.separator);

  std::map<std::pair<std::string, std::string>, Entry> entries;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    if (is_blank(row)) continue;
    const Source place{file, table.row_numbers[i], static_cast<std::int64_t>(*minutes + 1), "minutes"};
    const std::pair<std::string, std::string> pair{trimmed(cell_at(row, *from).text), trimmed(cell_at(row, *to).text)};
    if (pair.first.empty() || pair.second.empty()) {
      findings.add(inputs_codes.incomplete_travel_time, place);
      continue;
    }
    const auto read = read_minutes(cells[i], mark, place, findings);
    if (!read) continue;
    // At most 1.44e6 thousandths × 1e6 metres per hour: far inside 64 bits.
    const std::int64_t metres = (*read * speed + 30 * minute_scale) / (60 * minute_scale);
    const auto [entry, fresh] = entries.try_emplace(pair, Entry{metres, place});
    if (fresh || entry->second.metres == metres) continue;
    entry->second.contradicted = true;
    findings.add(inputs_codes.duplicate_travel_time, place, {{"read", pair.first + " – " + pair.second}});
  }
  for (const auto& [pair, entry] : entries) {
    if (!entry.contradicted) times.rows.push_back({pair.first, pair.second, entry.metres});
  }
  return times;
}

std::string canonical_travel_times(const TravelTimes& times) {
  std::string text;
  for (const TravelTimes::Row& row : times.rows) {
    text += "travel " + row.from + "\t" + row.to + "\t" + std::to_string(row.metres) + "\n";
  }
  return text;
}

}  // namespace koppel::io
