// What is done of a batch, safe against being killed at any moment.
//
// Problem:    thousands of inputs take hours; a machine goes down, a scheduler loses patience, a person presses ^C.
// Promise:    in the output folder stands either batch.ndjson (a batch that came to its end: a line per input, in their order) or
//             batch.journal (one under way: the same lines in the order in which they came). A line is added when everything that it
//             speaks of is on disk; half a line at the end is dropped. Of two runs in one folder the second is refused.
// Complexity: per input a place in the file is kept; lines are read when they are asked for.
// Errors:     InputError batch_running, write_failed.
//
//   Journal journal("out", manifest.inputs);
//   if (!journal.record(i)) journal.add(i, to_line(record));
//   journal.finish([](const BatchRecord& record) { … });
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/batch/record.hpp"

namespace koppel::cli {

class Journal {
 public:
  Journal(std::filesystem::path folder, const std::vector<BatchInput>& inputs);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal();

  // The last line about an input, if there is one and it speaks of the same folder.
  [[nodiscard]] std::optional<BatchRecord> record(std::size_t input) const;
  void add(std::size_t input, const std::string& line);
  // Puts all lines into batch.ndjson, in the order of the inputs, and shows each; every input must have one.
  void finish(const std::function<void(const BatchRecord&)>& show);

 private:
  struct Span {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;  // 0: none
  };
  void lock();
  void load();
  void begin_journal();
  [[nodiscard]] std::string line(std::size_t input) const;
  [[noreturn]] void refuse_write(const std::string& name) const;

  std::filesystem::path folder_;
  const std::vector<BatchInput>& inputs_;
  std::vector<Span> spans_;
  std::uint64_t size_ = 0;      // whole lines
  int lock_ = -1, lines_ = -1;  // descriptors
  bool journal_ = false;        // lines_ is batch.journal, open for adding
};

}  // namespace koppel::cli
