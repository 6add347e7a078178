// Which columns belong together, by the habits of each tool.
#include <algorithm>
#include <map>
#include <set>

#include "io/survey/question.hpp"
#include "io/tables/survey_words.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

// A heading taken apart: "T1[SQ002]" -> {"T1", "SQ002"}.
struct HeadingParts {
  std::string stem, option;
  std::string text;  // of the stem, where a question stands beside its code
  bool other = false;
};

std::string_view bracketed(std::string_view heading, std::size_t& begin) {
  if (!heading.ends_with(']')) return {};
  begin = heading.find('[');
  if (begin == std::string_view::npos || begin == 0) return {};
  return heading.substr(begin + 1, heading.size() - begin - 2);
}

std::optional<HeadingParts> in_brackets(std::string_view heading) {
  std::size_t begin = 0;
  const std::string_view option = bracketed(heading, begin);
  if (option.empty()) return std::nullopt;
  const std::string stem(trimmed(heading.substr(0, begin)));
  return HeadingParts{stem, std::string(option), stem, is_other_option(fold(option))};
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class Grouper {
 public:
  explicit Grouper(const Table& table) : table_(table), separator_(separator_of(table)) {
    for (const std::string& heading : table.headings) headings_.insert(heading);
  }

  std::vector<ColumnGroup> group() {
    std::map<std::string, std::size_t> by_stem;
    std::vector<ColumnGroup> groups;
    for (std::size_t column = 0; column < table_.headings.size(); ++column) {
      const bool own = column_role(table_.tool, table_.headings[column], question(column)) != ColumnRole::answer;
      auto parts = own ? std::nullopt : take_apart(column);
      if (!parts) parts = HeadingParts{table_.headings[column], "", spoken(column), false};
      const auto [found, fresh] = by_stem.try_emplace(parts->stem, groups.size());
      if (fresh || !fits(groups[found->second], *parts)) {
        found->second = groups.size();
        groups.push_back({.name = parts->stem, .text = parts->text});
      }
      put(groups[found->second], column, *parts);
    }
    for (ColumnGroup& lone : groups) settle(lone);
    return groups;
  }

 private:
  static std::string separator_of(const Table& table) {
    return table.style == HeadingStyle::code_and_text ? code_separator(table.headings) : std::string();
  }

  [[nodiscard]] std::string question(std::size_t column) const {
    return column < table_.questions.size() ? table_.questions[column] : std::string();
  }

  // What people were asked: the question beside the name, else the last step of a path, else the name.
  [[nodiscard]] std::string spoken(std::size_t column) const {
    if (!question(column).empty()) return question(column);
    const std::string& heading = table_.headings[column];
    const std::size_t at = separator_.empty() ? std::string::npos : heading.find(separator_);
    if (at != std::string::npos) return heading.substr(at + separator_.size());
    const std::size_t slash = is_path() ? heading.rfind('/') : std::string::npos;
    return slash == std::string::npos ? heading : heading.substr(slash + 1);
  }

  [[nodiscard]] bool is_path() const {
    return table_.tool == SurveyTool::kobotoolbox || table_.tool == SurveyTool::odk;
  }

  std::optional<HeadingParts> take_apart(std::size_t column) const {
    const std::string& heading = table_.headings[column];
    switch (table_.tool) {
      case SurveyTool::limesurvey:
      case SurveyTool::limesurvey_vv:
        return of_limesurvey(heading, column);
      case SurveyTool::qualtrics:
        return of_qualtrics(heading, column);
      case SurveyTool::kobotoolbox:
      case SurveyTool::odk:
        return of_path(heading);
      case SurveyTool::surveymonkey:
        return table_.header_rows == 1 ? of_dash(heading) : in_brackets(heading);
      default:
        return in_brackets(heading);
    }
  }

  // "T1[SQ001]", "T1_SQ001", "Welke thema's? [Mobiliteit]", "T1[SQ001]. Welke thema's? [Mobiliteit]"
  std::optional<HeadingParts> of_limesurvey(const std::string& heading, std::size_t column) const {
    const std::size_t at = separator_.empty() ? std::string::npos : heading.find(separator_);
    const std::string code = heading.substr(0, at);
    const std::string text = at == std::string::npos ? question(column) : heading.substr(at + separator_.size());
    auto parts = in_brackets(code);
    if (!parts && table_.style != HeadingStyle::text) {
      const std::size_t mark = code.find('_');
      if (mark == 0 || mark == std::string::npos) return std::nullopt;
      parts = HeadingParts{code.substr(0, mark), code.substr(mark + 1), code.substr(0, mark), false};
      parts->other = parts->option == "other";
    }
    if (!parts || text.empty()) return parts;
    if (const auto asked = in_brackets(text)) {
      parts->text = asked->stem;
      parts->option = asked->option;
    } else {
      parts->text = text;
    }
    return parts;
  }

  // "Q3_1" and "Q3_5_TEXT", with "Question - Selected Choice - Option" beneath.
  std::optional<HeadingParts> of_qualtrics(std::string heading, std::size_t column) const {
    const bool other = heading.ends_with("_TEXT");
    if (other) heading.resize(heading.size() - 5);
    const std::size_t mark = heading.rfind('_');
    const bool numbered =
        mark != std::string::npos && mark > 0 && all_digits(std::string_view(heading).substr(mark + 1));
    if (!numbered && !other) return std::nullopt;
    const std::string text = question(column);
    const std::size_t first = text.find(" - "), last = text.rfind(" - ");
    HeadingParts parts{numbered ? heading.substr(0, mark) : heading, heading.substr(mark + 1), text.substr(0, first),
                       other};
    if (last != std::string::npos) parts.option = text.substr(last + 3);
    return parts;
  }

  // "groep/talen/nl" beside "groep/talen"; "talen_other" beside "talen"
  std::optional<HeadingParts> of_path(const std::string& heading) const {
    for (const std::string_view tail : {"_other", "_andere", "_autre"}) {
      if (!heading.ends_with(tail)) continue;
      const std::string stem = heading.substr(0, heading.size() - tail.size());
      if (headings_.contains(stem)) return HeadingParts{stem, "other", last_step(stem), true};
    }
    for (std::size_t slash = heading.rfind('/'); slash != std::string::npos && slash > 0;
         slash = heading.rfind('/', slash - 1)) {
      const std::string stem = heading.substr(0, slash);
      if (headings_.contains(stem)) return HeadingParts{stem, heading.substr(slash + 1), last_step(stem), false};
    }
    return std::nullopt;
  }

  static std::string last_step(const std::string& path) { return path.substr(path.rfind('/') + 1); }

  static std::optional<HeadingParts> of_dash(const std::string& heading) {
    const std::size_t dash = heading.rfind(" - ");
    if (dash == std::string::npos) return in_brackets(heading);
    HeadingParts parts{heading.substr(0, dash), heading.substr(dash + 3), heading.substr(0, dash), false};
    parts.other = is_other_option(fold(parts.option));
    return parts;
  }

  // A second column with the same name and no option is a question of its own.
  static bool fits(const ColumnGroup& group, const HeadingParts& parts) {
    const bool has_plain = group.joined || (group.columns.size() == 1 && group.options.empty());
    if (parts.other) return !group.other;
    return !(parts.option.empty() && (has_plain || !group.columns.empty()));
  }

  static void put(ColumnGroup& group, std::size_t column, const HeadingParts& parts) {
    if (parts.other) {
      group.other = column;
    } else if (parts.option.empty()) {
      group.columns.push_back(column);
    } else {
      if (group.options.empty() && !group.columns.empty()) {  // the column that holds them all
        group.joined = group.columns.front();
        group.columns.clear();
      }
      group.columns.push_back(column);
      group.options.push_back(parts.option);
    }
  }

  // "Other" without anything to be other than is a question by itself; so is a single column with an option.
  void settle(ColumnGroup& group) const {
    if (group.columns.empty() && group.other) {
      group.columns = {*group.other};
      group.other.reset();
      group.name = table_.headings[group.columns.front()];
    } else if (group.columns.size() == 1 && group.options.size() == 1 && !group.joined && !group.other) {
      group.name = table_.headings[group.columns.front()];
      group.text = spoken(group.columns.front());
      group.options.clear();
    }
    if (group.text.empty()) group.text = group.name;
  }

  const Table& table_;
  std::string separator_;
  std::set<std::string> headings_;
};

}  // namespace

std::vector<ColumnGroup> group_columns(const Table& table) { return Grouper(table).group(); }

}  // namespace koppel::io
