// Typed reading of YAML values, with a finding for every one that does not fit. The counterpart of json_fields.hpp.
//
// Promise: each fault names file, row, column and the path in the document; unknown keys get a "did you mean"; nothing stops at
//          the first fault.
// Errors:  findings, all of them errors: wrong_type, yaml_ambiguous, not_a_number, number_out_of_range, unknown_choice,
//          missing_field, unknown_key.
//
//   YamlReader reader{file, findings};
//   YamlFields fields(reader, document, "");
//   if (const YamlValue* title = fields.member("title")) target = reader.text(*title, "title");
//   fields.finish();   // refuses keys that nobody asked for
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "base/weight.hpp"
#include "io/yaml/yaml.hpp"

namespace koppel::io {

struct YamlReader {
  const std::string& file;
  Findings& findings;

  [[nodiscard]] Source place(const YamlValue& value, const std::string& path) const {
    return {file, value.row, value.column, path};
  }
  void refuse(Code code, const YamlValue& value, const std::string& path, FindingValues values) const;
  void wrong_type(const YamlValue& value, const std::string& path, std::string_view expected) const;

  [[nodiscard]] std::optional<std::string> text(const YamlValue& value, const std::string& path) const;
  [[nodiscard]] std::optional<bool> boolean(const YamlValue& value, const std::string& path) const;
  // The number × scale, from least to most (both × scale too).
  [[nodiscard]] std::optional<Weight> number(const YamlValue& value, const std::string& path, Weight scale,
                                             Weight least, Weight most) const;
  // The index of the name in `names`.
  [[nodiscard]] std::optional<std::size_t> choice(const YamlValue& value, const std::string& path,
                                                  std::span<const std::string_view> names) const;
  // A list of texts; one text alone counts as a list of one.
  [[nodiscard]] std::vector<std::string> texts(const YamlValue& value, const std::string& path) const;
};

class YamlFields {
 public:
  YamlFields(const YamlReader& reader, const YamlValue& value, std::string path);

  [[nodiscard]] bool is_map() const { return map_ != nullptr; }
  [[nodiscard]] std::string path_of(std::string_view name) const;
  // nullptr when missing or null; marks the name as known.
  const YamlValue* member(std::string_view name);
  // As member, and missing_field when there is none.
  const YamlValue* required(std::string_view name);

  // False (and `target` unchanged) when missing or unfit.
  bool text(std::string_view name, std::string& target);
  bool boolean(std::string_view name, bool& target);
  bool whole(std::string_view name, int& target, int least, int most);
  bool texts(std::string_view name, std::vector<std::string>& target);

  void finish();

 private:
  const YamlReader& reader_;
  const YamlValue& value_;
  const YamlValue* map_;
  std::string path_;
  std::vector<std::string> known_;
};

// "koppel/profile/1" under `schema`.
void require_schema(YamlFields& fields, const YamlReader& reader, std::string_view name);

}  // namespace koppel::io
