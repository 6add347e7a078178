// Reasons in words: for a pair, for who is not served, and for what would help.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <variant>

#include "base/wording.hpp"
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

std::string term_text(const Context& context, std::string_view vocabulary, const FactTerm& term) {
  const std::string label = term_label(context, vocabulary, term.term);
  if (term.level <= 0) return label;
  return label + " (" + say(context.language, "level", {{"level", std::to_string(term.level)}}) + ")";
}

// What a criterion's text names, as the report writes it everywhere.
struct FactWriter {
  const Context& context;

  std::string operator()(const FactTerms& known) const {
    std::vector<std::string> texts;
    for (const FactTerm& term : known.terms) texts.push_back(term_text(context, known.vocabulary, term));
    return enumerate(context.language, texts);
  }
  std::string operator()(const FactDistance& distance) const { return distance_text(context, distance.metres); }
  std::string operator()(const FactMoment& moment) const { return slot_text(context.language, moment.slot); }
  std::string operator()(const FactNumber& number) const { return std::to_string(number.number); }
};

std::optional<Fact> fact_of(const Context& context, const PlanPair& pair, const Criterion& criterion) {
  return criterion.fact({.offer = context.market[pair.offer],
                         .request = context.market[pair.request],
                         .setting = context.setting,
                         .distance = pair.score.distance,
                         .moment = pair.slot_taken ? std::string_view() : std::string_view(pair.slot),
                         .languages = pair.languages});
}

std::string fact_text(const Context& context, const Fact& fact) {
  FindingValues values;
  for (const FactValue& value : fact.values) {
    values.push_back({value.name, std::visit(FactWriter{context}, value.value)});
  }
  return fill_in(fact.texts[static_cast<std::size_t>(context.language)], values, context.language);
}

bool is_said(const Fact& fact, SaidBeside beside) {
  return std::ranges::any_of(fact.values, [&](const FactValue& value) {
    return (beside.moment && std::holds_alternative<FactMoment>(value.value)) ||
           (beside.distance && std::holds_alternative<FactDistance>(value.value));
  });
}

// Nine in ten offers speak them: no reason for one of these.
std::set<std::string> common_languages(const Market& market) {
  std::map<std::string_view, std::size_t> speakers;
  for (const Offer& offer : market.offers()) {
    for (const LanguageLevel& known : offer.languages) ++speakers[known.code];
  }
  std::set<std::string> common;
  for (const auto& [code, count] : speakers) {
    if (10 * count >= 9 * market.offer_count()) common.emplace(code);
  }
  return common;
}

// False where nothing is left of the fact.
bool drop_languages(const std::set<std::string>& common, Fact& fact) {
  for (FactValue& value : fact.values) {
    auto* terms = std::get_if<FactTerms>(&value.value);
    if (terms == nullptr || terms->vocabulary != "languages") continue;
    std::erase_if(terms->terms, [&](const FactTerm& term) { return common.contains(term.term); });
    if (terms->terms.empty()) return false;
  }
  return true;
}

std::string cefr_text(const Context& context, std::int64_t level) {
  const bool known = level >= static_cast<std::int64_t>(Cefr::a1) && level <= static_cast<std::int64_t>(Cefr::c2);
  return known ? std::string(to_string(static_cast<Cefr>(level))) : std::string(word(context.language, "nothing_has"));
}

std::string requests_listed(const Context& context, const std::vector<RequestId>& requests) {
  std::string text;
  for (std::size_t i = 0; i < std::min(requests.size(), most_named_requests); ++i) {
    text += (i == 0 ? "" : ", ") + shown_id(context, requests[i]);
  }
  return requests.size() > most_named_requests ? text + ", …" : text;
}

std::string offer_id(const Context& context, const std::optional<OfferId>& offer) {
  return offer ? named(context, *offer) : std::string();
}

FindingValues values_of(const ReadOfAsked& part) {
  return {{"read", std::to_string(part.read)}, {"asked", std::to_string(part.asked)}};
}

bool enough_understood(const Context& context) {
  return context.understood.needs.at_least(context.setting.profile.understood);
}

// Own words of which most stand on one side only are scarce, or written in two ways: nobody can tell which.
bool enough_offered(const Context& context) {
  constexpr std::size_t half_of_them = 50;  // per cent
  return context.understood.offered.at_least(half_of_them);
}

std::string_view proof_of(const Goal& goal) {
  // Promises, and with them the pairs that nobody may move, come before what the strategy wants.
  std::size_t first = goal.is_at(0, LevelKind::promised) ? 1 : 0;
  if (goal.is_at(first, LevelKind::kept)) ++first;
  if (goal.is_at(first, LevelKind::ranks)) return "proof_optimal_ranks";
  if (goal.is_at(first, LevelKind::pairs) && goal.find(LevelKind::ranks)) return "proof_optimal_pairs_ranks";
  const bool kept_first = goal.is_at(first + 1, LevelKind::kept);
  if (goal.is_at(first, LevelKind::served)) return kept_first ? "proof_optimal_served_kept" : "proof_optimal_served";
  if (!goal.is_at(first, LevelKind::pairs)) return "proof_optimal";
  if (kept_first) return "proof_optimal_pairs_kept";
  return goal.is_at(first + 1, LevelKind::weight) ? "proof_optimal_pairs_weight" : "proof_optimal_pairs";
}

// Moments are chosen after the matching: who is asked twice at one moment, or comes alone where several were to come, is no part of
// what is proved.
std::string beyond_the_proof(const Context& context) {
  std::size_t taken = 0;
  std::set<RequestId> apart;
  for (const PlanPair& pair : context.plan.pairs) {
    taken += pair.slot_taken ? 1 : 0;
    if (pair.slot_apart) apart.insert(pair.request);
  }
  std::string text;
  const auto add = [&](std::string_view key, std::size_t count) {
    if (count > 0) text += " " + say(context.language, key, {{"count", std::to_string(count)}});
  };
  add("proof_moments_taken", taken);
  add("proof_moments_apart", apart.size());
  return text;
}

}  // namespace

PairReasons::PairReasons(const Context& context, SaidBeside beside)
    : context_(context), beside_(beside), common_languages_(common_languages(context.market)) {}

std::string PairReasons::of(const PlanPair& pair) const {
  const CriteriaList criteria = context_.weighed.criteria;
  std::vector<std::size_t> order(criteria.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return pair.score.breakdown[a] > pair.score.breakdown[b]; });
  std::vector<std::string> facts;
  std::string ordinary;  // true, and no reason for this pair rather than another
  if (pair.pinned) facts.push_back(say(context_.language, "fact_pinned"));
  for (const std::size_t criterion : order) {
    if (pair.score.breakdown[criterion] == 0 || facts.size() >= most_facts) break;
    std::optional<Fact> fact = fact_of(context_, pair, criteria[criterion]);
    if (!fact || is_said(*fact, beside_)) continue;
    std::string whole = fact_text(context_, *fact);
    if (drop_languages(common_languages_, *fact)) {
      facts.push_back(fact_text(context_, *fact));
    } else if (ordinary.empty()) {
      ordinary = std::move(whole);
    }
  }
  if (facts.empty() && !ordinary.empty()) facts.push_back(ordinary);
  std::string text;
  for (const std::string& part : facts) text += (text.empty() ? "" : "; ") + part;
  return sentence(text);
}

std::string pair_reason(const Context& context, const PlanPair& pair, SaidBeside beside) {
  return PairReasons(context, beside).of(pair);
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

std::string understood_sentence(const Context& context) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view key, const ReadOfAsked& part) {
    if (part.asked > 0) parts.push_back(say(context.language, key, values_of(part)));
  };
  const Understood& understood = context.understood;
  add("understood_needs", understood.needs);
  add("understood_offered", understood.offered);
  add("understood_rows", understood.rows);
  add("understood_moments", understood.moments);
  add("understood_places", understood.places);
  add("understood_languages", understood.languages);
  add("understood_numbers", understood.numbers);
  if (parts.empty()) return {};
  return say(context.language, "understood", {{"parts", enumerate(context.language, parts)}});
}

std::string reservation(const Context& context) {
  if (!enough_understood(context)) return say(context.language, "reservation", values_of(context.understood.needs));
  if (enough_offered(context)) return {};
  return say(context.language, "reservation_offered", values_of(context.understood.offered));
}

std::string fallback_sentence(const Context& context, const Fallback& fallback) {
  std::vector<std::string> moves;
  for (const auto& [offer, request] : fallback.moves) {
    moves.push_back(say(context.language, "fallback_move",
                        {{"offer", shown_id(context, offer)}, {"request", shown_id(context, request)}}));
  }
  std::string text = say(context.language, "fallback",
                         {{"offer", shown_id(context, fallback.declined)},
                          {"request", shown_id(context, fallback.request)},
                          {"moves", enumerate(context.language, moves)}});
  if (fallback.sharing > 0) {
    text +=
        " " + say(context.language, "fallback_sharing",
                  {{"offer", shown_id(context, *fallback.free_place)}, {"count", std::to_string(fallback.sharing)}});
  }
  return text;
}

std::string outcome_sentence(const Context& context) {
  const Plan& plan = context.plan;
  if (plan.status == Status::infeasible) {
    std::vector<std::string> offers;
    for (const OfferId offer : plan.broken_minima) offers.push_back(shown_id(context, offer));
    const std::string why = say(context.language, "proof_infeasible");
    if (offers.empty() || offers.size() > most_named_requests) return why;
    return why + " " +
           say(context.language, "proof_infeasible_offers", {{"offers", enumerate(context.language, offers)}});
  }
  if (plan.status != Status::optimal) return say(context.language, plan.values.empty() ? "proof_none" : "proof_limit");
  std::string proof = say(context.language, proof_of(plan.problem.goal()));
  if (!plan.problem.instance().promised.empty()) proof += " " + say(context.language, "proof_among_promises");
  if (plan.problem.goal().find(LevelKind::kept) && plan.problem.instance().earlier_first)
    proof += " " + say(context.language, "proof_among_kept");
  if (!enough_understood(context))
    proof += " " + say(context.language, "proof_partly", values_of(context.understood.needs));
  if (!enough_offered(context))
    proof += " " + say(context.language, "proof_few_offered", values_of(context.understood.offered));
  return proof + beyond_the_proof(context);
}

}  // namespace koppel::report
