// One shortest path: where a unit too many, or one too few, is settled at the least cost.
//
// Problem:    one node has one pair too many ("over") or one too few ("short"). Somebody must give way: an over node lets go of a held
//             edge, which leaves the other end short; a short node takes a free edge, which leaves the other end over; and so on until
//             a node can simply stay as it is.
// Invariant:  in state.hpp; what each step costs (how far the inequality is from equality) is never negative, so Dijkstra's search on
//             lexicographic lengths finds the cheapest chain, and shifting the duals of all nodes nearer than its end keeps the
//             invariant (Kuhn 1955; Tomizawa 1971; Edmonds & Karp 1972; one search for each changed vertex: Morita et al. 2022).
// Complexity: O((edges seen) + (nodes seen)·log): it never looks farther than the end or the limit.
// Errors:     Ending::gave_up when a length passes 2^60 or the meter says stop; the duals may then be half shifted.
//
//   Search<2> search(state);
//   if (search.run({.side = 0, .node = offer, .over = true, .accepted = count}, meter) == Ending::settled) search.change_runs();
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "solve/meter.hpp"
#include "solve/warm/state.hpp"

namespace koppel::warm {

enum class Ending : std::uint8_t {
  settled,  // some node stays as it is
  met,      // the way ends at the node that waited for it
  refused,  // every way costs as much as the limit, or more
  nowhere,  // there is no way
  gave_up
};

template <std::size_t levels>
class Search {
 public:
  using Vector = LexVector<levels>;

  struct Start {
    SideIndex side;
    Index node;
    bool over;                           // or short
    std::int64_t accepted;               // how many pairs the node would have if it stayed as it is
    Vector limit = Vector::unreached();  // what the way may cost, at most
    Index meets = none;                  // a node of the other side that waits for just this
  };

  explicit Search(State<levels>& state) : state_(state) {}

  // Shifts the duals too, unless there was no way.
  [[nodiscard]] Ending run(const Start& start, Meter& meter) {
    begin(start);
    bool going = settle({start.over, start.node, {}}, meter);
    while (going && fits_) {
      const std::optional<Waiting> next = nearest();
      if (!next) break;
      going = settle(*next, meter);
    }
    if (!going || !fits_) ending_ = Ending::gave_up;
    if (ending_ == Ending::settled || ending_ == Ending::met || ending_ == Ending::refused) shift_duals();
    forget();
    return ending_;
  }

  // Follows the way that was found, from its end back to the start.
  void change_runs() {
    bool over = end_over_;
    for (Index node = end_; node != start_.node || over != start_.over; over = !over) {
      const Node& here = state_.node(side_of(over), node);
      state_.set_run(here.edge, over ? Run::held : Run::free);
      node = here.from;
    }
  }

 private:
  using Node = typename State<levels>::Node;

  struct Waiting {
    bool over;
    Index node;
    Vector distance;
  };
  static bool later(const Waiting& a, const Waiting& b) { return b.distance < a.distance; }

  // All over nodes are on one side, all short ones on the other.
  [[nodiscard]] SideIndex side_of(bool over) const { return over == start_.over ? start_.side : 1 - start_.side; }

  void begin(const Start& start) {
    start_ = start;
    best_ = start.limit;
    ending_ = best_ == Vector::unreached() ? Ending::nowhere : Ending::refused;
    fits_ = true;
    current_ = {};
    state_.node(start.side, start.node).distance = {};
    touched_[start.over].push_back(start.node);
    offer_end(start.over, start.node, {}, start.accepted);
  }

  // The node could stay as it is with so many pairs.
  void offer_end(bool over, Index number, const Vector& distance, std::int64_t pairs) {
    const auto& side = state_.sides[side_of(over)];
    const Node& node = side.nodes[number];
    if (over ? pairs > node.range.upper : pairs < node.range.lower) return;
    const Vector cost = over ? -(side.step(number, pairs) + node.dual) : side.step(number, pairs + 1) + node.dual;
    end_if_nearer(over, number, distance + cost, Ending::settled);
  }
  void end_if_nearer(bool over, Index number, const Vector& distance, Ending ending) {
    if (!(distance < best_)) return;
    best_ = distance;
    end_ = number;
    end_over_ = over;
    ending_ = ending;
  }

  [[nodiscard]] std::optional<Waiting> nearest() {
    for (;;) {
      Waiting next;
      if (!at_current_.empty()) {
        if (!(current_ < best_)) return std::nullopt;
        next = at_current_.back();
        at_current_.pop_back();
      } else {
        if (heap_.empty() || !(heap_.front().distance < best_)) return std::nullopt;
        next = heap_.front();
        std::pop_heap(heap_.begin(), heap_.end(), later);
        heap_.pop_back();
      }
      if (next.distance == state_.node(side_of(next.over), next.node).distance) return next;
    }
  }

  [[nodiscard]] bool settle(const Waiting& at, Meter& meter) {
    current_ = at.distance;
    const SideIndex side = side_of(at.over);
    auto& others = state_.sides[1 - side].nodes;
    const Vector dual = state_.node(side, at.node).dual;
    const auto run = state_.sides[side].rows.run(at.node, at.over ? Run::held : Run::free);
    if (at.over) {
      const Vector base = at.distance - dual;
      for (const auto& entry : run) reach(!at.over, at.node, entry, base + entry.weight - others[entry.other].dual);
    } else {
      const Vector base = at.distance + dual;
      for (const auto& entry : run) reach(!at.over, at.node, entry, base - entry.weight + others[entry.other].dual);
    }
    return meter.spend(run.size() + 1);
  }

  void reach(bool over, Index from, const typename State<levels>::Entry& entry, const Vector& distance) {
    const SideIndex side = side_of(over);
    Node& node = state_.node(side, entry.other);
    if (!(distance < best_) || !(distance < node.distance)) return;
    if (!distance.fits(length_bound)) {
      fits_ = false;
      return;
    }
    if (node.distance == Vector::unreached()) touched_[over].push_back(entry.other);
    node.distance = distance;
    node.from = from;
    node.edge = entry.edge;
    if (side != start_.side && entry.other == start_.meets) {
      return end_if_nearer(over, entry.other, distance, Ending::met);
    }
    offer_end(over, entry.other, distance, state_.count(side, entry.other) + (over ? 1 : -1));
    if (!(distance < best_)) return;
    if (distance == current_) {
      at_current_.push_back({over, entry.other, distance});
    } else {
      heap_.push_back({over, entry.other, distance});
      std::push_heap(heap_.begin(), heap_.end(), later);
    }
  }

  // Over nodes rise, short ones fall.
  void shift_duals() {
    for (const bool over : {true, false}) {
      for (const Index number : touched_[over]) {
        const Node& node = state_.node(side_of(over), number);
        if (!(node.distance < best_)) continue;
        const Vector shift = best_ - node.distance;
        const Vector dual = over ? node.dual + shift : node.dual - shift;
        if (!dual.fits(dual_bound)) ending_ = Ending::gave_up;
        state_.set_dual(side_of(over), number, dual);
      }
    }
  }

  void forget() {
    for (const bool over : {true, false}) {
      for (const Index number : touched_[over]) state_.node(side_of(over), number).distance = Vector::unreached();
      touched_[over].clear();
    }
    at_current_.clear();
    heap_.clear();
  }

  State<levels>& state_;
  Start start_{};
  std::array<std::vector<Index>, 2> touched_;  // by over
  std::vector<Waiting> heap_, at_current_;     // farther than the present distance; as far
  Vector current_{};
  Vector best_{};  // length of the shortest way so far
  Index end_ = none;
  bool end_over_ = false;
  Ending ending_ = Ending::nowhere;
  bool fits_ = true;
};

}  // namespace koppel::warm
