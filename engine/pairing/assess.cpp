#include "pairing/assess.hpp"

#include <algorithm>
#include <array>

#include "pairing/score.hpp"
#include "pairing/tables.hpp"

namespace koppel {

namespace {

constexpr std::array<std::string_view, rule_count> rule_names{"skills",   "language",   "reach",          "slots",
                                                              "conflict", "engagement", "minimum_points", "forbidden",
                                                              "declined", "absent"};

// Each of these tells `report` of every broken rule and stops where it answers false; the result is false where it
// stopped.

template <class Report>
bool check_skills(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  for (const NeedEntry& need : tables.needs[request.index()]) {
    if (!need.must) continue;
    const int has = tables.skill_level.at(need.term, offer);
    if (has < need.level && !report(RuleFailure{Rule::skills, tables.need_names[need.term], need.level, has}))
      return false;
  }
  return true;
}

// One of the asked skills will do; where none does, the one that is nearest is named.
template <class Report>
bool check_one_skill(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  if (!tables.one_skill_needed(request)) return true;
  const auto margin = [&](const NeedEntry& need) { return tables.skill_level.at(need.term, offer) - need.level; };
  const NeedEntry& nearest = *std::ranges::max_element(tables.needs[request.index()], {}, margin);
  if (margin(nearest) >= 0) return true;
  const int has = tables.skill_level.at(nearest.term, offer);
  return report(RuleFailure{Rule::skills, tables.need_names[nearest.term], nearest.level, has});
}

// One of the asked languages will do; where none does, the one that is nearest is named.
template <class Report>
bool check_language(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const auto& asked = tables.asked_languages[request.index()];
  if (asked.empty()) return true;
  const auto margin = [&](const LanguageEntry& entry) {
    return tables.language_level.at(entry.language, offer) - entry.level;
  };
  const LanguageEntry& nearest = *std::ranges::max_element(asked, {}, margin);
  if (margin(nearest) >= 0) return true;
  const int has = tables.language_level.at(nearest.language, offer);
  return report(RuleFailure{Rule::language, tables.language_names[nearest.language], nearest.level, has});
}

template <class Report>
bool check_slots(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const bool both_name_slots =
      !tables.offer_slots[offer.index()].empty() && !tables.request_slots[request.index()].empty();
  return !both_name_slots || tables.shares_slot(offer, request) || report(RuleFailure{Rule::slots, "", 0, 0});
}

template <class Report>
bool check_reach(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const auto& reach = tables.market[offer].reach;
  if (!reach) return true;
  const auto distance = tables.distance(offer, request);
  return !distance || *distance <= *reach || report(RuleFailure{Rule::reach, "", *distance, *reach});
}

template <class Report>
bool check_conflict(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const std::string* key = tables.conflict(offer, request);
  return key == nullptr || report(RuleFailure{Rule::conflict, *key, 0, 0});
}

template <class Report>
bool check_engagement(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const auto& has = tables.offer_engagement[offer.index()];
  const auto& asked = tables.request_engagement[request.index()];
  const std::string& group = tables.setting.profile.rules.engagement_group;
  return !has || !asked || *has >= *asked || report(RuleFailure{Rule::engagement, group, *asked, *has});
}

// The rules for which the candidate search has exact lists of offers.
template <class Report>
bool check_listed(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const Rules& rules = tables.setting.profile.rules;
  return (!rules.skills ||
          (check_skills(tables, offer, request, report) && check_one_skill(tables, offer, request, report))) &&
         (!rules.language || check_language(tables, offer, request, report)) &&
         (!rules.slots || check_slots(tables, offer, request, report));
}

template <class Report>
bool check_unlisted(const PairTables& tables, OfferId offer, RequestId request, Report report) {
  const Rules& rules = tables.setting.profile.rules;
  return (!rules.reach || check_reach(tables, offer, request, report)) &&
         check_conflict(tables, offer, request, report) &&
         (!rules.engagement || check_engagement(tables, offer, request, report));
}

bool refuse(const RuleFailure&) { return false; }

Weight minimum_weight(const PairTables& tables) {
  return tables.setting.profile.minimum_points * points_per_millipoint;
}

}  // namespace

std::string_view to_string(Rule rule) { return rule_names[static_cast<std::size_t>(rule)]; }

std::optional<Rule> parse_rule(std::string_view name) {
  const auto found = std::ranges::find(rule_names, name);
  if (found == rule_names.end()) return std::nullopt;
  return static_cast<Rule>(found - rule_names.begin());
}

Assessor::Assessor(const Market& market, const Setting& setting, CriteriaList criteria)
    : tables_(std::make_unique<const PairTables>(market, setting)),
      scorer_(std::make_unique<const PairScorer>(*tables_, criteria)) {}
Assessor::~Assessor() = default;
Assessor::Assessor(Assessor&&) noexcept = default;
Assessor& Assessor::operator=(Assessor&&) noexcept = default;

Assessment Assessor::assess(OfferId offer, RequestId request) const {
  Assessment assessment;
  const auto note = [&assessment](RuleFailure failure) {
    assessment.failures.push_back(std::move(failure));
    return true;
  };
  check_listed(*tables_, offer, request, note);
  check_unlisted(*tables_, offer, request, note);
  assessment.score = score(offer, request);
  const Weight minimum = minimum_weight(*tables_);
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
  if (!check_listed(*tables_, offer, request, refuse) || !allowed_but_for_points(offer, request)) return false;
  const Weight minimum = minimum_weight(*tables_);
  return minimum <= 0 || score(offer, request).weight >= minimum;  // no weight is negative
}

bool Assessor::allowed_but_for_points(OfferId offer, RequestId request) const {
  if (tables_->offer_absent[offer.index()] || tables_->request_absent[request.index()]) return false;
  if (!check_unlisted(*tables_, offer, request, refuse)) return false;
  return tables_->decision(offer, request) == nullptr;
}

void Assessor::keep_above_minimum(std::vector<OfferId>& offers, RequestId request) const {
  const Weight minimum = minimum_weight(*tables_);
  if (minimum <= 0) return;
  std::vector<CandidatePair> pairs;
  for (const OfferId offer : offers) pairs.push_back(candidate(offer, request));
  std::vector<Weight> weights(pairs.size());
  score(pairs, weights, {});
  std::size_t kept = 0;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    if (weights[i] >= minimum) offers[kept++] = offers[i];
  }
  offers.resize(kept);
}

PairScore Assessor::score(OfferId offer, RequestId request) const {
  const CandidatePair pair = candidate(offer, request);
  PairScore score{.breakdown = Breakdown(scorer_->criteria().size()), .distance = pair.distance};
  scorer_->score({&pair, 1}, {&score.weight, 1}, score.breakdown);
  return score;
}

CandidatePair Assessor::candidate(OfferId offer, RequestId request) const {
  return {offer, request, tables_->distance(offer, request)};
}

void Assessor::score(std::span<const CandidatePair> pairs, std::span<Weight> weights,
                     std::span<std::int32_t> breakdowns) const {
  scorer_->score(pairs, weights, breakdowns);
}

std::optional<Metres> Assessor::distance(OfferId offer, RequestId request) const {
  return tables_->distance(offer, request);
}

std::vector<std::string> Assessor::common_languages(OfferId offer, RequestId request) const {
  std::vector<std::string> common;
  for (const LanguageEntry& asked : tables_->asked_languages[request.index()]) {
    if (tables_->language_level.at(asked.language, offer) >= asked.level) {
      common.push_back(tables_->language_names[asked.language]);
    }
  }
  std::ranges::sort(common);
  return common;
}

}  // namespace koppel
