// Two exports that nobody has mapped, looked at together.
//
// Problem:    a coordinator has two files of her own, and wants a proposal.
// Promise:    what each column is, is told by its heading, its answers, and the answers that occur on both sides: the column of offers whose
//             answers the other side asks for is what is offered. Where no vocabulary knows the answers, they become one. `runs` only when it is
//             sure which columns say what is offered and what is asked, and they have words in common; then the drafts hold no mark, and what
//             was taken and what was left unread is among the findings. Otherwise the drafts say what a person must decide, as those of `inspect`.
//             The order of rows does not matter.
// Complexity: O(cells + words that columns of both sides share).
// Errors:     findings: columns_taken, columns_unread, own_words, id_of_email (notes), id_of_row, likely_taken, word_joined (warnings).
//
//   PairDraft draft = draft_pair({offers, "aanbod.csv"}, {requests, "vragen.csv"}, vocabularies, {});
//   if (draft.runs) Mapping mapping = read_mapping(draft.offers_mapping, "aanbod.mapping.yaml", findings);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "io/survey/field_proposal.hpp"
#include "io/survey/open_question.hpp"
#include "io/survey/own_words.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

struct NamedExport {
  const Table& table;
  std::string file;
};

struct PairDraftOptions {
  Language language = Language::nl;
  bool accept_likely = false;  // take what is likely where it is not sure
  Ask ask = nullptr;           // a person who can be asked; draft_pair itself only lists `questions`
  Replies replies = {};        // what she said
};

// Why a pair does not run. `why` is a value word (base/words.hpp), or empty; `columns` are headings between quotes.
struct PairLack {
  Side side;
  std::string_view why;
  std::string columns;
};

struct PairDraft {
  bool runs = false;
  bool offers_certain = false, requests_certain = false;  // every heading is a known name: nothing was guessed
  bool one_skill = true;  // whoever has nothing of what is asked is no candidate; false where a heading asks for wishes
  std::string offers_mapping, requests_mapping;
  std::vector<OwnVocabulary> vocabularies;
  std::vector<OpenQuestion>
      questions;  // that nobody has replied to, the most important first; only where somebody can be asked
  std::vector<PairLack> lacks;  // by side, where it does not run
  Findings findings;
};

[[nodiscard]] PairDraft draft_pair(const NamedExport& offers, const NamedExport& requests,
                                   const Vocabularies& vocabularies, const PairDraftOptions& options);

// The headings of columns that nobody is sure of, between quotes.
[[nodiscard]] std::string unsure_headings(const ExaminedSurvey& survey, const std::vector<FieldProposal>& proposals);

}  // namespace koppel::io
