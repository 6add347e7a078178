#include "cli/options.hpp"

#include <ctime>

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

Date day_of_this_machine() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (localtime_r(&now, &local) == nullptr) return {};
  constexpr int first_year = 1900;
  return {local.tm_year + first_year, local.tm_mon + 1, local.tm_mday};
}

}  // namespace koppel::cli
