// A claim that does not hold, or that cannot be judged: what `verify` lists. The table of them is result/fault_codes.hpp.
#pragma once

#include <string>
#include <string_view>

#include "base/table_entry.hpp"

namespace koppel {

struct FaultInfo {
  std::string_view name;     // as results and people see it
  std::string_view meaning;  // for whoever reads or writes a checker
};
using FaultCode = TableEntry<FaultInfo>;

struct VerdictFault {
  FaultCode code;
  // Which node, edge, group or level, by external id.
  std::string what;
};

}  // namespace koppel
