// The candidate search: which offers may serve a request, without looking at all pairs.
//
// Problem:    20,000 × 20,000 is 400 million pairs; one in a hundred is possible.
// Promise:    exactly the pairs that Assessor::allowed accepts, offers rising.
// Complexity: per request one intersection of bit sets (offers / 64 words) per must-need, asked language list, slot list and cell of
//             the spatial grid, then one check of the remaining rules per offer that is left. Sets are made once per key.
// Errors:     none.
//
//   CandidateSearch search(assessor);
//   for (OfferId offer : search.offers_for(request)) …
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "pairing/assess.hpp"
#include "pairing/tables.hpp"

namespace koppel {

class CandidateSearch {
 public:
  explicit CandidateSearch(const Assessor& assessor);
  [[nodiscard]] std::vector<OfferId> offers_for(RequestId request);

 private:
  using Cell = std::pair<std::int32_t, std::int32_t>;

  const OfferSet& with_skill(std::uint32_t term, int level);
  const OfferSet& with_language(std::uint32_t language, int level);
  const OfferSet& free_in(std::uint32_t slot);
  const OfferSet& reaching(Cell cell);
  void keep_skilled(RequestId request, OfferSet& offers);
  void keep_speaking(RequestId request, OfferSet& offers);
  void keep_free(RequestId request, OfferSet& offers);
  void keep_near(RequestId request, OfferSet& offers);

  const Assessor& assessor_;
  const PairTables& tables_;
  OfferSet everybody_;
  OfferSet without_slots_;
  std::map<std::pair<std::uint32_t, int>, OfferSet> by_skill_, by_language_;
  std::map<std::uint32_t, OfferSet> by_slot_;
  std::map<Cell, OfferSet> by_cell_;
};

}  // namespace koppel
