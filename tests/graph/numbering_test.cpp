#include "graph/numbering.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "graph/problem.hpp"
#include "graph/synthetic.hpp"

namespace koppel::test {
namespace {

using Named = std::map<std::pair<std::string, std::string>, Weight>;

Named named_edges(const Instance& instance, const std::vector<Weight>& weights) {
  Named edges;
  for (const EdgeId edge : all_ids<EdgeId>(instance.graph.edge_count())) {
    const auto [offer, request] = instance.graph.endpoints(edge);
    edges[{name_of(instance, offer), name_of(instance, request)}] = weights[edge.index()];
  }
  return edges;
}

SyntheticProblem example() {
  SyntheticProblem made = synthetic_problem({.offers = 12, .requests = 30, .degree = 4, .seed = 3});
  made.instance.groups = {{Side::requests, "first", {0, 1, 2}, {1, 2}}, {Side::offers, "some", {3, 7}, {0, 4}}};
  made.instance.if_any.assign(30, 1);
  made.instance.if_any[RequestId{5U}] = 2;
  made.instance.pinned = {EdgeId{4U}, EdgeId{17U}};
  return made;
}

TEST(Numbering, IsTheSameProblemUnderOtherNumbers) {
  const SyntheticProblem made = example();
  const Renumbered drawn = renumber(made.instance, drawn_numbering(made.instance, 9));
  std::vector<Weight> weights;
  for (const EdgeId old : drawn.old_edge) weights.push_back(made.weights[old.index()]);
  EXPECT_EQ(named_edges(drawn.instance, weights), named_edges(made.instance, made.weights));
  EXPECT_NE(drawn.instance.request_names, made.instance.request_names);

  const auto names_of = [](const Instance& instance, const Group& group) {
    std::set<std::string> names;
    for (const std::uint32_t member : group.members) {
      names.insert(group.side == Side::offers ? name_of(instance, OfferId{member})
                                              : name_of(instance, RequestId{member}));
    }
    return names;
  };
  for (std::size_t group = 0; group < 2; ++group) {
    EXPECT_EQ(names_of(drawn.instance, drawn.instance.groups[group]),
              names_of(made.instance, made.instance.groups[group]));
    EXPECT_TRUE(std::ranges::is_sorted(drawn.instance.groups[group].members));
  }
  const auto pins = [](const Instance& instance) {
    std::set<std::pair<std::string, std::string>> names;
    for (const EdgeId edge : instance.pinned) {
      names.emplace(name_of(instance, instance.graph.offer(edge)), name_of(instance, instance.graph.request(edge)));
    }
    return names;
  };
  EXPECT_EQ(pins(drawn.instance), pins(made.instance));
  for (const RequestId request : drawn.instance.request_range.ids()) {
    EXPECT_EQ(drawn.instance.if_any[request], name_of(drawn.instance, request) == "d6" ? 2 : 1);
  }
  EXPECT_FALSE(validate(Problem(drawn.instance, Goal{})).has_errors());
}

TEST(Numbering, DependsOnTheIdsAndTheSeedOnly) {
  const SyntheticProblem made = example();
  const Renumbered once = renumber(made.instance, drawn_numbering(made.instance, 9));
  const Renumbered twice = renumber(once.instance, drawn_numbering(once.instance, 9));
  EXPECT_EQ(twice.instance.request_names, once.instance.request_names);
  EXPECT_EQ(twice.instance.graph, once.instance.graph);
  EXPECT_NE(drawn_numbering(made.instance, 10).new_request, drawn_numbering(made.instance, 9).new_request);
}

TEST(Synthetic, HasTheShapeThatWasAskedForAndDoesNotChange) {
  const SyntheticProblem made = synthetic_problem({.offers = 50, .requests = 400, .degree = 7, .seed = 5});
  EXPECT_EQ(made.instance.graph.edge_count(), 2'800U);
  for (const RequestId request : made.instance.request_range.ids()) EXPECT_EQ(made.instance.graph.degree(request), 7U);
  for (const Range range : made.instance.offer_range) EXPECT_TRUE(range.upper >= 1 && range.upper <= 5);
  EXPECT_EQ(std::ranges::max(made.weights), 1'000);
  EXPECT_EQ(std::ranges::min(made.weights), 0);
  EXPECT_EQ(synthetic_problem({.offers = 50, .requests = 400, .degree = 7, .seed = 5}).weights, made.weights);
  EXPECT_NE(synthetic_problem({.offers = 50, .requests = 400, .degree = 7, .seed = 6}).weights, made.weights);
  EXPECT_EQ(synthetic_problem({.offers = 3, .requests = 2, .degree = 7}).instance.graph.edge_count(), 6U);
}

}  // namespace
}  // namespace koppel::test
