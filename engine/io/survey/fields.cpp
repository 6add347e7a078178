#include "io/survey/fields.hpp"

#include <type_traits>

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

// One slot into another of its kind.
struct CopySlot {
  template <class From, class To>
  void operator()(const From& from, const To& to) const {
    if constexpr (std::is_same_v<From, To>) copy(from, to);
  }

 private:
  template <class Value>
  static void copy(const Value& from, const Value& to) {
    *to.value = *from.value;
    if constexpr (requires { from.given; }) {
      if (from.given != nullptr) *to.given = *from.given;
    }
  }
  static void copy(const GroupSlot& from, const GroupSlot& to) {
    std::erase_if(*to.value, [&](const GroupMembership& known) { return known.group == to.group; });
    for (const GroupMembership& said : *from.value) {
      if (said.group == from.group) to.value->push_back(said);
    }
  }
  // Another postcode is another place: the old point goes.
  static void copy(const PlaceSlot& from, const PlaceSlot& to) {
    if (to.place->postcode == from.place->postcode && !from.place->point) return;
    *to.place = *from.place;
  }
  static void copy(const DegreesSlot& from, const DegreesSlot& to) {
    const GeoPoint none{no_degrees, no_degrees};
    GeoPoint point = to.place->point.value_or(none);
    const GeoPoint said = from.place->point.value_or(none);
    (to.latitude ? point.latitude_e6 : point.longitude_e6) = to.latitude ? said.latitude_e6 : said.longitude_e6;
    to.place->point = point;
  }
};

constexpr SurveyField table[] = {
    {offers, "kind", "", false, [](Row& r, Name) -> Slot { return TextSlot{&offer(r).kind}; }},
    {offers, "label", "", true, [](Row& r, Name) -> Slot { return TextSlot{&offer(r).label}; }},
    {offers, "skills", "skills", false, [](Row& r, Name) -> Slot { return SkillsSlot{&offer(r).skills}; }},
    {offers, "wants_to_learn", "skills", false,
     [](Row& r, Name) -> Slot { return TextsSlot{&offer(r).wants_to_learn}; }},
    {offers, "themes", "themes", false, [](Row& r, Name) -> Slot { return TextsSlot{&offer(r).themes}; }},
    {offers, "languages", "languages", false, [](Row& r, Name) -> Slot { return LanguagesSlot{&offer(r).languages}; }},
    {offers, "place.postcode", "", false, [](Row& r, Name) -> Slot { return PlaceSlot{&offer(r).place}; }},
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
    {requests, "place.postcode", "", false, [](Row& r, Name) -> Slot { return PlaceSlot{&request(r).place}; }},
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

std::optional<Unit> unit_of_field(std::string_view name) {
  if (name == "reach_km") return Unit::kilometres;
  if (name == "hours" || name == "capacity.hours") return Unit::hours;
  const bool counts = name == "capacity.min" || name == "capacity.max" || name == "people.min" || name == "people.max";
  return counts ? std::optional(Unit::count) : std::nullopt;
}

void copy_field(const SurveyField& field, std::string_view name, SurveyRow& from, SurveyRow& to) {
  std::visit(CopySlot{}, field.slot(from, name), field.slot(to, name));
}

void drop_half_point(Place& place) {
  const bool half = place.point && (place.point->latitude_e6 == no_degrees || place.point->longitude_e6 == no_degrees);
  if (half) place.point.reset();
}

std::vector<std::string> survey_field_names(Side side) {
  std::vector<std::string> names;
  for (const SurveyField& field : table) {
    if (field.side == side) names.emplace_back(field.name);
  }
  return names;
}

}  // namespace koppel::io
