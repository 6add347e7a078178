#include "walk/judge.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "certify/restore.hpp"
#include "certify/same_description.hpp"
#include "certify/verify_result.hpp"
#include "explain/describe.hpp"
#include "graph/told_level.hpp"
#include "result/fault_codes.hpp"

namespace koppel {

void judge_provenance(Verdict& verdict, const Result& result, const Provenance& here) {
  std::vector<VerdictFault> faults;
  for (const auto& [name, member] : provenance_members) {
    const std::optional<std::string>&stated = result.provenance.*member, &expected = here.*member;
    const bool any_will_do = member == &Provenance::koppel;  // a version may check what another one made
    if (any_will_do ? stated.has_value() != expected.has_value() : stated != expected)
      faults.push_back({fault_codes.provenance_differs, std::string(name)});
  }
  verdict.faults.insert(verdict.faults.begin(), faults.begin(), faults.end());
}

Problem with_lottery_levels(const Problem& problem, const Result& result, bool lottery) {
  Goal goal = problem.goal();
  const std::size_t objectives = goal.size();
  // A proof that nothing is possible has levels where there is no objective.
  const std::size_t proved = result.certificate ? levels_of(*result.certificate).size() : 0;
  // Each block is a number per pair: no draw goes on for longer, but a file can name any number of levels.
  constexpr std::size_t most_blocks = 16;
  const std::size_t named = std::min(std::max({result.levels.size(), proved, objectives}) - objectives, most_blocks);
  for (std::size_t i = 0; i < (lottery ? std::max<std::size_t>(named, 1) : named); ++i) {
    goal = goal.then(lottery_level(problem, result.seed, static_cast<unsigned>(i)));
  }
  return problem.under(std::move(goal));
}

namespace {

// What the result says that an earlier one meant for it. Whatever else stands there differs from what is described anew, and is refused.
Keep keep_of(const Result& result) {
  for (const auto& [name, value] : result.parameters) {
    if (name == keep_parameter) return parse_keep(value).value_or(Keep::nothing);
  }
  return Keep::nothing;
}

// The problem with the charges for people told that hold where as many earlier pairs stay as the result says; it may have been solved so.
std::optional<Problem> with_stated_charges(const Problem& posed, const Result& result) {
  const Goal& goal = posed.goal();
  const std::optional<std::size_t> told = goal.find(LevelKind::told);
  const auto kept = std::ranges::find(result.levels, to_string(LevelKind::kept), &ResultLevel::name);
  if (!told || kept == result.levels.end()) return std::nullopt;
  return posed.under(goal.with_level(*told, told_level_where_kept(posed, kept->value)));
}

Weight call_price_of(const Result& result) {
  for (const auto& [name, value] : result.parameters) {
    if (name != call_price_parameter) continue;
    constexpr Weight most = 1'000'000'000;  // a million points: what --call-price takes
    const auto price = parse_fixed(value, 1000, DecimalMark::point);
    return std::holds_alternative<Weight>(price) ? std::clamp<Weight>(std::get<Weight>(price), 0, most) : 0;
  }
  return 0;
}

}  // namespace

report::Context Judged::context(bool pseudonyms) const { return walk.context(weighed, plan, input_hash, pseudonyms); }

Judged judge(Loaded loaded, const Result& result, const WalkOptions& options, Observer& observer) {
  WalkOptions drawn = options;
  drawn.seed = result.seed;
  drawn.keep = keep_of(result);
  drawn.call_price = call_price_of(result);
  Judged judged{.walk = Walk::begin(std::move(loaded), drawn, observer),
                .weighed = {},
                .plan = {},
                .verdict = {},
                .input_hash = {}};
  const Walk& walk = judged.walk;
  observer.begin("weigh");
  Unhurried unhurried(observer);
  judged.weighed = judged.walk.weigh(result.strategy, {.progress = &unhurried, .threads = options.threads});
  observer.begin("verify");
  const Problem posed = walk.pose(judged.weighed);
  Problem problem = with_lottery_levels(posed, result, result.status == Status::optimal);
  const Provenance provenance = walk.provenance();
  judged.input_hash = provenance.input.value_or("");
  const EdgeValues values{judged.weighed.weights};
  judged.verdict = verify_result(result, *judged.weighed.instance, problem, values);
  if (const auto nearer = with_stated_charges(posed, result); nearer && !judged.verdict.faults.empty()) {
    const Problem other = with_lottery_levels(*nearer, result, result.status == Status::optimal);
    Verdict verdict = verify_result(result, *judged.weighed.instance, other, values);
    if (verdict.faults.empty()) problem = other, judged.verdict = std::move(verdict);
  }
  judge_provenance(judged.verdict, result, provenance);
  if (judged.verdict.faults.empty()) {
    observer.begin("describe");
    // A matching that is proved deserves reasons that are true: they are found anew and compared.
    const Market& market = walk.require_market();
    const Solved solved{problem, from_result(result, problem, values).outcome};
    const Moments moments = choose_moments(market, slots_of_pairs(market, judged.weighed, solved.outcome));
    judged.plan = describe(market, walk.setting, judged.weighed, solved, moments);
    Result described = to_result(market, walk.setting, judged.weighed, solved, judged.plan);
    described.understood = walk.understood;
    judged.verdict.faults = same_description(result, described);
  }
  observer.end();
  judged.verdict.accepted = judged.verdict.faults.empty();
  return judged;
}

}  // namespace koppel
