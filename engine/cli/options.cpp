#include "cli/options.hpp"

namespace koppel::cli {

WalkOptions walk_options(const CommonOptions& common, const std::string& strategy, bool pseudonyms) {
  return {.seed = common.seed,
          .language = common.locale,
          .strategy = strategy,
          .strict = common.strict,
          .pseudonyms = pseudonyms,
          .threads = common.threads,
          .work_limit = common.work_limit,
          .timed = common.time_limit > 0};
}

}  // namespace koppel::cli
