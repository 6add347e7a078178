#include "io/survey_fields.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view group_start = "groups.";

Offer& offer(SurveyRow& row) { return row.offer.offer.value; }
Request& request(SurveyRow& row) { return row.request.request.value; }

using Slot = SurveySlot;
using Row = SurveyRow;
using Name = std::string_view;
using enum Side;

std::string group_of(Name name) { return std::string(name.substr(group_start.size())); }

constexpr SurveyField table[] = {
    {offers, "kind", "", false, [](Row& r, Name) -> Slot { return TextSlot{&offer(r).kind}; }},
    {offers, "label", "", true, [](Row& r, Name) -> Slot { return TextSlot{&offer(r).label}; }},
    {offers, "skills", "skills", false, [](Row& r, Name) -> Slot { return SkillsSlot{&offer(r).skills}; }},
    {offers, "wants_to_learn", "skills", false,
     [](Row& r, Name) -> Slot { return TextsSlot{&offer(r).wants_to_learn}; }},
    {offers, "themes", "themes", false, [](Row& r, Name) -> Slot { return TextsSlot{&offer(r).themes}; }},
    {offers, "languages", "languages", false, [](Row& r, Name) -> Slot { return LanguagesSlot{&offer(r).languages}; }},
    {offers, "place.postcode", "", false, [](Row& r, Name) -> Slot { return TextSlot{&offer(r).place.postcode}; }},
    {offers, "place.lat", "", false,
     [](Row& r, Name) -> Slot {
       return DegreesSlot{&offer(r).place, true};
     }},
    {offers, "place.lon", "", false,
     [](Row& r, Name) -> Slot {
       return DegreesSlot{&offer(r).place, false};
     }},
    {offers, "reach_km", "", false,
     [](Row& r, Name) -> Slot {
       return ThousandthsSlot{&offer(r).reach, &r.offer.has_reach};
     }},
    {offers, "asked", "", false,
     [](Row& r, Name) -> Slot {
       return WholeSlot{&offer(r).asked, nullptr};
     }},
    {offers, "slots", "slots", false, [](Row& r, Name) -> Slot { return TextsSlot{&offer(r).slots}; }},
    {offers, "capacity.min", "", false,
     [](Row& r, Name) -> Slot {
       return WholeSlot{&offer(r).capacity.min, &r.offer.has_capacity_min};
     }},
    {offers, "capacity.max", "", false,
     [](Row& r, Name) -> Slot {
       return WholeSlot{&offer(r).capacity.max, &r.offer.has_capacity_max};
     }},
    {offers, "capacity.hours", "", false,
     [](Row& r, Name) -> Slot {
       return ThousandthsSlot{&offer(r).capacity.hours, nullptr};
     }},
    {offers, "groups", "", false,
     [](Row& r, Name name) -> Slot {
       return GroupSlot{&offer(r).groups, group_of(name)};
     }},
    {offers, "conflicts", "", false, [](Row& r, Name) -> Slot { return TextsSlot{&offer(r).conflicts}; }},
    {requests, "label", "", true, [](Row& r, Name) -> Slot { return TextSlot{&request(r).label}; }},
    {requests, "from", "requester_kinds", false, [](Row& r, Name) -> Slot { return TextSlot{&request(r).from}; }},
    {requests, "themes", "themes", false, [](Row& r, Name) -> Slot { return TextsSlot{&request(r).themes}; }},
    {requests, "first_time", "", false, [](Row& r, Name) -> Slot { return FlagSlot{&request(r).first_time}; }},
    {requests, "needs", "skills", false, [](Row& r, Name) -> Slot { return NeedsSlot{&request(r).needs}; }},
    {requests, "languages", "languages", false,
     [](Row& r, Name) -> Slot { return LanguagesSlot{&request(r).languages}; }},
    {requests, "place.postcode", "", false, [](Row& r, Name) -> Slot { return TextSlot{&request(r).place.postcode}; }},
    {requests, "place.lat", "", false,
     [](Row& r, Name) -> Slot {
       return DegreesSlot{&request(r).place, true};
     }},
    {requests, "place.lon", "", false,
     [](Row& r, Name) -> Slot {
       return DegreesSlot{&request(r).place, false};
     }},
    {requests, "slots", "slots", false, [](Row& r, Name) -> Slot { return TextsSlot{&request(r).slots}; }},
    {requests, "people.min", "", false,
     [](Row& r, Name) -> Slot {
       return WholeSlot{&request(r).people.min, &r.request.has_people_min};
     }},
    {requests, "people.max", "", false,
     [](Row& r, Name) -> Slot {
       return WholeSlot{&request(r).people.max, &r.request.has_people_max};
     }},
    {requests, "people.partial", "", false, [](Row& r, Name) -> Slot { return FlagSlot{&request(r).people.partial}; }},
    {requests, "hours", "", false,
     [](Row& r, Name) -> Slot {
       return ThousandthsSlot{&request(r).hours, nullptr};
     }},
    {requests, "priority", "", false,
     [](Row& r, Name) -> Slot {
       return WholeSlot{&request(r).priority, nullptr};
     }},
    {requests, "submitted", "", false, [](Row& r, Name) -> Slot { return DateSlot{&request(r).submitted}; }},
    {requests, "groups", "", false,
     [](Row& r, Name name) -> Slot {
       return GroupSlot{&request(r).groups, group_of(name)};
     }},
};

}  // namespace

std::span<const SurveyField> survey_fields() { return table; }

const SurveyField* find_survey_field(Side side, std::string_view name) {
  const bool group = name.starts_with(group_start) && name.size() > group_start.size();
  const std::string_view wanted = group ? std::string_view("groups") : name;
  for (const SurveyField& field : table) {
    if (field.side == side && field.name == wanted && (group || wanted != "groups")) return &field;
  }
  return nullptr;
}

std::vector<std::string> survey_field_names(Side side) {
  std::vector<std::string> names;
  for (const SurveyField& field : table) {
    if (field.side == side) names.emplace_back(field.name);
  }
  return names;
}

}  // namespace koppel::io
