#include "explain/why_not.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "measure/metrics.hpp"
#include "oracles/brute_force.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

std::int64_t served(const ProblemParts& problem, const std::vector<EdgeId>& matching) {
  const PairCounts counts = count_pairs(problem, matching);
  std::int64_t sum = 0;
  for (const RequestId request : problem.request_range.ids())
    sum += counts.requests[request.index()] >= pairs_needed(problem, request) ? 1 : 0;
  return sum;
}

std::vector<EdgeId> changed(std::vector<EdgeId> matching, const WhyNot& answer) {
  for (const EdgeId edge : answer.gone) std::erase(matching, edge);
  matching.insert(matching.end(), answer.come.begin(), answer.come.end());
  std::ranges::sort(matching);
  return matching;
}

// Every pair of small markets forced, against trying everything.
TEST(WhyNot, TheCostIsThatOfTheBestMatchingWithThePair) {
  int forced = 0, impossible = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Walked walked = random_market(seed).walk();
    const ProblemParts problem = walked.problem;
    if (walked.outcome.status != Status::optimal || problem.graph.edge_count() > 12) continue;
    for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
      ProblemParts with = problem;
      std::erase_if(with.levels, [](const Level& level) { return level.name.starts_with("lottery"); });
      if (!std::ranges::count(with.pinned, edge)) with.pinned.push_back(edge);
      std::ranges::sort(with.pinned);
      const std::optional<Best> best = brute_force(with);
      const WhyNot answer = why_not(walked.weighed, walked.problem, walked.outcome.matching, edge);
      ASSERT_EQ(answer.status, best ? Status::optimal : Status::infeasible);
      if (!best) {
        ++impossible;
        EXPECT_TRUE(answer.come.empty());
        continue;
      }
      ++forced;
      const std::vector<EdgeId> now = changed(walked.outcome.matching, answer);
      EXPECT_TRUE(std::ranges::binary_search(now, edge));
      EXPECT_TRUE(values_of(with, now) == best->values);
      EXPECT_EQ(answer.served_change, served(with, now) - served(with, walked.outcome.matching));
      WideWeight change = 0;
      for (const EdgeId id : answer.come) change += walked.weighed.weights[id.index()];
      for (const EdgeId id : answer.gone) change -= walked.weighed.weights[id.index()];
      EXPECT_TRUE(answer.weight_change == change);
    }
  }
  EXPECT_GT(forced, 200);
  EXPECT_GT(impossible, 0);
}

// Two requests that are alike and three offers that are alike: whoever is forced in takes one place; the other pair stays.
TEST(WhyNot, OfEquallyGoodAnswersTheOneThatChangesLeastIsTold) {
  SmallMarket small;
  for (const char* id : {"m1", "m2", "m3"}) small.offer(id);
  for (const char* id : {"r1", "r2"}) small.request(id);
  const Walked walked = small.walk();
  const ProblemParts problem = walked.problem;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    const WhyNot answer = why_not(walked.weighed, walked.problem, walked.outcome.matching, edge);
    const bool chosen = std::ranges::count(walked.outcome.matching, edge) > 0;
    EXPECT_EQ(answer.come.empty(), chosen);
    EXPECT_EQ(answer.served_change, 0);
    if (chosen) continue;
    const auto offer_is_used = std::ranges::any_of(
        walked.outcome.matching, [&](EdgeId other) { return problem.graph.offer(other) == problem.graph.offer(edge); });
    EXPECT_EQ(answer.come.size(), offer_is_used ? 2U : 1U);
  }
}

}  // namespace
}  // namespace koppel::test
