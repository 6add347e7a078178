// The verbs, one file each. Each returns the exit code and may throw InputError (exit code 3, findings shown by program.cpp).
#pragma once

#include "cli/exit_code.hpp"
#include "cli/options.hpp"

namespace koppel::cli {

ExitCode match(const MatchOptions& options, const CommonOptions& common);
ExitCode solve_problem(const SolveVerbOptions& options, const CommonOptions& common);
ExitCode inspect(const InspectOptions& options, const CommonOptions& common);
ExitCode import(const ImportVerbOptions& options, const CommonOptions& common);
ExitCode check_input(const Inputs& options, const CommonOptions& common);
ExitCode verify_file(const VerifyOptions& options, const CommonOptions& common);
ExitCode explain(const AskOptions& options, const CommonOptions& common);
ExitCode gaps(const AskOptions& options, const CommonOptions& common);
ExitCode diff(const DiffOptions& options, const CommonOptions& common);
ExitCode generate(const GenerateOptions& options, const CommonOptions& common);
ExitCode batch(const BatchOptions& options, const CommonOptions& common);
ExitCode list(const ListOptions& options, const CommonOptions& common);

}  // namespace koppel::cli
