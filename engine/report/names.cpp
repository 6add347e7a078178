#include "report/names.hpp"

#include <algorithm>
#include <map>

#include "base/personal.hpp"
#include "base/unseen.hpp"
#include "model/short_id.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr std::int64_t metres_per_km = 1000;

std::string with_name(const Context& context, const std::map<std::string, Contact, std::less<>>& side,
                      const std::string& id, const std::string& shown) {
  if (!context.names || context.pseudonyms) return shown;
  const auto found = side.find(id);
  const std::string name = found == side.end() ? std::string() : without_unseen(found->second.name);
  return name.empty() ? shown : name + " (" + shown + ")";
}

// A hash by its first digits.
template <class Id>
std::string code_of(const Market& market, Id id) {
  return with_unseen_shown(short_id(market, id));
}

// Whoever looks for somebody must know all of them.
std::string all_moments(const Context& context, std::vector<std::string> slots) {
  std::ranges::stable_sort(slots, {}, slot_order);
  std::vector<std::string> texts;
  for (const std::string& slot : slots) texts.push_back(slot_text(context.language, slot));
  return enumerate(context.language, texts);
}

}  // namespace

std::string shown_id(const Context& context, OfferId offer) {
  return context.names_beside_ids ? named(context, offer) : code_of(context.market, offer);
}

std::string shown_id(const Context& context, RequestId request) {
  return context.names_beside_ids ? named(context, request) : code_of(context.market, request);
}

std::string shown_offer(const Context& context, const std::string& id) {
  const auto offer = context.market.find_offer(id);
  return offer ? shown_id(context, *offer) : shown_text(context, id);
}

std::string shown_request(const Context& context, const std::string& id) {
  const auto request = context.market.find_request(id);
  return request ? shown_id(context, *request) : shown_text(context, id);
}

std::string shown_text(const Context& context, std::string_view text) {
  return without_unseen(hidden_in_words(text, context.language));
}

Context with_names(const Context& context) {
  Context named = context;
  named.names = !context.pseudonyms;
  return named;
}

std::string named(const Context& context, OfferId offer) {
  return with_name(context, context.contacts.offers, context.market[offer].id, code_of(context.market, offer));
}

std::string named(const Context& context, RequestId request) {
  return with_name(context, context.contacts.requests, context.market[request].id, code_of(context.market, request));
}

std::string named_offer(const Context& context, const std::string& id) {
  const auto offer = context.market.find_offer(id);
  return offer ? named(context, *offer) : with_name(context, context.contacts.offers, id, shown_text(context, id));
}

std::string named_request(const Context& context, const std::string& id) {
  const auto request = context.market.find_request(id);
  return request ? named(context, *request)
                 : with_name(context, context.contacts.requests, id, shown_text(context, id));
}

bool has_long_ids(const Context& context) {
  const Market& market = context.market;
  const auto is_long = [&](auto id) { return short_id(market, id) != market[id].id; };
  return std::ranges::any_of(market.offer_ids(), is_long) || std::ranges::any_of(market.request_ids(), is_long);
}

std::string label_of(const Context& context, OfferId offer) {
  return context.pseudonyms ? std::string() : shown_text(context, context.market[offer].label);
}

std::string label_of(const Context& context, RequestId request) {
  return context.pseudonyms ? std::string() : shown_text(context, context.market[request].label);
}

std::string term_label(const Context& context, std::string_view vocabulary, std::string_view term) {
  const Vocabulary* terms = context.setting.vocabularies.find(vocabulary);
  if (context.pseudonyms && (terms == nullptr || terms->find(term) == nullptr))
    return std::string(word(context.language, "unknown_term"));
  return shown_text(context, context.setting.vocabularies.label(vocabulary, term, context.language));
}

std::string group_value_label(const Context& context, std::string_view group, std::string_view value) {
  if (value.empty()) return std::string(word(context.language, "group_none"));
  if (group == "district") return term_label(context, "districts", value);
  if (group == "from") return term_label(context, "requester_kinds", value);
  return shown_text(context, value);
}

std::string group_label(const Context& context, std::string_view group) {
  if (group == "district" || group == "from") return say(context.language, "group_" + std::string(group));
  return shown_text(context, group);
}

std::string about(const Context& context, RequestId request) {
  const Request& wanted = context.market[request];
  std::vector<std::string> parts;
  for (const std::string& theme : wanted.themes) parts.push_back(term_label(context, "themes", theme));
  for (const Need& need : wanted.needs) parts.push_back(term_label(context, "skills", need.term));
  return enumerate(context.language, parts);
}

std::string distance_text(const Context& context, const std::optional<Metres>& distance) {
  if (!distance) return std::string(word(context.language, "unknown_distance"));
  return decimal_text(context.language, *distance, metres_per_km, 1);
}

std::string points_text(const Context& context, Weight weight) {
  return decimal_text(context.language, weight, weight_scale, 1);
}

std::string moments_listed(const Context& context, std::vector<std::string> slots) {
  constexpr std::size_t most_slots = 2;  // more read as a timetable
  std::ranges::stable_sort(slots, {}, slot_order);
  std::vector<std::string> listed;
  for (std::size_t i = 0; i < std::min(slots.size(), most_slots); ++i)
    listed.push_back(slot_text(context.language, slots[i]));
  if (slots.size() > most_slots) {
    const std::string more = std::to_string(slots.size() - most_slots);
    listed.push_back(say(context.language, "recruit_slots_more", {{"more", more}}));
  }
  return enumerate(context.language, listed);
}

std::string recruit_text(const Context& context, const RecruitAdvice& advice) {
  std::vector<std::string> parts;
  std::vector<std::string> skills;
  for (const Need& skill : advice.skills) {
    skills.push_back(term_label(context, "skills", skill.term) + " (" +
                     say(context.language, "level", {{"level", std::to_string(skill.level)}}) + ")");
  }
  std::vector<std::string> languages;
  for (const LanguageLevel& language : advice.languages) {
    const std::string label = term_label(context, "languages", language.code);
    languages.push_back(language.level == Cefr::any ? label
                                                    : label + " (" + std::string(to_string(language.level)) + ")");
  }
  if (!skills.empty())
    parts.push_back(say(context.language, "recruit_skills", {{"skills", enumerate(context.language, skills)}}));
  if (!languages.empty()) {
    parts.push_back(
        say(context.language, "recruit_languages", {{"languages", enumerate(context.language, languages)}}));
  }
  if (!advice.district.empty()) {
    parts.push_back(
        say(context.language, "recruit_place", {{"place", group_value_label(context, "district", advice.district)}}));
  }
  if (!advice.slots.empty())
    parts.push_back(say(context.language, "recruit_slots", {{"slots", all_moments(context, advice.slots)}}));
  if (parts.empty()) parts.emplace_back(word(context.language, "recruit_any"));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace koppel::report
