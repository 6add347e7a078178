#include "solve/algorithms/auction/offer_rows.hpp"

#include <limits>

namespace koppel::auction {
namespace {

constexpr std::uint32_t weight_classes = 16;

// How many entries are handled between two questions to the meter.
constexpr std::size_t run_length = 4096;
template <class Vector>
[[nodiscard]] auto run_of(const Vector& values, std::size_t first) {
  return std::span(values).subspan(first, std::min(run_length, values.size() - first));
}

// How many edges an offer is expected to read: some for each place, because other offers outbid it for a part of them.
[[nodiscard]] constexpr std::uint32_t expected_reading(std::uint32_t places) { return 16 + 4 * places; }

// Divides 0..largest into equal classes without a division for each weight.
template <class Value>
class Classes {
 public:
  explicit Classes(Value largest) {
    while ((largest >> shift_) > limit) ++shift_;
    factor_ = (std::uint64_t{weight_classes} << 32) / (static_cast<std::uint64_t>(largest >> shift_) + 1);
  }
  [[nodiscard]] std::uint32_t of(Value weight) const {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(weight >> shift_) * factor_) >> 32);
  }
  // The smallest weight of a class.
  [[nodiscard]] Value least(std::uint32_t weight_class) const {
    if (weight_class == 0) return 0;
    auto weight = static_cast<Value>((std::uint64_t{weight_class} << 32) / factor_);
    while (of(weight << shift_) < weight_class) ++weight;
    while (weight > 0 && of((weight - 1) << shift_) >= weight_class) --weight;
    return weight << shift_;
  }

 private:
  static constexpr Value limit = std::numeric_limits<std::int32_t>::max() / 32;
  int shift_ = 0;
  std::uint64_t factor_ = 0;
};

}  // namespace

// The weight from which on an offer's edges are taken over: enough classes from the top to hold the expected reading.
template <class Value>
bool OfferRows<Value>::choose_thresholds(Meter& meter) {
  const KernelProblem& problem = instance_.problem;
  const Classes<Value> classes(instance_.highest / instance_.scale);
  HugeVector<std::uint16_t> histogram(std::size_t{instance_.offers()} * weight_classes, 0);
  for (Index request = 0; request < instance_.requests(); ++request) {
    if (!meter.spend(instance_.degree(request))) return false;
    for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
      const Value weight = worth_of<Value>(problem.edge_weight[edge]);
      std::uint16_t& counter = histogram[problem.edge_offer[edge].index() * weight_classes + classes.of(weight)];
      counter = static_cast<std::uint16_t>(counter + (counter != 0xffff));
    }
  }
  Value least[weight_classes];
  for (std::uint32_t k = 0; k < weight_classes; ++k) least[k] = std::max<Value>(classes.least(k), 1);
  least_taken_.resize(instance_.offers());
  for (Index offer = 0; offer < instance_.offers(); ++offer) {
    const std::uint16_t* counter = &histogram[std::size_t{offer} * weight_classes];
    const std::uint32_t wanted = expected_reading(instance_.places_of(offer));
    std::uint32_t weight_class = weight_classes;
    for (std::uint32_t taken = 0; weight_class > 0 && taken < wanted;) taken += counter[--weight_class];
    least_taken_[offer] = least[weight_class];
  }
  return true;
}

template <class Value>
bool OfferRows<Value>::take_heaviest(HugeVector<Loose>& loose, Meter& meter) const {
  const KernelProblem& problem = instance_.problem;
  loose.resize(problem.edge_weight.size() + 1);  // the part that is not written is never touched
  std::size_t taken = 0;
  for (Index request = 0; request < instance_.requests(); ++request) {
    if (!meter.spend(instance_.degree(request))) return false;
    for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
      const Index offer = problem.edge_offer[edge].value;
      const Value weight = worth_of<Value>(problem.edge_weight[edge]);
      loose[taken] = {offer, {request, weight}};
      taken += weight >= least_taken_[offer];  // without a branch: which edges qualify cannot be predicted
    }
  }
  loose.resize(taken);
  return true;
}

template <class Value>
bool OfferRows<Value>::count(const HugeVector<Loose>& loose, Meter& meter) {
  begin_.assign(std::size_t{instance_.offers()} + 1, 0);
  for (std::size_t first = 0; first < loose.size(); first += run_length) {
    const std::span<const Loose> edges = run_of(loose, first);
    if (!meter.spend(edges.size())) return false;
    for (const Loose& edge : edges) ++begin_[edge.offer + 1];
  }
  for (Index offer = 0; offer < instance_.offers(); ++offer) begin_[offer + 1] += begin_[offer];
  return true;
}

template <class Value>
bool OfferRows<Value>::scatter(const HugeVector<Loose>& loose, Meter& meter) {
  if (!resize_gently(candidates_, loose.size(), meter)) return false;
  HugeVector<std::uint32_t> next(begin_.begin(), begin_.end());
  for (std::size_t first = 0; first < loose.size(); first += run_length) {
    const std::span<const Loose> edges = run_of(loose, first);
    if (!meter.spend(edges.size())) return false;
    for (const Loose& edge : edges) candidates_[next[edge.offer]++] = edge.candidate;
  }
  return true;
}

template <class Value>
bool OfferRows<Value>::build_heaviest(Meter& meter) {
  HugeVector<Loose> loose;
  if (!choose_thresholds(meter) || !take_heaviest(loose, meter)) return false;
  all_complete_ = false;
  return count(loose, meter) && scatter(loose, meter);
}

template <class Value>
bool OfferRows<Value>::count_all(Meter& meter) {
  const KernelProblem& problem = instance_.problem;
  begin_.assign(std::size_t{instance_.offers()} + 1, 0);
  for (Index request = 0; request < instance_.requests(); ++request) {
    if (!meter.spend(instance_.degree(request))) return false;
    for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
      begin_[problem.edge_offer[edge].index() + 1] += problem.edge_weight[edge] > 0;
    }
  }
  for (Index offer = 0; offer < instance_.offers(); ++offer) begin_[offer + 1] += begin_[offer];
  return true;
}

// As the first stage of a radix sort: into a few hundred piles of neighbouring offers, which keeps the writes in the cache.
template <class Value>
bool OfferRows<Value>::take_all(HugeVector<Loose>& loose, Meter& meter) const {
  const KernelProblem& problem = instance_.problem;
  int shift = 0;
  while ((instance_.offers() >> shift) > 255) ++shift;
  std::vector<std::uint32_t> pile;
  for (Index offer = 0; offer < instance_.offers(); offer += Index{1} << shift) pile.push_back(begin_[offer]);
  if (!resize_gently(loose, begin_.back(), meter)) return false;
  for (Index request = 0; request < instance_.requests(); ++request) {
    if (!meter.spend(instance_.degree(request))) return false;
    for (Index edge = instance_.row_begin(request); edge < instance_.row_end(request); ++edge) {
      const Weight weight = problem.edge_weight[edge];
      const Index offer = problem.edge_offer[edge].value;
      if (weight > 0) loose[pile[offer >> shift]++] = {offer, {request, static_cast<Value>(weight)}};
    }
  }
  return true;
}

template <class Value>
bool OfferRows<Value>::build_all(Meter& meter) {
  HugeVector<Loose> loose;
  if (!count_all(meter) || !take_all(loose, meter)) return false;
  all_complete_ = true;
  return scatter(loose, meter);
}

template class OfferRows<std::int32_t>;
template class OfferRows<std::int64_t>;

}  // namespace koppel::auction
