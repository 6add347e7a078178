#include "model/setting.hpp"

namespace koppel {

std::string_view to_string(Keep keep) {
  switch (keep) {
    case Keep::fewest_changes:
      return "fewest";
    case Keep::promised:
      return "promised";
    case Keep::all:
      return "all";
    case Keep::nothing:
      return "none";
  }
  return "none";
}

std::optional<Keep> parse_keep(std::string_view name) {
  for (const Keep keep : all_keeps) {
    if (name == to_string(keep)) return keep;
  }
  return std::nullopt;
}

}  // namespace koppel
