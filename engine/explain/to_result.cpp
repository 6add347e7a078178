#include <algorithm>

#include "explain/describe.hpp"
#include "measure/exact.hpp"

namespace koppel {

namespace {

// A list longer than this is told by its size only: a result is read by people too, and by programs that can walk the
// graph.
constexpr std::size_t longest_list = 100;

template <class Ids>
std::vector<std::string> external_ids(const Market& market, const Ids& ids) {
  std::vector<std::string> texts;
  for (const auto id : ids) texts.push_back(market[id].id);
  return texts;
}

// The value of a conflict can be a person's or a firm's name, so it stays out of results.
void add_failure(ResultReason& reason, const std::string& prefix, const RuleFailure& failure) {
  reason.texts.emplace_back(prefix + "rule", to_string(failure.rule));
  if (!failure.what.empty() && failure.rule != Rule::conflict) reason.texts.emplace_back(prefix + "what", failure.what);
  if (failure.asked == 0 && failure.has == 0) return;
  reason.numbers.emplace_back(prefix + "asked", failure.asked);
  reason.numbers.emplace_back(prefix + "has", failure.has);
}

std::string_view to_text(Relief::Kind kind) {
  switch (kind) {
    case Relief::Kind::loosen_rule:
      return "loosen_rule";
    case Relief::Kind::more_capacity:
      return "more_capacity";
    case Relief::Kind::recruit:
      return "recruit";
    case Relief::Kind::none:
      return "none";
  }
  return "none";
}

void add_relief(ResultReason& reason, const Market& market, const Relief& relief) {
  if (relief.kind == Relief::Kind::none) return;
  reason.texts.emplace_back("relief", to_text(relief.kind));
  if (relief.offer) reason.texts.emplace_back("relief_offer", market[*relief.offer].id);
  if (relief.failure) add_failure(reason, "relief_", *relief.failure);
  reason.numbers.emplace_back("relief_serves", relief.serves ? 1 : 0);
}

ResultReason reason_of(const Market& market, const Unserved& unserved) {
  ResultReason reason;
  reason.code = to_string(unserved.code);
  if (unserved.nearest) add_failure(reason, "", *unserved.nearest);
  if (unserved.nearest_offer) reason.texts.emplace_back("offer", market[*unserved.nearest_offer].id);
  for (const auto& [rule, offers] : unserved.failing) {
    reason.numbers.emplace_back("failing_" + std::string(to_string(rule)), static_cast<std::int64_t>(offers));
  }
  if (unserved.code == UnservedCode::scarce) {
    reason.numbers.emplace_back("request_count", static_cast<std::int64_t>(unserved.hall_requests.size()));
    reason.numbers.emplace_back("offer_count", static_cast<std::int64_t>(unserved.hall_offers.size()));
    reason.numbers.emplace_back("places", unserved.hall_places);
    if (unserved.hall_requests.size() <= longest_list) {
      reason.lists.emplace_back("requests", external_ids(market, unserved.hall_requests));
    }
    if (unserved.hall_offers.size() <= longest_list) {
      reason.lists.emplace_back("offers", external_ids(market, unserved.hall_offers));
    }
  }
  if (unserved.code == UnservedCode::outweighed) reason.numbers.emplace_back("shortfall_e6", unserved.shortfall);
  add_relief(reason, market, unserved.relief);
  return reason;
}

// The gap of the first level that is not proved: how far the bound lies above the value, as a part of the larger of the
// two.
std::string gap_of(const Outcome& outcome) {
  const auto absolute = [](WideWeight value) { return value < 0 ? -value : value; };
  for (std::size_t i = 0; i < std::min(outcome.values.size(), outcome.bounds.size()); ++i) {
    const WideWeight value = outcome.values[i], bound = outcome.bounds[i];
    if (value == bound) continue;
    return to_decimal(rounded_ratio_e6(bound - value, std::max(absolute(value), absolute(bound))), decimal_scale);
  }
  return "0";
}

// Ids whose numbers are all zero are left out: a reader takes them as zeros.
template <class AnyId, class Name>
std::map<std::string, std::vector<Weight>> vectors_of(const std::vector<LevelDuals>& levels,
                                                      IdVector<AnyId, Weight> LevelDuals::*side, Name name) {
  std::map<std::string, std::vector<Weight>> vectors;
  if (levels.empty()) return vectors;
  for (const AnyId id : (levels.front().*side).ids()) {
    std::vector<Weight> numbers;
    for (const LevelDuals& level : levels) numbers.push_back((level.*side)[id]);
    if (std::ranges::any_of(numbers, [](Weight number) { return number != 0; }))
      vectors.emplace(name(id), std::move(numbers));
  }
  return vectors;
}

std::optional<ResultCertificate> certificate_of(const Problem& problem, const Certificate& certificate) {
  ResultCertificate written;
  std::vector<LevelDuals> levels;
  if (const auto* dual = std::get_if<LexDual>(&certificate)) {
    written.kind = "lex-dual";
    for (const Level& level : problem.levels) written.levels.push_back(level.name);
    levels = dual->levels;
  } else if (const auto* violated = std::get_if<ViolatedSet>(&certificate)) {
    written.kind = "violated-set";
    levels = {violated->multipliers};
  } else {
    return std::nullopt;
  }
  written.offers = vectors_of(levels, &LevelDuals::offers, [&](OfferId id) { return name_of(problem, id); });
  written.requests = vectors_of(levels, &LevelDuals::requests, [&](RequestId id) { return name_of(problem, id); });
  written.groups = vectors_of(levels, &LevelDuals::groups, [&](GroupId id) { return problem.groups[id.index()].name; });
  return written;
}

void fill_objective(Result& result, const Problem& problem, const Outcome& outcome, const Plan& plan) {
  result.has_objective =
      outcome.status == Status::optimal || outcome.status == Status::feasible || outcome.status == Status::limit;
  if (!result.has_objective) return;
  result.weight = result.weight_bound = plan.total_weight;
  result.matched = plan.pairs.size();
  result.served = plan.served;
  result.gap = gap_of(outcome);
  for (std::size_t i = 0; i < std::min(problem.levels.size(), outcome.values.size()); ++i) {
    const bool weight = problem.levels[i].name == "weight";
    const WideWeight bound = i < outcome.bounds.size() ? outcome.bounds[i] : outcome.values[i];
    result.levels.push_back({problem.levels[i].name, outcome.values[i], bound, weight ? problem.scale : 1});
    if (weight) result.weight_bound = bound;
  }
}

}  // namespace

Result to_result(const Market& market, const Setting& setting, const Weighed& weighed, const Outcome& outcome,
                 const Plan& plan) {
  Result result;
  result.status = to_string(outcome.status);
  result.scale = weighed.problem.scale;
  result.strategy = plan.strategy;
  if (setting.profile.minimum_points != 0) {
    result.parameters.emplace_back("minimum_points", to_decimal(setting.profile.minimum_points, 1000));
  }
  fill_objective(result, weighed.problem, outcome, plan);
  for (const PlanPair& pair : plan.pairs) {
    ResultAssignment assignment{market[pair.offer].id, market[pair.request].id, pair.score.weight, pair.slots,
                                pair.pinned};
    result.assignments.push_back(std::move(assignment));
  }
  for (const Reserve& reserve : plan.reserves) {
    result.reserves.push_back(
        {market[reserve.request].id, market[reserve.offer].id, reserve.rank, reserve.score.weight});
  }
  for (const Unserved& unserved : plan.unserved) {
    result.unmatched_requests.push_back({market[unserved.request].id, reason_of(market, unserved)});
  }
  for (const Idle& idle : plan.idle) {
    result.unmatched_offers.push_back(
        {market[idle.offer].id, ResultReason{std::string(to_string(idle.code)), {}, {}, {}}});
  }
  for (const Underserved& request : plan.underserved) {
    result.underserved.push_back({market[request.request].id, request.wanted, request.got});
  }
  result.certificate = certificate_of(weighed.problem, outcome.certificate);
  for (const Metric& metric : plan.metrics) result.metrics_e6.emplace_back(metric.name, metric.value_e6);
  result.seed = setting.profile.seed;
  return result;
}

}  // namespace koppel
