#include "cli/answer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/terminal.hpp"

namespace koppel::cli {

ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::optimal:
    case Status::feasible:
      return ExitCode::done;
    case Status::limit:
      return ExitCode::limit_reached;
    case Status::infeasible:
      return ExitCode::cannot_be_met;
    case Status::overflow:
      return ExitCode::invalid_input;
  }
  return ExitCode::internal_fault;
}

std::string faults_text(const Verdict& verdict) {
  constexpr std::size_t most_shown = 20;  // --json has them all
  std::string text;
  for (std::size_t i = 0; i < std::min(verdict.faults.size(), most_shown); ++i) {
    text += fmt::format("{}: {}\n", verdict.faults[i].code->name, verdict.faults[i].what);
  }
  if (verdict.faults.size() > most_shown) text += fmt::format("… + {}\n", verdict.faults.size() - most_shown);
  return text;
}

bool say_faults(const Verdict& verdict) {
  for (const VerdictFault& fault : verdict.faults) say(fmt::format("verify: {}: {}", fault.code->name, fault.what));
  return verdict.accepted;
}

}  // namespace koppel::cli
