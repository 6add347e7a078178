#include "io/tables/table_source.hpp"

#include <algorithm>

#include "base/personal.hpp"
#include "io/tables/codes.hpp"
#include "io/text/cells.hpp"
#include "io/text/fold.hpp"

namespace koppel::io {

namespace {

constexpr std::size_t records_looked_at = 64;

std::optional<std::size_t> status_column(const Table& table) {
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    const std::string question = column < table.questions.size() ? table.questions[column] : "";
    if (column_role(table.tool, table.headings[column], question) == ColumnRole::status) return column;
  }
  return std::nullopt;
}

}  // namespace

// ---- the beginning -------------------------------------------------------------------------------------------------------------

void HeadSink::cell(std::size_t column, const Cell& cell) {
  if (to_the_end_ && !cell.text.empty()) {
    if (grid_.choices.size() <= column) grid_.choices.resize(column + 1);
    ++grid_.choices[column].filled;
    grid_.choices[column].closed += cell.text.ends_with(';') ? 1U : 0U;
  }
  if (enough_) return;
  if (record_.size() < column) record_.resize(column, {.text = "", .absent = true});
  record_.push_back({std::string(cell.text), cell.absent});
}

void HeadSink::end_record(std::int64_t number, std::size_t /*width*/) {
  if (enough_) return;
  filled_records_ += is_blank(record_) ? 0U : 1U;
  enough_ = filled_records_ >= records_looked_at;
  grid_.records.push_back(std::move(record_));
  grid_.row_numbers.push_back(number);
  record_.clear();
}

// ---- the rows ------------------------------------------------------------------------------------------------------------------

TableFiller::TableFiller(Table& table, std::size_t first, const std::string& file, Bound bound, Findings& findings)
    : table_(table),
      to_skip_(first),
      file_(file),
      bound_(bound),
      findings_(findings),
      status_(status_column(table)),
      width_(table.headings.size()) {}

void TableFiller::cell(std::size_t column, const Cell& cell) {
  if (to_skip_ > 0) return;
  if (column == status_ && is_preview(cell.text)) preview_ = true;
  if (too_large_) return;
  if (column >= width_ && !trimmed(cell.text).empty()) surplus_ = true;
  if (!table_.rows.keeps(column) && column < width_ && has_national_number(cell.text)) numbers_.push_back(column);
  table_.rows.put(column, unmasked(table_.tool, cell, scratch_));
}

void TableFiller::end_record(std::int64_t number, std::size_t width) {
  if (to_skip_ > 0) {
    --to_skip_;
    return;
  }
  if (preview_) {  // an answer that tried the survey out is none
    if (table_.previews++ == 0) first_preview_ = number;
    table_.rows.drop_row();
  } else if (too_large_) {
    ++table_.rows_beyond;
  } else {
    table_.rows.end_row(width, surplus_);
    for (const std::size_t column : numbers_) {
      ++table_.unread_national_numbers.try_emplace(column, 0, number).first->second.first;
    }
    table_.row_numbers.push_back(number);
    report_ragged(number, width);
  }
  preview_ = surplus_ = false;
  numbers_.clear();
  if (!too_large_) keep_bound(number);
}

void TableFiller::keep_bound(std::int64_t number) {
  too_large_ = table_.rows.bytes() + table_.row_numbers.capacity() * sizeof(std::int64_t) > bound_.bytes;
  if (!too_large_ || bound_.beyond == Beyond::counted) return;
  findings_.add(tables_codes.table_too_large, {.file = file_, .row = number},
                {{"expected", std::to_string(bound_.bytes >> 20U)}});
}

// Rows that are cut off, and rows with something beyond the last heading. (A workbook stores no empty cells at the end of a row.)
void TableFiller::report_ragged(std::int64_t number, std::size_t width) {
  const bool cut_off = table_.form == TableForm::csv && width < width_ && !table_.rows[table_.rows.size() - 1].blank();
  if (!cut_off && !surplus_) return;
  findings_.add(tables_codes.ragged_row,
                {.file = file_, .row = number, .column = static_cast<std::int64_t>(std::min(width, width_) + 1)},
                {{"read", std::to_string(width)}, {"expected", std::to_string(width_)}});
}

void TableFiller::finish() {
  if (table_.rows_beyond > 0) {
    findings_.add(tables_codes.rows_not_looked_at, {.file = file_, .row = table_.row_numbers.back()},
                  {{"read", std::to_string(table_.rows.size())},
                   {"other", std::to_string(table_.rows.size() + table_.rows_beyond)}});
  }
  if (table_.previews == 0) return;
  findings_.add(tables_codes.previews_left_out,
                {.file = file_, .row = first_preview_, .column = static_cast<std::int64_t>(*status_ + 1)},
                {{"read", std::to_string(table_.previews)}});
}

}  // namespace koppel::io
