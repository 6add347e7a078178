
#include <gtest/gtest.h>

#include <limits>

#include "base/codes.hpp"
#include "graph/codes.hpp"
#include "graph/group_tree.hpp"
#include "graph/outcome.hpp"
#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

// Three offers, two requests, every pair.
ProblemParts complete() {
  ProblemParts problem;
  std::vector<Endpoints> edges;
  for (std::uint32_t o = 0; o < 3; ++o) {
    for (std::uint32_t r = 0; r < 2; ++r) edges.push_back({OfferId{o}, RequestId{r}});
  }
  problem.graph = BipartiteGraph(3, 2, std::move(edges));
  problem.offer_range.assign(3, {0, 1});
  problem.request_range.assign(2, {0, 2});
  problem.offer_names = IdVector<OfferId, std::string>(std::vector<std::string>{"a", "b", "c"});
  problem.request_names = IdVector<RequestId, std::string>(std::vector<std::string>{"x", "y"});
  problem.levels = {served_level(problem), weight_level({6, 5, 4, 3, 2, 1})};
  return problem;
}

std::size_t found(const ProblemParts& problem, Code code) { return validate(problem).count(code); }

TEST(Validate, AcceptsASoundProblem) { EXPECT_TRUE(validate(complete()).empty()); }

TEST(Validate, FindsEveryRangeThatIsUpsideDown) {
  ProblemParts problem = complete();
  problem.offer_range[OfferId{0U}] = {2, 1};
  problem.request_range[RequestId{1U}] = {3, 0};
  problem.groups = {{Side::offers, "g", {0, 1}, {5, 4}}};
  EXPECT_EQ(found(problem, graph_codes.lower_above_upper), 3U);
}

TEST(Validate, FindsListsOfTheWrongLength) {
  ProblemParts problem = complete();
  problem.request_range.push_back({});
  problem.levels[1].edge_weights.pop_back();
  problem.if_any.assign(5, 1);
  EXPECT_EQ(found(problem, graph_codes.wrong_size), 3U);
}

TEST(Validate, NamesTheGroupsThatCross) {
  ProblemParts problem = complete();
  problem.groups = {{Side::offers, "north", {0, 1}, {0, 9}},
                    {Side::offers, "women", {1, 2}, {0, 9}},
                    {Side::requests, "all", {0, 1}, {0, 9}}};
  const Findings findings = validate(problem);
  ASSERT_EQ(findings.count(graph_codes.not_laminar), 1U);
  const FindingValues expected{{"read", "north"}, {"other", "women"}};
  EXPECT_EQ(findings.kept().front().values, expected);
}

TEST(Validate, AcceptsNestedEqualAndDisjointGroups) {
  ProblemParts problem = complete();
  problem.groups = {{Side::offers, "in", {1}, {0, 9}},
                    {Side::offers, "out", {0, 1}, {0, 9}},
                    {Side::offers, "same", {0, 1}, {0, 9}},
                    {Side::offers, "apart", {2}, {0, 9}},
                    {Side::offers, "none", {}, {0, 9}}};
  EXPECT_TRUE(validate(problem).empty());
  const GroupTree tree(problem.groups, 3, 2);
  EXPECT_EQ(tree.owner(OfferId{1U}), GroupId{0U});
  EXPECT_EQ(tree.parent(GroupId{0U}), GroupId{2U}) << "of equal groups the earlier holds the later";
  EXPECT_EQ(tree.parent(GroupId{2U}), GroupId{1U});
  EXPECT_EQ(tree.parent(GroupId{1U}), std::nullopt);
}

TEST(Validate, FindsMembersThatAreNotThere) {
  ProblemParts problem = complete();
  problem.groups = {{Side::requests, "g", {0, 2}, {}}, {Side::offers, "h", {1, 0}, {}}};
  EXPECT_EQ(found(problem, graph_codes.members_out_of_range), 2U);
}

TEST(Validate, FindsPinsAboveANodeOrAGroup) {
  ProblemParts problem = complete();
  problem.pinned = {EdgeId{0U}, EdgeId{1U}, EdgeId{3U}};  // a–x, b–x, a–y
  problem.groups = {{Side::requests, "g", {0}, {0, 1}}};
  EXPECT_EQ(found(problem, base_codes.pins_above_capacity), 2U);
}

TEST(Validate, FindsGainsThatRise) {
  ProblemParts problem = complete();
  problem.levels[1].request_gains = {{0, 2, 3}, {1, 2, -1}};  // x rises; y's second pair would add 0 after −1
  EXPECT_EQ(found(problem, graph_codes.steps_rise), 2U);
  problem.levels[1].request_gains = {{0, 2, 4}, {2, 1, -1, -1}};
  EXPECT_TRUE(validate(problem).empty());
}

TEST(Validate, FindsSumsThatDoNotFit) {
  ProblemParts problem = complete();
  problem.levels[1].edge_weights[0] = std::numeric_limits<Weight>::min();
  EXPECT_EQ(found(problem, graph_codes.weight_overflow), 1U);
  problem.levels[1].edge_weights[0] = Weight{1} << 60;  // at most three pairs: below 2^62
  EXPECT_TRUE(validate(problem).empty());
}

TEST(Levels, CountWhatTheySay) {
  ProblemParts problem = complete();
  problem.levels.push_back(pairs_level());
  const std::vector<EdgeId> matching{EdgeId{0U}, EdgeId{1U}};  // a–x, b–x
  const std::vector<WideWeight> values = values_of(problem, matching);
  EXPECT_EQ(static_cast<int>(values[0]), 1);
  EXPECT_EQ(static_cast<int>(values[1]), 11);
  EXPECT_EQ(static_cast<int>(values[2]), 2);
}

TEST(Levels, TheLotteryDependsOnIdsAndSeedAlone) {
  ProblemParts problem = complete();
  const Level first = lottery_level(problem, 1), second = lottery_level(problem, 1, 1);
  EXPECT_EQ(first.name, "lottery");
  EXPECT_EQ(second.name, "lottery-2");
  EXPECT_NE(first.edge_weights, second.edge_weights);
  EXPECT_NE(first.edge_weights, lottery_level(problem, 2).edge_weights);
  std::swap(problem.offer_names[OfferId{0U}], problem.offer_names[OfferId{1U}]);
  const Level swapped = lottery_level(problem, 1);
  EXPECT_EQ(swapped.edge_weights[0], first.edge_weights[1]);
  EXPECT_EQ(swapped.edge_weights[2], first.edge_weights[2]);
}

}  // namespace
}  // namespace koppel::test
