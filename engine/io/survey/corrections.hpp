// Corrections: what the office knows better than the export, put into rows that were read before.
//
// Problem:    a person calls to say that her postcode is another one; the export still says the old one, and will say it again tomorrow.
// Promise:    field by field: what a correction says takes the place of what was there, whole; an empty cell changes nothing, an answer
//             whose code means nothing empties the field. A cell that cannot be read, or that the check would drop, changes nothing.
//             Corrections of one file about one id are put in the order of their dates; without dates none of them counts. One that is
//             older than the newest answer is left out. Findings of the check about a corrected field name the correction's cell. The form is that of data/schema/import.md.
// Complexity: O(cells + rows log rows).
// Errors:     findings of read_survey; correction_unknown_id, correction_outdated, duplicate_id (rejected).
//
//   apply_corrections(bytes, "correcties.csv", mapping, profile, vocabularies, draft);
#pragma once

#include <string>
#include <string_view>

#include "io/survey/mapping.hpp"
#include "model/draft.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

void apply_corrections(ByteBlocks& bytes, const std::string& file, const Mapping& mapping, const Profile& profile,
                       const Vocabularies& vocabularies, Draft& draft);

// A row of a correction that did nothing, with the reason, in the ledger and the findings alike.
void reject_correction(Ledger& ledger, Findings& findings, Code code, const Source& row, FindingValues values);

}  // namespace koppel::io
