#include "io/formats/market_json.hpp"

#include <algorithm>
#include <utility>

#include "base/codes.hpp"
#include "base/personal.hpp"
#include "base/row_id.hpp"
#include "io/formats/personal_rows.hpp"
#include "io/text/codes.hpp"
#include "io/text/json_fields.hpp"
#include "io/text/json_writer.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

constexpr std::string_view market_schema = "koppel/market/1";
constexpr Weight thousandths = 1000;
constexpr Weight millionths = 1'000'000;

struct LeftOutMember {
  std::string_view name;
  std::size_t LeftOut::*value;
};
constexpr LeftOutMember left_out_members[] = {{"languages", &LeftOut::languages}, {"moments", &LeftOut::moments},
                                              {"needs", &LeftOut::needs},         {"numbers", &LeftOut::numbers},
                                              {"places", &LeftOut::places},       {"rows", &LeftOut::rows}};

// ---- reading -------------------------------------------------------------------------------------------------------------

class MarketReader {
 public:
  MarketReader(const std::string& file, Draft& draft) : file_(file), draft_(draft) {}

  void read(const JsonValue& document) {
    ObjectReader market(document, "", file_, draft_.findings);
    std::string schema;
    market.require("schema");
    if (market.text("schema", schema) && schema != market_schema) {
      const JsonValue* value = document.find("schema");
      draft_.findings.add(text_codes.wrong_schema, market.source_of(*value, "schema"),
                          {{"read", schema}, {"expected", std::string(market_schema)}});
    }
    if (const JsonValue* left_out = market.object("left_out")) read_left_out(*left_out);
    market.require("offers");
    market.require("requests");
    if (const auto* offers = market.array("offers")) {
      for (std::size_t i = 0; i < offers->size(); ++i) {
        findings_of_row([&] {
          read_offer((*offers)[i], "offers[" + std::to_string(i) + "]");
          return draft_.offers.back().offer.value.id;
        });
      }
    }
    if (const auto* requests = market.array("requests")) {
      for (std::size_t i = 0; i < requests->size(); ++i) {
        findings_of_row([&] {
          read_request((*requests)[i], "requests[" + std::to_string(i) + "]");
          return draft_.requests.back().request.value.id;
        });
      }
    }
    market.finish();
  }

 private:
  // What `read` finds is about the row whose id it gives.
  template <class Read>
  void findings_of_row(Read read) {
    Findings before = std::exchange(draft_.findings, Findings(Findings::keep_all));
    const std::string id = without_personal(read());
    std::swap(before, draft_.findings);
    for (Finding finding : before.kept()) {
      finding.values.emplace_back(row_id, id);
      draft_.findings.add(finding.severity, finding.code, std::move(finding.source), std::move(finding.values));
    }
  }

  void read_left_out(const JsonValue& value) {
    constexpr Weight most = 1'000'000'000;
    ObjectReader fields = reader(value, "left_out");
    for (const auto& [name, member] : left_out_members) {
      Weight count = 0;
      if (!fields.whole(name, count)) continue;
      const Source place = fields.source_of(value, fields.path_of(name));
      const FindingValues values{{"read", std::to_string(count)}};
      if (count < 0)
        draft_.findings.add(base_codes.negative_number, place, values);
      else if (count > most)
        draft_.findings.add(text_codes.number_too_large, place, values);
      else
        draft_.left_out.*member = static_cast<std::size_t>(count);
    }
    fields.finish();
  }

  ObjectReader reader(const JsonValue& value, std::string path) {
    return ObjectReader(value, std::move(path), file_, draft_.findings);
  }

  void read_offer(const JsonValue& value, const std::string& path) {
    DraftOffer row;
    Offer& offer = row.offer.value;
    ObjectReader fields = reader(value, path);
    row.offer.source = fields.source_of(value, path);
    fields.require("id");
    fields.text("id", offer.id);
    fields.text("kind", offer.kind);
    fields.text("label", offer.label);
    if (const JsonValue* skills = fields.object("skills")) read_skills(*skills, fields.path_of("skills"), offer.skills);
    fields.texts("wants_to_learn", offer.wants_to_learn);
    fields.texts("themes", offer.themes);
    read_languages(fields, offer.languages);
    read_place(fields, offer.place);
    row.has_reach = fields.fixed("reach_km", thousandths, offer.reach);
    fields.integer("asked", offer.asked);
    fields.texts("slots", offer.slots);
    if (const JsonValue* capacity = fields.object("capacity")) {
      ObjectReader inner = reader(*capacity, fields.path_of("capacity"));
      row.has_capacity_min = inner.integer("min", offer.capacity.min);
      row.has_capacity_max = inner.integer("max", offer.capacity.max);
      inner.fixed("hours", thousandths, offer.capacity.hours);
      inner.finish();
    }
    read_groups(fields, offer.groups);
    fields.texts("conflicts", offer.conflicts);
    fields.finish();
    draft_.offers.push_back(std::move(row));
  }

  void read_request(const JsonValue& value, const std::string& path) {
    DraftRequest row;
    Request& request = row.request.value;
    ObjectReader fields = reader(value, path);
    row.request.source = fields.source_of(value, path);
    fields.require("id");
    fields.text("id", request.id);
    fields.text("label", request.label);
    fields.text("from", request.from);
    fields.texts("themes", request.themes);
    fields.boolean("first_time", request.first_time);
    if (const JsonValue* needs = fields.object("needs")) read_needs(*needs, fields.path_of("needs"), request.needs);
    read_languages(fields, request.languages);
    read_place(fields, request.place);
    fields.texts("slots", request.slots);
    if (const JsonValue* people = fields.object("people")) {
      ObjectReader inner = reader(*people, fields.path_of("people"));
      row.has_people_min = inner.integer("min", request.people.min);
      row.has_people_max = inner.integer("max", request.people.max);
      inner.boolean("partial", request.people.partial);
      inner.finish();
    }
    fields.fixed("hours", thousandths, request.hours);
    fields.integer("priority", request.priority);
    read_submitted(fields, row.request);
    read_groups(fields, request.groups);
    fields.finish();
    draft_.requests.push_back(std::move(row));
  }

  void read_submitted(ObjectReader& fields, Sourced<Request>& row) {
    std::string text;
    if (!fields.text("submitted", text)) return;
    row.value.submitted = parse_iso_date(text);
    if (row.value.submitted) {
      row.submitted = text;
    } else {
      draft_.findings.add(text_codes.date_not_existing, row.at(fields.path_of("submitted")),
                          {{"read", text}, {"expected", "yyyy-mm-dd"}});
    }
  }

  void read_skills(const JsonValue& value, const std::string& path, std::vector<SkillLevel>& target) {
    ObjectReader fields = reader(value, path);
    for (const auto& [term, level] : std::get<JsonValue::Object>(value.value)) {
      SkillLevel skill{term, 1};
      if (fields.integer(term, skill.level)) target.push_back(std::move(skill));
    }
  }

  void read_needs(const JsonValue& value, const std::string& path, std::vector<Need>& target) {
    for (const auto& [term, description] : std::get<JsonValue::Object>(value.value)) {
      Need need{term, 1, false};
      ObjectReader fields = reader(description, path + "." + term);
      fields.integer("level", need.level);
      fields.boolean("must", need.must);
      fields.finish();
      target.push_back(std::move(need));
    }
  }

  // {"nl": "C2", "fr": null} or ["nl", "fr"]: a list names no levels.
  void read_languages(ObjectReader& fields, std::vector<LanguageLevel>& target) {
    const JsonValue* value = fields.member("languages");
    if (value == nullptr) return;
    const std::string path = fields.path_of("languages");
    if (std::holds_alternative<JsonValue::Array>(value->value)) {
      std::vector<std::string> codes;
      fields.texts("languages", codes);
      for (std::string& code : codes) target.push_back({std::move(code), Cefr::any});
      return;
    }
    const auto* levels = std::get_if<JsonValue::Object>(&value->value);
    if (levels == nullptr) return fields.wrong_type(*value, path, "object");
    for (const auto& [code, level] : *levels) {
      if (std::holds_alternative<std::nullptr_t>(level.value)) {
        target.push_back({code, Cefr::any});
        continue;
      }
      const auto text = fields.as_text(level, path + "." + code);
      if (!text) continue;
      const auto parsed = parse_cefr(*text);
      if (parsed) {
        target.push_back({code, *parsed});
      } else {
        draft_.findings.add(text_codes.unknown_language_level, fields.source_of(level, path + "." + code),
                            {{"read", *text}, {"expected", "A1, A2, B1, B2, C1, C2"}});
      }
    }
  }

  void read_place(ObjectReader& fields, Place& target) {
    const JsonValue* value = fields.object("place");
    if (value == nullptr) return;
    ObjectReader inner = reader(*value, fields.path_of("place"));
    inner.text("postcode", target.postcode);
    const auto latitude = degrees(inner, "lat", 90);
    const auto longitude = degrees(inner, "lon", 180);
    if (latitude && longitude) {
      target.point = GeoPoint{static_cast<std::int32_t>(*latitude), static_cast<std::int32_t>(*longitude)};
    } else if (latitude || longitude) {
      inner.require("lat");
      inner.require("lon");
    }
    inner.finish();
  }

  // Decimal degrees × 10^6; more decimals than that (0.1 m) are cut off, as maps give many.
  std::optional<Weight> degrees(ObjectReader& fields, std::string_view name, Weight limit) {
    const JsonValue* value = fields.member(name);
    if (value == nullptr) return std::nullopt;
    JsonValue shortened = *value;
    if (auto* number = std::get_if<JsonValue::Number>(&shortened.value)) {
      const std::size_t point = number->text.find('.');
      const bool plain = number->text.find_first_of("eE") == std::string::npos;
      if (point != std::string::npos && plain) number->text.resize(std::min(number->text.size(), point + 7));
    }
    const auto parsed = fields.number(shortened, fields.path_of(name), millionths);
    if (parsed && (*parsed > limit * millionths || *parsed < -limit * millionths)) {
      draft_.findings.add(model_codes.out_of_range, fields.source_of(*value, fields.path_of(name)),
                          {{"read", to_decimal(*parsed, millionths)},
                           {"expected", std::to_string(-limit) + " … " + std::to_string(limit)}});
      return std::nullopt;
    }
    return parsed;
  }

  void read_groups(ObjectReader& fields, std::vector<GroupMembership>& target) {
    const JsonValue* value = fields.object("groups");
    if (value == nullptr) return;
    ObjectReader inner = reader(*value, fields.path_of("groups"));
    for (const auto& [group, member] : std::get<JsonValue::Object>(value->value)) {
      std::string text;
      if (inner.text(group, text)) target.push_back({group, std::move(text)});
    }
  }

  const std::string& file_;
  Draft& draft_;
};

// ---- writing -------------------------------------------------------------------------------------------------------------

void write_languages(JsonWriter& json, const std::vector<LanguageLevel>& languages) {
  if (languages.empty()) return;
  json.key("languages");
  json.open_object(true);
  for (const LanguageLevel& language : languages) {
    json.key(language.code);
    language.level == Cefr::any ? json.null() : json.text(to_string(language.level));
  }
  json.close();
}

void write_place(JsonWriter& json, const Place& place) {
  if (place.postcode.empty() && !place.point) return;
  json.key("place");
  json.open_object(true);
  if (place.point) {
    json.key("lat"), json.fixed(place.point->latitude_e6, millionths);
    json.key("lon"), json.fixed(place.point->longitude_e6, millionths);
  }
  if (!place.postcode.empty()) json.member("postcode", place.postcode);
  json.close();
}

void write_groups(JsonWriter& json, const std::vector<GroupMembership>& groups) {
  if (groups.empty()) return;
  json.key("groups");
  json.open_object(true);
  for (const GroupMembership& membership : groups) json.member(membership.group, membership.value);
  json.close();
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (!values.empty()) json.member(name, values);
}

void write_text(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.member(name, value);
}

// Which of the two bounds are written.
struct Bounds {
  bool min = true, max = true;
};

// Keys in alphabetical order, nothing that stands at its default: both layouts share this, so that the canonical form is the
// compact layout of what a person sees.
void write_offer(JsonWriter& json, const Offer& offer, Bounds bounds = {}) {
  json.open_object();
  if (offer.asked != 0) json.member("asked", offer.asked);
  if (bounds.min || bounds.max || offer.capacity.hours) {
    json.key("capacity");
    json.open_object(true);
    if (offer.capacity.hours) json.key("hours"), json.fixed(*offer.capacity.hours, thousandths);
    if (bounds.max) json.member("max", offer.capacity.max);
    if (bounds.min) json.member("min", offer.capacity.min);
    json.close();
  }
  write_list(json, "conflicts", offer.conflicts);
  write_groups(json, offer.groups);
  json.member("id", offer.id);
  write_text(json, "kind", offer.kind);
  write_text(json, "label", offer.label);
  write_languages(json, offer.languages);
  write_place(json, offer.place);
  if (offer.reach) json.key("reach_km"), json.fixed(*offer.reach, thousandths);
  if (!offer.skills.empty()) {
    json.key("skills");
    json.open_object(true);
    for (const SkillLevel& skill : offer.skills) json.member(skill.term, skill.level);
    json.close();
  }
  write_list(json, "slots", offer.slots);
  write_list(json, "themes", offer.themes);
  write_list(json, "wants_to_learn", offer.wants_to_learn);
  json.close();
}

void write_request(JsonWriter& json, const Request& request, Bounds bounds = {}) {
  json.open_object();
  if (request.first_time) json.key("first_time"), json.boolean(true);
  write_text(json, "from", request.from);
  write_groups(json, request.groups);
  if (request.hours) json.key("hours"), json.fixed(*request.hours, thousandths);
  json.member("id", request.id);
  write_text(json, "label", request.label);
  write_languages(json, request.languages);
  if (!request.needs.empty()) {
    json.key("needs");
    json.open_object(true);
    for (const Need& need : request.needs) {
      json.key(need.term);
      json.open_object(true);
      json.member("level", need.level);
      if (need.must) json.key("must"), json.boolean(true);
      json.close();
    }
    json.close();
  }
  if (bounds.min || bounds.max || request.people.partial) {
    json.key("people");
    json.open_object(true);
    if (bounds.max) json.member("max", request.people.max);
    if (bounds.min) json.member("min", request.people.min);
    if (request.people.partial) json.key("partial"), json.boolean(true);
    json.close();
  }
  write_place(json, request.place);
  if (request.priority != 0) json.member("priority", request.priority);
  write_list(json, "slots", request.slots);
  if (request.submitted) json.member("submitted", to_string(*request.submitted));
  write_list(json, "themes", request.themes);
  json.close();
}

void write(JsonWriter& json, const DraftOffer& row) {
  write_offer(json, row.offer.value, {row.has_capacity_min, row.has_capacity_max});
}
void write(JsonWriter& json, const DraftRequest& row) {
  write_request(json, row.request.value, {row.has_people_min, row.has_people_max});
}
void write(JsonWriter& json, const Offer& offer) { write_offer(json, offer); }
void write(JsonWriter& json, const Request& request) { write_request(json, request); }

void write_left_out(JsonWriter& json, const LeftOut& left_out) {
  if (left_out == LeftOut{}) return;
  json.key("left_out");
  json.open_object(true);
  for (const auto& [name, member] : left_out_members) {
    if (left_out.*member > 0) json.member(name, static_cast<std::int64_t>(left_out.*member));
  }
  json.close();
}

template <class Offers, class Requests>
std::string write(const Offers& offers, const Requests& requests, JsonLayout layout, const LeftOut& left_out = {}) {
  JsonWriter json(layout);
  json.open_object();
  write_left_out(json, left_out);
  json.key("offers");
  json.open_array();
  for (const auto& offer : offers) write(json, offer);
  json.close();
  json.key("requests");
  json.open_array();
  for (const auto& request : requests) write(json, request);
  json.close();
  json.member("schema", market_schema);
  json.close();
  return json.take();
}

}  // namespace

Draft read_market(std::string_view text, const std::string& file) {
  Draft draft;
  if (const auto document = parse_json(text, file, draft.findings)) MarketReader(file, draft).read(*document);
  hold_back_personal_values(draft);
  return draft;
}

std::string write_market(const Market& market) { return write(market.offers(), market.requests(), JsonLayout::pretty); }

std::string write_market(const Draft& draft) {
  return write(draft.offers, draft.requests, JsonLayout::pretty, draft.left_out);
}

std::string canonical_market(const Market& market) {
  return write(market.offers(), market.requests(), JsonLayout::compact);
}

}  // namespace koppel::io
