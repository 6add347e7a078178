// Surveys: one export and its mapping, to draft rows of one side.
//
// Problem:    exports hold typing errors, double answers, cells nobody foresaw, and personal data beside what is needed.
// Promise:    only mapped columns are kept; names and contact data go to `draft.contacts` alone; every cell that is not used is a
//             finding with its row and column, and the row goes on without it; nothing is guessed. Findings show the text of
//             mapped cells that are neither personal nor free text; of all others the kind and length. The counts add up.
// Complexity: O(cells), plus O(n · length²) for the suggestion of each different unknown word.
// Errors:     findings: unknown_column, duplicate_heading, unknown_vocabulary, mapping_unknown_term (errors: no row is read);
//             empty_id, unknown_code, unknown_answer, unknown_term, unknown_language, unknown_language_level, not_a_number,
//             date_not_existing, … (rejected); national_number (warning); unused_column, separator_guessed, … (notes).
//
//   read_survey(bytes, "aanbod.csv", mapping, vocabularies, draft);
#pragma once

#include <string>
#include <string_view>

#include "io/survey/mapping.hpp"
#include "model/draft.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

void read_survey(ByteBlocks& bytes, const std::string& file, const Mapping& mapping, const Vocabularies& vocabularies,
                 Draft& draft);
void read_survey(std::string_view bytes, const std::string& file, const Mapping& mapping,
                 const Vocabularies& vocabularies, Draft& draft);

// Whoever takes requests without a limit ("onbeperkt") has as many places as there are requests; to be called when both sides are there.
void bound_unlimited(Draft& draft);

}  // namespace koppel::io
