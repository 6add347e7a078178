#include "io/tables/csv_records.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <utility>

#include "io/tables/csv.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t parsed_at_once = std::size_t{1} << 16;
constexpr std::size_t sniffed_records = 200;

// libcsv's own name for "inside a cell" (a private constant of its source).
constexpr int state_inside_cell = 2;

// What libcsv's callbacks come to.
class Collector {
 public:
  Collector(RecordSink& sink, bool look_for_nulls) : sink_(sink), look_for_nulls_(look_for_nulls) {}

  void cell(const char* text, std::size_t length) {
    if (full()) return;
    if (width_ == 0) end_blank_records();
    if (full()) return;
    if (width_ >= max_csv_columns) {
      faults.too_many_columns = true;
      sink_.end_record(row_number(), width_);
      ++faults.records;
      return;
    }
    const std::size_t column = width_++;
    if (length > max_csv_cell_bytes) {
      faults.long_cells.push_back({faults.records, column, length});
      return sink_.cell(column, {.text = {}, .absent = true});
    }
    if (look_for_nulls_ && !faults.null_byte && text != nullptr &&
        std::string_view(text, length).find('\0') != std::string_view::npos) {
      faults.null_byte = {faults.records, column};
    }
    sink_.cell(column, {.text = {text, length}, .absent = text == nullptr});
  }

  void end_of_row(int terminator) {
    // CR LF is reported twice: the second half is no blank line.
    const bool second_half = terminator == '\n' && last_terminator_ == '\r' && width_ == 0;
    last_terminator_ = second_half ? 0 : terminator;
    if (second_half || full()) return;
    if (width_ == 0) {
      ++blank_;
      return;
    }
    sink_.end_record(row_number(), width_);
    ++faults.records;
    width_ = 0;
  }

  [[nodiscard]] bool full() const { return faults.too_many_columns || sink_.full(); }

  CsvFaults faults;

 private:
  [[nodiscard]] std::int64_t row_number() const { return static_cast<std::int64_t>(faults.records + 1); }

  // They count once something comes behind them.
  void end_blank_records() {
    for (; blank_ > 0 && !full(); --blank_) {
      sink_.end_record(row_number(), 0);
      ++faults.records;
    }
  }

  RecordSink& sink_;
  bool look_for_nulls_;
  std::size_t width_ = 0, blank_ = 0;
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
    into.faults.unclosed_quote = parser_.quoted != 0 && parser_.pstate == state_inside_cell;
    if (csv_fini(&parser_, on_cell, on_row, &into) != 0) throw std::bad_alloc();
  }

 private:
  static void on_cell(void* text, std::size_t length, void* collector) {
    static_cast<Collector*>(collector)->cell(static_cast<const char*>(text), length);
  }
  static void on_row(int terminator, void* collector) { static_cast<Collector*>(collector)->end_of_row(terminator); }

  csv_parser parser_{};
};

// How wide the first records are.
class Widths : public RecordSink {
 public:
  void cell(std::size_t, const Cell&) override {}
  void end_record(std::int64_t, std::size_t width) override { widths.push_back(width); }
  [[nodiscard]] bool full() const override { return widths.size() >= sniffed_records; }
  std::vector<std::size_t> widths;
};

// How well a separator explains the records: share of those as wide as the first, squared, times its width (bounded, for a wide
// table is no better than a middling one).
std::uint64_t separator_score(std::string_view text, bool whole, char separator) {
  Widths sink;
  const auto next = [&text] { return std::exchange(text, {}); };
  read_records(next, separator, false, sink);
  if (!whole && !sink.full() && sink.widths.size() > 1) sink.widths.pop_back();  // cut off
  std::size_t width = 0;
  std::uint64_t filled = 0, agreeing = 0;
  for (const std::size_t of_record : sink.widths) {
    if (of_record == 0) continue;
    if (width == 0) width = of_record;
    ++filled;
    agreeing += of_record == width ? 1U : 0U;
  }
  if (width < 2) return 0;
  return agreeing * agreeing * 10'000 * std::min<std::uint64_t>(width, 20) / (filled * filled);
}

}  // namespace

CsvFaults read_records(const NextText& next, char separator, bool look_for_nulls, RecordSink& sink) {
  Parser parser(separator);
  Collector collector(sink, look_for_nulls);
  for (std::string_view text = next(); !text.empty() && !collector.full(); text = next()) {
    while (!text.empty() && !collector.full()) {
      parser.parse(text.substr(0, parsed_at_once), collector);
      text.remove_prefix(std::min(text.size(), parsed_at_once));
    }
  }
  if (!collector.full()) parser.finish(collector);
  return std::move(collector.faults);
}

std::optional<char> take_separator_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::size_t length = line.size();
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || fold(line.substr(0, 4)) != "sep=") return std::nullopt;
  const char separator = line[4];
  if (separator != ';' && separator != ',' && separator != '\t' && separator != '|') return std::nullopt;
  text.remove_prefix(length);
  if (text.starts_with('\r')) text.remove_prefix(1);
  if (text.starts_with('\n')) text.remove_prefix(1);
  return separator;
}

char sniff_separator(std::string_view text, bool whole) {
  constexpr std::array<char, 4> candidates{';', ',', '\t', '|'};
  char best = ',';
  std::uint64_t best_score = 0;
  for (const char candidate : candidates) {
    const std::uint64_t score = separator_score(text, whole, candidate);
    if (score > best_score) {
      best = candidate;
      best_score = score;
    }
  }
  return best;
}

}  // namespace koppel::io
