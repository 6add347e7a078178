// "branching": levels and denominators once, and leaves with their decisions, kind and numbers.
#include "io/formats/certificates/kinds.hpp"

namespace koppel::io::certificates {

namespace {

const NamedNumbers& numbers_of(const ResultLexDual& duals) { return duals.duals; }
const NamedNumbers& numbers_of(const ResultViolatedSet& violated) { return violated.multipliers; }
NamedNumbers& numbers_of(ResultLexDual& duals) { return duals.duals; }
NamedNumbers& numbers_of(ResultViolatedSet& violated) { return violated.multipliers; }

void write_leaf(JsonWriter& json, const ResultLeaf& leaf) {
  json.open_object();
  json.key("decided");
  json.open_object(true);
  for (const auto& [request, taken] : leaf.decided) json.key(request), json.boolean(taken);
  json.close();
  std::visit([&](const auto& proof) { json.member("kind", proof.kind), write_numbers(json, numbers_of(proof)); },
             leaf.proof);
  json.close();
}

// Nothing where the leaf is of a kind that there is not.
std::optional<ResultLeaf> read_leaf(ObjectReader fields, Faults& not_understood) {
  ResultLeaf leaf;
  if (const JsonValue* decided = fields.object("decided")) {
    ObjectReader inner = fields.within(*decided, fields.path_of("decided"));
    for (const auto& [request, member] : std::get<JsonValue::Object>(decided->value)) {
      bool taken = false;
      if (inner.boolean(request, taken)) leaf.decided.emplace(request, taken);
    }
  }
  auto proof = read_one_of(std::type_identity<decltype(leaf.proof)>(), fields, not_understood, [&](auto& kind) {
    read_numbers(fields, numbers_of(kind));
    fields.finish();
  });
  if (!proof) return std::nullopt;
  leaf.proof = std::move(*proof);
  return leaf;
}

}  // namespace

void write_members(JsonWriter& json, const ResultBranching& branching) {
  write_levels(json, branching.levels, branching.denominators);
  json.key("leaves");
  json.open_array();
  for (const ResultLeaf& leaf : branching.leaves) write_leaf(json, leaf);
  json.close();
}

void read_members(ObjectReader& fields, ResultBranching& branching, Faults& not_understood) {
  read_levels(fields, branching.levels, branching.denominators);
  const auto* leaves = fields.array("leaves");
  for (std::size_t i = 0; leaves != nullptr && i < leaves->size(); ++i) {
    const std::string path = fields.path_of("leaves") + "[" + std::to_string(i) + "]";
    if (auto leaf = read_leaf(fields.within((*leaves)[i], path), not_understood))
      branching.leaves.push_back(std::move(*leaf));
  }
}

}  // namespace koppel::io::certificates
