#include "cli/answer.hpp"

#include <vector>

#include <fmt/format.h>

#include "base/finding.hpp"
#include "cli/terminal.hpp"
#include "model/check.hpp"

namespace koppel::cli {

const Strategy& require_strategy(const std::string& name) {
  if (const Strategy* strategy = find_strategy(name)) return *strategy;
  Findings unknown;
  unknown.add("unknown_strategy"_code, {.field = "strategy"},
              {{"read", name}, {"suggestion", closest(name, strategy_names())}});
  throw InputError(std::move(unknown));
}

void refuse_overflow(const Outcome& outcome, const std::string& field) {
  if (outcome.status != Status::overflow) return;
  Findings findings;
  findings.add("weight_overflow"_code, {.field = field});
  throw InputError(std::move(findings));
}

ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::optimal:
      return ExitCode::done;
    case Status::feasible:
    case Status::limit:
      return ExitCode::limit_reached;
    case Status::infeasible:
      return ExitCode::cannot_be_met;
    case Status::overflow:
      return ExitCode::invalid_input;
  }
  return ExitCode::internal_fault;
}

bool say_faults(const Verdict& verdict) {
  for (const VerdictFault& fault : verdict.faults) say(fmt::format("verify: {}: {}", fault.code, fault.what));
  return verdict.accepted;
}

}  // namespace koppel::cli
