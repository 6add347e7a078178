// One spelling for one word, on both sides of a market.
//
// Problem:    "District Merksem" declares a conflict, "district  merksem" asks; compared by bytes they never meet.
// Promise:    skills, themes, moments, groups with their values, who asks and conflicts with any of these are one word where they differ by
//             case, accents, blanks, hyphens and apostrophes alone. The spelling that stays is that of the vocabulary, else the most frequent,
//             else the first in the alphabet; a conflict takes that of what it meets. Whoever writes a word in one way only sees no change.
// Complexity: O(words + distinct spellings × length).
// Errors:     none.
//
//   word_key("Sint-Andries") == word_key("sint andries")    ->  true
//   unite_spellings(draft, vocabularies, travel_times);     // before check()
#pragma once

#include <string>
#include <string_view>

#include "model/draft.hpp"
#include "model/profile.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

// The same for two spellings of one word. A hyphen or blank between two digits counts: 1-12 is not 11-2. Never empty but for an empty word.
[[nodiscard]] std::string word_key(std::string_view word);

void unite_spellings(Draft& draft, const Vocabularies& vocabularies, TravelTimes& travel_times);

}  // namespace koppel::io
