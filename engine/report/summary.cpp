// What the terminal shows after `match`: at most a screen.
#include <algorithm>

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
    const std::size_t requests = context_.market.request_count();
    line(bold(context_.setting.profile.title.empty() ? text("title") : context_.setting.profile.title));
    line(text("human_decides"));
    line("");
    line(bar(plan.served, requests) + "  " +
         text("summary_served", {{"served", std::to_string(plan.served)}, {"requests", std::to_string(requests)}}));
    districts();
    line("");
    line(text("summary_pairs", {{"pairs", std::to_string(plan.pairs.size())}}) + "; " +
         text("summary_idle",
              {{"idle", std::to_string(plan.idle.size())}, {"offers", std::to_string(context_.market.offer_count())}}));
    if (!plan.unserved.empty()) unserved();
    for (std::size_t i = 0; i < std::min<std::size_t>(3, plan.recruit.size()); ++i) {
      line(text("summary_recruit",
                {{"who", recruit_text(context_, plan.recruit[i])}, {"gain", std::to_string(plan.recruit[i].gain)}}));
    }
    if (!context_.findings.empty()) {
      line(text("summary_findings", {{"rejected", std::to_string(context_.findings.count(Severity::rejected))},
                                     {"warnings", std::to_string(context_.findings.count(Severity::warning))}}));
    }
    line(plan.status == Status::optimal ? green(text(proof())) : text(proof()));
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
  void line(const std::string& words) { out_ += words + "\n"; }

  [[nodiscard]] std::string_view proof() const {
    const Plan& plan = context_.plan;
    if (plan.status == Status::infeasible) return "proof_infeasible";
    if (plan.status != Status::optimal) return "proof_limit";
    return !plan.level_names.empty() && plan.level_names.front() == "served" ? "proof_optimal_served" : "proof_optimal";
  }

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
    for (const GroupCoverage& entry : entries) {
      line(fmt::format("{}  {} {}/{}", bar(entry.served, entry.requests),
                       group_value_label(context_, entry.group, entry.value), entry.served, entry.requests));
    }
  }

  void unserved() {
    std::size_t scarce = 0, nobody = 0;
    for (const Unserved& request : context_.plan.unserved) {
      scarce += request.code == UnservedCode::scarce ? 1 : 0;
      nobody += request.code == UnservedCode::no_candidate ? 1 : 0;
    }
    const std::size_t all = context_.plan.unserved.size();
    line(text("summary_unserved", {{"unserved", std::to_string(all)},
                                   {"scarce", std::to_string(scarce)},
                                   {"nobody", std::to_string(nobody)},
                                   {"other", std::to_string(all - scarce - nobody)}}));
  }

  const Context& context_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string summary_text(const Context& context, bool colour) { return Summary(context, colour).make(); }

}  // namespace koppel::report
