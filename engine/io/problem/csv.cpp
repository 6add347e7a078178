// CSV triples, as OpenReview writes scores: request, offer, weight; with or without a heading.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/characters.hpp"
#include "io/problem/codes.hpp"
#include "io/problem/readers.hpp"
#include "io/tables/codes.hpp"
#include "io/tables/csv_records.hpp"
#include "io/text/cells.hpp"
#include "io/text/codes.hpp"
#include "io/text/encoding.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

enum Column : std::size_t { request_column, offer_column, weight_column, column_count };

// Headings by which the three columns are known.
struct HeadingName {
  std::string_view name;
  Column column;
};
constexpr HeadingName headings[] = {
    {"request", request_column},    {"demand", request_column},  {"paper", request_column},
    {"submission", request_column}, {"task", request_column},    {"item", request_column},
    {"verzoek", request_column},    {"demande", request_column}, {"offer", offer_column},
    {"supply", offer_column},       {"reviewer", offer_column},  {"user", offer_column},
    {"agent", offer_column},        {"worker", offer_column},    {"aanbod", offer_column},
    {"offre", offer_column},        {"weight", weight_column},   {"score", weight_column},
    {"value", weight_column},       {"bid", weight_column},      {"cost", weight_column},
    {"gewicht", weight_column},     {"kost", weight_column},     {"poids", weight_column},
    {"coût", weight_column}};
constexpr std::string_view cost_headings[] = {"cost", "kost", "coût"};

class CsvReader {
 public:
  CsvReader(LineReader& lines, ProblemDraft& draft) : lines_(lines), draft_(draft) {
    std::string_view beginning = lines.beginning();
    const auto announced = take_separator_line(beginning);
    if (std::string_view line; announced) lines.next(line);
    separator_ = announced ? *announced : sniff_separator(beginning, true);
  }

  void read() {
    constexpr std::size_t batch = 64;
    for (std::vector<std::string_view> lines; lines_.next(lines, batch);) {
      row_ = lines_.row() - static_cast<std::int64_t>(lines.size());
      triples_.clear();
      unquoted_.clear();
      for (const std::string_view line : lines) {
        ++row_;
        line_ = line;
        if (!without_blanks(line).empty()) read_line();
      }
      for (const Triple& triple : triples_) requests_.approach(triple.request), offers_.approach(triple.offer);
      for (const Triple& triple : triples_) add(triple);
    }
    tell_marks();
    draft_.cut_off = lines_.damaged() || lines_.too_long();
    finish(offers_, draft_.offers, draft_.reading.offer_capacity);
    finish(requests_, draft_.requests, draft_.reading.request_capacity);
  }

 private:
  struct Triple {
    IdTable::Key request, offer;
    std::string_view weight, line;
    std::int64_t row;
  };

  struct MarkedNumber {
    std::string text;
    std::int64_t row, column;
  };

  static void finish(const IdTable& ids, RawSide& side, std::int32_t capacity) {
    side.names = ids.names();
    side.ranges.assign(ids.size(), Range{0, capacity});
  }

  // The cells of the line, without the blanks and quotes around them.
  void split() {
    cells_.clear();
    if (line_.find('"') != std::string_view::npos) return split_quoted();
    for (std::string_view left = line_;;) {
      const std::size_t end = left.find(separator_);
      cells_.push_back(without_blanks(left.substr(0, end)));
      if (end == std::string_view::npos) return;
      left.remove_prefix(end + 1);
    }
  }

  // As above where some cell is quoted. A cell that holds quotes itself is put together aside.
  void split_quoted() {
    std::size_t at = 0;
    while (true) {
      at = std::min(line_.find_first_not_of(separator_ == '\t' ? " " : " \t", at), line_.size());
      if (at == line_.size() || line_[at] != '"') {
        const std::size_t end = std::min(line_.find(separator_, at), line_.size());
        cells_.push_back(without_blanks(line_.substr(at, end - at)));
        at = end;
      } else {
        const auto end = closing_quote(at + 1);
        if (!end) {
          cells_.clear();
          return draft_.fault(tables_codes.unclosed_quote, row_, column_of(line_, line_.substr(at)), {});
        }
        at = std::min(line_.find(separator_, *end), line_.size());
      }
      if (at == line_.size()) return;
      ++at;
    }
  }

  // Takes the cell that begins behind a quote; where it ends, behind the closing one.
  std::optional<std::size_t> closing_quote(std::size_t begin) {
    std::string text;
    bool doubled = false;
    for (std::size_t at = begin; at < line_.size(); ++at) {
      if (line_[at] != '"') {
        text += line_[at];
      } else if (at + 1 < line_.size() && line_[at + 1] == '"') {
        text += line_[at++];
        doubled = true;
      } else {
        if (doubled) {
          unquoted_.push_back(std::make_unique<std::string>(std::move(text)));
          cells_.push_back(*unquoted_.back());
        } else {
          cells_.push_back(line_.substr(begin, at - begin));
        }
        return at + 1;
      }
    }
    return std::nullopt;
  }

  // Three known headings, in any order and among others, tell which column is which.
  bool is_heading() {
    std::array<std::optional<std::size_t>, column_count> found;
    bool cost = false;
    std::vector<std::string_view> doubled;  // two columns for one thing: which is meant is not ours to say
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      const std::string name = lower_case(cells_[cell]);
      const auto known = std::ranges::find(headings, name, &HeadingName::name);
      if (known == std::end(headings)) continue;
      if (found[known->column]) {
        doubled.push_back(cells_[cell]);
        continue;
      }
      found[known->column] = cell;
      cost = cost || std::ranges::find(cost_headings, name) != std::end(cost_headings);
    }
    if (!found[request_column] || !found[offer_column] || !found[weight_column]) return false;
    first_ = false;
    for (const std::string_view name : doubled)
      draft_.fault(problem_codes.ambiguous_heading, row_, column_of(line_, name), {{"read", std::string(name)}});
    for (std::size_t column = 0; column < column_count; ++column) place_[column] = *found[column];
    width_ = cells_.size();
    if (cost) draft_.minimise = true;
    return true;
  }

  void read_line() {
    split();
    if (first_ && is_heading()) return;
    first_ = false;
    if (cells_.empty()) return;  // its quote was not closed
    if (cells_.size() != width_) {
      return draft_.fault_at(problem_codes.line_not_understood, row_, line_, line_,
                             width_ == column_count ? "request,offer,weight" : std::to_string(width_) + " cells");
    }
    const std::string_view request = cells_[place_[request_column]], offer = cells_[place_[offer_column]];
    if (request.empty() || offer.empty()) return draft_.fault(model_codes.empty_id, row_, 1, {});
    triples_.push_back(
        {requests_.prepare(request), offers_.prepare(offer), cells_[place_[weight_column]], line_, row_});
  }

  void add(const Triple& triple) {
    const std::uint32_t request = number(requests_, triple.request, triple.row);
    const std::uint32_t offer = number(offers_, triple.offer, triple.row);
    // A cell with quotes in it was put together aside: its column is not known.
    const bool aside =
        triple.weight.data() < triple.line.data() || triple.weight.data() > triple.line.data() + triple.line.size();
    const std::string_view line = aside ? triple.weight : triple.line;
    draft_.add_edge(offer, request, triple.weight, line, triple.row, mark_of(triple.weight, line, triple.row));
  }

  // Where commas separate cells, numbers have points. Elsewhere the first decimal number decides for the file: whoever mixes both marks
  // may have meant one of them to separate thousands.
  DecimalMark mark_of(std::string_view weight, std::string_view line, std::int64_t row) {
    const std::size_t at = separator_ == ',' ? std::string_view::npos : weight.find_first_of(",.");
    if (at == std::string_view::npos) return DecimalMark::point;
    const bool comma = weight[at] == ',';
    std::optional<MarkedNumber>& first = comma ? with_comma_ : with_point_;
    if (!first) first = MarkedNumber{std::string(weight), row, column_of(line, weight)};
    all_like_thousands_ = all_like_thousands_ && looks_like_thousands(weight);
    return comma ? DecimalMark::comma : DecimalMark::point;
  }

  // "1.500" or "12,000,000": one to three digits, the first not 0, then threes.
  static bool looks_like_thousands(std::string_view weight) {
    if (weight.starts_with('-')) weight.remove_prefix(1);
    std::size_t digits = 0;
    bool marked = false;
    for (const char c : weight) {
      if (is_digit(c)) {
        ++digits;
        continue;
      }
      if ((c != '.' && c != ',') || (marked ? digits != 3 : digits == 0 || digits > 3)) return false;
      marked = true;
      digits = 0;
    }
    return weight.front() != '0' && digits == 3;
  }

  void tell_marks() {
    if (with_comma_ && with_point_) {
      const bool comma_first = with_comma_->row < with_point_->row;
      const MarkedNumber& first = comma_first ? *with_comma_ : *with_point_;
      const MarkedNumber& other = comma_first ? *with_point_ : *with_comma_;
      draft_.fault(problem_codes.mixed_decimal_marks, other.row, other.column,
                   {{"read", shown(other.text)}, {"other", shown(first.text)}, {"first", std::to_string(first.row)}});
    } else if (const auto& only = with_comma_ ? with_comma_ : with_point_; only && all_like_thousands_) {
      draft_.findings.add(problem_codes.decimals_or_thousands, {draft_.file, only->row, only->column, ""},
                          {{"read", shown(only->text)}});
    }
  }

  // The number of an id; new ones are looked at.
  std::uint32_t number(IdTable& ids, const IdTable::Key& key, std::int64_t row) {
    const std::size_t known = ids.size();
    const std::uint32_t number = ids.number_of(key);
    if (ids.size() == known) return number;
    if (key.id.find('\0') != std::string_view::npos) draft_.fault(tables_codes.null_byte, row, 1, {});
    if (first_bad_utf8(key.id) != std::string_view::npos) draft_.fault(text_codes.bad_utf8, row, 1, {});
    return number;
  }

  LineReader& lines_;
  ProblemDraft& draft_;
  std::string_view line_;
  std::int64_t row_ = 0;
  char separator_ = ',';
  bool first_ = true;
  std::vector<std::string_view> cells_;
  std::vector<Triple> triples_;
  std::vector<std::unique_ptr<std::string>> unquoted_;
  std::array<std::size_t, column_count> place_{0, 1, 2};
  std::size_t width_ = column_count;
  IdTable offers_, requests_;
  std::optional<MarkedNumber> with_comma_, with_point_;  // the first of each
  bool all_like_thousands_ = true;
};

}  // namespace

void read_csv_triples(LineReader& lines, ProblemDraft& draft) { CsvReader(lines, draft).read(); }

}  // namespace koppel::io
