// What the terminal shows after `match`: at most a screen.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

class Summary {
 public:
  Summary(const Context& context, bool colour) : context_(context), colour_(colour) {}

  std::string make() {
    const Plan& plan = context_.plan;
    const std::string mind = reservation(context_);
    if (!mind.empty()) line(red(mind));
    line(bold(context_.setting.profile.title.empty() ? text("title") : context_.setting.profile.title));
    line(text("human_decides"));
    line("");
    if (plan.values.empty() || plan.status == Status::infeasible) {
      line(outcome_sentence(context_));
      findings();
      return std::move(out_);
    }
    const std::size_t requests = context_.market.request_count();
    if (const std::string understood = understood_sentence(context_); !understood.empty()) line(understood);
    line(bar(plan.served, requests) + "  " +
         text("summary_served", {{"served", number(plan.served)}, {"requests", number(requests)}}));
    districts();
    line("");
    line(text("summary_pairs", {{"pairs", number(plan.pairs.size())},
                                {"idle", number(plan.idle.size())},
                                {"offers", number(context_.market.offer_count())}}));
    promises();
    changes();
    fallbacks();
    if (!plan.unserved.empty()) unserved();
    recruit();
    findings();
    const std::string proof = outcome_sentence(context_);
    line(!mind.empty() ? red(proof) : plan.status == Status::optimal ? green(proof) : proof);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string text(std::string_view key, const FindingValues& values = {}) const {
    return say(context_.language, key, values);
  }
  [[nodiscard]] std::string bold(const std::string& words) const {
    return colour_ ? "\033[1m" + words + "\033[0m" : words;
  }
  [[nodiscard]] std::string green(const std::string& words) const {
    return colour_ ? "\033[32m" + words + "\033[0m" : words;
  }
  [[nodiscard]] std::string red(const std::string& words) const {
    return colour_ ? "\033[1;31m" + words + "\033[0m" : words;
  }
  void line(const std::string& words) { out_ += words + "\n"; }

  [[nodiscard]] static std::string number(std::size_t count) { return std::to_string(count); }

  [[nodiscard]] std::string bar(std::size_t served, std::size_t all) const {
    constexpr std::size_t width = 24;
    const std::size_t filled = all == 0 ? 0 : served * width / all;
    std::string drawn;
    for (std::size_t i = 0; i < width; ++i) drawn += i < filled ? "█" : "░";
    return green(drawn);
  }

  // The values of the first coverage group, worst served first, as far as they fit.
  void districts() {
    constexpr std::size_t most_lines = 8;
    if (context_.setting.profile.fairness_groups.empty()) return;
    std::vector<GroupCoverage> entries;
    for (const GroupCoverage& entry : context_.plan.coverage) {
      if (entry.group == context_.setting.profile.fairness_groups.front() && entry.served < entry.requests)
        entries.push_back(entry);
    }
    std::ranges::stable_sort(entries, [](const GroupCoverage& a, const GroupCoverage& b) {
      return a.served * b.requests < b.served * a.requests;
    });
    entries.resize(std::min(entries.size(), most_lines));
    if (std::ranges::all_of(entries, [](const GroupCoverage& entry) { return entry.value.empty(); })) return;
    line(text("summary_worst_served"));
    for (const GroupCoverage& entry : entries) {
      line(fmt::format("{}  {} {}/{}", bar(entry.served, entry.requests),
                       group_value_label(context_, entry.group, entry.value), entry.served, entry.requests));
    }
  }

  // Each promise that cannot be kept, and why.
  void promises() {
    for (const BrokenPromise& broken : context_.plan.broken) {
      line(text("promise_broken_" + std::string(to_string(broken.why)),
                {{"offer", shown_offer(context_, broken.offer)},
                 {"request", shown_request(context_, broken.request)},
                 {"places", std::to_string(broken.places)}}));
    }
  }

  // Everybody in a pair that went or came, and nobody else.
  void changes() {
    if (!context_.plan.changes || context_.setting.keep == Keep::nothing) return;
    constexpr std::size_t most_named = 12;
    const PlanChanges& changed = *context_.plan.changes;
    if (changed.none()) return line(text("summary_no_changes"));
    std::vector<std::string> tell;
    for (const std::string& offer : changed.tell_offers) tell.push_back(shown_offer(context_, offer));
    for (const std::string& request : changed.tell_requests) tell.push_back(shown_request(context_, request));
    const std::size_t all = tell.size();
    tell.resize(std::min(all, most_named));
    line(text("summary_changes",
              {{"kept", number(changed.kept.size())},
               {"earlier", number(changed.kept.size() + changed.gone.size())},
               {"come", number(changed.come.size())},
               {"tell", enumerate(context_.language, tell) + (all > most_named ? ", … (" + number(all) + ")" : "")}}));
    if (!changed.told_bound) return;
    const bool proved = *changed.told_bound == all;
    line(text(proved ? "summary_told_proved" : "summary_told_open",
              {{"told", number(all)}, {"bound", number(*changed.told_bound)}}));
  }

  // Of how many there is a way out if somebody says no.
  void fallbacks() {
    const Plan& plan = context_.plan;
    if (context_.setting.profile.reserves <= 0 || plan.pairs.empty()) return;
    if (!plan.has_fallbacks) return line(text("summary_fallbacks_simple"));
    std::set<RequestId> with;
    for (const Fallback& fallback : plan.fallbacks) with.insert(fallback.request);
    line(text("summary_fallbacks", {{"count", number(with.size())}, {"served", number(plan.served)}}));
  }

  // Only the reasons that there are, so that nobody reads of 0 requests.
  void unserved() {
    std::size_t scarce = 0, nobody = 0;
    for (const Unserved& request : context_.plan.unserved) {
      scarce += request.code == UnservedCode::scarce ? 1 : 0;
      nobody += request.code == UnservedCode::no_candidate ? 1 : 0;
    }
    const std::size_t all = context_.plan.unserved.size();
    std::vector<std::string> reasons;
    const auto add = [&](std::size_t count, std::string_view key) {
      if (count > 0) reasons.push_back(text(key, {{"count", number(count)}}));
    };
    add(nobody, "summary_unserved_nobody");
    add(scarce, "summary_unserved_scarce");
    add(all - scarce - nobody, "summary_unserved_other");
    line(text("summary_unserved", {{"unserved", number(all)}, {"why", enumerate(context_.language, reasons)}}));
  }

  void recruit() {
    constexpr std::size_t most_advice = 3;  // the page has them all
    const std::vector<RecruitAdvice>& advice = context_.plan.recruit;
    for (std::size_t i = 0; i < std::min(most_advice, advice.size()); ++i) {
      line(text("summary_recruit", {{"who", recruit_text(context_, advice[i])},
                                    {"places", std::to_string(advice[i].places)},
                                    {"gain", number(advice[i].gain)}}));
    }
  }

  void findings() {
    const std::size_t rejected = context_.findings.count(Severity::rejected);
    const std::size_t warnings = context_.findings.count(Severity::warning);
    if (rejected + warnings == 0) return;
    line(text("summary_findings", {{"rejected", number(rejected)}, {"warnings", number(warnings)}}));
  }

  const Context& context_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string summary_text(const Context& context, bool colour) { return Summary(context, colour).make(); }

}  // namespace koppel::report
