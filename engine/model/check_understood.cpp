// How much of what was asked was understood.
#include <algorithm>
#include <set>
#include <string_view>

#include "base/characters.hpp"
#include "model/checking.hpp"

namespace koppel::checking {

namespace {

bool has_place(const Place& place) { return place.known() || !place.postcode.empty(); }

// A row has one place, in however many cells.
template <class Row>
void add_left_out_of(const Sourced<Row>& row, LeftOut& left_out) {
  left_out.needs += row.left_out.needs;
  left_out.moments += row.left_out.moments;
  left_out.languages += row.left_out.languages;
  left_out.numbers += row.left_out.numbers;
  if (row.left_out.places > 0 && !has_place(row.value.place)) ++left_out.places;
}

// Placed in the week or on a day ("mon-eve", "2031-W02-tue-eve", "S3"), and no words of somebody's own ("na de siësta").
bool is_code_of_moment(std::string_view slot) {
  const auto plain = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_:.+/").find(c) != std::string_view::npos;
  };
  return std::ranges::all_of(slot, plain) && slot.find_first_of("0123456789-") != std::string_view::npos;
}

using Texts = std::set<std::string_view>;
template <class Rows, class Get>
Texts moments_of(const Rows& rows, Get get) {
  Texts all;
  for (const auto& row : rows) all.insert(get(row).slots.begin(), get(row).slots.end());
  return all;
}

template <class Row>
void count_of(const Row& row, const Texts& other_side, Words& words, Understood& understood) {
  understood.moments.asked += row.slots.size();
  understood.moments.read += static_cast<std::size_t>(std::ranges::count_if(row.slots, [&](const std::string& slot) {
    return is_code_of_moment(slot) || words.lists("slots", slot) || other_side.contains(slot);
  }));
  understood.languages.read += row.languages.size();
  if (!has_place(row.place)) return;
  ++understood.places.asked;
  const bool nobody_knows =
      !row.place.known() && words.has_districts() && words.district_of(row.place.postcode) == nullptr;
  if (!nobody_knows) ++understood.places.read;
}

// Of what is asked in people's own words: what somebody offers, in so many letters or by a narrower word. Nothing where all of it is.
ReadOfAsked offered_of(const std::vector<DraftRequest>& requests, const Texts& offered, const Words& words) {
  ReadOfAsked count;
  for (const DraftRequest& row : requests) {
    for (const Need& need : row.request.value.needs) {
      ++count.asked;
      count.read += words.covers("skills", need.term, offered) ? 1U : 0U;
    }
  }
  return count.read == count.asked ? ReadOfAsked() : count;
}

}  // namespace

void add_left_out(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests, LeftOut& left_out) {
  for (const DraftOffer& row : offers) add_left_out_of(row.offer, left_out);
  for (const DraftRequest& row : requests) add_left_out_of(row.request, left_out);
}

Understood understood_of(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                         const LeftOut& left_out, Words& words) {
  Understood understood;
  const Texts free = moments_of(offers, [](const DraftOffer& row) -> const Offer& { return row.offer.value; });
  const Texts wanted =
      moments_of(requests, [](const DraftRequest& row) -> const Request& { return row.request.value; });
  Texts offered;  // a word that no vocabulary knows may stand on both sides
  for (const DraftOffer& row : offers) {
    for (const SkillLevel& skill : row.offer.value.skills) offered.insert(skill.term);
    count_of(row.offer.value, wanted, words, understood);
  }
  for (const DraftRequest& row : requests) {
    const std::vector<Need>& needs = row.request.value.needs;
    understood.needs.asked += needs.size();
    understood.needs.read += static_cast<std::size_t>(std::ranges::count_if(
        needs, [&](const Need& need) { return words.known("skills", need.term) || offered.contains(need.term); }));
    count_of(row.request.value, free, words, understood);
  }
  if (words.are_own("skills")) understood.offered = offered_of(requests, offered, words);
  understood.rows.read = offers.size() + requests.size();
  understood.rows.asked = understood.rows.read + left_out.rows;
  understood.needs.asked += left_out.needs;
  understood.moments.asked += left_out.moments;
  understood.places.asked += left_out.places;
  if (left_out.languages == 0) understood.languages = {};
  understood.languages.asked = understood.languages.read + left_out.languages;
  if (left_out.numbers > 0) {
    understood.numbers.asked = std::max(understood.rows.read, left_out.numbers);
    understood.numbers.read = understood.numbers.asked - left_out.numbers;
  }
  return understood;
}

}  // namespace koppel::checking
