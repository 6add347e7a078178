#include "walk/propose.hpp"

#include <utility>

#include "certify/verify_result.hpp"
#include "explain/describe.hpp"
#include "graph/told_level.hpp"

namespace koppel {

// Requests for several people or nobody can take for ever. Who sets no limit gets the best that some ten seconds' work finds, with its
// gap; counted in steps, so that it is the same everywhere.
constexpr std::uint64_t usual_search = 1'000'000'000;

namespace {

// Once it is proved how few earlier pairs go, the people told are bounded more closely: worth another solve where they were not proved.
std::optional<Problem> with_nearer_charges(const Problem& posed, const Outcome& outcome) {
  const Goal& goal = posed.goal();
  const std::optional<std::size_t> kept = goal.find(LevelKind::kept), told = goal.find(LevelKind::told);
  if (!kept || !told || outcome.status != Status::optimal) return std::nullopt;
  if (people_told_at_least(posed, goal[*told], outcome.bounds[*told]) >= people_told(posed, outcome.matching))
    return std::nullopt;
  return posed.under(goal.with_level(*told, told_level_where_kept(posed, outcome.values[*kept])));
}

}  // namespace

report::Context Walked::context() const {
  return walk.context(weighed, plan, result.provenance.input.value_or(""), pseudonyms);
}

Walked propose(Loaded loaded, const WalkOptions& options, Observer& observer) {
  const Limits limits = limits_of(options, observer);
  Walked walked{.walk = Walk::begin(std::move(loaded), options, observer), .pseudonyms = options.pseudonyms};
  Walk& walk = walked.walk;
  const Market& market = walk.require_market();

  observer.begin("weigh");
  Weighed& weighed = walked.weighed = walk.weigh(options.strategy, limits);

  observer.begin("solve");
  Limits search = limits;
  if (!weighed.instance->if_any.empty() && options.work_limit == 0 && !options.timed) search.work = usual_search;
  const Profile& profile = walk.setting.profile;
  const StrategyOptions how{.solving = {.limits = search, .start_edges = profile.candidates_top},
                            .lottery = profile.seed};
  const Problem posed = walk.pose(weighed);
  // Of some of the pairs alone nothing is known: no bound, nor that the rest would not be better.
  Solved solved = weighed.stopped ? Solved{posed, {.status = Status::limit}} : walk.strategy().solve(posed, how);
  if (const auto nearer = with_nearer_charges(posed, solved.outcome)) {
    Solved again = walk.strategy().solve(*nearer, how);
    if (again.outcome.status == Status::optimal) solved = std::move(again);
  }
  refuse_overflow(solved.outcome, "criteria");
  walked.algorithm = solved.outcome.algorithm;

  observer.begin("describe");
  // Not cut short by a limit, and short where nothing was found: what is said of a matching must be what anybody finds who says it again (verify does).
  const Moments moments = choose_moments(market, slots_of_pairs(market, weighed, solved.outcome));
  walked.plan = describe(market, walk.setting, weighed, solved, moments);
  walked.result = to_result(market, walk.setting, weighed, solved, walked.plan);
  walked.result.understood = walk.understood;
  walked.result.provenance = walk.provenance();
  for (const Finding& clash : moments.clashes)
    walk.findings.add(clash.severity, clash.code, clash.source, clash.values);

  // The result as it will be written is what is verified, not the solver's own view of it.
  observer.begin("verify");
  walked.verdict = verify_result(walked.result, *weighed.instance, solved.problem, {weighed.weights});
  observer.end();
  return walked;
}

}  // namespace koppel
