#include <algorithm>

#include "base/codes.hpp"
#include "base/personal.hpp"
#include "base/row_id.hpp"
#include "base/weight.hpp"
#include "model/checking.hpp"
#include "model/codes.hpp"
#include "model/places.hpp"

namespace koppel::checking {

namespace {

constexpr int lowest_level = 1, highest_level = 5;

// The checks of the cells of one row, offers and requests alike.
template <class Row>
class Cells {
 public:
  Cells(const Sourced<Row>& row, RowContext context) : row_(row), context_(context) {}

  void add(Code code, const std::string& field, FindingValues values) {
    add(code->severity, code, row_.at(field), std::move(values));
  }
  void add(Severity severity, Code code, Source place, FindingValues values) {
    values.emplace_back(row_id, without_personal(row_.value.id));
    context_.findings.add(severity, code, std::move(place), std::move(values));
  }

  // An id that nobody can use, or that says who somebody is (then it is not shown). False: the row is out.
  bool id() {
    const std::string& id = row_.value.id;
    if (id.empty()) {
      add(model_codes.empty_id, "id", {});
      return false;
    }
    if (std::ranges::any_of(id, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
      add(model_codes.id_not_text, "id", {});
      return false;
    }
    if (is_personal_id(id)) {
      add(model_codes.id_is_personal, "id", {{"read", std::to_string(id.size())}});
      return false;
    }
    return true;
  }

  // True when the number may stand.
  template <class Number>
  bool not_negative(Number number, const std::string& field, Weight scale = 1) {
    if (number >= 0) return true;
    add(base_codes.negative_number, field, {{"read", to_decimal(number, scale)}});
    return false;
  }

  template <class Number>
  void not_negative(std::optional<Number>& number, const std::string& field, Weight scale) {
    if (number && !not_negative(*number, field, scale)) number.reset();
  }

  bool level(int level, const std::string& term, const std::string& field) {
    if (level >= lowest_level && level <= highest_level) return true;
    add(model_codes.level_out_of_range, field, {{"read", std::to_string(level)}, {"expected", "1–5"}, {"other", term}});
    return false;
  }

  // Unknown words stay, for a person to see.
  void term(const std::string& vocabulary, const std::string& term, const std::string& field) {
    if (context_.words.known(vocabulary, term)) return;
    add(Severity::warning, model_codes.unknown_term, row_.at(field),
        {{"read", term}, {"expected", vocabulary}, {"suggestion", context_.words.suggestion(vocabulary, term)}});
  }

  void terms(const std::string& vocabulary, std::vector<std::string>& list, const std::string& field) {
    texts(list, field);
    for (const std::string& each : list) term(vocabulary, each, field);
  }

  void texts(std::vector<std::string>& list, const std::string& field) {
    std::erase(list, std::string());
    merge(
        list, field, [](const std::string& text) -> const std::string& { return text; },
        [](std::string&, const std::string&) {});
  }

  void groups(std::vector<GroupMembership>& list) {
    std::erase_if(list, [](const GroupMembership& membership) { return membership.value.empty(); });
    std::ranges::sort(list);
    const auto repeats = std::ranges::unique(list);
    list.erase(repeats.begin(), repeats.end());
  }

  void languages(std::vector<LanguageLevel>& list) {
    for (LanguageLevel& language : list) {
      for (char& c : language.code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    std::erase_if(list, [this](const LanguageLevel& language) {
      if (context_.words.known("languages", language.code)) return false;
      add(model_codes.unknown_language, "languages",
          {{"read", language.code}, {"suggestion", context_.words.suggestion("languages", language.code)}});
      return true;
    });
    merge(
        list, "languages", [](const LanguageLevel& language) -> const std::string& { return language.code; },
        [](LanguageLevel& kept, const LanguageLevel& other) { kept.level = std::max(kept.level, other.level); });
  }

  // Sorts, and merges what stands more than once under one key.
  template <class Item, class Key, class Merge>
  void merge(std::vector<Item>& list, const std::string& field, Key key, Merge merge_into) {
    std::ranges::stable_sort(list, {}, key);
    std::vector<Item> merged;
    for (Item& item : list) {
      if (merged.empty() || key(merged.back()) != key(item)) {
        merged.push_back(std::move(item));
        continue;
      }
      add(model_codes.repeated_value, field, {{"read", key(item)}});
      merge_into(merged.back(), item);
    }
    list = std::move(merged);
  }

  // A postcode gives a point on the map and the district, where the row names neither itself.
  void place(Place& place, std::vector<GroupMembership>& groups) {
    constexpr std::int32_t pole = 90'000'000, date_line = 180'000'000;
    if (place.point) {
      const GeoPoint point = *place.point;
      const bool on_earth = point.latitude_e6 >= -pole && point.latitude_e6 <= pole &&
                            point.longitude_e6 >= -date_line && point.longitude_e6 <= date_line;
      if (!on_earth) {
        add(model_codes.out_of_range, "place",
            {{"read",
              to_decimal(point.latitude_e6, decimal_scale) + ", " + to_decimal(point.longitude_e6, decimal_scale)},
             {"expected", "-90…90, -180…180"}});
      }
    }
    if (place.postcode.empty() || !context_.words.has_districts()) return;
    const Term* district = context_.words.district_of(place.postcode);
    if (district == nullptr) {
      if (!place.point) place.point = belgian_point(place.postcode);
      if (place.known()) return;
      add(model_codes.unknown_postcode, "place.postcode",
          {{"read", place.postcode}, {"suggestion", context_.words.postcode_suggestion(place.postcode)}});
      return;
    }
    if (!place.point) place.point = district->point;
    if (group_value(groups, "district") == nullptr) groups.push_back({"district", district->id});
  }

  // A minimum and a maximum of which a row may have left out either: the default gives way to the number that was written.
  struct Bounds {
    int& min;
    int& max;
    bool has_min, has_max;
    int default_min, default_max;
  };
  void bounds(Bounds bounds, const std::string& field, Code above) {
    if (bounds.has_min && !not_negative(bounds.min, field + ".min")) bounds.has_min = false;
    if (bounds.has_max && !not_negative(bounds.max, field + ".max")) bounds.has_max = false;
    if (!bounds.has_min) bounds.min = bounds.has_max ? std::min(bounds.default_min, bounds.max) : bounds.default_min;
    if (!bounds.has_max) bounds.max = bounds.has_min ? std::max(bounds.default_max, bounds.min) : bounds.default_max;
    if (bounds.min <= bounds.max) return;
    const bool max_was_corrected = row_.corrected.contains(field + ".max") && !row_.corrected.contains(field + ".min");
    const Source place = row_.at(field + (max_was_corrected ? ".max" : ".min"));
    FindingValues values{{"read", std::to_string(bounds.min)}, {"expected", std::to_string(bounds.max)}};
    // In a market file it is a fault of whoever wrote it; one answer to a survey refuses not all the others.
    const bool of_survey = row_.columns != nullptr;
    add(of_survey ? Severity::rejected : Severity::error, above, place, std::move(values));
    if (!of_survey) return;
    bounds.min = bounds.default_min;
    bounds.max = bounds.default_max;
  }

 private:
  const Sourced<Row>& row_;
  RowContext context_;
};

void drop_conflicts_without_key(std::vector<std::string>& conflicts, Cells<Offer>& cells) {
  std::erase_if(conflicts, [&](const std::string& conflict) {
    const std::size_t colon = conflict.find(':');
    if (colon != std::string::npos && colon > 0 && colon + 1 < conflict.size()) return false;
    cells.add(model_codes.conflict_without_key, "conflicts", {{"read", conflict}, {"expected", "key:value"}});
    return true;
  });
}

void check_skills(std::vector<SkillLevel>& skills, Cells<Offer>& cells) {
  std::erase_if(skills, [&](const SkillLevel& skill) { return !cells.level(skill.level, skill.term, "skills"); });
  cells.merge(
      skills, "skills", [](const SkillLevel& skill) -> const std::string& { return skill.term; },
      [](SkillLevel& kept, const SkillLevel& other) { kept.level = std::max(kept.level, other.level); });
  for (const SkillLevel& skill : skills) cells.term("skills", skill.term, "skills");
}

// A need stays even when its level cannot be (at the nearest one that can): without it the request would suit anybody.
void check_needs(std::vector<Need>& needs, Cells<Request>& cells) {
  for (Need& need : needs) {
    if (!cells.level(need.level, need.term, "needs")) need.level = std::clamp(need.level, lowest_level, highest_level);
  }
  cells.merge(
      needs, "needs", [](const Need& need) -> const std::string& { return need.term; },
      [](Need& kept, const Need& other) {
        kept.level = std::max(kept.level, other.level);
        kept.must = kept.must || other.must;
      });
  for (const Need& need : needs) cells.term("skills", need.term, "needs");
}

}  // namespace

bool check_offer(DraftOffer& row, RowContext context) {
  Offer& offer = row.offer.value;
  Cells cells(row.offer, context);
  const bool stays = cells.id();
  const Defaults& defaults = context.profile.defaults;
  cells.bounds({offer.capacity.min, offer.capacity.max, row.has_capacity_min, row.has_capacity_max,
                defaults.capacity_min, defaults.capacity_max},
               "capacity", model_codes.capacity_min_above_max);
  cells.not_negative(offer.capacity.hours, "capacity.hours", 1000);
  if (!offer.capacity.hours) offer.capacity.hours = defaults.hours;
  const bool reach_written = row.has_reach && offer.reach.has_value();
  cells.not_negative(offer.reach, "reach_km", 1000);
  if (!row.has_reach || (reach_written && !offer.reach)) offer.reach = defaults.reach;
  if (!cells.not_negative(offer.asked, "asked")) offer.asked = 0;
  check_skills(offer.skills, cells);
  cells.terms("skills", offer.wants_to_learn, "wants_to_learn");
  cells.terms("themes", offer.themes, "themes");
  cells.languages(offer.languages);
  cells.texts(offer.slots, "slots");
  drop_conflicts_without_key(offer.conflicts, cells);
  cells.texts(offer.conflicts, "conflicts");
  cells.place(offer.place, offer.groups);
  cells.groups(offer.groups);
  return stays;
}

bool check_request(DraftRequest& row, RowContext context) {
  Request& request = row.request.value;
  Cells cells(row.request, context);
  const bool stays = cells.id();
  const Defaults& defaults = context.profile.defaults;
  const int default_max = std::max(1, defaults.people_max);
  if (row.has_people_max && request.people.max == 0) {
    cells.add(model_codes.people_max_zero, "people.max", {{"read", "0"}, {"expected", std::to_string(default_max)}});
    row.has_people_max = false;
  }
  cells.bounds({request.people.min, request.people.max, row.has_people_min, row.has_people_max, defaults.people_min,
                default_max},
               "people", model_codes.people_min_above_max);
  cells.not_negative(request.hours, "hours", 1000);
  if (!cells.not_negative(request.priority, "priority")) request.priority = 0;
  check_needs(request.needs, cells);
  cells.terms("themes", request.themes, "themes");
  cells.languages(request.languages);
  cells.texts(request.slots, "slots");
  cells.place(request.place, request.groups);
  cells.groups(request.groups);
  return stays;
}

}  // namespace koppel::checking
