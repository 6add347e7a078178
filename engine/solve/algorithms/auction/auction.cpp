#include "solve/algorithms/auction/auction.hpp"

#include "solve/algorithms/auction/finisher.hpp"
#include "solve/algorithms/auction/schedule.hpp"

namespace koppel {
namespace auction {
namespace {

constexpr Weight finest_scale = 64;
constexpr Weight room_in_32_bits = Weight{1} << 30;
constexpr Weight room_in_64_bits = Weight{1} << 62;
constexpr Weight largest_in_32_bits = Weight{1} << 29;  // a path's length and three duals fit

// The finest scale that leaves room for bids. Coarser ones leave more to the finisher, and the larger the weights the less it matters.
[[nodiscard]] Weight scale_for(Weight largest, Weight room) {
  Weight scale = finest_scale;
  while (scale > 1 && largest >= room / scale) scale /= 2;
  return scale;
}

template <class Value>
[[nodiscard]] KernelSolution solve_with(const KernelProblem& problem, Weight largest, Weight scale, Meter& meter) {
  const Instance<Value> instance(problem, largest, static_cast<Value>(scale));
  State<Value> state(instance);
  OfferRows<Value> rows(instance);
  HugeVector<Value> price = Schedule<Value>(instance, rows, meter).run(state);
  meter.look();
  Finisher<Value> finisher(instance, std::move(price));
  finisher.run(state.standing, rows, meter);
  return finisher.solution();
}

// No edge has a positive weight: the empty matching, and duals of 0.
[[nodiscard]] KernelSolution solve_worthless(const KernelProblem& problem) {
  KernelSolution solution;
  solution.offer_dual.assign(problem.offer_capacity.size(), 0);
  solution.request_dual.assign(problem.request_capacity.size(), 0);
  solution.complete = true;
  return solution;
}

}  // namespace
}  // namespace auction

KernelSolution solve_auction(const KernelProblem& problem, Meter& meter) {
  using namespace auction;
  const Weight largest = largest_weight(problem);
  if (largest == 0) return solve_worthless(problem);
  if (largest < largest_in_32_bits)
    return solve_with<std::int32_t>(problem, largest, scale_for(largest, room_in_32_bits), meter);
  return solve_with<std::int64_t>(problem, largest, scale_for(largest, room_in_64_bits), meter);
}

}  // namespace koppel
