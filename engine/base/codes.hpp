// The one list of finding codes, with their severities and their texts in three languages.
//
// Promise: every code used anywhere in the engine stands here, and each has a file in data/broken/ that provokes it (a test
//          checks both). Texts hold {names} that a finding's values fill in (base/wording.hpp).
//
//   const CodeInfo* info = find_code("duplicate_id");
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/finding.hpp"

namespace koppel {

struct CodeInfo {
  std::string_view name;
  Severity severity;
  std::array<std::string_view, 3> message;  // by Language: nl, en, fr
  std::array<std::string_view, 3> hint;
};

// All codes, in alphabetical order of their names.
[[nodiscard]] std::span<const CodeInfo> all_codes();
// nullptr when there is no such code.
[[nodiscard]] const CodeInfo* find_code(std::string_view name);

}  // namespace koppel
