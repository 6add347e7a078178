// The list of kinds of certificates: for each the members of its JSON object beside "kind". One file for each kind implements them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "io/text/json_fields.hpp"
#include "io/text/json_writer.hpp"
#include "result/certificate.hpp"
#include "result/fault_codes.hpp"

namespace koppel::io::certificates {

using Faults = std::vector<VerdictFault>;

void write_members(JsonWriter& json, const ResultLexDual& duals);
void write_members(JsonWriter& json, const ResultViolatedSet& violated);
void write_members(JsonWriter& json, const ResultBranching& branching);
void write_members(JsonWriter& json, const ResultKnapsackDual& duals);

void read_members(ObjectReader& fields, ResultLexDual& duals, Faults& not_understood);
void read_members(ObjectReader& fields, ResultViolatedSet& violated, Faults& not_understood);
void read_members(ObjectReader& fields, ResultBranching& branching, Faults& not_understood);
void read_members(ObjectReader& fields, ResultKnapsackDual& duals, Faults& not_understood);

// ---- what the kinds share ------------------------------------------------------------------------------------------------

void write_levels(JsonWriter& json, const std::vector<std::string>& levels, const std::vector<Weight>& denominators);
void read_levels(ObjectReader& fields, std::vector<std::string>& levels, std::vector<Weight>& denominators);

void write_array(JsonWriter& json, const std::vector<Weight>& numbers);
void read_array(ObjectReader& fields, const JsonValue::Array& array, const std::string& path,
                std::vector<Weight>& numbers);

void write_numbers(JsonWriter& json, const NamedNumbers& numbers);
void read_numbers(ObjectReader& fields, NamedNumbers& numbers);

// Reads the kind of this name with `read`; nothing, and a fault, where `Kinds` has none of this name.
template <class... Kinds, class Read>
std::optional<std::variant<Kinds...>> read_one_of(std::type_identity<std::variant<Kinds...>> /*of*/,
                                                  ObjectReader& fields, Faults& not_understood, Read read) {
  std::string name;
  fields.text("kind", name);
  std::optional<std::variant<Kinds...>> found;
  const auto try_kind = [&]<class Kind>(Kind proof) {
    if (name != Kind::kind) return;
    read(proof);
    found = std::move(proof);
  };
  (try_kind(Kinds{}), ...);
  if (!found) not_understood.push_back({fault_codes.certificate_kind, name});
  return found;
}

}  // namespace koppel::io::certificates
