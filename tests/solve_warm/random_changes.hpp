// Random changes of every kind, told in words so that a failing sequence can be read.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/finding.hpp"
#include "certify/verify.hpp"
#include "solve/warm.hpp"
#include "support/against_brute_force.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {

struct Told {
  std::string what;
  WarmSolver::Delta delta;
};

// Draws one change after the other. Changes that validate() would refuse are drawn again.
class Changer {
 public:
  Changer(WarmSolver& solver, std::size_t levels, Weight most, Dice& dice)
      : solver_(solver), levels_(levels), most_(most), dice_(dice) {}

  Told next() {
    for (;;) {
      try {
        return draw();
      } catch (const InputError&) {
      } catch (const std::invalid_argument&) {
      }
    }
  }

 private:
  Told draw() {
    const auto kind = dice_.in(0, 12);
    if (kind <= 1) return range<OfferId>("offer", solver_.offer_count());
    if (kind <= 3) return range<RequestId>("request", solver_.request_count());
    if (kind == 4 && solver_.offer_count() < 9) return add_offer();
    if (kind == 5 && solver_.request_count() < 9) return add_request();
    if (kind == 6) {
      const auto offer = any<OfferId>(solver_.offer_count());
      const auto request = any<RequestId>(solver_.request_count());
      const std::vector<Weight> weights = draw_weights();
      return {"add_edge " + text(offer) + " " + text(request) + shown(weights),
              solver_.add_edge(offer, request, weights).delta};
    }
    if (kind == 7 && dice_.chance(30)) {
      if (dice_.chance(50)) {
        const auto offer = any<OfferId>(solver_.offer_count());
        return {"remove_offer " + text(offer), solver_.remove_offer(offer)};
      }
      const auto request = any<RequestId>(solver_.request_count());
      return {"remove_request " + text(request), solver_.remove_request(request)};
    }
    return solver_.edge_count() == 0 ? range<OfferId>("offer", solver_.offer_count()) : edge_change(kind);
  }

  Told edge_change(std::int64_t kind) {
    const auto edge = any<EdgeId>(solver_.edge_count());
    switch (kind) {
      case 7:
        return {"unpin " + text(edge), solver_.unpin(edge)};
      case 8:
        return dice_.chance(50) ? Told{"pin " + text(edge), solver_.pin(edge)}
                                : Told{"unpin " + text(edge), solver_.unpin(edge)};
      case 9:
        return {"forbid " + text(edge), solver_.forbid(edge)};
      case 10:
        return {"allow " + text(edge), solver_.allow(edge)};
      case 11: {
        const auto level = std::size_t(dice_.in(0, std::int64_t(levels_) - 1));
        const Weight weight = draw_weight();
        return {"set_weight " + text(edge) + " level " + std::to_string(level) + " to " + std::to_string(weight),
                solver_.set_weight(edge, level, weight)};
      }
      default: {
        const std::vector<Weight> weights = draw_weights();
        return {"set_weights " + text(edge) + shown(weights), solver_.set_weights(edge, weights)};
      }
    }
  }

  template <class AnyId>
  Told range(const std::string& side, std::size_t count) {
    const auto node = any<AnyId>(count);
    Range range = solver_.range(node);
    if (dice_.chance(50))
      range.upper = std::max(range.lower, range.upper + std::int32_t(dice_.in(-1, 1)));
    else
      range = draw_range();
    return {"set_range " + side + " " + text(node) + " to " + std::to_string(range.lower) + ".." +
                std::to_string(range.upper),
            solver_.set_range(node, range)};
  }

  Told add_offer() {
    WarmSolver::NewNode<RequestId> offer{"new offer " + std::to_string(solver_.offer_count()), draw_range(), {}, {}};
    for (const RequestId request : all_ids<RequestId>(solver_.request_count())) {
      if (dice_.chance(50)) offer.edges.push_back({request, draw_weights()});
    }
    if (dice_.chance(30)) offer.gains = draw_gains();
    return {"add_offer", solver_.add_offer(offer).delta};
  }
  Told add_request() {
    WarmSolver::NewNode<OfferId> request{
        "new request " + std::to_string(solver_.request_count()), draw_range(), {}, {}};
    for (const OfferId offer : all_ids<OfferId>(solver_.offer_count())) {
      if (dice_.chance(50)) request.edges.push_back({offer, draw_weights()});
    }
    if (dice_.chance(30)) request.gains = draw_gains();
    return {"add_request", solver_.add_request(request).delta};
  }

  std::vector<std::vector<Weight>> draw_gains() {
    std::vector<std::vector<Weight>> gains(levels_);
    for (auto& steps : gains) {
      if (dice_.chance(50)) steps.push_back(dice_.in(0, 3));
    }
    return gains;
  }
  Range draw_range() {
    const auto lower = dice_.chance(15) ? std::int32_t(dice_.in(0, 2)) : 0;
    return {lower, lower + std::int32_t(dice_.in(0, 3))};
  }
  Weight draw_weight() { return dice_.in(dice_.chance(40) ? -most_ : 0, most_); }
  std::vector<Weight> draw_weights() {
    std::vector<Weight> weights(levels_);
    for (Weight& weight : weights) weight = dice_.chance(40) ? 1 : draw_weight();
    return weights;
  }
  template <class AnyId>
  AnyId any(std::size_t count) {
    return AnyId{static_cast<std::uint32_t>(dice_.in(0, std::int64_t(count) - 1))};
  }
  template <class AnyId>
  static std::string text(AnyId id) {
    return std::to_string(id.value);
  }
  static std::string shown(const std::vector<Weight>& weights) {
    std::string text = ":";
    for (const Weight weight : weights) text += " " + std::to_string(weight);
    return text;
  }

  WarmSolver& solver_;
  std::size_t levels_;
  Weight most_;
  Dice& dice_;
};

// The general algorithm: no part of it is in the changes.
inline SolveOptions by_simplex() { return {.algorithm = "network-simplex"}; }

// The solver's present state against solving its problem from nothing, and against the checker.
inline void compare_with_solving_anew(const WarmSolver& solver) {
  const ProblemParts problem = solver.problem();
  const Outcome anew = solve(problem, by_simplex()), warm = solver.outcome();
  ASSERT_EQ(solver.status(), anew.status);
  ASSERT_EQ(warm.status, anew.status);
  EXPECT_TRUE(solver.values() == anew.values);
  const Verdict verdict = verify(problem, warm);
  EXPECT_TRUE(verdict.accepted) << faults_of(verdict);
}

}  // namespace koppel::test
