// Square assignment problems of many structures from a seed, and what an answer to them must satisfy.
#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "solve/algorithms/perfect/perfect_assignment.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {

struct SquareRecipe {
  std::string name;
  std::size_t nodes;
  std::size_t degree;           // edges of each request, besides the hidden matching
  Weight least, largest;        // weights
  bool hidden_matching = true;  // false: there may be no perfect matching
  Weight common = 0;            // added to all edges of a request and of an offer: drawn up to this
};

struct SquareProblem {
  std::vector<std::uint32_t> request_begin{0};
  std::vector<OfferId> edge_offer;
  std::vector<Weight> edge_weight;
  std::vector<std::int32_t> capacity;

  [[nodiscard]] std::size_t nodes() const { return capacity.size(); }
  [[nodiscard]] KernelProblem view() const { return {request_begin, edge_offer, edge_weight, capacity, capacity}; }
};

[[nodiscard]] inline SquareProblem draw(const SquareRecipe& recipe, std::uint64_t seed) {
  Dice dice(seed);
  const auto last = static_cast<std::int64_t>(recipe.nodes) - 1;
  std::vector<std::uint32_t> hidden(recipe.nodes);
  std::iota(hidden.begin(), hidden.end(), 0u);
  for (std::size_t k = recipe.nodes; k > 1; --k)
    std::swap(hidden[k - 1], hidden[std::size_t(dice.in(0, std::int64_t(k) - 1))]);
  std::vector<Weight> of_offer(recipe.nodes);
  for (Weight& weight : of_offer) weight = dice.in(0, recipe.common);
  SquareProblem problem;
  problem.capacity.assign(recipe.nodes, 1);
  for (std::size_t request = 0; request < recipe.nodes; ++request) {
    std::vector<std::uint32_t> row;
    if (recipe.hidden_matching) row.push_back(hidden[request]);
    for (std::size_t k = 0; k < recipe.degree; ++k) row.push_back(std::uint32_t(dice.in(0, last)));
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    const Weight of_request = dice.in(0, recipe.common);
    for (const std::uint32_t offer : row) {
      problem.edge_offer.push_back(OfferId{offer});
      problem.edge_weight.push_back(dice.in(recipe.least, recipe.largest) + of_request + of_offer[offer]);
    }
    problem.request_begin.push_back(static_cast<std::uint32_t>(problem.edge_offer.size()));
  }
  return problem;
}

[[nodiscard]] inline WideWeight value_of(const SquareProblem& problem, const std::vector<EdgeId>& matching) {
  WideWeight value = 0;
  for (const EdgeId edge : matching) value += problem.edge_weight[edge.index()];
  return value;
}

[[nodiscard]] inline WideWeight sum_of_duals(const PerfectSolution& solution) {
  return std::accumulate(solution.offer_dual.begin(), solution.offer_dual.end(), WideWeight{0}) +
         std::accumulate(solution.request_dual.begin(), solution.request_dual.end(), WideWeight{0});
}

// What is wrong with a matching that should be perfect; nothing: it is.
[[nodiscard]] inline std::string matching_fault(const SquareProblem& problem, const std::vector<EdgeId>& matching) {
  if (matching.size() != problem.nodes()) return "not everybody is matched";
  std::vector<bool> taken(problem.nodes(), false);
  for (std::size_t request = 0; request < problem.nodes(); ++request) {
    const EdgeId edge = matching[request];
    if (edge.value < problem.request_begin[request] || edge.value >= problem.request_begin[request + 1])
      return "a request without an edge of its own";
    if (taken[problem.edge_offer[edge.index()].index()]) return "an offer taken twice";
    taken[problem.edge_offer[edge.index()].index()] = true;
  }
  return {};
}

// What is wrong with the duals as a bound.
[[nodiscard]] inline std::string dual_fault(const SquareProblem& problem, const PerfectSolution& solution) {
  if (solution.offer_dual.size() != problem.nodes() || solution.request_dual.size() != problem.nodes())
    return "a dual is missing";
  for (std::size_t request = 0; request < problem.nodes(); ++request) {
    for (std::size_t edge = problem.request_begin[request]; edge < problem.request_begin[request + 1]; ++edge) {
      const WideWeight both =
          WideWeight{solution.request_dual[request]} + solution.offer_dual[problem.edge_offer[edge].index()];
      if (both < problem.edge_weight[edge]) return "an edge above its two duals";
    }
  }
  return {};
}

}  // namespace koppel::test
