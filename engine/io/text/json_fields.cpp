#include "io/text/json_fields.hpp"

#include <algorithm>
#include <limits>

#include "io/text/codes.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"

namespace koppel::io {

std::string_view type_name(const JsonValue& value) {
  constexpr std::string_view names[] = {"null", "true or false", "number", "text", "array", "object"};
  return names[value.value.index()];
}

ObjectReader::ObjectReader(const JsonValue& value, std::string path, const std::string& file, Findings& findings)
    : object_(std::get_if<JsonValue::Object>(&value.value)),
      value_(value),
      path_(std::move(path)),
      file_(file),
      findings_(findings) {
  if (object_ == nullptr) wrong_type(value, path_, "object");
}

std::string ObjectReader::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

Source ObjectReader::source_of(const JsonValue& value, std::string path) const {
  return Source{file_, value.row, value.column, std::move(path)};
}

const JsonValue* ObjectReader::member(std::string_view name) {
  known_.emplace_back(name);
  const JsonValue* found = object_ == nullptr ? nullptr : value_.find(name);
  if (found != nullptr && std::holds_alternative<std::nullptr_t>(found->value)) return nullptr;
  return found;
}

void ObjectReader::wrong_type(const JsonValue& value, const std::string& path, std::string_view expected) {
  findings_.add(text_codes.wrong_type, source_of(value, path),
                {{"read", std::string(type_name(value))}, {"expected", std::string(expected)}});
}

std::optional<std::string> ObjectReader::as_text(const JsonValue& value, const std::string& path) {
  if (const auto* text = std::get_if<std::string>(&value.value)) return *text;
  wrong_type(value, path, "text");
  return std::nullopt;
}

std::optional<Weight> ObjectReader::number(const JsonValue& value, const std::string& path, Weight scale) {
  const auto* number = std::get_if<JsonValue::Number>(&value.value);
  if (number == nullptr) {
    wrong_type(value, path, "number");
    return std::nullopt;
  }
  const auto parsed = parse_fixed(number->text, scale);
  if (const auto* fixed = std::get_if<Weight>(&parsed)) return *fixed;
  switch (std::get<NumberFault>(parsed)) {
    case NumberFault::not_a_number:
      findings_.add(text_codes.not_a_number, source_of(value, path), {{"read", number->text}});
      break;
    case NumberFault::too_many_decimals:
      findings_.add(text_codes.too_many_decimals, source_of(value, path),
                    {{"read", number->text}, {"expected", to_decimal(1, scale)}});
      break;
    case NumberFault::too_large:
      findings_.add(text_codes.number_too_large, source_of(value, path), {{"read", number->text}});
      break;
  }
  return std::nullopt;
}

bool ObjectReader::text(std::string_view name, std::string& target) {
  const JsonValue* value = member(name);
  if (value == nullptr) return false;
  auto text = as_text(*value, path_of(name));
  if (!text) return false;
  target = std::move(*text);
  return true;
}

bool ObjectReader::boolean(std::string_view name, bool& target) {
  const JsonValue* value = member(name);
  if (value == nullptr) return false;
  const bool* flag = std::get_if<bool>(&value->value);
  if (flag == nullptr) {
    wrong_type(*value, path_of(name), "true or false");
    return false;
  }
  target = *flag;
  return true;
}

bool ObjectReader::whole(std::string_view name, Weight& target) {
  const JsonValue* value = member(name);
  if (value == nullptr) return false;
  const auto parsed = number(*value, path_of(name), 1);
  if (parsed) target = *parsed;
  return parsed.has_value();
}

bool ObjectReader::integer(std::string_view name, int& target) {
  const JsonValue* value = member(name);
  Weight wide = 0;
  if (value == nullptr || !whole(name, wide)) return false;
  if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
    findings_.add(text_codes.number_too_large, source_of(*value, path_of(name)), {{"read", std::to_string(wide)}});
    return false;
  }
  target = static_cast<int>(wide);
  return true;
}

bool ObjectReader::fixed(std::string_view name, Weight scale, std::optional<Weight>& target) {
  const JsonValue* value = member(name);
  if (value == nullptr) return false;
  const auto parsed = number(*value, path_of(name), scale);
  if (parsed) target = *parsed;
  return parsed.has_value();
}

bool ObjectReader::texts(std::string_view name, std::vector<std::string>& target) {
  const auto* items = array(name);
  if (items == nullptr) return false;
  for (std::size_t i = 0; i < items->size(); ++i) {
    auto text = as_text((*items)[i], path_of(name) + "[" + std::to_string(i) + "]");
    if (text) target.push_back(std::move(*text));
  }
  return true;
}

const JsonValue::Array* ObjectReader::array(std::string_view name) {
  const JsonValue* value = member(name);
  if (value == nullptr) return nullptr;
  const auto* items = std::get_if<JsonValue::Array>(&value->value);
  if (items == nullptr) wrong_type(*value, path_of(name), "array");
  return items;
}

const JsonValue* ObjectReader::object(std::string_view name) {
  const JsonValue* value = member(name);
  if (value == nullptr) return nullptr;
  if (std::holds_alternative<JsonValue::Object>(value->value)) return value;
  wrong_type(*value, path_of(name), "object");
  return nullptr;
}

void ObjectReader::require(std::string_view name) {
  if (object_ != nullptr && member(name) == nullptr) {
    findings_.add(model_codes.missing_field, source_of(value_, path_of(name)), {{"expected", std::string(name)}});
  }
}

void ObjectReader::finish() {
  if (object_ == nullptr) return;
  for (const auto& [name, value] : *object_) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    findings_.add(text_codes.unknown_field, source_of(value, path_of(name)),
                  {{"read", name}, {"suggestion", closest(name, known_)}});
  }
}

}  // namespace koppel::io
