#include "solve/planning/hour_prices.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace koppel::planning {

EdgesByRequest::EdgesByRequest(const PlanModel& model)
    : begin(model.requests() + 1, 0), edge(model.edges()), offer_of(model.edges()) {
  for (const std::uint32_t request : model.request) ++begin[request + 1];
  for (std::size_t request = 0; request < model.requests(); ++request) begin[request + 1] += begin[request];
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t offer = 0; offer < model.offers(); ++offer) {
    for (std::uint32_t at = model.offer_begin[offer]; at < model.offer_begin[offer + 1]; ++at) {
      offer_of[at] = offer;
      edge[next[model.request[at]]++] = at;
    }
  }
}

namespace {

class PriceSearch {
 public:
  PriceSearch(const PlanModel& model, const EdgesByRequest& by_request)
      : model_(model), by_request_(by_request), has_budget_(model.offers()) {
    for (std::size_t offer = 0; offer < model.offers(); ++offer)
      has_budget_[offer] = model.budget[offer] != std::numeric_limits<std::int32_t>::max();
  }

  HourPrices run(Effort& effort) {
    constexpr int patience = 20, most_steps = 2000;
    const std::size_t count = 2 * model_.offers();
    std::vector<double> prices(count, 0.0), best_prices = prices, gradient(count), direction(count, 0.0);
    double value = evaluate(prices, gradient), best = value, mark = value;
    double level = std::max<double>(static_cast<double>(model_.unit), 0.05 * std::abs(value));
    int waited = 0;
    for (int step = 0; step < most_steps && effort.spend(4 * model_.edges()); ++step) {
      double length = 0;
      for (std::size_t at = 0; at < count; ++at) {
        direction[at] = gradient[at] + 0.7 * direction[at];
        if (prices[at] <= 0 && direction[at] < 0) direction[at] = 0;
        length += direction[at] * direction[at];
      }
      if (length < 1e-12) break;
      const double size = (value - (best - level)) / length;
      for (std::size_t at = 0; at < count; ++at) prices[at] = std::max(0.0, prices[at] + size * direction[at]);
      value = evaluate(prices, gradient);
      if (value < best) best = value, best_prices = prices;
      if (best < mark - 0.25 * level) {
        mark = best, waited = 0;
      } else if (++waited >= patience) {
        level *= 0.6, mark = best, waited = 0;
        prices = best_prices;
        value = evaluate(prices, gradient);
        std::fill(direction.begin(), direction.end(), 0.0);
        if (level < 1e-6 * std::max(1.0, std::abs(best))) break;
      }
    }
    return finish(best_prices);
  }

 private:
  [[nodiscard]] double reduced(std::uint32_t edge, const std::vector<double>& prices) const {
    const std::uint32_t offer = by_request_.offer_of[edge];
    return static_cast<double>(model_.worth[edge]) - prices[offer] * model_.use[edge] - prices[model_.offers() + offer];
  }

  // The relaxation's value at these prices; the gradient is what is used beyond what there is.
  double evaluate(const std::vector<double>& prices, std::vector<double>& gradient) {
    const std::size_t offers = model_.offers();
    double value = 0;
    for (std::size_t offer = 0; offer < offers; ++offer) {
      gradient[offer] = has_budget_[offer] ? -static_cast<double>(model_.budget[offer]) : 0;
      value += has_budget_[offer] ? prices[offer] * model_.budget[offer] : 0;
      const PlanRow& row = model_.offer_rows[offer];
      gradient[offers + offer] = row.limits() ? -static_cast<double>(row.places) : 0;
      value += row.limits() ? prices[offers + offer] * row.places : 0;
    }
    for (std::size_t request = 0; request < model_.requests(); ++request) {
      order_edges(request, prices);
      for (std::size_t taken = 0; taken < places(request); ++taken) {
        const double gain = static_cast<double>(model_.request_rows[request].worths[taken]) + choice_[taken].first;
        if (gain <= 0) break;
        value += gain;
        const std::uint32_t edge = choice_[taken].second, offer = by_request_.offer_of[edge];
        if (has_budget_[offer]) gradient[offer] += model_.use[edge];
        if (model_.offer_rows[offer].limits()) gradient[offers + offer] += 1;
      }
    }
    return value;
  }

  [[nodiscard]] std::size_t places(std::size_t request) const {
    return std::min<std::size_t>(model_.request_rows[request].places, choice_.size());
  }

  // The request's best edges, the best first: one more than it has places for.
  void order_edges(std::size_t request, const std::vector<double>& prices) {
    choice_.clear();
    for (std::uint32_t at = by_request_.begin[request]; at < by_request_.begin[request + 1]; ++at)
      choice_.emplace_back(reduced(by_request_.edge[at], prices), by_request_.edge[at]);
    const std::size_t wanted = std::min<std::size_t>(model_.request_rows[request].places + 1U, choice_.size());
    if (wanted == 2) {  // one place: no sorting
      for (std::size_t at = 1; at < choice_.size(); ++at) {
        if (choice_[at].first > choice_[0].first) std::swap(choice_[at], choice_[0]);
        if (at > 1 && choice_[at].first > choice_[1].first) std::swap(choice_[at], choice_[1]);
      }
      return;
    }
    std::partial_sort(choice_.begin(), choice_.begin() + static_cast<std::ptrdiff_t>(wanted), choice_.end(),
                      std::greater<>());
  }

  HourPrices finish(const std::vector<double>& prices) {
    HourPrices found;
    found.hour.assign(prices.begin(), prices.begin() + static_cast<std::ptrdiff_t>(model_.offers()));
    double sum = 0;
    std::size_t counted = 0;
    for (std::size_t request = 0; request < model_.requests(); ++request) {
      order_edges(request, prices);
      const PlanRow& row = model_.request_rows[request];
      const std::size_t last = places(request);
      double multiplier = row.places == 0 ? 0 : -static_cast<double>(row.worths[0]);
      if (last > 0) multiplier = std::max(multiplier, choice_[last - 1].first);
      found.start.multipliers.push_back(multiplier);
      if (last > 0 && last < choice_.size()) sum += choice_[last - 1].first - choice_[last].first, ++counted;
    }
    for (std::size_t offer = 0; offer < model_.offers(); ++offer) {
      const bool limits = model_.offer_rows[offer].limits();
      found.start.multipliers.push_back(limits ? prices[model_.offers() + offer] : 0);
      found.start.prices.push_back(static_cast<float>(prices[offer]));
    }
    found.start.multipliers.resize(model_.rows(), 0.0);
    if (counted > 0 && sum > 0) found.next_best = sum / static_cast<double>(counted);
    return found;
  }

  const PlanModel& model_;
  const EdgesByRequest& by_request_;
  std::vector<std::uint8_t> has_budget_;
  std::vector<std::pair<double, std::uint32_t>> choice_;
};

}  // namespace

HourPrices hour_prices(const PlanModel& model, const EdgesByRequest& by_request, Effort& effort) {
  return PriceSearch(model, by_request).run(effort);
}

}  // namespace koppel::planning
