// The exit codes of the contract, and the faults that lead to them.
#pragma once

namespace koppel::cli {

enum class ExitCode : int {
  done = 0,
  internal_fault = 1,
  wrong_usage = 2,
  invalid_input = 3,
  cannot_be_met = 4,
  limit_reached = 5,
  not_verified = 6,
  batch_failed_in_part = 7
};

}  // namespace koppel::cli
