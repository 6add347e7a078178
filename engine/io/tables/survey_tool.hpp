// Which survey tool made an export, and what that says about its rows and columns.
//
// Problem:    the same survey looks different out of every tool: one to three heading rows, names as codes or as questions, and columns of
//             the tool's own (respondent, times, addresses) beside the answers.
// Promise:    recognition looks at headings, and at the answers only where headings cannot tell; what is not recognised is `plain`.
//             Words are compared folded, in Dutch, English, French (and German where Qualtrics writes it).
// Complexity: O(columns) for recognition, O(cells) where answers must be looked at.
// Errors:     none.
//
//   ToolGuess guess = recognise_tool(grid, 0);            // {SurveyTool::surveymonkey, HeadingStyle::text, 2}
//   Headings headings = name_columns(grid, 0, guess);     // names[10] == "Welke talen spreek je? [Frans]"
//   column_role(guess.tool, "IP Address", "")             // ColumnRole::address
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koppel::io {

struct Cell;
struct Grid;

enum class SurveyTool : std::uint8_t {
  plain,
  limesurvey,
  limesurvey_vv,
  google_forms,
  microsoft_forms,
  qualtrics,
  kobotoolbox,
  odk,
  surveymonkey
};
inline constexpr std::size_t survey_tool_count = 9;
// "limesurvey_vv"; the names that mappings and `inspect --json` use.
[[nodiscard]] std::string_view to_string(SurveyTool tool);
// "LimeSurvey (VV)", for people.
[[nodiscard]] std::string_view display_name(SurveyTool tool);

// What the headings of LimeSurvey hold: "A1[SQ001]", the question, or the one and then the other.
enum class HeadingStyle : std::uint8_t { text, code, code_and_text };

struct ToolGuess {
  SurveyTool tool = SurveyTool::plain;
  HeadingStyle style = HeadingStyle::text;
  std::size_t header_rows = 1;
};

// `first` is the record that the headings begin in. A tool that is asked for is not doubted; its heading rows are counted all the same.
[[nodiscard]] ToolGuess recognise_tool(const Grid& grid, std::size_t first, std::optional<SurveyTool> asked = {});

struct Headings {
  std::vector<std::string> names;
  std::vector<std::string> questions;  // empty where the name says it all
};
[[nodiscard]] Headings name_columns(const Grid& grid, std::size_t first, const ToolGuess& guess);

// What a column is to its tool.
enum class ColumnRole : std::uint8_t {
  answer,
  respondent,  // the id of the person or invitation: the same when somebody answers again
  response,    // the id of this answer
  submitted,
  time,
  name,
  email,
  phone,
  address,  // of the computer
  status,
  metadata
};
[[nodiscard]] ColumnRole column_role(SurveyTool tool, std::string_view heading, std::string_view question);

// An answer that only tried the survey out, as the status of Qualtrics says.
[[nodiscard]] bool is_preview(std::string_view status);

// A cell as the person wrote it: marks such as {question_not_shown}, {newline} and a masked '= are undone. `scratch` holds its text where it
// had to be made anew.
[[nodiscard]] Cell unmasked(SurveyTool tool, const Cell& cell, std::string& scratch);

// "A1[SQ001]. Welke talen? [Frans]" -> what stands between code and question, where at least two headings of the tool's own columns show it.
[[nodiscard]] std::string code_separator(const std::vector<std::string>& headings);

}  // namespace koppel::io
