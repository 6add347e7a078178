#include "solve/solve.hpp"

#include <algorithm>

#include "base/finding.hpp"
#include "graph/codes.hpp"
#include "solve/branching.hpp"
#include "solve/codes.hpp"
#include "solve/face_choice.hpp"
#include "solve/lexicographic.hpp"
#include "solve/parts.hpp"
#include "solve/planning/planning.hpp"

namespace koppel {

namespace {

// Whether the problem's numbers are too large to solve. Throws InputError when anything else is wrong with it.
bool too_large(const Problem& problem) {
  Findings findings = validate(problem);
  if (!findings.has_errors()) return false;
  const std::size_t large = findings.count(graph_codes.weight_overflow);
  if (findings.count(Severity::error) > large) throw InputError(std::move(findings));
  return true;
}

void check_algorithm(const std::string& name) {
  if (name == "network-simplex" || kernel_named(name)) return;
  Findings findings;
  findings.add(Severity::error, solve_codes.unknown_algorithm, {.file = {}, .field = "algorithm"}, {{"read", name}});
  throw InputError(std::move(findings));
}

LexicographicOptions wanted(const SolveOptions& options) {
  return {options.start_edges, options.algorithm != "network-simplex",
          kernel_named(options.algorithm).value_or(KernelChoice::automatic)};
}

Outcome solve_sound(const Problem& problem, const SolveOptions& options) {
  Meter meter(options.limits);
  if (!problem.instance().hours.empty()) return solve_with_hours(problem, meter, wanted(options));
  if (meter.look()) {
    Partition partition(problem);
    if (partition.pays()) return solve_parts(problem, std::move(partition), options.limits, wanted(options)).outcome;
    meter.look();
  }
  if (needs_branching(problem)) return solve_branching(problem, meter, wanted(options));
  Lexicographic levels(problem, Face(problem), meter, wanted(options));
  levels.run();
  return levels.outcome();
}

Problem with_lottery(const Problem& problem, std::uint64_t seed, unsigned block = 0) {
  return problem.under(problem.goal().then(lottery_level(problem, seed, block)));
}

// A second block of lottery numbers is hardly ever needed, so it may cost a new solve of all parts.
Solved draw_in_parts(Problem problem, const Partition& partition, std::uint64_t seed, const SolveOptions& options,
                     unsigned max_blocks) {
  PartsAnswer answer;
  for (unsigned block = 0; block < max_blocks; ++block) {
    problem = with_lottery(problem, seed, block);
    answer = solve_parts(problem, partition.under(problem.goal()), options.limits, wanted(options), true);
    if (answer.outcome.status != Status::optimal || !answer.choice) break;
  }
  return {std::move(problem), std::move(answer.outcome)};
}

Outcome overflow_outcome() {
  Outcome outcome;
  outcome.status = Status::overflow;
  return outcome;
}

}  // namespace

Outcome solve(const Problem& problem, const SolveOptions& options) {
  check_algorithm(options.algorithm);
  if (too_large(problem)) return overflow_outcome();
  return solve_sound(problem, options);
}

bool has_other_optimum(const Problem& problem, const Outcome& outcome) {
  const auto* certificate = std::get_if<LexDual>(&outcome.certificate);
  if (outcome.status != Status::optimal || certificate == nullptr) return false;
  const GroupTree tree(problem.groups(), problem.graph().offer_count(), problem.graph().request_count());
  Face face(problem);
  for (std::size_t level = 0; level < certificate->levels.size(); ++level) {
    face.narrow(problem, tree, problem.levels()[level], certificate->levels[level]);
  }
  return face_has_choice(problem, tree, face, outcome.matching);
}

Solved solve_with_lottery(const Problem& problem, std::uint64_t seed, const SolveOptions& options,
                          unsigned max_blocks) {
  check_algorithm(options.algorithm);
  if (too_large(problem)) return {problem, overflow_outcome()};
  if (needs_branching(problem) || !problem.instance().hours.empty()) {
    Problem drawn = with_lottery(problem, seed);
    Outcome outcome = solve_sound(drawn, options);
    return {std::move(drawn), std::move(outcome)};
  }
  if (const Partition partition(problem); partition.pays() && max_blocks > 0) {
    return draw_in_parts(problem, partition, seed, options, max_blocks);
  }
  Meter meter(options.limits);
  Lexicographic levels(problem, Face(problem), meter, wanted(options));
  bool settled = levels.run();
  // Stopped before the draw: the lottery stays in the problem as an open level, so that the answer is not called optimal.
  if (!settled && meter.stopped() && max_blocks > 0) levels.add(lottery_level(problem, seed));
  for (unsigned block = 0; block < max_blocks && settled && (block == 0 || levels.has_choice()); ++block) {
    levels.add(lottery_level(problem, seed, block));
    settled = levels.run();
  }
  Outcome outcome = levels.outcome();
  return {levels.problem(), std::move(outcome)};
}

}  // namespace koppel
