// "lex-dual": the duals of every level.
#include <algorithm>

#include "result/certificates/kinds.hpp"

namespace koppel::certificates {

ResultLexDual by_names(const Problem& problem, const LexDual& duals) {
  ResultLexDual named{level_names(problem), duals.denominators, numbers_by_name(problem, duals.levels)};
  const auto is_one = [](Weight denominator) { return denominator == 1; };
  if (std::ranges::all_of(named.denominators, is_one)) named.denominators.clear();
  return named;
}

std::optional<LexDual> by_nodes(const ResultLexDual& duals, const NodeIndex& index, Faults& faults) {
  if (!levels_fit(duals.levels, index.problem(), faults)) return std::nullopt;
  return LexDual{numbers_by_node(duals.duals, duals.levels.size(), index, faults), duals.denominators};
}

}  // namespace koppel::certificates
