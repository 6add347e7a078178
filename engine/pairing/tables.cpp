#include "pairing/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "pairing/holders.hpp"

namespace koppel {

namespace {

std::vector<std::uint32_t> interned(Interner& interner, std::vector<std::string>& names,
                                    const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& text : texts) {
    const std::uint32_t number = interner.intern(text);
    if (number == names.size()) names.push_back(text);
    numbers.push_back(number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

// The number in a group such as engagement, where its value is one.
std::optional<int> group_number(const std::vector<GroupMembership>& groups, std::string_view group) {
  const std::string* value = group_value(groups, group);
  if (value == nullptr) return std::nullopt;
  int number = 0;
  const char* end = value->data() + value->size();
  const auto [stop, fault] = std::from_chars(value->data(), end, number);
  return fault == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) return true;
    *i < *j ? ++i : ++j;
  }
  return false;
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

std::optional<std::uint32_t> Interner::find(std::string_view text) const {
  const auto found = numbers_.find(text);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

PairTables::PairTables(const Market& m, const Setting& s) : market(m), setting(s), travel(s.travel_times) {
  intern_requests();
  intern_offers();
  fill_skills();
  fill_languages();
  fill_decisions();
}

std::int32_t PairTables::point_number(const Place& place) {
  if (!place.point) return -1;
  const auto [entry, fresh] = point_numbers_.emplace(*place.point, static_cast<std::int32_t>(points.size()));
  if (fresh) {
    points.push_back(to_vector(*place.point));
    geo_points.push_back(*place.point);
  }
  return entry->second;
}

void PairTables::intern_requests() {
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
    request_slots.push_back(interned(slots_, slot_names, request.slots));
    std::vector<std::string> keys{"request:" + request.id, std::string(own_request) + request.id};
    if (!request.from.empty()) keys.push_back("from:" + request.from);
    for (const GroupMembership& membership : request.groups) keys.push_back(membership.group + ":" + membership.value);
    request_keys.push_back(interned(keys_, key_names, keys));
    request_engagement.push_back(group_number(request.groups, setting.profile.rules.engagement_group));
    request_point.push_back(point_number(request.place));
    request_stop.push_back(travel.stop(request.place, request.groups));
  }
}

void PairTables::intern_offers() {
  for (const OfferId id : market.offer_ids()) {
    const Offer& offer = market[id];
    offer_slots.push_back(interned(slots_, slot_names, offer.slots));
    offer_conflicts.push_back(interned(keys_, key_names, offer.conflicts));
    offer_engagement.push_back(group_number(offer.groups, setting.profile.rules.engagement_group));
    offer_point.push_back(point_number(offer.place));
    offer_stop.push_back(travel.stop(offer.place, offer.groups));
  }
}

void PairTables::fill_skills() {
  const SkillMatch match = setting.profile.rules.skill_match;
  Holders holders(setting.vocabularies.find("skills"));
  for (const OfferId offer : market.offer_ids()) {
    for (const SkillLevel& skill : market[offer].skills) holders.add(skill.term, offer, skill.level);
  }
  skill_level = LevelTable(need_names.size(), market.offer_count());
  for (std::size_t need = 0; need < need_names.size(); ++need) {
    holders.for_kin(need_names[need], [&](Kinship kinship, const Holding& holding) {
      if (kinship == Kinship::narrower && match == SkillMatch::exact) return;
      if (kinship == Kinship::broader && match != SkillMatch::related) return;
      skill_level.raise(need, holding.offer, holding.level - (kinship == Kinship::broader ? 1 : 0));
    });
  }
}

void PairTables::fill_languages() {
  constexpr int taken_at_word = static_cast<int>(Cefr::b2);  // a language named without a level
  constexpr int own = static_cast<int>(Cefr::c2);
  const auto programme = languages_.find(to_string(setting.profile.language));
  language_level = LevelTable(language_names.size(), market.offer_count());
  for (const OfferId offer : market.offer_ids()) {
    // Who names no language at all is taken to speak the programme's.
    if (market[offer].languages.empty() && programme) language_level.raise(*programme, offer, own);
    for (const LanguageLevel& spoken : market[offer].languages) {
      const auto language = languages_.find(spoken.code);
      if (!language) continue;  // nobody asks for it
      language_level.raise(*language, offer,
                           spoken.level == Cefr::any ? taken_at_word : static_cast<int>(spoken.level));
    }
  }
}

void PairTables::fill_decisions() {
  offer_absent.assign(market.offer_count(), false);
  request_absent.assign(market.request_count(), false);
  for (const OfferId offer : setting.decisions.absent_offers) offer_absent[offer.index()] = true;
  for (const RequestId request : setting.decisions.absent_requests) request_absent[request.index()] = true;
  for (const Decisions::Pair& pair : setting.decisions.pairs) {
    if (!binds(pair.kind)) ruled_out.push_back(pair);
  }
}

const Decisions::Pair* PairTables::decision(OfferId offer, RequestId request) const {
  const auto found =
      std::ranges::lower_bound(ruled_out, std::pair(request, offer), {},
                               [](const Decisions::Pair& pair) { return std::pair(pair.request, pair.offer); });
  return found != ruled_out.end() && found->offer == offer && found->request == request ? &*found : nullptr;
}

bool PairTables::one_skill_needed(RequestId request) const {
  const std::vector<NeedEntry>& asked = needs[request.index()];
  return setting.profile.rules.one_skill && !asked.empty() && std::ranges::none_of(asked, &NeedEntry::must);
}

std::optional<Metres> PairTables::distance(OfferId offer, RequestId request) const {
  if (!travel.empty()) {
    if (const auto metres = travel.between(offer_stop[offer.index()], request_stop[request.index()])) return metres;
  }
  const std::int32_t from = offer_point[offer.index()];
  const std::int32_t to = request_point[request.index()];
  if (from < 0 || to < 0) return std::nullopt;
  return great_circle(points[static_cast<std::size_t>(from)], points[static_cast<std::size_t>(to)]);
}

bool PairTables::shares_slot(OfferId offer, RequestId request) const {
  return meet(offer_slots[offer.index()], request_slots[request.index()]);
}

const std::string* PairTables::conflict(OfferId offer, RequestId request) const {
  const auto& keys = request_keys[request.index()];
  for (const std::uint32_t key : offer_conflicts[offer.index()]) {
    const bool holds = setting.profile.rules.conflict || key_names[key].starts_with(own_request);
    if (holds && std::ranges::binary_search(keys, key)) return &key_names[key];
  }
  return nullptr;
}

}  // namespace koppel
