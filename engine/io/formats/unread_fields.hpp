// unread_fields: the fields of a document that are not in what was read from it.
//
// Problem:    a reader that passes over a field, or takes a default for a number it cannot read, judges another document than the one that
//             lies before it.
// Promise:    what was read is written again and compared with the document: every field that is missing, unknown, of another type or out
//             of range differs, and is named by its path. Numbers are compared by their value ("4.0" is 4), not by their spelling.
// Complexity: O(bytes of both). Nothing is parsed where both texts are the same.
// Errors:     none; `written` must be JSON.
//
//   for (const std::string& path : unread_fields(document, write_result(result))) refuse(path);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/text/json.hpp"

namespace koppel::io {

// At most 100 paths, in the order of the document, then those of `written` that the document lacks.
[[nodiscard]] std::vector<std::string> unread_fields(const JsonValue& document, std::string_view written);

}  // namespace koppel::io
