#include "io/csv_records.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

namespace koppel::io {

namespace {

constexpr std::size_t block_bytes = 1 << 16;
constexpr std::size_t sniffed_records = 200;

// libcsv's own name for "inside a cell" (a private constant of its source).
constexpr int state_inside_cell = 2;

// What libcsv's callbacks fill.
class Collector {
 public:
  explicit Collector(std::size_t most) : most_(most) {}

  void cell(const char* text, std::size_t length) {
    if (full()) return;
    if (row_.size() >= max_csv_columns) {
      result.too_many_columns = true;
      result.records.push_back(std::move(row_));
      return;
    }
    if (++cells_ > max_csv_cells) {
      result.too_large = true;
      return;
    }
    if (length > max_csv_cell_bytes) {
      result.long_cells.push_back({result.records.size(), row_.size(), length});
      row_.push_back({"", true});
    } else if (text == nullptr) {
      row_.push_back({"", true});
    } else {
      row_.push_back({std::string(text, length), false});
    }
  }

  void end_of_row(int terminator) {
    // CR LF is reported twice: the second half is no blank line.
    const bool second_half = terminator == '\n' && last_terminator_ == '\r' && row_.empty();
    last_terminator_ = second_half ? 0 : terminator;
    if (second_half || full()) return;
    if (result.records.size() > max_csv_rows) {
      result.too_large = true;
      return;
    }
    result.records.push_back(std::move(row_));
    row_.clear();
  }

  [[nodiscard]] bool full() const {
    return result.too_large || result.too_many_columns || result.records.size() >= most_;
  }

  CsvRecords result;

 private:
  std::size_t most_;
  std::size_t cells_ = 0;
  std::vector<CsvCell> row_;
  int last_terminator_ = 0;
};

// The parser, freed whatever happens.
class Parser {
 public:
  explicit Parser(char separator) {
    if (csv_init(&parser_, CSV_EMPTY_IS_NULL | CSV_REPALL_NL) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  void parse(std::string_view block, Collector& into) {
    if (csv_parse(&parser_, block.data(), block.size(), on_cell, on_row, &into) != block.size()) throw std::bad_alloc();
  }
  void finish(Collector& into) {
    into.result.unclosed_quote = parser_.quoted != 0 && parser_.pstate == state_inside_cell;
    if (csv_fini(&parser_, on_cell, on_row, &into) != 0) throw std::bad_alloc();
  }

 private:
  static void on_cell(void* text, std::size_t length, void* collector) {
    static_cast<Collector*>(collector)->cell(static_cast<const char*>(text), length);
  }
  static void on_row(int terminator, void* collector) { static_cast<Collector*>(collector)->end_of_row(terminator); }

  csv_parser parser_{};
};

// How well a separator explains the records: share of those as wide as the first, squared, times its width (bounded, for a wide
// table is no better than a middling one).
std::uint64_t separator_score(std::string_view text, char separator) {
  const CsvRecords sample = parse_records(text, separator, sniffed_records);
  std::size_t width = 0;
  std::uint64_t filled = 0, agreeing = 0;
  for (const auto& record : sample.records) {
    if (record.empty()) continue;
    if (width == 0) width = record.size();
    ++filled;
    agreeing += record.size() == width ? 1U : 0U;
  }
  if (width < 2) return 0;
  return agreeing * agreeing * 10'000 * std::min<std::uint64_t>(width, 20) / (filled * filled);
}

}  // namespace

CsvRecords parse_records(std::string_view text, char separator, std::size_t most) {
  Parser parser(separator);
  Collector collector(most);
  while (!text.empty() && !collector.full()) {
    parser.parse(text.substr(0, block_bytes), collector);
    text.remove_prefix(std::min(text.size(), block_bytes));
  }
  if (!collector.full()) parser.finish(collector);
  CsvRecords result = std::move(collector.result);
  while (!result.records.empty() && result.records.back().empty()) result.records.pop_back();
  return result;
}

char sniff_separator(std::string_view text) {
  constexpr std::array<char, 4> candidates{';', ',', '\t', '|'};
  char best = ',';
  std::uint64_t best_score = 0;
  for (const char candidate : candidates) {
    const std::uint64_t score = separator_score(text, candidate);
    if (score > best_score) {
      best = candidate;
      best_score = score;
    }
  }
  return best;
}

}  // namespace koppel::io
