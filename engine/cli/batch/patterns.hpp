// Patterns of paths, such as "markten/*/2026-*.json": what they match below a folder, in the order of the bytes of the paths.
//
// Promise:    `*` stands for any run of characters within one name, `?` for one byte, a part `**` for any number of folders; names
//             that begin with a dot are matched by a dot only; a pattern that ends with `/` matches folders alone. Links to folders are
//             not followed by `**`, so the walk ends.
// Complexity: O(names looked at).
// Errors:     none; what cannot be read matches nothing.
//
//   for (const std::string& path : matches("gemeenten", "*/market.json", {})) …   ->  "aalst/market.json", "gent/market.json"
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace koppel::cli {

[[nodiscard]] bool is_pattern(std::string_view path);

// Relative to `base`, as the pattern is. `except` (a folder, may be missing) and everything in it is left out.
[[nodiscard]] std::vector<std::string> matches(const std::filesystem::path& base, const std::string& pattern,
                                               const std::filesystem::path& except);

// The leading folders without * and ?, with a slash at the end; empty when there are none.
[[nodiscard]] std::string fixed_part(const std::string& pattern);

}  // namespace koppel::cli
