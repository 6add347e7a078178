#include "solve/algorithms/groups/balancing.hpp"

#include <algorithm>

namespace koppel::groups {

Balancing::Balancing(ResidualFlow& flow, Meter& meter)
    : flow_(flow), meter_(meter), reached_(flow.size(), impossible), next_way_(flow.size()), closed_(flow.size()) {}

Balance Balancing::run(std::uint64_t budget) {
  seen_ = 0;
  for (look_for_sources(); !sources_.empty(); look_for_sources()) {
    if (seen_ >= budget) return Balance::over_budget;
    const bool found = search();
    if (found) {
      shift_potentials();
      for (const Node source : sources_) move_excess(source);
    }
    forget_distances();
    forget_visits();
    if (meter_.stopped()) return Balance::stopped;
    if (!found) return Balance::stuck;
  }
  return Balance::reached;
}

bool Balancing::approach() {
  look_for_sources();
  const bool found = !sources_.empty() && search();
  if (found) shift_potentials();
  forget_distances();
  return found;
}

// Turns round where far fewer have too little than too much.
void Balancing::look_for_sources() {
  constexpr std::size_t far_fewer = 2;
  std::vector<Node> ends;
  sources_.clear();
  for (Node node = 0; node < flow_.size(); ++node) {
    if (flow_.excess(node) > 0) sources_.push_back(node);
    if (flow_.excess(node) < 0) ends.push_back(node);
  }
  ends_ = ends.size();
  if (far_fewer * ends.size() > sources_.size()) return;
  ends_ = sources_.size();
  sources_ = std::move(ends);
  flow_.turn_round();
  limit_ = 0;
}

// Among the listed edges, as far as these are sure to hold the nearest end; listed anew or farther where there is none.
bool Balancing::search() {
  if (limit_ == 0 || limit_ > usual_limit_) list_usual();
  while (!search_within(limit_ - drift_)) {
    if (limit_ == farthest || meter_.stopped()) return false;
    forget_distances();
    if (drift_ > 0)
      list_usual();
    else
      list_edges(std::min(8 * limit_, farthest));
  }
  drift_ += radius_;
  return !meter_.stopped();
}

void Balancing::list_usual() {
  usual_limit_ = flow_.usual_limit();
  list_edges(usual_limit_);
}

void Balancing::list_edges(Weight limit) {
  flow_.list_edges(limit);
  limit_ = limit;
  drift_ = 0;
}

// Ends at the farthest end, or at the radius; that is then how far it looked.
bool Balancing::search_within(Weight radius) {
  radius_ = radius;
  distance_ = 0;
  ends_found_ = 0;
  for (const Node source : sources_) {
    reached_[source] = 0;
    touched_.push_back(source);
    at_once_.push_back(source);
  }
  while (const std::optional<Node> node = next()) {
    if (!settle(*node)) return false;
  }
  return ends_found_ > 0;
}

// The nearest node not settled yet; none beyond the radius.
std::optional<Node> Balancing::next() {
  if (!at_once_.empty()) {
    const Node node = at_once_.back();
    at_once_.pop_back();
    return node;
  }
  while (!heap_.empty() && heap_.front().distance <= radius_) {
    const Waiting first = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
    if (first.distance != reached_[first.node]) continue;
    distance_ = first.distance;
    return first.node;
  }
  return std::nullopt;
}

// False when the meter says stop.
bool Balancing::settle(Node node) {
  if (flow_.excess(node) < 0 && ++ends_found_ == ends_) radius_ = distance_;
  std::uint32_t way = 0;
  flow_.for_each_way(node, way, radius_ - distance_, [&](Node to, EdgeId, Weight length) {
    if (distance_ + length < reached_[to]) reach(to, length);
    return false;
  });
  seen_ += way;
  return meter_.spend(way + 1);
}

void Balancing::reach(Node node, Weight length) {
  const Weight distance = distance_ + length;
  if (reached_[node] == impossible) touched_.push_back(node);
  reached_[node] = distance;
  if (distance == distance_) {
    at_once_.push_back(node);
  } else {
    heap_.push_back({distance, node});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
}

// Lowers the potential of each node within the radius by (radius − its distance). Arcs on shortest paths then have length 0, and no
// length becomes negative.
void Balancing::shift_potentials() {
  for (const Node node : touched_) {
    if (reached_[node] < radius_) flow_.shift(node, reached_[node] - radius_);
  }
}

void Balancing::move_excess(Node source) {
  while (flow_.excess(source) > 0 && !meter_.stopped() && find_end(source)) move_along_path(source);
}

// A path of length 0 from the source to a node that has too little. Dead ends stay closed for the rest of the round.
bool Balancing::find_end(Node source) {
  path_.clear();
  if (closed_[source]) return false;
  visit(source);
  for (Node node = source;;) {
    if (flow_.excess(node) < 0) return true;
    if (step_ahead(node)) {
      node = path_.back().to;
      visit(node);
    } else if (path_.empty()) {
      return false;
    } else {
      node = path_.back().from;
      path_.pop_back();
      ++next_way_[node];
    }
  }
}

bool Balancing::step_ahead(Node node) {
  const std::uint32_t first = next_way_[node];
  const bool found = flow_.for_each_way(node, next_way_[node], 0, [&](Node to, EdgeId edge, Weight) {
    if (closed_[to]) return false;
    path_.push_back({node, to, edge});
    return true;
  });
  seen_ += next_way_[node] - first + 1;
  return meter_.spend(next_way_[node] - first + 1) && found;
}

void Balancing::move_along_path(Node source) {
  const Node end = path_.back().to;
  std::int64_t amount = std::min(flow_.excess(source), -flow_.excess(end));
  const auto along_edge = [&](const Move& move) { return !flow_.is_hub(move.from) && !flow_.is_hub(move.to); };
  for (const Move& move : path_) {
    amount = std::min(amount, along_edge(move) ? 1 : flow_.room_along_range(move.from, move.to));
  }
  for (const Move& move : path_) {
    if (along_edge(move))
      flow_.move_along_edge(move.from, move.to, move.edge);
    else
      flow_.move_along_range(move.from, move.to, amount);
    closed_[move.from] = false;
  }
  closed_[end] = false;
}

void Balancing::visit(Node node) {
  if (next_way_[node] == 0) visited_.push_back(node);
  closed_[node] = true;
}

void Balancing::forget_distances() {
  for (const Node node : touched_) reached_[node] = impossible;
  touched_.clear();
  heap_.clear();
  at_once_.clear();
}

void Balancing::forget_visits() {
  for (const Node node : visited_) {
    next_way_[node] = 0;
    closed_[node] = false;
  }
  visited_.clear();
}

}  // namespace koppel::groups
