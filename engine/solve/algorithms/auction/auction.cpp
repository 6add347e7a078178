#include "solve/algorithms/auction/auction.hpp"

#include "solve/algorithms/auction/finisher.hpp"
#include "solve/algorithms/auction/schedule.hpp"

namespace koppel {
namespace auction {
namespace {

constexpr Weight finest_scale = 64;
constexpr Weight most_in_32_bits = Weight{1} << 30;
constexpr Weight most_in_64_bits = Weight{1} << 62;

template <class Value>
[[nodiscard]] KernelSolution solve_with(const KernelProblem& problem, Weight largest, Weight scale, Meter& meter) {
  const Instance<Value> instance(problem, largest, static_cast<Value>(scale));
  State<Value> state(instance);
  OfferRows<Value> rows(instance);
  HugeVector<Value> price = Schedule<Value>(instance, rows, meter).run(state);
  Finisher<Value> finisher(instance, std::move(price), state.standing);
  finisher.run(rows, meter);
  return finisher.solution();
}

// Nothing is worth anything: the empty matching, and duals of 0.
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
  if (largest < most_in_32_bits / finest_scale) return solve_with<std::int32_t>(problem, largest, finest_scale, meter);
  Weight scale = finest_scale;
  while (scale > 1 && largest >= most_in_64_bits / scale) scale /= 2;
  return solve_with<std::int64_t>(problem, largest, scale, meter);
}

}  // namespace koppel
