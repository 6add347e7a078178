#include "solve/algorithms/groups/relaxed_problem.hpp"

#include <algorithm>

#include "solve/algorithms/auction/auction.hpp"

namespace koppel::groups {

namespace {

// A pair that a lower bound demands is worth this many largest weights more.
constexpr Weight bonus_factor = 20;
// An auction does not pay when copies of edges exceed this many times the problem's edges.
constexpr std::size_t most_copies = 8;

Weight magnitude(Weight weight) { return weight < 0 ? -weight : weight; }

Weight largest(const Level& level) {
  Weight weight = magnitude(level.every_edge), step = 0;
  for (const Weight each : level.edge_weights) weight = std::max(weight, magnitude(each));
  for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
    for (const Weight each : gains->steps) step = std::max(step, magnitude(each));
  }
  return weight + 2 * step;
}

// What is left of every node's range once `fixed` pairs are settled, split where the worth of a pair changes.
template <class AnyId>
Runs split(const IdVector<AnyId, Range>& ranges, const StepGains& gains, const std::vector<std::int32_t>& fixed,
           Weight bonus) {
  Runs result;
  for (const AnyId node : ranges.ids()) {
    const Range range = ranges[node];
    const auto steps = static_cast<std::int32_t>(gains.step_count(node.index()));
    for (std::int32_t k = fixed[node.index()]; k < range.upper;) {
      const bool demanded = k < range.lower;
      const Weight step = gains.step(node.index(), static_cast<std::size_t>(k) + 1) + (demanded ? bonus : 0);
      const std::int32_t end = k < steps ? k + 1 : demanded ? range.lower : range.upper;
      const bool fresh = result.runs.size() == result.begin.back() || result.runs.back().step != step;
      if (fresh)
        result.runs.push_back({step, end - k});
      else
        result.runs.back().places += end - k;
      k = end;
    }
    result.begin.push_back(static_cast<std::uint32_t>(result.runs.size()));
  }
  return result;
}

}  // namespace

RelaxedProblem::RelaxedProblem(const Problem& problem, const Face& face, const Level& level)
    : problem_(problem), face_(face), level_(level), largest_(largest(level)) {
  std::vector<std::int32_t> offer_fixed(problem.graph().offer_count()), request_fixed(problem.graph().request_count());
  for (const EdgeId edge : face.edges.ids()) {
    if (face.edges[edge] != Face::Edge::in) continue;
    ++offer_fixed[problem.graph().offer(edge).index()];
    ++request_fixed[problem.graph().request(edge).index()];
  }
  const Weight bonus = bonus_factor * largest_;
  offers_ = split(face.offers, level.offer_gains, offer_fixed, bonus);
  requests_ = split(face.requests, level.request_gains, request_fixed, bonus);
}

bool RelaxedProblem::fits(Meter& meter) {
  copies_ = 0;
  for (const RequestId request : face_.requests.ids()) {
    if (!meter.spend(problem_.graph().degree(request))) return false;
    const std::size_t mine = requests_.of(request.index()).size();
    for (const EdgeId edge : problem_.graph().edges_of(request)) {
      if (face_.edges[edge] != Face::Edge::free) continue;
      copies_ += mine * offers_.of(problem_.graph().offer(edge).index()).size();
    }
  }
  const auto nodes = static_cast<WideWeight>(offers_.runs.size() + requests_.runs.size() + 2);
  return copies_ <= most_copies * problem_.graph().edge_count() &&
         nodes * largest_ * (3 * bonus_factor + 2 * largest_tolls) < WideWeight{1} << 58;
}

std::optional<Start> RelaxedProblem::solve(const PathDuals& tolls, Meter& meter) {
  if (row_begin_.empty() && !make_edges(meter)) return std::nullopt;
  std::vector<std::int32_t> offer_places, request_places;
  for (const Run run : offers_.runs) offer_places.push_back(run.places);
  for (const Run run : requests_.runs) request_places.push_back(run.places);
  if (!take_off(tolls, meter)) return std::nullopt;
  const KernelSolution solution =
      solve_auction({row_begin_, edge_offer_, tolled_weight_, offer_places, request_places}, meter);
  if (!solution.complete) return std::nullopt;
  Start start;
  for (const EdgeId edge : solution.matching) start.matching.push_back(origin_[edge.index()]);
  std::sort(start.matching.begin(), start.matching.end());
  start.matching.erase(std::unique(start.matching.begin(), start.matching.end()), start.matching.end());
  start.offers = prices<OfferId>(offers_, solution.offer_dual, tolls.offers);
  start.requests = prices<RequestId>(requests_, solution.request_dual, tolls.requests);
  start.groups = IdVector<GroupId, Weight>(tolls.groups.size());
  for (const GroupId group : start.groups.ids()) start.groups[group] = static_cast<Weight>(tolls.groups[group]);
  return start;
}

bool RelaxedProblem::make_edges(Meter& meter) {
  meter.look();
  row_begin_.reserve(requests_.runs.size() + 1);
  edge_offer_.reserve(copies_);
  edge_weight_.reserve(copies_);
  origin_.reserve(copies_);
  row_begin_.push_back(0);
  for (const RequestId request : face_.requests.ids()) {
    if (!meter.spend(problem_.graph().degree(request))) return false;
    for (const Run mine : requests_.of(request.index())) {
      for (const EdgeId edge : problem_.graph().edges_of(request)) {
        if (face_.edges[edge] == Face::Edge::free) add_copies(edge, mine.step);
      }
      row_begin_.push_back(static_cast<std::uint32_t>(edge_offer_.size()));
    }
  }
  return true;
}

void RelaxedProblem::add_copies(EdgeId edge, Weight step) {
  const OfferId offer = problem_.graph().offer(edge);
  for (std::uint32_t run = offers_.begin[offer.index()]; run < offers_.begin[offer.index() + 1]; ++run) {
    edge_offer_.push_back(OfferId{run});
    edge_weight_.push_back(level_.weight(edge) + step + offers_.runs[run].step);
    origin_.push_back(edge);
  }
}

bool RelaxedProblem::take_off(const PathDuals& tolls, Meter& meter) {
  constexpr std::size_t batch = 4096;
  tolled_weight_.clear();
  tolled_weight_.reserve(edge_weight_.size());
  for (std::size_t edge = 0; edge < edge_weight_.size(); ++edge) {
    if (edge % batch == 0 && !meter.spend(batch)) return false;
    const EdgeId origin = origin_[edge];
    const WideWeight toll =
        tolls.offers[problem_.graph().offer(origin)] + tolls.requests[problem_.graph().request(origin)];
    tolled_weight_.push_back(edge_weight_[edge] - static_cast<Weight>(toll));
  }
  return true;
}

// What one more pair costs at the node's cheapest run, tolls included. Who has no places costs more than anybody pays.
template <class AnyId>
IdVector<AnyId, Weight> RelaxedProblem::prices(const Runs& runs, const std::vector<Weight>& duals,
                                               const IdVector<AnyId, WideWeight>& tolls) const {
  IdVector<AnyId, Weight> result(runs.begin.size() - 1, 2 * largest_);
  for (const AnyId node : result.ids()) {
    const std::uint32_t begin = runs.begin[node.index()], end = runs.begin[node.index() + 1];
    if (begin != end) result[node] = duals[begin] - runs.runs[begin].step;
    for (std::uint32_t run = begin; run < end; ++run)
      result[node] = std::min(result[node], duals[run] - runs.runs[run].step);
    result[node] += static_cast<Weight>(tolls[node]);
  }
  return result;
}

}  // namespace koppel::groups
