// Who is served by whom, one offer to a request, and the Hall sets that tell why somebody is not.
//
// Problem:    "there were not enough brokers" is a claim about everybody's candidates; it needs a proof that a person can check.
// Promise:    HallSets::of(r) is a deficient set of the graph (below) or nothing, and then there is a way to serve r that leaves
//             nobody unserved. It depends on the problem and on who is unserved, not on which optimum was found.
// Complexity: building, complete, rooms and hall sets of requests that share them: O(edges) each, in practice.
// Errors:     none. Groups of the problem are not looked at: markets have none.
//
// The first pairs. A request counts as served with its first pair, so keep one pair of each served request and forget the rest;
// the places of the others are free. A pin takes its place for good, and a request with a pin is settled: both leave the graph.
// What is left is a matching F in which a request has at most one offer and an offer at most room(o) = upper − pins requests.
// Requests for several people or nobody are taken as decided: their pairs keep their places like pins, and without pairs they
// are not looked at. What is said of the others holds beside that decision.
// Lower bounds of offers never lower the number served: a matching that meets them and one that serves the most can be joined
// to one that does both (Mendelsohn and Dulmage 1958, for degrees), so F alone tells who can be served.
//
// Why a reported set is deficient. Walk from an unserved r to all its candidates O, from those to the requests R that F gives
// them, to all candidates of those, and so on. If an offer on the way has a free place, r can be served along the way and
// everyone on it keeps an offer. If none has, O is full with F pairs, whose requests are exactly R without r, so
// |R| = places(O) + 1, and by construction no request of R has a candidate outside O: at least one must stay out. Requests with
// two pairs cannot be in R when the optimum serves the most: their second place would have been free. Unserved requests whose
// walk ends in the same O are reported together: |R| = places(O) + their number.
//
//   FirstPairs first(problem, outcome.matching);
//   HallSets halls(first);
//   if (const HallSet* hall = halls.of(request)) use(hall->requests, hall->offers, hall->places);
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "explain/plan.hpp"
#include "graph/problem.hpp"

namespace koppel {

struct HallSet {
  SharedList<RequestId> requests;
  SharedList<OfferId> offers;
  std::int64_t places = 0;
};

class FirstPairs {
 public:
  FirstPairs(const Problem& problem, const std::vector<EdgeId>& matching);

  // By a pin, or because it wants several people or nobody.
  [[nodiscard]] bool settled(RequestId request) const { return settled_[request]; }
  [[nodiscard]] bool served(RequestId request) const { return settled_[request] || partner_[request].has_value(); }
  [[nodiscard]] std::optional<OfferId> partner(RequestId request) const { return partner_[request]; }
  [[nodiscard]] std::int64_t free_places(OfferId offer) const { return free_[offer]; }
  [[nodiscard]] const Problem& problem() const { return problem_; }

  // Serves the most requests that can be served; whoever is served stays served.
  void complete();

  // By offer: could it take one more request, perhaps after others have moved, with nobody losing an offer?
  [[nodiscard]] IdVector<OfferId, bool> can_take_one_more() const;

  // The requests for which it would help if one of their offers got another place: the unserved and, walking as above, all
  // that share offers with them.
  [[nodiscard]] IdVector<RequestId, bool> short_of_offers() const;

  // The unserved requests that one more offer with `places` places and these candidates would serve, nobody else losing an
  // offer: as many as possible, found by alternating paths. Only candidates that are short of offers matter. *this is as before.
  [[nodiscard]] std::vector<RequestId> served_by_one_more(std::span<const RequestId> candidates, int places,
                                                          const IdVector<RequestId, bool>& short_of_offers);

 private:
  struct Change {
    RequestId request;
    std::optional<OfferId> before;
  };

  bool augment(RequestId request, IdVector<OfferId, bool>& visited);
  void move_along(OfferId last, const IdVector<OfferId, RequestId>& entered_from);
  std::optional<RequestId> give_place(std::span<const RequestId> candidates,
                                      const IdVector<RequestId, bool>& short_of_offers, std::vector<Change>& changes);

  const Problem& problem_;
  IdVector<RequestId, bool> settled_;
  IdVector<RequestId, std::optional<OfferId>> partner_;
  IdVector<OfferId, std::int64_t> free_;
};

// The Hall sets of all unserved requests: found once, shared.
class HallSets {
 public:
  explicit HallSets(const FirstPairs& first);
  // Nothing when the request could be served without anybody losing an offer, or has no candidate.
  [[nodiscard]] const HallSet* of(RequestId request) const;

 private:
  IdVector<RequestId, std::optional<std::uint32_t>> set_of_;
  std::vector<HallSet> sets_;
};

}  // namespace koppel
