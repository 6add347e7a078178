// Slots in common: three are as good as more; who names no slots is free whenever it suits.
#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class CommonSlots {
 public:
  explicit CommonSlots(const PairTables& tables) : tables_(tables) {}

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    const auto& mine = tables_.offer_slots[pair.offer.index()];
    const auto& theirs = tables_.request_slots[pair.request.index()];
    if (mine.empty() || theirs.empty()) return full_value;
    constexpr CriterionValue enough = 3;
    CriterionValue common = 0;
    for (auto i = mine.begin(), j = theirs.begin(); i != mine.end() && j != theirs.end() && common < enough;) {
      if (*i == *j)
        ++common, ++i, ++j;
      else
        *i < *j ? ++i : ++j;
    }
    return full_value * common / enough;
  }

 private:
  const PairTables& tables_;
};

}  // namespace

extern constinit const Criterion slots{
    .name = "slots",
    .description = "a third per slot in common, three at most; 1 where one side names none",
    .meaning = "points for several slots in common",
    .labels = {"gedeelde momenten", "shared slots", "moments communs"},
    .points = 5'000,
    .prepare = prepare<CommonSlots>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      if (pair.moment.empty()) return std::nullopt;
      return Fact{{"samen vrij: {slot}", "both free: {slot}", "libres ensemble : {slot}"},
                  {{"slot", FactMoment{pair.moment}}}};
    }};

}  // namespace koppel::criteria
