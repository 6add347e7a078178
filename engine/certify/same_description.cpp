#include "certify/same_description.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "certify/same_rows.hpp"
#include "result/fault_codes.hpp"

namespace koppel {

namespace {

using certify::same_rows;

auto content(const ResultReason& reason) {
  const auto sorted = [](auto entries) {
    std::ranges::sort(entries);
    return entries;
  };
  return std::tuple(reason.code, sorted(reason.texts), sorted(reason.numbers), sorted(reason.lists));
}

}  // namespace

std::vector<VerdictFault> same_description(const Result& result, const Result& described) {
  std::vector<VerdictFault> faults;
  const auto demand = [&](bool same, const char* what) {
    if (!same) faults.push_back({fault_codes.description_differs, what});
  };
  const auto unmatched = [](const ResultUnmatched& node) {
    return std::pair(node.id, node.reason ? std::optional(content(*node.reason)) : std::nullopt);
  };
  demand(same_rows(result.assignments, described.assignments,
                   [](const ResultAssignment& pair) {
                     return std::tuple(pair.request, pair.offer, pair.slots, pair.pinned, pair.state);
                   }),
         "assignments");
  demand(same_rows(result.reserves, described.reserves,
                   [](const ResultReserve& row) { return std::tuple(row.request, row.rank, row.offer, row.weight); }),
         "reserves");
  demand(same_rows(result.unmatched_requests, described.unmatched_requests, unmatched), "unmatched.requests");
  demand(same_rows(result.unmatched_offers, described.unmatched_offers, unmatched), "unmatched.offers");
  demand(same_rows(result.metrics_e6, described.metrics_e6, [](const auto& metric) { return metric; }), "metrics");
  demand(same_rows(result.parameters, described.parameters, [](const auto& parameter) { return parameter; }),
         "strategy.parameters");
  demand(result.changes == described.changes, "changes");
  demand(result.broken_promises == described.broken_promises, "broken_promises");
  demand(result.fallbacks == described.fallbacks, "fallbacks");
  demand(result.understood == described.understood, "understood");
  return faults;
}

}  // namespace koppel
