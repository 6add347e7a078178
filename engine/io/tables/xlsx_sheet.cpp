#include "io/tables/xlsx_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "io/tables/codes.hpp"
#include "io/tables/csv.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t merges_kept = 10'000;
constexpr std::size_t heading_rows_at_most = 16;  // only headings ask for merged cells

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void SheetReader::open(std::string_view name, const XmlAttributes& attributes) {
  if (full_) return;
  if (in_cell_) {
    if (name == "v" || name == "t") {
      in_value_ = !in_phonetic_;
      has_value_ = true;
    } else if (name == "f") {
      has_formula_ = true;
    } else if (name == "rPh") {
      in_phonetic_ = true;
    }
  } else if (name == "c") {
    open_cell(attributes);
  } else if (name == "row") {
    open_row(attributes);
  } else if (name == "mergeCell") {
    merge(attributes.get("ref"));
  }
}

void SheetReader::close(std::string_view name) {
  if (full_) return;
  if (name == "v" || name == "t") {
    in_value_ = false;
  } else if (name == "rPh") {
    in_phonetic_ = false;
  } else if (name == "c" && in_cell_) {
    close_cell();
  } else if (name == "row" && width_ > 0) {
    sink_.end_record(row_number_, std::exchange(width_, 0));
  }
}

void SheetReader::text(std::string_view piece) {
  if (!in_value_ || full_) return;
  value_ += piece;
  if (value_.size() > max_xml_token_bytes) {
    stop(tables_codes.cell_too_long,
         {{"read", "> " + std::to_string(max_xml_token_bytes)}, {"expected", std::to_string(max_csv_cell_bytes)}});
  }
}

void SheetReader::open_row(const XmlAttributes& attributes) {
  const auto given = number_in<std::int64_t>(attributes.get("r"));
  if (given && *given <= row_number_) return stop(tables_codes.workbook_damaged, {{"read", "row"}});
  row_number_ = given.value_or(row_number_ + 1);
  next_column_ = 0;
}

void SheetReader::open_cell(const XmlAttributes& attributes) {
  const auto reference = attributes.find("r");
  const auto given = cell_place(reference.value_or(""));
  if (reference && !given) return stop(tables_codes.workbook_damaged, {{"read", "c"}});
  column_ = given ? given->column : next_column_;
  if (column_ < next_column_) return stop(tables_codes.workbook_damaged, {{"read", "c"}});
  if (column_ >= max_csv_columns) {
    return stop(tables_codes.too_many_columns,
                {{"read", std::to_string(column_ + 1)}, {"expected", std::to_string(max_csv_columns)}});
  }
  next_column_ = column_ + 1;
  type_ = attributes.get("t");
  style_ = number_in<std::size_t>(attributes.get("s")).value_or(0);
  value_.clear();
  in_cell_ = true;
  in_value_ = in_phonetic_ = has_formula_ = has_value_ = false;
}

void SheetReader::close_cell() {
  in_cell_ = false;
  if (has_formula_ && !has_value_) return note(without_value_);
  if (!has_value_) return;  // coloured, but empty
  if (type_ == "e") return note(errors_);
  put(shown());
}

Cell SheetReader::shown() {
  if (type_ == "s") {
    const auto index = number_in<std::size_t>(trimmed(value_));
    const bool known = index && *index < terms_.texts.size();
    return known ? Cell{.text = terms_.texts[*index]} : Cell{.absent = true};
  }
  if (type_ == "b") return {.text = trimmed(value_) == "1" ? "true" : "false"};
  if (type_ == "str" || type_ == "inlineStr") {
    made_ = without_escapes(value_);
    return {.text = made_};
  }
  if (type_ == "d") {
    made_ = trimmed(value_);
    if (made_.size() > 10 && made_[10] == 'T') made_[10] = ' ';
    return {.text = made_};
  }
  return shown_number();
}

Cell SheetReader::shown_number() {
  auto number = plain_number(value_);
  if (!number) return {.text = value_};
  static const CellFormat plain;
  const CellFormat& format = style_ < terms_.formats.size() ? terms_.formats[style_] : plain;
  if (format.style != CellStyle::plain) {
    double serial = 0;
    std::from_chars(number->data(), number->data() + number->size(), serial);
    if (auto moment = moment_text(serial, format.style, terms_.since_1904)) {
      made_ = std::move(*moment);
      return {.text = made_};
    }
  }
  made_ = with_digits(*number, format.digits);
  return {.text = made_, .number = format.digits.find('\'') == std::string::npos};
}

void SheetReader::put(const Cell& cell) {
  if (cell.text.size() > max_csv_cell_bytes && character_count(cell.text) > max_csv_cell_bytes) {
    findings_.add(
        tables_codes.cell_too_long, place(),
        {{"read", std::to_string(character_count(cell.text))}, {"expected", std::to_string(max_csv_cell_bytes)}});
    return;
  }
  if (cell.text.empty()) return;
  sink_.cell(column_, cell);
  width_ = column_ + 1;
}

void SheetReader::merge(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos || merged.size() >= merges_kept) return;
  const auto first = cell_place(reference.substr(0, colon)), last = cell_place(reference.substr(colon + 1));
  if (!first || !last || first->row >= heading_rows_at_most) return;
  merged.push_back({first->row + 1, last->row + 1, first->column, std::min(last->column, max_csv_columns - 1)});
}

void SheetReader::note(std::map<std::size_t, Doubtful>& list) {
  Doubtful& column = list[column_];
  if (column.count++ == 0) column.first_row = row_number_;
}

Source SheetReader::place() const {
  return {.file = file_, .row = row_number_, .column = static_cast<std::int64_t>(column_ + 1)};
}

void SheetReader::stop(Code code, FindingValues values) {
  findings_.add(Severity::error, code, place(), std::move(values));
  full_ = true;
}

void SheetReader::report() {
  const auto tell = [&](Code code, const std::map<std::size_t, Doubtful>& list) {
    for (const auto& [column, doubtful] : list) {
      findings_.add(code, {.file = file_, .row = doubtful.first_row, .column = static_cast<std::int64_t>(column + 1)},
                    {{"read", std::to_string(doubtful.count)}});
    }
  };
  tell(tables_codes.workbook_error_cells, errors_);
  tell(tables_codes.workbook_no_value, without_value_);
}

}  // namespace koppel::io
