#include "cli/finding_lines.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "base/wording.hpp"
#include "cli/words.hpp"
#include "model/short_id.hpp"

namespace koppel::cli {

namespace {

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\033[1;31m";
    case Severity::rejected:
      return "\033[33m";
    case Severity::warning:
      return "\033[35m";
    case Severity::note:
      return "\033[2m";
  }
  return "";
}

std::string place_of(const Source& source) {
  std::string place = source.file;
  if (source.row > 0) place += fmt::format(":{}", source.row);
  if (source.row > 0 && source.column > 0) place += fmt::format(":{}", source.column);
  return place.empty() ? place : place + ": ";
}

// All findings of one code and severity in one file.
struct Group {
  const Finding* first;
  std::size_t count = 0;
  std::vector<std::string> others = {};  // what the next ones read
};

constexpr std::size_t most_examples = 3;  // beside the first

std::string_view read_in(const Finding& finding) {
  const auto found = std::ranges::find(finding.values, "read", &std::pair<std::string, std::string>::first);
  return found == finding.values.end() ? std::string_view() : std::string_view(found->second);
}

void add(Group& group, const Finding& finding) {
  ++group.count;
  const std::string_view read = read_in(finding);
  if (read.empty() || read == read_in(*group.first) || group.others.size() > most_examples) return;
  if (std::ranges::find(group.others, read) == group.others.end()) group.others.emplace_back(read);
}

// The gravest first; of equally grave ones in the order in which they were found.
std::vector<Group> grouped(const Findings& findings) {
  std::vector<Group> groups;
  for (const Finding& finding : findings.kept()) {
    if (finding.severity == Severity::error) continue;
    auto group = std::ranges::find_if(groups, [&](const Group& known) {
      return known.first->code == finding.code && known.first->severity == finding.severity &&
             known.first->source.file == finding.source.file;
    });
    if (group == groups.end()) group = groups.insert(group, {.first = &finding});
    add(*group, finding);
  }
  for (const auto& [code, count] : findings.not_kept()) {
    const auto group =
        std::ranges::find_if(groups, [&code = code](const Group& known) { return known.first->code->name == code; });
    if (group != groups.end()) group->count += count;
  }
  std::ranges::stable_sort(groups, {}, [](const Group& group) { return group.first->severity; });
  return groups;
}

std::string line_of(const Group& group, Language language, bool colour) {
  const Finding& first = *group.first;
  std::string message = group.count > 1 ? fmt::format("{} × ", group.count) : "";
  message += with_short_hashes(first.message(language));
  if (!group.others.empty()) {
    std::string examples;
    for (std::size_t i = 0; i < std::min(group.others.size(), most_examples); ++i)
      examples += (i == 0 ? "" : ", ") + with_short_hashes(shown_value(group.others[i], language));
    if (group.others.size() > most_examples) examples += ", …";
    message += "; " + in_words(language, "findings_also", {{"examples", examples}});
  }
  return fmt::format("{}{}{}: {}{} [{}]", place_of(first.source), colour ? colour_of(first.severity) : "",
                     to_string(first.severity), colour ? "\033[0m" : "", message, first.code->name);
}

std::string more(std::size_t count, Language language) {
  return in_words(language, "findings_more", {{"n", std::to_string(count)}});
}

using Lines = std::vector<std::string>;

void add_with_hint(Lines& lines, const Group& group, Language language, bool colour) {
  lines.push_back(line_of(group, language, colour));
  const std::string hint = with_short_hashes(group.first->hint(language));
  if (!hint.empty()) lines.push_back("    " + hint);
}

void add_errors(Lines& lines, const Findings& findings, Language language, bool colour) {
  std::size_t shown = 0;
  for (const Finding& finding : findings.kept()) {
    if (finding.severity != Severity::error || shown == most_error_lines) continue;
    add_with_hint(lines, {.first = &finding, .count = 1}, language, colour);
    ++shown;
  }
  const std::size_t all = findings.count(Severity::error);
  if (all > shown) lines.push_back(more(all - shown, language));
}

// One by one, as long as that takes no more lines than there are.
Lines single_lines(const Findings& findings, Language language, bool colour) {
  Lines lines;
  std::vector<const Finding*> others;
  for (const Finding& finding : findings.kept()) {
    if (finding.severity != Severity::error) others.push_back(&finding);
  }
  std::ranges::stable_sort(others, {}, [](const Finding* finding) { return finding->severity; });
  for (std::size_t i = 0; i < others.size() && lines.size() <= most_other_lines; ++i)
    add_with_hint(lines, {.first = others[i], .count = 1}, language, colour);
  return lines;
}

Lines grouped_lines(const std::vector<Group>& groups, Language language, bool colour) {
  Lines lines;
  // What to do about the gravest ones, as far as there is room.
  std::size_t hints = groups.size() < most_other_lines ? most_other_lines - groups.size() : 0;
  const std::size_t shown = groups.size() <= most_other_lines ? groups.size() : most_other_lines - 1;
  std::size_t left = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i >= shown)
      left += groups[i].count;
    else if (hints == 0)
      lines.push_back(line_of(groups[i], language, colour));
    else
      add_with_hint(lines, groups[i], language, colour), --hints;
  }
  if (left > 0) lines.push_back(more(left, language));
  return lines;
}

// All that does not refuse the input.
Lines other_lines(const Findings& findings, Language language, bool colour) {
  Lines lines = single_lines(findings, language, colour);
  if (lines.size() <= most_other_lines && findings.not_kept().empty()) return lines;
  return grouped_lines(grouped(findings), language, colour);
}

}  // namespace

std::string finding_line(const Finding& finding, Language language) {
  return line_of({.first = &finding, .count = 1}, language, false);
}

std::vector<std::string> finding_lines(const Findings& findings, Language language, bool colour) {
  Lines lines;
  add_errors(lines, findings, language, colour);
  std::ranges::copy(other_lines(findings, language, colour), std::back_inserter(lines));
  return lines;
}

}  // namespace koppel::cli
