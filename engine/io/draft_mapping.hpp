// A proposed mapping for an export that nobody has mapped yet.
//
// Problem:    two exports and no profile: what can be read without a person?
// Promise:    `certain` only when every heading is a known name of a field of this side (folded; Dutch, English, French), none is
//             used twice, and one of them is the id. Otherwise the proposal still parses as a mapping, leaves out what it does not
//             know, and marks with "# BESLIS:" what a person must decide. No cell is copied into it.
// Complexity: O(cells).
// Errors:     none.
//
//   DraftMapping draft = draft_mapping(read_csv(bytes, file, {}, findings), Side::offers);
//   if (draft.certain) Mapping mapping = read_mapping(draft.yaml, file, findings);
#pragma once

#include <string>

#include "io/csv.hpp"
#include "io/mapping.hpp"

namespace koppel::io {

struct DraftMapping {
  std::string yaml;
  bool certain = false;
};

[[nodiscard]] DraftMapping draft_mapping(const CsvTable& table, Side side);

// The profile that goes with two such mappings.
[[nodiscard]] std::string draft_profile(const std::string& offers_file, const std::string& offers_mapping,
                                        const std::string& requests_file, const std::string& requests_mapping);

// A text as a YAML scalar between double quotes.
[[nodiscard]] std::string yaml_quoted(const std::string& text);

}  // namespace koppel::io
