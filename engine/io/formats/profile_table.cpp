#include "io/formats/profile_table.hpp"

#include <algorithm>
#include <array>

namespace koppel::io {

namespace {

constexpr Weight thousand = 1000;
constexpr Weight most_points = 1'000'000;  // thousandths: 1000 points
constexpr Weight most_people = most_places;
constexpr Weight most_kilometres = 20'040;  // half the way round the earth

constexpr std::array<std::string_view, 3> language_names{"nl", "en", "fr"};
constexpr std::array<std::string_view, 3> skill_match_names{"exact", "narrower", "related"};
constexpr std::array<std::string_view, 7> level_names{"", "A1", "A2", "B1", "B2", "C1", "C2"};

template <class Number>
NumberSlot number(Number& target, Weight scale, Weight least, Weight most) {
  return {scale, least, most, [&target] { return static_cast<Weight>(target); },
          [&target](Weight value) { target = static_cast<Number>(value); }};
}

template <class Number>
NumberSlot whole(Number& target, Weight least, Weight most) {
  return number(target, 1, least, most);
}

// `first` is the enum's value of the first name.
template <class Enum>
ChoiceSlot choice(Enum& target, std::span<const std::string_view> names, std::size_t first = 0) {
  return {names, [&target, first] { return static_cast<std::size_t>(target) - first; },
          [&target, first](std::size_t index) { target = static_cast<Enum>(index + first); }};
}

// `criterion` must outlive the slot.
NumberSlot points(const Criterion& criterion, Profile& profile) {
  return {thousand, 0, most_points, [&criterion, &profile] { return Weight{points_of(criterion, profile)}; },
          [&criterion, &profile](Weight value) { profile.criteria[std::string(criterion.name)] = value; }};
}

constexpr std::span<const std::string_view> levels = std::span(level_names).subspan(1);

using Slot = ProfileSlot;
using File = ProfileFile;

struct Row {
  std::string_view path, meaning;
  ProfileSlot (*slot)(ProfileFile&);
};

constexpr Row before_criteria[] = {
    {"schema", "the format of this file: koppel/profile/1", [](File& f) -> Slot { return &f.schema; }},
    {"title", "the programme, as the report's heading", [](File& f) -> Slot { return &f.profile.title; }},
    {"language", "the language of what people read",
     [](File& f) -> Slot { return choice(f.profile.language, language_names); }},
    {"inputs.offers.file", "the export or market.json with the offers",
     [](File& f) -> Slot { return &f.inputs.offers_file; }},
    {"inputs.offers.mapping", "how its columns are read", [](File& f) -> Slot { return &f.inputs.offers_mapping; }},
    {"inputs.requests.file", "the export or market.json with the requests",
     [](File& f) -> Slot { return &f.inputs.requests_file; }},
    {"inputs.requests.mapping", "how its columns are read", [](File& f) -> Slot { return &f.inputs.requests_mapping; }},
    {"inputs.market", "a market.json, instead of offers and requests",
     [](File& f) -> Slot { return &f.inputs.market; }},
    {"inputs.decisions", "what is settled by hand: decisions or an answered call list",
     [](File& f) -> Slot { return &f.inputs.decisions; }},
    {"inputs.travel_times", "minutes between postcodes or districts: from;to;minutes",
     [](File& f) -> Slot { return &f.inputs.travel_times; }},
    {"inputs.vocabularies", "files that replace the built-in vocabulary of the same name, or add one",
     [](File& f) -> Slot { return &f.inputs.vocabularies; }},
    {"defaults.capacity.min", "pairs an offer must get at least, where its row does not say",
     [](File& f) -> Slot { return whole(f.profile.defaults.capacity_min, 0, most_people); }},
    {"defaults.capacity.max", "pairs an offer can take at most, where its row does not say",
     [](File& f) -> Slot { return whole(f.profile.defaults.capacity_max, 0, most_people); }},
    {"defaults.people.min", "people a request needs at least, where its row does not say",
     [](File& f) -> Slot { return whole(f.profile.defaults.people_min, 0, most_people); }},
    {"defaults.people.max", "people a request wants at most, where its row does not say",
     [](File& f) -> Slot { return whole(f.profile.defaults.people_max, 1, most_people); }},
    {"defaults.reach_km", "how far an offer goes, where its row does not say; null: anywhere",
     [](File& f) -> Slot {
       return OptionalNumberSlot{thousand, most_kilometres * thousand, &f.profile.defaults.reach};
     }},
    {"defaults.hours", "hours a request takes, where its row does not say; null: not counted",
     [](File& f) -> Slot {
       return OptionalNumberSlot{thousand, most_people * thousand, &f.profile.defaults.hours};
     }},
    {"defaults.language_level", "asked where a request names a language without a level",
     [](File& f) -> Slot { return choice(f.profile.defaults.language_level, levels, 1); }},
    {"rules.skills.on", "the skills a request must have are needed",
     [](File& f) -> Slot { return &f.profile.rules.skills; }},
    {"rules.skills.match",
     "exact; narrower: a narrower term serves too; related: a broader one as well, one level less",
     [](File& f) -> Slot { return choice(f.profile.rules.skill_match, skill_match_names); }},
    {"rules.skills.one", "where no skill must be there, one of those that are asked is needed",
     [](File& f) -> Slot { return &f.profile.rules.one_skill; }},
    {"rules.language.on", "one of the asked languages is needed, at its level",
     [](File& f) -> Slot { return &f.profile.rules.language; }},
    {"rules.reach.on", "nobody goes farther than he wants", [](File& f) -> Slot { return &f.profile.rules.reach; }},
    {"rules.slots.on", "where both name slots, one in common is needed",
     [](File& f) -> Slot { return &f.profile.rules.slots; }},
    {"rules.conflict.on", "nobody helps where his interests conflict",
     [](File& f) -> Slot { return &f.profile.rules.conflict; }},
    {"rules.engagement.on", "the offer's engagement is at least the request's",
     [](File& f) -> Slot { return &f.profile.rules.engagement; }},
    {"rules.engagement.group", "the group whose number is the engagement",
     [](File& f) -> Slot { return &f.profile.rules.engagement_group; }},
};

constexpr Row after_criteria[] = {
    {"closeness.zero_km", "the distance at which closeness gives nothing",
     [](File& f) -> Slot { return number(f.profile.closeness_zero, thousand, 1, most_kilometres * thousand); }},
    {"strategy", "what is best: see koppel list strategies", [](File& f) -> Slot { return &f.profile.strategy; }},
    {"minimum_points", "a pair below this is no candidate",
     [](File& f) -> Slot { return number(f.profile.minimum_points, thousand, 0, most_points); }},
    {"candidates.top", "candidates per request to start with; 0: all; the proof covers all in any case",
     [](File& f) -> Slot { return whole(f.profile.candidates_top, 0, most_people); }},
    {"lottery.seed", "decides between equally good answers",
     [](File& f) -> Slot { return whole(f.profile.seed, 0, std::numeric_limits<Weight>::max()); }},
    {"fairness.groups", "the groups whose coverage the report shows",
     [](File& f) -> Slot { return &f.profile.fairness_groups; }},
    {"report.reserves", "reserves per request", [](File& f) -> Slot { return whole(f.profile.reserves, 0, 3); }},
    {"report.suggest_reach", "percent of somebody's own reach up to which a longer way is suggested",
     [](File& f) -> Slot { return whole(f.profile.suggest_reach, 100, 100'000); }},
    {"report.understood",
     "percent of the needs asked for; where fewer were understood, a reservation stands beside the proof",
     [](File& f) -> Slot { return whole(f.profile.understood, 0, 100); }},
    {"travel_speed_kmh", "turns the minutes of travel_times into kilometres",
     [](File& f) -> Slot { return number(f.travel_speed, thousand, 1, 1000 * thousand); }},
};

}  // namespace

std::vector<ProfileEntry> profile_table(CriteriaList criteria) {
  std::vector<ProfileEntry> table;
  const auto add = [&table](const Row& row) { table.push_back({std::string(row.path), row.meaning, row.slot}); };
  std::ranges::for_each(before_criteria, add);
  for (const Criterion& criterion : criteria) {
    table.push_back({"criteria." + std::string(criterion.name), criterion.meaning,
                     [&criterion](ProfileFile& file) -> ProfileSlot { return points(criterion, file.profile); }});
  }
  std::ranges::for_each(after_criteria, add);
  return table;
}

}  // namespace koppel::io
