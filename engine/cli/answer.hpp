// What the verbs do alike with an answer.
#pragma once

#include <string>

#include "certify/verify.hpp"
#include "cli/exit_code.hpp"
#include "graph/outcome.hpp"

namespace koppel::cli {

[[nodiscard]] ExitCode exit_code_of(Status status);

// A line for each fault, of many the first ones.
[[nodiscard]] std::string faults_text(const Verdict& verdict);

// True when the answer was accepted; else says every fault on stderr.
[[nodiscard]] bool say_faults(const Verdict& verdict);

}  // namespace koppel::cli
