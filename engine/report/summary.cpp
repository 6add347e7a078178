// What the terminal shows after `match`: at most a screen.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/counts.hpp"
#include "report/marks.hpp"
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
    const Counts counts = counts_of(context_);
    if (const std::string understood = understood_sentence(context_); !understood.empty()) line(understood);
    line(bar(counts.served, counts.requests) + "  " +
         text("summary_served", {{"served", number(counts.served)}, {"requests", number(counts.requests)}}));
    districts();
    line("");
    line(text("summary_pairs",
              {{"pairs", number(counts.pairs)}, {"idle", number(counts.idle)}, {"offers", number(counts.offers)}}));
    for (const std::string& broken : broken_promises(context_)) line(broken);
    changes();
    fallbacks();
    if (counts.unserved > 0) unserved();
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

  void changes() {
    const std::string changed = changes_sentence(context_);
    if (changed.empty()) return;
    line(changed);
    const PlanChanges& changes = *context_.plan.changes;
    if (changes.none() || !changes.told_bound) return;
    line(text(*changes.told_bound == changes.told() ? "summary_told_proved" : "summary_told_open",
              {{"told", number(changes.told())}, {"bound", number(*changes.told_bound)}}));
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
