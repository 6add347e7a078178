#include "model/setting.hpp"

namespace koppel {

std::string_view to_string(Keep keep) { return keep == Keep::fewest_changes ? "fewest" : "none"; }

std::optional<Keep> parse_keep(std::string_view name) {
  for (const Keep keep : {Keep::fewest_changes, Keep::nothing}) {
    if (name == to_string(keep)) return keep;
  }
  return std::nullopt;
}

}  // namespace koppel
