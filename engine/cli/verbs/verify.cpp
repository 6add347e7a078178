// koppel verify: the independent check of a result against its input.
#include <algorithm>

#include <fmt/format.h>

#include "certify/restore.hpp"
#include "certify/same_description.hpp"
#include "certify/verify_result.hpp"
#include "cli/answer.hpp"
#include "cli/problem_walk.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/files/files.hpp"
#include "io/text/json_writer.hpp"
#include "result/fault_codes.hpp"
#include "walk/files/inputs.hpp"
#include "walk/judge.hpp"

namespace koppel::cli {

namespace {

std::string parameter(const Result& result, std::string_view name) {
  const auto found =
      std::ranges::find(result.parameters, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == result.parameters.end() ? std::string() : found->second;
}

// `rounded`: some weights are not those of the file.
Verdict verify_problem(const VerifyOptions& options, const Result& result, Steps& steps, Sizes& sizes, bool& rounded) {
  ProblemOptions reading{.file = options.input.paths.front(), .format = options.format};
  reading.minimise = parameter(result, "sense") == "min";
  reading.minus_one_forbids = parameter(result, "minus_one") == "forbids";
  reading.round = parameter(result, "decimals") == "rounded";
  ProblemWalk walk = ProblemWalk::begin(reading, steps);
  rounded = walk.bare.roundings.changed > 0;
  const Problem posed = walk.pose(require_strategy(result.strategy));
  sizes = sizes_of(posed);
  steps.begin("verify");
  const bool stated = parameter(result, "ties") == "lottery";
  const Problem problem = with_lottery_levels(posed, result, result.status == Status::optimal && stated);
  const bool drawn = stated || problem.levels().size() > posed.levels().size();
  Verdict verdict = verify_result(result, *walk.bare.instance, problem, walk.values());
  judge_provenance(verdict, result, walk.provenance());
  // A bare problem has no people, moments or metrics: whatever the result says of them is made up.
  std::ranges::copy(
      same_description(result, walk.describe(reading, problem, from_result(result, problem, walk.values()).outcome,
                                             result.strategy, drawn, result.seed)),
      std::back_inserter(verdict.faults));
  verdict.accepted = verdict.faults.empty();
  return verdict;
}

// Where a field cannot be read, or nobody knows the strategy, there is nothing to judge: the faults as they are.
std::vector<VerdictFault> unreadable(const Result& result) {
  std::vector<VerdictFault> faults = result.not_understood;
  if (faults.empty() && find_strategy(result.strategy) == nullptr)
    faults.push_back({fault_codes.strategy_unknown, result.strategy});
  return faults;
}

// As the file says it, also where there is no such status.
std::string stated_status(const Result& result) {
  const auto unknown =
      std::ranges::find(result.not_understood, FaultCode(fault_codes.unknown_status), &VerdictFault::code);
  return unknown == result.not_understood.end() ? std::string(to_string(result.status)) : unknown->what;
}

// "ok: optimal", and where nobody would expect it by which strategy and seed.
std::string accepted_text(const Result& result, const Profile& expected, bool rounded) {
  std::string text = fmt::format("ok: {}{}", to_string(result.status), rounded ? " for the rounded weights" : "");
  if (result.strategy != expected.strategy) text += fmt::format(", strategy {}", result.strategy);
  if (result.seed != expected.seed) text += fmt::format(", seed {}", result.seed);
  return text + "\n";
}

void show(const Verdict& verdict, const Result& result, const Profile& expected, bool rounded, bool json) {
  if (!json) {
    write_stdout(faults_text(verdict) + (verdict.accepted ? accepted_text(result, expected, rounded) : "rejected\n"));
    return;
  }
  io::JsonWriter out;
  out.open_object();
  out.key("accepted"), out.boolean(verdict.accepted);
  out.member("status", stated_status(result));
  out.key("faults");
  out.open_array();
  for (const VerdictFault& fault : verdict.faults) {
    out.open_object(true);
    out.member("code", fault.code->name);
    out.member("what", fault.what);
    out.close();
  }
  out.close();
  out.close();
  write_stdout(out.take());
}

}  // namespace

ExitCode verify_file(const VerifyOptions& options, const CommonOptions& common) {
  Steps steps(common.time_limit);
  const NothingToLose nothing_written;
  require_stats_writable(common);
  const Result result = read_result_file(options.result);
  Sizes sizes;
  Verdict verdict;
  Profile expected;
  bool rounded = false;
  if (std::vector<VerdictFault> faults = unreadable(result); !faults.empty()) {
    verdict.faults = std::move(faults);
  } else if (holds_a_problem(options.input.paths)) {
    verdict = verify_problem(options, result, steps, sizes, rounded);
    expected.strategy = SolveVerbOptions{}.strategy;
  } else {
    Judged judged = judge(options.input, result, walk_options(common), steps);
    sizes = sizes_of(*judged.weighed.instance);
    expected = judged.walk.loaded.profile;
    verdict = std::move(judged.verdict);
  }
  if (common.seed && *common.seed != result.seed)
    verdict.faults.push_back({fault_codes.seed_differs, fmt::format("{}, not {}", result.seed, *common.seed)});
  verdict.accepted = verdict.faults.empty();
  steps.end();
  show(verdict, result, expected, rounded, common.json);
  write_stats(common, steps, sizes);
  return verdict.accepted ? ExitCode::done : ExitCode::not_verified;
}

}  // namespace koppel::cli
