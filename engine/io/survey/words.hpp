// The words of io/survey/: what stands in drafts of mappings and profiles for the person who completes them, in Dutch, English and French.
//
// Promise:    draft_mark is what read_mapping refuses (mapping_undecided) in whatever language it stands.
// Complexity: linear in the text.
// Errors:     none.
//
//   draft_mark(Language::fr)                                            ->  "# DÉCIDER"
//   draft_text(Language::en, DraftText::answers, {{"count", "3"}})      ->  "3 answers"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "base/words.hpp"
#include "io/survey/question.hpp"

namespace koppel::io {

enum class DraftText : std::uint8_t {
  made,      // at the head
  look,      // a mark at the head, where proposals stand below
  proposal,  // {what}
  hashed_email,
  which_id,
  which_side,
  moments,
  codes,
  levels,  // of skills and needs
  language_levels,
  numbers_are_levels,
  answers_are_levels,  // of languages
  by_heading,
  of_tool,
  in_other_columns,
  unknown_option,
  unread,   // {fields}
  answers,  // {count}
  filled,   // {count}
  personal,
  part_of,  // {name}
  perhaps,  // {field}
  profile_made,
  profile_title,  // the value, in quotes
  profile_name,
  profile_keys,
  id_of_answer,
  weekly_moments,
  own_words,      // at the head of a vocabulary
  said_so_often,  // {offered}, {asked}
  id_of_row,
  not_read,         // columns of a draft that was used
  closed,           // columns that say which rows no longer count
  missed,           // {name}: a column that asks for something and is not read
  grows,            // of a vocabulary
  perhaps_offered,  // of the likeliest column
  perhaps_asked,
  words_file,  // of vocabularies in a profile
};

// "# BESLIS" and its like; "…: " and what is to be decided stand behind it.
[[nodiscard]] std::string_view draft_mark(Language language);
// Where one of them stands in a line; npos where none does.
[[nodiscard]] std::size_t find_draft_mark(std::string_view line, Language& language);

[[nodiscard]] std::string draft_text(Language language, DraftText text, const FindingValues& values = {});
// "one choice"; empty for kinds that nobody needs to be told.
[[nodiscard]] std::string draft_kind(Language language, QuestionKind kind);

// All of them: the mark, the texts by their names in DraftText, the kinds by theirs.
[[nodiscard]] std::vector<Word> survey_words();

}  // namespace koppel::io
