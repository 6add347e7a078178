// What match and solve do alike with a strategy's name and with an answer.
#pragma once

#include <string>

#include "certify/verify.hpp"
#include "cli/exit_code.hpp"
#include "graph/outcome.hpp"
#include "solve/strategy.hpp"

namespace koppel::cli {

// Throws InputError unknown_strategy, with the nearest name.
[[nodiscard]] const Strategy& require_strategy(const std::string& name);

// Throws InputError weight_overflow where the numbers were too large; `field` says where they came from.
void refuse_overflow(const Outcome& outcome, const std::string& field);

[[nodiscard]] ExitCode exit_code_of(Status status);

// True when the answer was accepted; else says every fault on stderr.
[[nodiscard]] bool say_faults(const Verdict& verdict);

}  // namespace koppel::cli
