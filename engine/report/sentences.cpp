// Reasons in words: for a pair, for who is not served, and for what would help.
#include <algorithm>
#include <array>
#include <numeric>

#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr std::size_t most_facts = 4;
constexpr std::size_t most_named_requests = 12;

std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

// The offer's best level in a skill that covers the needed term: itself or a narrower one.
int level_for(const Context& context, const Offer& offer, const std::string& term) {
  const Vocabulary* skills = context.setting.vocabularies.find("skills");
  int best = 0;
  for (const SkillLevel& skill : offer.skills) {
    const bool covers =
        skill.term == term || (skills != nullptr && skills->broader_distance(skill.term, term).has_value());
    if (covers) best = std::max(best, skill.level);
  }
  return best;
}

std::string skill_fact(const Context& context, const PlanPair& pair) {
  std::vector<std::string> skills;
  for (const Need& need : context.market[pair.request].needs) {
    const int level = level_for(context, context.market[pair.offer], need.term);
    if (level == 0) continue;
    skills.push_back(term_label(context, "skills", need.term) + " (" +
                     say(context.language, "level", {{"level", std::to_string(level)}}) + ")");
  }
  if (skills.empty()) return {};
  return say(context.language, "fact_skill", {{"skills", enumerate(context.language, skills)}});
}

std::string theme_fact(const Context& context, const PlanPair& pair) {
  std::vector<std::string> themes;
  const auto& known = context.market[pair.offer].themes;
  for (const std::string& theme : context.market[pair.request].themes) {
    if (std::ranges::find(known, theme) != known.end()) themes.push_back(term_label(context, "themes", theme));
  }
  if (themes.empty()) return {};
  return say(context.language, "fact_theme", {{"themes", enumerate(context.language, themes)}});
}

std::string language_fact(const Context& context, const PlanPair& pair) {
  std::vector<std::string> languages;
  for (const std::string& code : pair.languages) languages.push_back(term_label(context, "languages", code));
  if (languages.empty()) return {};
  return say(context.language, "fact_language", {{"languages", enumerate(context.language, languages)}});
}

std::string fact(const Context& context, const PlanPair& pair, Criterion criterion) {
  switch (criterion) {
    case Criterion::skill_fit:
      return skill_fact(context, pair);
    case Criterion::theme:
      return theme_fact(context, pair);
    case Criterion::language:
      return language_fact(context, pair);
    case Criterion::closeness:
      if (!pair.score.distance) return {};
      if (*pair.score.distance < same_place) return say(context.language, "fact_same_place");
      return say(context.language, "fact_closeness", {{"distance", distance_text(context, pair.score.distance)}});
    case Criterion::slots:
      if (pair.slot.empty() || pair.slot_taken) return {};
      return say(context.language, "fact_slots", {{"slot", slot_text(context.language, pair.slot)}});
    case Criterion::learning:
      return say(context.language, "fact_learning");
    case Criterion::rest:
      if (context.market[pair.offer].asked > 1) return {};
      return say(context.language, "fact_rest");
    case Criterion::first_time:
      return say(context.language, "fact_first_time");
    case Criterion::urgency:
      if (context.market[pair.request].priority < 2) return {};
      return say(context.language, "fact_urgency");
  }
  return {};
}

std::string cefr_text(const Context& context, std::int64_t level) {
  const bool known = level >= static_cast<std::int64_t>(Cefr::a1) && level <= static_cast<std::int64_t>(Cefr::c2);
  return known ? std::string(to_string(static_cast<Cefr>(level))) : std::string(word(context.language, "nothing_has"));
}

std::string requests_listed(const Context& context, const std::vector<RequestId>& requests) {
  std::string text;
  for (std::size_t i = 0; i < std::min(requests.size(), most_named_requests); ++i) {
    text += (i == 0 ? "" : ", ") + context.market[requests[i]].id;
  }
  return requests.size() > most_named_requests ? text + ", …" : text;
}

std::string offer_id(const Context& context, const std::optional<OfferId>& offer) {
  return offer ? context.market[*offer].id : std::string();
}

}  // namespace

std::string pair_reason(const Context& context, const PlanPair& pair) {
  std::array<std::size_t, criterion_count> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return pair.score.breakdown[a] > pair.score.breakdown[b]; });
  std::vector<std::string> facts;
  if (pair.pinned) facts.push_back(say(context.language, "fact_pinned"));
  for (const std::size_t criterion : order) {
    if (pair.score.breakdown[criterion] == 0 || facts.size() >= most_facts) break;
    std::string text = fact(context, pair, static_cast<Criterion>(criterion));
    if (!text.empty()) facts.push_back(std::move(text));
  }
  std::string text;
  for (const std::string& part : facts) text += (text.empty() ? "" : "; ") + part;
  return sentence(text);
}

std::string moment_of(const Context& context, const PlanPair& pair) {
  if (pair.slot_taken) return say(context.language, "slot_taken", {{"slots", moments_listed(context, pair.slots)}});
  const std::string slot = slot_text(context.language, pair.slot);
  return pair.slot_apart && !slot.empty() ? say(context.language, "slot_apart", {{"slot", slot}}) : slot;
}

std::string failure_sentence(const Context& context, const RuleFailure& failure) {
  FindingValues values{
      {"what", failure.what}, {"asked", std::to_string(failure.asked)}, {"has", std::to_string(failure.has)}};
  switch (failure.rule) {
    case Rule::skills:
      values[0].second = term_label(context, "skills", failure.what);
      if (failure.has == 0) values[2].second = word(context.language, "nothing_has");
      break;
    case Rule::language:
      values[0].second = term_label(context, "languages", failure.what);
      values[1].second = cefr_text(context, failure.asked);
      values[2].second = cefr_text(context, failure.has);
      break;
    case Rule::reach:
      values[1].second = distance_text(context, failure.asked);
      values[2].second = distance_text(context, failure.has);
      break;
    case Rule::conflict:
      if (context.pseudonyms) values[0].second = failure.what.substr(0, failure.what.find(':'));
      break;
    case Rule::minimum_points:
      values[1].second = points_text(context, failure.asked);
      values[2].second = points_text(context, failure.has);
      break;
    default:
      break;
  }
  return say(context.language, "failure_" + std::string(to_string(failure.rule)), values);
}

std::string unserved_reason(const Context& context, const Unserved& unserved) {
  switch (unserved.code) {
    case UnservedCode::no_candidate: {
      if (!unserved.nearest) return say(context.language, "idle_no_candidate");
      const FindingValues values{{"offer", offer_id(context, unserved.nearest_offer)},
                                 {"failure", failure_sentence(context, *unserved.nearest)}};
      return say(context.language, unserved.nearest_offer ? "reason_nearest" : "reason_no_candidate", values);
    }
    case UnservedCode::scarce:
      return say(context.language, "reason_scarce",
                 {{"requests", std::to_string(unserved.hall_requests.size())},
                  {"offers", std::to_string(unserved.hall_offers.size())},
                  {"places", std::to_string(unserved.hall_places)},
                  {"request_list", requests_listed(context, unserved.hall_requests)}});
    case UnservedCode::together:
      return say(context.language, "reason_together",
                 {{"wanted", std::to_string(unserved.wanted)},
                  {"candidates", std::to_string(unserved.candidates)},
                  {"with_room", std::to_string(unserved.with_room)}});
    case UnservedCode::outweighed:
      return say(context.language, "reason_outweighed", {{"points", points_text(context, unserved.shortfall)}});
    case UnservedCode::unavailable:
      return say(context.language, "reason_unavailable");
    case UnservedCode::unsolved:
      return say(context.language, "reason_unsolved");
  }
  return {};
}

std::string relief_sentence(const Context& context, const Unserved& unserved) {
  const Relief& relief = unserved.relief;
  const std::string maybe = relief.serves ? "" : "_maybe";
  switch (relief.kind) {
    case Relief::Kind::loosen_rule:
      if (!relief.failure || !relief.offer) return say(context.language, "relief_recruit");
      return say(context.language, "relief_loosen" + maybe,
                 {{"offer", offer_id(context, relief.offer)}, {"failure", failure_sentence(context, *relief.failure)}});
    case Relief::Kind::more_capacity:
      return say(context.language, "relief_capacity" + maybe, {{"offer", offer_id(context, relief.offer)}});
    case Relief::Kind::fewer_people:
      return say(context.language, "relief_fewer");
    case Relief::Kind::recruit:
      return say(context.language, "relief_recruit");
    case Relief::Kind::none:
      return say(context.language, "relief_none");
  }
  return {};
}

std::string outcome_sentence(const Context& context) {
  const Plan& plan = context.plan;
  const auto leads = [&](std::string_view level) {
    return !plan.level_names.empty() && plan.level_names.front() == level;
  };
  const bool weight_next = plan.level_names.size() > 1 && plan.level_names[1] == "weight";
  if (plan.status == Status::infeasible) {
    std::vector<std::string> offers;
    for (const OfferId offer : plan.broken_minima) offers.push_back(context.market[offer].id);
    const std::string why = say(context.language, "proof_infeasible");
    if (offers.empty() || offers.size() > most_named_requests) return why;
    return why + " " +
           say(context.language, "proof_infeasible_offers", {{"offers", enumerate(context.language, offers)}});
  }
  if (plan.status != Status::optimal) return say(context.language, plan.values.empty() ? "proof_none" : "proof_limit");
  if (leads("served")) return say(context.language, "proof_optimal_served");
  if (leads("pairs")) return say(context.language, weight_next ? "proof_optimal_pairs_weight" : "proof_optimal_pairs");
  return say(context.language, "proof_optimal");
}

}  // namespace koppel::report
