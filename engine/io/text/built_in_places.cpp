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
    // "2060 Antwerpen": a part of a city, under the name of the whole.
    return find_named(places, name, "", around) != nullptr ? std::optional(PlaceInCell{postcode, std::nullopt})
                                                           : std::nullopt;
  }
  const NamedPlace* place = find_named(places, name, "", around);
  if (place == nullptr) return std::nullopt;
  const bool central = place == places.at(place->postcode);
  return PlaceInCell{place->postcode, central ? std::nullopt : std::optional(place->point)};
}

}  // namespace koppel::io
