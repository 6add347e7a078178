// koppel match: the main job; the seven steps of its walk stand in cli/proposal.cpp.
#include <fmt/format.h>

#include "cli/answer.hpp"
#include "cli/proposal.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"

namespace koppel::cli {

namespace {

constexpr std::string_view default_folder = "koppel-out";

}  // namespace

ExitCode match(const MatchOptions& options, const CommonOptions& common) {
  Steps steps(common.time_limit);
  const bool to_stdout = common.json && !options.output;
  const Proposal proposal = propose(options, common, {.files = !to_stdout, .colour = colour_on_stdout()}, steps);
  if (!say_faults(proposal.verdict)) return ExitCode::not_verified;

  const std::filesystem::path folder = options.output.value_or(std::filesystem::path(default_folder));
  if (!to_stdout) io::write_files(folder, proposal.files, options.force);
  steps.end();

  show_findings(proposal.findings, proposal.language, common.json);
  if (common.json) {
    write_stdout(io::write_result(proposal.result));
  } else {
    write_stdout(proposal.summary);
    write_stdout(fmt::format("→ {}\n", (folder / "voorstel.html").string()));
  }
  write_stats(common, steps, proposal.sizes);
  return proposal.exit_code;
}

}  // namespace koppel::cli
