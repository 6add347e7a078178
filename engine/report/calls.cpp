#include "report/calls.hpp"

#include <algorithm>
#include <tuple>

#include "base/unseen.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

Contact contact_by_id(const Context& context, const std::map<std::string, Contact, std::less<>>& side,
                      const std::string& id) {
  const auto found = side.find(id);
  if (context.pseudonyms || found == side.end()) return {};
  const Contact& known = found->second;
  return {without_unseen(known.name), without_unseen(known.email), without_unseen(known.phone)};
}

std::vector<Call> calls_of(const Context& context) {
  std::vector<Call> calls;
  for (const PlanPair& pair : context.plan.pairs) calls.push_back({pair, 0});
  for (const Reserve& reserve : context.plan.reserves) {
    Call& call = calls.emplace_back();
    call.rank = reserve.rank;
    call.pair.offer = reserve.offer;
    call.pair.request = reserve.request;
    call.pair.score = reserve.score;
    call.pair.slots = reserve.slots;
    call.pair.slot = reserve.slot;
    call.pair.slot_taken = reserve.slot_taken;
  }
  std::ranges::stable_sort(calls, {},
                           [](const Call& call) { return std::tuple(call.pair.request, call.rank, call.pair.offer); });
  return calls;
}

std::string role_text(const Context& context, const Call& call) {
  if (call.rank == 0) return say(context.language, "role_proposal");
  return say(context.language, "reserve_of", {{"rank", std::to_string(call.rank)}});
}

Contact contact_of(const Context& context, OfferId offer) {
  return contact_by_id(context, context.contacts.offers, context.market[offer].id);
}

Contact contact_of(const Context& context, RequestId request) {
  return contact_by_id(context, context.contacts.requests, context.market[request].id);
}

std::string answer_so_far(const Context& context, const PlanPair& pair) {
  const Decisions::Said* said = context.setting.decisions.said_of(pair.offer, pair.request);
  if (said == nullptr) return {};
  const bool decides = said->kind != AnswerKind::open && said->kind != AnswerKind::unclear;
  if (context.pseudonyms && !decides) return {};
  return context.pseudonyms ? std::string(word(context.language, "said_" + std::string(to_string(said->kind))))
                            : without_unseen(said->words);
}

std::vector<Unmatched> unmatched_of(const Context& context) {
  std::vector<Unmatched> rows;
  for (const Unserved& unserved : context.plan.unserved) {
    rows.push_back({unserved.request, std::string(to_string(unserved.code)), unserved_reason(context, unserved),
                    relief_sentence(context, unserved)});
  }
  for (const Underserved& request : context.plan.underserved) {
    rows.push_back({request.request, "underserved",
                    say(context.language, "underserved",
                        {{"got", std::to_string(request.got)}, {"wanted", std::to_string(request.wanted)}}),
                    ""});
  }
  std::ranges::stable_sort(rows, {}, &Unmatched::request);
  return rows;
}

}  // namespace koppel::report
