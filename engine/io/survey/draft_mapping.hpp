// A proposed mapping for an export that nobody has mapped yet.
//
// Problem:    an export and no mapping: what can be read without a person?
// Promise:    `certain` only when every heading is a known name of a field of this side (folded; Dutch, English, French) or a column that the
//             tool added, none is used twice, and one of them is the id. Otherwise the proposal still parses as a mapping, reads what it has
//             grounds for (field_proposal.hpp), and marks what a person must decide ("# BESLIS:", "# DECIDE:" or "# DÉCIDER:", by the
//             language); until those marks are gone, read_mapping refuses it. Answers are not copied into it: only headings, terms of vocabularies, and codes such as A1 … A6.
// Complexity: O(cells).
// Errors:     none.
//
//   Table table = read_table(bytes, file, {}, findings);
//   DraftMapping draft = draft_mapping(table, Side::offers, vocabularies);
//   if (draft.certain) Mapping mapping = read_mapping(draft.yaml, file, findings);
#pragma once

#include <string>
#include <vector>

#include "io/survey/field_proposal.hpp"
#include "io/survey/mapping.hpp"
#include "io/tables/table.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct DraftMapping {
  std::string yaml;
  bool certain = false;
};

[[nodiscard]] DraftMapping draft_mapping(const Table& table, Side side, const Vocabularies& vocabularies = {},
                                         Language language = Language::nl);
[[nodiscard]] DraftMapping draft_mapping(const ExaminedSurvey& survey, Side side, const Vocabularies& vocabularies,
                                         Language language = Language::nl);

// With proposals that were looked at beside those of the other side, or that a person spoke of; `id_of_row`: she said that no column is the id.
[[nodiscard]] DraftMapping draft_mapping(const ExaminedSurvey& survey, Side side, std::vector<FieldProposal> proposals,
                                         Language language, bool id_of_row = false);

// Where nothing is left to decide: what was settled, to be read as it stands.
struct SettledColumns {
  std::vector<FieldProposal> proposals;
  bool id_of_row = false;  // no column can be the id
};
[[nodiscard]] std::string draft_settled_mapping(const ExaminedSurvey& survey, Side side, SettledColumns columns,
                                                Language language);

// The profile that goes with two such mappings. `settled`: nothing in it is left to decide. `one_skill`: whoever has nothing of what is
// asked is no candidate (rules.skills.one).
[[nodiscard]] std::string draft_profile(const std::string& offers_file, const std::string& offers_mapping,
                                        const std::string& requests_file, const std::string& requests_mapping,
                                        Language language = Language::nl, bool settled = false,
                                        const std::vector<std::string>& vocabularies = {}, bool one_skill = false);

// A text as a YAML scalar between double quotes.
[[nodiscard]] std::string yaml_quoted(const std::string& text);

}  // namespace koppel::io
