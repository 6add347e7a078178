#include "report/names.hpp"

#include <algorithm>

#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr std::int64_t metres_per_km = 1000;
constexpr std::int64_t weight_scale = 1'000'000;

}  // namespace

std::string term_label(const Context& context, std::string_view vocabulary, std::string_view term) {
  return std::string(context.setting.vocabularies.label(vocabulary, term, context.language));
}

std::string group_value_label(const Context& context, std::string_view group, std::string_view value) {
  if (value.empty()) return std::string(word(context.language, "group_none"));
  if (group == "district") return term_label(context, "districts", value);
  if (group == "from") return term_label(context, "requester_kinds", value);
  return std::string(value);
}

std::string group_label(const Context& context, std::string_view group) {
  if (group == "district" || group == "from") return say(context.language, "group_" + std::string(group));
  return std::string(group);
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
  constexpr std::size_t most_slots = 2;  // more read as a timetable
  for (std::size_t i = 0; i < std::min(advice.slots.size(), most_slots); ++i)
    parts.push_back(slot_text(context.language, advice.slots[i]));
  if (advice.slots.size() > most_slots) parts.back() += " …";
  if (parts.empty()) parts.emplace_back(word(context.language, "recruit_any"));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace koppel::report
