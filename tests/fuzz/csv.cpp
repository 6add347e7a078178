// CSV tables of any tool: whatever the bytes, rows have numbers that rise, and what koppel writes it reads back.
#include "io/tables/csv.hpp"
#include "io/text/csv_writer.hpp"

#include "base/finding.hpp"
#include "io/tables/table.hpp"
#include "target.hpp"

void fuzz(std::string_view bytes) {
  using namespace koppel;
  if (bytes.starts_with("PK")) return;  // xlsx.cpp
  Findings findings;
  const io::Table table = io::read_table(bytes, "f.csv", {}, findings);
  require(table.rows.size() == table.row_numbers.size(), "every row has a number");
  io::CsvWriter writer;
  writer.row({"heading"});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    require(i == 0 || table.row_numbers[i - 1] < table.row_numbers[i], "row numbers rise");
    std::vector<std::string> cells{"first"};
    for (std::size_t j = 0; j < table.rows[i].size(); ++j) cells.emplace_back(table.rows[i][j].text);
    cells.emplace_back("last");
    writer.row(cells);
  }
  const std::string written = writer.take();
  Findings again;
  const io::CsvTable same = io::read_csv(written, "f.csv", {.encoding = io::Encoding::utf8, .separator = ';'}, again);
  if (findings.has_errors()) return;  // a null byte, a cell too long: refused when it is read again, too
  require(same.rows.size() == table.rows.size(), "as many rows are read as were written");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    require(same.rows[i].size() == table.rows[i].size() + 2, "as many cells are read as were written");
    for (std::size_t j = 0; j < table.rows[i].size(); ++j) {
      require(same.rows[i][j + 1].text == io::neutralised(table.rows[i][j].text), "cells are read as written");
    }
  }
}
