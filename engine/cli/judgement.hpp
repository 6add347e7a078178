// Whether a result stands: the check of `verify`, without printing. The walk is made again, and every claim of the result is judged on it.
#pragma once

#include <string>
#include <string_view>

#include "certify/verify.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "cli/walk.hpp"
#include "explain/plan.hpp"
#include "report/report.hpp"

namespace koppel::cli {

// Which of the files is not the one that the result was made from goes before all other faults: it explains them.
void judge_provenance(Verdict& verdict, const Result& result, const Provenance& here);

// The problem with its lottery levels, drawn again from the result's seed: as many as the result or its certificate names, but at least one
// where it says that the lottery was held to the end.
[[nodiscard]] Problem with_lottery_levels(const Problem& problem, const Result& result, bool lottery);

[[nodiscard]] Result read_result_file(const std::filesystem::path& path);  // throws InputError

// A line for each fault, of many the first ones.
[[nodiscard]] std::string faults_text(const Verdict& verdict);

// A market's result, judged on the walk made again.
struct Judged {
  Walk walk;
  Weighed weighed;
  Plan plan;  // where the proof holds
  Verdict verdict;
  std::string input_hash;

  [[nodiscard]] report::Context context(bool pseudonyms) const;  // refers to this
};

// Its proof, then its reasons. `accepted` only when there is no fault. Throws InputError where the input has errors.
[[nodiscard]] Judged judge_market(const InputOptions& input, const Result& result, const CommonOptions& common,
                                  Steps& steps);

}  // namespace koppel::cli
