#include "graph/bipartite_graph.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace koppel::test {
namespace {

//   a ─ x      edges by (request, offer): 0 = a–x, 1 = b–x, 2 = a–y
//   │ ╲
//   b   y      b also knows x
BipartiteGraph small() {
  return BipartiteGraph(2, 2,
                        {{OfferId{0U}, RequestId{1U}}, {OfferId{1U}, RequestId{0U}}, {OfferId{0U}, RequestId{0U}}});
}

TEST(BipartiteGraph, NumbersEdgesByRequestThenOffer) {
  const BipartiteGraph graph = small();
  ASSERT_EQ(graph.edge_count(), 3U);
  EXPECT_EQ(graph.endpoints(EdgeId{0U}), (Endpoints{OfferId{0U}, RequestId{0U}}));
  EXPECT_EQ(graph.endpoints(EdgeId{1U}), (Endpoints{OfferId{1U}, RequestId{0U}}));
  EXPECT_EQ(graph.endpoints(EdgeId{2U}), (Endpoints{OfferId{0U}, RequestId{1U}}));
}

TEST(BipartiteGraph, DoesNotDependOnTheOrderOfTheEdges) {
  const BipartiteGraph other(
      2, 2, {{OfferId{1U}, RequestId{0U}}, {OfferId{0U}, RequestId{0U}}, {OfferId{0U}, RequestId{1U}}});
  EXPECT_EQ(small(), other);
  EXPECT_EQ(small(), BipartiteGraph(2, {0, 2, 3}, {OfferId{0U}, OfferId{1U}, OfferId{0U}}));
}

TEST(BipartiteGraph, WalksBothSidesAndFindsEdges) {
  const BipartiteGraph graph = small();
  std::vector<std::uint32_t> of_x, of_a;
  for (const EdgeId edge : graph.edges_of(RequestId{0U})) of_x.push_back(edge.value);
  for (const EdgeId edge : graph.edges_of(OfferId{0U})) of_a.push_back(edge.value);
  EXPECT_EQ(of_x, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(of_a, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(graph.find(OfferId{1U}, RequestId{0U}), EdgeId{1U});
  EXPECT_EQ(graph.find(OfferId{1U}, RequestId{1U}), std::nullopt);
  EXPECT_EQ(graph.find(OfferId{7U}, RequestId{1U}), std::nullopt);
}

TEST(BipartiteGraph, RefusesWhatIsNoSimpleGraph) {
  EXPECT_THROW(BipartiteGraph(1, 1, {{OfferId{0U}, RequestId{0U}}, {OfferId{0U}, RequestId{0U}}}),
               std::invalid_argument);
  EXPECT_THROW(BipartiteGraph(1, 1, {{OfferId{1U}, RequestId{0U}}}), std::invalid_argument);
  EXPECT_THROW(BipartiteGraph(1, 1, {{OfferId{0U}, RequestId{1U}}}), std::invalid_argument);
  EXPECT_THROW(BipartiteGraph(2, {0, 2}, {OfferId{1U}, OfferId{0U}}), std::invalid_argument);
  EXPECT_THROW(BipartiteGraph(2, {0, 3}, {OfferId{0U}}), std::invalid_argument);
}

TEST(BipartiteGraph, MayBeEmpty) {
  EXPECT_EQ(BipartiteGraph().edge_count(), 0U);
  EXPECT_EQ(BipartiteGraph(3, 0, {}).offer_count(), 3U);
  EXPECT_EQ(BipartiteGraph(0, 2, {}).degree(RequestId{1U}), 0U);
}

}  // namespace
}  // namespace koppel::test
