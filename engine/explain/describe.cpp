#include "explain/describe.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "explain/fallbacks.hpp"
#include "explain/reasons.hpp"
#include "explain/recruit.hpp"
#include "explain/reserves.hpp"
#include "graph/told_level.hpp"
#include "solve/questions/first_pairs.hpp"

namespace koppel {

namespace {

bool has_matching(const Outcome& outcome) {
  return outcome.status == Status::optimal || outcome.status == Status::feasible || outcome.status == Status::limit;
}

// A limit came before any matching: nothing is known, perhaps not even all the pairs.
bool knows_nothing(const Outcome& outcome) { return outcome.status == Status::limit && outcome.values.empty(); }

class Describer {
 public:
  Describer(const Market& market, const Setting& setting, const Weighed& weighed, const Solved& solved,
            const Moments& moments)
      : market_(market),
        setting_(setting),
        weighed_(weighed),
        solved_(solved),
        problem_(solved.problem),
        outcome_(solved.outcome),
        moments_(moments),
        counts_(count_pairs(solved.problem, solved.outcome.matching)),
        assessor_(market, setting, weighed.criteria) {}

  Plan describe(const Limits& limits) {
    objective();
    if (knows_nothing(outcome_)) return nothing_known();
    pairs();
    changes();
    promises();
    if (has_matching(outcome_)) plan_.reserves = find_reserves(weighed_, outcome_, setting_.profile, limits);
    fallbacks(limits);
    moments_of_reserves();
    left_out();
    underserved();
    idle();
    if (outcome_.status == Status::infeasible) broken_minima();
    plan_.coverage = coverage(market_, weighed_, outcome_, setting_.profile.fairness_groups);
    plan_.metrics = measure(market_, weighed_, outcome_, setting_);
    return std::move(plan_);
  }

 private:
  // Everybody is left out, and no reason is given that a look at the pairs would find.
  Plan nothing_known() {
    IdVector<RequestId, bool> absent(market_.request_count());
    for (const RequestId request : setting_.decisions.absent_requests) absent[request] = true;
    for (const RequestId request : market_.request_ids()) {
      Unserved& unserved = plan_.unserved.emplace_back();
      unserved.request = request;
      unserved.code = absent[request] ? UnservedCode::unavailable : UnservedCode::unsolved;
    }
    idle();
    return std::move(plan_);
  }

  void objective() {
    plan_.status = outcome_.status;
    plan_.strategy = setting_.profile.strategy;
    plan_.problem = problem_;
    plan_.values = outcome_.values;
    plan_.bounds = outcome_.bounds;
    for (const EdgeId edge : outcome_.matching) plan_.total_weight += weighed_.weights[edge.index()];
    for (const RequestId request : market_.request_ids()) plan_.served += served(request) ? 1 : 0;
  }

  void pairs() {
    const std::vector<std::pair<OfferId, RequestId>>& earlier = setting_.decisions.earlier;
    for (std::size_t i = 0; i < outcome_.matching.size(); ++i) {
      const EdgeId edge = outcome_.matching[i];
      const auto [offer, request] = problem_.graph().endpoints(edge);
      PlanPair& pair = plan_.pairs.emplace_back();
      pair.edge = edge;
      pair.offer = offer;
      pair.request = request;
      pair.score = score_of(weighed_, edge);
      pair.slots = moments_.pairs[i].slots;
      pair.slot = moments_.chosen[i].slot;
      pair.slot_taken = moments_.chosen[i].taken;
      pair.slot_apart = moments_.chosen[i].apart;
      pair.languages = assessor_.common_languages(offer, request);
      pair.pinned = std::binary_search(problem_.pinned().begin(), problem_.pinned().end(), edge);
      pair.kept = std::binary_search(earlier.begin(), earlier.end(), std::pair(offer, request));
      pair.state = is_promised(edge) ? PairState::promised : pair.kept ? PairState::unchanged : PairState::fresh;
      const std::vector<EdgeId>& overridden = weighed_.pinned_against_rules;
      if (std::binary_search(overridden.begin(), overridden.end(), edge)) {
        pair.overridden = assessor_.assess(offer, request).failures;
      }
    }
  }

  [[nodiscard]] bool is_promised(EdgeId edge) const {
    return std::ranges::binary_search(problem_.instance().promised, edge);
  }
  [[nodiscard]] bool made(EdgeId edge) const { return std::ranges::binary_search(outcome_.matching, edge); }

  // What comes before serving more is as good as pinned to whoever asks what would help.
  [[nodiscard]] Instance with_bound_pairs() const {
    Instance settled = problem_.instance();
    std::vector<EdgeId>& pinned = settled.pinned;
    const auto bind = [&](const std::vector<EdgeId>& edges) {
      std::ranges::copy_if(edges, std::back_inserter(pinned), [this](EdgeId edge) { return made(edge); });
    };
    bind(settled.promised);
    if (settled.earlier_first) bind(settled.earlier);
    std::ranges::sort(pinned);
    const auto repeats = std::ranges::unique(pinned);
    pinned.erase(repeats.begin(), repeats.end());
    return settled;
  }

  void promises() {
    const std::vector<EarlierPair>& lost = setting_.decisions.lost_promises;
    plan_.promised = problem_.instance().promised.size() + lost.size();
    if (!has_matching(outcome_)) return;
    for (const EarlierPair& pair : lost)
      plan_.broken.push_back({pair.offer, pair.request, BrokenPromise::Why::left, 0});
    for (const EdgeId edge : problem_.instance().promised) {
      if (!made(edge)) plan_.broken.push_back(broken_promise(edge));
    }
    std::ranges::sort(plan_.broken, {}, [](const BrokenPromise& row) { return std::tie(row.request, row.offer); });
  }

  [[nodiscard]] BrokenPromise broken_promise(EdgeId edge) const {
    using enum BrokenPromise::Why;
    const auto [offer, request] = problem_.graph().endpoints(edge);
    BrokenPromise broken{market_[offer].id, market_[request].id, other, 0};
    const int offer_places = problem_.offer_range()[offer].upper,
              request_places = problem_.request_range()[request].upper;
    // Who said to be away has places for what was promised; who was taken out has none.
    if ((offer_places == 0 && std::ranges::binary_search(setting_.decisions.absent_offers, offer)) ||
        (request_places == 0 && std::ranges::binary_search(setting_.decisions.absent_requests, request))) {
      broken.why = absent;
    } else if (counts_.offers[offer.index()] >= offer_places) {
      broken.why = offer_full, broken.places = offer_places;
    } else if (counts_.requests[request.index()] >= request_places) {
      broken.why = request_full, broken.places = request_places;
    }
    return broken;
  }

  void changes() {
    if (!setting_.decisions.has_earlier() || !has_matching(outcome_)) return;
    PlanChanges& changes = plan_.changes.emplace();
    static_cast<EarlierChanges&>(changes) =
        changes_from_earlier(market_, setting_.decisions, problem_.graph(), outcome_.matching);
    if (const auto kept = proved_bound(LevelKind::kept)) {
      const std::size_t all = changes.kept.size() + changes.gone.size();
      changes.gone_bound = all - std::min(all, static_cast<std::size_t>(*kept));
    }
    if (const auto told = proved_bound(LevelKind::told))
      changes.told_bound = static_cast<std::size_t>(people_told_at_least(
                               problem_, problem_.goal()[*problem_.goal().find(LevelKind::told)], *told)) +
                           people_who_left();
  }

  // The bound of a level says something only where those before it are closed.
  [[nodiscard]] std::optional<WideWeight> proved_bound(LevelKind kind) const {
    const std::optional<std::size_t> level = problem_.goal().find(kind);
    if (!level) return std::nullopt;
    for (std::size_t i = 0; i < *level; ++i) {
      if (outcome_.values[i] != outcome_.bounds[i]) return std::nullopt;
    }
    return outcome_.bounds[*level];
  }

  [[nodiscard]] std::size_t people_who_left() const {
    std::set<std::string> offers, requests;
    for (const EarlierPair& pair : setting_.decisions.departed) {
      if (!market_.find_offer(pair.offer)) offers.insert(pair.offer);
      if (!market_.find_request(pair.request)) requests.insert(pair.request);
    }
    return offers.size() + requests.size();
  }

  void fallbacks(const Limits& limits) {
    if (!has_matching(outcome_) || setting_.profile.reserves <= 0) return;
    Fallbacks found = find_fallbacks(weighed_, solved_, limits);
    plan_.has_fallbacks = found.looked_for;
    plan_.fallbacks = std::move(found.all);
  }

  void moments_of_reserves() {
    const SpareMoments spare(moments_);
    for (Reserve& reserve : plan_.reserves) {
      reserve.slots = common_slots(market_, reserve.offer, reserve.request);
      Moment moment = spare.of({reserve.offer, reserve.request, reserve.slots});
      reserve.slot = std::move(moment.slot);
      reserve.slot_taken = moment.taken;
    }
  }

  // The unserved with their reasons, and the advice whom to recruit, which is also a relief for those whom nothing
  // smaller helps.
  void left_out() {
    const Instance settled = with_bound_pairs();
    FirstPairs first(settled, outcome_.matching);
    if (!has_matching(outcome_)) first.complete();
    plan_.unserved = explain_unserved(market_, setting_, weighed_, solved_, first, assessor_);
    std::vector<RequestId> to_help;
    for (const Unserved& unserved : plan_.unserved) {
      const bool alone = problem_.needed_if_any(unserved.request) <= 1;
      if (alone && unserved.code != UnservedCode::unavailable) to_help.push_back(unserved.request);
    }
    if (!has_matching(outcome_)) return;
    RecruitSearch search = find_recruits(market_, setting_, weighed_.criteria, first, to_help);
    plan_.recruit = std::move(search.advice);
    for (Unserved& unserved : plan_.unserved) {
      const bool helped = std::binary_search(search.helped.begin(), search.helped.end(), unserved.request);
      if (helped && !unserved.relief.serves && unserved.code == UnservedCode::no_candidate) {
        unserved.relief = {Relief::Kind::recruit, std::nullopt, std::nullopt, true};
      }
    }
  }

  void underserved() {
    for (const RequestId request : market_.request_ids()) {
      const auto got = static_cast<int>(counts_.requests[request.index()]);
      const int wanted = market_[request].people.max;
      if (served(request) && got < wanted) plan_.underserved.push_back({request, wanted, got});
    }
  }

  void idle() {
    IdVector<OfferId, bool> absent(market_.offer_count());
    for (const OfferId offer : setting_.decisions.absent_offers) absent[offer] = true;
    for (const OfferId offer : market_.offer_ids()) {
      if (counts_.offers[offer.index()] > 0) continue;
      plan_.idle.push_back({offer, absent[offer]                      ? IdleCode::unavailable
                                   : market_[offer].capacity.max == 0 ? IdleCode::no_place
                                   : knows_nothing(outcome_) || problem_.graph().degree(offer) > 0
                                       ? IdleCode::not_needed
                                       : IdleCode::no_candidate});
    }
  }

  void broken_minima() {
    IdVector<OfferId, bool> named(market_.offer_count());
    for (const ViolatedSet* set : violated_sets_in(outcome_.certificate)) {
      for (const OfferId offer : market_.offer_ids())
        named[offer] = named[offer] || (set->multipliers.offers[offer] != 0 && problem_.offer_range()[offer].lower > 0);
    }
    for (const OfferId offer : market_.offer_ids()) {
      if (named[offer]) plan_.broken_minima.push_back(offer);
    }
  }

  [[nodiscard]] bool served(RequestId request) const {
    return counts_.requests[request.index()] >= pairs_needed(problem_, request);
  }

  const Market& market_;
  const Setting& setting_;
  const Weighed& weighed_;
  const Solved& solved_;
  const Problem& problem_;
  const Outcome& outcome_;
  const Moments& moments_;
  const PairCounts counts_;
  const Assessor assessor_;
  Plan plan_;
};

}  // namespace

std::string_view to_string(UnservedCode code) {
  switch (code) {
    case UnservedCode::no_candidate:
      return "no_candidate";
    case UnservedCode::scarce:
      return "scarce";
    case UnservedCode::together:
      return "together";
    case UnservedCode::outweighed:
      return "outweighed";
    case UnservedCode::unavailable:
      return "unavailable";
    case UnservedCode::unsolved:
      return "unsolved";
  }
  return "unsolved";
}

std::string_view to_string(BrokenPromise::Why why) {
  switch (why) {
    case BrokenPromise::Why::left:
      return "left";
    case BrokenPromise::Why::absent:
      return "absent";
    case BrokenPromise::Why::offer_full:
      return "offer_full";
    case BrokenPromise::Why::request_full:
      return "request_full";
    case BrokenPromise::Why::other:
      return "other";
  }
  return "other";
}

std::string_view to_string(IdleCode code) {
  switch (code) {
    case IdleCode::no_candidate:
      return "no_candidate";
    case IdleCode::no_place:
      return "no_place";
    case IdleCode::not_needed:
      return "not_needed";
    case IdleCode::unavailable:
      return "unavailable";
  }
  return "not_needed";
}

std::vector<PairSlots> slots_of_pairs(const Market& market, const Weighed& weighed, const Outcome& outcome) {
  std::vector<PairSlots> pairs;
  for (const EdgeId edge : outcome.matching) {
    const auto [offer, request] = weighed.instance->graph.endpoints(edge);
    pairs.push_back({offer, request, common_slots(market, offer, request)});
  }
  return pairs;
}

Plan describe(const Market& market, const Setting& setting, const Weighed& weighed, const Solved& solved,
              const Moments& moments, const Limits& limits) {
  return Describer(market, setting, weighed, solved, moments).describe(limits);
}

std::vector<Unserved> explain_without_candidates(const Market& market, const Setting& setting, const Weighed& weighed) {
  const Assessor assessor(market, setting, weighed.criteria);
  FirstPairs first(*weighed.instance, weighed.instance->pinned);
  first.complete();
  const IdVector<OfferId, bool> can_take = first.can_take_one_more();
  IdVector<RequestId, bool> absent(market.request_count());
  for (const RequestId request : setting.decisions.absent_requests) absent[request] = true;
  std::vector<Unserved> all;
  for (const RequestId request : market.request_ids()) {
    if (weighed.instance->graph.degree(request) > 0 || absent[request]) continue;
    Unserved& unserved = all.emplace_back();
    unserved.request = request;
    explain_no_candidate(market, assessor, can_take, setting.profile.suggest_reach, unserved);
  }
  return all;
}

}  // namespace koppel
