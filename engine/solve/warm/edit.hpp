// Edits: the smallest steps in which a problem changes, each with an edit that takes it back.
//
// Problem:    "one more broker" or "pin this pair" must reach the problem, the search and the history in the same words.
// Promise:    everything that WarmSolver offers is a list of these; EditableProblem answers each with its inverse. A node is born with
//             the range [0, 0] and no edges, an edge is born `off`: so neither changes the optimum at that moment.
// Complexity: plain values.
// Errors:     none.
//
//   Edit inverse = problem.apply(SetRange{Side::offers, 3, {0, 2}});
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "graph/problem.hpp"

namespace koppel::warm {

using Index = std::uint32_t;  // of an offer, a request or an edge

// What a matching may do with an edge: anything, must have it, may not have it.
enum class Rule : std::uint8_t { free, pinned, off };

struct SetRange {
  Side side;
  Index node;
  Range range;
};
struct SetWeights {
  EdgeId edge;
  std::vector<Weight> weights;  // by level
};
struct SetRule {
  EdgeId edge;
  Rule rule;
};
struct AddNode {
  Side side;
  std::string name;
  std::vector<std::vector<Weight>> gains;  // by level; missing ones are empty
};
struct AddEdge {
  Endpoints ends;
  std::vector<Weight> weights;  // by level
};
// Inverses only: of the node or edge that was added last, as it was at birth.
struct RemoveLastNode {
  Side side;
};
struct RemoveLastEdge {};

using Edit = std::variant<SetRange, SetWeights, SetRule, AddNode, AddEdge, RemoveLastNode, RemoveLastEdge>;

}  // namespace koppel::warm
