// A criterion that somebody adds: who needs fewer people is easier to help. Written by following engine/README.md, "Add a criterion".
#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class FewPeople {
 public:
  explicit FewPeople(const PairTables& tables) {
    for (const Request& request : tables.market.requests()) wanted_.push_back(request.people.max);
  }

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    return full_value / wanted_[pair.request.index()];
  }

 private:
  std::vector<int> wanted_;  // by request
};

}  // namespace

extern constinit const Criterion few_people{
    .name = "few_people",
    .description = "1 divided by the people wanted",
    .meaning = "points where few people are enough",
    .labels = {"weinig mensen nodig", "few people needed", "peu de personnes suffisent"},
    .points = 8'000,
    .prepare = prepare<FewPeople>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      return Fact{{"vraagt {people} {people|mens|mensen}", "asks for {people} {people|person|people}",
                   "demande {people} {people|personne|personnes}"},
                  {{"people", FactNumber{pair.request.people.max}}}};
    }};

}  // namespace koppel::criteria
