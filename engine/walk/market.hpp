// A market in memory, as a walk begins with it: no file, no folder, no YAML.
//
// Problem:    a page in a browser or a server holds the text of a market.json and nothing else.
// Promise:    the same as io::load of a file with these bytes: the profile (the default one, if none is given), the vocabularies that travel
//             inside the library, and the hashes of both.
// Complexity: that of reading the market.
// Errors:     InputError where the text is no market at all; what is wrong with its rows stands in `draft.findings`.
//
//   Observer nobody;
//   const Walked walked = propose(market_in_memory(text), {}, nobody);
#pragma once

#include <string>
#include <string_view>

#include "io/formats/profile.hpp"
#include "model/loaded.hpp"

namespace koppel {

[[nodiscard]] Loaded market_in_memory(std::string_view json, const std::string& name = "market.json",
                                      const io::ProfileFile& profile = {});

}  // namespace koppel
