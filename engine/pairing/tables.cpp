#include "pairing/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace koppel {

namespace {

std::vector<std::uint32_t> interned(Interner& interner, std::vector<std::string>& names, const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& text : texts) {
    const std::uint32_t number = interner.intern(text);
    if (number == names.size()) names.push_back(text);
    numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

// The number in a group such as engagement; 0 where there is none.
int group_number(const std::vector<GroupMembership>& groups, std::string_view group) {
  const std::string* value = group_value(groups, group);
  int number = 0;
  if (value != nullptr) std::from_chars(value->data(), value->data() + value->size(), number);
  return number;
}

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) return true;
    *i < *j ? ++i : ++j;
  }
  return false;
}

// Distance in the vocabulary upwards; without a vocabulary only equal texts meet.
std::optional<int> steps_up(const Vocabulary* vocabulary, std::string_view from, std::string_view to) {
  if (from == to) return 0;
  return vocabulary == nullptr ? std::nullopt : vocabulary->broader_distance(from, to);
}

}  // namespace

OfferSet::OfferSet(std::size_t count, bool full) : words_((count + 63) / 64, full ? ~std::uint64_t{0} : 0) {
  if (full && count % 64 != 0) words_.back() = (std::uint64_t{1} << (count % 64)) - 1;
}

void OfferSet::keep(const OfferSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void OfferSet::add(const OfferSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

std::uint32_t Interner::intern(std::string_view text) {
  const auto found = numbers_.find(text);
  if (found != numbers_.end()) return found->second;
  return numbers_.emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size())).first->second;
}

Assessor::Tables::Tables(const Market& m, const Setting& s) : market(m), setting(s) {
  intern_requests();
  intern_offers();
  fill_skills();
  fill_themes();
  fill_languages();
  fill_decisions();
}

std::int32_t Assessor::Tables::point_number(const Place& place) {
  if (!place.point) return -1;
  const auto [entry, fresh] = point_numbers_.emplace(*place.point, static_cast<std::int32_t>(points.size()));
  if (fresh) {
    points.push_back(to_vector(*place.point));
    geo_points.push_back(*place.point);
  }
  return entry->second;
}

void Assessor::Tables::intern_requests() {
  for (const Request& request : market.requests()) {
    auto& needed = needs.emplace_back();
    for (const Need& need : request.needs) {
      const std::uint32_t term = need_terms_.intern(need.term);
      if (term == need_names.size()) need_names.push_back(need.term);
      needed.push_back({term, need.level, need.must});
    }
    auto& languages = asked_languages.emplace_back();
    for (const LanguageLevel& language : request.languages) {
      const std::uint32_t code = languages_.intern(language.code);
      if (code == language_names.size()) language_names.push_back(language.code);
      const Cefr level = language.level == Cefr::any ? setting.profile.defaults.language_level : language.level;
      languages.push_back({code, static_cast<int>(level)});
    }
    asked_themes.push_back(interned(theme_terms_, theme_names_, request.themes));
    request_slots.push_back(interned(slots_, slot_names, request.slots));
    std::vector<std::string> keys{"request:" + request.id};
    if (!request.from.empty()) keys.push_back("from:" + request.from);
    for (const GroupMembership& membership : request.groups) keys.push_back(membership.group + ":" + membership.value);
    request_keys.push_back(interned(keys_, key_names, keys));
    request_engagement.push_back(group_number(request.groups, setting.profile.rules.engagement_group));
    request_point.push_back(point_number(request.place));
  }
}

void Assessor::Tables::intern_offers() {
  const auto& earlier = setting.decisions.earlier_asked;
  for (const OfferId id : market.offer_ids()) {
    const Offer& offer = market[id];
    offer_slots.push_back(interned(slots_, slot_names, offer.slots));
    offer_conflicts.push_back(interned(keys_, key_names, offer.conflicts));
    offer_engagement.push_back(group_number(offer.groups, setting.profile.rules.engagement_group));
    offer_asked.push_back(offer.asked + (earlier.empty() ? 0 : earlier[id]));
    offer_point.push_back(point_number(offer.place));
  }
}

void Assessor::Tables::fill_skills() {
  const Vocabulary* vocabulary = setting.vocabularies.find("skills");
  const SkillMatch match = setting.profile.rules.skill_match;
  std::map<std::string_view, std::vector<std::pair<OfferId, int>>> holders;
  std::map<std::string_view, std::vector<OfferId>> learners;
  for (const OfferId offer : market.offer_ids()) {
    for (const SkillLevel& skill : market[offer].skills) holders[skill.term].emplace_back(offer, skill.level);
    for (const std::string& term : market[offer].wants_to_learn) learners[term].push_back(offer);
  }
  skill_level.assign(need_names.size(), std::vector<std::uint8_t>(market.offer_count()));
  wants_to_learn = skill_level;
  for (std::size_t need = 0; need < need_names.size(); ++need) {
    for (const auto& [term, people] : holders) {
      const auto narrower = steps_up(vocabulary, term, need_names[need]);
      const bool same = narrower == 0;
      const bool counts = same || (narrower && match != SkillMatch::exact);
      const bool broader = !counts && match == SkillMatch::related && steps_up(vocabulary, need_names[need], term);
      if (!counts && !broader) continue;
      for (const auto& [offer, level] : people) {
        std::uint8_t& best = skill_level[need][offer.index()];
        best = std::max(best, static_cast<std::uint8_t>(std::max(0, level - (broader ? 1 : 0))));
      }
    }
    for (const auto& [term, people] : learners) {
      if (!steps_up(vocabulary, term, need_names[need]) && !steps_up(vocabulary, need_names[need], term)) continue;
      for (const OfferId offer : people) wants_to_learn[need][offer.index()] = 1;
    }
  }
}

void Assessor::Tables::fill_themes() {
  const Vocabulary* vocabulary = setting.vocabularies.find("themes");
  theme_halves.assign(theme_names_.size(), std::vector<std::uint8_t>(market.offer_count()));
  std::map<std::string_view, std::vector<OfferId>> holders;
  for (const OfferId offer : market.offer_ids()) {
    for (const std::string& theme : market[offer].themes) holders[theme].push_back(offer);
  }
  for (std::size_t theme = 0; theme < theme_names_.size(); ++theme) {
    for (const auto& [term, people] : holders) {
      const bool same = term == theme_names_[theme];
      const bool related = steps_up(vocabulary, term, theme_names_[theme]) || steps_up(vocabulary, theme_names_[theme], term);
      if (!same && !related) continue;
      for (const OfferId offer : people) {
        std::uint8_t& halves = theme_halves[theme][offer.index()];
        halves = std::max(halves, static_cast<std::uint8_t>(same ? 2 : 1));
      }
    }
  }
}

void Assessor::Tables::fill_languages() {
  constexpr auto taken_at_word = static_cast<std::uint8_t>(Cefr::b2);  // a language named without a level
  constexpr auto own = static_cast<std::uint8_t>(Cefr::c2);
  constexpr std::array<std::string_view, 3> codes{"nl", "en", "fr"};
  const std::string_view programme = codes[static_cast<std::size_t>(setting.profile.language)];
  language_level.assign(language_names.size(), std::vector<std::uint8_t>(market.offer_count()));
  for (std::size_t language = 0; language < language_names.size(); ++language) {
    for (const OfferId offer : market.offer_ids()) {
      std::uint8_t& level = language_level[language][offer.index()];
      // Who names no language at all is taken to speak the programme's.
      if (market[offer].languages.empty() && language_names[language] == programme) level = own;
      for (const LanguageLevel& spoken : market[offer].languages) {
        if (spoken.code != language_names[language]) continue;
        level = std::max(level, spoken.level == Cefr::any ? taken_at_word : static_cast<std::uint8_t>(spoken.level));
      }
    }
  }
}

void Assessor::Tables::fill_decisions() {
  offer_absent.assign(market.offer_count(), false);
  request_absent.assign(market.request_count(), false);
  for (const OfferId offer : setting.decisions.absent_offers) offer_absent[offer.index()] = true;
  for (const RequestId request : setting.decisions.absent_requests) request_absent[request.index()] = true;
  for (const Decisions::Pair& pair : setting.decisions.pairs) {
    if (pair.kind != DecisionKind::pin) ruled_out.push_back(pair);
  }
}

const Decisions::Pair* Assessor::Tables::decision(OfferId offer, RequestId request) const {
  const auto found = std::ranges::lower_bound(ruled_out, std::pair(request, offer), {}, [](const Decisions::Pair& pair) {
    return std::pair(pair.request, pair.offer);
  });
  return found != ruled_out.end() && found->offer == offer && found->request == request ? &*found : nullptr;
}

std::optional<Metres> Assessor::Tables::travelled(OfferId offer, RequestId request) const {
  const TravelTimes& times = setting.travel_times;
  if (times.empty()) return std::nullopt;
  const std::string& from = market[offer].place.postcode;
  const std::string& to = market[request].place.postcode;
  if (!from.empty() && !to.empty()) {
    if (const auto metres = times.find(from, to)) return metres;
  }
  const std::string* from_district = group_value(market[offer].groups, "district");
  const std::string* to_district = group_value(market[request].groups, "district");
  return from_district != nullptr && to_district != nullptr ? times.find(*from_district, *to_district) : std::nullopt;
}

std::optional<Metres> Assessor::Tables::distance(OfferId offer, RequestId request) const {
  if (const auto metres = travelled(offer, request)) return metres;
  const std::int32_t from = offer_point[offer.index()];
  const std::int32_t to = request_point[request.index()];
  if (from < 0 || to < 0) return std::nullopt;
  return great_circle(points[static_cast<std::size_t>(from)], points[static_cast<std::size_t>(to)]);
}

bool Assessor::Tables::shares_slot(OfferId offer, RequestId request) const {
  return meet(offer_slots[offer.index()], request_slots[request.index()]);
}

const std::string* Assessor::Tables::conflict(OfferId offer, RequestId request) const {
  const auto& keys = request_keys[request.index()];
  for (const std::uint32_t key : offer_conflicts[offer.index()]) {
    if (std::ranges::binary_search(keys, key)) return &key_names[key];
  }
  return nullptr;
}

}  // namespace koppel
