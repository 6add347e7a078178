// koppel solve: a bare graph problem, its optimum and the proof.
#include <algorithm>

#include <fmt/format.h>

#include "base/wording.hpp"
#include "certify/verify_result.hpp"
#include "cli/answer.hpp"
#include "cli/problem_walk.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "graph/numbering.hpp"
#include "io/files/files.hpp"
#include "io/formats/result_json.hpp"
#include "solve/solve.hpp"
#include "walk/walk.hpp"

namespace koppel::cli {

namespace {

// The same instance under numbers drawn by lot, so that nobody is favoured by the alphabet where any optimum will do.
void draw_numbers(io::BareProblem& bare, std::uint64_t seed) {
  Renumbered drawn = renumber(*bare.instance, drawn_numbering(*bare.instance, seed));
  std::vector<Weight> weights(bare.weights.size());
  for (const EdgeId edge : drawn.old_edge.ids()) weights[edge.index()] = bare.weights[drawn.old_edge[edge].index()];
  bare.instance = std::make_shared<const Instance>(std::move(drawn.instance));
  bare.weights = std::move(weights);
}

// `rounded`: some weights are not those of the file.
std::string summary(const Result& result, bool rounded) {
  if (!result.has_objective) return fmt::format("{}\n", to_string(result.status));
  std::string line = fill_in("{status}{of}: {pairs} {pairs|pair|pairs}, weight {weight}",
                             {{"status", std::string(to_string(result.status))},
                              {"of", rounded ? " for the rounded weights" : ""},
                              {"pairs", std::to_string(result.matched)},
                              {"weight", to_decimal(result.weight, result.scale)}});
  if (result.gap != "0")
    line += fmt::format(", bound {}, gap {}", to_decimal(result.weight_bound, result.scale), result.gap);
  return line + "\n";
}

}  // namespace

ExitCode solve_problem(const SolveVerbOptions& options, const CommonOptions& common) {
  Steps steps(common.time_limit, Steps::Interrupts::end_reading);
  const Limits limits = limits_of(walk_options(common), steps);
  const std::uint64_t seed = common.seed.value_or(1);
  require_stats_writable(common);
  ProblemWalk walk = ProblemWalk::begin(options.problem, steps);
  draw_numbers(walk.bare, seed);
  const Strategy& strategy = require_strategy(options.strategy);
  const Problem posed = walk.pose(strategy);

  steps.begin("solve");
  const auto lottery = options.lottery ? std::optional(seed) : std::nullopt;
  const auto [problem, outcome] = strategy.solve(posed, {.solving = {.limits = limits}, .lottery = lottery});
  refuse_overflow(outcome, "weight");

  steps.begin("describe");
  const Result result = walk.describe(options.problem, problem, outcome, options.strategy, options.lottery, seed);

  steps.begin("verify");
  if (!say_faults(verify_result(result, *walk.bare.instance, problem, walk.values()))) return ExitCode::not_verified;

  steps.begin("write");
  const std::string text = io::write_result(result);
  const bool to_stdout = !options.output || *options.output == "-";
  Sizes sizes = sizes_of(problem);
  sizes.algorithm = outcome.algorithm;
  if (to_stdout)
    write_stdout(text);
  else
    io::write_file(*options.output, text, false, stats_file(common, steps, sizes));
  steps.end();

  show_findings(walk.bare.notes, common.locale.value_or(Language::en), common.json);
  if (!to_stdout && !common.json) write_stdout(summary(result, walk.bare.roundings.changed > 0));
  if (to_stdout) write_stats(common, steps, sizes);
  return exit_code_of(outcome.status);
}

}  // namespace koppel::cli
