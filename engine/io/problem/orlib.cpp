// OR-Library: assign (n, then n × n costs) and gap (m agents, n jobs; costs, needs and budgets: every job is done by one agent).
#include "base/codes.hpp"
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

namespace {

// One number after the other, in lines of any length: sizes, costs, needs, budgets.
class GapReader {
 public:
  GapReader(LineReader& lines, ProblemDraft& draft) : lines_(lines), draft_(draft) {}

  void read() {
    draft_.minimise = true;
    for (std::string_view line; lines_.next(line);) {
      Words words(line);
      for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
        if (!take(word, line)) return;
      }
    }
    draft_.cut_off = lines_.damaged() || lines_.too_long();
    if (sizes_.size() < 2) return draft_.fault(model_codes.missing_field, 1, 1, {{"expected", "m n"}});
    draft_.expect_count("costs, needs and budgets", 2 * cells_ + sizes_[0], found_, header_row_);
    draft_.offers = numbered_side(sizes_[0], {0, static_cast<std::int32_t>(sizes_[1])});
    draft_.requests = numbered_side(sizes_[1], {1, 1});
  }

 private:
  // False: the sizes cannot be meant, so that nothing after them can be read.
  bool take(std::string_view word, std::string_view line) {
    if (sizes_.size() < 2) return take_size(word, line);
    const std::uint64_t at = found_++;
    if (at < cells_) {
      draft_.add_edge(offer_of(at), request_of(at), word, line, lines_.row());
    } else if (at < 2 * cells_) {
      if (const auto hours = hours_in(word, line))
        draft_.hours.uses.push_back({offer_of(at - cells_), request_of(at - cells_), *hours});
    } else if (at < 2 * cells_ + sizes_[0]) {
      if (const auto hours = hours_in(word, line))
        draft_.hours.budgets.emplace_back(static_cast<std::uint32_t>(at - 2 * cells_), *hours);
    }
    return true;
  }

  bool take_size(std::string_view word, std::string_view line) {
    const auto number = whole_count(word);
    if (!number) {
      draft_.fault_at(text_codes.not_a_number, lines_.row(), line, word);
      return false;
    }
    if (*number > most_rows) {
      draft_.fault_at(problem_codes.problem_too_large, lines_.row(), line, word, std::to_string(most_rows));
      return false;
    }
    sizes_.push_back(*number);
    header_row_ = lines_.row();
    if (sizes_.size() == 2) cells_ = sizes_[0] * sizes_[1];
    return true;
  }

  std::optional<Weight> hours_in(std::string_view word, std::string_view line) {
    const auto parsed = parse_fixed(word, decimal_scale);
    if (const auto* hours = std::get_if<Weight>(&parsed)) {
      if (*hours >= 0) return *hours;
      draft_.fault_at(base_codes.negative_number, lines_.row(), line, word);
      return std::nullopt;
    }
    switch (std::get<NumberFault>(parsed)) {
      case NumberFault::too_many_decimals:
        draft_.fault_at(text_codes.too_many_decimals, lines_.row(), line, word, "6");
        break;
      case NumberFault::too_large:
        draft_.fault_at(text_codes.number_too_large, lines_.row(), line, word);
        break;
      case NumberFault::not_a_number:
        draft_.fault_at(text_codes.not_a_number, lines_.row(), line, word);
        break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint32_t offer_of(std::uint64_t cell) const {
    return static_cast<std::uint32_t>(cell / sizes_[1]);
  }
  [[nodiscard]] std::uint32_t request_of(std::uint64_t cell) const {
    return static_cast<std::uint32_t>(cell % sizes_[1]);
  }

  LineReader& lines_;
  ProblemDraft& draft_;
  std::vector<std::uint64_t> sizes_;
  std::uint64_t cells_ = 0, found_ = 0;
  std::int64_t header_row_ = 0;
};

}  // namespace

void read_orlib_gap(LineReader& lines, ProblemDraft& draft) { GapReader(lines, draft).read(); }

}  // namespace koppel::io
