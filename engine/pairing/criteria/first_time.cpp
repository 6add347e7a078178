// A first request comes before those of who was helped before.
#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class FirstTime {
 public:
  explicit FirstTime(const PairTables& tables) : market_(tables.market) {}

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    return market_[pair.request].first_time ? full_value : 0;
  }

 private:
  const Market& market_;
};

}  // namespace

extern constinit const Criterion first_time{
    .name = "first_time",
    .description = "1 for a first request",
    .meaning = "points for who asks for the first time",
    .labels = {"eerste vraag", "first request", "première demande"},
    .points = 5'000,
    .prepare = prepare<FirstTime>,
    .fact = [](const ProposedPair&) -> std::optional<Fact> {
      return Fact{{"dit is een eerste vraag", "this is a first request", "c'est une première demande"}, {}};
    }};

}  // namespace koppel::criteria
