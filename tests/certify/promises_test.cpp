// What a strategy's name promises, against problems that are not what it stands for.
#include "certify/promises.hpp"

#include <gtest/gtest.h>

#include "solve/strategy.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

struct Posed {
  std::shared_ptr<const Instance> instance;
  std::vector<Weight> weights;

  [[nodiscard]] Solved solved(std::string_view strategy, std::optional<std::uint64_t> lottery = {}) const {
    const Strategy& found = *find_strategy(strategy);
    return found.solve(pose(found, instance, weights), {.lottery = lottery});
  }
  [[nodiscard]] Verdict verdict(std::string_view strategy, const Solved& solved) const {
    return verify_promise(strategy, {*instance, weights, solved.problem, solved.outcome});
  }
  [[nodiscard]] std::string first_fault(std::string_view strategy, const Solved& solved) const {
    const Verdict found = verdict(strategy, solved);
    return found.faults.empty() ? std::string() : std::string(found.faults.front().code->name);
  }
};

Posed posed(std::uint64_t seed = 3) {
  const ProblemParts parts = market_like_problem(12, 20, 4, 50, seed);
  return {parts.shared(), parts.levels[0].edge_weights};
}

TEST(Promises, StandForEveryStrategyAndForNoOther) {
  std::vector<std::string> checked;
  for (const PromiseCheck* check : all_promises()) checked.emplace_back(check->strategy);
  EXPECT_EQ(checked, strategy_names());
  EXPECT_EQ(find_promise("max_happiness"), nullptr);
}

TEST(Promises, EachIsKeptByItsStrategyAndByNoOther) {
  const Posed market = posed();
  for (const Strategy* strategy : all_strategies()) {
    const Solved plain = market.solved(strategy->name), drawn = market.solved(strategy->name, 7);
    for (const Strategy* other : all_strategies()) {
      EXPECT_EQ(market.verdict(other->name, plain).accepted, other == strategy) << strategy->name << other->name;
      EXPECT_EQ(market.verdict(other->name, drawn).accepted, other == strategy) << strategy->name << other->name;
    }
  }
}

TEST(Promises, AreAboutTheWeightsThatWereGiven) {
  Posed market = posed();
  const Solved solved = market.solved("max_weight");
  ++market.weights[5];
  EXPECT_EQ(market.first_fault("max_weight", solved), "levels_not_promised");
}

TEST(Promises, AreAboutTheInstanceThatWasGiven) {
  Posed market = posed();
  const Solved solved = market.solved("max_cardinality");
  Instance narrower = *market.instance;
  narrower.offer_range[OfferId{2U}].upper += 1;
  market.instance = std::make_shared<const Instance>(std::move(narrower));
  EXPECT_EQ(market.first_fault("max_cardinality", solved), "instance_differs");
  EXPECT_EQ(market.first_fault("min_cost_perfect", market.solved("max_cardinality")), "instance_differs");
}

TEST(Promises, LevelsAreReadByWhatTheyCount) {
  const Posed market = posed();
  Level false_name = pairs_level();
  false_name.every_edge = 2;
  const Problem problem(market.instance, Goal{}.then(false_name));
  EXPECT_EQ(market.first_fault("max_cardinality", {problem, solve(problem)}), "levels_not_promised");
  const Problem longer(market.instance, Goal{}.then(pairs_level()).then(kept_level(*market.instance, {})));
  EXPECT_EQ(market.first_fault("max_cardinality", {longer, solve(longer)}), "levels_not_promised");
}

TEST(Promises, AnUnknownNameIsAFault) {
  const Posed market = posed();
  EXPECT_EQ(market.first_fault("max_happiness", market.solved("max_weight")), "strategy_unknown");
}

}  // namespace
}  // namespace koppel::test
