// Decisions: what the coordinator has already settled by hand, and what was promised in an earlier round.
//
// Errors: unknown ids, a pair that is pinned and forbidden, more pins than capacity: found by check_decisions, all at once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "model/answer.hpp"
#include "model/market.hpp"

namespace koppel {

// pin: this pair is made. forbid: it is not. declined: the offer said no to this request. unavailable: the offer (or, with an
// empty offer, the request) takes no part at all. promised: somebody said yes, so the pair is made as long as that can be.
enum class DecisionKind : std::uint8_t { pin, forbid, declined, unavailable, promised };
[[nodiscard]] std::string_view to_string(DecisionKind kind);
// Whether the pair is to be made.
[[nodiscard]] constexpr bool binds(DecisionKind kind) {
  return kind == DecisionKind::pin || kind == DecisionKind::promised;
}

struct Decision {
  DecisionKind kind = DecisionKind::pin;
  std::string offer;
  std::string request;
  std::string reason;
  Source source;
  bool answered =
      false;  // somebody said so (model/answer.hpp); else the coordinator decided it, on no day that is known
  bool remembered = false;                   // as of an answer
  std::optional<Date> until = std::nullopt;  // unavailable: the last day of it
};

// A pair of an earlier result (`--previous`).
struct EarlierPair {
  std::string offer, request;
  friend auto operator<=>(const EarlierPair&, const EarlierPair&) = default;
};

struct DraftDecisions {
  std::vector<Decision> decisions;
  std::vector<EarlierPair> earlier;
  Findings findings;
  std::vector<Answer> answers = {};  // settle_answers makes decisions of them
};

// The same, resolved to ids, sorted, without contradictions.
struct Decisions {
  struct Pair {
    OfferId offer;
    RequestId request;
    DecisionKind kind = DecisionKind::pin;
    std::string reason;
    bool while_away = false;  // of what binds: who says to be away still does it
  };
  std::vector<Pair> pairs;             // sorted by request, offer; all kinds but unavailable
  std::vector<OfferId> absent_offers;  // sorted; by an answer: but for what they had promised
  std::vector<RequestId> absent_requests;
  // Why somebody is absent, and until when: of those of `absent_offers` of whom it is known, sorted.
  struct Absence {
    OfferId offer;
    std::string reason;
    std::optional<Date> until;
  };
  std::vector<Absence> absences;
  // The newest words about each pair that was answered, sorted by request, offer.
  struct Said {
    OfferId offer;
    RequestId request;
    std::string words;
    AnswerKind kind = AnswerKind::unclear;
    std::optional<Date> date;
  };
  std::vector<Said> said;
  std::vector<EarlierPair> lost_promises;              // sorted: to somebody, or by somebody, who has left the market
  std::vector<std::pair<OfferId, RequestId>> earlier;  // sorted: pairs of the earlier round whose ids still exist
  std::vector<EarlierPair> departed;                   // sorted: those of whom at least one has left the market
  IdVector<OfferId, int> earlier_asked;                // how often each offer was used in the earlier round
  [[nodiscard]] bool has_earlier() const { return !earlier.empty() || !departed.empty(); }

  // What was last said about this pair, and why somebody is absent; null where nothing is known.
  [[nodiscard]] const Said* said_of(OfferId offer, RequestId request) const;
  [[nodiscard]] const Absence* absence_of(OfferId offer) const;
};

}  // namespace koppel
