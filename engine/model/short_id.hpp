// Short codes for long ids: what people see of an id that is a hash.
//
// Problem:    64 hexadecimal digits can neither be read, nor said on the telephone, nor typed.
// Promise:    an id that is such a hash is shown by its first digits: four, or more until no other id of its side begins with them and
//             no spreadsheet takes them for a number in another form. The same id
//             begins with the same digits in every round. Any other id is shown as it is.
// Complexity: O(1) to shorten, O(log n) to find.
// Errors:     none.
//
//   short_id(market, offer)            ->  "3fa9"
//   find_offer_of(market, "3fa9")      ->  offer
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/market.hpp"

namespace koppel {

[[nodiscard]] std::string short_id(const Market& market, OfferId offer);
[[nodiscard]] std::string short_id(const Market& market, RequestId request);

// A text for people in which every hash is cut to its first eight digits: for findings, which may be about ids that are in no market.
[[nodiscard]] std::string with_short_hashes(std::string_view text);

// By the whole id, else by the beginning of a hash, four digits at least, which nothing else begins with.
[[nodiscard]] std::optional<OfferId> find_offer_of(const Market& market, std::string_view shown);
[[nodiscard]] std::optional<RequestId> find_request_of(const Market& market, std::string_view shown);

}  // namespace koppel
