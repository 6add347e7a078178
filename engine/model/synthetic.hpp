// Synthetic markets: seeded, of any size, with the texture of a city's survey.
//
// Problem:    benchmarks, property tests and researchers need markets that look like life and can be made again.
// Promise:    the same options give the same draft on every machine (own generator, integers only). Nobody in it exists.
// Complexity: O(offers + requests). Errors: none.
//
//   Draft draft = synthetic_draft({.offers = 2000, .requests = 2000, .districts = 60, .seed = 7});
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/draft.hpp"

namespace koppel {

struct SyntheticOptions {
  std::size_t offers = 140;
  std::size_t requests = 220;
  std::size_t districts = 14;            // laid out on a grid, about 2 km apart
  std::size_t skills = 24;               // how many different ones, when no terms are given
  std::vector<std::string> skill_terms;  // the words to draw from, commonest first
  std::uint64_t seed = 1;
};

[[nodiscard]] Draft synthetic_draft(const SyntheticOptions& options);

}  // namespace koppel
