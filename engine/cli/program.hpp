// The command line as a whole: options, verbs, exit codes. See data/schema/cli.md and `koppel --help`.
#pragma once

namespace koppel::cli {

// Parses, runs one verb, reports; returns the exit code. Never throws.
int run(int argument_count, char** arguments);

}  // namespace koppel::cli
