#include "pairing/score.hpp"

#include <algorithm>
#include <array>

#include "pairing/tables.hpp"

namespace koppel {

namespace {

// So many pairs at once that their values stay in the nearest cache.
constexpr std::size_t most_at_once = 256;

}  // namespace

PairScorer::PairScorer(const PairTables& tables, CriteriaList criteria) : criteria_(criteria) {
  for (std::size_t place = 0; place < criteria.size(); ++place) {
    const Millipoints points = points_of(criteria[place], tables.setting.profile);
    if (points > 0) scored_.push_back({place, points, criteria[place].prepare(tables)});
  }
}

void PairScorer::score(std::span<const CandidatePair> pairs, std::span<Weight> weights,
                       std::span<std::int32_t> breakdowns) const {
  for (std::size_t done = 0; done < pairs.size(); done += most_at_once) {
    const std::size_t count = std::min(most_at_once, pairs.size() - done);
    score_some(pairs.subspan(done, count), weights.subspan(done, count),
               breakdowns.empty() ? breakdowns : breakdowns.subspan(done * criteria_.size(), count * criteria_.size()));
  }
}

void PairScorer::score_some(std::span<const CandidatePair> pairs, std::span<Weight> weights,
                            std::span<std::int32_t> breakdowns) const {
  std::ranges::fill(weights, Weight{0});
  std::array<CriterionValue, most_at_once> values;
  for (const Scored& criterion : scored_) {
    criterion.prepared->rate(pairs, std::span(values).first(pairs.size()));
    for (std::size_t i = 0; i < pairs.size(); ++i) weights[i] += values[i] * criterion.points;
    if (breakdowns.empty()) continue;
    std::int32_t* part = &breakdowns[criterion.place];
    for (std::size_t i = 0; i < pairs.size(); ++i, part += criteria_.size()) {
      *part = static_cast<std::int32_t>(values[i] * criterion.points);
    }
  }
}

}  // namespace koppel
