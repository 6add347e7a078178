// Recipes from which most families are drawn: sizes, density, weights and places.
//
//   const ProblemParts problem = drawn({.offers = 8, .requests = 12, .percent = 50}, seed);
#pragma once

#include "solve_algorithms/families.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {

enum class Pattern : std::uint8_t { uniform, product, distance };

struct Recipe {
  std::size_t offers = 0, requests = 0;
  double percent = 100;  // of all pairs are edges
  Weight least = 0, largest = 1000;
  Range offer_places{1, 1}, request_places{1, 1};  // upper bounds are drawn from these
  Full full = Full::nobody;
  Pattern pattern =
      Pattern::uniform;  // products and distances are stretched to the weights; heavy ones are those of small numbers
  bool hidden_matching = false;  // with one edge more for each request, to an offer of its own
  Weight common = 0;             // added to all edges of an offer, and to all of a request: drawn up to this
};

[[nodiscard]] ProblemParts drawn(const Recipe& recipe, std::uint64_t seed);

// `lower` = `upper` on the smaller side, or on both.
void demand(ProblemParts& problem, Full full);

// Districts of requests, and sectors of offers where asked for, with floors and ceilings.
void add_districts(ProblemParts& problem, std::uint32_t count, Dice& dice, Side side = Side::requests);

// `copies` times the same, with nothing between them.
[[nodiscard]] ProblemParts side_by_side(const std::vector<ProblemParts>& parts);

}  // namespace koppel::test
