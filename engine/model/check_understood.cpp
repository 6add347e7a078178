// How much of what was asked was understood.
#include <algorithm>
#include <set>
#include <string_view>

#include "model/checking.hpp"

namespace koppel::checking {

namespace {

bool has_place(const Place& place) { return place.known() || !place.postcode.empty(); }

// A row has one place, in however many cells.
template <class Row>
void add_left_out_of(const Sourced<Row>& row, LeftOut& left_out) {
  left_out.needs += row.left_out.needs;
  left_out.moments += row.left_out.moments;
  if (row.left_out.places > 0 && !has_place(row.value.place)) ++left_out.places;
}

template <class Row>
void count_of(const Row& row, Words& words, Understood& understood) {
  understood.moments.read += row.slots.size();
  if (!has_place(row.place)) return;
  ++understood.places.asked;
  const bool nobody_knows =
      !row.place.known() && words.has_districts() && words.district_of(row.place.postcode) == nullptr;
  if (!nobody_knows) ++understood.places.read;
}

}  // namespace

void add_left_out(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests, LeftOut& left_out) {
  for (const DraftOffer& row : offers) add_left_out_of(row.offer, left_out);
  for (const DraftRequest& row : requests) add_left_out_of(row.request, left_out);
}

Understood understood_of(const std::vector<DraftOffer>& offers, const std::vector<DraftRequest>& requests,
                         const LeftOut& left_out, Words& words) {
  Understood understood;
  std::set<std::string_view> offered;  // a word that no vocabulary knows may stand on both sides
  for (const DraftOffer& row : offers) {
    for (const SkillLevel& skill : row.offer.value.skills) offered.insert(skill.term);
    count_of(row.offer.value, words, understood);
  }
  for (const DraftRequest& row : requests) {
    const std::vector<Need>& needs = row.request.value.needs;
    understood.needs.asked += needs.size();
    understood.needs.read += static_cast<std::size_t>(std::ranges::count_if(
        needs, [&](const Need& need) { return words.known("skills", need.term) || offered.contains(need.term); }));
    count_of(row.request.value, words, understood);
  }
  understood.rows.read = offers.size() + requests.size();
  understood.rows.asked = understood.rows.read + left_out.rows;
  understood.needs.asked += left_out.needs;
  understood.moments.asked = understood.moments.read + left_out.moments;
  understood.places.asked += left_out.places;
  return understood;
}

}  // namespace koppel::checking
