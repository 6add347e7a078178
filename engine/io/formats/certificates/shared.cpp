// What the kinds of certificates share in JSON: levels with their denominators, and numbers by external id.
#include "io/formats/certificates/kinds.hpp"

namespace koppel::io::certificates {

void write_array(JsonWriter& json, const std::vector<Weight>& numbers) {
  json.open_array(true);
  for (const Weight number : numbers) json.number(number);
  json.close();
}

void read_array(ObjectReader& fields, const JsonValue::Array& array, const std::string& path,
                std::vector<Weight>& numbers) {
  for (const JsonValue& number : array) {
    if (const auto parsed = fields.number(number, path, 1)) numbers.push_back(*parsed);
  }
}

namespace {

void write_vectors(JsonWriter& json, std::string_view name, const NamedNumbers::Vectors& vectors) {
  json.key(name);
  json.open_object();
  for (const auto& [id, numbers] : vectors) json.key(id), write_array(json, numbers);
  json.close();
}

void read_vectors(ObjectReader& fields, std::string_view name, NamedNumbers::Vectors& target) {
  const JsonValue* value = fields.object(name);
  if (value == nullptr) return;
  const std::string path = fields.path_of(name);
  ObjectReader inner = fields.within(*value, path);
  for (const auto& [id, member] : std::get<JsonValue::Object>(value->value)) {
    if (const auto* numbers = std::get_if<JsonValue::Array>(&member.value))
      read_array(inner, *numbers, path + "." + id, target[id]);
    else
      inner.wrong_type(member, path + "." + id, "array");
  }
}

}  // namespace

void write_levels(JsonWriter& json, const std::vector<std::string>& levels, const std::vector<Weight>& denominators) {
  json.member("levels", levels);
  if (!denominators.empty()) json.key("denominators"), write_array(json, denominators);
}

void read_levels(ObjectReader& fields, std::vector<std::string>& levels, std::vector<Weight>& denominators) {
  fields.texts("levels", levels);
  if (const auto* numbers = fields.array("denominators"))
    read_array(fields, *numbers, fields.path_of("denominators"), denominators);
}

void write_numbers(JsonWriter& json, const NamedNumbers& numbers) {
  write_vectors(json, "offers", numbers.offers);
  write_vectors(json, "requests", numbers.requests);
  write_vectors(json, "groups", numbers.groups);
}

void read_numbers(ObjectReader& fields, NamedNumbers& numbers) {
  read_vectors(fields, "offers", numbers.offers);
  read_vectors(fields, "requests", numbers.requests);
  read_vectors(fields, "groups", numbers.groups);
}

}  // namespace koppel::io::certificates
