#include "solve/algorithms/groups/relaxed_start.hpp"

#include <algorithm>

#include "solve/algorithms/auction/auction.hpp"

namespace koppel::groups {

namespace {

// How much more a pair is worth that a lower bound demands, in largest weights.
constexpr Weight bonus_factor = 20;
// More edges than so many times the problem's are not worth an auction.
constexpr std::size_t most_copies = 8;

// Places of one node whose pairs are all worth the same: a node of the auction.
struct Run {
  Weight step;
  std::int32_t places;
};

struct Runs {
  std::vector<std::uint32_t> begin{0};  // nodes + 1 entries
  std::vector<Run> runs;

  [[nodiscard]] std::span<const Run> of(std::size_t node) const {
    return std::span(runs).subspan(begin[node], begin[node + 1] - begin[node]);
  }
};

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

class RelaxedProblem {
 public:
  RelaxedProblem(const Problem& problem, const Face& face, const Level& level)
      : problem_(problem), face_(face), level_(level), largest_(largest(level)) {
    std::vector<std::int32_t> offer_fixed(problem.graph.offer_count()), request_fixed(problem.graph.request_count());
    for (const EdgeId edge : face.edges.ids()) {
      if (face.edges[edge] != Face::Edge::in) continue;
      ++offer_fixed[problem.graph.offer(edge).index()];
      ++request_fixed[problem.graph.request(edge).index()];
    }
    const Weight bonus = bonus_factor * largest_;
    offers_ = split(face.offers, level.offer_gains, offer_fixed, bonus);
    requests_ = split(face.requests, level.request_gains, request_fixed, bonus);
  }

  [[nodiscard]] bool fits() const {
    std::size_t edges = 0;
    for (const EdgeId edge : face_.edges.ids()) {
      if (face_.edges[edge] != Face::Edge::free) continue;
      edges += offers_.of(problem_.graph.offer(edge).index()).size() *
               requests_.of(problem_.graph.request(edge).index()).size();
    }
    const auto nodes = static_cast<WideWeight>(offers_.runs.size() + requests_.runs.size() + 2);
    return edges <= most_copies * problem_.graph.edge_count() && nodes * largest_ * (3 * bonus_factor) < WideWeight{1}
                                                                                                             << 58;
  }

  [[nodiscard]] std::optional<Start> solve(Meter& meter) {
    add_edges();
    std::vector<std::int32_t> offer_places, request_places;
    for (const Run run : offers_.runs) offer_places.push_back(run.places);
    for (const Run run : requests_.runs) request_places.push_back(run.places);
    const KernelSolution solution =
        solve_auction({row_begin_, edge_offer_, edge_weight_, offer_places, request_places}, meter);
    if (!solution.complete) return std::nullopt;
    Start start;
    for (const EdgeId edge : solution.matching) start.matching.push_back(origin_[edge.index()]);
    std::sort(start.matching.begin(), start.matching.end());
    start.matching.erase(std::unique(start.matching.begin(), start.matching.end()), start.matching.end());
    start.offers = prices<OfferId>(offers_, solution.offer_dual);
    start.requests = prices<RequestId>(requests_, solution.request_dual);
    return start;
  }

 private:
  void add_edges() {
    const std::size_t edges = problem_.graph.edge_count();
    edge_offer_.reserve(edges);
    edge_weight_.reserve(edges);
    origin_.reserve(edges);
    for (const RequestId request : face_.requests.ids()) {
      for (const Run mine : requests_.of(request.index())) {
        for (const EdgeId edge : problem_.graph.edges_of(request)) {
          if (face_.edges[edge] != Face::Edge::free) continue;
          add_copies(edge, mine.step);
        }
        row_begin_.push_back(static_cast<std::uint32_t>(edge_offer_.size()));
      }
    }
  }

  void add_copies(EdgeId edge, Weight step) {
    const OfferId offer = problem_.graph.offer(edge);
    for (std::uint32_t run = offers_.begin[offer.index()]; run < offers_.begin[offer.index() + 1]; ++run) {
      edge_offer_.push_back(OfferId{run});
      edge_weight_.push_back(level_.weight(edge) + step + offers_.runs[run].step);
      origin_.push_back(edge);
    }
  }

  // What one more pair costs at the node's cheapest run. Who has no places costs more than anybody pays.
  template <class AnyId>
  IdVector<AnyId, Weight> prices(const Runs& runs, const std::vector<Weight>& duals) const {
    IdVector<AnyId, Weight> result(runs.begin.size() - 1, 2 * largest_);
    for (const AnyId node : result.ids()) {
      const std::uint32_t begin = runs.begin[node.index()], end = runs.begin[node.index() + 1];
      if (begin != end) result[node] = duals[begin] - runs.runs[begin].step;
      for (std::uint32_t run = begin; run < end; ++run)
        result[node] = std::min(result[node], duals[run] - runs.runs[run].step);
    }
    return result;
  }

  const Problem& problem_;
  const Face& face_;
  const Level& level_;
  Weight largest_;
  Runs offers_, requests_;
  std::vector<std::uint32_t> row_begin_{0};
  std::vector<OfferId> edge_offer_;
  std::vector<Weight> edge_weight_;
  std::vector<EdgeId> origin_;
};

}  // namespace

std::optional<Start> relaxed_start(const Problem& problem, const Face& face, const Level& level, Meter& meter) {
  RelaxedProblem relaxed(problem, face, level);
  if (!relaxed.fits()) return std::nullopt;
  return relaxed.solve(meter);
}

}  // namespace koppel::groups
