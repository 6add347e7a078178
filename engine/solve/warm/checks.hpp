// What is refused before a change begins, as validate() would refuse the changed problem.
//
// Promise:    throws InputError with everything that is wrong, or std::invalid_argument for numbers that do not exist; else nothing.
// Complexity: O(levels + steps of the node).
//
//   check_range(problem, Side::offers, 3, {0, 2});
#pragma once

#include <span>

#include "solve/warm/editable_problem.hpp"

namespace koppel::warm {

void check_node(const EditableProblem& problem, Side side, Index node);
void check_edge(const EditableProblem& problem, EdgeId edge);
void check_level_count(const EditableProblem& problem, std::size_t count);
// Of a node that exists: the range itself, its pins and its gains.
void check_range(const EditableProblem& problem, Side side, Index node, Range range);
// Of a node that is to be added.
void check_new_node(const EditableProblem& problem, const AddNode& node, Range range);
void check_one_pin_more(const EditableProblem& problem, EdgeId edge);

}  // namespace koppel::warm
