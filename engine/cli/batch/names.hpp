// Folder names for inputs: safe on any file system, the same whenever the same name comes, and never the same for two names.
//
// Problem:    inputs are called "Sint-Niklaas", "../x", "CON", "één", "Één", "a/b" or have names of a thousand bytes.
// Promise:    a name of plain letters, digits, dots, dashes and underscores stays as it is (a slash becomes "--"); every other gets a
//             readable stem and twelve digits of its SHA-256. Names that differ by case alone: those that are not all small get the digits too.
//             At most 100 bytes; no leading dot or dash, no name that an operating system keeps for itself.
// Complexity: O(bytes); `safe_names` sorts.
//
//   safe_name("gent/2026-10")  ->  "gent--2026-10"        safe_name("één")  ->  "een-" and twelve digits
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace koppel::cli {

[[nodiscard]] std::string safe_name(std::string_view name);

// One per name, in their order.
[[nodiscard]] std::vector<std::string> safe_names(const std::vector<std::string_view>& names);

// The name with every byte that is no UTF-8 as %XX, so that it can stand in JSON.
[[nodiscard]] std::string readable_name(std::string_view bytes);
[[nodiscard]] std::string bytes_of(std::string_view readable);

}  // namespace koppel::cli
