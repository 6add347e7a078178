// "knapsack-dual": levels, and for each a proof with its scale, its sets of duals and its tree.
#include "io/formats/certificates/kinds.hpp"

namespace koppel::io::certificates {

namespace {

void write_proof(JsonWriter& json, const ResultKnapsackLevel& proof) {
  json.open_object();
  json.member("scale", proof.scale);
  json.key("duals");
  json.open_array();
  for (const ResultKnapsackDuals& duals : proof.duals) {
    json.open_object();
    json.key("earlier"), write_array(json, duals.earlier);
    write_numbers(json, duals.duals);
    json.close();
  }
  json.close();
  json.key("tree");
  json.open_array();
  for (const auto& step : proof.tree) {
    if (const auto* leaf = std::get_if<std::uint32_t>(&step)) {
      json.number(*leaf);
      continue;
    }
    const auto& [offer, request] = std::get<std::pair<std::string, std::string>>(step);
    json.open_array(true);
    json.text(offer), json.text(request);
    json.close();
  }
  json.close();
  json.close();
}

ResultKnapsackDuals read_duals(ObjectReader fields) {
  ResultKnapsackDuals duals;
  if (const auto* earlier = fields.array("earlier"))
    read_array(fields, *earlier, fields.path_of("earlier"), duals.earlier);
  read_numbers(fields, duals.duals);
  fields.finish();
  return duals;
}

void read_step(ObjectReader& fields, const JsonValue& value, const std::string& path, ResultKnapsackLevel& proof) {
  if (const auto* ends = std::get_if<JsonValue::Array>(&value.value)) {
    const auto is_text = [](const JsonValue& end) { return std::holds_alternative<std::string>(end.value); };
    if (ends->size() == 2 && is_text((*ends)[0]) && is_text((*ends)[1])) {
      proof.tree.emplace_back(
          std::pair(std::get<std::string>((*ends)[0].value), std::get<std::string>((*ends)[1].value)));
      return;
    }
  } else if (const auto number = fields.number(value, path, 1)) {
    // A number that no list of duals reaches stays such a number.
    constexpr Weight most = 0xffffffff;
    proof.tree.emplace_back(static_cast<std::uint32_t>(*number < 0 || *number > most ? most : *number));
    return;
  } else {
    return;  // told by whoever read the number
  }
  fields.wrong_type(value, path, "[offer, request] | number");
}

ResultKnapsackLevel read_proof(ObjectReader fields) {
  ResultKnapsackLevel proof;
  fields.whole("scale", proof.scale);
  const auto* duals = fields.array("duals");
  for (std::size_t i = 0; duals != nullptr && i < duals->size(); ++i)
    proof.duals.push_back(
        read_duals(fields.within((*duals)[i], fields.path_of("duals") + "[" + std::to_string(i) + "]")));
  const auto* tree = fields.array("tree");
  for (std::size_t i = 0; tree != nullptr && i < tree->size(); ++i)
    read_step(fields, (*tree)[i], fields.path_of("tree") + "[" + std::to_string(i) + "]", proof);
  fields.finish();
  return proof;
}

}  // namespace

void write_members(JsonWriter& json, const ResultKnapsackDual& duals) {
  write_levels(json, duals.levels, {});
  json.key("proofs");
  json.open_array();
  for (const ResultKnapsackLevel& proof : duals.proofs) write_proof(json, proof);
  json.close();
}

void read_members(ObjectReader& fields, ResultKnapsackDual& duals, Faults& /*not_understood*/) {
  std::vector<Weight> no_denominators;
  read_levels(fields, duals.levels, no_denominators);
  const auto* proofs = fields.array("proofs");
  for (std::size_t i = 0; proofs != nullptr && i < proofs->size(); ++i)
    duals.proofs.push_back(
        read_proof(fields.within((*proofs)[i], fields.path_of("proofs") + "[" + std::to_string(i) + "]")));
}

}  // namespace koppel::io::certificates
