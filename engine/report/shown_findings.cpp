#include "report/shown_findings.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/characters.hpp"
#include "base/row_id.hpp"
#include "base/unseen.hpp"
#include "model/short_id.hpp"

namespace koppel::report {

namespace {

const std::string* value_named(const Finding& finding, std::string_view name) {
  const auto found =
      std::ranges::find(finding.values, name, [](const auto& value) { return std::string_view(value.first); });
  return found == finding.values.end() ? nullptr : &found->second;
}

// "skills.mobility" of "offers[12].skills.mobility": the number changes with the order of the rows.
std::string field_of_row(std::string_view field) {
  const std::size_t open = field.find('['), close = field.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::string(field);
  const std::string_view behind = field.substr(close + 1);
  if (behind.empty()) return std::string(field.substr(0, open));
  return std::string(behind.starts_with('.') ? behind.substr(1) : behind);
}

// "aanbod.csv" of "aanbod.csv:7, aanbod.csv:9"; any other text as it is.
std::string without_rows(const std::string& text, const std::set<std::string>& files) {
  std::set<std::string> named;
  std::string listed;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(", "), rest.size());
    const std::string_view place = rest.substr(0, end);
    const std::size_t colon = place.rfind(':');
    const bool row = colon != std::string_view::npos && colon + 1 < place.size() &&
                     std::ranges::all_of(place.substr(colon + 1), is_digit);
    if (place != "…" && (!row || !files.contains(std::string(place.substr(0, colon))))) return text;
    if (row) named.insert(std::string(place.substr(0, colon)));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  for (const std::string& file : named) listed += (listed.empty() ? "" : ", ") + file;
  return listed;
}

}  // namespace

std::string ShownFinding::place() const {
  std::string text = file;
  for (const std::string& part : {id, field}) {
    if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
  }
  return text;
}

std::vector<ShownFinding> shown_findings(const Findings& findings, Language language) {
  std::set<std::string> files;
  for (const Finding& finding : findings.kept()) files.insert(finding.source.file);
  std::vector<ShownFinding> shown;
  for (Finding finding : findings.kept()) {
    const std::string* other = value_named(finding, other_row_id);
    for (auto& [name, value] : finding.values) {
      if (name == "other") value = other == nullptr ? without_rows(value, files) : *other;
    }
    const std::string* id = value_named(finding, row_id);
    shown.push_back({finding.source.file, id == nullptr ? "" : with_short_hashes(with_unseen_shown(*id)),
                     field_of_row(finding.source.field), std::string(finding.code->name),
                     std::string(to_string(finding.severity)), with_short_hashes(finding.message(language)),
                     with_short_hashes(finding.hint(language))});
  }
  std::ranges::sort(shown);
  return shown;
}

}  // namespace koppel::report
