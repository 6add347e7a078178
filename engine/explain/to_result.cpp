#include <algorithm>

#include "explain/describe.hpp"
#include "result/problem_result.hpp"

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
    case Relief::Kind::fewer_people:
      return "fewer_people";
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
  if (unserved.code == UnservedCode::together) {
    reason.numbers.emplace_back("wanted", unserved.wanted);
    reason.numbers.emplace_back("candidates", static_cast<std::int64_t>(unserved.candidates));
    reason.numbers.emplace_back("with_room", static_cast<std::int64_t>(unserved.with_room));
  }
  if (unserved.code == UnservedCode::outweighed) reason.numbers.emplace_back("shortfall_e6", unserved.shortfall);
  add_relief(reason, market, unserved.relief);
  return reason;
}

ResultChanges changes_of(const PlanChanges& plan) {
  ResultChanges changes;
  changes.kept = plan.kept.size();
  for (const auto& [request, offer] : plan.come) changes.come.push_back({offer, request});
  for (const auto& [request, offer] : plan.gone) changes.gone.push_back({offer, request});
  changes.tell_offers = plan.tell_offers;
  changes.tell_requests = plan.tell_requests;
  changes.gone_bound = plan.gone_bound;
  changes.told_bound = plan.told_bound;
  return changes;
}

}  // namespace

Result to_result(const Market& market, const Setting& setting, const Weighed& weighed, const Solved& solved,
                 const Plan& plan) {
  Result result = problem_result(solved.problem, {weighed.weights}, solved.outcome);
  result.strategy = plan.strategy;
  if (setting.profile.minimum_points != 0) {
    result.parameters.emplace_back("minimum_points", to_decimal(setting.profile.minimum_points, 1000));
  }
  // Also where no pair of it can stay: who was in it does not count as asked.
  if (setting.keep != Keep::nothing && setting.decisions.has_earlier())
    result.parameters.emplace_back(keep_parameter, to_string(setting.keep));
  if (weighed.instance->earlier_price > 0)
    result.parameters.emplace_back(call_price_parameter, to_decimal(setting.call_price, 1000));
  // Both are sorted by request, then offer; the market's ids are numbered in that order.
  for (std::size_t i = 0; i < plan.pairs.size(); ++i) {
    result.assignments[i].slots = plan.pairs[i].slots;
    if (plan.changes || plan.promised > 0) result.assignments[i].state = plan.pairs[i].state;
  }
  if (plan.changes) result.changes = changes_of(*plan.changes);
  for (const BrokenPromise& broken : plan.broken)
    result.broken_promises.push_back({broken.offer, broken.request, std::string(to_string(broken.why)), broken.places});
  for (const Reserve& reserve : plan.reserves) {
    result.reserves.push_back(
        {market[reserve.request].id, market[reserve.offer].id, reserve.rank, reserve.score.weight});
  }
  for (const Fallback& fallback : plan.fallbacks) {
    ResultFallback& written = result.fallbacks.emplace_back();
    written.request = market[fallback.request].id;
    written.declined = market[fallback.declined].id;
    for (const auto& [offer, request] : fallback.moves) written.moves.push_back({market[offer].id, market[request].id});
    written.told = fallback.told;
    written.sharing = fallback.sharing;
  }
  result.unmatched_requests.clear();
  for (const Unserved& unserved : plan.unserved) {
    result.unmatched_requests.push_back({market[unserved.request].id, reason_of(market, unserved)});
  }
  result.unmatched_offers.clear();
  for (const Idle& idle : plan.idle) {
    result.unmatched_offers.push_back(
        {market[idle.offer].id, ResultReason{std::string(to_string(idle.code)), {}, {}, {}}});
  }
  for (const Metric& metric : plan.metrics) result.metrics_e6.emplace_back(metric.name, metric.value_e6);
  result.seed = setting.profile.seed;
  return result;
}

}  // namespace koppel
