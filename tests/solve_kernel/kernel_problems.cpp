#include "solve_kernel/kernel_problems.hpp"

#include <algorithm>

namespace koppel::testing {
namespace {

[[nodiscard]] std::string check_matching(const KernelProblem& problem, const KernelSolution& solution) {
  std::vector<std::int32_t> at_offer(problem.offer_capacity.size(), 0), at_request(problem.request_capacity.size(), 0);
  for (std::size_t k = 0; k < solution.matching.size(); ++k) {
    const std::size_t edge = solution.matching[k].index();
    if (edge >= problem.edge_offer.size()) return "an edge that does not exist";
    if (k > 0 && solution.matching[k - 1] >= solution.matching[k]) return "edges not sorted or used twice";
    const auto row = std::upper_bound(problem.request_begin.begin(), problem.request_begin.end(), edge);
    ++at_request[static_cast<std::size_t>(row - problem.request_begin.begin()) - 1];
    ++at_offer[problem.edge_offer[edge].index()];
  }
  for (std::size_t k = 0; k < at_offer.size(); ++k) {
    if (at_offer[k] > std::max(problem.offer_capacity[k], 0)) return "an offer above its capacity";
  }
  for (std::size_t k = 0; k < at_request.size(); ++k) {
    if (at_request[k] > std::max(problem.request_capacity[k], 0)) return "a request above its capacity";
  }
  return {};
}

[[nodiscard]] WideWeight bound_of(const KernelProblem& problem, const KernelSolution& solution) {
  WideWeight bound = 0;
  for (std::size_t k = 0; k < problem.offer_capacity.size(); ++k) {
    bound += WideWeight{problem.offer_capacity[k]} * solution.offer_dual[k];
  }
  for (std::size_t request = 0; request < problem.request_capacity.size(); ++request) {
    const WideWeight dual = solution.request_dual[request];
    bound += problem.request_capacity[request] * dual;
    for (std::size_t edge = problem.request_begin[request]; edge < problem.request_begin[request + 1]; ++edge) {
      const WideWeight excess =
          problem.edge_weight[edge] - dual - solution.offer_dual[problem.edge_offer[edge].index()];
      bound += std::max<WideWeight>(excess, 0);
    }
  }
  return bound;
}

}  // namespace

OwnedProblem draw(const Recipe& recipe, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto between = [&random](auto least, auto most) {
    const auto range = static_cast<std::uint64_t>(most - least) + 1;
    return least + static_cast<decltype(least)>(random() % range);
  };
  OwnedProblem problem;
  for (std::uint32_t offer = 0; offer < recipe.offers; ++offer) {
    problem.offer_capacity.push_back(between(recipe.least_offer_capacity, recipe.largest_offer_capacity));
  }
  for (std::uint32_t request = 0; request < recipe.requests; ++request) {
    problem.request_capacity.push_back(between(recipe.least_request_capacity, recipe.largest_request_capacity));
    for (std::uint32_t offer = 0; offer < recipe.offers; ++offer) {
      if (static_cast<double>(random() % 1'000'000) >= recipe.density * 1e6) continue;
      problem.edge_offer.push_back(OfferId{offer});
      problem.edge_weight.push_back(between(recipe.least_weight, recipe.largest_weight));
    }
    problem.request_begin.push_back(static_cast<std::uint32_t>(problem.edge_offer.size()));
  }
  return problem;
}

std::string complaint(const KernelProblem& problem, const KernelSolution& solution) {
  if (solution.offer_dual.size() != problem.offer_capacity.size()) return "a dual for every offer is missing";
  if (solution.request_dual.size() != problem.request_capacity.size()) return "a dual for every request is missing";
  if (std::string fault = check_matching(problem, solution); !fault.empty()) return fault;
  const auto negative = [](Weight dual) { return dual < 0; };
  if (std::any_of(solution.offer_dual.begin(), solution.offer_dual.end(), negative))
    return "a negative dual of an offer";
  if (std::any_of(solution.request_dual.begin(), solution.request_dual.end(), negative))
    return "a negative dual of a request";
  const WideWeight value = value_of(problem, solution), bound = bound_of(problem, solution);
  if (bound < value) return "a bound below the value";
  if (solution.complete && bound != value) return "a bound above the value of a complete answer";
  return {};
}

WideWeight value_of(const KernelProblem& problem, const KernelSolution& solution) {
  WideWeight value = 0;
  for (const EdgeId edge : solution.matching) value += problem.edge_weight[edge.index()];
  return value;
}

}  // namespace koppel::testing
