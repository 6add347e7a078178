// "lex-dual": levels, denominators where they are not all 1, and the duals of nodes and groups.
#include "io/formats/certificates/kinds.hpp"

namespace koppel::io::certificates {

void write_members(JsonWriter& json, const ResultLexDual& duals) {
  write_levels(json, duals.levels, duals.denominators);
  write_numbers(json, duals.duals);
}

void read_members(ObjectReader& fields, ResultLexDual& duals, Faults& /*not_understood*/) {
  read_levels(fields, duals.levels, duals.denominators);
  read_numbers(fields, duals.duals);
}

}  // namespace koppel::io::certificates
