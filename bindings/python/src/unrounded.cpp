#include "unrounded.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "solved_problem.hpp"

namespace koppel::python {

namespace {

// What one level says about an edge and a node, times the level's denominator.
class LevelPrices {
 public:
  LevelPrices(const Problem& problem, const LexDual& proof, std::size_t level)
      : problem_(problem), level_(problem.goal()[level]), duals_(proof.levels[level]) {
    if (!proof.denominators.empty()) denominator_ = proof.denominators[level];
    offers_.assign(duals_.offers.begin(), duals_.offers.end());
    requests_.assign(duals_.requests.begin(), duals_.requests.end());
    for (std::size_t number = 0; number < problem.groups().size(); ++number) {
      const Group& group = problem.groups()[number];
      auto& prices = group.side == Side::requests ? requests_ : offers_;
      for (const std::uint32_t member : group.members) prices[member] += duals_.groups[GroupId{number}];
    }
  }
  // What a matching loses by having the edge or not having it, whichever it should not.
  [[nodiscard]] WideWeight loss(EdgeId edge) const {
    const auto [offer, request] = problem_.graph().endpoints(edge);
    const WideWeight reduced =
        WideWeight{level_.weight(edge)} * denominator_ - offers_[offer.index()] - requests_[request.index()];
    return reduced < 0 ? -reduced : reduced;
  }
  [[nodiscard]] WideWeight price(OfferId offer) const { return magnitude(duals_.offers[offer]); }
  [[nodiscard]] WideWeight price(RequestId request) const { return magnitude(duals_.requests[request]); }
  [[nodiscard]] Weight denominator() const { return denominator_; }

 private:
  [[nodiscard]] static WideWeight magnitude(WideWeight number) { return number < 0 ? -number : number; }

  const Problem& problem_;
  const Level& level_;
  const LevelDuals& duals_;
  std::vector<WideWeight> offers_, requests_;  // with those of their groups
  Weight denominator_ = 1;
};

// Edges that a better matching could differ in, with a direction: into the matching from request to offer, out of it the other way. A
// better matching would go round in them, or from one node that may have another number of pairs to another; all such nodes are one
// place here, the first.
class Exchanges {
 public:
  Exchanges(const Problem& problem, const Outcome& outcome, const LexDual& proof, std::size_t level)
      : problem_(problem), prices_(problem, proof, level), counts_(count_pairs(problem, outcome.matching)) {
    for (std::size_t before = 0; before < level; ++before) earlier_.emplace_back(problem, proof, before);
    allowed_ = static_cast<WideWeight>(room_of(problem.instance()).pairs) * prices_.denominator();
    const std::size_t offers = problem.graph().offer_count(), requests = problem.graph().request_count();
    places_ = 1 + offers + requests;
    std::vector<bool> chosen(problem.graph().edge_count()), pinned(problem.graph().edge_count());
    for (const EdgeId edge : outcome.matching) chosen[edge.index()] = true;
    for (const EdgeId edge : problem.pinned()) pinned[edge.index()] = true;
    for (const OfferId offer : all_ids<OfferId>(offers)) add_ways(offer);
    for (const RequestId request : all_ids<RequestId>(requests)) add_ways(request);
    for (const EdgeId edge : all_ids<EdgeId>(problem.graph().edge_count())) {
      if (pinned[edge.index()] || !may_change(edge)) continue;
      const auto [offer, request] = problem.graph().endpoints(edge);
      std::pair<std::uint32_t, std::uint32_t> arc{place(request), place(offer)};
      if (chosen[edge.index()]) std::swap(arc.first, arc.second);
      arcs_.push_back(arc);
    }
  }

  // By taking away what nothing leads to, again and again; what stays lies on a cycle or behind one.
  [[nodiscard]] bool go_nowhere() {
    std::ranges::sort(arcs_);
    std::vector<std::uint32_t> begin(places_ + 1), arriving(places_);
    for (const auto& [from, to] : arcs_) ++begin[from + 1], ++arriving[to];
    for (std::size_t at = 0; at < places_; ++at) begin[at + 1] += begin[at];
    std::vector<std::uint32_t> ready;
    for (std::uint32_t at = 0; at < places_; ++at) {
      if (arriving[at] == 0) ready.push_back(at);
    }
    std::size_t taken = 0;
    for (; taken < ready.size(); ++taken) {
      for (std::uint32_t arc = begin[ready[taken]]; arc < begin[ready[taken] + 1]; ++arc) {
        if (--arriving[arcs_[arc].second] == 0) ready.push_back(arcs_[arc].second);
      }
    }
    return taken == places_;
  }

 private:
  static constexpr std::uint32_t outside = 0;

  [[nodiscard]] bool may_change(EdgeId edge) const {
    const auto ties = [&](const LevelPrices& level) { return level.loss(edge) == 0; };
    return prices_.loss(edge) <= allowed_ && std::ranges::all_of(earlier_, ties);
  }
  [[nodiscard]] std::uint32_t own_place(OfferId offer) const { return 1 + offer.value; }
  [[nodiscard]] std::uint32_t own_place(RequestId request) const {
    return 1 + static_cast<std::uint32_t>(problem_.graph().offer_count()) + request.value;
  }
  template <class AnyId>
  [[nodiscard]] std::uint32_t place(AnyId node) const {
    return is_outside_[own_place(node)] ? outside : own_place(node);
  }
  void add_ways(OfferId offer) { add_ways(offer, problem_.offer_range()[offer], counts_.offers[offer.index()], true); }
  void add_ways(RequestId request) {
    add_ways(request, problem_.request_range()[request], counts_.requests[request.index()], false);
  }
  template <class AnyId>
  void add_ways(AnyId node, Range range, std::int64_t pairs, bool edges_arrive) {
    const bool cheap = prices_.price(node) <= allowed_;
    const bool more = cheap && pairs < range.upper, fewer = cheap && pairs > range.lower;
    is_outside_.resize(places_);
    is_outside_[own_place(node)] = more && fewer;
    if (more == fewer) return;
    // More pairs at an offer: an edge arrives there, and the way ends.
    if (more == edges_arrive)
      arcs_.emplace_back(own_place(node), outside);
    else
      arcs_.emplace_back(outside, own_place(node));
  }

  const Problem& problem_;
  LevelPrices prices_;
  std::vector<LevelPrices> earlier_;
  PairCounts counts_;
  WideWeight allowed_ = 0;
  std::size_t places_ = 0;
  std::vector<bool> is_outside_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs_;
};

}  // namespace

bool outlives_rounding(const Problem& problem, const Outcome& outcome) {
  const auto* proof = std::get_if<LexDual>(&outcome.certificate);
  const std::optional<std::size_t> level = problem.goal().find(LevelKind::weight);
  if (outcome.status != Status::optimal || proof == nullptr || !level || *level >= proof->levels.size()) return false;
  if (!problem.goal()[*level].is_sum_over_pairs()) return false;
  return Exchanges(problem, outcome, *proof, *level).go_nowhere();
}

}  // namespace koppel::python
