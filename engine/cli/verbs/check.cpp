// koppel check: everything that is wrong or doubtful, before any solving; where hard rules make requests impossible, why.
#include <fmt/format.h>

#include "cli/finding_lines.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/text/finding_json.hpp"
#include "walk/files/inputs.hpp"

namespace koppel::cli {

ExitCode check_input(const Inputs& options, const CommonOptions& common) {
  Steps steps(common.time_limit, Steps::Interrupts::end_reading);
  require_stats_writable(common);
  const Examined examined = examine(options, walk_options(common), steps);
  const Walk& walk = examined.walk;
  if (walk.market)
    write_stats(common, steps, {walk.market->offer_count(), walk.market->request_count(), examined.edges, ""});
  if (common.json) {
    write_stdout(io::findings_json(walk.findings, walk.language));
  } else {
    for (const Finding& finding : walk.findings.kept()) {
      write_stdout(finding_line(finding, walk.language) + "\n");
      const std::string hint = finding.hint(walk.language);
      if (!hint.empty()) write_stdout("    " + hint + "\n");
    }
  }
  for (const RowCounts& count : walk.counts) {
    say(fmt::format("{}: {} = {} + {} + {} + {}", count.file, count.rows, count.accepted, count.repaired,
                    count.rejected, count.blank));
  }
  return walk.findings.has_errors() ? ExitCode::invalid_input : ExitCode::done;
}

}  // namespace koppel::cli
