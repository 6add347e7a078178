// Safe YAML: one document, values kept as text, and none of the traps.
//
// Problem:    yaml-cpp takes the first of two equal keys in silence, reads 0123 as 83 and `no` as false, and follows aliases.
// Promise:    scalars stay the text that stands there and know whether they were quoted; repeated keys, anchors, aliases, tags
//             and second documents are refused; depth and size are bounded; every value knows its row and column.
// Complexity: O(bytes).
// Errors:     findings: yaml_syntax, yaml_tab, yaml_duplicate_key, yaml_alias, yaml_tag, yaml_many_documents, yaml_too_deep,
//             bad_utf8, file_too_large. The library's exceptions never come through.
//
//   auto document = parse_yaml("title: nee\n", "profile.yaml", findings);
//   document->find("title")->text   ->  "nee"
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace koppel::io {

inline constexpr std::size_t max_yaml_bytes = std::size_t{16} << 20;
inline constexpr std::size_t max_yaml_depth = 32;

struct YamlMember;

struct YamlValue {
  enum class Kind : std::uint8_t { null, scalar, sequence, map };
  Kind kind = Kind::null;
  std::string text;                 // scalars
  bool quoted = false;              // scalars: '…', "…", | or >
  std::vector<YamlValue> items;     // sequences
  std::vector<YamlMember> members;  // maps, in their order; keys are scalars
  std::int64_t row = 0, column = 0;

  [[nodiscard]] const YamlValue* find(std::string_view key) const;
};

struct YamlMember {
  YamlValue key, value;
};

// nullopt, with findings, when the text is refused.
[[nodiscard]] std::optional<YamlValue> parse_yaml(std::string_view text, const std::string& file, Findings& findings);

// "text", "list", "map", "nothing".
[[nodiscard]] std::string_view kind_name(const YamlValue& value);

// An unquoted text that other YAML readers take for a truth value, nothing, or an octal or sexagesimal number.
[[nodiscard]] bool is_ambiguous(const YamlValue& scalar);

}  // namespace koppel::io
