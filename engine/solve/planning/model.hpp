// The planning model: one level of a problem with hours, in small integers, as the search sees it.
//
//   maximise   Σ_edges worth(e)·x_e + Σ_rows (the first x(row) worths of the row)
//   subject to Σ_edges of an offer use(e)·x_e ≤ budget(offer),   x(row) ≤ places(row)
//
// A *row* is whatever limits or rewards a number of pairs: a request, an offer's places, a group. Its worths fall, so that a row is
// concave; a minimum is written as a large worth of the first pairs. A smaller model of the same kind is what remains once some pairs
// are fixed (remainder.hpp).
//
// Promise:    whatever is found in the model is only a proposal: matchings are valued on the problem itself, and bounds are proved by
//             exact_bound.hpp. So the numbers here may be rounded where the problem's are too large.
// Complexity: O(edges + nodes) memory.
// Errors:     none.
//
//   const PlanModel model = plan_model(problem, …);   // level_model.hpp
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace koppel::planning {

struct PlanRow {
  static constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

  const std::int64_t* worths = nullptr;  // of the next pairs, falling; none where places are unlimited
  std::uint32_t places = unlimited;

  [[nodiscard]] bool limits() const { return places != unlimited; }
  [[nodiscard]] PlanRow after(std::uint32_t pairs) const {
    return limits() ? PlanRow{worths + pairs, places - pairs} : *this;
  }
  [[nodiscard]] std::int64_t worth_of_next() const { return limits() ? *worths : 0; }
};

struct PlanModel {
  std::int64_t unit = 1;  // so much is one unit of the level; worths are whole multiples of it unless they were rounded
  std::int32_t most_paid = 1 << 28;  // multipliers beyond it are cut, so that no knapsack leaves 31 bits
  std::shared_ptr<const std::vector<std::int64_t>> worths;  // what the rows point into

  std::vector<PlanRow> offer_rows, request_rows, group_rows;
  // Groups that hold each node; both lists are empty where there are no groups.
  std::vector<std::vector<std::uint32_t>> groups_of_offer, groups_of_request;

  std::vector<std::int32_t> budget;  // by offer; the largest number: none

  // Edges, offer by offer.
  std::vector<std::uint32_t> offer_begin;  // offers + 1
  std::vector<std::uint32_t> request;
  std::vector<std::int32_t> use, worth;
  std::vector<std::uint32_t> origin;  // its number in the model that it was made from; in the first model the EdgeId

  [[nodiscard]] std::size_t offers() const { return offer_rows.size(); }
  [[nodiscard]] std::size_t requests() const { return request_rows.size(); }
  [[nodiscard]] std::size_t groups() const { return group_rows.size(); }
  [[nodiscard]] std::size_t edges() const { return request.size(); }
  [[nodiscard]] std::size_t rows() const { return requests() + offers() + groups(); }
};

}  // namespace koppel::planning
