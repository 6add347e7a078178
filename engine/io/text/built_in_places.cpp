#include "io/text/built_in_places.hpp"

#include <algorithm>

#include "base/characters.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t postcode_digits = 4;

// Folded, without hyphens, full stops and apostrophes.
std::string place_name(std::string_view text) {
  std::string name;
  for (const char c : fold(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) name += c;
    if (!letter && !name.empty() && name.back() != ' ') name += ' ';
  }
  while (name.ends_with(' ')) name.pop_back();
  return name;
}

// A word for a saint that is written short.
std::string with_saint(std::string_view name, std::string_view saint, std::string_view holy) {
  std::string text(name);
  if (text.starts_with("st ")) return std::string(saint) + text.substr(2);
  if (text.starts_with("ste ")) return std::string(holy) + text.substr(3);
  return {};
}

const NamedPlace* find_named(const Places& places, const std::string& name, std::string_view postcode,
                             const std::optional<GeoPoint>& around) {
  if (name.empty()) return nullptr;
  if (const NamedPlace* place = places.named(name, postcode, around)) return place;
  for (const std::string& full : {with_saint(name, "sint", "sinte"), with_saint(name, "saint", "sainte")}) {
    if (full.empty()) continue;
    if (const NamedPlace* place = places.named(full, postcode, around)) return place;
  }
  return nullptr;
}

// Is it at most so far away? In whole metres; a degree of longitude is 70 km in Belgium.
bool within(const GeoPoint& one, const GeoPoint& other, std::int64_t metres) {
  const std::int64_t north = (std::int64_t{one.latitude_e6} - other.latitude_e6) * 1112 / 10'000;
  const std::int64_t east = (std::int64_t{one.longitude_e6} - other.longitude_e6) * 700 / 10'000;
  return north * north + east * east <= metres * metres;
}

std::optional<PlaceInCell> with_another_name(const Places& places, const NamedPlace& by_code, const std::string& name) {
  constexpr std::int64_t nearby = 10'000;
  const NamedPlace* by_name = find_named(places, name, "", by_code.point);
  if (by_name == nullptr && !places.knows(name)) return std::nullopt;
  PlaceInCell place{by_code.postcode, std::nullopt, true};
  if (by_name == nullptr || !within(by_name->point, by_code.point, nearby)) return place;
  place.contradicts = by_name->people < by_code.people;
  if (!place.contradicts) return place;
  place.postcode = by_name->postcode;
  if (by_name != places.at(by_name->postcode)) place.point = by_name->point;
  return place;
}

}  // namespace

const Places& built_in_places() {
  static const Places places = belgian_places(place_name);
  return places;
}

bool names_a_place(const Places& places, std::string_view cell) {
  return place_in_cell(places, cell).has_value() || places.knows(place_name(cell));
}

std::optional<PlaceInCell> place_in_cell(const Places& places, std::string_view cell,
                                         const std::optional<GeoPoint>& around) {
  std::string postcode, name;
  const std::string folded = place_name(cell);  // the words are parts of it
  for (const std::string_view word : split_at(folded, ' ')) {
    const bool code = word.size() == postcode_digits && std::ranges::all_of(word, is_digit);
    if (code && !postcode.empty()) return std::nullopt;
    if (code) {
      postcode = word;
    } else if (!(name.empty() && (word == "b" || word == "be") && postcode.empty())) {
      name += (name.empty() ? "" : " ") + std::string(word);
    }
  }
  if (!postcode.empty()) {
    if (places.at(postcode) == nullptr) return std::nullopt;
    if (name.empty()) return PlaceInCell{postcode, std::nullopt};
    if (const NamedPlace* place = find_named(places, name, postcode, around)) {
      const bool central = place == places.at(postcode);
      return PlaceInCell{postcode, central ? std::nullopt : std::optional(place->point)};
    }
    return with_another_name(places, *places.at(postcode), name);
  }
  const NamedPlace* place = find_named(places, name, "", around);
  if (place == nullptr) return std::nullopt;
  const bool central = place == places.at(place->postcode);
  return PlaceInCell{place->postcode, central ? std::nullopt : std::optional(place->point)};
}

}  // namespace koppel::io
