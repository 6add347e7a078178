// The nearest obstacle of a request without a candidate.
#include <algorithm>
#include <array>
#include <tuple>

#include "explain/reasons.hpp"

namespace koppel {

namespace {

// The documented order (explain/reasons.hpp).
enum class ObstacleKind : std::uint8_t {
  reach,
  slots,
  language_level,
  skill_level,
  engagement,
  points,
  no_language,
  no_skill,
  conflict,
  declined,
  forbidden,
  absent
};

ObstacleKind kind_of(const RuleFailure& failure) {
  switch (failure.rule) {
    case Rule::reach:
      return ObstacleKind::reach;
    case Rule::slots:
      return ObstacleKind::slots;
    case Rule::language:
      return failure.has > 0 ? ObstacleKind::language_level : ObstacleKind::no_language;
    case Rule::skills:
      return failure.has > 0 ? ObstacleKind::skill_level : ObstacleKind::no_skill;
    case Rule::engagement:
      return ObstacleKind::engagement;
    case Rule::minimum_points:
      return ObstacleKind::points;
    case Rule::conflict:
      return ObstacleKind::conflict;
    case Rule::declined:
      return ObstacleKind::declined;
    case Rule::forbidden:
      return ObstacleKind::forbidden;
    case Rule::absent:
      return ObstacleKind::absent;
  }
  return ObstacleKind::absent;
}

bool can_be_loosened(ObstacleKind kind) {
  return kind == ObstacleKind::reach || kind == ObstacleKind::slots || kind == ObstacleKind::skill_level ||
         kind == ObstacleKind::engagement || kind == ObstacleKind::points;
}

struct Obstacle {
  RuleFailure failure;
  OfferId offer;
  ObstacleKind kind = ObstacleKind::absent;

  Obstacle(RuleFailure what, OfferId who) : failure(std::move(what)), offer(who), kind(kind_of(failure)) {}

  // Offers are compared by whoever walks them in order: an equal obstacle of a later offer is not smaller.
  [[nodiscard]] bool smaller_than(const Obstacle& other) const {
    if (kind != other.kind) return kind < other.kind;
    const WideWeight missing = failure.asked - failure.has, others_missing = other.failure.asked - other.failure.has;
    if (kind != ObstacleKind::reach) return missing < others_missing;
    return missing * std::max<WideWeight>(other.failure.has, 1) < others_missing * std::max<WideWeight>(failure.has, 1);
  }
};

void keep_smaller(std::optional<Obstacle>& kept, const Obstacle& obstacle) {
  if (!kept || obstacle.smaller_than(*kept)) kept = obstacle;
}

}  // namespace

void explain_no_candidate(const Market& market, const Assessor& assessor, const IdVector<OfferId, bool>& can_take,
                          Unserved& unserved) {
  std::array<std::size_t, rule_count> failing{};
  std::array<std::optional<Obstacle>, rule_count> smallest_by_rule;
  std::optional<Obstacle> single, relief;
  for (const OfferId offer : market.offer_ids()) {
    const std::vector<RuleFailure> failures = assessor.assess(offer, unserved.request).failures;
    std::array<bool, rule_count> counted{};
    for (const RuleFailure& failure : failures) {
      const auto rule = static_cast<std::size_t>(failure.rule);
      if (!counted[rule]) ++failing[rule];
      counted[rule] = true;
      keep_smaller(smallest_by_rule[rule], {failure, offer});
    }
    if (failures.size() != 1) continue;
    const Obstacle obstacle(failures.front(), offer);
    keep_smaller(single, obstacle);
    if (can_be_loosened(obstacle.kind) && can_take[offer]) keep_smaller(relief, obstacle);
  }

  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    if (failing[rule] > 0) unserved.failing.emplace_back(static_cast<Rule>(rule), failing[rule]);
  }
  if (single) {
    unserved.nearest = single->failure;
    unserved.nearest_offer = single->offer;
  } else if (!unserved.failing.empty()) {
    const auto most = static_cast<std::size_t>(std::max_element(failing.begin(), failing.end()) - failing.begin());
    unserved.nearest = smallest_by_rule[most]->failure;
  }
  if (relief) {
    unserved.relief = {Relief::Kind::loosen_rule, relief->offer, relief->failure, true};
  } else if (single && can_be_loosened(single->kind)) {
    unserved.relief = {Relief::Kind::loosen_rule, single->offer, single->failure, false};
  }
}

}  // namespace koppel
