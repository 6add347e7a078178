#include "stated.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace koppel::python {

namespace {

class Statement {
 public:
  explicit Statement(const Task& task) : task_(task), instance_(*task.given) {
    for (const EdgeId edge : all_ids<EdgeId>(instance_.graph.edge_count()))
      pairs_.push_back({instance_.graph.endpoints(edge), task.weights[edge.index()]});
  }

  void follow(const Change& change) {
    switch (change.kind) {
      case Change::Kind::supply_range:
        return set_range(task_.rows_are_requests, change.supply, change.range);
      case Change::Kind::demand_range:
        return set_range(!task_.rows_are_requests, change.demand, change.range);
      case Change::Kind::weight:
        pair(change).weight = task_.minimise ? -change.weight : change.weight;
        pair(change).forbidden = false;
        return;
      case Change::Kind::forbid:
        pair(change).forbidden = true;
        pair(change).pinned = false;
        return;
      case Change::Kind::allow:
        pair(change).forbidden = false;
        return;
      case Change::Kind::pin:
        pair(change).pinned = true;
        pair(change).forbidden = false;
        return;
      case Change::Kind::unpin:
        pair(change).pinned = false;
        return;
    }
  }

  Stated result() && {
    const bool same_pairs = added_.empty() && std::ranges::none_of(pairs_, &Pair::forbidden);
    std::erase_if(pairs_, [](const Pair& pair) { return pair.forbidden; });
    const auto place = [](const Pair& pair) { return std::tuple(pair.ends.request, pair.ends.offer); };
    if (!same_pairs) std::ranges::sort(pairs_, {}, place);
    Stated stated;
    std::vector<Endpoints> edges;
    for (const Pair& pair : pairs_) {
      if (pair.pinned) instance_.pinned.push_back(EdgeId{stated.weights.size()});
      stated.weights.push_back(pair.weight);
      if (!same_pairs) edges.push_back(pair.ends);
    }
    if (!same_pairs) {
      instance_.graph = BipartiteGraph(instance_.offer_range.size(), instance_.request_range.size(), std::move(edges));
    }
    stated.instance = std::make_shared<const Instance>(std::move(instance_));
    return stated;
  }

 private:
  struct Pair {
    Endpoints ends;
    Weight weight = 0;
    bool forbidden = false, pinned = false;
  };

  void set_range(bool of_request, std::uint32_t node, Range range) {
    if (of_request)
      instance_.request_range[RequestId{node}] = range;
    else
      instance_.offer_range[OfferId{node}] = range;
  }

  // That of the change; a new one where there was none.
  Pair& pair(const Change& change) {
    const Endpoints ends = task_.ends_of(change);
    if (const auto edge = instance_.graph.find(ends.offer, ends.request)) return pairs_[edge->index()];
    const auto [at, is_new] = added_.try_emplace(ends, pairs_.size());
    if (is_new) pairs_.push_back({ends});
    return pairs_[at->second];
  }

  const Task& task_;
  Instance instance_;
  std::vector<Pair> pairs_;  // those of the given graph, by edge; then those that were added
  std::map<Endpoints, std::size_t> added_;
};

}  // namespace

Stated state(const Task& task, std::span<const Change> changes) {
  Statement statement(task);
  for (const Change& change : changes) statement.follow(change);
  return std::move(statement).result();
}

}  // namespace koppel::python
