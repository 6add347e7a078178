// Strict JSON: RFC 8259 with duplicate keys refused, nesting and sizes bounded, numbers kept as text until they are needed.
//
// Promise: every fault names row, column and the path in the document ("requests[3].people.min"). nlohmann/json does the lexing;
//          numbers never pass through a double.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/finding.hpp"

namespace koppel::io {

// A parsed document that remembers where each value stood. Object members keep their order.
struct JsonValue {
  struct Number {
    std::string text;
  };
  using Array = std::vector<JsonValue>;
  using Object = std::vector<std::pair<std::string, JsonValue>>;
  std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> value = nullptr;
  std::int64_t row = 0, column = 0;

  [[nodiscard]] const JsonValue* find(std::string_view key) const;
};

// Does it begin like an object or a list, after a byte order mark and blanks? Says nothing of what follows.
[[nodiscard]] bool looks_like_json(std::string_view text);

// nullopt with findings (json_syntax, json_duplicate_key, json_too_deep, json_bad_utf8) when the text is refused.
[[nodiscard]] std::optional<JsonValue> parse_json(std::string_view text, const std::string& file, Findings& findings);

}  // namespace koppel::io
