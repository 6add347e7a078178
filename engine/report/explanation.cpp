#include "report/explanation.hpp"

#include <algorithm>

#include "base/unseen.hpp"
#include "explain/why_not.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

constexpr std::size_t most_changes = 12;
class Explanation {
 public:
  explicit Explanation(const Context& context) : context_(context) {}

  void line(std::string text) {
    if (!text.empty()) text_ += std::move(text) + "\n";
  }
  void line(std::string_view key, const FindingValues& values) { line(say(context_.language, key, values)); }
  [[nodiscard]] std::string take() { return std::move(text_); }

  [[nodiscard]] std::string called(OfferId offer) const {
    return called(shown_id(context_, offer), label_of(context_, offer));
  }
  [[nodiscard]] std::string called(RequestId request) const {
    return called(shown_id(context_, request), label_of(context_, request));
  }
  [[nodiscard]] std::string listed(const std::vector<std::string>& ids) const {
    return enumerate(context_.language, ids);
  }

  // What was answered about this pair. Somebody's own words are for the one who asks; others read what they mean.
  void said(const Decisions::Said& said) {
    const std::string words = context_.names
                                  ? without_unseen(said.words)
                                  : std::string(word(context_.language, "said_" + std::string(to_string(said.kind))));
    if (words.empty()) return;
    line("explain_said",
         {{"offer", called(said.offer)}, {"date", said.date ? to_string(*said.date) : ""}, {"words", words}});
  }
  void said_of(RequestId request) {
    const auto& all = context_.setting.decisions.said;
    for (const Decisions::Said& answer : std::ranges::equal_range(all, request, {}, &Decisions::Said::request))
      said(answer);
  }
  void absence_of(OfferId offer) {
    const Decisions::Absence* absence = context_.setting.decisions.absence_of(offer);
    if (absence == nullptr) return;
    if (absence->until) line("explain_until", {{"date", to_string(*absence->until)}});
    if (context_.names && !absence->reason.empty()) line("  „" + without_unseen(absence->reason) + "”");
  }

  void proposal(const PlanPair& pair) {
    line("explain_proposed", {{"offer", called(pair.offer)}, {"request", called(pair.request)}});
    line("  " + pair_reason(context_, pair, {.moment = true}));  // which stands below
    const std::string moment = moment_of(context_, pair);
    if (!moment.empty()) line("  " + moment);
    for (const RuleFailure& failure : pair.overridden) line("  ! " + failure_sentence(context_, failure));
  }

  void unserved(const Unserved& unserved) {
    line("explain_unserved", {{"request", called(unserved.request)}});
    line("  " + unserved_reason(context_, unserved));
    said_of(unserved.request);
    const std::string relief = relief_sentence(context_, unserved);
    if (!relief.empty()) line("  " + relief);
  }

 private:
  [[nodiscard]] static std::string called(const std::string& id, const std::string& label) {
    return label.empty() ? id : id + " (" + label + ")";
  }

  const Context& context_;
  std::string text_;
};

const PlanPair* find_pair(const Plan& plan, OfferId offer, RequestId request) {
  const auto found = std::ranges::find_if(
      plan.pairs, [&](const PlanPair& pair) { return pair.offer == offer && pair.request == request; });
  return found == plan.pairs.end() ? nullptr : &*found;
}

std::string pair_ids(const Context& context, const std::vector<EdgeId>& edges) {
  std::string text;
  for (std::size_t i = 0; i < std::min(edges.size(), most_changes); ++i) {
    const auto [offer, request] = context.weighed.instance->graph.endpoints(edges[i]);
    text += (i == 0 ? "" : ", ") + shown_id(context, offer) + " – " + shown_id(context, request);
  }
  return edges.size() > most_changes ? text + ", …" : text;
}

std::string with_sign(std::string text, bool positive) { return positive ? "+" + text : text; }

// What changes when the pair is made all the same.
void tell_cost(const Context& context, EdgeId edge, const Limits& limits, Explanation& explanation) {
  std::vector<EdgeId> matching;
  for (const PlanPair& pair : context.plan.pairs) matching.push_back(pair.edge);
  std::ranges::sort(matching);
  const WhyNot answer = why_not(context.weighed, context.plan.problem, matching, edge, limits);
  if (answer.come.empty()) return explanation.line("explain_impossible", {});
  const std::string points =
      decimal_text(context.language, static_cast<std::int64_t>(answer.weight_change), weight_scale, 1);
  explanation.line("explain_cost",
                   {{"served", with_sign(std::to_string(answer.served_change), answer.served_change > 0)},
                    {"points", with_sign(points, answer.weight_change > 0)}});
  if (!answer.gone.empty()) explanation.line("explain_gone", {{"pairs", pair_ids(context, answer.gone)}});
  explanation.line("explain_come", {{"pairs", pair_ids(context, answer.come)}});
  if (answer.status != Status::optimal) explanation.line("proof_limit", {});
}

}  // namespace

std::string gaps_text(const Context& context) {
  Explanation explanation(context);
  for (const Unserved& unserved : context.plan.unserved) explanation.unserved(unserved);
  for (const RecruitAdvice& advice : context.plan.recruit) {
    explanation.line("summary_recruit", {{"who", recruit_text(context, advice)},
                                         {"places", std::to_string(advice.places)},
                                         {"gain", std::to_string(advice.gain)}});
  }
  if (context.plan.unserved.empty()) explanation.line("gaps_none", {});
  return explanation.take();
}

std::string explain_request(const Context& context, RequestId request) {
  Explanation explanation(context);
  for (const PlanPair& pair : context.plan.pairs) {
    if (pair.request == request) explanation.proposal(pair);
  }
  const bool is_unserved =
      std::ranges::find(context.plan.unserved, request, &Unserved::request) != context.plan.unserved.end();
  if (!is_unserved) explanation.said_of(request);
  std::vector<std::string> reserves;
  for (const Reserve& reserve : context.plan.reserves) {
    if (reserve.request == request) reserves.push_back(shown_id(context, reserve.offer));
  }
  if (!reserves.empty()) explanation.line("explain_reserves", {{"offers", explanation.listed(reserves)}});
  for (const Fallback& fallback : context.plan.fallbacks) {
    if (fallback.request == request) explanation.line(fallback_sentence(context, fallback));
  }
  for (const Underserved& underserved : context.plan.underserved) {
    if (underserved.request != request) continue;
    explanation.line("underserved",
                     {{"got", std::to_string(underserved.got)}, {"wanted", std::to_string(underserved.wanted)}});
  }
  for (const Unserved& unserved : context.plan.unserved) {
    if (unserved.request == request) explanation.unserved(unserved);
  }
  return explanation.take();
}

std::string explain_offer(const Context& context, OfferId offer) {
  Explanation explanation(context);
  for (const PlanPair& pair : context.plan.pairs) {
    if (pair.offer == offer) explanation.proposal(pair);
  }
  for (const Idle& idle : context.plan.idle) {
    if (idle.offer != offer) continue;
    explanation.line("explain_idle", {{"offer", explanation.called(offer)},
                                      {"reason", say(context.language, "idle_" + std::string(to_string(idle.code)))}});
    if (idle.code == IdleCode::unavailable) explanation.absence_of(offer);
  }
  std::vector<std::string> requests;
  for (const Reserve& reserve : context.plan.reserves) {
    if (reserve.offer == offer) requests.push_back(shown_id(context, reserve.request));
  }
  if (!requests.empty()) explanation.line("explain_reserve_for", {{"requests", explanation.listed(requests)}});
  return explanation.take();
}

std::string explain_pair(const Context& context, OfferId offer, RequestId request, const Limits& limits) {
  Explanation explanation(context);
  const FindingValues both{{"offer", explanation.called(offer)}, {"request", explanation.called(request)}};
  if (const PlanPair* pair = find_pair(context.plan, offer, request)) {
    explanation.proposal(*pair);
    return explanation.take();
  }
  const Assessor assessor(context.market, context.setting, context.weighed.criteria);
  const Assessment assessment = assessor.assess(offer, request);
  const std::optional<EdgeId> edge = context.weighed.instance->graph.find(offer, request);
  if (!edge) {
    explanation.line("explain_cannot", both);
    for (const RuleFailure& failure : assessment.failures) explanation.line("  " + failure_sentence(context, failure));
    explanation.absence_of(offer);
    if (const Decisions::Said* said = context.setting.decisions.said_of(offer, request)) explanation.said(*said);
    return explanation.take();
  }
  explanation.line("explain_possible", both);
  PlanPair pair;
  pair.offer = offer;
  pair.request = request;
  pair.score = assessment.score;
  pair.languages = assessor.common_languages(offer, request);
  explanation.line("  " + pair_reason(context, pair));
  if (context.plan.status != Status::infeasible) tell_cost(context, *edge, limits, explanation);
  return explanation.take();
}

}  // namespace koppel::report
