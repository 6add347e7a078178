#include "solve/branching.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <queue>
#include <tuple>
#include <variant>

#include "graph/all_or_nothing.hpp"
#include "solve/incumbent.hpp"
#include "solve/relaxation.hpp"

namespace koppel {

namespace {

using Decisions = std::vector<std::pair<RequestId, bool>>;
using Bound = std::vector<WideWeight>;  // by level, times the level's denominator

constexpr std::size_t no_node = static_cast<std::size_t>(-1);

// A part of the tree: what its parent decided, and one decision more.
struct TreeNode {
  std::size_t parent = no_node;
  std::pair<RequestId, bool> decision;
  std::size_t depth = 0;
  std::optional<PartProof> proof;  // nothing: not looked at yet
  Bound bound;                     // of the proof; until then the parent's. Empty: holds no matching
  std::size_t children = no_node;  // the first of two
};

class BranchAndBound {
 public:
  BranchAndBound(const Problem& problem, Meter& meter, const LexicographicOptions& options)
      : problem_(problem),
        relaxation_(relax(problem)),
        meter_(meter),
        options_(options),
        tree_(problem.groups(), problem.graph().offer_count(), problem.graph().request_count()),
        incumbent_(problem) {}

  Outcome run(BranchingProofs* proofs) {
    nodes_.push_back({.bound = bound_without_duals()});
    open_.push({nodes_.front().bound, 0, 0});
    while (!open_.empty() && !overflow_ && !meter_.stopped()) {
      const std::size_t number = open_.top().node;
      if (incumbent_.found() && nodes_[number].bound <= incumbent_bound()) break;  // the others are no better
      if (!look_at(number)) break;
      open_.pop();
      push_children(number);
    }
    Outcome outcome = overflow_ ? Outcome{.status = Status::overflow} : finish();
    if (proofs != nullptr) tell(*proofs);
    return outcome;
  }

 private:
  struct Open {
    Bound bound;
    std::size_t depth, node;
    // The best bound first, then the deepest, then the latest.
    friend bool operator<(const Open& a, const Open& b) {
      return std::tie(a.bound, a.depth, a.node) < std::tie(b.bound, b.depth, b.node);
    }
  };

  // ---- the tree ----------------------------------------------------------------------------------------------------------

  [[nodiscard]] Decisions decisions_of(std::size_t number) const {
    Decisions decided;
    for (; nodes_[number].parent != no_node; number = nodes_[number].parent) decided.push_back(nodes_[number].decision);
    std::ranges::reverse(decided);
    return decided;
  }

  [[nodiscard]] Face face_of(const Decisions& decided) const {
    Face face(relaxation_.problem);
    for (const auto& [request, taken] : decided) {
      Range& range = face.requests[request];
      if (taken)
        range.lower = std::max({range.lower, problem_.needed_if_any(request), 1});
      else
        range.upper = 0;
    }
    return face;
  }

  static bool contradictory(const Face& face) {
    return std::ranges::any_of(face.requests, [](Range range) { return range.lower > range.upper; });
  }

  // Finds the node's proof, and a request to branch on if it needs any. False: stopped.
  bool look_at(std::size_t number) {
    const Decisions decided = decisions_of(number);
    ++looked_at_;
    branch_on_.reset();
    if (contradictory(face_of(decided))) {
      close(number, inherited(number), {});  // empty by itself: any proof will do
    } else if (auto pinned = pinned_but_refused(decided)) {
      close(number, std::move(*pinned), {});
    } else {
      std::optional<Outcome> outcome = settle(decided);
      if (!outcome) return false;
      if (auto* violated = std::get_if<ViolatedSet>(&outcome->certificate)) {
        close(number, std::move(*violated), {});
        return true;
      }
      auto duals = std::get<LexDual>(std::move(outcome->certificate));
      duals.denominators = relaxation_.denominators;
      close(number, std::move(duals), outcome->bounds);
      const std::vector<RequestId> broken = broken_requests(problem_, outcome->matching);
      if (broken.empty()) return true;
      branch_on_ = broken.front();
      if (std::has_single_bit(looked_at_)) dive(decided, outcome->matching);
    }
    return true;
  }

  // The best of the relaxation under these decisions, offered as an incumbent too. Nothing: stopped, or overflow.
  std::optional<Outcome> settle(const Decisions& decided) {
    Lexicographic levels(relaxation_.problem, face_of(decided), meter_, options_);
    const bool settled = levels.run();
    Outcome outcome = levels.outcome();
    overflow_ = overflow_ || outcome.status == Status::overflow;
    if (overflow_) return std::nullopt;
    if (!outcome.values.empty()) incumbent_.offer(outcome.matching);
    const bool proved_empty = std::holds_alternative<ViolatedSet>(outcome.certificate);
    return settled || proved_empty ? std::optional(std::move(outcome)) : std::nullopt;
  }

  // A heuristic for good matchings, which proves nothing: rounds every request that has too few pairs to none or enough, and solves again.
  void dive(Decisions decided, std::vector<EdgeId> matching) {
    constexpr int most_rounds = 30;
    for (int round = 0; round < most_rounds; ++round) {
      const std::vector<RequestId> broken = broken_requests(problem_, matching);
      if (broken.empty()) return;
      const PairCounts counts = count_pairs(problem_, matching);
      for (const RequestId request : broken) {
        const bool nearly = 2 * counts.requests[request.index()] > problem_.needed_if_any(request);
        decided.emplace_back(request, nearly && round == 0);
      }
      if (contradictory(face_of(decided)) || pinned_but_refused(decided)) return;
      const std::optional<Outcome> outcome = settle(decided);
      if (!outcome || outcome->values.empty()) return;
      matching = outcome->matching;
    }
  }

  void close(std::size_t number, PartProof proof, Bound bound) {
    nodes_[number].proof = std::move(proof);
    nodes_[number].bound = std::move(bound);
  }

  void push_children(std::size_t number) {
    if (!branch_on_) return;
    nodes_[number].children = nodes_.size();
    for (const bool taken : {false, true}) {
      nodes_.push_back({.parent = number,
                        .decision = {*branch_on_, taken},
                        .depth = nodes_[number].depth + 1,
                        .bound = nodes_[number].bound});
      open_.push({nodes_.back().bound, nodes_.back().depth, nodes_.size() - 1});
    }
  }

  // ---- proofs ------------------------------------------------------------------------------------------------------------

  [[nodiscard]] LexDual no_duals() const {
    return {std::vector<LevelDuals>(problem_.levels().size(), zero_duals(problem_)), relaxation_.denominators};
  }

  // The proof of the nearest node above that has one: it bounds this one too.
  [[nodiscard]] PartProof inherited(std::size_t number) const {
    for (number = nodes_[number].parent; number != no_node; number = nodes_[number].parent) {
      if (nodes_[number].proof) return *nodes_[number].proof;
    }
    return no_duals();
  }

  void tell(BranchingProofs& proofs) {
    proofs.bound = std::move(proved_);
    const TreeNode& root = nodes_.front();
    const auto* duals = root.proof ? std::get_if<LexDual>(&*root.proof) : nullptr;
    proofs.root = duals != nullptr ? *duals : no_duals();
    proofs.root_bound = duals != nullptr ? root.bound : bound_without_duals();
  }

  [[nodiscard]] Bound bound_without_duals() const {
    Bound bound;
    Face face(relaxation_.problem);
    const LevelDuals zero = zero_duals(problem_);
    for (const Level& level : relaxation_.problem.levels()) {
      bound.push_back(dual_bound(problem_, tree_, face, level, zero));
      face.narrow(problem_, tree_, level, zero);
    }
    return bound;
  }

  // A pinned pair of a request that should have nobody: the request alone is a violated set.
  [[nodiscard]] std::optional<ViolatedSet> pinned_but_refused(const Decisions& decided) const {
    for (const EdgeId edge : problem_.pinned()) {
      const RequestId request = problem_.graph().request(edge);
      if (std::ranges::find(decided, std::pair(request, false)) == decided.end()) continue;
      ViolatedSet violated{zero_duals(problem_)};
      violated.multipliers.requests[request] = 1;
      return violated;
    }
    return std::nullopt;
  }

  // ---- the answer --------------------------------------------------------------------------------------------------------

  [[nodiscard]] Bound incumbent_bound() const {
    Bound bound = incumbent_.values();
    for (std::size_t level = 0; level < bound.size(); ++level) bound[level] *= relaxation_.denominators[level];
    return bound;
  }

  // In the levels' own units, rounded up.
  [[nodiscard]] std::vector<WideWeight> whole(Bound bound) const {
    for (std::size_t level = 0; level < bound.size(); ++level) {
      bound[level] = quotient_rounded_up(bound[level], relaxation_.denominators[level]);
    }
    return bound;
  }

  // The leaves that prove `bound`: whole branches whose root proves it already count as one.
  void collect_leaves(std::size_t number, const Bound& bound, std::vector<BranchLeaf>& leaves) const {
    const TreeNode& node = nodes_[number];
    const bool enough = node.proof && node.bound <= bound;
    if (!enough && node.children != no_node) {
      collect_leaves(node.children, bound, leaves);
      collect_leaves(node.children + 1, bound, leaves);
      return;
    }
    leaves.push_back({decisions_of(number), node.proof ? *node.proof : inherited(number)});
  }

  Outcome finish() {
    Outcome outcome;
    outcome.algorithm = "branch-and-bound";
    const bool found = incumbent_.found();
    Bound bound = found ? incumbent_bound() : Bound{};
    if (!open_.empty()) bound = std::max(bound, open_.top().bound);
    if (!found && !open_.empty()) return Outcome{.status = Status::limit, .algorithm = outcome.algorithm};
    outcome.status = found ? Status::limit : Status::infeasible;
    if (found) {
      outcome.matching = incumbent_.matching();
      outcome.values = incumbent_.values();
      outcome.bounds = whole(bound);
      if (bound == incumbent_bound()) outcome.status = Status::optimal;
    }
    std::vector<BranchLeaf> leaves;
    collect_leaves(0, bound, leaves);
    proved_ = std::move(bound);
    if (leaves.size() > 1)
      outcome.certificate = Branching{std::move(leaves)};
    else
      std::visit([&](auto& proof) { outcome.certificate = std::move(proof); }, leaves.front().proof);
    return outcome;
  }

  const Problem& problem_;
  const Relaxation relaxation_;
  Meter& meter_;
  LexicographicOptions options_;
  GroupTree tree_;
  Incumbent incumbent_;
  std::vector<TreeNode> nodes_;
  std::priority_queue<Open> open_;
  std::optional<RequestId> branch_on_;  // of the node last looked at
  std::size_t looked_at_ = 0;
  Bound proved_;  // by the certificate
  bool overflow_ = false;
};

}  // namespace

bool needs_branching(const Problem& problem, RequestId request) {
  const std::int32_t needed = problem.needed_if_any(request);
  const Range range = problem.request_range()[request];
  return needed > 1 && needed > range.lower && range.upper > 0 && can_have_pairs(problem.instance(), request);
}

bool needs_branching(const Problem& problem) {
  return std::ranges::any_of(problem.if_any().ids(),
                             [&](RequestId request) { return needs_branching(problem, request); });
}

Outcome solve_branching(const Problem& problem, Meter& meter, const LexicographicOptions& options,
                        BranchingProofs* proofs) {
  return BranchAndBound(problem, meter, options).run(proofs);
}

}  // namespace koppel
