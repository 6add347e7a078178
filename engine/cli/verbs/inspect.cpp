// koppel inspect: what an export is, what looks like personal data in it, and a mapping to complete.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/ask.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/files/codes.hpp"
#include "io/files/file_blocks.hpp"
#include "io/files/files.hpp"
#include "io/survey/inspect.hpp"
#include "io/text/cells.hpp"
#include "report/words.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::cli {

namespace {

using report::say;

// "3", "3–7", "3–7, 9"
std::string places(const io::Question& question) {
  std::vector<std::size_t> columns = question.columns;
  if (question.joined) columns.push_back(*question.joined);
  if (question.other) columns.push_back(*question.other);
  std::sort(columns.begin(), columns.end());
  std::string text;
  for (std::size_t i = 0; i < columns.size();) {
    std::size_t end = i;
    while (end + 1 < columns.size() && columns[end + 1] == columns[end] + 1) ++end;
    text += (text.empty() ? "" : ", ") + std::to_string(columns[i] + 1);
    if (end > i) text += "–" + std::to_string(columns[end] + 1);
    i = end + 1;
  }
  return text;
}

// A heading on one line, cut off where it is long.
std::string on_one_line(const std::string& heading) {
  std::string line = io::shown(heading);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

std::string personal_line(const io::PersonalCounts& counts, std::size_t column, Language language) {
  std::vector<std::string> kinds;
  const auto put = [&](const char* key, std::size_t count) {
    if (count > 0) kinds.push_back(say(language, key, {{"count", std::to_string(count)}}));
  };
  put("inspect_name", counts.name);
  put("inspect_email", counts.email);
  put("inspect_phone", counts.phone);
  put("inspect_national_number", counts.national_number);
  put("inspect_ip_address", counts.ip_address);
  const std::string where = say(language, "inspect_columns", {{"columns", std::to_string(column + 1)}});
  return fmt::format("  {}: {}", where, report::enumerate(language, kinds));
}

std::vector<std::string> described(const io::Inspection& inspection, const std::string& file, Language language) {
  const io::Table& table = inspection.table;
  std::vector<std::string> lines{file};
  lines.push_back(table.tool == io::SurveyTool::plain
                      ? say(language, "inspect_unknown_tool")
                      : say(language, "inspect_tool", {{"tool", std::string(display_name(table.tool))}}));
  if (table.form == io::TableForm::workbook) {
    lines.push_back(say(language, "inspect_sheet", {{"sheet", table.sheet}}));
  } else {
    const std::string separator = table.separator == '\t' ? "tab" : std::string(1, table.separator);
    lines.push_back(say(language, "inspect_encoding",
                        {{"encoding", std::string(to_string(table.encoding))}, {"separator", separator}}));
  }
  lines.push_back(say(language, "inspect_rows",
                      {{"header_rows", std::to_string(table.header_rows)},
                       {"rows", std::to_string(table.rows.size() + table.rows_beyond)}}));
  if (table.previews > 0)
    lines.push_back(say(language, "inspect_previews", {{"count", std::to_string(table.previews)}}));
  lines.insert(lines.end(), {"", say(language, "inspect_questions")});
  for (std::size_t i = 0; i < inspection.questions.size(); ++i) {
    const io::Question& question = inspection.questions[i];
    const std::string kind = say(language, "inspect_" + std::string(to_string(question.kind)));
    std::string line = say(language, "inspect_question",
                           {{"columns", places(question)},
                            {"name", on_one_line(question.name)},
                            {"kind", kind},
                            {"answers", std::to_string(question.answers)}});
    const std::string& field = inspection.proposals[i].field;
    if (!field.empty()) line += " — " + say(language, "inspect_field", {{"field", field}});
    lines.push_back("  " + line);
  }
  bool any = false;
  for (std::size_t column = 0; column < inspection.personal.size(); ++column) {
    if (!inspection.personal[column].any()) continue;
    if (!any) lines.insert(lines.end(), {"", say(language, "inspect_personal")});
    any = true;
    lines.push_back(personal_line(inspection.personal[column], column, language));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines, std::string_view before) {
  std::string text;
  for (const std::string& line : lines) {
    text += line.empty() ? std::string(before.substr(0, before.find(' '))) : std::string(before) + line;
    text += "\n";
  }
  return text;
}

// A mapping that somebody has begun to complete is not lost.
void write_mapping(const std::filesystem::path& path, const std::string& bytes, bool force) {
  std::error_code error;
  if (!force && std::filesystem::exists(path, error) && io::read_file(path) != bytes) {
    Findings findings;
    findings.add(io::files_codes.output_edited, {.file = path.filename().string()});
    throw InputError(std::move(findings));
  }
  io::write_file(path, bytes);
}

}  // namespace

ExitCode inspect(const InspectOptions& options, const CommonOptions& common) {
  const Language language = common.locale.value_or(Language::nl);
  const std::string name = options.file == "-" ? "-" : options.file.filename().string();
  const auto bytes = io::open_blocks(options.file);
  Findings findings;
  const Vocabularies vocabularies = built_in_vocabularies();
  const Steps steps(0, options.ask ? Steps::Interrupts::end_reading : Steps::Interrupts::ignored);
  const bool asks = options.ask && may_ask(common.json, false, {options.file});
  const io::Inspection inspection = io::inspect(*bytes, name, {.sheet = options.sheet}, options.side, vocabularies,
                                                findings, language, asks ? ask_at_terminal(language) : nullptr);
  findings.sort();
  if (!inspection.readable) throw InputError(std::move(findings));

  const auto lines = described(inspection, name, language);
  const std::string mapping = joined(lines, "# ") + "\n" + inspection.mapping;
  if (options.output) write_mapping(*options.output, mapping, options.force);
  if (common.json) {
    write_stdout(io::inspection_json(inspection));
  } else {
    write_stdout(options.output ? joined(lines, "") : mapping);
  }
  if (!findings.empty()) show_findings(findings, language, common.json);
  return findings.has_errors() ? ExitCode::invalid_input : ExitCode::done;
}

}  // namespace koppel::cli
