// The list of kinds of certificates: for each its two forms, by nodes and by external ids. One file for each kind implements them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "result/certificate.hpp"

namespace koppel::certificates {

using Faults = std::vector<VerdictFault>;

[[nodiscard]] ResultLexDual by_names(const Problem& problem, const LexDual& duals);
[[nodiscard]] ResultViolatedSet by_names(const Problem& problem, const ViolatedSet& violated);
[[nodiscard]] ResultBranching by_names(const Problem& problem, const Branching& branching);
[[nodiscard]] ResultKnapsackDual by_names(const Problem& problem, const KnapsackDual& duals);

// Nothing, with faults, where it cannot be a certificate of this problem at all.
[[nodiscard]] std::optional<LexDual> by_nodes(const ResultLexDual& duals, const NodeIndex& index, Faults& faults);
[[nodiscard]] std::optional<ViolatedSet> by_nodes(const ResultViolatedSet& violated, const NodeIndex& index,
                                                  Faults& faults);
[[nodiscard]] std::optional<Branching> by_nodes(const ResultBranching& branching, const NodeIndex& index,
                                                Faults& faults);
[[nodiscard]] std::optional<KnapsackDual> by_nodes(const ResultKnapsackDual& duals, const NodeIndex& index,
                                                   Faults& faults);

// ---- what the kinds share ------------------------------------------------------------------------------------------------

[[nodiscard]] NamedNumbers numbers_by_name(const Problem& problem, const std::vector<LevelDuals>& levels);
// Ids that are left out have zeros.
[[nodiscard]] std::vector<LevelDuals> numbers_by_node(const NamedNumbers& numbers, std::size_t level_count,
                                                      const NodeIndex& index, Faults& faults);

[[nodiscard]] std::vector<std::string> level_names(const Problem& problem);
// False where the number of levels is another one; other names are faults only.
[[nodiscard]] bool levels_fit(const std::vector<std::string>& levels, const Problem& problem, Faults& faults);

}  // namespace koppel::certificates
