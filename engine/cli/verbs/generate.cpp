// koppel generate: seeded synthetic markets of any size, for trying things out and for measuring.
#include "cli/terminal.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/files.hpp"
#include "io/market_json.hpp"
#include "model/check.hpp"
#include "model/synthetic.hpp"

namespace koppel::cli {

ExitCode generate(const GenerateOptions& options, const CommonOptions& common) {
  const Draft draft = synthetic_draft({.offers = options.offers,
                                       .requests = options.requests,
                                       .districts = options.districts,
                                       .seed = common.seed.value_or(1)});
  const Checked checked = check(draft, Profile{}, {});
  if (!checked.market) throw InputError(checked.findings);
  const std::string bytes = io::write_market(*checked.market);
  if (options.output == "-") {
    write_stdout(bytes);
  } else {
    io::write_file(options.output, bytes);
  }
  return ExitCode::done;
}

}  // namespace koppel::cli
