// A table of the page: searched and sorted where the script runs, read where it does not, and cards on a narrow screen.
//
//   PageTable table(page, context, {.id = "idle", .caption = "section_idle", .columns = {"column_offer", "column_reason"}});
//   table.begin_row(); table.cell("m017"); table.cell("was not needed"); table.end_row();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/markup.hpp"
#include "report/report.hpp"

namespace koppel::report {

class PageTable {
 public:
  struct Form {
    std::string_view id, caption;  // caption: a key of words
    std::vector<std::string_view> columns;
    bool search = true;
  };
  PageTable(Markup& page, const Context& context, const Form& form);
  ~PageTable();
  PageTable(const PageTable&) = delete;
  PageTable& operator=(const PageTable&) = delete;

  void begin_row(std::string_view attributes = {});
  void cell(std::string_view text, std::string_view style = {});
  // An id and what it stands for, so that the eye finds the id.
  void named(std::string_view id, std::string_view label);
  // How grave or how new something is, before its text.
  void marked(std::string_view mark, std::string_view style, std::string_view text);
  void number(std::string_view text, std::int64_t value);
  // A telephone number that can be clicked.
  void phone(std::string_view text);
  void end_row() { page_.close(); }

 private:
  // class="…" and data-label="…" of the next cell.
  std::string next_cell(std::string_view style);

  Markup& page_;
  std::vector<std::string_view> columns_;
  std::vector<std::string> labels_;
  std::size_t column_ = 0;
};

}  // namespace koppel::report
