#include <algorithm>
#include <map>
#include <tuple>

#include "base/characters.hpp"
#include "base/personal.hpp"
#include "model/answer.hpp"
#include "model/codes.hpp"
#include "model/decisions.hpp"

namespace koppel {

std::string_view to_string(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::yes:
      return "yes";
    case AnswerKind::no:
      return "no";
    case AnswerKind::away:
      return "away";
    case AnswerKind::withdrawn:
      return "withdrawn";
    case AnswerKind::later:
      return "later";
    case AnswerKind::open:
      return "open";
    case AnswerKind::unclear:
      return "unclear";
  }
  return "unclear";
}

std::string id_to_tell(const std::string& id) {
  const bool words = id.find(' ') != std::string::npos && std::ranges::none_of(id, is_digit);
  if (!words && !is_personal_id(id)) return id;
  return hidden_as(personal_kind(id).value_or(PersonalKind::name), id);
}

std::string pair_to_tell(const std::string& offer, const std::string& request) {
  const std::string mark = offer.empty() || request.empty() ? "" : " – ";
  return id_to_tell(offer) + mark + id_to_tell(request);
}

namespace {

class AnswersInForce {
 public:
  AnswersInForce(DraftDecisions& draft, const std::optional<Date>& today) : draft_(draft), today_(today) {}

  void settle() {
    for (const Answer& answer : draft_.answers) rows_.push_back(&answer);
    std::ranges::stable_sort(rows_, [](const Answer* a, const Answer* b) { return a->date < b->date; });
    tell_dates();
    for (const Answer* answer : rows_) take(*answer);
    tell_contradictions();
    for (const auto& [pair, answer] : newest_) decide_pair(*answer);
    for (const auto& [offer, answers] : away_) decide_absence(longest(answers), offer, "");
    for (const auto& [request, answers] : withdrawn_) decide_absence(longest(answers), "", request);
  }

 private:
  using Pair = std::pair<std::string, std::string>;                    // request, offer
  using Absences = std::map<std::string, std::vector<const Answer*>>;  // all of one day, by id; no list is empty

  static bool decides(AnswerKind kind) { return kind != AnswerKind::later && kind != AnswerKind::unclear; }

  void tell_dates() {
    for (const Answer* answer : rows_) {
      if (answer->until && answer->date && *answer->until < *answer->date) {
        draft_.findings.add(model_codes.absence_over, answer->source,
                            {{"read", to_string(*answer->until)}, {"expected", to_string(*answer->date)}});
      }
      if (today_ && answer->date && *answer->date > *today_) {
        draft_.findings.add(model_codes.answer_from_future, answer->source,
                            {{"read", to_string(*answer->date)}, {"expected", to_string(*today_)}});
      }
    }
  }

  // Oldest first: what is newer replaces what was there.
  void take(const Answer& answer) {
    if (!decides(answer.kind)) return;
    if (!answer.offer.empty() && !answer.request.empty()) replace(newest_[{answer.request, answer.offer}], answer);
    switch (answer.kind) {
      case AnswerKind::away:
        answer.offer.empty() ? begin(withdrawn_, answer.request, answer) : begin(away_, answer.offer, answer);
        break;
      case AnswerKind::withdrawn:
        begin(withdrawn_, answer.request, answer);
        break;
      case AnswerKind::yes:
      case AnswerKind::open:
        end(away_, answer.offer, answer), end(withdrawn_, answer.request, answer);
        break;
      default:
        break;
    }
  }

  // Who said no and is away later has not taken the no back.
  static void replace(const Answer*& newest, const Answer& answer) {
    const bool of_the_pair = answer.kind != AnswerKind::away && answer.kind != AnswerKind::withdrawn;
    if (newest == nullptr || newest->kind != AnswerKind::no || of_the_pair) newest = &answer;
  }

  // Those of one day all count: each was said to another question.
  static void begin(Absences& absences, const std::string& id, const Answer& answer) {
    std::vector<const Answer*>& known = absences[id];
    std::erase_if(known, [&](const Answer* before) { return before->date < answer.date; });
    known.push_back(&answer);
  }

  // Of its own day a yes ends only what was said about the same pair before.
  static void end(Absences& absences, const std::string& id, const Answer& answer) {
    const auto found = absences.find(id);
    if (found == absences.end()) return;
    std::erase_if(found->second, [&](const Answer* before) {
      return before->date < answer.date || (before->offer == answer.offer && before->request == answer.request);
    });
    if (found->second.empty()) absences.erase(found);
  }

  // The one that lasts longest; without a last day, for good. Never none.
  static const Answer& longest(const std::vector<const Answer*>& answers) {
    return **std::ranges::max_element(answers, [](const Answer* a, const Answer* b) {
      return std::tuple(!a->until, a->until, a->request, a->words) <
             std::tuple(!b->until, b->until, b->request, b->words);
    });
  }

  // Two different answers about one pair on one day: nobody can tell from the dates which came first.
  void tell_contradictions() {
    std::map<Pair, const Answer*> last;
    for (const Answer* answer : rows_) {
      if (!decides(answer->kind) || answer->offer.empty() || answer->request.empty()) continue;
      const Answer*& before = last[{answer->request, answer->offer}];
      if (before != nullptr && before->date == answer->date && before->kind != answer->kind &&
          answer->kind != AnswerKind::open) {
        draft_.findings.add(model_codes.answers_contradict, answer->source,
                            {{"read", pair_to_tell(answer->offer, answer->request)}});
      }
      before = answer;
    }
  }

  [[nodiscard]] static Decision decision_of(const Answer& answer, DecisionKind kind) {
    return {.kind = kind,
            .offer = answer.offer,
            .request = answer.request,
            .reason = answer.words,
            .source = answer.source,
            .answered = true,
            .remembered = answer.remembered};
  }

  void decide_pair(const Answer& answer) {
    if (answer.kind == AnswerKind::yes) draft_.decisions.push_back(decision_of(answer, DecisionKind::promised));
    if (answer.kind == AnswerKind::no) draft_.decisions.push_back(decision_of(answer, DecisionKind::declined));
  }

  void decide_absence(const Answer& answer, const std::string& offer, const std::string& request) {
    const auto by = today_ ? today_ : answer.date;
    if (answer.until && by && *answer.until < *by) return;  // is back
    Decision decision = decision_of(answer, DecisionKind::unavailable);
    decision.offer = offer, decision.request = request;
    decision.until = answer.until;
    draft_.decisions.push_back(std::move(decision));
  }

  DraftDecisions& draft_;
  std::optional<Date> today_;
  std::vector<const Answer*> rows_;
  std::map<Pair, const Answer*> newest_;
  Absences away_, withdrawn_;
};

}  // namespace

void settle_answers(DraftDecisions& draft, const std::optional<Date>& today) { AnswersInForce(draft, today).settle(); }

}  // namespace koppel
