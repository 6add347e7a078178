#include "solve/algorithms/groups/balancing.hpp"

#include <algorithm>

namespace koppel::groups {

Balancing::Balancing(ResidualFlow& flow, Meter& meter) : flow_(flow), meter_(meter), reached_(flow.size()) {}

Balance Balancing::run() {
  for (Node node = 0; node < flow_.size(); ++node) {
    while (flow_.excess(node) > 0) {
      const bool found = search(node);
      if (found) {
        shift_potentials();
        move_excess(node);
      }
      forget();
      if (!meter_.spend(seen_)) return Balance::stopped;
      if (!found) return Balance::stuck;
    }
  }
  return Balance::reached;
}

bool Balancing::search(Node source) {
  seen_ = 0;
  best_ = farthest;
  distance_ = 0;
  reached_[source] = {0, none, {}};
  touched_.push_back(source);
  for (Node node = source; node != none; node = next()) settle(node);
  return best_ < farthest;
}

// The nearest node not settled yet; none when it is no nearer than the end.
Node Balancing::next() {
  if (distance_ == best_) return none;
  if (!at_once_.empty()) {
    const Node node = at_once_.back();
    at_once_.pop_back();
    return node;
  }
  while (!heap_.empty() && heap_.front().distance < best_) {
    const Waiting first = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
    if (first.distance != reached_[first.node].distance) continue;
    distance_ = first.distance;
    return first.node;
  }
  return none;
}

void Balancing::settle(Node node) {
  if (flow_.is_offer(node)) {
    climb(node);
    flow_.for_each_edge(node, [&](Node request, EdgeId edge, Weight length) {
      ++seen_;
      if (distance_ + length >= std::min(best_, reached_[request].distance) || flow_.uses(edge)) return;
      reach(request, length, node, edge);
    });
  } else if (flow_.is_request(node)) {
    climb(node);
    flow_.for_each_used(node, [&](Node offer, EdgeId edge, Weight length) {
      ++seen_;
      reach(offer, length, node, edge);
    });
  } else {
    settle_hub(node);
  }
}

void Balancing::climb(Node node) {
  const Weight length = flow_.on_supply_side(node) ? flow_.lowering_length(node) : flow_.raising_length(node);
  reach(flow_.parent(node), length, node);
}

void Balancing::settle_hub(Node hub) {
  if (!flow_.is_root(hub)) climb(hub);
  for (const Node child : flow_.children(hub)) {
    reach(child, flow_.on_supply_side(child) ? flow_.raising_length(child) : flow_.lowering_length(child), hub);
  }
  seen_ += flow_.children(hub).size();
}

void Balancing::reach(Node node, Weight length, Node from, EdgeId edge) {
  const Weight distance = distance_ + length;
  Reached& reached = reached_[node];
  if (distance >= best_ || distance >= reached.distance) return;
  if (reached.distance == impossible) touched_.push_back(node);
  reached = {distance, from, edge};
  if (flow_.excess(node) < 0) {
    best_ = distance;
    end_ = node;
  } else if (distance == distance_) {
    at_once_.push_back(node);
  } else {
    heap_.push_back({distance, node});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
}

// Whatever is nearer than the end comes as near to it as the way there is long: lengths on the way become 0, none becomes negative.
void Balancing::shift_potentials() {
  for (const Node node : touched_) {
    if (reached_[node].distance < best_) flow_.shift(node, reached_[node].distance - best_);
  }
}

void Balancing::move_excess(Node source) {
  std::int64_t amount = std::min(flow_.excess(source), -flow_.excess(end_));
  for (Node node = end_; node != source; node = reached_[node].from) {
    const Node from = reached_[node].from;
    amount = std::min(amount, along_edge(from, node) ? 1 : flow_.room_along_range(from, node));
  }
  for (Node node = end_; node != source; node = reached_[node].from) {
    const Node from = reached_[node].from;
    if (along_edge(from, node))
      flow_.move_along_edge(from, node, reached_[node].edge);
    else
      flow_.move_along_range(from, node, amount);
  }
}

void Balancing::forget() {
  for (const Node node : touched_) reached_[node].distance = impossible;
  touched_.clear();
  heap_.clear();
  at_once_.clear();
}

}  // namespace koppel::groups
