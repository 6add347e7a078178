// The readers of bare problems, one per format: each fills a draft from the lines of a file and reports what is wrong with them.
// What the formats mean here stands in data/schema/problem-formats.md.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "io/problem/draft.hpp"
#include "io/problem/lines.hpp"

namespace koppel::io {

void read_koppel_json(LineReader& lines, ProblemDraft& draft);
void read_dimacs_asn(LineReader& lines, ProblemDraft& draft);
void read_dimacs_min(LineReader& lines, ProblemDraft& draft);
void read_orlib_assign(LineReader& lines, ProblemDraft& draft);
void read_orlib_gap(LineReader& lines, ProblemDraft& draft);
void read_matrix_market(LineReader& lines, ProblemDraft& draft);
void read_csv_triples(LineReader& lines, ProblemDraft& draft);
void read_preflib(LineReader& lines, ProblemDraft& draft);

// The format that the beginning of a text shows, else the one that a file's name suggests; automatic when neither does.
[[nodiscard]] ProblemFormat recognised_format(std::string_view beginning, std::string_view file);

// A whole number of at most 64 bits, without a sign.
[[nodiscard]] inline std::optional<std::uint64_t> whole_count(std::string_view word) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || word.empty()) return std::nullopt;
  return value;
}

}  // namespace koppel::io
