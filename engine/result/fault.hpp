// A claim that does not hold, or that cannot be judged: what `verify` lists.
#pragma once

#include <string>

namespace koppel {

struct VerdictFault {
  // "edge_twice", "above_capacity", "below_minimum", "pin_missing", "value_differs", "bound_not_met", …
  std::string code;
  // Which node, edge, group or level, by external id.
  std::string what;
};

}  // namespace koppel
