// The market: offers on one side, requests on the other, valid and immutable.
//
// Problem:    people hand in rows with faults; the steps after `check` must not have to think of them.
// Promise:    a Market holds only what check() accepted. Both sides are sorted by id, every list inside is sorted and free of
//             repeats, so that nothing after it depends on the order of rows. A variant is a new Market (`to_draft()`, change, check;
//             of rows that were checked before: model/market_of.hpp).
// Complexity: look-up by id O(log n).
// Errors:     none here; see model/check.hpp.
//
//   const Market& market = *checked.market;
//   for (RequestId request : market.request_ids()) use(market[request].needs);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "base/ids.hpp"
#include "model/terms.hpp"

namespace koppel {

// Fixed point with three decimals: 2500 is 2.5 hours / 2.5 km (metres).
using Millihours = std::int64_t;
using Metres = std::int64_t;

// Offers with one value of this group are of one person: a request that wants several people gets one of them.
inline constexpr std::string_view person_group = "person";
// A conflict with a request of one's own, before its id. It holds even where the profile has no rule of conflicts.
inline constexpr std::string_view own_request = "self:";

struct OfferCapacity {
  int min = 0;  // a promise, hence hard
  int max = 1;
  std::optional<Millihours> hours;
  friend bool operator==(const OfferCapacity&, const OfferCapacity&) = default;
};

struct PeopleWanted {
  int min = 0;  // 0 and 1: served with one; k >= 2: nobody or at least k, unless `partial`
  int max = 1;
  bool partial = false;
  // How many make the request served.
  [[nodiscard]] int needed() const { return partial || min < 1 ? 1 : min; }
  friend bool operator==(const PeopleWanted&, const PeopleWanted&) = default;
};

struct Offer {
  std::string id;
  std::string kind;
  std::string label;
  std::vector<SkillLevel> skills;
  std::vector<std::string> wants_to_learn;
  std::vector<std::string> themes;
  std::vector<LanguageLevel> languages;
  Place place;
  std::optional<Metres> reach;
  int asked = 0;
  std::vector<std::string> slots;
  OfferCapacity capacity;
  std::vector<GroupMembership> groups;
  std::vector<std::string> conflicts;  // "key:value", see data/schema/mapping.md
  friend bool operator==(const Offer&, const Offer&) = default;
};

struct Request {
  std::string id;
  std::string label;
  std::string from;
  std::vector<std::string> themes;
  bool first_time = false;
  std::vector<Need> needs;
  std::vector<LanguageLevel> languages;
  Place place;
  std::vector<std::string> slots;
  PeopleWanted people;
  std::optional<Millihours> hours;
  int priority = 0;
  std::optional<Date> submitted;
  std::vector<GroupMembership> groups;
  friend bool operator==(const Request&, const Request&) = default;
};

// The value of a group ("district") of an offer or a request; nullptr when it names none.
[[nodiscard]] const std::string* group_value(const std::vector<GroupMembership>& groups, std::string_view group);

class Market {
 public:
  [[nodiscard]] std::size_t offer_count() const { return offers_.size(); }
  [[nodiscard]] std::size_t request_count() const { return requests_.size(); }
  [[nodiscard]] const Offer& operator[](OfferId id) const { return offers_[id]; }
  [[nodiscard]] const Request& operator[](RequestId id) const { return requests_[id]; }
  [[nodiscard]] auto offer_ids() const { return offers_.ids(); }
  [[nodiscard]] auto request_ids() const { return requests_.ids(); }
  [[nodiscard]] const std::vector<Offer>& offers() const { return offers_.values(); }
  [[nodiscard]] const std::vector<Request>& requests() const { return requests_.values(); }

  [[nodiscard]] std::optional<OfferId> find_offer(std::string_view id) const;
  [[nodiscard]] std::optional<RequestId> find_request(std::string_view id) const;

  friend bool operator==(const Market&, const Market&) = default;

 private:
  friend Market market_of(std::vector<Offer> offers, std::vector<Request> requests);  // model/market_of.hpp
  IdVector<OfferId, Offer> offers_;
  IdVector<RequestId, Request> requests_;
};

}  // namespace koppel
