#include "pairing/weigh.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

#include "base/weight.hpp"
#include "model/codes.hpp"
#include "pairing/candidates.hpp"
#include "pairing/codes.hpp"
#include "pairing/hours.hpp"

namespace koppel {

namespace {

// Fills the rows of the graph request by request.
class Weigher {
 public:
  Weigher(const Market& market, const Setting& setting, const Limits& limits, CriteriaList criteria)
      : market_(market), setting_(setting), limits_(limits), assessor_(market, setting, criteria), search_(assessor_) {
    weighed_.criteria = criteria;
    weighed_.breakdowns = Breakdowns(criteria.size());
  }

  Weighed weigh() {
    std::vector<std::uint32_t> row_begin{0};
    for (const RequestId request : market_.request_ids()) {
      weighed_.stopped = weighed_.stopped || (limits_.progress != nullptr && limits_.progress->stop_requested());
      if (!weighed_.stopped) add_row(request);
      row_begin.push_back(static_cast<std::uint32_t>(edge_offers_.size()));
      if (limits_.progress != nullptr && request.value % 256 == 0) {
        limits_.progress->step("weigh",
                               static_cast<double>(request.value) / static_cast<double>(market_.request_count()));
      }
    }
    instance_.graph = BipartiteGraph(market_.offer_count(), std::move(row_begin), std::move(edge_offers_));
    set_ranges();
    note_certainly_told();
    note_unknown_places();
    refuse_tight_hours();
    weighed_.instance = std::make_shared<const Instance>(std::move(instance_));
    return std::move(weighed_);
  }

 private:
  // The offers pinned to a request, or promised: their edges exist whatever the rules say.
  [[nodiscard]] std::vector<OfferId> bound_to(RequestId request, DecisionKind kind) const {
    std::vector<OfferId> bound;
    const auto& pairs = setting_.decisions.pairs;
    const auto row = std::ranges::equal_range(pairs, request, {}, &Decisions::Pair::request);
    for (const Decisions::Pair& pair : row) {
      if (pair.kind == kind) bound.push_back(pair.offer);
    }
    return bound;
  }

  // A pair of the proposal that this one goes on from.
  [[nodiscard]] bool is_kept(OfferId offer, RequestId request) const {
    return keeps_earlier(setting_.keep) &&
           std::ranges::binary_search(setting_.decisions.earlier, std::pair(offer, request));
  }

  void add_row(RequestId request) {
    const std::vector<OfferId> allowed = search_.offers_for(request);
    const std::vector<OfferId> pinned = bound_to(request, DecisionKind::pin);
    const std::vector<OfferId> promised = bound_to(request, DecisionKind::promised);
    std::vector<OfferId> bound, row;
    std::ranges::set_union(pinned, promised, std::back_inserter(bound));
    std::ranges::set_union(allowed, bound, std::back_inserter(row));
    keep_one_each(row, bound, request);
    score_row(row, request);
    for (const OfferId offer : row) {
      const EdgeId edge{edge_offers_.size()};
      edge_offers_.push_back(offer);
      if (is_kept(offer, request)) instance_.earlier.push_back(edge);
      if (!std::ranges::binary_search(bound, offer)) continue;
      const bool is_pinned = std::ranges::binary_search(pinned, offer);
      (is_pinned ? instance_.pinned : instance_.promised).push_back(edge);
      if (!std::ranges::binary_search(allowed, offer)) note_overridden(edge, offer, request);
    }
  }

  // Where several people are wanted, several offers of one person count as one: that which is pinned or promised, else that of the earlier
  // proposal, else the heaviest, else the first.
  void keep_one_each(std::vector<OfferId>& offers, const std::vector<OfferId>& bound, RequestId request) const {
    if (market_[request].people.max < 2) return;
    std::map<std::string_view, std::pair<Weight, OfferId>> best;
    const auto rank = [&](OfferId offer) {
      const bool is_bound = std::ranges::binary_search(bound, offer);
      constexpr Weight above_all = std::numeric_limits<Weight>::max();
      if (is_bound) return above_all;
      return is_kept(offer, request) ? above_all - 1 : assessor_.score(offer, request).weight;
    };
    for (const OfferId offer : offers) {
      const std::string* person = group_value(market_[offer].groups, person_group);
      if (person == nullptr) continue;
      const Weight weight = rank(offer);
      const auto [known, fresh] = best.try_emplace(*person, weight, offer);
      if (!fresh && weight > known->second.first) known->second = {weight, offer};
    }
    if (best.empty()) return;
    std::erase_if(offers, [&](OfferId offer) {
      const std::string* person = group_value(market_[offer].groups, person_group);
      return person != nullptr && best.at(*person).second != offer && !std::ranges::binary_search(bound, offer);
    });
  }

  void score_row(const std::vector<OfferId>& offers, RequestId request) {
    row_.clear();
    for (const OfferId offer : offers) {
      const CandidatePair& pair = row_.emplace_back(assessor_.candidate(offer, request));
      weighed_.distances.push_back(pair.distance ? static_cast<std::int32_t>(*pair.distance) : -1);
    }
    const std::size_t before = weighed_.weights.size();
    weighed_.weights.resize(before + row_.size());
    assessor_.score(row_, std::span(weighed_.weights).subspan(before), weighed_.breakdowns.add(row_.size()));
  }

  void note_overridden(EdgeId edge, OfferId offer, RequestId request) {
    weighed_.pinned_against_rules.push_back(edge);
    for (const RuleFailure& failure : assessor_.assess(offer, request).failures) {
      weighed_.findings.add(pairing_codes.pin_overrides_rule, Source{},
                            {{"read", market_[offer].id + " – " + market_[request].id},
                             {"expected", std::string(to_string(failure.rule))}});
    }
  }

  void set_ranges() {
    instance_.scale = decimal_scale;
    bool all_or_nothing = false;
    for (const OfferId offer : market_.offer_ids()) {
      const OfferCapacity& capacity = market_[offer].capacity;
      instance_.offer_range.push_back({capacity.min, capacity.max});
      instance_.offer_names.push_back(market_[offer].id);
    }
    for (const RequestId request : market_.request_ids()) {
      // people.min is no lower bound: a request may stay unserved; a minimum of two or more is all-or-nothing (if_any).
      instance_.request_range.push_back({0, market_[request].people.max});
      all_or_nothing = all_or_nothing || market_[request].people.needed() > 1;
      instance_.request_names.push_back(market_[request].id);
    }
    if (all_or_nothing) {
      for (const RequestId request : market_.request_ids())
        instance_.if_any.push_back(market_[request].people.needed());
    }
    for (const OfferId offer : setting_.decisions.absent_offers) instance_.offer_range[offer] = {0, 0};
    for (const RequestId request : setting_.decisions.absent_requests) instance_.request_range[request] = {0, 0};
    // Who is away still does what was promised.
    for (const Decisions::Pair& pair : setting_.decisions.pairs) {
      if (!pair.while_away) continue;
      const auto make_room = [](auto& upper, auto most) { upper = std::min(upper + 1, most); };
      if (std::ranges::binary_search(setting_.decisions.absent_offers, pair.offer))
        make_room(instance_.offer_range[pair.offer].upper, market_[pair.offer].capacity.max);
      if (std::ranges::binary_search(setting_.decisions.absent_requests, pair.request))
        make_room(instance_.request_range[pair.request].upper, market_[pair.request].people.max);
    }
  }

  // Everybody of an earlier pair that cannot be made again.
  void note_certainly_told() {
    if (!keeps_earlier(setting_.keep) || !setting_.decisions.has_earlier()) return;
    instance_.earlier_first = setting_.keep == Keep::all;
    instance_.earlier_price = setting_.keep == Keep::fewest_changes ? setting_.call_price * (decimal_scale / 1000) : 0;
    const auto tell = [&](std::optional<OfferId> offer, std::optional<RequestId> request) {
      if (offer) instance_.told_offers.push_back(*offer);
      if (request) instance_.told_requests.push_back(*request);
    };
    for (const auto& [offer, request] : setting_.decisions.earlier) {
      if (!instance_.graph.find(offer, request)) tell(offer, request);
    }
    for (const EarlierPair& pair : setting_.decisions.departed)
      tell(market_.find_offer(pair.offer), market_.find_request(pair.request));
    const auto make_set = [](auto& ids) {
      std::ranges::sort(ids);
      const auto repeats = std::ranges::unique(ids);
      ids.erase(repeats.begin(), repeats.end());
    };
    make_set(instance_.told_offers), make_set(instance_.told_requests);
  }

  void note_unknown_places() {
    const auto unknown_offers =
        std::ranges::count_if(market_.offers(), [](const Offer& offer) { return !offer.place.known(); });
    const auto unknown_requests =
        std::ranges::count_if(market_.requests(), [](const Request& r) { return !r.place.known(); });
    const auto unknown = unknown_offers + unknown_requests;
    if (unknown > 0) weighed_.findings.add(pairing_codes.places_unknown, Source{}, {{"read", std::to_string(unknown)}});
  }

  void refuse_tight_hours() {
    for (const TightHours& tight : tight_hours(market_, instance_)) {
      weighed_.findings.add(model_codes.hours_unsupported, {.field = "capacity.hours"},
                            {{"read", market_[tight.offer].id},
                             {"expected", to_decimal(*market_[tight.offer].capacity.hours, 1000)},
                             {"other", to_decimal(tight.most, 1000)}});
    }
  }

  const Market& market_;
  const Setting& setting_;
  const Limits& limits_;
  Assessor assessor_;
  CandidateSearch search_;
  std::vector<OfferId> edge_offers_;
  std::vector<CandidatePair> row_;  // of the request at hand
  Instance instance_;
  Weighed weighed_;
};

}  // namespace

Weighed weigh(const Market& market, const Setting& setting, const Limits& limits, CriteriaList criteria) {
  return Weigher(market, setting, limits, criteria).weigh();
}

}  // namespace koppel
