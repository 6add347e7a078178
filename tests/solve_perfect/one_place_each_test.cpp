// Problems in which one side, or both, must be matched in full, and those with one place each: through solve(), whichever kernel leads,
// with every answer given to the checker and compared with the network simplex.
#include <gtest/gtest.h>

#include <set>

#include "certify/verify.hpp"
#include "solve/solve.hpp"
#include "solve/strategy.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

struct Form {
  std::size_t offers, requests;
  int percent;  // of all edges
  Weight least, largest;
  std::int32_t most_places = 1;
};

[[nodiscard]] ProblemParts draw(const Form& form, Dice& dice) {
  ProblemParts problem;
  std::vector<Endpoints> edges;
  for (std::uint32_t request = 0; request < form.requests; ++request) {
    for (std::uint32_t offer = 0; offer < form.offers; ++offer) {
      if (dice.chance(form.percent)) edges.push_back({OfferId{offer}, RequestId{request}});
    }
  }
  problem.graph = BipartiteGraph(form.offers, form.requests, std::move(edges));
  for (std::size_t k = 0; k < form.offers; ++k)
    problem.offer_range.push_back({0, std::int32_t(dice.in(1, form.most_places))});
  for (std::size_t k = 0; k < form.requests; ++k)
    problem.request_range.push_back({0, std::int32_t(dice.in(1, form.most_places))});
  return problem;
}

[[nodiscard]] std::vector<Weight> draw_weights(const ProblemParts& problem, const Form& form, Dice& dice) {
  std::vector<Weight> weights(problem.graph.edge_count());
  for (Weight& weight : weights) weight = dice.in(form.least, form.largest);
  return weights;
}

// Solves by every algorithm; all must be proved and agree. Returns the algorithms that led, for the default first.
std::vector<std::string> solve_in_every_way(const ProblemParts& problem, const std::string& what) {
  std::vector<std::string> led;
  const Outcome expected = solve(problem, {.algorithm = "network-simplex"});
  EXPECT_TRUE(verify(problem, expected).accepted) << what;
  for (const char* algorithm : {"", "auction", "perfect-auction", "dense"}) {
    const Outcome outcome = solve(problem, {.algorithm = algorithm});
    EXPECT_TRUE(verify(problem, outcome).accepted) << what << ' ' << algorithm;
    EXPECT_EQ(outcome.status, expected.status) << what << ' ' << algorithm;
    EXPECT_EQ(outcome.values, expected.values) << what << ' ' << algorithm;
    led.push_back(outcome.algorithm);
  }
  return led;
}

void demand_all(auto& ranges) {
  for (Range& range : ranges) range.lower = range.upper;
}

// The best of all matchings in which everyone of the smaller side is matched, by trying everything: a second opinion for tiny problems.
class EveryWay {
 public:
  EveryWay(const ProblemParts& problem, const std::vector<Weight>& weights)
      : problem_(problem), weights_(weights), taken_(problem.graph.offer_count(), false) {
    place(RequestId{0u}, 0);
  }
  std::optional<Weight> best;

 private:
  void place(RequestId request, Weight sum) {
    if (request.index() == problem_.graph.request_count()) {
      if (!best || sum > *best) best = sum;
      return;
    }
    for (const EdgeId edge : problem_.graph.edges_of(request)) {
      const std::size_t offer = problem_.graph.offer(edge).index();
      if (taken_[offer]) continue;
      taken_[offer] = true;
      place(RequestId{request.value + 1}, sum + weights_[edge.index()]);
      taken_[offer] = false;
    }
  }
  const ProblemParts& problem_;
  const std::vector<Weight>& weights_;
  std::vector<bool> taken_;
};

TEST(MinCostPerfect, IsTheBestOfAll) {
  const Strategy& strategy = *find_strategy("min_cost_perfect");
  int infeasible = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Dice dice(seed);
    const auto requests = std::size_t(dice.in(1, 5));
    const Form form{requests + std::size_t(dice.in(0, 2)), requests, int(dice.in(40, 100)), -9, 9};
    ProblemParts problem = draw(form, dice);
    const std::vector<Weight> weights = draw_weights(problem, form, dice);
    problem = pose(strategy, problem.shared(), weights);
    const Outcome outcome = solve(problem);
    ASSERT_TRUE(verify(problem, outcome).accepted) << "seed " << seed;
    const EveryWay all(problem, weights);
    ASSERT_EQ(outcome.status, all.best ? Status::optimal : Status::infeasible) << "seed " << seed;
    infeasible += !all.best;
    if (all.best) {
      ASSERT_EQ(outcome.values.front(), *all.best) << "seed " << seed;
    }
  }
  EXPECT_GT(infeasible, 30);
  EXPECT_LT(infeasible, 470);
}

TEST(MinCostPerfect, FillsTheSideWithFewerPlaces) {
  const Strategy& strategy = *find_strategy("min_cost_perfect");
  Dice dice(3);
  ProblemParts problem = draw({2, 3, 100, -9, -1}, dice);
  problem.offer_range = IdVector<OfferId, Range>(std::vector<Range>{{0, 2}, {0, 2}});  // 4 places for 3 requests
  problem = pose(strategy, problem.shared(), draw_weights(problem, {2, 3, 100, -9, -1}, dice));
  EXPECT_EQ(problem.offer_range[OfferId{0u}], (Range{0, 2}));
  EXPECT_EQ(problem.request_range[RequestId{0u}], (Range{1, 1}));
  EXPECT_EQ(solve(problem).matching.size(), 3u);

  problem.offer_range[OfferId{1u}].upper = 1;  // 3 for 3
  problem = pose(strategy, problem.shared(), draw_weights(problem, {2, 3, 100, -9, -1}, dice));
  EXPECT_EQ(problem.offer_range[OfferId{0u}], (Range{2, 2}));
  EXPECT_EQ(problem.offer_range[OfferId{1u}], (Range{1, 1}));
  EXPECT_EQ(solve(problem).matching.size(), 3u);
}

TEST(MinCostPerfect, EveryKernelAgreesWithTheSimplex) {
  const Strategy& strategy = *find_strategy("min_cost_perfect");
  std::set<std::string> led;
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    Dice dice(seed);
    Form form{std::size_t(dice.in(1, 40)), std::size_t(dice.in(1, 40)), int(dice.in(8, 100)), -50, 50};
    if (dice.chance(40)) form.offers = form.requests;
    if (dice.chance(30)) form.least = 7, form.largest = 7 + dice.in(0, 1);
    if (dice.chance(20)) form.largest = Weight{1} << 33;
    if (dice.chance(40)) form.most_places = 3;
    ProblemParts problem = draw(form, dice);
    problem = pose(strategy, problem.shared(), draw_weights(problem, form, dice));
    for (std::string& name : solve_in_every_way(problem, "seed " + std::to_string(seed))) led.insert(std::move(name));
  }
  EXPECT_EQ(led, (std::set<std::string>{"auction", "balancing", "dense", "network-simplex", "perfect-auction"}));
}

TEST(OnePlaceEach, EveryOrderOfLevelsAndEveryRange) {
  std::set<std::string> led;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Dice dice(seed);
    Form form{std::size_t(dice.in(12, 30)), std::size_t(dice.in(12, 30)), int(dice.in(20, 130)), -30, 30};
    if (dice.chance(50)) form.offers = form.requests;
    ProblemParts problem = draw(form, dice);
    if (dice.chance(40)) demand_all(problem.offer_range);
    if (dice.chance(40)) demand_all(problem.request_range);
    const Level weights = weight_level(draw_weights(problem, form, dice));
    switch (dice.in(0, 4)) {
      case 0:
        problem.levels = {weights};
        break;
      case 1:
        problem.levels = {pairs_level(), weights};
        break;
      case 2:
        problem.levels = {served_level(problem), weights};
        break;
      case 3:
        problem.levels = {pairs_level(), weights, lottery_level(problem, seed)};
        break;
      default:
        problem.levels = {weights, pairs_level()};
    }
    for (std::string& name : solve_in_every_way(problem, "seed " + std::to_string(seed))) led.insert(std::move(name));
  }
  EXPECT_EQ(led, (std::set<std::string>{"auction", "balancing", "dense", "network-simplex", "perfect-auction"}));
}

TEST(OnePlaceEach, TheRuleChoosesTheKernel) {
  Dice dice(1);
  const auto led = [&](const Form& form, std::string_view strategy) {
    ProblemParts problem = draw(form, dice);
    for (const RequestId request : problem.request_range.ids()) problem.request_range[request].upper = 1;
    problem = pose(*find_strategy(strategy), problem.shared(), draw_weights(problem, form, dice));
    return solve_in_every_way(problem, std::string(strategy)).front();
  };
  EXPECT_EQ(led({40, 40, 100, 0, 1000}, "min_cost_perfect"), "dense");
  EXPECT_EQ(led({40, 30, 100, 0, 1000}, "min_cost_perfect"), "dense");
  EXPECT_EQ(led({30, 40, 100, 0, 1000}, "max_cardinality_max_weight"), "dense");
  EXPECT_EQ(led({30, 40, 60, -500, 1000}, "max_weight"), "dense");
  EXPECT_EQ(led({100, 100, 15, 0, 1000}, "min_cost_perfect"), "perfect-auction");
  EXPECT_EQ(led({120, 100, 15, 0, 1000}, "min_cost_perfect"), "auction");
  EXPECT_EQ(led({80, 200, 20, 0, 1000, 3}, "min_cost_perfect"), "auction");
  EXPECT_EQ(led({100, 100, 15, 0, 1000}, "max_weight"), "auction");
}

TEST(OnePlaceEach, StoppedAnywhereTheClaimHolds) {
  const Form sparse{300, 300, 5, 0, 1000}, full{120, 120, 100, 0, 1000};
  for (const Form& form : {sparse, full}) {
    Dice dice(5);
    ProblemParts problem = draw(form, dice);
    problem = pose(*find_strategy("min_cost_perfect"), problem.shared(), draw_weights(problem, form, dice));
    ASSERT_EQ(solve(problem).status, Status::optimal);
    for (std::uint64_t work = 1; work < 2'000'000; work *= 2) {
      const Outcome outcome = solve(problem, {.limits = {nullptr, work, 1}});
      ASSERT_TRUE(outcome.status == Status::limit || outcome.status == Status::optimal) << "work " << work;
      ASSERT_TRUE(verify(problem, outcome).accepted) << "work " << work;
    }
  }
}

TEST(OnePlaceEach, AnUnknownAlgorithmIsRefused) {
  Dice dice(1);
  ProblemParts problem = draw({3, 3, 100, 0, 9}, dice);
  EXPECT_THROW(static_cast<void>(solve(problem, {.algorithm = "perfect"})), InputError);
}

}  // namespace
}  // namespace koppel::test
