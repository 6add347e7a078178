// Warm changes: one thing of a solved problem is different; the new exact optimum, with its proof, without solving again.
//
// Problem:    "what if she could take one more?", "why not this pair?", "who if she falls ill?": a hundred questions about one market,
//             each of which differs from it in one range, one pin or one weight.
// Promise:    after each change the matching is optimal for all levels of the changed problem, and outcome() proves it as solve()
//             would: values() are those of solve(problem()), the matching is one of the best (with a lottery that leaves no tie: the
//             one). Few pairs move: only along the chain of changes that the new optimum needs. undo() takes the last change
//             back, pairs and duals included, so that a question costs two short walks.
// Complexity: one shortest path for each place that comes or goes, two for each edge that comes into or out of use, over the nodes nearer
//             than its end; nothing depends on the size of the problem (benchmarks/README.md, "Warm changes"). outcome() and problem()
//             O(levels × edges). Memory: about 100 bytes an edge, and what undo() needs of every change until forget_history().
// Solved again instead, as slowly as solve(), `Delta::solved_again`: problems with groups, all-or-nothing requests (if_any ≥ 2), no
//             level or more than four, weights or duals beyond 2^58; a change that makes the problem infeasible (for the violated set),
//             and the one after it; a change that a limit has stopped.
// Errors:     a change that validate() would refuse (lower above upper, more pins than places, gains that rise): InputError; an unknown id,
//             an edge that is there already or a wrong number of weights: std::invalid_argument. Both leave everything as it was.
//
//   WarmSolver solver(problem);
//   WarmSolver::Delta delta = solver.set_range(OfferId{3U}, {0, 2});
//   if (delta.status == Status::optimal) show(delta.gain, delta.added, delta.removed);
//   solver.undo();
//   Outcome outcome = solver.outcome();
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/outcome.hpp"
#include "graph/problem.hpp"
#include "solve/solve.hpp"

namespace koppel {

class WarmSolver {
 public:
  // Solves. `options` hold for this and for every change; limits.progress must live as long as the solver.
  explicit WarmSolver(Problem problem, const SolveOptions& options = {});
  // Takes a solved problem over. The certificate is checked, and the problem solved where it does not prove the matching.
  WarmSolver(Problem problem, const Outcome& outcome, const SolveOptions& options = {});
  ~WarmSolver();
  WarmSolver(WarmSolver&& other) noexcept;
  WarmSolver& operator=(WarmSolver&& other) noexcept;

  // Offers, requests and edges keep their numbers for ever; new ones get the next. A graph numbers its edges anew when there is one
  // more or less, so edges of problem() and outcome() have numbers of their own once edges were added or forbidden.
  struct Pair {
    EdgeId edge;
    OfferId offer;
    RequestId request;
    friend bool operator==(const Pair&, const Pair&) = default;
  };
  struct Delta {
    Status status = Status::infeasible;
    std::vector<Pair> added, removed;  // by edge; both empty and no gain unless the status is optimal or limit
    std::vector<WideWeight> gain;      // by level; against zero where there was no matching before
    bool solved_again = false;
  };

  // ---- changes -------------------------------------------------------------------------------------------------------------

  Delta set_range(OfferId offer, Range range);
  Delta set_range(RequestId request, Range range);
  Delta set_weight(EdgeId edge, std::size_t level, Weight weight);
  Delta set_weights(EdgeId edge, std::span<const Weight> by_level);
  Delta pin(EdgeId edge);     // lifts a forbid
  Delta unpin(EdgeId edge);   // nothing if it is not pinned
  Delta forbid(EdgeId edge);  // as if there were no such edge; lifts a pin
  Delta allow(EdgeId edge);   // nothing if it is not forbidden

  template <class Neighbour>
  struct NewEdge {
    Neighbour to;
    std::vector<Weight> weights;  // by level
  };
  // The name counts where the problem has names, and must be new there. `gains`: by level, the steps of that node (as {{1}, {}} for a
  // request where the first level counts those served); may be left out where there are none.
  template <class Neighbour>
  struct NewNode {
    std::string name;
    Range range;
    std::vector<NewEdge<Neighbour>> edges;
    std::vector<std::vector<Weight>> gains;
  };
  struct AddedOffer {
    OfferId offer;
    Delta delta;
  };
  struct AddedRequest {
    RequestId request;
    Delta delta;
  };
  struct AddedEdge {
    EdgeId edge;
    Delta delta;
  };
  AddedOffer add_offer(const NewNode<RequestId>& offer);
  AddedRequest add_request(const NewNode<OfferId>& request);
  AddedEdge add_edge(OfferId offer, RequestId request, std::span<const Weight> by_level);  // allowed again if forbidden
  // Its edges are forbidden and its range becomes [0, 0]; its number and name stay.
  Delta remove_offer(OfferId offer);
  Delta remove_request(RequestId request);

  // Takes the last change back, whatever it led to: the matching, the values and the certificate are what they were. False: there is none.
  bool undo();
  // Frees what undo() needs.
  void forget_history();

  // ---- the present state -----------------------------------------------------------------------------------------------------

  [[nodiscard]] Status status() const;
  [[nodiscard]] const std::vector<WideWeight>& values() const;  // by level; empty where there is no matching
  [[nodiscard]] std::vector<Pair> matching() const;             // by edge
  [[nodiscard]] std::optional<EdgeId> find(OfferId offer, RequestId request) const;  // forbidden ones too
  [[nodiscard]] Range range(OfferId offer) const;
  [[nodiscard]] Range range(RequestId request) const;
  [[nodiscard]] std::size_t offer_count() const;
  [[nodiscard]] std::size_t request_count() const;
  [[nodiscard]] std::size_t edge_count() const;  // with the forbidden ones

  [[nodiscard]] Problem problem() const;
  [[nodiscard]] Outcome outcome() const;  // of problem(), with the certificate

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace koppel
