#include "graph/hours.hpp"

#include <algorithm>

namespace koppel {

namespace {

bool can_bind(const Instance& instance, const Hours& hours, OfferId offer) {
  if (hours.budget[offer] == Hours::no_budget) return false;
  std::vector<Weight> uses;
  for (const EdgeId edge : instance.graph.edges_of(offer)) uses.push_back(hours.use[edge]);
  const auto places = static_cast<std::size_t>(std::max(0, instance.offer_range[offer].upper));
  return sum_of_largest(std::move(uses), places) > hours.budget[offer];
}

// Whole hours where all are whole, so that the same problem has the same numbers however it was written.
void shorten(Hours& hours) {
  const auto whole = [&](Weight number) { return number == Hours::no_budget || number % hours.scale == 0; };
  if (!std::ranges::all_of(hours.budget, whole) || !std::ranges::all_of(hours.use, whole)) return;
  for (Weight& budget : hours.budget) budget = budget == Hours::no_budget ? budget : budget / hours.scale;
  for (Weight& use : hours.use) use /= hours.scale;
  hours.scale = 1;
}

}  // namespace

Hours binding_hours(const Instance& instance, Hours stated) {
  bool any = false;
  for (const OfferId offer : stated.budget.ids()) {
    if (can_bind(instance, stated, offer)) {
      any = true;
      continue;
    }
    stated.budget[offer] = Hours::no_budget;
    for (const EdgeId edge : instance.graph.edges_of(offer)) stated.use[edge] = 0;
  }
  if (!any) return {};
  shorten(stated);
  return stated;
}

bool fits_hours(const Instance& instance, const std::vector<EdgeId>& matching) {
  if (instance.hours.empty()) return true;
  std::vector<WideWeight> used(instance.graph.offer_count(), 0);
  for (const EdgeId edge : matching) used[instance.graph.offer(edge).index()] += instance.hours.use[edge];
  return std::ranges::all_of(instance.hours.budget.ids(), [&](OfferId offer) {
    return !instance.hours.limits(offer) || used[offer.index()] <= instance.hours.budget[offer];
  });
}

}  // namespace koppel
