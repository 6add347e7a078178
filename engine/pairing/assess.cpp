#include "pairing/assess.hpp"

#include <algorithm>
#include <array>

#include "pairing/score.hpp"
#include "pairing/tables.hpp"

namespace koppel {

namespace {

constexpr std::array<std::string_view, rule_count> rule_names{"skills",     "language",       "reach",     "slots",    "conflict",
                                                              "engagement", "minimum_points", "forbidden", "declined", "absent"};

// Checks one pair rule by rule; `Report` is told of each broken rule and says whether to go on.
template <class Tables, class Report>
bool check_rules(const Tables& tables, OfferId offer, RequestId request, Report report) {
  const Rules& rules = tables.setting.profile.rules;
  const std::size_t o = offer.index();
  const std::size_t r = request.index();
  if (rules.skills) {
    for (const NeedEntry& need : tables.needs[r]) {
      const int has = tables.skill_level[need.term][o];
      if (need.must && has < need.level && !report(RuleFailure{Rule::skills, tables.need_names[need.term], need.level, has})) return false;
    }
  }
  if (rules.language && !tables.asked_languages[r].empty()) {
    // One of the asked languages will do; where none does, the one that is nearest is named.
    const LanguageEntry* nearest = nullptr;
    int best_margin = -static_cast<int>(Cefr::c2) - 1;
    for (const LanguageEntry& asked : tables.asked_languages[r]) {
      const int margin = static_cast<int>(tables.language_level[asked.language][o]) - asked.level;
      if (margin > best_margin) best_margin = margin, nearest = &asked;
    }
    const int has = tables.language_level[nearest->language][o];
    if (best_margin < 0 && !report(RuleFailure{Rule::language, tables.language_names[nearest->language], nearest->level, has})) return false;
  }
  if (rules.conflict) {
    const std::string* key = tables.conflict(offer, request);
    if (key != nullptr && !report(RuleFailure{Rule::conflict, *key, 0, 0})) return false;
  }
  if (rules.engagement && tables.offer_engagement[o] > 0 && tables.offer_engagement[o] < tables.request_engagement[r]) {
    const RuleFailure failure{Rule::engagement, rules.engagement_group, tables.request_engagement[r], tables.offer_engagement[o]};
    if (!report(failure)) return false;
  }
  const bool both_name_slots = !tables.offer_slots[o].empty() && !tables.request_slots[r].empty();
  if (rules.slots && both_name_slots && !tables.shares_slot(offer, request) && !report(RuleFailure{Rule::slots, "", 0, 0})) return false;
  if (rules.reach && tables.market[offer].reach) {
    const auto distance = tables.distance(offer, request);
    const Metres reach = *tables.market[offer].reach;
    if (distance && *distance > reach && !report(RuleFailure{Rule::reach, "", *distance, reach})) return false;
  }
  return true;
}

}  // namespace

std::string_view to_string(Rule rule) { return rule_names[static_cast<std::size_t>(rule)]; }

std::optional<Rule> parse_rule(std::string_view name) {
  const auto found = std::ranges::find(rule_names, name);
  if (found == rule_names.end()) return std::nullopt;
  return static_cast<Rule>(found - rule_names.begin());
}

Assessor::Assessor(const Market& market, const Setting& setting) : tables_(std::make_unique<const Tables>(market, setting)) {}
Assessor::~Assessor() = default;
Assessor::Assessor(Assessor&&) noexcept = default;
Assessor& Assessor::operator=(Assessor&&) noexcept = default;

Assessment Assessor::assess(OfferId offer, RequestId request) const {
  Assessment assessment;
  check_rules(*tables_, offer, request, [&](RuleFailure failure) {
    assessment.failures.push_back(std::move(failure));
    return true;
  });
  assessment.score = score(offer, request);
  const Weight minimum = tables_->setting.profile.minimum_points * points_per_millipoint;
  if (assessment.score.weight < minimum) {
    assessment.failures.push_back({Rule::minimum_points, "", minimum, assessment.score.weight});
  }
  if (const Decisions::Pair* decided = tables_->decision(offer, request)) {
    const Rule rule = decided->kind == DecisionKind::declined ? Rule::declined : Rule::forbidden;
    assessment.failures.push_back({rule, "", 0, 0});
  }
  if (tables_->offer_absent[offer.index()] || tables_->request_absent[request.index()]) {
    assessment.failures.push_back({Rule::absent, "", 0, 0});
  }
  std::ranges::stable_sort(assessment.failures, {}, &RuleFailure::rule);
  return assessment;
}

bool Assessor::allowed(OfferId offer, RequestId request) const {
  if (tables_->offer_absent[offer.index()] || tables_->request_absent[request.index()]) return false;
  if (!check_rules(*tables_, offer, request, [](const RuleFailure&) { return false; })) return false;
  if (tables_->decision(offer, request) != nullptr) return false;
  const Weight minimum = tables_->setting.profile.minimum_points * points_per_millipoint;
  return minimum <= 0 || score(offer, request).weight >= minimum;
}

PairScore Assessor::score(OfferId offer, RequestId request) const { return score_pair(*tables_, offer, request); }

std::optional<Metres> Assessor::distance(OfferId offer, RequestId request) const { return tables_->distance(offer, request); }

std::vector<std::string> Assessor::common_slots(OfferId offer, RequestId request) const {
  std::vector<std::string> common;
  std::ranges::set_intersection(tables_->market[offer].slots, tables_->market[request].slots, std::back_inserter(common));
  return common;
}

std::vector<std::string> Assessor::common_languages(OfferId offer, RequestId request) const {
  std::vector<std::string> common;
  for (const LanguageEntry& asked : tables_->asked_languages[request.index()]) {
    if (static_cast<int>(tables_->language_level[asked.language][offer.index()]) >= asked.level) {
      common.push_back(tables_->language_names[asked.language]);
    }
  }
  std::ranges::sort(common);
  return common;
}

}  // namespace koppel
