// What is urgent comes first: a third per step of the request's priority.
#include <algorithm>

#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class Urgency {
 public:
  explicit Urgency(const PairTables& tables) : market_(tables.market) {}

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    constexpr int most_urgent = 3;
    return full_value * std::clamp(market_[pair.request].priority, 0, most_urgent) / most_urgent;
  }

 private:
  const Market& market_;
};

}  // namespace

extern constinit const Criterion urgency{
    .name = "urgency",
    .description = "a third per step of priority, three steps at most",
    .meaning = "points for what is urgent",
    .labels = {"dringend", "urgency", "urgence"},
    .points = 5'000,
    .prepare = prepare<Urgency>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      if (pair.request.priority < 2) return std::nullopt;
      return Fact{{"het verzoek is dringend", "the request is urgent", "la demande est urgente"}, {}};
    }};

}  // namespace koppel::criteria
