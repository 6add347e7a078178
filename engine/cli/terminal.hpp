// Talking to a person: colours only on a terminal and without NO_COLOR, diagnostics on stderr, progress while somebody watches.
//
// Promise: data go to stdout, talk goes to stderr; `say` and `show_findings` never write personal data (findings hold none).
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "walk/observer.hpp"

namespace koppel::cli {

[[nodiscard]] bool colour_on_stdout();

// Whether names may stand there: a terminal, or a file that nobody but its owner may read. Never a pipe, which may lead to a log.
[[nodiscard]] bool only_the_owner_reads_stdout();

// On stderr: as finding_lines() groups them, or all of them as one JSON array.
void show_findings(const Findings& findings, Language language, bool json);

void write_stdout(std::string_view bytes);  // throws InputError write_failed when stdout is full or closed
void say(std::string_view line);            // stderr, with a newline

// Without control characters that a terminal would obey.
[[nodiscard]] std::string on_terminal(std::string_view text);

// While it lives, an interrupt ends the program at once, with 5: nothing has been written and there is no best so far. Steps that look after
// interrupts must be there already.
class NothingToLose {
 public:
  NothingToLose();
  NothingToLose(const NothingToLose&) = delete;
  NothingToLose& operator=(const NothingToLose&) = delete;
  ~NothingToLose();

 private:
  bool before_;
};

// Measures the steps of the walk, shows where it is, and asks it to stop after a time limit or an interrupt (SIGINT, SIGTERM).
class Steps : public Observer {
 public:
  // heeded: the best so far is asked for. end_reading: besides, an interrupt in the steps "read", "check" and "weigh" ends the program at once, with 5,
  // for verbs that promise nothing of an input that was not read. ignored: somebody else looks after them.
  enum class Interrupts : std::uint8_t { heeded, end_reading, ignored };
  explicit Steps(double time_limit_seconds, Interrupts interrupts = Interrupts::heeded);
  ~Steps() override;

  void begin(std::string_view name) override;
  void end() override;

  void step(std::string_view name, double share) override;
  [[nodiscard]] bool stop_requested() override;

  [[nodiscard]] const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  using Clock = std::chrono::steady_clock;
  void draw(std::string_view text);

  Clock::time_point started_ = Clock::now();
  Clock::time_point step_started_ = started_;
  Clock::time_point last_drawn_{};
  double time_limit_ = 0;
  Interrupts interrupts_;
  std::string current_;
  std::map<std::string, double> seconds_;
  bool terminal_ = false;
  bool drawn_ = false;
};

}  // namespace koppel::cli
