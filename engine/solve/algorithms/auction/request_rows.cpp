#include "solve/algorithms/auction/request_rows.hpp"

namespace koppel::auction {
namespace {

[[nodiscard]] constexpr std::size_t whole_lines(std::size_t entries) {
  return (entries + line_entries - 1) / line_entries * line_entries;
}

}  // namespace

template <class Value>
bool RequestRows<Value>::build(Meter& meter) {
  std::size_t size = 0;
  for (Index request = 0; request < instance_.requests(); ++request) {
    size +=
        whole_lines(header_entries + instance_.degree(request)) * std::max(instance_.places_wanted(request), Index{1});
  }
  entries_.resize(size);
  number_.resize(instance_.bidders());
  for (Index request = 0; request < instance_.requests(); ++request) {
    const Index first = instance_.first_bidder(request);
    const Index count = instance_.one_place_each ? 1 : instance_.places_wanted(request);
    for (Index bidder = first; bidder < first + count; ++bidder) {
      if (!meter.spend(instance_.degree(request))) return false;
      append(request, bidder);
    }
  }
  built_ = true;
  return true;
}

template <class Value>
void RequestRows<Value>::append(Index request, Index bidder) {
  const KernelProblem& problem = instance_.problem;
  Entry<Value>* const line = entries_.data() + end_;
  number_[bidder] = static_cast<std::uint32_t>(end_ / line_entries);
  std::uint32_t degree = 0;
  const Index end = instance_.places_wanted(request) == 0 ? instance_.row_begin(request) : instance_.row_end(request);
  for (Index edge = instance_.row_begin(request); edge < end; ++edge) {
    const Weight weight = problem.edge_weight[edge];
    const Index offer = problem.edge_offer[edge].value;
    line[header_entries + degree] = {offer, static_cast<Value>(worth_of<Value>(weight) * instance_.scale)};
    degree += weight > 0 && problem.offer_capacity[offer] > 0;
  }
  line[0] = {degree, unknown};
  line[1] = {bidder, 0};
  // Prefetching reads the whole first line, whatever the degree.
  for (std::uint32_t k = header_entries + degree; k < line_entries; ++k) line[k] = {0, 0};
  end_ += whole_lines(header_entries + degree);
}

template class RequestRows<std::int32_t>;
template class RequestRows<std::int64_t>;

}  // namespace koppel::auction
