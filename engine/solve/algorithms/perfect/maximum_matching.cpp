#include "solve/algorithms/perfect/maximum_matching.hpp"

#include <vector>

namespace koppel::perfect {
namespace {

class HopcroftKarp {
 public:
  HopcroftKarp(const KernelProblem& problem, HugeVector<Index>& holder, Meter& meter)
      : problem_(problem),
        holder_(holder),
        meter_(meter),
        offer_of_(problem.request_capacity.size(), none),
        depth_(offer_of_.size()),
        next_edge_(offer_of_.size()) {
    for (Index offer = 0; offer < holder.size(); ++offer) {
      if (holder[offer] != none) offer_of_[holder[offer]] = offer, ++pairs_;
    }
  }

  std::optional<Index> run() {
    match_what_is_free();
    while (pairs_ < requests() && find_layers()) {
      for (Index request = 0; request < requests(); ++request) {
        if (offer_of_[request] == none && !stopped_) pairs_ += augment(request);
      }
    }
    if (stopped_) return std::nullopt;
    return pairs_;
  }

 private:
  [[nodiscard]] Index requests() const { return static_cast<Index>(offer_of_.size()); }
  [[nodiscard]] Index begin_of(Index request) const { return problem_.request_begin[request]; }
  [[nodiscard]] Index end_of(Index request) const { return problem_.request_begin[request + 1]; }

  void match(Index request, Index offer) {
    offer_of_[request] = offer;
    holder_[offer] = request;
  }

  void match_what_is_free() {
    for (Index request = 0; request < requests(); ++request) {
      for (Index edge = begin_of(request); edge < end_of(request) && offer_of_[request] == none; ++edge) {
        const Index offer = problem_.edge_offer[edge].value;
        if (holder_[offer] == none) match(request, offer), ++pairs_;
      }
    }
  }

  // Breadth first from the requests without an offer; true when some path ends at a free offer. Deeper layers are not needed.
  bool find_layers() {
    std::fill(depth_.begin(), depth_.end(), none);
    layers_.clear();
    for (Index request = 0; request < requests(); ++request) {
      next_edge_[request] = begin_of(request);
      if (offer_of_[request] == none) depth_[request] = 0, layers_.push_back(request);
    }
    last_depth_ = none;
    for (std::size_t next = 0; next < layers_.size() && !stopped_; ++next) {
      const Index request = layers_[next];
      if (depth_[request] >= last_depth_) break;
      stopped_ = !meter_.spend(end_of(request) - begin_of(request));
      for (Index edge = begin_of(request); edge < end_of(request); ++edge) {
        const Index other = holder_[problem_.edge_offer[edge].index()];
        if (other == none) {
          last_depth_ = depth_[request] + 1;
        } else if (depth_[other] == none) {
          depth_[other] = depth_[request] + 1;
          layers_.push_back(other);
        }
      }
    }
    return last_depth_ != none && !stopped_;
  }

  // Depth first along the layers; every edge is looked at once in a phase.
  bool augment(Index source) {
    path_.assign(1, source);
    while (!path_.empty()) {
      const Index request = path_.back();
      if (next_edge_[request] == end_of(request)) {
        stopped_ = stopped_ || !meter_.spend(end_of(request) - begin_of(request));
        path_.pop_back();
        if (!path_.empty()) ++next_edge_[path_.back()];
        continue;
      }
      const Index other = holder_[problem_.edge_offer[next_edge_[request]].index()];
      if (other == none && depth_[request] + 1 == last_depth_) {
        for (const Index one : path_) match(one, problem_.edge_offer[next_edge_[one]].value);
        return true;
      }
      if (other != none && depth_[other] == depth_[request] + 1 && depth_[other] < last_depth_)
        path_.push_back(other);
      else
        ++next_edge_[request];
    }
    return false;
  }

  const KernelProblem& problem_;
  HugeVector<Index>& holder_;
  Meter& meter_;
  HugeVector<Index> offer_of_, depth_, next_edge_;
  std::vector<Index> layers_, path_;
  Index pairs_ = 0;
  Index last_depth_ = none;  // of the free offers nearest to the requests without one
  bool stopped_ = false;
};

}  // namespace

std::optional<Index> largest_matching(const KernelProblem& problem, HugeVector<Index>& holder, Meter& meter) {
  return HopcroftKarp(problem, holder, meter).run();
}

}  // namespace koppel::perfect
