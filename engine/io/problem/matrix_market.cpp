// Matrix Market (NIST, 1996): rows are supply, columns are demand, entries are edges.
#include <algorithm>
#include <string>

#include "base/characters.hpp"
#include "io/problem/codes.hpp"
#include "io/problem/readers.hpp"
#include "io/text/codes.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

class MatrixMarketReader {
 public:
  MatrixMarketReader(LineReader& lines, ProblemDraft& draft) : lines_(lines), draft_(draft) {}

  void read() {
    if (!read_banner() || !read_sizes()) return;
    std::uint64_t found = 0;
    while (lines_.next(line_)) {
      if (is_comment()) continue;
      found += dense_ ? read_values(found) : read_entry();
    }
    draft_.cut_off = lines_.damaged() || lines_.too_long();
    draft_.expect_count("entries", entries_, found, size_row_);
    if (!draft_.plausible(std::max(rows_, columns_), found, size_row_)) return;
    draft_.offers = numbered_side(rows_, {0, draft_.reading.offer_capacity});
    draft_.requests = numbered_side(columns_, {0, draft_.reading.request_capacity});
  }

 private:
  static constexpr std::string_view supported = "%%MatrixMarket matrix coordinate|array integer|real|pattern general";

  [[nodiscard]] bool is_comment() const {
    const std::size_t first = line_.find_first_not_of(" \t\r");
    return first == std::string_view::npos || line_[first] == '%';
  }

  bool read_banner() {
    if (!lines_.next(line_)) line_ = {};
    Words words(line_);
    const std::string banner = lower_case(words.next()), object = lower_case(words.next()),
                      form = lower_case(words.next()), field = lower_case(words.next()),
                      symmetry = lower_case(words.next());
    dense_ = form == "array";
    pattern_ = field == "pattern";
    const bool number = field == "integer" || field == "real" || field == "unsigned-integer";
    const bool understood = banner == "%%matrixmarket" && object == "matrix" && (dense_ || form == "coordinate") &&
                            (number || (pattern_ && !dense_)) && symmetry == "general";
    if (!understood) draft_.fault_at(problem_codes.matrix_unsupported, 1, line_, line_, std::string(supported));
    return understood;
  }

  // The first line that is no comment: rows, columns and, in the sparse form, entries.
  bool read_sizes() {
    while (lines_.next(line_)) {
      if (is_comment()) continue;
      Words words(line_);
      const auto rows = whole_count(words.next()), columns = whole_count(words.next());
      const auto entries = dense_ ? std::optional<std::uint64_t>(0) : whole_count(words.next());
      if (!rows || !columns || !entries || !words.next().empty()) {
        draft_.fault_at(problem_codes.line_not_understood, lines_.row(), line_, line_, expected_sizes());
        return false;
      }
      size_row_ = lines_.row();
      rows_ = *rows, columns_ = *columns, entries_ = *entries;
      if (dense_ && __builtin_mul_overflow(rows_, columns_, &entries_)) entries_ = ~std::uint64_t{0};
      return draft_.plausible(std::max(rows_, columns_), entries_, size_row_);
    }
    draft_.fault(model_codes.missing_field, lines_.row(), 1, {{"expected", expected_sizes()}});
    return false;
  }
  [[nodiscard]] std::string expected_sizes() const { return dense_ ? "ROWS COLUMNS" : "ROWS COLUMNS ENTRIES"; }

  // The values of the dense form stand column by column.
  std::uint64_t read_values(std::uint64_t before) {
    Words words(line_);
    std::uint64_t found = 0;
    for (std::string_view word = words.next(); !word.empty(); word = words.next(), ++found) {
      const std::uint64_t number = before + found;
      if (number >= entries_) continue;
      draft_.add_edge(static_cast<std::uint32_t>(number % rows_), static_cast<std::uint32_t>(number / rows_), word,
                      line_, lines_.row());
    }
    return found;
  }

  std::uint64_t read_entry() {
    Words words(line_);
    const std::string_view row_word = words.next(), column_word = words.next();
    const std::string_view value = pattern_ ? std::string_view("1") : words.next();
    if (column_word.empty() || value.empty() || !words.next().empty()) {
      draft_.fault_at(problem_codes.line_not_understood, lines_.row(), line_, line_,
                      pattern_ ? "ROW COLUMN" : "ROW COLUMN VALUE");
      return 1;
    }
    const std::uint32_t row = index(row_word, rows_), column = index(column_word, columns_);
    if (row == 0 || column == 0) return 1;
    draft_.add_edge(row - 1, column - 1, value, line_, lines_.row());
    return 1;
  }

  // An index from 1 to `most`; 0 with a finding.
  std::uint32_t index(std::string_view word, std::uint64_t most) {
    std::uint64_t value = 0;
    bool digits = word.size() <= 10;
    for (const char c : word) {
      digits = digits && c >= '0' && c <= '9';
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (digits && value >= 1 && value <= most) return static_cast<std::uint32_t>(value);
    const auto number = whole_count(word);
    if (number && *number == 0) {
      draft_.fault_at(problem_codes.index_from_zero, lines_.row(), line_, word, "1 … " + std::to_string(most));
    } else if (number) {
      draft_.fault_at(text_codes.number_out_of_range, lines_.row(), line_, word, "1 … " + std::to_string(most));
    } else {
      draft_.fault_at(text_codes.not_a_number, lines_.row(), line_, word);
    }
    return 0;
  }

  LineReader& lines_;
  ProblemDraft& draft_;
  std::string_view line_;
  bool dense_ = false, pattern_ = false;
  std::uint64_t rows_ = 0, columns_ = 0, entries_ = 0;
  std::int64_t size_row_ = 0;
};

}  // namespace

void read_matrix_market(LineReader& lines, ProblemDraft& draft) { MatrixMarketReader(lines, draft).read(); }

}  // namespace koppel::io
