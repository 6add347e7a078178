// The best of the asked languages: half for just the level, three quarters for one above it, all for more.
#include <algorithm>

#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class SpokenLanguage {
 public:
  explicit SpokenLanguage(const PairTables& tables) : tables_(tables) {}

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    const auto& asked = tables_.asked_languages[pair.request.index()];
    if (asked.empty()) return full_value;
    int best = -1;
    for (const LanguageEntry& entry : asked) {
      const int level = tables_.language_level.at(entry.language, pair.offer);
      // Nobody speaks better than C2: that is always the best margin.
      if (level == static_cast<int>(Cefr::c2)) return full_value;
      best = std::max(best, level - entry.level);
    }
    if (best < 0) return 0;
    return best == 0 ? full_value / 2 : best == 1 ? full_value * 3 / 4 : full_value;
  }

 private:
  const PairTables& tables_;
};

}  // namespace

extern constinit const Criterion language{
    .name = "language",
    .description = "1/2 for just the asked level, 3/4 one above, 1 two above or C2; 1 where none is asked",
    .meaning = "points for how well the language is spoken",
    .labels = {"taal", "language", "langue"},
    .points = 5'000,
    .prepare = prepare<SpokenLanguage>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      FactTerms common{"languages", {}};
      for (const std::string& code : pair.languages) common.terms.push_back({code});
      if (common.terms.empty()) return std::nullopt;
      return Fact{{"spreekt {languages}", "speaks {languages}", "parle {languages}"},
                  {{"languages", std::move(common)}}};
    }};

}  // namespace koppel::criteria
