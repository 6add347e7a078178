#include "model/short_id.hpp"

#include <algorithm>
#include <vector>

namespace koppel {

namespace {

constexpr std::size_t fewest_digits = 4, hash_digits = 64;
constexpr std::size_t most_digits = 12;  // to keep a spreadsheet from taking them for a number

bool is_hash_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_hash(std::string_view id) { return id.size() == hash_digits && std::ranges::all_of(id, is_hash_digit); }

std::size_t common_length(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// A spreadsheet makes 1200000 of "12e5", and 12 of "0012".
bool becomes_a_number(std::string_view code) {
  const bool may_be = std::ranges::all_of(code, [](char c) { return (c >= '0' && c <= '9') || c == 'e'; });
  return may_be && (code.front() == '0' || code.find('e') != std::string_view::npos);
}

// Rows are sorted by id, so that the ids most like this one stand beside it.
template <class Row>
std::string short_id_of(const std::vector<Row>& rows, std::size_t index) {
  const std::string& id = rows[index].id;
  if (!is_hash(id)) return id;
  std::size_t length = fewest_digits;
  if (index > 0) length = std::max(length, common_length(id, rows[index - 1].id) + 1);
  if (index + 1 < rows.size()) length = std::max(length, common_length(id, rows[index + 1].id) + 1);
  while (length < most_digits && becomes_a_number(std::string_view(id).substr(0, length))) ++length;
  return id.substr(0, length);
}

template <class AnyId, class Row>
std::optional<AnyId> find_by_beginning(const std::vector<Row>& rows, std::string_view beginning) {
  if (beginning.size() < fewest_digits) return std::nullopt;
  const auto begins = [&](const Row& row) { return std::string_view(row.id).starts_with(beginning); };
  const auto found =
      std::ranges::lower_bound(rows, beginning, {}, [](const Row& row) { return std::string_view(row.id); });
  if (found == rows.end() || !begins(*found) || !is_hash(found->id)) return std::nullopt;
  if (found + 1 != rows.end() && begins(*(found + 1))) return std::nullopt;
  return AnyId{static_cast<std::size_t>(found - rows.begin())};
}

}  // namespace

std::string short_id(const Market& market, OfferId offer) { return short_id_of(market.offers(), offer.index()); }

std::string short_id(const Market& market, RequestId request) {
  return short_id_of(market.requests(), request.index());
}

std::string with_short_hashes(std::string_view text) {
  constexpr std::size_t shown_digits = 8;
  std::string shortened;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_hash_digit(text[end])) ++end;
    shortened += text.substr(i, end - i == hash_digits ? shown_digits : end - i);
    if (end < text.size()) shortened += text[end];
    i = end + 1;
  }
  return shortened;
}

std::optional<OfferId> find_offer_of(const Market& market, std::string_view shown) {
  if (const auto exact = market.find_offer(shown)) return exact;
  return find_by_beginning<OfferId>(market.offers(), shown);
}

std::optional<RequestId> find_request_of(const Market& market, std::string_view shown) {
  if (const auto exact = market.find_request(shown)) return exact;
  return find_by_beginning<RequestId>(market.requests(), shown);
}

}  // namespace koppel
