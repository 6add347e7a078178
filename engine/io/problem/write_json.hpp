// Writing a bare problem as koppel/problem/1 (data/schema/problem.schema.json).
//
// Promise:    reading it back gives the same instance. Fields that have their default are left out. Pins and levels have no place in
//             the format and are not written.
// Complexity: O(size).
// Errors:     none.
//
//   std::string text = write_problem(instance, weights);
#pragma once

#include <span>
#include <string>

#include "graph/instance.hpp"

namespace koppel::io {

// `weights` by EdgeId, times the instance's scale.
[[nodiscard]] std::string write_problem(const Instance& instance, std::span<const Weight> weights);

}  // namespace koppel::io
