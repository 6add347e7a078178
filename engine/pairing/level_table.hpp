// Small numbers by [term][offer], dense where somebody has the term and empty where nobody does.
//
// Problem:    the level of an offer for a term is looked up for every pair; but a word that one person wrote in free text may not
//             cost a row of its own.
// Complexity: a look-up is one array access. Errors: none.
//             Tables and not products of matrices: for the skills of 2,000 × 2,000 nodes, of which a twentieth are candidate pairs, looking
//             up takes 0.6 ms, a sparse × dense product with Eigen 13 ms, sparse × sparse 180 ms. Only where every pair is a candidate is
//             a product faster (19 ms against 37 ms).
//
//   LevelTable levels(terms, offers);
//   levels.raise(term, offer, 3);
//   levels.at(term, offer)  ->  3
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"

namespace koppel {

class LevelTable {
 public:
  LevelTable() = default;
  LevelTable(std::size_t terms, std::size_t offers) : offers_(offers), rows_(terms) {}

  [[nodiscard]] int at(std::size_t term, OfferId offer) const {
    return rows_[term].empty() ? 0 : rows_[term][offer.index()];
  }

  // The best of what is there and `level` (0 … 255).
  void raise(std::size_t term, OfferId offer, int level) {
    if (level <= at(term, offer)) return;
    if (rows_[term].empty()) rows_[term].resize(offers_);
    rows_[term][offer.index()] = static_cast<std::uint8_t>(std::min(level, 255));
  }

 private:
  std::size_t offers_ = 0;
  std::vector<std::vector<std::uint8_t>> rows_;
};

}  // namespace koppel
