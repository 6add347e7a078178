// The rows of a table, as small as they can be kept.
//
// Problem:    a table of millions of rows, of which a mapping reads a few columns.
// Promise:    only the columns that were asked for are kept: their text and four bytes a cell; of the others it is remembered whether the
//             row was blank and how wide it was. Rows are written from the left to the right and from the top to the bottom.
// Complexity: O(1) per cell, amortised.
// Errors:     none; `bytes` says how much memory is in use, for whoever keeps a bound.
//
//   TableRows rows;
//   rows.put(0, {.text = "m1"}), rows.put(1, {.text = "2060"}), rows.end_row(2);
//   rows[0][1].text  ->  "2060"
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace koppel::io {

struct Cell {
  std::string_view text;  // UTF-8; of the table
  bool absent = false;    // unquoted and empty, or marked as not shown
  bool number = false;    // a number cell of a workbook: written with a point, whatever the others do
};

class TableRows;

// One of the rows; as long as the table lives and no row is added.
class TableRow {
 public:
  TableRow(const TableRows& rows, std::size_t at) : rows_(&rows), at_(at) {}
  // As it came, whatever was kept of it.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool blank() const;
  // Something stood beyond the last heading.
  [[nodiscard]] bool surplus() const;
  // Absent where nothing was kept.
  [[nodiscard]] Cell operator[](std::size_t column) const;

 private:
  const TableRows* rows_;
  std::size_t at_;
};

class TableRows {
 public:
  TableRows() = default;
  // Before the first row is written.
  void keep_only(const std::vector<bool>& columns);

  [[nodiscard]] bool keeps(std::size_t column) const { return place_of(column) != not_kept; }
  void put(std::size_t column, const Cell& cell);
  // `width`: how many cells the row had.
  void end_row(std::size_t width, bool surplus = false);
  // As if the row that is being written had never come.
  void drop_row();
  void empty_cell(std::size_t row, std::size_t column);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] TableRow operator[](std::size_t row) const { return {*this, row}; }
  [[nodiscard]] std::size_t bytes() const;

  class Iterator {
   public:
    Iterator(const TableRows& rows, std::size_t at) : rows_(&rows), at_(at) {}
    TableRow operator*() const { return {*rows_, at_}; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const TableRows* rows_;
    std::size_t at_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
  friend class TableRow;
  // Behind one another in a block: for each cell where its text ends, shifted by two bits that tell what the cell is; then the text.
  struct Row {
    std::uint32_t* ends = nullptr;
    std::uint32_t cells = 0;
    std::uint32_t width : 30 = 0, blank : 1 = 1, surplus : 1 = 0;
  };
  static constexpr std::uint32_t is_absent = 1, is_number = 2;
  static constexpr std::uint32_t not_kept = std::numeric_limits<std::uint32_t>::max();
  [[nodiscard]] std::size_t place_of(std::size_t column) const;
  [[nodiscard]] char* room_for(std::size_t bytes);

  bool keeps_all_ = true;
  std::vector<std::uint32_t> places_;  // by column, where only some are kept
  std::vector<Row> rows_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0, block_size_ = 0, block_bytes_ = 0;

  std::string text_;  // of the row that is being written
  std::vector<std::uint32_t> ends_;
  bool blank_ = true;
};

[[nodiscard]] inline Cell cell_at(const TableRow& row, std::size_t column) { return row[column]; }
// No cell with anything but blanks in it.
[[nodiscard]] inline bool is_blank(const TableRow& row) { return row.blank(); }

}  // namespace koppel::io
