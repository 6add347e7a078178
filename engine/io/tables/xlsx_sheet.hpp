// One worksheet in a stream: rows and cells, as texts. The layer under read_workbook.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/tables/record_sink.hpp"
#include "io/tables/table.hpp"
#include "io/tables/xlsx_values.hpp"
#include "io/tables/xml_stream.hpp"

namespace koppel::io {

// What cells refer to: texts, styles, and where days are counted from.
struct WorkbookTerms {
  std::vector<std::string> texts;
  std::vector<CellFormat> formats;
  bool since_1904 = false;
};

class SheetReader : public XmlHandler {
 public:
  SheetReader(const WorkbookTerms& terms, const std::string& file, RecordSink& sink, Findings& findings)
      : terms_(terms), file_(file), sink_(sink), findings_(findings) {}

  void open(std::string_view name, const XmlAttributes& attributes) override;
  void close(std::string_view name) override;
  void text(std::string_view piece) override;
  [[nodiscard]] bool done() const override { return full_ || sink_.full(); }

  // Says once per column what could not be shown.
  void report();

  std::vector<MergedCells> merged;

 private:
  struct Doubtful {
    std::size_t count = 0;
    std::int64_t first_row = 0;
  };
  void open_row(const XmlAttributes& attributes);
  void open_cell(const XmlAttributes& attributes);
  void close_cell();
  [[nodiscard]] Cell shown();
  [[nodiscard]] Cell shown_number();
  void put(const Cell& cell);
  void note(std::map<std::size_t, Doubtful>& list);
  void merge(std::string_view reference);
  void stop(Code code, FindingValues values);
  [[nodiscard]] Source place() const;

  const WorkbookTerms& terms_;
  const std::string& file_;
  RecordSink& sink_;
  Findings& findings_;

  std::size_t width_ = 0;  // of the row so far; 0: nothing in it
  std::string made_;       // the text of a cell that had to be made
  std::int64_t row_number_ = 0;
  std::size_t column_ = 0, next_column_ = 0;
  std::string type_, value_;
  std::size_t style_ = 0;
  bool in_cell_ = false, in_value_ = false, in_phonetic_ = false, has_formula_ = false, has_value_ = false;

  bool full_ = false;
  std::map<std::size_t, Doubtful> errors_, without_value_;  // by column
};

}  // namespace koppel::io
