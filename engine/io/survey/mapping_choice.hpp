// Which of several mappings an export is to be read with.
//
// Problem:    offers, requests and corrections come as so many files; nobody should have to say twice what the headings tell.
// Promise:    the mapping whose columns are all there; of several the one that reads most of them; where two are as good, the one that was
//             given in the file's own place, else none. Where none fits, the one that lacks least, whose findings then name what is missing.
//             For a correction, which may lack columns, a mapping fits when its id and another column are there.
// Complexity: O(mappings × bytes): to know how its headings are written, a file is read to its end.
// Errors:     findings: mapping_unclear (error).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/mapping.hpp"

namespace koppel::io {

struct NamedMapping {
  std::string name;
  Mapping mapping;
};

// nullptr, with a finding, when that cannot be told.
[[nodiscard]] const NamedMapping* choose_mapping(ByteBlocks& bytes, const std::string& file,
                                                 const std::vector<NamedMapping>& mappings, bool correction,
                                                 std::optional<std::size_t> own_place, Findings& findings);

}  // namespace koppel::io
