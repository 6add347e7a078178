#include "result/problem_result.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "base/exact.hpp"

namespace koppel {

namespace {

// The place of each node in the order of external ids; nodes without names keep the order of their numbers.
template <class AnyId>
IdVector<AnyId, std::uint32_t> ranks_by_name(const IdVector<AnyId, std::string>& names, std::size_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  if (!names.empty()) {
    std::ranges::sort(order, {}, [&](std::uint32_t node) -> const std::string& { return names[AnyId{node}]; });
  }
  IdVector<AnyId, std::uint32_t> ranks(count);
  for (std::uint32_t place = 0; place < order.size(); ++place) ranks[AnyId{order[place]}] = place;
  return ranks;
}

// The gap of the first level that is not proved: how far the bound lies above the value, as a part of the larger of the two.
std::string gap_of(const Outcome& outcome) {
  const auto absolute = [](WideWeight value) { return value < 0 ? -value : value; };
  for (std::size_t i = 0; i < std::min(outcome.values.size(), outcome.bounds.size()); ++i) {
    const WideWeight value = outcome.values[i], bound = outcome.bounds[i];
    if (value == bound) continue;
    return to_decimal(rounded_ratio_e6(bound - value, std::max(absolute(value), absolute(bound))), decimal_scale);
  }
  return "0";
}

class Writer {
 public:
  Writer(const Problem& problem, const EdgeValues& values, const Outcome& outcome)
      : problem_(problem),
        values_(values),
        outcome_(outcome),
        counts_(count_pairs(problem, outcome.matching)),
        offers_(ranks_by_name(problem.offer_names(), problem.graph().offer_count())),
        requests_(ranks_by_name(problem.request_names(), problem.graph().request_count())) {}

  Result write() {
    result_.status = outcome_.status;
    result_.scale = problem_.scale();
    if (values_.minimise) result_.parameters.emplace_back("sense", "min");
    objective();
    assignments();
    left_out();
    result_.certificate = certificate_by_names(problem_, outcome_.certificate);
    return std::move(result_);
  }

 private:
  // A limit reached before any matching was found claims nothing.
  void objective() {
    result_.has_objective = !outcome_.values.empty() && outcome_.status != Status::infeasible;
    if (!result_.has_objective) return;
    for (const EdgeId edge : outcome_.matching) result_.weight += values_.weights[edge.index()];
    result_.weight_bound = result_.weight;
    result_.matched = outcome_.matching.size();
    for (const RequestId request : problem_.request_range().ids()) result_.served += served(request) ? 1 : 0;
    result_.gap = gap_of(outcome_);
    for (std::size_t i = 0; i < std::min(problem_.levels().size(), outcome_.values.size()); ++i) {
      const Level& level = problem_.goal()[i];
      const bool weight = in_input_units(level.kind);
      const WideWeight bound = i < outcome_.bounds.size() ? outcome_.bounds[i] : outcome_.values[i];
      result_.levels.push_back({level.name, outcome_.values[i], bound, weight ? problem_.scale() : 1});
      if (weight) result_.weight_bound = values_.minimise ? -bound : bound;
    }
  }

  void assignments() {
    std::vector<EdgeId> matching = outcome_.matching;
    std::ranges::sort(matching, {}, [&](EdgeId edge) {
      const auto [offer, request] = problem_.graph().endpoints(edge);
      return std::pair(requests_[request], offers_[offer]);
    });
    for (const EdgeId edge : matching) {
      const auto [offer, request] = problem_.graph().endpoints(edge);
      const bool pinned = std::ranges::binary_search(problem_.pinned(), edge);
      result_.assignments.push_back(
          {name_of(problem_, offer), name_of(problem_, request), values_.weights[edge.index()], {}, pinned});
    }
  }

  void left_out() {
    for (const RequestId request : problem_.request_range().ids()) {
      const auto got = counts_.requests[request.index()];
      const std::int32_t wanted = problem_.request_range()[request].upper;
      if (!served(request)) {
        result_.unmatched_requests.push_back({name_of(problem_, request), std::nullopt});
      } else if (got < wanted) {
        result_.underserved.push_back({name_of(problem_, request), wanted, static_cast<int>(got)});
      }
    }
    for (const OfferId offer : problem_.offer_range().ids()) {
      if (counts_.offers[offer.index()] == 0)
        result_.unmatched_offers.push_back({name_of(problem_, offer), std::nullopt});
    }
    std::ranges::sort(result_.unmatched_requests, {}, &ResultUnmatched::id);
    std::ranges::sort(result_.unmatched_offers, {}, &ResultUnmatched::id);
    std::ranges::sort(result_.underserved, {}, &ResultUnderserved::id);
  }

  [[nodiscard]] bool served(RequestId request) const {
    return counts_.requests[request.index()] >= pairs_needed(problem_, request);
  }

  const Problem& problem_;
  const EdgeValues& values_;
  const Outcome& outcome_;
  const PairCounts counts_;
  const IdVector<OfferId, std::uint32_t> offers_;
  const IdVector<RequestId, std::uint32_t> requests_;
  Result result_;
};

}  // namespace

Result problem_result(const Problem& problem, const EdgeValues& values, const Outcome& outcome) {
  return Writer(problem, values, outcome).write();
}

}  // namespace koppel
