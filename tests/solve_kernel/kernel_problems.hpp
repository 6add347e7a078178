// Small and middling random problems of many kinds for the kernel's tests, and the facts that every answer must meet.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "solve/algorithms/kernel.hpp"

namespace koppel::testing {

// Owns what a KernelProblem looks at.
struct OwnedProblem {
  std::vector<std::uint32_t> request_begin{0};
  std::vector<OfferId> edge_offer;
  std::vector<Weight> edge_weight;
  std::vector<std::int32_t> offer_capacity;
  std::vector<std::int32_t> request_capacity;

  [[nodiscard]] KernelProblem view() const {
    return {request_begin, edge_offer, edge_weight, offer_capacity, request_capacity};
  }
  [[nodiscard]] std::size_t offers() const { return offer_capacity.size(); }
  [[nodiscard]] std::size_t requests() const { return request_capacity.size(); }
};

// How to draw a problem.
struct Recipe {
  std::string name;
  std::uint32_t requests, offers;
  double density;  // share of the pairs that are edges
  Weight least_weight, largest_weight;
  std::int32_t least_offer_capacity, largest_offer_capacity;
  std::int32_t least_request_capacity = 1, largest_request_capacity = 1;
};

[[nodiscard]] OwnedProblem draw(const Recipe& recipe, std::uint64_t seed);

// What is wrong with an answer: capacities, edges used twice, negative duals, bound below the value, and for a complete answer
// bound ≠ value. Empty: nothing.
[[nodiscard]] std::string complaint(const KernelProblem& problem, const KernelSolution& solution);

[[nodiscard]] WideWeight value_of(const KernelProblem& problem, const KernelSolution& solution);

}  // namespace koppel::testing
