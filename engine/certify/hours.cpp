#include "certify/hours.hpp"

#include <algorithm>
#include <numeric>

namespace koppel::certify {

std::vector<OfferId> offers_above_hours(const Problem& problem, const std::vector<EdgeId>& matching) {
  const Hours& hours = problem.instance().hours;
  std::vector<OfferId> above;
  if (hours.empty()) return above;
  std::vector<WideWeight> used(problem.graph().offer_count(), 0);
  for (const EdgeId edge : matching) used[problem.graph().offer(edge).index()] += hours.use[edge];
  for (const OfferId offer : hours.budget.ids()) {
    if (hours.limits(offer) && used[offer.index()] > hours.budget[offer]) above.push_back(offer);
  }
  return above;
}

HourSteps hour_steps(const Problem& problem, OfferId offer) {
  constexpr Weight most_steps = Weight{1} << 16;
  const Hours& hours = problem.instance().hours;
  Weight step = 0;
  for (const EdgeId edge : problem.graph().edges_of(offer)) step = std::gcd(step, hours.use[edge]);
  step = std::max<Weight>(step, 1);
  const Weight fitting = hours.budget[offer] / step;
  if (fitting > most_steps) step *= fitting / most_steps + (fitting % most_steps > 0 ? 1 : 0);
  return {step, hours.budget[offer] / step};
}

std::optional<WideWeight> best_within(const std::vector<KnapsackItem>& items, Weight budget) {
  const auto steps = static_cast<std::size_t>(budget);
  WideWeight all = 0;
  Weight asked = 0;
  bool all_fit = true;
  std::vector<KnapsackItem> useful;
  for (const KnapsackItem& item : items) {
    if (item.worth <= 0 || item.use > budget) continue;
    if (__builtin_add_overflow(all, item.worth, &all)) return std::nullopt;
    all_fit = all_fit && !__builtin_add_overflow(asked, item.use, &asked) && asked <= budget;
    useful.push_back(item);
  }
  if (all_fit) return all;
  std::vector<WideWeight> best(steps + 1, 0);  // by hours that may be used
  for (const KnapsackItem& item : useful) {
    const auto use = static_cast<std::size_t>(item.use);
    for (std::size_t at = steps + 1; at-- > use;) best[at] = std::max(best[at], best[at - use] + item.worth);
  }
  return best[steps];
}

}  // namespace koppel::certify
