#include "solve/planning/lagrangian.hpp"

#include <algorithm>
#include <cmath>

namespace koppel::planning {

namespace {

std::int32_t rounded(double value, std::int32_t most) {
  return static_cast<std::int32_t>(std::floor(std::clamp<double>(value, -most, most) + 0.5));
}

}  // namespace

Lagrangian::Lagrangian(const PlanModel& model, LagrangianStart start, float memory)
    : model_(model),
      multipliers_(std::move(start.multipliers)),
      direction_(model.rows(), 0.0),
      gradient_(model.rows()),
      paid_(model.rows()),
      prices_(std::move(start.prices)),
      mean_(std::move(start.mean)),
      was_taken_(model.edges(), 0),
      memory_(memory) {
  multipliers_.resize(model.rows(), 0.0);
  prices_.resize(model.offers(), -1.0F);
  std::size_t widest = 0;
  for (std::size_t o = 0; o < model.offers(); ++o)
    widest = std::max<std::size_t>(widest, model.offer_begin[o + 1] - model.offer_begin[o]);
  knapsack_.reserve(widest + 1);
  const bool knows_mean = mean_.size() == model.edges();
  mean_.resize(model.edges(), 0.0F);
  evaluate();
  remember(knows_mean ? memory_ : 1.0F);
  best_ = value_, best_multipliers_ = multipliers_;
}

// What the rows gain from their multipliers; their gradient so far is what they want, negated.
std::int64_t Lagrangian::evaluate_rows(const std::vector<PlanRow>& rows, std::size_t first) {
  std::int64_t sum = 0;
  for (std::size_t number = 0; number < rows.size(); ++number) {
    const PlanRow& row = rows[number];
    const std::size_t at = first + number;
    if (!row.limits()) {
      multipliers_[at] = 0, paid_[at] = 0, gradient_[at] = 0;
      continue;
    }
    paid_[at] = rounded(multipliers_[at], model_.most_paid);
    std::int64_t wanted = 0;
    for (; wanted < row.places && row.worths[wanted] + paid_[at] > 0; ++wanted) sum += row.worths[wanted] + paid_[at];
    gradient_[at] = -wanted;
  }
  return sum;
}

// The items of an offer's knapsack.
void Lagrangian::gather(std::size_t offer) {
  const std::size_t requests = model_.requests();
  std::int32_t place = paid_[requests + offer];
  if (!model_.groups_of_offer.empty()) {
    for (const std::uint32_t group : model_.groups_of_offer[offer]) place += paid_[requests + model_.offers() + group];
  }
  knapsack_.clear();
  const std::int32_t budget = model_.budget[offer];
  for (std::uint32_t edge = model_.offer_begin[offer]; edge < model_.offer_begin[offer + 1]; ++edge) {
    const std::int32_t profit = model_.worth[edge] - paid_[model_.request[edge]] - place;
    if (profit > 0 && model_.use[edge] <= budget) knapsack_.add(profit, model_.use[edge], edge);
  }
}

void Lagrangian::evaluate() {
  const std::size_t requests = model_.requests(), offers = model_.offers();
  value_ = evaluate_rows(model_.request_rows, 0) + evaluate_rows(model_.offer_rows, requests) +
           evaluate_rows(model_.group_rows, requests + offers);
  if (!model_.groups_of_request.empty()) {
    for (std::size_t request = 0; request < requests; ++request) {
      for (const std::uint32_t group : model_.groups_of_request[request])
        paid_[request] += paid_[requests + offers + group];
    }
  }
  taken_.clear();
  for (std::size_t offer = 0; offer < offers; ++offer) {
    gather(offer);
    const std::size_t before = taken_.size();
    value_ += knapsack_.solve(model_.budget[offer], prices_[offer], was_taken_, taken_);
    gradient_[requests + offer] += static_cast<std::int64_t>(taken_.size() - before);
    if (!model_.groups_of_offer.empty()) {
      for (const std::uint32_t group : model_.groups_of_offer[offer])
        gradient_[requests + offers + group] += static_cast<std::int64_t>(taken_.size() - before);
    }
  }
  std::fill(was_taken_.begin(), was_taken_.end(), std::uint8_t{0});
  for (const std::uint32_t edge : taken_) {
    was_taken_[edge] = 1;
    const std::uint32_t request = model_.request[edge];
    ++gradient_[request];
    if (model_.groups_of_request.empty()) continue;
    for (const std::uint32_t group : model_.groups_of_request[request]) ++gradient_[requests + offers + group];
  }
  work_ += 2 * model_.edges() + 4 * model_.rows();
}

void Lagrangian::remember(float share) {
  if (share < 1) {
    for (float& part : mean_) part *= 1 - share;
  }
  for (const std::uint32_t edge : taken_) mean_[edge] += share;
}

void Lagrangian::keep_if_best() {
  if (value_ >= best_) return;
  best_ = value_;
  best_multipliers_ = multipliers_;
}

bool Lagrangian::step(double target) {
  constexpr double momentum = 0.7;
  const std::size_t requests = model_.requests(), offers = model_.offers();
  const auto row = [&](std::size_t at) -> const PlanRow& {
    if (at < requests) return model_.request_rows[at];
    return at < requests + offers ? model_.offer_rows[at - requests] : model_.group_rows[at - requests - offers];
  };
  double length = 0;
  for (std::size_t at = 0; at < direction_.size(); ++at) {
    const PlanRow& limits = row(at);
    if (!limits.limits()) continue;
    auto gradient = static_cast<double>(gradient_[at]);
    // Below minus its first worth a row wants nothing, and its pairs would only pay less.
    const double least = limits.places == 0 ? -1e18 : -static_cast<double>(limits.worths[0]);
    if (gradient < 0 && multipliers_[at] <= least) gradient = 0;
    direction_[at] = gradient + momentum * direction_[at];
    if (direction_[at] < 0 && multipliers_[at] <= least) direction_[at] = 0;
    length += direction_[at] * direction_[at];
  }
  if (length < 1e-12) {
    settled_ = true;
    return false;
  }
  const double size = std::max(static_cast<double>(value_) - target, 0.001 * static_cast<double>(model_.unit)) / length;
  for (std::size_t at = 0; at < direction_.size(); ++at) {
    const PlanRow& limits = row(at);
    if (!limits.limits()) continue;
    multipliers_[at] += size * direction_[at];
    if (limits.places > 0) multipliers_[at] = std::max(multipliers_[at], -static_cast<double>(limits.worths[0]));
  }
  evaluate();
  remember(memory_);
  keep_if_best();
  return true;
}

void Lagrangian::run(Effort& effort, double enough) {
  constexpr int patience = 30;
  const auto unit = static_cast<double>(model_.unit);
  // Once the steps are tiny, a later run begins again with larger ones from the best multipliers.
  if (level_ <= 0) level_ = std::max(unit, 0.005 * std::abs(static_cast<double>(best_)));
  if (level_ <= 0.002 * unit) level_ = 0.25 * unit;
  double mark = static_cast<double>(best_);
  int waited = 0;
  std::uint64_t counted = work();
  while (static_cast<double>(best_) > enough && !settled_) {
    step(std::max(static_cast<double>(best_) - level_, enough - unit));
    const std::uint64_t now = work();
    if (!effort.spend(now - counted)) break;
    counted = now;
    if (static_cast<double>(best_) < mark - 0.25 * level_) {
      mark = static_cast<double>(best_), waited = 0;
    } else if (++waited >= patience) {
      level_ *= 0.7;
      mark = static_cast<double>(best_), waited = 0;
      multipliers_ = best_multipliers_;
      std::fill(direction_.begin(), direction_.end(), 0.0);
      evaluate();
      if (level_ < 0.002 * unit) {
        level_ = 0.002 * unit;
        break;
      }
    }
  }
}

}  // namespace koppel::planning
