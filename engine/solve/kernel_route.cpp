#include "solve/kernel_route.hpp"

#include <algorithm>
#include <optional>

#include "solve/algorithms/auction/auction.hpp"
#include "solve/algorithms/auction/huge_pages.hpp"
#include "solve/unit_route.hpp"

namespace koppel {

namespace {

enum class Kind { pairs, served, weights, other };

template <class Ranges>
[[nodiscard]] bool from_zero(const Ranges& ranges) {
  return std::ranges::all_of(ranges, [](Range range) { return range.lower == 0; });
}
template <class Ranges>
[[nodiscard]] bool in_full(const Ranges& ranges) {
  return std::ranges::all_of(ranges, [](Range range) { return range.lower == range.upper; });
}

class KernelRoute {
 public:
  KernelRoute(const Problem& problem, const Face& face, Meter& meter, KernelChoice choice)
      : problem_(problem), face_(face), meter_(meter), choice_(choice) {
    for (const Range range : face.offers) offer_capacity_.push_back(range.upper);
    for (const Range range : face.requests) request_capacity_.push_back(range.upper);
  }

  KernelLead run() {
    if (problem_.levels().empty() || !plain() || kind_of(problem_.levels().front()) == Kind::other) return {};
    if (!lead_with_one_place_each() && may_use(KernelChoice::auction)) lead_with_auction();
    return std::move(lead_);
  }

 private:
  // Sets `full_`.
  [[nodiscard]] bool plain() {
    const bool free_edges = std::ranges::all_of(face_.edges, [](Face::Edge edge) { return edge == Face::Edge::free; });
    if (!problem_.groups().empty() || !free_edges) return false;
    const bool offers_open = from_zero(face_.offers), requests_open = from_zero(face_.requests);
    if (offers_open && requests_open) return true;
    const bool offers_full = in_full(face_.offers), requests_full = in_full(face_.requests);
    if (offers_full && requests_full) {
      full_ = Side::requests;
      return places_of(Side::offers) == places_of(Side::requests);
    }
    if (requests_full) full_ = Side::requests;
    if (offers_full) full_ = Side::offers;
    return (requests_full && offers_open) || (offers_full && requests_open);
  }

  [[nodiscard]] const std::vector<std::int32_t>& capacity_of(Side side) const {
    return side == Side::offers ? offer_capacity_ : request_capacity_;
  }
  [[nodiscard]] std::uint64_t places_of(Side side) const {
    std::uint64_t sum = 0;
    for (const std::int32_t capacity : capacity_of(side)) sum += static_cast<std::uint64_t>(capacity);
    return sum;
  }
  [[nodiscard]] bool may_use(KernelChoice kernel) const {
    return choice_ == KernelChoice::automatic || choice_ == kernel;
  }

  // A served request is a pair where nobody can have two.
  [[nodiscard]] Kind kind_of(const Level& level) const {
    if (!level.offer_gains.empty() || !level.group_gains.empty()) return Kind::other;
    const bool uniform = level.edge_weights.empty();
    if (!level.request_gains.empty()) {
      const bool once = std::ranges::all_of(request_capacity_, [](std::int32_t capacity) { return capacity <= 1; });
      const bool ones =
          level.request_gains.steps.size() == request_capacity_.size() &&
          std::ranges::all_of(level.request_gains.steps, [](Weight step) { return step == 1; }) &&
          std::ranges::adjacent_find(level.request_gains.begin, std::equal_to<>()) == level.request_gains.begin.end();
      return uniform && level.every_edge == 0 && once && ones ? Kind::served : Kind::other;
    }
    return uniform && level.every_edge == 1 ? Kind::pairs : Kind::weights;
  }

  [[nodiscard]] static WideWeight largest(const Level& level) {
    if (level.edge_weights.empty()) return std::max(WideWeight{level.every_edge}, -WideWeight{level.every_edge});
    Weight least = 0, most = 0;  // std::minmax would compare with branches
    for (const Weight weight : level.edge_weights) {
      least = std::min(least, weight);
      most = std::max(most, weight);
    }
    return std::max(WideWeight{most}, -WideWeight{least});
  }

  [[nodiscard]] bool fits(WideWeight weight) const {
    const auto nodes = static_cast<WideWeight>(offer_capacity_.size() + request_capacity_.size() + 2);
    return weight * nodes < WideWeight{1} << 61;
  }

  // By the weights of a level with `extra` added to each; those of a plain level are used where they lie.
  std::optional<KernelSolution> solve(const Level& level, Weight extra) {
    if (!fits(largest(level) + extra)) return std::nullopt;
    if (extra == 0 && !level.edge_weights.empty()) return solve(level.edge_weights);
    auction::HugeVector<Weight> weights(problem_.graph().edge_count());
    if (level.edge_weights.empty())
      std::ranges::fill(weights, level.every_edge + extra);
    else
      std::ranges::transform(level.edge_weights, weights.begin(), [extra](Weight weight) { return weight + extra; });
    meter_.look();
    return solve(weights);
  }

  KernelSolution solve(std::span<const Weight> weights) {
    return solve_auction(
        {problem_.graph().request_begin(), problem_.graph().edge_offers(), weights, offer_capacity_, request_capacity_},
        meter_);
  }

  // The first level that has weights, if it is the first of all or follows a number of pairs.
  [[nodiscard]] std::optional<std::size_t> weights_level() const {
    const std::size_t at = kind_of(problem_.levels().front()) == Kind::weights ? 0 : 1;
    const bool there = at < problem_.levels().size() && kind_of(problem_.levels()[at]) == Kind::weights;
    return there ? std::optional(at) : std::nullopt;
  }

  // False where the kernels for one place each do not apply.
  bool lead_with_one_place_each() {
    const auto one = [](std::int32_t capacity) { return capacity == 1; };
    const std::optional<std::size_t> at = weights_level();
    if (!at || !std::ranges::all_of(offer_capacity_, one) || !std::ranges::all_of(request_capacity_, one)) return false;
    const bool square = offer_capacity_.size() == request_capacity_.size();
    const Side smaller = offer_capacity_.size() < request_capacity_.size() ? Side::offers : Side::requests;
    const Side matched = full_.value_or(smaller);
    if (!square && matched != smaller) return false;
    const Staying staying = full_ || *at == 1 ? Staying::nobody : Staying::anybody;
    const Level& level = problem_.levels()[*at];
    std::optional<LevelSolution> solution;
    if (choice_ == KernelChoice::dense || (choice_ == KernelChoice::automatic && is_dense(problem_))) {
      solution = solve_densely(problem_, level, staying, meter_);
      lead_.algorithm = "dense";
    }
    if (!solution && full_ && square && may_use(KernelChoice::perfect)) {
      solution = solve_perfectly(problem_, level, meter_);
      lead_.algorithm = "perfect-auction";
    }
    if (!solution) return false;
    if (square && staying == Staying::nobody) lift_open_side(solution->duals, matched);
    if (*at == 1) add_pairs(solution->matching, ones_on(matched), solution->finished);
    lead_.levels.push_back(std::move(*solution));
    return true;
  }

  // A node that may stay unmatched needs a dual ≥ 0. Where all pairs are made, adding a number to every dual of one side and taking it
  // from every dual of the other keeps the proof.
  static void lift_open_side(LevelDuals& duals, Side matched) {
    const auto shift = [](auto& open, auto& other) {
      const Weight least = open.empty() ? 0 : *std::min_element(open.begin(), open.end());
      for (Weight& dual : open) dual -= least;
      for (Weight& dual : other) dual += least;
    };
    if (matched == Side::requests)
      shift(duals.offers, duals.requests);
    else
      shift(duals.requests, duals.offers);
  }

  [[nodiscard]] LevelDuals ones_on(Side side) const {
    LevelDuals duals = zero_duals(problem_);
    if (side == Side::offers)
      duals.offers.assign(duals.offers.size(), 1);
    else
      duals.requests.assign(duals.requests.size(), 1);
    return duals;
  }

  void lead_with_auction() {
    lead_.algorithm = "auction";
    const std::optional<std::size_t> at = weights_level();
    if (at == 0 && !full_) return lead_with_weights(problem_.levels().front());
    if (at && settle_two_levels(problem_.levels()[*at])) return;
    if (at == 0) return;
    const std::optional<KernelSolution> ones = solve(pairs_level(), 0);
    if (ones && is_allowed(*ones)) add_pairs(ones->matching, full_ ? ones_on(*full_) : duals_of(*ones), ones->complete);
  }

  // Where one side must use all its places, a matching that leaves a place free is not allowed.
  [[nodiscard]] bool is_allowed(const KernelSolution& solution) const {
    return !full_ || solution.matching.size() == places_of(*full_);
  }

  void lead_with_weights(const Level& level) {
    std::optional<KernelSolution> solution = solve(level, 0);
    if (solution) add_level(std::move(*solution), 0, LevelDuals{});
  }

  // One kernel run for pairs first and weight second: M is added to every weight. False when no M that fits is large enough.
  bool settle_two_levels(const Level& second) {
    constexpr Weight first_factor = 20;  // sufficed on all families measured
    constexpr Weight next_factor = 16;
    const WideWeight most = largest(second);
    for (WideWeight extra = (most + 1) * first_factor; fits(most + extra); extra *= next_factor) {
      KernelSolution both = *solve(second, static_cast<Weight>(extra));
      const LevelDuals first = cover_of(both, static_cast<Weight>(extra), static_cast<Weight>(most));
      if (both.complete && bound_of(first, both.matching) != both.matching.size()) continue;
      if (!is_allowed(both)) return true;
      if (weights_level() == 1) add_pairs(both.matching, full_ ? ones_on(*full_) : first, both.complete);
      add_level(std::move(both), static_cast<Weight>(extra), full_ ? ones_on(*full_) : first);
      return true;
    }
    return false;
  }

  // The duals at the two ends of an edge sum to at least M less the largest weight, so one of them reaches half of that. Hence the nodes
  // that reach half cover all edges.
  [[nodiscard]] static LevelDuals cover_of(const KernelSolution& solution, Weight factor, Weight largest) {
    LevelDuals cover = duals_of(solution);
    const Weight half = (factor - largest) / 2;
    for (Weight& dual : cover.offers) dual = dual >= half;
    for (Weight& dual : cover.requests) dual = dual >= half;
    return cover;
  }

  // An upper bound on the pairs of any matching: the places of the nodes in the cover, and one for each edge of the matching that the
  // cover misses (requests with several places can cause that).
  [[nodiscard]] std::uint64_t bound_of(const LevelDuals& cover, const std::vector<EdgeId>& matching) const {
    std::int64_t pairs = std::ranges::count_if(matching, [&](EdgeId edge) {
      const auto [offer, request] = problem_.graph().endpoints(edge);
      return cover.offers[offer] + cover.requests[request] == 0;
    });
    for (const OfferId offer : cover.offers.ids()) pairs += cover.offers[offer] * offer_capacity_[offer.index()];
    for (const RequestId request : cover.requests.ids())
      pairs += cover.requests[request] * request_capacity_[request.index()];
    return static_cast<std::uint64_t>(pairs);
  }

  void add_pairs(const std::vector<EdgeId>& matching, LevelDuals duals, bool complete) {
    if (kind_of(problem_.levels().front()) == Kind::served) {
      for (Weight& dual : duals.requests) dual -= 1;  // the 1 moves from the edge to the request
    }
    lead_.levels.push_back({matching, std::move(duals), complete, true});
  }

  // y − factor · taken_off
  void add_level(KernelSolution solution, Weight factor, const LevelDuals& taken_off) {
    LevelDuals duals = duals_of(solution);
    for (const OfferId offer : taken_off.offers.ids()) duals.offers[offer] -= factor * taken_off.offers[offer];
    for (const RequestId request : taken_off.requests.ids())
      duals.requests[request] -= factor * taken_off.requests[request];
    lead_.levels.push_back({std::move(solution.matching), std::move(duals), solution.complete, true});
  }

  [[nodiscard]] static LevelDuals duals_of(const KernelSolution& solution) {
    return {IdVector<OfferId, Weight>(solution.offer_dual), IdVector<RequestId, Weight>(solution.request_dual), {}};
  }

  const Problem& problem_;
  const Face& face_;
  Meter& meter_;
  KernelChoice choice_;
  std::vector<std::int32_t> offer_capacity_, request_capacity_;
  std::optional<Side> full_;  // the side whose ranges leave no choice; nothing where all begin at 0
  KernelLead lead_;
};

}  // namespace

std::optional<KernelChoice> kernel_named(std::string_view name) {
  if (name.empty()) return KernelChoice::automatic;
  if (name == "auction") return KernelChoice::auction;
  if (name == "perfect-auction") return KernelChoice::perfect;
  if (name == "dense") return KernelChoice::dense;
  return std::nullopt;
}

KernelLead solve_by_kernel(const Problem& problem, const Face& face, Meter& meter, KernelChoice choice) {
  return KernelRoute(problem, face, meter, choice).run();
}

}  // namespace koppel
