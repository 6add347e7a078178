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

// How much of a person it asks to let this pass, in thousandths of a step: one level of a skill or a language, or half as far again. Nothing where
// it cannot be asked.
std::optional<WideWeight> asks(const Obstacle& obstacle, std::size_t most_reach_percent) {
  constexpr WideWeight step = 1000, percent = 100;
  const WideWeight asked = obstacle.failure.asked, has = obstacle.failure.has;
  switch (obstacle.kind) {
    case ObstacleKind::points:  // of the programme, and not of anybody
      return 0;
    case ObstacleKind::reach:
      if (asked * percent > has * static_cast<WideWeight>(most_reach_percent)) return std::nullopt;
      return (asked - has) * 2 * step / std::max<WideWeight>(has, 1);
    case ObstacleKind::skill_level:
      return (asked - has) * step;
    case ObstacleKind::language_level:
      return asked - has > 1 ? std::nullopt : std::optional<WideWeight>(step);
    case ObstacleKind::slots:
      return step + step / 2;
    case ObstacleKind::engagement:
      return (asked - has) * 2 * step;
    default:
      return std::nullopt;
  }
}

// The obstacle that asks least; of equal ones the smaller one.
struct Ask {
  WideWeight size;
  Obstacle obstacle;
};
void keep_least(std::optional<Ask>& kept, const Obstacle& obstacle, WideWeight size) {
  const bool less = !kept || size < kept->size || (size == kept->size && obstacle.smaller_than(kept->obstacle));
  if (less) kept = Ask{size, obstacle};
}

void keep_smaller(std::optional<Obstacle>& kept, const Obstacle& obstacle) {
  if (!kept || obstacle.smaller_than(*kept)) kept = obstacle;
}

}  // namespace

void explain_no_candidate(const Market& market, const Assessor& assessor, const IdVector<OfferId, bool>& can_take,
                          std::size_t most_reach_percent, Unserved& unserved) {
  std::array<std::size_t, rule_count> failing{};
  std::array<std::optional<Obstacle>, rule_count> smallest_by_rule;
  std::optional<Obstacle> single;
  std::optional<Ask> serves, may_serve;
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
    const std::optional<WideWeight> size = asks(obstacle, most_reach_percent);
    if (size) keep_least(can_take[offer] ? serves : may_serve, obstacle, *size);
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
  if (const std::optional<Ask>& least = serves ? serves : may_serve)
    unserved.relief = {Relief::Kind::loosen_rule, least->obstacle.offer, least->obstacle.failure, serves.has_value()};
}

}  // namespace koppel
