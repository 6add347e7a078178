// koppel verify: the independent check of a result against its input.
#include <algorithm>
#include <map>

#include <fmt/format.h>

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

// Which of the files is not the one that the result was made from.
std::vector<VerdictFault> provenance_faults(const Result& result, const Walk& walk) {
  const auto now = walk.provenance();
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

// The lottery levels that the result names, drawn again from its seed.
void add_lottery_levels(Problem& problem, const Result& result) {
  const std::size_t objectives = problem.levels.size();
  for (std::size_t i = objectives; i < result.levels.size(); ++i) {
    problem.levels.push_back(lottery_level(problem, result.seed, static_cast<unsigned>(i - objectives)));
  }
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
  Walk walk = Walk::begin(options.input, common, steps);
  Weighed weighed = walk.weigh(result.strategy, limits_of(common, steps));
  add_lottery_levels(weighed.problem, result);
  Verdict verdict = verify_result(result, weighed.problem);
  const auto faults = provenance_faults(result, walk);
  verdict.faults.insert(verdict.faults.begin(), faults.begin(), faults.end());
  verdict.accepted = verdict.accepted && faults.empty();
  steps.end();
  show(verdict, result, common.json);
  return verdict.accepted ? ExitCode::done : ExitCode::not_verified;
}

}  // namespace koppel::cli
