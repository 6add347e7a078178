// The plan: the proposal as data, with a reason for every pair and for everyone who is left out. Words are made from it in report/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pair_changes.hpp"
#include "base/shared_list.hpp"
#include "graph/outcome.hpp"
#include "measure/earlier_changes.hpp"
#include "measure/metrics.hpp"
#include "model/market.hpp"
#include "pairing/assess.hpp"
#include "pairing/weigh.hpp"

namespace koppel {

struct PlanPair {
  EdgeId edge;
  OfferId offer;
  RequestId request;
  PairScore score;
  std::vector<std::string> slots;  // common to both
  std::string slot;         // the one proposed: distinct for one person where a distinct choice exists; may be empty
  bool slot_taken = false;  // no slot proposed: the person is asked elsewhere at all of `slots`
  bool slot_apart = false;  // the people of this request are proposed different slots
  std::vector<std::string> languages;  // common to both, asked for
  bool pinned = false;
  bool kept = false;                    // was also in the earlier round
  PairState state = PairState::fresh;   // what it means to those in it
  std::vector<RuleFailure> overridden;  // hard rules that a pin overrode
};

struct Reserve {
  RequestId request;
  OfferId offer;
  int rank = 1;  // 1 is asked first
  PairScore score;
  std::vector<std::string> slots;  // common to both
  std::string slot;                // one of them at which the reserve is not asked elsewhere; may be empty
  bool slot_taken = false;         // there is none such
};

// What the proposal becomes when one offer declines one request (fallbacks.hpp).
struct Fallback {
  RequestId request;
  OfferId declined;
  struct Move {
    OfferId offer;
    RequestId request;
  };
  std::vector<Move> moves =
      {};  // the new pairs: first who comes to the request, then who comes where that person was, and so on
  std::size_t told = 0;  // people who would hear something new, the two of the pair among them
  std::optional<OfferId> free_place = std::nullopt;  // whose free place is used
  std::size_t sharing = 0;  // so many fallbacks, this one too, count on that place, more than it can take; else 0
};

// How an unserved request, or one that got fewer than it wanted, could be helped with the least change. `serves`: checked by
// an augmenting path that the change alone gives one more served request.
struct Relief {
  enum class Kind : std::uint8_t { loosen_rule, more_capacity, fewer_people, recruit, none };
  Kind kind = Kind::none;
  std::optional<OfferId> offer;        // whose rule is loosened or capacity raised
  std::optional<RuleFailure> failure;  // loosen_rule: what stands in the way
  bool serves = false;
};

enum class UnservedCode : std::uint8_t {
  no_candidate,  // no offer passes the hard rules; `nearest` says which rule, `failing` how many fail on each
  scarce,        // a Hall set: these requests share these offers, whose places are all taken
  together,      // wants several people or nobody, and they could not be found together
  outweighed,    // strategy max_weight: serving it would lower the total
  unavailable,   // taken out by a decision
  unsolved       // no finished answer: the hard constraints contradict each other, or a limit ended the search
};
[[nodiscard]] std::string_view to_string(UnservedCode code);

struct Unserved {
  RequestId request;
  UnservedCode code = UnservedCode::no_candidate;
  std::optional<RuleFailure> nearest;  // no_candidate: the smallest single obstacle, else the rule most offers fail on
  std::optional<OfferId> nearest_offer;
  std::vector<std::pair<Rule, std::size_t>> failing;  // no_candidate: offers failing on each rule
  SharedList<RequestId> hall_requests;  // scarce: sorted, this one included; none has a candidate but hall_offers
  SharedList<OfferId> hall_offers;      // scarce: sorted
  std::int64_t hall_places = 0;  // scarce: the places of those offers that no pin has taken; < hall_requests.size()
  int wanted = 1;                // together: so many at once …
  std::size_t candidates = 0;    // … of so many candidates …
  std::size_t with_room = 0;     // … of whom so many have a place left
  Weight shortfall = 0;          // outweighed: how much the total would lose
  Relief relief;
};

enum class IdleCode : std::uint8_t { no_candidate, no_place, not_needed, unavailable };
[[nodiscard]] std::string_view to_string(IdleCode code);
struct Idle {
  OfferId offer;
  IdleCode code = IdleCode::not_needed;
};

struct Underserved {
  RequestId request;
  int wanted = 1, got = 0;
};

// "Recruit one more offer like this": the true gain in served requests, from solving again with that offer added.
struct RecruitAdvice {
  std::vector<Need> skills;
  std::vector<LanguageLevel> languages;
  std::string district;  // "" when the place does not matter
  std::vector<std::string> slots;
  std::string engagement;              // "" when it does not matter; else the number in the profile's engagement group
  int places = 1;                      // how many requests this offer takes
  std::size_t gain = 0;                // more requests served
  std::vector<RequestId> would_serve;  // unserved now, served then
};

// Against the previous result. By external ids: some of those people may have left the market.
struct PlanChanges : EarlierChanges {
  // No proposal that does as well on what comes before it loses fewer pairs of the previous one; no value: nothing was proved.
  std::optional<std::size_t> gone_bound;
  // Likewise of the people who are told; of all people in the pairs that go and come.
  std::optional<std::size_t> told_bound;
};

// A pair that was promised and is not made. No other proposal breaks fewer.
struct BrokenPromise {
  enum class Why : std::uint8_t { left, absent, offer_full, request_full, other };
  std::string offer, request;  // external ids
  Why why = Why::other;
  int places = 0;  // offer_full, request_full: how many there are
};
[[nodiscard]] std::string_view to_string(BrokenPromise::Why why);

struct Plan {
  Status status = Status::infeasible;
  std::string strategy;
  Problem problem;                         // as it was solved
  std::vector<WideWeight> values, bounds;  // per level
  WideWeight total_weight = 0;             // the plain sum of weights, scale 10^6
  std::size_t served = 0;
  std::vector<PlanPair> pairs;  // sorted by request, offer
  std::optional<PlanChanges>
      changes;  // where there is a previous result: pairs that stay, go (which stand nowhere else) and come
  std::size_t promised = 0;           // pairs that somebody said yes to
  std::vector<BrokenPromise> broken;  // those of them that are not made, sorted by request, offer
  std::vector<Reserve> reserves;      // sorted by request, rank
  std::vector<Fallback> fallbacks;    // sorted by request, declined offer
  bool has_fallbacks = false;         // false: they were not looked for
  std::vector<Unserved> unserved;     // sorted by request
  std::vector<Underserved> underserved;
  std::vector<Idle> idle;
  std::vector<RecruitAdvice> recruit;  // best gain first
  std::vector<GroupCoverage> coverage;
  std::vector<Metric> metrics;
  std::vector<OfferId> broken_minima;  // infeasible: offers whose minima the violated set names, sorted
};

}  // namespace koppel
