// Vocabularies (koppel/vocabulary/1) from YAML, exactly as data/schema/vocabulary.md says.
//
// Promise:    no word (id, label, synonym) belongs to two terms, also when case and accents do not count; a missing label is that
//             of another language.
// Complexity: O(n log n).
// Errors:     findings, all at once: those of yaml_fields.hpp and of Vocabulary, vocabulary_bad_id, vocabulary_shared_label.
//
//   auto skills = read_vocabulary(text, "skills.yaml", findings);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

// nullopt when a finding is an error.
[[nodiscard]] std::optional<Vocabulary> read_vocabulary(std::string_view text, const std::string& file,
                                                        Findings& findings);

// A text that is the same for the same words: what the profile's hash covers of vocabularies that it brings along.
[[nodiscard]] std::string canonical_vocabulary(const Vocabulary& vocabulary);

}  // namespace koppel::io
