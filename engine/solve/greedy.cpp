#include "solve/greedy.hpp"

#include <algorithm>
#include <optional>

namespace koppel {

namespace {

class Greedy {
 public:
  Greedy(const Problem& problem, const GroupTree& tree, const Face& face, const Goal& goal,
         std::vector<EdgeId>& matching, Meter& meter)
      : problem_(problem),
        tree_(tree),
        face_(face),
        goal_(goal),
        matching_(matching),
        meter_(meter),
        counts_(count_pairs(problem, matching)),
        chosen_(problem.graph().edge_count()) {
    for (const EdgeId edge : matching) chosen_[edge.index()] = true;
  }

  // Requests with the fewest edges first: they have the least to choose from.
  void run() {
    std::vector<RequestId> order;
    for (const RequestId request : face_.requests.ids()) order.push_back(request);
    std::stable_sort(order.begin(), order.end(),
                     [&](RequestId a, RequestId b) { return problem_.graph().degree(a) < problem_.graph().degree(b); });
    for (const RequestId request : order) {
      if (meter_.spend(problem_.graph().degree(request)))
        fill(request);
      else
        take_heaviest(request);
    }
    std::sort(matching_.begin(), matching_.end());
  }

 private:
  void fill(RequestId request) {
    row_.clear();
    for (const EdgeId edge : problem_.graph().edges_of(request)) {
      if (face_.edges[edge] == Face::Edge::free && !chosen_[edge.index()]) row_.push_back(edge);
    }
    std::stable_sort(row_.begin(), row_.end(), [&](EdgeId a, EdgeId b) { return heavier(a, b); });
    for (const EdgeId edge : row_) {
      if (counts_.requests[request.index()] >= face_.requests[request].upper) return;
      if (fits(edge) && gains_by(edge)) take(edge);
    }
  }

  void take_heaviest(RequestId request) {
    std::optional<EdgeId> heaviest;
    for (const EdgeId edge : problem_.graph().edges_of(request)) {
      if (face_.edges[edge] != Face::Edge::free || chosen_[edge.index()]) continue;
      if (!heaviest || heavier(edge, *heaviest)) heaviest = edge;
    }
    if (heaviest && fits(*heaviest) && gains_by(*heaviest)) take(*heaviest);
  }

  [[nodiscard]] bool heavier(EdgeId a, EdgeId b) const {
    for (const Level& level : goal_.levels()) {
      if (level.weight(a) != level.weight(b)) return level.weight(a) > level.weight(b);
    }
    return false;
  }

  // Calls action(which gains, number, range, count) for both ends of an edge and all groups that hold them.
  template <class Action>
  void along(EdgeId edge, Action action) {
    const auto [offer, request] = problem_.graph().endpoints(edge);
    action(&Level::offer_gains, offer.index(), face_.offers[offer], counts_.offers[offer.index()]);
    action(&Level::request_gains, request.index(), face_.requests[request], counts_.requests[request.index()]);
    for (const GroupTree::Link first : {tree_.owner(offer), tree_.owner(request)}) {
      for (GroupTree::Link group = first; group; group = tree_.parent(*group)) {
        action(&Level::group_gains, group->index(), face_.groups[*group], counts_.groups[group->index()]);
      }
    }
  }

  bool fits(EdgeId edge) {
    bool room = true;
    along(edge, [&](auto, std::size_t, Range range, std::int64_t count) { room = room && count < range.upper; });
    return room;
  }

  // The first level that changes decides.
  bool gains_by(EdgeId edge) {
    for (const Level& level : goal_.levels()) {
      WideWeight gain = level.weight(edge);
      along(edge, [&](StepGains Level::*gains, std::size_t node, Range, std::int64_t count) {
        gain += (level.*gains).step(node, static_cast<std::size_t>(count) + 1);
      });
      if (gain != 0) return gain > 0;
    }
    return false;
  }

  void take(EdgeId edge) {
    along(edge, [](auto, std::size_t, Range, std::int64_t& count) { ++count; });
    matching_.push_back(edge);
  }

  const Problem& problem_;
  const GroupTree& tree_;
  const Face& face_;
  const Goal& goal_;
  std::vector<EdgeId>& matching_;
  Meter& meter_;
  PairCounts counts_;
  std::vector<bool> chosen_;
  std::vector<EdgeId> row_;
};

}  // namespace

void add_greedily(const Problem& problem, const GroupTree& tree, const Face& face, const Goal& goal,
                  std::vector<EdgeId>& matching, Meter& meter) {
  Greedy(problem, tree, face, goal, matching, meter).run();
}

}  // namespace koppel
