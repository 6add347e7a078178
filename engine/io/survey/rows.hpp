// The rows of an export, one after the other, through its mapping; shared by what reads surveys and what reads corrections.
//
// Promise:    every row that is not blank goes into the ledger; those that can be used are handed on.
// Complexity: O(cells).
// Errors:     findings, as survey.hpp tells them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/fields.hpp"
#include "io/survey/mapping.hpp"
#include "model/draft.hpp"
#include "model/ledger.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct AnsweredRow {
  std::string id;
  std::int64_t number = 0;
  SurveyRow values;
  std::optional<Date> submitted;
  std::string moment;  // of submission: "2026-10-02T14:30:00" or without the time; empty where nobody knows
  Contact contact;
  std::shared_ptr<const Person> person;
  std::vector<std::string> said;  // fields with an answer, all of it understood; of corrections only
  std::shared_ptr<const FieldColumns> columns;
  LeftOut left_out = {};
};

enum class RowsOf : std::uint8_t { survey, correction };

// Reads `bytes` and hands on every usable row. A correction may lack columns that its mapping names, but for the id. Nothing is added
// to the ledger when the file or its mapping could not be used at all.
void read_rows(ByteBlocks& bytes, const std::string& file, const Mapping& mapping, const Vocabularies& vocabularies,
               RowsOf kind, Draft& draft, const std::function<void(AnsweredRow)>& take);

}  // namespace koppel::io
