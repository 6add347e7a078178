#include "solve/branching.hpp"

#include <algorithm>
#include <memory>

#include "solve/lexicographic.hpp"

namespace koppel {

namespace {

using Decisions = std::vector<std::pair<RequestId, bool>>;

// A part of the tree that is still to be looked at, with the duals of its parent: they bound it too.
struct Open {
  Decisions decided;
  std::shared_ptr<const LexDual> inherited;
};

class BranchAndBound {
 public:
  BranchAndBound(const Problem& problem, Meter& meter, const LexicographicOptions& options)
      : problem_(problem),
        meter_(meter),
        options_(options),
        tree_(problem.groups, problem.graph.offer_count(), problem.graph.request_count()) {}

  Outcome run() {
    LexDual nothing{std::vector<LevelDuals>(problem_.levels.size(), zero_duals(problem_))};
    open_.push_back({{}, std::make_shared<const LexDual>(std::move(nothing))});
    while (!open_.empty() && !overflow_ && !meter_.stopped()) {
      const Open node = std::move(open_.back());
      open_.pop_back();
      look_at(node);
    }
    return overflow_ ? Outcome{.status = Status::overflow} : finish();
  }

 private:
  [[nodiscard]] Face face_of(const Decisions& decided) const {
    Face face(problem_);
    for (const auto& [request, taken] : decided) {
      Range& range = face.requests[request];
      if (taken)
        range.lower = std::max({range.lower, problem_.needed_if_any(request), 1});
      else
        range.upper = 0;
    }
    return face;
  }

  void look_at(const Open& node) {
    Face face = face_of(node.decided);
    if (std::ranges::any_of(face.requests, [](Range range) { return range.lower > range.upper; })) {
      return close(node.decided, *node.inherited);  // empty by itself: any proof will do
    }
    if (const auto pinned = pinned_but_refused(node.decided)) return close(node.decided, *pinned);
    Lexicographic levels(problem_, std::move(face), meter_, options_);
    const bool settled = levels.run();
    Outcome outcome = levels.outcome();
    overflow_ = overflow_ || outcome.status == Status::overflow;
    if (overflow_) return;
    if (auto* violated = std::get_if<ViolatedSet>(&outcome.certificate))
      return close(node.decided, std::move(*violated));
    if (!outcome.matching.empty() || settled) offer_incumbent(outcome.matching);
    if (!settled) {
      open_.push_back(node);
      return;
    }
    LexDual duals = std::get<LexDual>(std::move(outcome.certificate));
    const std::optional<RequestId> broken = broken_request(outcome.matching);
    if (!broken || (incumbent_ && outcome.values <= incumbent_values_)) return close(node.decided, std::move(duals));
    branch(node.decided, *broken, std::make_shared<const LexDual>(std::move(duals)));
  }

  void branch(const Decisions& decided, RequestId request, std::shared_ptr<const LexDual> duals) {
    for (const bool taken : {false, true}) {
      open_.push_back({decided, duals});
      open_.back().decided.emplace_back(request, taken);
    }
  }

  void close(const Decisions& decided, std::variant<LexDual, ViolatedSet> proof) {
    leaves_.push_back({decided, std::move(proof)});
  }

  // A pinned pair of a request that should have nobody: the request alone is a violated set.
  [[nodiscard]] std::optional<ViolatedSet> pinned_but_refused(const Decisions& decided) const {
    for (const EdgeId edge : problem_.pinned) {
      const RequestId request = problem_.graph.request(edge);
      if (std::ranges::find(decided, std::pair(request, false)) == decided.end()) continue;
      ViolatedSet violated{zero_duals(problem_)};
      violated.multipliers.requests[request] = 1;
      return violated;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<RequestId> broken_request(const std::vector<EdgeId>& matching) const {
    const PairCounts counts = count_pairs(problem_, matching);
    for (const RequestId request : problem_.request_range.ids()) {
      const std::int64_t pairs = counts.requests[request.index()];
      if (pairs > 0 && pairs < problem_.needed_if_any(request)) return request;
    }
    return std::nullopt;
  }

  // Leaves out the requests that have too few, and keeps the rest when it is allowed and better than what we have.
  void offer_incumbent(const std::vector<EdgeId>& matching) {
    const PairCounts counts = count_pairs(problem_, matching);
    std::vector<EdgeId> kept;
    for (const EdgeId edge : matching) {
      const RequestId request = problem_.graph.request(edge);
      if (counts.requests[request.index()] >= problem_.needed_if_any(request)) kept.push_back(edge);
    }
    if (kept.size() < matching.size() && !allowed(kept)) return;
    std::vector<WideWeight> values = values_of(problem_, kept);
    if (incumbent_ && values <= incumbent_values_) return;
    incumbent_ = std::move(kept);
    incumbent_values_ = std::move(values);
  }

  // Only lower bounds and pins can have been broken by leaving pairs out.
  [[nodiscard]] bool allowed(const std::vector<EdgeId>& matching) const {
    const PairCounts counts = count_pairs(problem_, matching);
    for (const OfferId offer : problem_.offer_range.ids()) {
      if (counts.offers[offer.index()] < problem_.offer_range[offer].lower) return false;
    }
    for (const RequestId request : problem_.request_range.ids()) {
      if (counts.requests[request.index()] < problem_.request_range[request].lower) return false;
    }
    for (std::size_t group = 0; group < problem_.groups.size(); ++group) {
      if (counts.groups[group] < problem_.groups[group].range.lower) return false;
    }
    return std::ranges::includes(matching, problem_.pinned);
  }

  // What a leaf proves; nothing when it holds no matching.
  [[nodiscard]] std::optional<std::vector<WideWeight>> bound_of(const BranchLeaf& leaf) const {
    const auto* duals = std::get_if<LexDual>(&leaf.proof);
    Face face = face_of(leaf.decided);
    const bool empty = std::ranges::any_of(face.requests, [](Range range) { return range.lower > range.upper; });
    if (duals == nullptr || empty) return std::nullopt;
    std::vector<WideWeight> bound;
    for (std::size_t level = 0; level < problem_.levels.size(); ++level) {
      bound.push_back(dual_bound(problem_, tree_, face, problem_.levels[level], duals->levels[level]));
      face.narrow(problem_, tree_, problem_.levels[level], duals->levels[level]);
    }
    return bound;
  }

  Outcome finish() {
    Outcome outcome;
    outcome.algorithm = "branch-and-bound";
    const bool complete = open_.empty();
    for (const Open& node : open_) close(node.decided, *node.inherited);
    if (incumbent_) {
      outcome.status = complete ? Status::optimal : Status::limit;
      outcome.matching = *incumbent_;
      outcome.values = incumbent_values_;
      outcome.bounds = incumbent_values_;
      for (const BranchLeaf& leaf : leaves_) {
        if (const auto bound = bound_of(leaf)) outcome.bounds = std::max(outcome.bounds, *bound);
      }
      if (outcome.bounds == outcome.values) outcome.status = Status::optimal;
    } else {
      outcome.status = complete ? Status::infeasible : Status::limit;
      if (!complete) return outcome;
    }
    const bool whole = leaves_.size() == 1 && leaves_.front().decided.empty();
    if (!whole)
      outcome.certificate = Branching{std::move(leaves_)};
    else if (auto* duals = std::get_if<LexDual>(&leaves_.front().proof))
      outcome.certificate = std::move(*duals);
    else
      outcome.certificate = std::get<ViolatedSet>(std::move(leaves_.front().proof));
    return outcome;
  }

  const Problem& problem_;
  Meter& meter_;
  LexicographicOptions options_;
  GroupTree tree_;
  std::vector<Open> open_;
  std::vector<BranchLeaf> leaves_;
  std::optional<std::vector<EdgeId>> incumbent_;
  std::vector<WideWeight> incumbent_values_;
  bool overflow_ = false;
};

}  // namespace

bool needs_branching(const Problem& problem) {
  return std::ranges::any_of(problem.if_any.ids(), [&](RequestId request) {
    const std::int32_t needed = problem.if_any[request];
    return needed > 1 && needed > problem.request_range[request].lower && problem.request_range[request].upper > 0;
  });
}

Outcome solve_branching(const Problem& problem, Meter& meter, const LexicographicOptions& options) {
  return BranchAndBound(problem, meter, options).run();
}

}  // namespace koppel
