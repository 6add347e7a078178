// koppel verify: the independent check of a result against its input.
#include <algorithm>

#include <fmt/format.h>

#include "certify/verify_result.hpp"
#include "cli/answer.hpp"
#include "cli/problem_walk.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "io/files/files.hpp"
#include "io/text/json_writer.hpp"
#include "result/fault_codes.hpp"
#include "walk/judge.hpp"

namespace koppel::cli {

namespace {

std::string parameter(const Result& result, std::string_view name) {
  const auto found =
      std::ranges::find(result.parameters, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == result.parameters.end() ? std::string() : found->second;
}

Verdict verify_problem(const VerifyOptions& options, const Result& result, Steps& steps, Sizes& sizes) {
  ProblemOptions reading{.file = options.input.paths.front(), .format = options.format};
  reading.minimise = parameter(result, "sense") == "min";
  reading.minus_one_forbids = parameter(result, "minus_one") == "forbids";
  reading.round = parameter(result, "decimals") == "rounded";
  ProblemWalk walk = ProblemWalk::begin(reading, steps);
  const Problem posed = walk.pose(require_strategy(result.strategy));
  sizes = sizes_of(posed);
  steps.begin("verify");
  const bool drawn_to_the_end = result.status == Status::optimal && parameter(result, "ties") == "lottery";
  const Problem problem = with_lottery_levels(posed, result, drawn_to_the_end);
  Verdict verdict = verify_result(result, *walk.bare.instance, problem, walk.values());
  judge_provenance(verdict, result, walk.provenance());
  verdict.accepted = verdict.faults.empty();
  return verdict;
}

// As the file says it, also where there is no such status.
std::string stated_status(const Result& result) {
  const auto unknown =
      std::ranges::find(result.not_understood, FaultCode(fault_codes.unknown_status), &VerdictFault::code);
  return unknown == result.not_understood.end() ? std::string(to_string(result.status)) : unknown->what;
}

void show(const Verdict& verdict, const Result& result, bool json) {
  if (!json) {
    write_stdout(faults_text(verdict) +
                 (verdict.accepted ? fmt::format("ok: {}\n", to_string(result.status)) : "rejected\n"));
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
  Steps steps(common.time_limit, Steps::Interrupts::end_reading);
  require_stats_writable(common);
  const Result result = read_result_file(options.result);
  Sizes sizes;
  Verdict verdict;
  if (holds_a_problem(options.input.paths)) {
    verdict = verify_problem(options, result, steps, sizes);
  } else {
    Judged judged = judge(options.input, result, walk_options(common), steps);
    sizes = sizes_of(*judged.weighed.instance);
    verdict = std::move(judged.verdict);
  }
  steps.end();
  show(verdict, result, common.json);
  write_stats(common, steps, sizes);
  return verdict.accepted ? ExitCode::done : ExitCode::not_verified;
}

}  // namespace koppel::cli
