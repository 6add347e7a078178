#include "certify/verify_result.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "certify/promises.hpp"
#include "certify/restore.hpp"
#include "certify/same_rows.hpp"
#include "result/fault_codes.hpp"

namespace koppel {

namespace {

using certify::same_rows;

// What the result says of itself beside the levels, against what its own matching gives.
void check_statements(const Result& result, const Result& expected, std::vector<VerdictFault>& faults) {
  const auto demand = [&](bool same, FaultCode code, const char* what) {
    if (!same) faults.push_back({code, what});
  };
  demand(result.scale == expected.scale, fault_codes.scale_differs, "scale");
  demand(result.has_objective == expected.has_objective, fault_codes.value_differs, "objective");
  if (result.has_objective && expected.has_objective) {
    demand(result.weight == expected.weight, fault_codes.value_differs, "objective.weight");
    demand(result.weight_bound == expected.weight_bound, fault_codes.bound_differs, "objective.bound");
    demand(result.matched == expected.matched, fault_codes.count_differs, "objective.matched");
    demand(result.served == expected.served, fault_codes.count_differs, "objective.served");
    demand(result.gap == expected.gap, fault_codes.gap_differs, "objective.gap");
  }
  const auto id = [](const ResultUnmatched& node) { return node.id; };
  demand(same_rows(result.unmatched_requests, expected.unmatched_requests, id), fault_codes.left_out_differs,
         "unmatched.requests");
  demand(same_rows(result.unmatched_offers, expected.unmatched_offers, id), fault_codes.left_out_differs,
         "unmatched.offers");
  demand(same_rows(result.underserved, expected.underserved,
                   [](const ResultUnderserved& row) { return std::tuple(row.id, row.wanted, row.got); }),
         fault_codes.left_out_differs, "underserved");
}

// The contract fixes the order of the pairs. A search that a limit stopped has a bound that is not met; "feasible" says nothing of how it ended.
void check_form(const Result& result, std::vector<VerdictFault>& faults) {
  const auto order = [](const ResultAssignment& pair) { return std::tie(pair.request, pair.offer); };
  const auto sorted = std::ranges::is_sorted_until(result.assignments, {}, order);
  if (sorted != result.assignments.end())
    faults.push_back({fault_codes.pairs_not_sorted, sorted->offer + " – " + sorted->request});
  const bool met =
      std::ranges::all_of(result.levels, [](const ResultLevel& level) { return level.value == level.bound; });
  if (result.has_objective && result.status == Status::limit && met)
    faults.push_back({fault_codes.optimum_not_claimed, std::string(to_string(result.status))});
}

}  // namespace

Verdict verify_result(const Result& result, const Instance& instance, const Problem& problem,
                      const EdgeValues& values) {
  Restored restored = from_result(result, problem, values);
  std::vector<Weight> negated;
  if (values.minimise) std::ranges::transform(values.weights, std::back_inserter(negated), std::negate());
  const std::span<const Weight> wanted = values.minimise ? std::span<const Weight>(negated) : values.weights;
  Verdict verdict = verify_promise(result.strategy, {instance, wanted, problem, restored.outcome});
  check_statements(result, problem_result(problem, values, restored.outcome), restored.faults);
  check_form(result, restored.faults);
  verdict.faults.insert(verdict.faults.begin(), restored.faults.begin(), restored.faults.end());
  verdict.accepted = verdict.accepted && verdict.faults.empty();
  return verdict;
}

}  // namespace koppel
