#include "model/places.hpp"

#include <algorithm>
#include <charconv>

#include "base/characters.hpp"
#include "model/embedded_places.hpp"

namespace koppel {

namespace {

constexpr int much_larger = 3;  // times as many people: the place that is meant where nothing else is said

constexpr std::int64_t clearly_nearer = 4;  // in squares: half as far

// The square of a distance, good enough to compare within one country.
std::int64_t away(const GeoPoint& one, const GeoPoint& other) {
  const std::int64_t north = one.latitude_e6 - other.latitude_e6;
  const std::int64_t east = (std::int64_t{one.longitude_e6} - other.longitude_e6) * 63 / 100;
  return north * north + east * east;
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

const NamedPlace* Places::named(std::string_view folded_name, std::string_view postcode,
                                const std::optional<GeoPoint>& around) const {
  const auto found = by_name_.find(folded_name);
  if (found == by_name_.end()) return nullptr;
  const bool own = std::ranges::any_of(found->second, &Meaning::own_name);
  std::vector<const NamedPlace*> meant;
  for (const Meaning& meaning : found->second) {
    const NamedPlace& place = places_[meaning.place];
    const bool other = !postcode.empty() ? place.postcode != postcode : own && !meaning.own_name;
    if (!other) meant.push_back(&place);
  }
  if (meant.size() < 2) return meant.empty() ? nullptr : meant.front();
  if (around) {
    std::ranges::stable_sort(meant, {}, [&](const NamedPlace* place) { return away(place->point, *around); });
    if (away(meant[0]->point, *around) * clearly_nearer <= away(meant[1]->point, *around)) return meant[0];
  }
  std::ranges::stable_sort(meant, std::ranges::greater(), &NamedPlace::people);
  return !postcode.empty() || meant[0]->people / much_larger >= meant[1]->people ? meant[0] : nullptr;
}

Places belgian_places(std::string (*fold)(std::string_view)) {
  constexpr std::size_t cells_of_a_place = 6, postcode_digits = 4;
  Places places;
  for (const EmbeddedFile& file : embedded_places()) {
    for (const std::string_view line : split_at(file.text, '\n')) {
      const auto cells = split_at(line, ';');
      if (cells.size() != cells_of_a_place || cells[0].size() != postcode_digits) continue;  // headings, end of file
      std::vector<std::string> others;
      for (const std::string_view other : split_at(cells[5], '|')) others.push_back(fold(other));
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
