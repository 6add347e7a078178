// A batch as a whole: how many inputs came to what, and the sums, for a person and for a program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "cli/batch/record.hpp"
#include "cli/exit_code.hpp"

namespace koppel::cli {

struct BatchTotals {
  std::int64_t inputs = 0;
  std::map<BatchStatus, std::int64_t> statuses;
  std::map<std::string, std::int64_t> counts, severities, findings;
  std::vector<std::string> troubles;  // the first inputs that are not done: "name: status"
  std::int64_t more_troubles = 0;

  void add(const BatchRecord& record);
};

// 0 when all are done; 7 when some are not; 3 when not one gave a proposal.
[[nodiscard]] ExitCode exit_code_of(const BatchTotals& totals);

[[nodiscard]] std::string summary_text(const BatchTotals& totals, Language language,
                                       const std::filesystem::path& report);
[[nodiscard]] std::string summary_json(const BatchTotals& totals);

// "3 of 40, 1 not done, 2:05 left"; while nothing has been timed, without the time.
[[nodiscard]] std::string progress_text(Language language, std::size_t done, std::size_t all, std::size_t troubles,
                                        double seconds_left);

}  // namespace koppel::cli
