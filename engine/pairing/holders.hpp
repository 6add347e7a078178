// Who has which term of one vocabulary, found from a term that is asked: the same, a narrower or a broader one.
//
// Problem:    "moderation" serves "facilitation"; a word that no vocabulary knows serves itself only, and there may be thousands.
// Complexity: for_kin O(log n) for an unknown word, else O(known terms that are held × the vocabulary's height).
// Errors:     none; without a vocabulary terms meet by equal text.
//
//   Holders holders(vocabularies.find("skills"));
//   holders.add("moderation", offer, 3);
//   holders.for_kin("facilitation", [&](Kinship kinship, const Holding& holding) { … });
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "model/vocabulary.hpp"

namespace koppel {

// How a term of an offer stands to the one that is asked.
enum class Kinship : std::uint8_t { same, narrower, broader };

struct Holding {
  OfferId offer;
  int level;
};

class Holders {
 public:
  explicit Holders(const Vocabulary* vocabulary) : vocabulary_(vocabulary) {}

  // The text of `term` must outlive this.
  void add(std::string_view term, OfferId offer, int level) {
    (known(term) ? known_ : unknown_)[term].push_back({offer, level});
  }

  template <class Use>
  void for_kin(std::string_view asked, Use use) const {
    const auto use_all = [&use](Kinship kinship, const std::vector<Holding>& holdings) {
      for (const Holding& holding : holdings) use(kinship, holding);
    };
    if (!known(asked)) {
      if (const auto found = unknown_.find(asked); found != unknown_.end()) use_all(Kinship::same, found->second);
      return;
    }
    for (const auto& [term, holdings] : known_) {
      if (term == asked)
        use_all(Kinship::same, holdings);
      else if (vocabulary_->broader_distance(term, asked))
        use_all(Kinship::narrower, holdings);
      else if (vocabulary_->broader_distance(asked, term))
        use_all(Kinship::broader, holdings);
    }
  }

 private:
  [[nodiscard]] bool known(std::string_view term) const {
    return vocabulary_ != nullptr && vocabulary_->find(term) != nullptr;
  }

  const Vocabulary* vocabulary_;
  std::map<std::string_view, std::vector<Holding>> known_, unknown_;
};

}  // namespace koppel
