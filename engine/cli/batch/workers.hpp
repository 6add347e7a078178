// Processes that each do one thing and say one text: whatever happens to one of them happens to it alone.
//
// Problem:    an input may use up the memory, overflow the stack or hit a fault of ours; threads would go down together.
// Promise:    a task's text comes back whole, or the way its process ended does. Workers die with the process that made them. They ignore
//             the interrupt that their maker answers, have no input and no output, and are the first that a system short of memory ends.
// Complexity: one fork per task; a text in memory per worker at work.
// Errors:     std::system_error where no process can be made.
//
//   Workers workers(8);
//   if (!workers.full()) workers.start(7, 0, [] { return std::string("done"); });
//   for (Workers::Ended& ended : workers.wait(100)) …   ->  ended.task == 7, ended.text == "done"
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace koppel::cli {

class Workers {
 public:
  explicit Workers(unsigned most) : most_(most) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();  // ends those at work

  [[nodiscard]] bool full() const { return running_.size() >= most_; }
  [[nodiscard]] bool idle() const { return running_.empty(); }
  [[nodiscard]] std::size_t count() const { return running_.size(); }

  // `memory_mb`: what the task may use beyond what this process has; 0: no limit.
  void start(std::size_t task, std::int64_t memory_mb, const std::function<std::string()>& work);

  struct Ended {
    std::size_t task = 0;
    std::string text;   // empty when the process did not come to its end
    std::string cause;  // then: "signal 11", "exit 1"
  };
  // Waits until one ends, a signal comes or so many milliseconds have passed.
  [[nodiscard]] std::vector<Ended> wait(int milliseconds);

 private:
  struct Running {
    int process = 0;
    int pipe = -1;
    std::size_t task = 0;
    std::string text;
    bool ended = false;
  };
  void read_from(Running& worker);

  unsigned most_;
  std::vector<Running> running_;
};

}  // namespace koppel::cli
