// OR-Library: assign (n, then n × n costs); gap is recognised and refused.
#include "io/problem/codes.hpp"
#include "io/problem/readers.hpp"
#include "io/text/codes.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {
constexpr std::uint64_t most_rows = 65'535;  // more have more pairs than a graph can number
}

void read_orlib_assign(LineReader& lines, ProblemDraft& draft) {
  draft.minimise = true;
  std::uint64_t count = 0, found = 0;
  std::int64_t header_row = 0;
  bool sized = false;
  for (std::string_view line; lines.next(line);) {
    Words words(line);
    for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
      if (sized) {
        if (found < count * count) {
          draft.add_edge(static_cast<std::uint32_t>(found / count), static_cast<std::uint32_t>(found % count), word,
                         line, lines.row());
        }
        ++found;
        continue;
      }
      const auto number = whole_count(word);
      if (!number) return draft.fault_at(text_codes.not_a_number, lines.row(), line, word);
      if (*number > most_rows) {
        return draft.fault_at(problem_codes.problem_too_large, lines.row(), line, word, std::to_string(most_rows));
      }
      count = *number;
      header_row = lines.row();
      sized = true;
    }
  }
  draft.cut_off = lines.damaged() || lines.too_long();
  if (!sized) {
    draft.fault(model_codes.missing_field, 1, 1, {{"expected", "n"}});
    return;
  }
  draft.expect_count("costs", count * count, found, header_row);
  draft.offers = numbered_side(count, {0, draft.reading.offer_capacity});
  draft.requests = numbered_side(count, {0, draft.reading.request_capacity});
}

void read_orlib_gap(LineReader& lines, ProblemDraft& draft) {
  std::string_view line;
  static_cast<void>(lines.next(line));
  draft.fault(problem_codes.gap_unsupported, 1, 1, {{"read", "OR-Library gap"}});
}

}  // namespace koppel::io
