#include "solve_algorithms/recipes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koppel::test {
namespace {

double unit(Dice& dice) { return static_cast<double>(dice.in(0, 1'000'000)) / 1e6; }

struct Spots {
  std::vector<double> x, y;
  Spots(std::size_t count, Dice& dice) {
    for (std::size_t k = 0; k < count; ++k) x.push_back(unit(dice)), y.push_back(unit(dice));
  }
};

// Between 0 and 1.
double share_of(Pattern pattern, const Spots& offers, const Spots& requests, std::size_t offer, std::size_t request) {
  if (pattern == Pattern::product) return offers.x[offer] * requests.x[request];
  return std::hypot(offers.x[offer] - requests.x[request], offers.y[offer] - requests.y[request]) / 1.5;
}

std::vector<std::uint32_t> shuffled(std::size_t count, Dice& dice) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t k = count; k > 1; --k)
    std::swap(order[k - 1], order[static_cast<std::size_t>(dice.in(0, static_cast<std::int64_t>(k) - 1))]);
  return order;
}

std::int32_t places(Range range, Dice& dice) { return static_cast<std::int32_t>(dice.in(range.lower, range.upper)); }

}  // namespace

ProblemParts drawn(const Recipe& recipe, std::uint64_t seed) {
  Dice dice(seed);
  const Spots offers(recipe.offers, dice), requests(recipe.requests, dice);
  const std::vector<std::uint32_t> hidden = shuffled(recipe.offers, dice);
  std::vector<Weight> of_offer(recipe.offers);
  for (Weight& weight : of_offer) weight = dice.in(0, recipe.common);
  std::vector<Endpoints> edges;
  std::vector<Weight> weights;
  for (std::uint32_t request = 0; request < recipe.requests; ++request) {
    const Weight of_request = dice.in(0, recipe.common);
    for (std::uint32_t offer = 0; offer < recipe.offers; ++offer) {
      const bool is_hidden = recipe.hidden_matching && hidden[request % recipe.offers] == offer;
      if (!is_hidden && static_cast<double>(dice.in(0, 999'999)) >= recipe.percent * 1e4) continue;
      edges.push_back({OfferId{offer}, RequestId{request}});
      Weight weight = dice.in(recipe.least, recipe.largest);
      if (recipe.pattern != Pattern::uniform) {
        const double share = share_of(recipe.pattern, offers, requests, offer, request);
        weight = recipe.largest - static_cast<Weight>(share * static_cast<double>(recipe.largest - recipe.least));
      }
      weights.push_back(weight + of_request + of_offer[offer]);
    }
  }
  ProblemParts problem;
  problem.graph = BipartiteGraph(recipe.offers, recipe.requests, std::move(edges));
  for (std::size_t k = 0; k < recipe.offers; ++k) problem.offer_range.push_back({0, places(recipe.offer_places, dice)});
  for (std::size_t k = 0; k < recipe.requests; ++k)
    problem.request_range.push_back({0, places(recipe.request_places, dice)});
  problem.levels = {weight_level(std::move(weights))};
  demand(problem, recipe.full);
  return problem;
}

void demand(ProblemParts& problem, Full full) {
  const std::size_t offers = problem.graph.offer_count(), requests = problem.graph.request_count();
  if (full == Full::nobody) return;
  if (full == Full::everybody || offers < requests) {
    for (Range& range : problem.offer_range) range.lower = range.upper;
  }
  if (full == Full::everybody || offers >= requests) {
    for (Range& range : problem.request_range) range.lower = range.upper;
  }
}

void add_districts(ProblemParts& problem, std::uint32_t count, Dice& dice, Side side) {
  const auto nodes =
      static_cast<std::uint32_t>(side == Side::requests ? problem.graph.request_count() : problem.graph.offer_count());
  for (std::uint32_t district = 0; district < count; ++district) {
    Group group{side, (side == Side::requests ? "d" : "s") + std::to_string(district), {}, {}};
    for (std::uint32_t node = district; node < nodes; node += count) group.members.push_back(node);
    const auto size = static_cast<std::int64_t>(group.members.size());
    group.range.lower = static_cast<std::int32_t>(dice.in(0, size / 3));
    group.range.upper = group.range.lower + static_cast<std::int32_t>(dice.in(0, size / 2));
    problem.groups.push_back(std::move(group));
  }
}

ProblemParts side_by_side(const std::vector<ProblemParts>& parts) {
  ProblemParts all;
  std::vector<Endpoints> edges;
  std::vector<Weight> weights;
  std::uint32_t offers = 0, requests = 0;
  for (const ProblemParts& part : parts) {
    for (const EdgeId edge : all_ids<EdgeId>(part.graph.edge_count())) {
      const auto [offer, request] = part.graph.endpoints(edge);
      edges.push_back({OfferId{offer.value + offers}, RequestId{request.value + requests}});
      weights.push_back(part.levels.front().weight(edge));
    }
    for (const Range range : part.offer_range) all.offer_range.push_back(range);
    for (const Range range : part.request_range) all.request_range.push_back(range);
    offers += static_cast<std::uint32_t>(part.graph.offer_count());
    requests += static_cast<std::uint32_t>(part.graph.request_count());
  }
  all.graph = BipartiteGraph(offers, requests, std::move(edges));
  all.levels = {weight_level(std::move(weights))};
  return all;
}

}  // namespace koppel::test
