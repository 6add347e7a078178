// "violated-set": the multipliers of nodes and groups. It speaks of no level, and its list of levels is empty.
#include "io/formats/certificates/kinds.hpp"

namespace koppel::io::certificates {

void write_members(JsonWriter& json, const ResultViolatedSet& violated) {
  write_levels(json, {}, {});
  write_numbers(json, violated.multipliers);
}

void read_members(ObjectReader& fields, ResultViolatedSet& violated, Faults& /*not_understood*/) {
  std::vector<std::string> no_levels;
  fields.texts("levels", no_levels);
  read_numbers(fields, violated.multipliers);
}

}  // namespace koppel::io::certificates
