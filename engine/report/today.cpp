#include "report/today.hpp"

#include <utility>

#include "report/counts.hpp"
#include "report/marks.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace koppel::report {

namespace {

class Today {
 public:
  explicit Today(const Context& context) : context_(context), counts_(counts_of(context)) {}

  std::vector<Task> make() {
    for (std::string& broken : broken_promises(context_)) tasks_.push_back({std::move(broken), {}, {}});
    changes();
    calls();
    clashes();
    apart();
    against_rules();
    decisions();
    findings();
    return std::move(tasks_);
  }

 private:
  Task& add(std::string_view key, const FindingValues& values) {
    return tasks_.emplace_back(Task{say(context_.language, key, values), {}, {}});
  }
  Task& add(std::string_view key, std::size_t count) { return add(key, {{"count", std::to_string(count)}}); }

  void changes() {
    if (const std::string changed = changes_sentence(context_); !changed.empty()) tasks_.push_back({changed, {}, {}});
  }

  void calls() {
    if (counts_.pairs == 0) return;
    add("today_calls", {{"people", std::to_string(counts_.called)}, {"pairs", std::to_string(counts_.pairs)}});
  }

  void clashes() {
    if (counts_.without_moment == 0) return;
    Task& task = add("today_clashes", counts_.without_moment);
    for (const PlanPair& pair : context_.plan.pairs) {
      if (!pair.slot_taken) continue;
      task.details.push_back(named(context_, pair.offer) + " – " + shown_id(context_, pair.request) + ": " +
                             moment_of(context_, pair));
    }
  }

  void apart() {
    if (counts_.apart == 0) return;
    Task& task = add("today_apart", counts_.apart);
    for (const PlanPair& pair : context_.plan.pairs) {
      if (pair.slot_apart && (task.requests.empty() || task.requests.back() != pair.request))
        task.requests.push_back(pair.request);
    }
  }

  void against_rules() {
    std::vector<std::string> lines;
    for (const PlanPair& pair : context_.plan.pairs) {
      for (const RuleFailure& failure : pair.overridden)
        lines.push_back(named(context_, pair.offer) + " – " + shown_id(context_, pair.request) + ": " +
                        failure_sentence(context_, failure));
    }
    if (!lines.empty()) add("today_against_rules", lines.size()).details = std::move(lines);
  }

  // Where one word of hers gives one more request its help.
  void decisions() {
    std::vector<RequestId> requests;
    for (const Unserved& unserved : context_.plan.unserved) {
      if (unserved.relief.serves && unserved.relief.kind != Relief::Kind::recruit &&
          unserved.relief.kind != Relief::Kind::none)
        requests.push_back(unserved.request);
    }
    if (!requests.empty()) add("today_decisions", requests.size()).requests = std::move(requests);
  }

  void findings() {
    const std::size_t rejected = context_.findings.count(Severity::rejected);
    const std::size_t warnings = context_.findings.count(Severity::warning);
    if (rejected + warnings == 0) return;
    add("summary_findings", {{"rejected", std::to_string(rejected)}, {"warnings", std::to_string(warnings)}});
  }

  const Context& context_;
  Counts counts_;
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> tasks_of(const Context& context) { return Today(context).make(); }

}  // namespace koppel::report
