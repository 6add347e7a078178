#include "cli/judgement.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "explain/from_result.hpp"

namespace koppel::cli {

void judge_provenance(Verdict& verdict, const Result& result,
                      const std::vector<std::pair<std::string, std::string>>& provenance) {
  const std::map<std::string, std::string> here(provenance.begin(), provenance.end());
  const std::map<std::string, std::string> there(result.provenance.begin(), result.provenance.end());
  std::vector<VerdictFault> faults;
  for (const char* name : {"input", "profile", "decisions", "previous"}) {
    const auto mine = here.find(name);
    const auto theirs = there.find(name);
    const bool same =
        (mine == here.end()) == (theirs == there.end()) && (mine == here.end() || mine->second == theirs->second);
    if (!same) faults.push_back({"provenance_differs", name});
  }
  verdict.faults.insert(verdict.faults.begin(), faults.begin(), faults.end());
}

void add_lottery_levels(Problem& problem, const Result& result, bool lottery) {
  const std::size_t objectives = problem.levels.size();
  // A proof that nothing is possible has levels where there is no objective.
  const std::size_t proved = result.certificate ? result.certificate->levels.size() : 0;
  const std::size_t named = std::max({result.levels.size(), proved, objectives}) - objectives;
  for (std::size_t i = 0; i < (lottery ? std::max<std::size_t>(named, 1) : named); ++i) {
    problem.levels.push_back(lottery_level(problem, result.seed, static_cast<unsigned>(i)));
  }
}

Verdict judge_market(const InputOptions& input, const Result& result, const CommonOptions& common, Steps& steps,
                     Sizes* sizes) {
  CommonOptions drawn = common;
  drawn.seed = result.seed;
  Walk walk = Walk::begin(input, drawn, steps);
  steps.begin("weigh");
  Weighed weighed = walk.weigh(result.strategy, limits_of(common, steps));
  if (sizes != nullptr) *sizes = sizes_of(weighed.problem);
  steps.begin("verify");
  add_lottery_levels(weighed.problem, result, result.status == "optimal");
  Verdict verdict = verify_result(result, weighed.problem, {weighed.weights});
  judge_provenance(verdict, result, walk.provenance());
  if (verdict.faults.empty()) {
    steps.begin("describe");
    // A matching that is proved deserves reasons that are true: they are found anew and compared.
    const Outcome outcome = from_result(result, weighed.problem, {weighed.weights}).outcome;
    const Plan plan = describe(walk.require_market(), walk.setting, weighed, outcome);
    verdict.faults = same_description(result, to_result(walk.require_market(), walk.setting, weighed, outcome, plan));
  }
  verdict.accepted = verdict.faults.empty();
  return verdict;
}

}  // namespace koppel::cli
