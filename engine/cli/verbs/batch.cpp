// koppel batch: many inputs, each apart from the others; what is done is never done again.
#include <chrono>

#include <fmt/format.h>

#include "cli/batch/job.hpp"
#include "cli/batch/journal.hpp"
#include "cli/batch/summary.hpp"
#include "cli/batch/workers.hpp"
#include "cli/stats.hpp"
#include "cli/verbs/verbs.hpp"
#include "cli/words.hpp"

namespace koppel::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int patience_ms = 200;

class BatchRun {
 public:
  BatchRun(const BatchOptions& options, const CommonOptions& common, const BatchManifest& manifest, Steps& steps)
      : options_(options),
        language_(common.locale.value_or(Language::nl)),
        manifest_(manifest),
        steps_(steps),
        journal_(options.output, manifest.inputs),
        workers_(common.threads) {}

  // False when it was interrupted.
  bool run() {
    const std::size_t all = manifest_.inputs.size();
    std::size_t next = 0;
    while (true) {
      while (next < all && !workers_.full() && !steps_.stop_requested()) take_up(next++);
      if (workers_.idle() && (next == all || steps_.stop_requested())) break;
      if (steps_.stop_requested()) tell_that_it_stops();
      for (const Workers::Ended& ended : workers_.wait(patience_ms)) note(ended);
      show_progress();
    }
    steps_.end();
    return done_ == all;
  }

  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t known() const { return known_; }

  BatchTotals finish() {
    BatchTotals totals;
    journal_.finish([&](const BatchRecord& record) { totals.add(record); });
    return totals;
  }

 private:
  [[nodiscard]] BatchJob job(std::size_t input) const {
    return {manifest_, manifest_.inputs[input], options_.output, options_.force};
  }

  // What an earlier run did stays done, unless something that it was made from has changed.
  void take_up(std::size_t i) {
    const BatchInput& input = manifest_.inputs[i];
    const BatchSettings& settings = manifest_.settings[input.settings];
    const auto earlier = journal_.record(i);
    if (earlier && still_holds(*earlier, options_hash(settings, input), manifest_, options_.output)) {
      ++known_;
      count(*earlier);
      return;
    }
    workers_.start(i, settings.memory_mb, [&] { return to_line(run_job(job(i))); });
  }

  void note(const Workers::Ended& ended) {
    auto record = read_line(ended.text);
    if (!record) record = crashed_record(job(ended.task), ended.cause);
    journal_.add(ended.task, to_line(*record));
    count(*record);
  }

  void count(const BatchRecord& record) {
    ++done_;
    if (record.status != BatchStatus::done) ++troubles_;
  }

  void tell_that_it_stops() {
    if (std::exchange(stopping_, true)) return;
    steps_.end();
    say(in_words(language_, "batch_stopping", {{"n", std::to_string(workers_.count())}}));
  }

  void show_progress() {
    const std::size_t all = manifest_.inputs.size(), fresh = done_ - known_;
    const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    const double left = fresh == 0 ? -1 : seconds / static_cast<double>(fresh) * static_cast<double>(all - done_);
    steps_.step(progress_text(language_, done_, all, troubles_, left),
                static_cast<double>(done_) / static_cast<double>(all));
  }

  const BatchOptions& options_;
  Language language_;
  const BatchManifest& manifest_;
  Steps& steps_;
  Journal journal_;
  Workers workers_;
  Clock::time_point started_ = Clock::now();
  std::size_t done_ = 0, known_ = 0, troubles_ = 0;
  bool stopping_ = false;
};

void tell_interrupted(Language language, std::size_t done, std::size_t all) {
  say(in_words(language, "batch_interrupted", {{"done", std::to_string(done)}, {"all", std::to_string(all)}}));
}

}  // namespace

ExitCode batch(const BatchOptions& options, const CommonOptions& common) {
  Steps steps(0);  // a time limit is each input's
  require_stats_writable(common, options.output);
  const Language language = common.locale.value_or(Language::nl);
  steps.begin("read");
  const BatchManifest manifest = read_manifest(options, common);
  show_findings(manifest.warnings, language, common.json);

  steps.begin("solve");
  BatchRun run(options, common, manifest, steps);
  if (!run.run()) {
    tell_interrupted(language, run.done(), manifest.inputs.size());
    return ExitCode::limit_reached;
  }
  steps.begin("write");
  const BatchTotals totals = run.finish();
  steps.end();
  if (common.json) {
    write_stdout(summary_json(totals));
  } else {
    write_stdout(summary_text(totals, language, options.output / "batch.ndjson"));
  }
  const auto sum = [&](const char* name) {
    const auto found = totals.counts.find(name);
    return found == totals.counts.end() ? std::size_t{0} : static_cast<std::size_t>(found->second);
  };
  write_stats(common, steps, {sum("offers"), sum("requests"), sum("edges"), "batch"});
  return exit_code_of(totals);
}

}  // namespace koppel::cli
