#include "solve/algorithms/perfect/perfect_rows.hpp"

#include "solve/algorithms/auction/best_entries.hpp"

namespace koppel::perfect {
namespace {

using auction::header_entries;
using auction::line_entries;

constexpr Index rows_between_looks = 1024;

[[nodiscard]] constexpr std::size_t whole_lines(std::size_t entries) {
  return (entries + line_entries - 1) / line_entries * line_entries;
}

}  // namespace

template <class Value>
PerfectRows<Value>::PerfectRows(const KernelProblem& problem, Value scale, Meter& meter)
    : number_(problem.request_capacity.size()) {
  const auto requests = static_cast<Index>(number_.size());
  std::size_t size = 0;
  for (Index request = 0; request < requests; ++request) {
    size += whole_lines(header_entries + (problem.request_begin[request + 1] - problem.request_begin[request]));
  }
  entries_.resize(size);
  for (Index request = 0; request < requests; ++request) {
    if (request % rows_between_looks == 0 &&
        !meter.spend(problem.request_begin[std::min(request + rows_between_looks, requests)] -
                     problem.request_begin[request]))
      return;
    append(problem, request, scale);
  }
  complete_ = true;
}

template <class Value>
void PerfectRows<Value>::append(const KernelProblem& problem, Index request, Value scale) {
  Entry<Value>* const line = entries_.data() + end_;
  number_[request] = static_cast<std::uint32_t>(end_ / line_entries);
  const Index begin = problem.request_begin[request], degree = problem.request_begin[request + 1] - begin;
  const std::span<const Weight> weights = problem.edge_weight.subspan(begin, degree);
  const Weight largest = degree == 0 ? 0 : *std::max_element(weights.begin(), weights.end());
  for (Index k = 0; k < degree; ++k) {
    line[header_entries + k] = {problem.edge_offer[begin + k].value,
                                static_cast<Value>(static_cast<Value>(weights[k] - largest) * scale)};
  }
  line[0] = {degree, auction::RequestRows<Value>::nothing_else};
  if (degree > auction::front_entries) {
    auction::Best<Value> best;
    for (Index k = 0; k < degree; ++k) best.insert(line[header_entries + k].worth, k);
    best.bring_to_front(line + header_entries);
    line[0].worth = best.best_left_out();
  }
  line[1] = {request, 0};
  // Prefetching reads the whole first line, whatever the degree.
  for (Index k = header_entries + degree; k < line_entries; ++k) line[k] = {0, 0};
  end_ += whole_lines(header_entries + degree);
}

template class PerfectRows<std::int32_t>;
template class PerfectRows<std::int64_t>;

}  // namespace koppel::perfect
