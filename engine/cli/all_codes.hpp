// The codes of every room, joined: what `koppel list codes` shows, and what the tests walk over.
//
// Problem:    each room has its own table of findings and knows none above it; somebody must know them all.
// Promise:    every table stands in the list, each once; a test looks for a code that is raised and not in it.
// Complexity: linear in the entries; all_codes() sorts them.
// Errors:     none.
//
//   for (const CodeInfo& code : all_codes()) std::cout << code.name << '\n';
#pragma once

#include <string_view>
#include <vector>

#include "base/code.hpp"

namespace koppel::cli {

struct RoomCodes {
  std::string_view room;
  std::vector<CodeInfo> codes;  // as they stand in its table
};

// From the ground up.
[[nodiscard]] std::vector<RoomCodes> codes_by_room();
// In alphabetical order of their names.
[[nodiscard]] std::vector<CodeInfo> all_codes();

}  // namespace koppel::cli
