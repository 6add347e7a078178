#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/codes.hpp"
#include "base/personal.hpp"
#include "base/unseen.hpp"
#include "model/check.hpp"
#include "model/checking.hpp"
#include "model/codes.hpp"

namespace koppel {

std::string_view to_string(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::pin:
      return "pin";
    case DecisionKind::forbid:
      return "forbid";
    case DecisionKind::declined:
      return "declined";
    case DecisionKind::unavailable:
      return "unavailable";
    case DecisionKind::promised:
      return "promised";
  }
  return "pin";
}

const Decisions::Said* Decisions::said_of(OfferId offer, RequestId request) const {
  const auto found = std::ranges::lower_bound(said, std::pair(request, offer), {},
                                              [](const Said& row) { return std::pair(row.request, row.offer); });
  return found != said.end() && found->request == request && found->offer == offer ? &*found : nullptr;
}

const Decisions::Absence* Decisions::absence_of(OfferId offer) const {
  const auto found = std::ranges::lower_bound(absences, offer, {}, &Absence::offer);
  return found != absences.end() && found->offer == offer ? &*found : nullptr;
}

namespace {

// A decision whose ids are known.
struct Resolved {
  const Decision* decision;
  std::optional<OfferId> offer;
  std::optional<RequestId> request;
};

template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  return ids;
}

class DecisionsCheck {
 public:
  DecisionsCheck(const DraftDecisions& draft, const Market& market)
      : draft_(draft), market_(market), offer_ids_(ids_of(market.offers())), request_ids_(ids_of(market.requests())) {}

  CheckedDecisions run() {
    std::vector<const Decision*> rows;
    for (const Decision& row : draft_.decisions) rows.push_back(&row);
    std::ranges::stable_sort(rows, [](const Decision* a, const Decision* b) {
      return std::tie(a->source, a->kind, a->offer, a->request, a->reason) <
             std::tie(b->source, b->kind, b->offer, b->request, b->reason);
    });
    for (const Decision* row : rows) resolve(*row);
    tell_others();
    settle_absent();
    settle_pairs();
    count_pins();
    settle_said();
    settle_earlier();
    CheckedDecisions checked;
    checked.findings = std::move(findings_);
    checked.findings.sort();
    if (!checked.findings.has_errors() && !draft_.findings.has_errors()) checked.decisions = std::move(decisions_);
    return checked;
  }

 private:
  static Source at(const Decision& row, const std::string& field) {
    Source place = row.source;
    place.field = field;
    return place;
  }

  void unknown_id(const Decision& row, const std::string& field, const std::string& id,
                  const std::vector<std::string>& ids) {
    const std::string read = id_to_tell(id);
    const bool personal = read != id;
    findings_.add(model_codes.unknown_id, at(row, field),
                  {{"read", read}, {"suggestion", personal ? std::string() : closest(id, ids)}});
  }

  // An id as it is, or as a list shows it.
  [[nodiscard]] std::optional<OfferId> find_offer(const std::string& id) const {
    const auto exact = market_.find_offer(id);
    return exact ? exact : market_.find_offer(with_unseen_again(id));
  }
  [[nodiscard]] std::optional<RequestId> find_request(const std::string& id) const {
    const auto exact = market_.find_request(id);
    return exact ? exact : market_.find_request(with_unseen_again(id));
  }

  void resolve(const Decision& row) {
    const bool absence = row.kind == DecisionKind::unavailable;
    Resolved resolved{&row, find_offer(row.offer), find_request(row.request)};
    bool usable = true;
    const auto require = [&](const std::string& field, const std::string& id, bool found, bool optional,
                             const auto& ids) {
      if (id.empty() ? optional : found) return;
      usable = false;
      if (row.remembered) return;
      if (id.empty()) {
        findings_.add(model_codes.missing_field, at(row, field), {{"expected", field}});
      } else {
        unknown_id(row, field, id, ids);
      }
    };
    // A promise is not wrong because somebody has left since it was proposed.
    const EarlierPair pair{row.offer, row.request};
    if (row.kind == DecisionKind::promised && !(resolved.offer && resolved.request) &&
        std::ranges::find(draft_.earlier, pair) != draft_.earlier.end()) {
      decisions_.lost_promises.push_back(pair);
      return;
    }
    require("offer", row.offer, resolved.offer.has_value(), absence && !row.request.empty(), offer_ids_);
    require("request", row.request, resolved.request.has_value(), absence && !row.offer.empty(), request_ids_);
    if (usable) return (absence ? absences_ : pairs_).push_back(resolved);
    if (row.remembered) unknown_pair(row);
  }

  // What a folder remembers may be about people who have left since; a row of a list that was just filled in may be wrong.
  void unknown_pair(const Decision& row) {
    if (row.source.file == answers_file) {
      ++of_others_;
      return;
    }
    findings_.add(model_codes.answer_unknown_pair, row.source,
                  {{"read", pair_to_tell(without_personal(row.offer), without_personal(row.request))}});
  }

  void tell_others() {
    if (of_others_ > 0)
      findings_.add(model_codes.answers_of_others, {.file = std::string(answers_file)},
                    {{"read", std::to_string(of_others_)}});
  }

  // With both named it is the offer that is not available: that is who was on the telephone.
  void settle_absent() {
    for (const Resolved& row : absences_) {
      // Only a decision repeats a decision; beside an answer it says more.
      const bool decided = !row.decision->answered;
      bool decided_before = false;
      if (row.offer) {
        if (decided) decided_before = !decided_absent_.insert(*row.offer).second;
        const bool repeated = std::ranges::find(decisions_.absent_offers, *row.offer) != decisions_.absent_offers.end();
        if (!repeated) {
          decisions_.absent_offers.push_back(*row.offer);
          if (!row.decision->reason.empty() || row.decision->until)
            decisions_.absences.push_back({*row.offer, row.decision->reason, row.decision->until});
        }
      } else {
        if (decided) decided_before = !decided_absent_requests_.insert(*row.request).second;
        if (std::ranges::find(decisions_.absent_requests, *row.request) == decisions_.absent_requests.end())
          decisions_.absent_requests.push_back(*row.request);
      }
      if (decided_before) findings_.add(model_codes.duplicate_decision, row.decision->source);
    }
    std::ranges::sort(decisions_.absences, {}, &Decisions::Absence::offer);
    std::ranges::sort(decisions_.absent_offers);
    std::ranges::sort(decisions_.absent_requests);
  }

  // By a decision. Who said on the telephone to be away still does what was promised or pinned.
  [[nodiscard]] bool absent(const Resolved& row) const {
    return decided_absent_.contains(*row.offer) || decided_absent_requests_.contains(*row.request);
  }

  // A request that was withdrawn needs nobody any more; what was pinned is pinned all the same.
  [[nodiscard]] bool stays_while_away(const Resolved& row) const {
    const bool withdrawn = std::ranges::binary_search(decisions_.absent_requests, *row.request);
    return !absent(row) && !(withdrawn && row.decision->kind == DecisionKind::promised);
  }

  // One decision per pair: a pin beside a no is a contradiction, the same said twice a warning.
  void settle_pairs() {
    std::ranges::stable_sort(
        pairs_, {}, [](const Resolved& row) { return std::tuple(*row.request, *row.offer, row.decision->kind); });
    const Resolved* before = nullptr;
    for (const Resolved& row : pairs_) {
      const Decision& decision = *row.decision;
      const std::string pair = decision.offer + " – " + decision.request;
      const bool repeated = before != nullptr && before->offer == row.offer && before->request == row.request;
      if (decision.kind == DecisionKind::pin && absent(row)) {
        findings_.add(model_codes.pin_on_absent, decision.source, {{"read", pair}});
      }
      if (decision.kind == DecisionKind::promised && decision.answered && absent(row)) {
        findings_.add(model_codes.answer_against_decision, decision.source, {{"read", pair}});
        continue;
      }
      if (!repeated) {
        before = &row;
        decisions_.pairs.push_back(
            {*row.offer, *row.request, decision.kind, decision.reason, binds(decision.kind) && stays_while_away(row)});
      } else if (binds(before->decision->kind) == binds(decision.kind)) {
        if (!decision.answered && !before->decision->answered)
          findings_.add(model_codes.duplicate_decision, decision.source);
      } else if (!decision.answered && !before->decision->answered) {
        findings_.add(model_codes.pin_and_forbid, decision.source, {{"read", pair}});
      } else {
        settle_contradiction(decision, *before->decision, pair);
      }
    }
  }

  // An answer has a day and a decision has none, so that nobody knows which came last: the no counts, and it is said.
  void settle_contradiction(const Decision& one, const Decision& other, const std::string& pair) {
    const Decision& answer = one.answered ? one : other;
    const Decision& no = binds(one.kind) ? other : one;
    findings_.add(model_codes.answer_against_decision, answer.source, {{"read", pair}});
    decisions_.pairs.back().kind = no.kind;
    decisions_.pairs.back().reason = no.reason;
    decisions_.pairs.back().while_away = false;
  }

  void count_pins() {
    IdVector<OfferId, int> of_offer(market_.offer_count());
    IdVector<RequestId, int> of_request(market_.request_count());
    for (const Decisions::Pair& pair : decisions_.pairs) {
      if (pair.kind != DecisionKind::pin) continue;
      // Said once per person, at the first pin too many.
      const Source place = pin_source(pair);
      const auto too_many = [&](int count, int max, const std::string& id) {
        if (count == max + 1) {
          findings_.add(base_codes.pins_above_capacity, place, {{"read", id}, {"expected", std::to_string(max)}});
        }
      };
      too_many(++of_offer[pair.offer], market_[pair.offer].capacity.max, market_[pair.offer].id);
      too_many(++of_request[pair.request], market_[pair.request].people.max, market_[pair.request].id);
    }
  }

  [[nodiscard]] Source pin_source(const Decisions::Pair& pair) const {
    const auto found = std::ranges::lower_bound(
        pairs_, std::tuple(pair.request, pair.offer, pair.kind), {},
        [](const Resolved& row) { return std::tuple(*row.request, *row.offer, row.decision->kind); });
    return found->decision->source;
  }

  void settle_said() {
    std::vector<const Answer*> rows;
    for (const Answer& answer : draft_.answers) rows.push_back(&answer);
    std::ranges::stable_sort(rows, [](const Answer* a, const Answer* b) { return a->date < b->date; });
    std::map<std::pair<RequestId, OfferId>, const Answer*> newest;
    for (const Answer* answer : rows) {
      const auto offer = find_offer(answer->offer);
      const auto request = find_request(answer->request);
      if (offer && request) newest[{*request, *offer}] = answer;
    }
    for (const auto& [pair, answer] : newest)
      decisions_.said.push_back({pair.second, pair.first, answer->words, answer->kind, answer->date});
  }

  void settle_earlier() {
    decisions_.earlier_asked.assign(market_.offer_count(), 0);
    std::vector<EarlierPair> earlier = draft_.earlier;
    std::ranges::sort(earlier);
    const auto repeats = std::ranges::unique(earlier);
    earlier.erase(repeats.begin(), repeats.end());
    for (const EarlierPair& pair : earlier) {
      const auto offer = market_.find_offer(pair.offer);
      const auto request = market_.find_request(pair.request);
      if (offer) ++decisions_.earlier_asked[*offer];
      if (offer && request) {
        decisions_.earlier.emplace_back(*offer, *request);
      } else {
        decisions_.departed.push_back(pair);
      }
    }
    std::ranges::sort(decisions_.earlier);
    std::ranges::sort(decisions_.lost_promises);
  }

  const DraftDecisions& draft_;
  const Market& market_;
  std::vector<std::string> offer_ids_, request_ids_;
  std::vector<Resolved> pairs_, absences_;
  std::set<OfferId> decided_absent_;
  std::set<RequestId> decided_absent_requests_;
  Decisions decisions_;
  Findings findings_;
  std::size_t of_others_ = 0;  // answers about people who are not in this market
};

}  // namespace

CheckedDecisions check_decisions(const DraftDecisions& draft, const Market& market) {
  return DecisionsCheck(draft, market).run();
}

}  // namespace koppel
