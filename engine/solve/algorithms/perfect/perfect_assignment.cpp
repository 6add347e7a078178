#include "solve/algorithms/perfect/perfect_assignment.hpp"

#include <algorithm>
#include <optional>

#include "solve/algorithms/perfect/perfect_finisher.hpp"

namespace koppel {
namespace perfect {
namespace {

constexpr Weight finest_scale = 64;
constexpr Weight room_in_32_bits = Weight{1} << 26;  // prices may pass the weights eightfold
constexpr Weight room_in_64_bits = Weight{1} << 60;

// The largest difference of two weights; 128 bits because the difference of two 64-bit numbers can need 65.
[[nodiscard]] WideWeight range_of(const KernelProblem& problem) {
  if (problem.edge_weight.empty()) return 0;
  const auto [least, largest] = std::minmax_element(problem.edge_weight.begin(), problem.edge_weight.end());
  return WideWeight{*largest} - *least;
}

// The finest scale that leaves room for prices. Coarser ones leave more to the finisher, and the larger the weights the less it matters.
[[nodiscard]] Weight scale_for(Weight range, Weight room) {
  Weight scale = finest_scale;
  while (scale > 1 && range >= room / scale) scale /= 2;
  return scale;
}

class PerfectAssignment {
 public:
  PerfectAssignment(const KernelProblem& problem, Meter& meter)
      : problem_(problem), meter_(meter), range_(static_cast<Weight>(range_of(problem))) {}

  PerfectSolution run() {
    const std::size_t requests = problem_.request_capacity.size();
    const auto empty = [&](std::size_t request) {
      return problem_.request_begin[request] == problem_.request_begin[request + 1];
    };
    for (std::size_t request = 0; request < requests; ++request) {
      if (empty(request)) return infeasible();
    }
    if (range_ < room_in_32_bits && solve_with<std::int32_t>(scale_for(range_, room_in_32_bits))) return solution_;
    const auto nodes = static_cast<Weight>(std::max<std::size_t>(requests, 1));
    solve_with<std::int64_t>(scale_for(range_, room_in_64_bits / nodes));
    return solution_;
  }

 private:
  static PerfectSolution infeasible() {
    PerfectSolution solution;
    solution.infeasible = true;
    return solution;
  }

  // False: prices ran out of room. With 64 bits, and when bidding was given up, the finisher takes whatever there is.
  template <class Value>
  bool solve_with(Weight scale) {
    std::optional<PerfectAuction<Value>> auction(std::in_place, problem_, Terms{scale, range_, known_feasible_},
                                                 meter_);
    const Ending ending = auction->run();
    known_feasible_ = auction->known_feasible();
    if (ending == Ending::no_room && sizeof(Value) < sizeof(Weight)) return false;
    if (ending == Ending::infeasible) {
      solution_ = infeasible();
      return true;
    }
    HugeVector<Weight> prices = auction->whole_prices();
    HugeVector<Index> holders = auction->holders();
    if (ending != Ending::settled) latest_perfect_ = auction->latest_perfect();
    auction.reset();  // its rows are most of the memory
    finish(std::move(prices), std::move(holders), ending == Ending::stopped);
    return true;
  }

  void finish(HugeVector<Weight> prices, HugeVector<Index> holders, bool stopped) {
    PerfectFinisher finisher(problem_, std::move(prices), std::move(holders));
    const Ending ending = stopped ? Ending::stopped : finisher.run(meter_);
    static_cast<KernelSolution&>(solution_) = finisher.solution();
    solution_.complete = ending == Ending::settled;
    solution_.infeasible = ending == Ending::infeasible;
    if (ending == Ending::stopped) fall_back_on(latest_perfect_);
  }

  // Stopped: a perfect matching met on the way, or none; the finisher's duals remain as a bound.
  void fall_back_on(const HugeVector<Index>& holders) {
    if (solution_.matching.size() == problem_.request_capacity.size()) return;
    solution_.matching.clear();
    if (holders.empty()) return;
    for (Index request = 0; request < problem_.request_capacity.size(); ++request) {
      for (Index edge = problem_.request_begin[request]; edge < problem_.request_begin[request + 1]; ++edge) {
        if (holders[problem_.edge_offer[edge].index()] == request) solution_.matching.push_back(EdgeId{edge});
      }
    }
  }

  const KernelProblem& problem_;
  Meter& meter_;
  Weight range_;
  bool known_feasible_ = false;
  HugeVector<Index> latest_perfect_;  // by offer
  PerfectSolution solution_;
};

}  // namespace
}  // namespace perfect

bool perfect_fits(const KernelProblem& problem) {
  const auto requests = static_cast<WideWeight>(problem.request_capacity.size());
  return perfect::range_of(problem) * std::max<WideWeight>(requests, 1) < perfect::room_in_64_bits;
}

PerfectSolution solve_perfect(const KernelProblem& problem, Meter& meter) {
  return perfect::PerfectAssignment(problem, meter).run();
}

}  // namespace koppel
