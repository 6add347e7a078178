// Findings: everything that is wrong or doubtful about an input, with its place and a hint.
//
// Problem:    a person who hands in a file must hear of every fault at once, in words that help.
// Promise:    a finding is data (a code of some room's table, base/code.hpp, and the values that belong to it); words are made of them in
//             Dutch, English or French, when somebody wants to read them.
// Complexity: adding is O(1); a list keeps at most `max_kept_per_code` findings per code and counts the rest, unless it was made
//             to keep all.
// Errors:     InputError carries a list of findings to whoever asked for a thing that cannot be made.
//
//   findings.add(model_codes.duplicate_id, {.file = "aanbod.csv", .row = 17, .column = 1, .field = "id"}, {{"read", "m017"}});
//   if (findings.has_errors()) throw InputError(std::move(findings));
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/code.hpp"

namespace koppel {

// Where something was read. Rows and columns count from 1, as a spreadsheet shows them; 0 means "not known".
struct Source {
  std::string file{};
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::string field{};
  friend auto operator<=>(const Source&, const Source&) = default;
};

// The values a message speaks of, by the names used in its text ("read", "expected", "suggestion", ...).
using FindingValues = std::vector<std::pair<std::string, std::string>>;

struct Finding {
  Severity severity = Severity::error;
  Code code;
  Source source;
  FindingValues values;

  [[nodiscard]] std::string message(Language language = Language::en) const;
  [[nodiscard]] std::string hint(Language language = Language::en) const;
};

class Findings {
 public:
  static constexpr std::size_t max_kept_per_code = 1000;
  static constexpr std::size_t keep_all = std::numeric_limits<std::size_t>::max();

  Findings() = default;
  explicit Findings(std::size_t most_per_code) : most_per_code_(most_per_code) {}

  // The severity is the one of the code.
  void add(Code code, Source source, FindingValues values = {});
  void add(Severity severity, Code code, Source source, FindingValues values = {});
  void append(const Findings& others);

  // `--strict`: what was rejected refuses the input.
  void make_strict();
  // Gives findings of one code, made by somebody who knew no place, the place that the caller knows.
  void place(Code code, const std::function<Source(const Finding&)>& place_of);
  // By file, row, column, code: so that the order does not depend on how the input was walked.
  void sort();

  [[nodiscard]] bool empty() const { return kept_.empty(); }
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] std::size_t count(Code code) const;
  [[nodiscard]] const std::vector<Finding>& kept() const { return kept_; }
  // How many of this code were counted but not kept.
  [[nodiscard]] const std::map<std::string, std::size_t>& not_kept() const { return not_kept_; }

 private:
  std::size_t most_per_code_ = max_kept_per_code;
  std::vector<Finding> kept_;
  std::map<std::string, std::size_t> kept_by_code_;
  std::map<std::string, std::size_t> not_kept_;
  std::map<Severity, std::size_t> not_kept_by_severity_;
};

// An input that was refused; `findings()` holds everything that was found, not only the first fault.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Findings findings);
  [[nodiscard]] const Findings& findings() const { return findings_; }

 private:
  Findings findings_;
};

// Throws InputError with this one finding.
[[noreturn]] void refuse_input(Code code, Source source, FindingValues values = {});

}  // namespace koppel
