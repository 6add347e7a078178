#include "io/yaml/yaml_fields.hpp"

#include <algorithm>

#include "io/text/codes.hpp"
#include "io/text/fold.hpp"
#include "io/yaml/codes.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

std::string joined(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

// "007" -> "7", "00" -> "0", "00.5" -> "0.5"
std::string without_leading_zeros(const std::string& number) {
  std::size_t first = std::min(number.find_first_not_of('0'), number.size() - 1);
  if (first > 0 && (number[first] < '0' || number[first] > '9')) --first;
  return number.substr(first);
}

}  // namespace

void YamlReader::refuse(Code code, const YamlValue& value, const std::string& path, FindingValues values) const {
  findings.add(Severity::error, code, place(value, path), std::move(values));
}

void YamlReader::wrong_type(const YamlValue& value, const std::string& path, std::string_view expected) const {
  refuse(text_codes.wrong_type, value, path,
         {{"read", std::string(kind_name(value))}, {"expected", std::string(expected)}});
}

std::optional<std::string> YamlReader::text(const YamlValue& value, const std::string& path) const {
  if (value.kind != YamlValue::Kind::scalar) {
    wrong_type(value, path, "text");
    return std::nullopt;
  }
  if (is_ambiguous(value)) {
    refuse(yaml_codes.yaml_ambiguous, value, path, {{"read", value.text}, {"expected", '"' + value.text + '"'}});
    return std::nullopt;
  }
  return value.text;
}

std::optional<bool> YamlReader::boolean(const YamlValue& value, const std::string& path) const {
  const std::string word = value.kind == YamlValue::Kind::scalar && !value.quoted ? fold(value.text) : std::string();
  if (word == "true" || word == "yes" || word == "on") return true;
  if (word == "false" || word == "no" || word == "off") return false;
  wrong_type(value, path, "true or false");
  return std::nullopt;
}

std::optional<Weight> YamlReader::number(const YamlValue& value, const std::string& path, Weight scale, Weight least,
                                         Weight most) const {
  if (value.kind != YamlValue::Kind::scalar) {
    wrong_type(value, path, "number");
    return std::nullopt;
  }
  const std::string& read = value.text;
  if (read.size() > 1 && read.front() == '0' && read[1] >= '0' && read[1] <= '9') {  // 010: eight or ten?
    refuse(yaml_codes.yaml_ambiguous, value, path, {{"read", read}, {"expected", without_leading_zeros(read)}});
    return std::nullopt;
  }
  const auto parsed = parse_fixed(read, scale);
  if (const auto* fault = std::get_if<NumberFault>(&parsed)) {
    const Code code = *fault == NumberFault::not_a_number        ? Code(text_codes.not_a_number)
                      : *fault == NumberFault::too_many_decimals ? Code(text_codes.too_many_decimals)
                                                                 : Code(text_codes.number_too_large);
    refuse(code, value, path, {{"read", read}, {"expected", to_decimal(1, scale)}});
    return std::nullopt;
  }
  const Weight number = std::get<Weight>(parsed);
  if (number < least || number > most) {
    refuse(text_codes.number_out_of_range, value, path,
           {{"read", read}, {"expected", to_decimal(least, scale) + " … " + to_decimal(most, scale)}});
    return std::nullopt;
  }
  return number;
}

std::optional<std::size_t> YamlReader::choice(const YamlValue& value, const std::string& path,
                                              std::span<const std::string_view> names) const {
  if (value.kind != YamlValue::Kind::scalar) {
    wrong_type(value, path, "text");
    return std::nullopt;
  }
  const auto found = std::find(names.begin(), names.end(), value.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  refuse(yaml_codes.unknown_choice, value, path,
         {{"read", value.text},
          {"expected", joined(names)},
          {"suggestion", closest(value.text, std::vector<std::string>(names.begin(), names.end()))}});
  return std::nullopt;
}

std::vector<std::string> YamlReader::texts(const YamlValue& value, const std::string& path) const {
  std::vector<std::string> list;
  if (value.kind == YamlValue::Kind::scalar) {
    if (auto one = text(value, path)) list.push_back(std::move(*one));
  } else if (value.kind == YamlValue::Kind::sequence) {
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      if (auto one = text(value.items[i], path + "[" + std::to_string(i) + "]")) list.push_back(std::move(*one));
    }
  } else {
    wrong_type(value, path, "list");
  }
  return list;
}

YamlFields::YamlFields(const YamlReader& reader, const YamlValue& value, std::string path)
    : reader_(reader),
      value_(value),
      map_(value.kind == YamlValue::Kind::map ? &value : nullptr),
      path_(std::move(path)) {
  if (map_ == nullptr) reader.wrong_type(value, path_, "map");
}

std::string YamlFields::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

const YamlValue* YamlFields::member(std::string_view name) {
  known_.emplace_back(name);
  const YamlValue* found = map_ == nullptr ? nullptr : map_->find(name);
  return found != nullptr && found->kind == YamlValue::Kind::null ? nullptr : found;
}

const YamlValue* YamlFields::required(std::string_view name) {
  const YamlValue* found = member(name);
  if (found == nullptr && map_ != nullptr) {
    reader_.refuse(model_codes.missing_field, value_, path_of(name), {{"expected", std::string(name)}});
  }
  return found;
}

bool YamlFields::text(std::string_view name, std::string& target) {
  const YamlValue* value = member(name);
  auto read = value == nullptr ? std::nullopt : reader_.text(*value, path_of(name));
  if (read) target = std::move(*read);
  return read.has_value();
}

bool YamlFields::boolean(std::string_view name, bool& target) {
  const YamlValue* value = member(name);
  const auto read = value == nullptr ? std::nullopt : reader_.boolean(*value, path_of(name));
  if (read) target = *read;
  return read.has_value();
}

bool YamlFields::whole(std::string_view name, int& target, int least, int most) {
  const YamlValue* value = member(name);
  const auto read = value == nullptr ? std::nullopt : reader_.number(*value, path_of(name), 1, least, most);
  if (read) target = static_cast<int>(*read);
  return read.has_value();
}

bool YamlFields::texts(std::string_view name, std::vector<std::string>& target) {
  const YamlValue* value = member(name);
  if (value == nullptr) return false;
  target = reader_.texts(*value, path_of(name));
  return true;
}

void YamlFields::finish() {
  if (map_ == nullptr) return;
  for (const auto& [key, value] : map_->members) {
    if (std::find(known_.begin(), known_.end(), key.text) != known_.end()) continue;
    reader_.refuse(yaml_codes.unknown_key, key, path_of(key.text),
                   {{"read", key.text}, {"suggestion", closest(key.text, known_)}});
  }
}

void require_schema(YamlFields& fields, const YamlReader& reader, std::string_view name) {
  const YamlValue* schema = fields.required("schema");
  if (schema != nullptr && schema->text != name) {
    reader.refuse(text_codes.wrong_schema, *schema, "schema",
                  {{"read", schema->text}, {"expected", std::string(name)}});
  }
}

}  // namespace koppel::io
