// What an export is, before anybody maps it: its tool, its form, its questions, and what looks like personal data.
//
// Promise:    what is not sure is asked where there is somebody to ask (open_question.hpp); her replies stand in the mapping as if the headings
//             had said them. Else kinds and counts only: no cell stands in an inspection, in its JSON or in the proposed mapping (draft_mapping.hpp).
// Complexity: O(cells).
// Errors:     findings of read_table; `readable` says whether there was a table at all.
//
//   Inspection inspection = inspect(bytes, "aanbod.csv", {}, std::nullopt, vocabularies, findings);
//   inspection.table.tool           ->  SurveyTool::limesurvey
//   inspection_json(inspection)     ->  {"tool": "limesurvey", "encoding": "utf-8", "separator": ",", "header_rows": 1, …}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/field_proposal.hpp"
#include "io/survey/mapping.hpp"
#include "io/survey/open_question.hpp"
#include "io/survey/personal.hpp"
#include "io/survey/question.hpp"
#include "io/tables/table.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct Inspection {
  bool readable = false;
  Table table;
  Side side = Side::offers;
  bool side_guessed = false;  // the headings did not tell which side this is
  std::vector<Question> questions;
  std::vector<FieldProposal> proposals;  // by question
  std::vector<PersonalCounts> personal;  // by column
  std::vector<std::size_t> answers;      // by column: cells that hold something
  std::string mapping;                   // YAML, with comments in the language that was asked for
  bool certain = false;                  // the mapping holds nothing that a person must decide
};

[[nodiscard]] Inspection inspect(ByteBlocks& bytes, const std::string& file, const TableOptions& options,
                                 std::optional<Side> side, const Vocabularies& vocabularies, Findings& findings,
                                 Language language = Language::nl, const Ask& ask = nullptr);

// {"tool", "encoding", "separator", "header_rows", "rows", "columns": [{"column", "name", "question", "kind", "group", "answers",
// "field", "personal"}]}; encoding and separator are null for a workbook, question, group and field where there is none.
[[nodiscard]] std::string inspection_json(const Inspection& inspection);

}  // namespace koppel::io
