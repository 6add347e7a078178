// Travel times between the places of a market, by number.
//
// Problem:    a pair looks up postcodes, then districts, as texts: too slow for millions of pairs.
// Promise:    what TravelTimes::find says: a row's own direction first, else the other one. Postcodes go before districts.
// Complexity: building O(rows log rows + market log rows); a look-up O(log of the rows from one place).
// Errors:     none.
//
//   TravelTable travel(setting.travel_times);
//   travel.between(travel.stop(offer.place, offer.groups), travel.stop(request.place, request.groups))
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/market.hpp"
#include "model/profile.hpp"

namespace koppel {

class TravelTable {
 public:
  // The numbers of a postcode and of a district; -1 where the travel times do not name it.
  struct Stop {
    std::int32_t postcode = -1;
    std::int32_t district = -1;
  };

  explicit TravelTable(const TravelTimes& times);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] Stop stop(const Place& place, const std::vector<GroupMembership>& groups) const;
  [[nodiscard]] std::optional<Metres> between(const Stop& from, const Stop& to) const;

 private:
  [[nodiscard]] std::int32_t number(std::string_view name) const;
  [[nodiscard]] std::optional<Metres> find(std::int32_t from, std::int32_t to) const;

  std::map<std::string_view, std::int32_t> numbers_;                // of the names in the rows, which outlive this
  std::vector<std::vector<std::pair<std::int32_t, Metres>>> rows_;  // [from]: (to, metres), sorted
};

}  // namespace koppel
