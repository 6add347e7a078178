#include "model/synthetic.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace koppel {

namespace {

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere, unlike the standard library's distributions.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  // 0 … bound - 1; the bias of a remainder by a small bound is far below what a benchmark notices.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool chance(int percent) { return between(1, 100) <= percent; }
  // Small numbers more often than large ones: popular skills and districts.
  std::size_t skewed(std::size_t bound) { return std::min(below(bound), below(bound)); }

 private:
  std::uint64_t state_;
};

constexpr std::array<const char*, 6> languages{"nl", "fr", "en", "ar", "tr", "es"};
constexpr std::array<const char*, 6> themes{"education", "enterprise", "mobility",
                                            "safety",    "social",     "urban_development"};
constexpr std::array<const char*, 5> askers{"city_service", "organisation", "politician", "resident", "resident_group"};

std::string numbered(const char* prefix, std::size_t number) {
  std::string digits = std::to_string(number);
  return prefix + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

class Maker {
 public:
  explicit Maker(const SyntheticOptions& options) : options_(options), random_(options.seed) {}

  Draft make() {
    Draft draft;
    for (std::size_t i = 0; i < options_.offers; ++i) draft.offers.push_back(make_offer(i));
    for (std::size_t i = 0; i < options_.requests; ++i) draft.requests.push_back(make_request(i));
    return draft;
  }

 private:
  std::string skill() {
    if (options_.skill_terms.empty()) return numbered("skill_", random_.skewed(options_.skills));
    return options_.skill_terms[random_.skewed(options_.skill_terms.size())];
  }

  // Neighbourhoods on a square grid around the middle of Antwerp; people live within some 700 m of theirs.
  Place place(std::size_t district) {
    std::size_t side = 1;
    while (side * side < options_.districts) ++side;
    const auto row = static_cast<std::int32_t>(district / side);
    const auto column = static_cast<std::int32_t>(district % side);
    constexpr std::int32_t south_west_latitude = 51'150'000, south_west_longitude = 4'300'000;
    Place place;
    place.point = GeoPoint{south_west_latitude + row * 18'000 + random_.between(-6'000, 6'000),
                           south_west_longitude + column * 28'000 + random_.between(-9'000, 9'000)};
    return place;
  }

  // Six half-days in each of four weeks.
  std::vector<std::string> slots(int fewest, int most) {
    constexpr std::array<const char*, 6> half_days{"tue-eve", "wed-eve", "thu-eve", "sat-mor", "sat-aft", "sun-aft"};
    std::vector<std::string> chosen;
    for (int i = random_.between(fewest, most); i > 0; --i) {
      chosen.push_back("2026-W" + std::to_string(random_.between(48, 51)) + "-" +
                       half_days[random_.below(half_days.size())]);
    }
    std::ranges::sort(chosen);
    chosen.erase(std::ranges::unique(chosen).begin(), chosen.end());
    return chosen;
  }

  DraftOffer make_offer(std::size_t number) {
    DraftOffer row;
    Offer& offer = row.offer.value;
    const std::size_t district = random_.skewed(options_.districts);
    offer.id = numbered("m", number);
    offer.kind = "broker";
    for (int i = random_.between(2, 6); i > 0; --i) add_skill(offer.skills, {skill(), random_.between(1, 5)});
    if (random_.chance(40)) offer.wants_to_learn.push_back(skill());
    offer.themes.emplace_back(themes[random_.below(themes.size())]);
    offer.languages.push_back(
        {"nl", static_cast<Cefr>(random_.between(static_cast<int>(Cefr::b1), static_cast<int>(Cefr::c2)))});
    const std::size_t second = random_.skewed(languages.size());
    if (second > 0) offer.languages.push_back({languages[second], static_cast<Cefr>(random_.between(2, 6))});
    offer.place = place(district);
    offer.reach = random_.chance(15) ? std::nullopt : std::optional<Metres>(random_.between(2, 8) * 1000);
    offer.asked = static_cast<int>(random_.skewed(6));
    offer.slots = slots(3, 8);
    offer.capacity.max = random_.between(1, 3);
    offer.groups = {{"district", numbered("district_", district)},
                    {"engagement", std::to_string(random_.between(1, 3))}};
    row.has_capacity_min = row.has_capacity_max = row.has_reach = true;
    return row;
  }

  static void add_skill(std::vector<SkillLevel>& skills, SkillLevel skill) {
    const bool known = std::ranges::find(skills, skill.term, &SkillLevel::term) != skills.end();
    if (!known) skills.push_back(std::move(skill));
  }

  DraftRequest make_request(std::size_t number) {
    DraftRequest row;
    Request& request = row.request.value;
    const std::size_t district = random_.skewed(options_.districts);
    request.id = numbered("r", number);
    request.from = askers[random_.below(askers.size())];
    request.themes.emplace_back(themes[random_.below(themes.size())]);
    request.first_time = random_.chance(35);
    request.needs.push_back({skill(), random_.between(1, 3), true});
    const std::string wish = skill();
    if (wish != request.needs.front().term) request.needs.push_back({wish, 1, false});
    request.languages.push_back(
        {random_.chance(85) ? languages[0] : languages[random_.below(languages.size())], Cefr::any});
    request.place = place(district);
    request.slots = slots(2, 5);
    request.people.max = random_.chance(25) ? 2 : 1;
    request.priority = random_.between(0, 3);
    request.groups = {{"district", numbered("district_", district)}};
    if (random_.chance(20)) request.groups.push_back({"engagement", "2"});
    row.has_people_min = row.has_people_max = true;
    return row;
  }

  SyntheticOptions options_;
  Generator random_;
};

}  // namespace

Draft synthetic_draft(const SyntheticOptions& options) { return Maker(options).make(); }

}  // namespace koppel
