#include "solve/planning/dive.hpp"

#include <algorithm>
#include <numeric>

#include "solve/planning/remainder.hpp"

namespace koppel::planning {

namespace {

// What a number of units is at most, where worths are whole units.
std::int64_t whole_units(std::int64_t value, std::int64_t unit) {
  const std::int64_t part = value % unit;
  return value - (part < 0 ? part + unit : part);
}

class Dive {
 public:
  Dive(const PlanModel& model, std::int64_t threshold, const DiveOptions& options, SearchRandom& random, Effort& effort)
      : first_(model), threshold_(threshold), options_(options), random_(random), effort_(effort) {}

  std::optional<Proposal> run(LagrangianStart start) {
    const PlanModel* model = &first_;
    Remainder rest;
    int steps = start.mean.empty() ? options_.first_steps : 0;
    level_ = options_.level;
    while (model->edges() > 0) {
      Lagrangian lagrangian(*model, std::move(start), options_.memory);
      if (!improve(lagrangian, steps)) return std::nullopt;
      steps = options_.steps;
      level_ = std::max(level_ * 0.85, options_.level * 0.1);
      Usage usage(*model);
      std::vector<std::uint8_t> fixed(model->edges(), 0);
      if (!fix_surest(*model, lagrangian.mean(), usage, fixed)) {
        fix_greedily(*model, usage);
        break;
      }
      Remainder next = what_remains(*model, usage, fixed);
      start = start_in(*model, next, lagrangian.multipliers(), lagrangian.prices());
      for (const std::uint32_t edge : next.model.origin) start.mean.push_back(lagrangian.mean()[edge]);
      translate(next.model, model == &first_ ? nullptr : &rest.model);
      rest = std::move(next);
      model = &rest.model;
    }
    if (found_.value < threshold_) return std::nullopt;
    return std::move(found_);
  }

 private:
  // False where the bound says that the threshold is out of reach, or the effort is over.
  bool improve(Lagrangian& lagrangian, int steps) {
    std::uint64_t counted = 0;
    for (int step = 0;; ++step) {
      const std::uint64_t work = lagrangian.work();
      if (!effort_.spend(work - counted)) return false;
      counted = work;
      if (found_.value + whole_units(lagrangian.best(), first_.unit) < threshold_) return false;
      if (step >= steps || lagrangian.settled()) return true;
      const double best = static_cast<double>(lagrangian.best());
      lagrangian.step(std::max(best - level_, static_cast<double>(threshold_ - found_.value)));
    }
  }

  // Fixes the pairs that were chosen nearly always, and at least a share of all. False: none could be fixed.
  bool fix_surest(const PlanModel& model, std::vector<float>& mean, Usage& usage, std::vector<std::uint8_t>& fixed) {
    constexpr float least = 0.3F;
    std::vector<OpenEdge> order;
    for (std::uint32_t offer = 0; offer < model.offers(); ++offer) {
      for (std::uint32_t edge = model.offer_begin[offer]; edge < model.offer_begin[offer + 1]; ++edge) {
        if (mean[edge] > least) order.push_back({offer, edge});
      }
    }
    std::vector<float> often = mean;
    if (options_.noise > 0) {
      for (const OpenEdge& open : order) often[open.edge] += options_.noise * static_cast<float>(random_.share() - 0.5);
    }
    std::sort(order.begin(), order.end(), [&](const OpenEdge& a, const OpenEdge& b) {
      return often[a.edge] != often[b.edge] ? often[a.edge] > often[b.edge] : a.edge < b.edge;
    });
    const auto enough =
        std::max<std::size_t>(1, static_cast<std::size_t>(options_.share * static_cast<double>(model.requests())));
    std::size_t count = 0;
    for (const OpenEdge& open : order) {
      if (often[open.edge] < options_.sure && count >= enough) break;
      if (!usage.has_room(model, open.offer, open.edge)) continue;
      fix(model, open, usage);
      fixed[open.edge] = 1;
      ++count;
    }
    effort_.spend(4 * model.edges());
    return count > 0;
  }

  // The rest, by what a pair is worth for each hour.
  void fix_greedily(const PlanModel& model, Usage& usage) {
    std::vector<std::pair<double, OpenEdge>> order;
    for (std::uint32_t offer = 0; offer < model.offers(); ++offer) {
      for (std::uint32_t edge = model.offer_begin[offer]; edge < model.offer_begin[offer + 1]; ++edge) {
        const PlanRow& row = model.request_rows[model.request[edge]];
        const auto gain = static_cast<double>(model.worth[edge] + row.worth_of_next());
        order.push_back({gain / (model.use[edge] + 1), {offer, edge}});
      }
    }
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second.edge < b.second.edge;
    });
    for (const auto& [ratio, open] : order) {
      if (!usage.has_room(model, open.offer, open.edge)) continue;
      const std::int64_t gain = usage.add(model, open.offer, open.edge);
      if (gain > 0) {
        take(model, open, gain);
      } else {
        usage.remove(model, open.offer, open.edge);
      }
    }
  }

  void fix(const PlanModel& model, OpenEdge open, Usage& usage) {
    take(model, open, usage.add(model, open.offer, open.edge));
  }
  void take(const PlanModel& model, OpenEdge open, std::int64_t gain) {
    found_.value += gain;
    found_.edges.push_back(&model == &first_ ? open.edge : first_edge_[open.edge]);
  }

  Remainder what_remains(const PlanModel& model, const Usage& usage, const std::vector<std::uint8_t>& fixed) {
    std::vector<std::uint32_t> offers(model.offers());
    std::iota(offers.begin(), offers.end(), 0U);
    std::vector<OpenEdge> open;
    for (const std::uint32_t offer : offers) {
      for (std::uint32_t edge = model.offer_begin[offer]; edge < model.offer_begin[offer + 1]; ++edge) {
        if (fixed[edge] == 0) open.push_back({offer, edge});
      }
    }
    RequestNumbers numbers;
    return remainder(model, offers, open, usage, numbers);
  }

  // Edges of the remainder, in the numbers of the first model.
  void translate(const PlanModel& next, const PlanModel* before) {
    std::vector<std::uint32_t> edges(next.origin);
    if (before != nullptr) {
      for (std::uint32_t& edge : edges) edge = first_edge_[edge];
    }
    first_edge_ = std::move(edges);
  }

  const PlanModel& first_;
  std::int64_t threshold_;
  const DiveOptions& options_;
  SearchRandom& random_;
  Effort& effort_;
  Proposal found_;
  std::vector<std::uint32_t> first_edge_;  // by edge of the present remainder
  double level_ = 1;
};

}  // namespace

std::optional<Proposal> dive(const PlanModel& model, LagrangianStart start, std::int64_t threshold,
                             const DiveOptions& options, SearchRandom& random, Effort& effort) {
  return Dive(model, threshold, options, random, effort).run(std::move(start));
}

}  // namespace koppel::planning
