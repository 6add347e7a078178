#include "solve/planning/neighbourhoods.hpp"

#include <algorithm>
#include <cmath>

namespace koppel::planning {

namespace {

constexpr std::array<double, 3> size_factors{0.6, 1.0, 1.6};
constexpr std::size_t tries_for_one_size = 60;
constexpr double most_offers = 250;

}  // namespace

Neighbourhoods::Neighbourhoods(const PlanModel& model, const EdgesByRequest& by_request, const HourPrices& prices,
                               SearchRandom& random)
    : model_(model),
      by_request_(by_request),
      prices_(prices),
      random_(random),
      chosen_(model.edges(), 0),
      usage_(model),
      size_(model.offers() <= 25 ? 4 : 8),
      temperature_(std::max(static_cast<double>(model.unit), 0.08 * prices.next_best)),
      mark_(model.offers(), 0) {}

void Neighbourhoods::begin(const Proposal& first) {
  best_ = first;
  hold(first.edges);
}

void Neighbourhoods::hold(const std::vector<std::uint32_t>& edges) {
  std::fill(chosen_.begin(), chosen_.end(), std::uint8_t{0});
  usage_ = Usage(model_);
  value_ = 0;
  for (const std::uint32_t edge : edges) {
    chosen_[edge] = 1;
    value_ += usage_.add(model_, by_request_.offer_of[edge], edge);
  }
}

// How much worse the pair is than what its request has or could have.
double Neighbourhoods::distance(std::uint32_t edge, std::uint32_t offer, const std::vector<double>& multipliers) const {
  return multipliers[model_.request[edge]] + multipliers[model_.requests() + offer] +
         prices_.hour[offer] * model_.use[edge] - static_cast<double>(model_.worth[edge]);
}

// Any offer, or now and then one that somebody wants who has nobody.
std::uint32_t Neighbourhoods::seed_offer() {
  constexpr int attempts = 50;
  if (random_.below(3) == 0) {
    for (int attempt = 0; attempt < attempts; ++attempt) {
      const std::uint32_t request = random_.below(model_.requests());
      const std::uint32_t degree = by_request_.begin[request + 1] - by_request_.begin[request];
      if (degree == 0 || usage_.request[request] >= model_.request_rows[request].places) continue;
      return by_request_.offer_of[by_request_.edge[by_request_.begin[request] + random_.below(degree)]];
    }
  }
  return random_.below(model_.offers());
}

std::vector<std::uint32_t> Neighbourhoods::choose_offers(std::size_t wanted, const std::vector<double>& multipliers) {
  ++stamp_;
  std::vector<std::uint32_t> offers{seed_offer()};
  mark_[offers.front()] = stamp_;
  for (std::size_t attempt = 0; offers.size() < wanted && attempt < 30 * wanted; ++attempt) {
    const std::uint32_t offer = offers[random_.below(offers.size())];
    const std::uint32_t degree = model_.offer_begin[offer + 1] - model_.offer_begin[offer];
    if (degree == 0) break;
    const std::uint32_t edge = model_.offer_begin[offer] + random_.below(degree);
    if (attempt < 20 * wanted && distance(edge, offer, multipliers) > 3 * prices_.next_best) continue;
    // Whoever has this request now, or could have it.
    const std::uint32_t request = model_.request[edge], first = by_request_.begin[request];
    std::uint32_t other = by_request_.edge[first + random_.below(by_request_.begin[request + 1] - first)];
    if (usage_.request[request] > 0) {
      for (std::uint32_t at = first; at < by_request_.begin[request + 1]; ++at) {
        const std::uint32_t now = by_request_.edge[at];
        if (chosen_[now] != 0 && by_request_.offer_of[now] != offer) other = now;
      }
    }
    std::uint32_t& mark = mark_[by_request_.offer_of[other]];
    if (mark == stamp_) continue;
    mark = stamp_;
    offers.push_back(by_request_.offer_of[other]);
  }
  std::sort(offers.begin(), offers.end());
  return offers;
}

// The size that gained most for its effort wins; where nothing gains any more, larger and larger ones are tried.
void Neighbourhoods::adapt_size() {
  if (++tries_ < tries_for_one_size) return;
  tries_ = 0;
  const auto offers = static_cast<double>(model_.offers());
  if (gained_[0] + gained_[1] + gained_[2] <= 0) {
    size_ *= 1.15;
    const double largest = std::max(4.0, std::min(0.75 * offers, most_offers));
    if (size_ > largest) size_ = std::max(3.0, largest * (0.25 + 0.75 * random_.share()));
  } else {
    std::size_t best = 1;
    for (std::size_t arm = 0; arm < size_factors.size(); ++arm) {
      if (gained_[arm] * (spent_[best] + 1) > gained_[best] * (spent_[arm] + 1)) best = arm;
    }
    size_ = std::min(offers, std::max(3.0, size_ * std::sqrt(size_factors[best])));
  }
  for (std::size_t arm = 0; arm < size_factors.size(); ++arm) {
    gained_[arm] *= 0.2, spent_[arm] *= 0.2;
    if (gained_[arm] < 0.5 * static_cast<double>(model_.unit)) gained_[arm] = 0;
  }
}

bool Neighbourhoods::share_out_again(const Remainder& rest, LagrangianStart start, std::int64_t old,
                                     std::int64_t threshold, Effort& effort) {
  constexpr float memory = 0.15F;
  const double level =
      std::max(static_cast<double>(model_.unit), 0.3 * prices_.next_best * static_cast<double>(rest.offers.size()));
  Lagrangian lagrangian(rest.model, std::move(start), memory);
  const int steps = 20 + static_cast<int>(random_.below(30));
  std::uint64_t counted = 0;
  const auto hopeless = [&] { return lagrangian.best() < threshold; };
  for (int step = 0; step < steps && !hopeless() && !lagrangian.settled(); ++step) {
    const auto best = static_cast<double>(lagrangian.best());
    lagrangian.step(std::max(best - level, static_cast<double>(threshold)));
    if (!effort.spend(lagrangian.work() - counted)) return false;
    counted = lagrangian.work();
  }
  if (hopeless()) return false;
  for (int attempt = 0; attempt < 2; ++attempt) {
    DiveOptions options{.steps = 20 + static_cast<int>(random_.below(20)),
                        .share = 0.2 * (0.5 + random_.share()),
                        .memory = memory,
                        .level = level};
    if (attempt > 0) options.noise = static_cast<float>(0.3 * random_.share());
    LagrangianStart again{lagrangian.multipliers(), lagrangian.prices(), lagrangian.mean()};
    const auto found = dive(rest.model, std::move(again), threshold, options, random_, effort);
    if (!found) continue;
    for (const std::uint32_t edge : found->edges) {
      const std::uint32_t origin = rest.model.origin[edge];
      chosen_[origin] = 1;
      usage_.add(model_, by_request_.offer_of[origin], origin);
    }
    value_ += found->value - old;
    return true;
  }
  return false;
}

void Neighbourhoods::try_once(std::size_t wanted, const std::vector<double>& multipliers,
                              const std::vector<float>& prices, std::int64_t bound, Effort& effort) {
  const std::vector<std::uint32_t> offers = choose_offers(wanted, multipliers);
  std::vector<std::uint32_t> freed;
  std::int64_t old = 0;
  for (const std::uint32_t offer : offers) {
    for (std::uint32_t edge = model_.offer_begin[offer]; edge < model_.offer_begin[offer + 1]; ++edge) {
      if (chosen_[edge] == 0) continue;
      freed.push_back(edge);
      old += usage_.remove(model_, offer, edge);
      chosen_[edge] = 2;
    }
  }
  const double farthest = std::min(6 * prices_.next_best, static_cast<double>(bound - best_.value + model_.unit));
  std::vector<OpenEdge> open;
  for (const std::uint32_t offer : offers) {
    for (std::uint32_t edge = model_.offer_begin[offer]; edge < model_.offer_begin[offer + 1]; ++edge) {
      if (chosen_[edge] == 2 || distance(edge, offer, multipliers) <= farthest) open.push_back({offer, edge});
    }
  }
  for (const std::uint32_t edge : freed) chosen_[edge] = 0;
  effort.spend(4 * open.size() + 16 * freed.size());
  const Remainder rest = remainder(model_, offers, open, usage_, numbers_);
  // Slightly worse is accepted, but never far below the best.
  const double worse = temperature_ * random_.exponential();
  const double room = 8 * temperature_ - static_cast<double>(best_.value - value_);
  const auto threshold =
      std::min(old, old - static_cast<std::int64_t>(std::min(worse, room))) + (worse < 1 ? model_.unit : 0);
  if (!rest.requests.empty() &&
      share_out_again(rest, start_in(model_, rest, multipliers, prices), old, threshold, effort))
    return;
  for (const std::uint32_t edge : freed) {
    chosen_[edge] = 1;
    usage_.add(model_, by_request_.offer_of[edge], edge);
  }
}

void Neighbourhoods::run(const std::vector<double>& multipliers, const std::vector<float>& prices, std::int64_t bound,
                         Effort& effort) {
  if (model_.offers() == 0 || model_.requests() == 0) return;
  while (!effort.over() && best_.value + model_.unit <= bound) {
    adapt_size();
    arm_ = random_.below(size_factors.size());
    const double wanted = size_ * size_factors[arm_] * (0.8 + 0.4 * random_.share()) + random_.share();
    const std::uint64_t before = effort.spent();
    const std::int64_t best_before = best_.value;
    if (value_ < best_.value && random_.below(200) == 0) hold(best_.edges);
    try_once(std::min(model_.offers(), std::max<std::size_t>(2, static_cast<std::size_t>(wanted))), multipliers, prices,
             bound, effort);
    if (value_ > best_.value) {
      best_.value = value_;
      best_.edges.clear();
      for (std::uint32_t edge = 0; edge < model_.edges(); ++edge) {
        if (chosen_[edge] != 0) best_.edges.push_back(edge);
      }
    }
    spent_[arm_] += static_cast<double>(effort.spent() - before);
    gained_[arm_] += static_cast<double>(best_.value - best_before);
  }
}

}  // namespace koppel::planning
