// Share of the needs that the offer wants to learn.
#include "pairing/criterion.hpp"
#include "pairing/holders.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class Learning {
 public:
  explicit Learning(const PairTables& tables)
      : tables_(tables), wanted_(tables.need_names.size(), tables.market.offer_count()) {
    Holders learners(tables.setting.vocabularies.find("skills"));
    for (const OfferId offer : tables.market.offer_ids()) {
      for (const std::string& term : tables.market[offer].wants_to_learn) learners.add(term, offer, 1);
    }
    for (std::size_t need = 0; need < tables.need_names.size(); ++need) {
      learners.for_kin(tables.need_names[need],
                       [&](Kinship, const Holding& holding) { wanted_.raise(need, holding.offer, 1); });
    }
  }

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    const auto& needs = tables_.needs[pair.request.index()];
    if (needs.empty()) return 0;
    CriterionValue wanted = 0;
    for (const NeedEntry& need : needs) wanted += wanted_.at(need.term, pair.offer);
    return full_value * wanted / static_cast<CriterionValue>(needs.size());
  }

 private:
  const PairTables& tables_;
  LevelTable wanted_;  // by needed term: 0 or 1
};

}  // namespace

extern constinit const Criterion learning{
    .name = "learning",
    .description = "share of the needs that the offer wants to learn",
    .meaning = "points where the offer wants to learn what is needed",
    .labels = {"leerwens", "wish to learn", "envie d'apprendre"},
    .points = 5'000,
    .prepare = prepare<Learning>,
    .fact = [](const ProposedPair&) -> std::optional<Fact> {
      return Fact{{"wil leren wat hier gevraagd wordt", "wants to learn what is asked here",
                   "veut apprendre ce qui est demandé"},
                  {}};
    }};

}  // namespace koppel::criteria
