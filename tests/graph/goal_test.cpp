// Goals as values, and the questions that are asked of them.
#include "graph/goal.hpp"

#include <gtest/gtest.h>

#include "graph/problem.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

Instance one_pair() {
  Instance instance;
  instance.graph = BipartiteGraph(1, 1, {{OfferId{0U}, RequestId{0U}}});
  instance.offer_range.assign(1, {0, 1});
  instance.request_range.assign(1, {0, 1});
  return instance;
}

TEST(Goals, AreAskedByKind) {
  const Instance instance = one_pair();
  const Goal goal = Goal{}.then(served_level(instance)).then(weight_level({5}));
  EXPECT_TRUE(goal.leads_with(LevelKind::served));
  EXPECT_FALSE(goal.leads_with(LevelKind::pairs));
  EXPECT_TRUE(goal.is_at(1, LevelKind::weight));
  EXPECT_FALSE(goal.is_at(2, LevelKind::weight));
  EXPECT_EQ(goal.find(LevelKind::weight), 1U);
  EXPECT_EQ(goal.find(LevelKind::lottery), std::nullopt);
  EXPECT_FALSE(Goal{}.leads_with(LevelKind::served));
}

TEST(Goals, AreNotChangedByWhatIsMadeOfThem) {
  const Instance instance = one_pair();
  const Goal goal = Goal{}.then(pairs_level()).then(weight_level({5}));
  const Goal drawn = goal.then(lottery_level(instance, 1)).then(lottery_level(instance, 1, 1));
  EXPECT_EQ(goal.size(), 2U);
  EXPECT_EQ(drawn.size(), 4U);
  EXPECT_EQ(drawn[3].name, "lottery-2");
  EXPECT_EQ(drawn.without_lottery(), goal);
  EXPECT_EQ(&drawn[1], &goal[1]) << "levels are shared";
  EXPECT_EQ(goal.with_level(1, weight_level({6}))[1].weight(EdgeId{0U}), 6);
  EXPECT_EQ(goal[1].weight(EdgeId{0U}), 5);
}

TEST(Goals, TwoShareOneInstance) {
  const Problem first(one_pair(), Goal{}.then(pairs_level()));
  const Problem second = first.under(Goal{}.then(weight_level({5})));
  EXPECT_EQ(&first.instance(), &second.instance());
  EXPECT_TRUE(first.goal().leads_with(LevelKind::pairs));
  EXPECT_TRUE(second.goal().leads_with(LevelKind::weight));
}

TEST(Goals, AVariantOfAnInstanceSharesItsRows) {
  const Instance instance = one_pair();
  Instance variant = instance;
  variant.offer_range[OfferId{0U}].upper = 0;
  EXPECT_EQ(variant.graph.edge_offers().data(), instance.graph.edge_offers().data());
  EXPECT_EQ(instance.offer_range[OfferId{0U}].upper, 1);
}

TEST(Levels, AreKnownByTheNamesInFiles) {
  for (const LevelKind kind : {LevelKind::served, LevelKind::pairs, LevelKind::weight, LevelKind::kept,
                               LevelKind::promised, LevelKind::told, LevelKind::lottery}) {
    EXPECT_EQ(level_kind(to_string(kind)), kind);
  }
  EXPECT_EQ(level_kind("lottery-3"), LevelKind::lottery);
  EXPECT_EQ(level_kind("load"), LevelKind::other);
  EXPECT_TRUE(in_input_units(LevelKind::weight));
  EXPECT_FALSE(in_input_units(LevelKind::lottery));
}

}  // namespace
}  // namespace koppel::test
