#include "model/places.hpp"

#include <algorithm>
#include <charconv>

#include "model/embedded_places.hpp"

namespace koppel {

namespace {

constexpr int much_larger = 3;  // times as many people: the place that is meant where nothing else is said

std::vector<std::string_view> parts_of(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.push_back(text);
  return parts;
}

int whole_number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "51.0257" in millionths of a degree.
std::int32_t degrees_e6(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, dot)), fraction(text.substr(std::min(dot + 1, text.size())));
  fraction.resize(6, '0');
  return whole_number(digits + fraction);
}

}  // namespace

void Places::add(NamedPlace place, const std::string& folded_name, const std::vector<std::string>& other) {
  const std::size_t at = places_.size();
  by_postcode_.try_emplace(place.postcode, at);
  places_.push_back(std::move(place));
  if (!folded_name.empty()) by_name_[folded_name].push_back({at, true});
  for (const std::string& name : other) {
    if (!name.empty() && name != folded_name) by_name_[name].push_back({at, false});
  }
}

const NamedPlace* Places::at(std::string_view postcode) const {
  const auto found = by_postcode_.find(postcode);
  return found == by_postcode_.end() ? nullptr : &places_[found->second];
}

const NamedPlace* Places::named(std::string_view folded_name, std::string_view postcode) const {
  const auto found = by_name_.find(folded_name);
  if (found == by_name_.end()) return nullptr;
  const bool own = std::ranges::any_of(found->second, &Meaning::own_name);
  const NamedPlace* best = nullptr;
  int second = 0;
  for (const Meaning& meaning : found->second) {
    const NamedPlace& place = places_[meaning.place];
    if (!postcode.empty() ? place.postcode != postcode : own && !meaning.own_name) continue;
    if (best != nullptr && place.people <= best->people) {
      second = std::max(second, place.people);
      continue;
    }
    if (best != nullptr) second = std::max(second, best->people);
    best = &place;
  }
  const bool clear = best != nullptr && (!postcode.empty() || second == 0 || best->people / much_larger >= second);
  return clear ? best : nullptr;
}

Places belgian_places(std::string (*fold)(std::string_view)) {
  constexpr std::size_t cells_of_a_place = 6, postcode_digits = 4;
  Places places;
  for (const EmbeddedFile& file : embedded_places()) {
    for (const std::string_view line : parts_of(file.text, '\n')) {
      const auto cells = parts_of(line, ';');
      if (cells.size() != cells_of_a_place || cells[0].size() != postcode_digits) continue;  // headings, end of file
      std::vector<std::string> others;
      for (const std::string_view other : parts_of(cells[5], '|')) others.push_back(fold(other));
      places.add({std::string(cells[0]), {degrees_e6(cells[1]), degrees_e6(cells[2])}, whole_number(cells[3])},
                 fold(cells[4]), others);
    }
  }
  return places;
}

std::optional<GeoPoint> belgian_point(std::string_view postcode) {
  static const Places places = belgian_places([](std::string_view) { return std::string(); });
  const NamedPlace* place = places.at(postcode);
  return place == nullptr ? std::nullopt : std::optional(place->point);
}

}  // namespace koppel
