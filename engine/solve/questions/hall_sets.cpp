#include "solve/questions/hall_sets.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace koppel {

namespace {

// The offers that the unserved requests' walks pass, cut into strongly connected parts (Tarjan 1972): two walks that
// enter the same parts end in the same offers, so a walk is made once for each set of parts that is entered. A part is
// open when a walk through it finds a free place.
class OfferParts {
 public:
  explicit OfferParts(const FirstPairs& first)
      : first_(first),
        graph_(first.problem().graph),
        number_(graph_.offer_count()),
        low_(graph_.offer_count()),
        part_(graph_.offer_count(), unknown),
        on_stack_(graph_.offer_count()) {}

  std::uint32_t part_of(OfferId offer) {
    if (part_[offer] == unknown) explore(offer);
    return part_[offer];
  }
  [[nodiscard]] bool open(std::uint32_t part) const { return open_[part]; }

 private:
  static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();
  struct Frame {
    OfferId offer;
    std::vector<OfferId> successors;
    std::size_t next = 0;
    bool open = false;
  };

  // Where the requests of this offer could go instead.
  [[nodiscard]] std::vector<OfferId> successors(OfferId offer) const {
    std::vector<OfferId> offers;
    for (const EdgeId edge : graph_.edges_of(offer)) {
      const RequestId request = graph_.request(edge);
      if (first_.partner(request) != offer) continue;
      for (const EdgeId other : graph_.edges_of(request)) offers.push_back(graph_.offer(other));
    }
    return offers;
  }

  void enter(OfferId offer) {
    number_[offer] = low_[offer] = ++entered_;
    stack_.push_back(offer);
    on_stack_[offer] = true;
    frames_.push_back({offer, successors(offer), 0, first_.free_places(offer) > 0});
  }

  void explore(OfferId start) {
    enter(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.next < frame.successors.size()) {
        const OfferId to = frame.successors[frame.next++];
        if (number_[to] == 0) {
          enter(to);
        } else if (on_stack_[to]) {
          low_[frame.offer] = std::min(low_[frame.offer], number_[to]);
        } else {
          frame.open = frame.open || open_[part_[to]];
        }
        continue;
      }
      leave();
    }
  }

  void leave() {
    const OfferId offer = frames_.back().offer;
    const bool open = frames_.back().open;
    frames_.pop_back();
    if (low_[offer] == number_[offer]) {
      OfferId member;
      do {
        member = stack_.back();
        stack_.pop_back();
        on_stack_[member] = false;
        part_[member] = static_cast<std::uint32_t>(open_.size());
      } while (member != offer);
      open_.push_back(open);
    }
    if (frames_.empty()) return;
    Frame& parent = frames_.back();
    low_[parent.offer] = std::min(low_[parent.offer], low_[offer]);
    parent.open = parent.open || open;
  }

  const FirstPairs& first_;
  const BipartiteGraph& graph_;
  IdVector<OfferId, std::uint32_t> number_, low_, part_;
  IdVector<OfferId, bool> on_stack_;
  std::vector<OfferId> stack_;
  std::vector<Frame> frames_;
  std::vector<bool> open_;
  std::uint32_t entered_ = 0;
};

// Everything a walk from these offers passes; `served` gets the requests that have their first pair there.
std::vector<OfferId> walk(const FirstPairs& first, RequestId start, std::vector<RequestId>& served) {
  const BipartiteGraph& graph = first.problem().graph;
  IdVector<OfferId, bool> visited(graph.offer_count());
  std::vector<OfferId> offers;
  const auto reach_candidates = [&](RequestId request) {
    for (const EdgeId edge : graph.edges_of(request)) {
      const OfferId offer = graph.offer(edge);
      if (visited[offer]) continue;
      visited[offer] = true;
      offers.push_back(offer);
    }
  };
  reach_candidates(start);
  for (std::size_t next = 0; next < offers.size(); ++next) {
    for (const EdgeId edge : graph.edges_of(offers[next])) {
      const RequestId request = graph.request(edge);
      if (first.partner(request) != offers[next]) continue;
      served.push_back(request);
      reach_candidates(request);
    }
  }
  std::sort(offers.begin(), offers.end());
  return offers;
}

struct Growing {
  std::vector<RequestId> requests;
  std::int64_t places = 0;
};

}  // namespace

HallSets::HallSets(const FirstPairs& first) : set_of_(first.problem().graph.request_count()) {
  const BipartiteGraph& graph = first.problem().graph;
  OfferParts parts(first);
  std::map<std::vector<std::uint32_t>, std::uint32_t> by_parts;
  std::map<std::vector<OfferId>, std::uint32_t> by_offers;
  std::vector<Growing> growing;
  for (const RequestId request : set_of_.ids()) {
    if (first.served(request) || graph.degree(request) == 0) continue;
    std::vector<std::uint32_t> entered;
    for (const EdgeId edge : graph.edges_of(request)) entered.push_back(parts.part_of(graph.offer(edge)));
    std::sort(entered.begin(), entered.end());
    entered.erase(std::unique(entered.begin(), entered.end()), entered.end());
    if (std::any_of(entered.begin(), entered.end(), [&](std::uint32_t part) { return parts.open(part); })) continue;

    const auto [known, is_new] = by_parts.try_emplace(std::move(entered));
    if (is_new) {
      Growing set;
      std::vector<OfferId> offers = walk(first, request, set.requests);
      set.places = static_cast<std::int64_t>(set.requests.size());  // all of them are taken by these
      const auto [same, first_time] =
          by_offers.try_emplace(std::move(offers), static_cast<std::uint32_t>(growing.size()));
      if (first_time) growing.push_back(std::move(set));
      known->second = same->second;
    }
    set_of_[request] = known->second;
    growing[known->second].requests.push_back(request);
  }
  sets_.resize(growing.size());
  for (const auto& [offers, index] : by_offers) {
    std::sort(growing[index].requests.begin(), growing[index].requests.end());
    sets_[index] = {SharedList<RequestId>(std::move(growing[index].requests)), SharedList<OfferId>(offers),
                    growing[index].places};
  }
}

const HallSet* HallSets::of(RequestId request) const { return set_of_[request] ? &sets_[*set_of_[request]] : nullptr; }

}  // namespace koppel
