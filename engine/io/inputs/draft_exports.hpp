// Two exports that nobody mapped, looked at together: what they can be read with, or why they cannot be.
//
// Problem:    what a person hands in may be the wrong file, the same one twice, or the right two in the wrong order.
// Promise:    a person who can be asked (`options.ask`) is asked one question at a time, at most `most_questions`. One file given twice, one without rows or one that is no table is refused. Two that look exchanged are never read in silence:
//             they run as they were given with a warning, or not at all. What is not sure is named, side by side.
// Complexity: that of draft_pair.
// Errors:     findings: same_export, export_without_rows, not_an_export, exports_swapped, mapping_needed, and those of pair_draft.hpp.
//
//   const DraftedExports drafted = draft_exports({offers, path, bytes}, {requests, path, bytes}, vocabularies, {});
//   if (drafted.runs) Mapping mapping = read_mapping(drafted.profile.offers_mapping_yaml, "aanbod.mapping.yaml", findings);
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "io/survey/pair_draft.hpp"
#include "io/tables/table.hpp"
#include "model/loaded.hpp"
#include "model/vocabulary.hpp"

namespace koppel::io {

inline constexpr std::size_t max_table_bytes = std::size_t{512} << 20;
inline constexpr const char* offers_mapping_name = "aanbod.mapping.yaml";
inline constexpr const char* requests_mapping_name = "vragen.mapping.yaml";

struct UnmappedExport {
  const Table& table;
  std::filesystem::path path;
  std::string_view bytes;
};

struct DraftedExports {
  bool runs = false;
  bool exchanged = false;  // a person said that each is the other's side: `profile` takes them so
  bool replied = false;    // a person was asked something
  bool keep = false;       // the draft holds more than the headings say: it is to be written down
  bool one_skill = true;   // the rule of that name in the profile
  DraftProfile profile;    // where `runs` is false: with marks for what a person must decide
  Findings findings;       // errors where it cannot run
};

[[nodiscard]] DraftedExports draft_exports(const UnmappedExport& offers, const UnmappedExport& requests,
                                           const Vocabularies& vocabularies, const PairDraftOptions& options);

// Each export is most likely what the other was given as.
[[nodiscard]] bool look_exchanged(const Table& offers, const Table& requests, const Vocabularies& vocabularies);

// An export of which nothing can be read: without rows, or no table at all.
void refuse_empty_export(const Table& table, const std::string& file, Findings& findings);

}  // namespace koppel::io
