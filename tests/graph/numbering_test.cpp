#include "graph/numbering.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "graph/synthetic.hpp"

namespace koppel::test {
namespace {

using Named = std::map<std::pair<std::string, std::string>, Weight>;

Named named_edges(const Problem& problem, const std::vector<Weight>& weights) {
  Named edges;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph.edge_count())) {
    const auto [offer, request] = problem.graph.endpoints(edge);
    edges[{name_of(problem, offer), name_of(problem, request)}] = weights[edge.index()];
  }
  return edges;
}

SyntheticProblem example() {
  SyntheticProblem made = synthetic_problem({.offers = 12, .requests = 30, .degree = 4, .seed = 3});
  made.problem.groups = {{Side::requests, "first", {0, 1, 2}, {1, 2}}, {Side::offers, "some", {3, 7}, {0, 4}}};
  made.problem.if_any.assign(30, 1);
  made.problem.if_any[RequestId{5U}] = 2;
  made.problem.pinned = {EdgeId{4U}, EdgeId{17U}};
  return made;
}

TEST(Numbering, IsTheSameProblemUnderOtherNumbers) {
  const SyntheticProblem made = example();
  const Renumbered drawn = renumber(made.problem, drawn_numbering(made.problem, 9));
  std::vector<Weight> weights;
  for (const EdgeId old : drawn.old_edge) weights.push_back(made.weights[old.index()]);
  EXPECT_EQ(named_edges(drawn.problem, weights), named_edges(made.problem, made.weights));
  EXPECT_NE(drawn.problem.request_names, made.problem.request_names);

  const auto names_of = [](const Problem& problem, const Group& group) {
    std::set<std::string> names;
    for (const std::uint32_t member : group.members) {
      names.insert(group.side == Side::offers ? name_of(problem, OfferId{member})
                                              : name_of(problem, RequestId{member}));
    }
    return names;
  };
  for (std::size_t group = 0; group < 2; ++group) {
    EXPECT_EQ(names_of(drawn.problem, drawn.problem.groups[group]), names_of(made.problem, made.problem.groups[group]));
    EXPECT_TRUE(std::ranges::is_sorted(drawn.problem.groups[group].members));
  }
  const auto pins = [](const Problem& problem) {
    std::set<std::pair<std::string, std::string>> names;
    for (const EdgeId edge : problem.pinned) {
      names.emplace(name_of(problem, problem.graph.offer(edge)), name_of(problem, problem.graph.request(edge)));
    }
    return names;
  };
  EXPECT_EQ(pins(drawn.problem), pins(made.problem));
  for (const RequestId request : drawn.problem.request_range.ids()) {
    EXPECT_EQ(drawn.problem.if_any[request], name_of(drawn.problem, request) == "d6" ? 2 : 1);
  }
  EXPECT_FALSE(validate(drawn.problem).has_errors());
}

TEST(Numbering, DependsOnTheIdsAndTheSeedOnly) {
  const SyntheticProblem made = example();
  const Renumbered once = renumber(made.problem, drawn_numbering(made.problem, 9));
  const Renumbered twice = renumber(once.problem, drawn_numbering(once.problem, 9));
  EXPECT_EQ(twice.problem.request_names, once.problem.request_names);
  EXPECT_EQ(twice.problem.graph, once.problem.graph);
  EXPECT_NE(drawn_numbering(made.problem, 10).new_request, drawn_numbering(made.problem, 9).new_request);
}

TEST(Synthetic, HasTheShapeThatWasAskedForAndDoesNotChange) {
  const SyntheticProblem made = synthetic_problem({.offers = 50, .requests = 400, .degree = 7, .seed = 5});
  EXPECT_EQ(made.problem.graph.edge_count(), 2'800U);
  for (const RequestId request : made.problem.request_range.ids()) EXPECT_EQ(made.problem.graph.degree(request), 7U);
  for (const Range range : made.problem.offer_range) EXPECT_TRUE(range.upper >= 1 && range.upper <= 5);
  EXPECT_EQ(std::ranges::max(made.weights), 1'000);
  EXPECT_EQ(std::ranges::min(made.weights), 0);
  EXPECT_EQ(synthetic_problem({.offers = 50, .requests = 400, .degree = 7, .seed = 5}).weights, made.weights);
  EXPECT_NE(synthetic_problem({.offers = 50, .requests = 400, .degree = 7, .seed = 6}).weights, made.weights);
  EXPECT_EQ(synthetic_problem({.offers = 3, .requests = 2, .degree = 7}).problem.graph.edge_count(), 6U);
}

}  // namespace
}  // namespace koppel::test
