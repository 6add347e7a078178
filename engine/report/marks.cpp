#include "report/marks.hpp"

#include <algorithm>

#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

// Of another round nobody has to be told what became of the one before.
bool goes_on(const Context& context) { return context.plan.changes && context.setting.keep != Keep::nothing; }

}  // namespace

bool has_marks(const Context& context) {
  const auto promised = [](const PlanPair& pair) { return pair.state == PairState::promised; };
  return goes_on(context) || std::ranges::any_of(context.plan.pairs, promised);
}

std::string mark_text(const Context& context, const PlanPair& pair) {
  if (!goes_on(context) && pair.state != PairState::promised) return {};
  return say(context.language, "mark_" + std::string(mark_name(pair)));
}

std::string_view mark_name(const PlanPair& pair) { return to_string(pair.state); }

std::vector<GonePair> gone_pairs(const Context& context) {
  std::vector<GonePair> gone;
  if (!goes_on(context)) return gone;
  for (const auto& [request, offer] : context.plan.changes->gone) gone.push_back({offer, request});
  return gone;
}

std::vector<std::string> broken_promises(const Context& context) {
  std::vector<std::string> sentences;
  for (const BrokenPromise& broken : context.plan.broken) {
    sentences.push_back(say(context.language, "promise_broken_" + std::string(to_string(broken.why)),
                            {{"offer", named_offer(context, broken.offer)},
                             {"request", named_request(context, broken.request)},
                             {"places", std::to_string(broken.places)}}));
  }
  return sentences;
}

std::string changes_sentence(const Context& context) {
  if (!goes_on(context)) return {};
  constexpr std::size_t most_named = 12;
  const PlanChanges& changed = *context.plan.changes;
  if (changed.none()) return say(context.language, "summary_no_changes");
  std::vector<std::string> tell;
  for (const std::string& offer : changed.tell_offers) tell.push_back(named_offer(context, offer));
  for (const std::string& request : changed.tell_requests) tell.push_back(named_request(context, request));
  const std::size_t all = tell.size();
  tell.resize(std::min(all, most_named));
  const auto number = [](std::size_t count) { return std::to_string(count); };
  return say(context.language, "summary_changes",
             {{"kept", number(changed.kept.size())},
              {"earlier", number(changed.kept.size() + changed.gone.size())},
              {"changed", number(changed.gone.size() + changed.come.size())},
              {"gone", number(changed.gone.size())},
              {"come", number(changed.come.size())},
              {"count", number(all)},
              {"tell", enumerate(context.language, tell) + (all > most_named ? ", …" : "")}});
}

}  // namespace koppel::report
