// Who was asked seldom comes before who is asked again and again.
#include <algorithm>

#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class Rest {
 public:
  explicit Rest(const PairTables& tables) {
    const bool goes_on = tables.setting.keep != Keep::nothing;  // then it is the same round
    const IdVector<OfferId, int> earlier = goes_on ? IdVector<OfferId, int>() : tables.setting.decisions.earlier_asked;
    for (const OfferId offer : tables.market.offer_ids()) {
      asked_.push_back(std::max(0, tables.market[offer].asked + (earlier.empty() ? 0 : earlier[offer])));
    }
  }

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    return full_value / (1 + asked_[pair.offer.index()]);
  }

 private:
  std::vector<int> asked_;  // by offer: this year and in the earlier round
};

}  // namespace

extern constinit const Criterion rest{
    .name = "rest",
    .description = "1 for who was never asked, 1/(1 + times asked) otherwise, earlier rounds included",
    .meaning = "points for who was asked seldom",
    .labels = {"niet telkens dezelfde", "not always the same", "pas toujours les mêmes"},
    .points = 5'000,
    .prepare = prepare<Rest>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      if (pair.offer.asked > 1) return std::nullopt;
      return Fact{{"werd nog niet vaak gevraagd", "has not often been asked", "n'a pas souvent été sollicité"}, {}};
    }};

}  // namespace koppel::criteria
