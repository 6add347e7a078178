// What the rules and criteria know of a market, interned: terms, languages, slots and places as small numbers, levels in dense rows.
//
// Problem:    a pair is assessed millions of times; texts must not be compared there.
// Promise:    `level(need, offer)` already holds what a broader or narrower term counts for, as the profile says.
// Complexity: building O(known words that are needed × known words that are offered + needed words × their holders + market); a look-up
//             is one array access.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/geodesy.hpp"
#include "pairing/level_table.hpp"
#include "pairing/travel_table.hpp"

namespace koppel {

// A set of offers as bits, 64 to a word.
class OfferSet {
 public:
  OfferSet() = default;
  OfferSet(std::size_t count, bool full);
  void insert(OfferId offer) { words_[offer.index() / 64] |= std::uint64_t{1} << (offer.index() % 64); }
  void keep(const OfferSet& other);  // intersection
  void add(const OfferSet& other);   // union
  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

// Texts to numbers 0, 1, 2, … in the order in which they are first met (the market is sorted, so that order is fixed).
class Interner {
 public:
  std::uint32_t intern(std::string_view text);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

struct NeedEntry {
  std::uint32_t term;
  int level;
  bool must;
};
struct LanguageEntry {
  std::uint32_t language;
  int level;  // of Cefr; what is asked, defaults filled in
};

struct PairTables {
  PairTables(const Market& market, const Setting& setting);

  const Market& market;
  const Setting& setting;

  // By request.
  std::vector<std::vector<NeedEntry>> needs;
  std::vector<std::vector<LanguageEntry>> asked_languages;
  std::vector<std::vector<std::uint32_t>> request_slots;  // sorted
  std::vector<std::vector<std::uint32_t>> request_keys;   // what conflicts may name, sorted
  std::vector<std::optional<int>> request_engagement;     // where it is a number
  std::vector<bool> request_absent;

  // By offer.
  std::vector<std::vector<std::uint32_t>> offer_slots;
  std::vector<std::vector<std::uint32_t>> offer_conflicts;
  std::vector<std::optional<int>> offer_engagement;
  std::vector<bool> offer_absent;

  // By term and offer.
  LevelTable skill_level;     // best level that covers the needed term
  LevelTable language_level;  // of Cefr, 0 = does not speak it

  // Places: distinct points, and which one each node has (-1: unknown).
  std::vector<UnitVector> points;
  std::vector<GeoPoint> geo_points;
  std::vector<std::int32_t> offer_point, request_point;
  TravelTable travel;
  std::vector<TravelTable::Stop> offer_stop, request_stop;

  std::vector<std::string> need_names, language_names, slot_names, key_names;

  // Decided pairs, sorted by (request, offer); pins apart.
  std::vector<Decisions::Pair> ruled_out;
  [[nodiscard]] const Decisions::Pair* decision(OfferId offer, RequestId request) const;

  // The request asks for skills, none of which must be there, and the profile wants one of them.
  [[nodiscard]] bool one_skill_needed(RequestId request) const;
  [[nodiscard]] std::optional<Metres> distance(OfferId offer, RequestId request) const;
  [[nodiscard]] bool shares_slot(OfferId offer, RequestId request) const;
  // The first conflict that the request meets, or nullptr. Without the rule of conflicts only that with a request of one's own.
  [[nodiscard]] const std::string* conflict(OfferId offer, RequestId request) const;

 private:
  void intern_requests();
  void intern_offers();
  void fill_skills();
  void fill_languages();
  void fill_decisions();
  std::int32_t point_number(const Place& place);

  Interner need_terms_, languages_, slots_, keys_;
  std::map<GeoPoint, std::int32_t> point_numbers_;
};

}  // namespace koppel
