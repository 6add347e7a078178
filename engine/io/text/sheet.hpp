// A worksheet as plain values: what a list wants to show, whoever writes the workbook (io/tables/xlsx.hpp).
//
//   Sheet sheet{.name = "bellijst", .headings = {"naam", "km"}, .rows = {{"Zwaantje", SheetCell::number_of(1800)}}};
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace koppel::io {

// Text, unless it says otherwise. `text` is what a cell says in any case: a number or a date is read there by whoever writes no workbook.
struct SheetCell {
  enum class Kind : std::uint8_t { text, number, date, link };

  SheetCell() = default;
  SheetCell(std::string said) : text(std::move(said)) {}  // NOLINT: a text is a cell
  SheetCell(const char* said) : text(said) {}             // NOLINT
  static SheetCell number_of(std::int64_t thousandths) {
    SheetCell cell;
    cell.kind = Kind::number;
    cell.thousandths = thousandths;
    return cell;
  }
  static SheetCell date_of(std::chrono::year_month_day day) {
    SheetCell cell;
    cell.kind = Kind::date;
    cell.day = day;
    return cell;
  }
  // Shown as `said`; a click opens `target` ("tel:…", "mailto:…").
  static SheetCell link_to(std::string said, std::string target) {
    SheetCell cell(std::move(said));
    cell.kind = Kind::link;
    cell.target = std::move(target);
    return cell;
  }

  [[nodiscard]] bool empty() const { return kind == Kind::text && text.empty(); }

  Kind kind = Kind::text;
  bool strong = false;  // bold
  bool quiet = false;   // grey: the same stands in the row above
  std::string text, target;
  std::int64_t thousandths = 0;
  std::chrono::year_month_day day{};
};

// A drop-down in one column: what is usual, and whatever else somebody types.
struct SheetChoices {
  std::size_t column = 0;
  std::vector<std::string> usual;
};

// How a sheet is printed, and what it looks like beyond its cells. Every sheet is one page wide.
struct SheetLook {
  bool landscape = true;
  std::size_t printed_columns = 0;  // the first so many; 0: all
  std::size_t frozen_columns = 0;   // stay in sight beside the headings
  std::vector<std::size_t> blocks;  // rows (from 0) that begin something new: a line above
  std::optional<SheetChoices> choices;
  std::string date_format = "yyyy-mm-dd";
  std::string footer;  // left of the page's number
};

struct Sheet {
  std::string name;
  std::vector<std::string> headings;
  std::vector<std::vector<SheetCell>> rows;
  std::vector<double> widths;  // in characters; may be shorter than the headings
  SheetLook look = {};
};

}  // namespace koppel::io
