#include "pairing/candidates.hpp"

#include <algorithm>
#include <bit>

namespace koppel {

namespace {

// Cells of a twentieth of a degree: about 5.6 km by 3.5 km in Belgium.
constexpr std::int32_t cell_size_e6 = 50'000;

std::int32_t cell_number(std::int32_t degrees_e6) {
  return degrees_e6 >= 0 ? degrees_e6 / cell_size_e6 : -((-degrees_e6 + cell_size_e6 - 1) / cell_size_e6);
}

GeoPoint middle_of(std::pair<std::int32_t, std::int32_t> cell) {
  return {cell.first * cell_size_e6 + cell_size_e6 / 2, cell.second * cell_size_e6 + cell_size_e6 / 2};
}

}  // namespace

CandidateSearch::CandidateSearch(const Assessor& assessor)
    : assessor_(assessor),
      tables_(*assessor.tables_),
      everybody_(tables_.market.offer_count(), true),
      without_slots_(tables_.market.offer_count(), false) {
  for (const OfferId offer : tables_.market.offer_ids()) {
    if (tables_.offer_slots[offer.index()].empty()) without_slots_.insert(offer);
  }
}

const OfferSet& CandidateSearch::with_skill(std::uint32_t term, int level) {
  const auto [entry, fresh] = by_skill_.try_emplace({term, level}, tables_.market.offer_count(), false);
  if (fresh) {
    for (const OfferId offer : tables_.market.offer_ids()) {
      if (tables_.skill_level.at(term, offer) >= level) entry->second.insert(offer);
    }
  }
  return entry->second;
}

const OfferSet& CandidateSearch::with_language(std::uint32_t language, int level) {
  const auto [entry, fresh] = by_language_.try_emplace({language, level}, tables_.market.offer_count(), false);
  if (fresh) {
    for (const OfferId offer : tables_.market.offer_ids()) {
      if (tables_.language_level.at(language, offer) >= level) entry->second.insert(offer);
    }
  }
  return entry->second;
}

const OfferSet& CandidateSearch::free_in(std::uint32_t slot) {
  if (by_slot_.empty()) {
    for (const OfferId offer : tables_.market.offer_ids()) {
      for (const std::uint32_t named : tables_.offer_slots[offer.index()]) {
        by_slot_.try_emplace(named, tables_.market.offer_count(), false).first->second.insert(offer);
      }
    }
  }
  return by_slot_.try_emplace(slot, tables_.market.offer_count(), false).first->second;
}

// Offers that could reach some point of the cell: their reach plus the cell's own radius covers its middle. The exact
// distance is checked afterwards.
const OfferSet& CandidateSearch::reaching(Cell cell) {
  const auto [entry, fresh] = by_cell_.try_emplace(cell, tables_.market.offer_count(), false);
  if (!fresh) return entry->second;
  const GeoPoint middle = middle_of(cell);
  const GeoPoint corner{middle.latitude_e6 - cell_size_e6 / 2, middle.longitude_e6 - cell_size_e6 / 2};
  const GeoPoint other_corner{middle.latitude_e6 + cell_size_e6 / 2, middle.longitude_e6 - cell_size_e6 / 2};
  const UnitVector centre = to_vector(middle);
  const Metres radius =
      std::max(great_circle(centre, to_vector(corner)), great_circle(centre, to_vector(other_corner))) + 1;
  for (const OfferId offer : tables_.market.offer_ids()) {
    const std::int32_t point = tables_.offer_point[offer.index()];
    const auto& reach = tables_.market[offer].reach;
    const bool unbounded = point < 0 || !reach;
    if (unbounded || !certainly_farther(tables_.points[static_cast<std::size_t>(point)], centre, *reach + radius)) {
      entry->second.insert(offer);
    }
  }
  return entry->second;
}

void CandidateSearch::keep_skilled(RequestId request, OfferSet& offers) {
  for (const NeedEntry& need : tables_.needs[request.index()]) {
    if (need.must) offers.keep(with_skill(need.term, need.level));
  }
  if (!tables_.one_skill_needed(request)) return;
  OfferSet skilled(tables_.market.offer_count(), false);
  for (const NeedEntry& need : tables_.needs[request.index()]) skilled.add(with_skill(need.term, need.level));
  offers.keep(skilled);
}

void CandidateSearch::keep_speaking(RequestId request, OfferSet& offers) {
  const auto& asked = tables_.asked_languages[request.index()];
  if (asked.empty()) return;
  OfferSet speakers(tables_.market.offer_count(), false);
  for (const LanguageEntry& entry : asked) speakers.add(with_language(entry.language, entry.level));
  offers.keep(speakers);
}

void CandidateSearch::keep_free(RequestId request, OfferSet& offers) {
  const auto& slots = tables_.request_slots[request.index()];
  if (slots.empty()) return;
  OfferSet available = without_slots_;
  for (const std::uint32_t slot : slots) available.add(free_in(slot));
  offers.keep(available);
}

void CandidateSearch::keep_near(RequestId request, OfferSet& offers) {
  const std::int32_t point = tables_.request_point[request.index()];
  // Travel times may make the far near: then only the exact check decides.
  if (point < 0 || !tables_.setting.travel_times.empty()) return;
  const GeoPoint place = tables_.geo_points[static_cast<std::size_t>(point)];
  offers.keep(reaching({cell_number(place.latitude_e6), cell_number(place.longitude_e6)}));
}

std::vector<OfferId> CandidateSearch::offers_for(RequestId request) {
  OfferSet offers = everybody_;
  const Rules& rules = tables_.setting.profile.rules;
  if (rules.skills) keep_skilled(request, offers);
  if (rules.language) keep_speaking(request, offers);
  if (rules.slots) keep_free(request, offers);
  if (rules.reach) keep_near(request, offers);
  std::vector<OfferId> found;
  for (std::size_t word = 0; word < offers.words().size(); ++word) {
    for (std::uint64_t bits = offers.words()[word]; bits != 0; bits &= bits - 1) {
      const OfferId offer{word * 64 + static_cast<std::size_t>(std::countr_zero(bits))};
      if (assessor_.allowed_but_for_points(offer, request)) found.push_back(offer);
    }
  }
  assessor_.keep_above_minimum(found, request);
  return found;
}

}  // namespace koppel
