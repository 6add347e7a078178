// koppel verify: the independent check of a result against its input.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/problem_walk.hpp"
#include "cli/verbs/verbs.hpp"
#include "cli/walk.hpp"
#include "explain/from_result.hpp"
#include "io/files.hpp"
#include "io/json_writer.hpp"

namespace koppel::cli {

namespace {

Result read_result_file(const std::filesystem::path& path) {
  Findings findings;
  auto result = io::read_result(io::read_file(path), path.filename().string(), findings);
  if (!result) throw InputError(std::move(findings));
  return std::move(*result);
}

using Provenance = std::vector<std::pair<std::string, std::string>>;

// Which of the files is not the one that the result was made from.
std::vector<VerdictFault> provenance_faults(const Result& result, const Provenance& now) {
  const std::map<std::string, std::string> here(now.begin(), now.end());
  const std::map<std::string, std::string> there(result.provenance.begin(), result.provenance.end());
  std::vector<VerdictFault> faults;
  for (const char* name : {"input", "profile", "decisions", "previous"}) {
    const auto mine = here.find(name);
    const auto theirs = there.find(name);
    const bool same =
        (mine == here.end()) == (theirs == there.end()) && (mine == here.end() || mine->second == theirs->second);
    if (!same) faults.push_back({"provenance_differs", name});
  }
  return faults;
}

// Another file explains all the other faults.
void put_first(Verdict& verdict, const std::vector<VerdictFault>& faults) {
  verdict.faults.insert(verdict.faults.begin(), faults.begin(), faults.end());
}

// The lottery levels, drawn again from the result's seed: as many as the result names, but at least one where it says that
// the lottery was held to the end.
void add_lottery_levels(Problem& problem, const Result& result, bool lottery) {
  const std::size_t objectives = problem.levels.size();
  const std::size_t named = std::max(result.levels.size(), objectives) - objectives;
  for (std::size_t i = 0; i < (lottery ? std::max<std::size_t>(named, 1) : named); ++i) {
    problem.levels.push_back(lottery_level(problem, result.seed, static_cast<unsigned>(i)));
  }
}

std::string parameter(const Result& result, std::string_view name) {
  const auto found =
      std::ranges::find(result.parameters, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == result.parameters.end() ? std::string() : found->second;
}

Verdict verify_problem(const VerifyOptions& options, const Result& result, Steps& steps) {
  ProblemOptions reading{.file = options.input.inputs.front(), .format = options.format};
  reading.minimise = parameter(result, "sense") == "min";
  reading.minus_one_forbids = parameter(result, "minus_one") == "forbids";
  reading.round = parameter(result, "decimals") == "rounded";
  ProblemWalk walk = ProblemWalk::begin(reading, steps);
  walk.set_strategy(result.strategy);
  add_lottery_levels(walk.bare.problem, result, result.status == "optimal" && parameter(result, "ties") == "lottery");
  Verdict verdict = verify_result(result, walk.bare.problem, walk.values());
  put_first(verdict, provenance_faults(result, walk.provenance()));
  return verdict;
}

Verdict verify_market(const VerifyOptions& options, const Result& result, const CommonOptions& common, Steps& steps) {
  CommonOptions drawn = common;
  drawn.seed = result.seed;
  Walk walk = Walk::begin(options.input, drawn, steps);
  Weighed weighed = walk.weigh(result.strategy, limits_of(common, steps));
  add_lottery_levels(weighed.problem, result, result.status == "optimal");
  Verdict verdict = verify_result(result, weighed.problem, {weighed.weights});
  put_first(verdict, provenance_faults(result, walk.provenance()));
  if (!verdict.faults.empty()) return verdict;
  // A matching that is proved deserves reasons that are true: they are found anew and compared.
  const Outcome outcome = from_result(result, weighed.problem, {weighed.weights}).outcome;
  const Plan plan = describe(walk.require_market(), walk.setting, weighed, outcome);
  verdict.faults = same_description(result, to_result(walk.require_market(), walk.setting, weighed, outcome, plan));
  return verdict;
}

void show(const Verdict& verdict, const Result& result, bool json) {
  if (!json) {
    constexpr std::size_t most_shown = 20;  // --json has them all
    for (std::size_t i = 0; i < std::min(verdict.faults.size(), most_shown); ++i) {
      write_stdout(fmt::format("{}: {}\n", verdict.faults[i].code, verdict.faults[i].what));
    }
    if (verdict.faults.size() > most_shown) write_stdout(fmt::format("… + {}\n", verdict.faults.size() - most_shown));
    write_stdout(verdict.accepted ? fmt::format("ok: {}\n", result.status) : std::string("rejected\n"));
    return;
  }
  io::JsonWriter out;
  out.open_object();
  out.key("accepted"), out.boolean(verdict.accepted);
  out.member("status", result.status);
  out.key("faults");
  out.open_array();
  for (const VerdictFault& fault : verdict.faults) {
    out.open_object(true);
    out.member("code", fault.code);
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
  const Result result = read_result_file(options.result);
  Verdict verdict = holds_a_problem(options.input.inputs) ? verify_problem(options, result, steps)
                                                          : verify_market(options, result, common, steps);
  verdict.accepted = verdict.faults.empty();
  steps.end();
  show(verdict, result, common.json);
  return verdict.accepted ? ExitCode::done : ExitCode::not_verified;
}

}  // namespace koppel::cli
