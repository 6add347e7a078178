// Who is served by whom, one offer to a request, and whom one change more would serve.
//
// Problem:    on a solved problem: could this offer take one more, who is short of offers, whom would one more offer serve?
// Promise:    the answers are those of solving again for the most served requests: each is an alternating path.
// Complexity: building, complete, can_take_one_more, short_of_offers: O(edges) each, in practice; served_by_one_more: that for each
//             place.
// Errors:     none. Groups of the problem are not looked at: markets have none.
//
// A request counts as served with its first pair, so keep one pair of each served request and forget the rest; the places of the
// others are free. A pin takes its place for good, and a request with a pin is settled: both leave the graph.
// What is left is a matching F in which a request has at most one offer and an offer at most room(o) = upper − pins requests.
// Requests for several people or nobody are taken as decided: their pairs keep their places like pins, and without pairs they
// are not looked at. What is said of the others holds beside that decision.
// Lower bounds of offers never lower the number served: a matching that meets them and one that serves the most can be joined
// to one that does both (Mendelsohn and Dulmage 1958, for degrees), so F alone tells who can be served.
//
//   FirstPairs first(problem, outcome.matching);
//   if (first.can_take_one_more()[offer]) use(offer);
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "graph/problem.hpp"

namespace koppel {

class FirstPairs {
 public:
  FirstPairs(const Instance& instance, const std::vector<EdgeId>& matching);

  // By a pin, or because it wants several people or nobody.
  [[nodiscard]] bool settled(RequestId request) const { return settled_[request]; }
  [[nodiscard]] bool served(RequestId request) const { return settled_[request] || partner_[request].has_value(); }
  [[nodiscard]] std::optional<OfferId> partner(RequestId request) const { return partner_[request]; }
  [[nodiscard]] std::int64_t free_places(OfferId offer) const { return free_[offer]; }
  [[nodiscard]] const Instance& instance() const { return instance_; }

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

  const Instance& instance_;
  IdVector<RequestId, bool> settled_;
  IdVector<RequestId, std::optional<OfferId>> partner_;
  IdVector<OfferId, std::int64_t> free_;
};

}  // namespace koppel
