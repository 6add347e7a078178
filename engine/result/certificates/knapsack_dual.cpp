// "knapsack-dual": for each level a tree of decided pairs, and the duals of its leaves.
#include "result/certificates/kinds.hpp"
#include "result/fault_codes.hpp"

namespace koppel::certificates {

namespace {

ResultKnapsackLevel named_level(const Problem& problem, const KnapsackLevel& level) {
  ResultKnapsackLevel named{.scale = level.scale, .duals = {}, .tree = {}};
  for (const KnapsackDuals& duals : level.duals)
    named.duals.push_back({duals.earlier, numbers_by_name(problem, {duals.duals})});
  for (const KnapsackTreeStep& step : level.tree) {
    if (const auto* edge = std::get_if<EdgeId>(&step)) {
      const auto [offer, request] = problem.graph().endpoints(*edge);
      named.tree.emplace_back(std::pair(name_of(problem, offer), name_of(problem, request)));
    } else {
      named.tree.emplace_back(std::get<std::uint32_t>(step));
    }
  }
  return named;
}

KnapsackLevel restored_level(const ResultKnapsackLevel& level, const NodeIndex& index, Faults& faults) {
  KnapsackLevel restored{.scale = level.scale, .duals = {}, .tree = {}};
  for (const ResultKnapsackDuals& duals : level.duals)
    restored.duals.push_back({duals.earlier, std::move(numbers_by_node(duals.duals, 1, index, faults).front())});
  for (const auto& step : level.tree) {
    if (const auto* number = std::get_if<std::uint32_t>(&step)) {
      restored.tree.emplace_back(*number);
      continue;
    }
    const auto& [offer_name, request_name] = std::get<std::pair<std::string, std::string>>(step);
    const auto offer = index.offer(offer_name);
    const auto request = index.request(request_name);
    const auto edge = offer && request ? index.problem().graph().find(*offer, *request) : std::nullopt;
    if (edge)
      restored.tree.emplace_back(*edge);
    else
      faults.push_back({fault_codes.certificate_unknown_id, offer_name + " – " + request_name});
  }
  return restored;
}

}  // namespace

ResultKnapsackDual by_names(const Problem& problem, const KnapsackDual& duals) {
  ResultKnapsackDual named;
  if (duals.levels.size() == problem.levels().size()) named.levels = level_names(problem);
  for (const KnapsackLevel& level : duals.levels) named.proofs.push_back(named_level(problem, level));
  return named;
}

std::optional<KnapsackDual> by_nodes(const ResultKnapsackDual& duals, const NodeIndex& index, Faults& faults) {
  if (!duals.levels.empty() && !levels_fit(duals.levels, index.problem(), faults)) return std::nullopt;
  KnapsackDual restored;
  for (const ResultKnapsackLevel& level : duals.proofs) restored.levels.push_back(restored_level(level, index, faults));
  return restored;
}

}  // namespace koppel::certificates
