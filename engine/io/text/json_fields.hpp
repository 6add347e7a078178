// Reading the members of a JSON object into typed fields, with a finding for every one that does not fit.
//
// Promise: each fault names file, row, column and the path in the document; unknown members get a "did you mean"; nothing stops at
//          the first fault. A field that does not fit keeps its default.
//
//   ObjectReader reader(value, "offers[3]", file, findings);
//   reader.text("id", offer.id);
//   reader.integer("asked", offer.asked);
//   reader.finish();   // warns of members nobody asked for
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "base/weight.hpp"
#include "io/text/json.hpp"

namespace koppel::io {

class ObjectReader {
 public:
  // A value that is no object is a wrong_type finding; all reads then find nothing.
  ObjectReader(const JsonValue& value, std::string path, const std::string& file, Findings& findings);

  // A reader of a value that lies somewhere within this one, with the same file and findings.
  [[nodiscard]] ObjectReader within(const JsonValue& value, std::string path) const {
    return {value, std::move(path), file_, findings_};
  }

  // The member of this name, or nullptr; marks it as known. `null` counts as missing.
  const JsonValue* member(std::string_view name);
  [[nodiscard]] std::string path_of(std::string_view name) const;
  [[nodiscard]] Source source_of(const JsonValue& value, std::string path) const;

  // Each returns true when the member was there and fitted.
  bool text(std::string_view name, std::string& target);
  bool boolean(std::string_view name, bool& target);
  bool integer(std::string_view name, int& target);
  bool whole(std::string_view name, Weight& target);
  bool fixed(std::string_view name, Weight scale, std::optional<Weight>& target);  // a decimal number × scale
  bool texts(std::string_view name, std::vector<std::string>& target);

  const JsonValue::Array* array(std::string_view name);
  const JsonValue* object(std::string_view name);
  void require(std::string_view name);  // missing_field when it is not there

  void wrong_type(const JsonValue& value, const std::string& path, std::string_view expected);
  std::optional<Weight> number(const JsonValue& value, const std::string& path, Weight scale);
  std::optional<std::string> as_text(const JsonValue& value, const std::string& path);

  void finish();

 private:
  const JsonValue::Object* object_ = nullptr;
  const JsonValue& value_;
  std::string path_;
  const std::string& file_;
  Findings& findings_;
  std::vector<std::string> known_;
};

// "object", "array", "text", "number", "true or false", "null".
[[nodiscard]] std::string_view type_name(const JsonValue& value);

}  // namespace koppel::io
