#include "solve/questions/weight_lost.hpp"

#include <gtest/gtest.h>

#include "support/problem_parts.hpp"

namespace koppel::test {
namespace {

//        r1      r2    r3 (2)
//   m   [1]pin   5
//   p            5    [20]
//   q                 [20]
TEST(WeightLost, APinIsNeverTakenAwayToServeSomebody) {
  ProblemParts problem;
  problem.graph = BipartiteGraph(3, 3,
                                 {{OfferId{0U}, RequestId{0U}},
                                  {OfferId{0U}, RequestId{1U}},
                                  {OfferId{1U}, RequestId{1U}},
                                  {OfferId{1U}, RequestId{2U}},
                                  {OfferId{2U}, RequestId{2U}}});
  problem.offer_range.assign(3, {0, 1});
  problem.request_range = IdVector<RequestId, Range>({{0, 1}, {0, 1}, {0, 2}});
  problem.levels = {weight_level({1, 5, 5, 20, 20}), pairs_level()};
  problem.pinned = {EdgeId{0U}};
  Outcome outcome;
  outcome.status = Status::optimal;
  outcome.matching = {EdgeId{0U}, EdgeId{3U}, EdgeId{4U}};
  EXPECT_EQ(weight_lost_by_serving(problem, outcome, RequestId{1U}), 15);

  problem.pinned.clear();  // then r1 gives way, and the total even rises: such a matching was no optimum
  EXPECT_EQ(weight_lost_by_serving(problem, outcome, RequestId{1U}), -4);
}

TEST(WeightLost, NothingIsSaidWhereTheLevelsAreMoreThanSums) {
  ProblemParts problem;
  problem.graph = BipartiteGraph(1, 1, {{OfferId{0U}, RequestId{0U}}});
  problem.offer_range.assign(1, {0, 1});
  problem.request_range.assign(1, {0, 1});
  problem.levels = {served_level(problem), weight_level({3})};
  Outcome outcome;
  outcome.status = Status::optimal;
  EXPECT_EQ(weight_lost_by_serving(problem, outcome, RequestId{0U}), std::nullopt);
}

}  // namespace
}  // namespace koppel::test
