// Where the records of a table come from, whatever the form: the beginning once, to tell what it is, and then all of them.
#pragma once

#include <memory>
#include <string>

#include "base/finding.hpp"
#include "io/tables/record_sink.hpp"
#include "io/tables/table.hpp"
#include "io/text/byte_blocks.hpp"

namespace koppel::io {

class TableSource {
 public:
  virtual ~TableSource() = default;
  // What the file is, and its first records; nothing more is to be read when it cannot be told.
  [[nodiscard]] virtual Grid head() = 0;
  // Every record, with findings for what is wrong with them.
  virtual void read(RecordSink& sink) = 0;
};

[[nodiscard]] std::unique_ptr<TableSource> csv_source(ByteBlocks& bytes, const std::string& file,
                                                      const TableOptions& options, Findings& findings);
[[nodiscard]] std::unique_ptr<TableSource> workbook_source(ByteBlocks& bytes, const std::string& file,
                                                           const std::string& sheet, Findings& findings);

// Keeps the first records, and of every column how many answers end as several choices do (Microsoft Forms).
class HeadSink : public RecordSink {
 public:
  HeadSink(Grid& grid, bool to_the_end) : grid_(grid), to_the_end_(to_the_end) {}
  void cell(std::size_t column, const Cell& cell) override;
  void end_record(std::int64_t number, std::size_t width) override;
  [[nodiscard]] bool full() const override { return !to_the_end_ && enough_; }

 private:
  Grid& grid_;
  bool to_the_end_, enough_ = false;
  std::size_t filled_records_ = 0;
  std::vector<GridCell> record_;
};

// The rows below the headings, as a table keeps them.
class TableFiller : public RecordSink {
 public:
  // `first`: how many records stand above the rows.
  struct Bound {
    std::size_t bytes;
    Beyond beyond = Beyond::refused;
  };
  TableFiller(Table& table, std::size_t first, const std::string& file, Bound bound, Findings& findings);
  void cell(std::size_t column, const Cell& cell) override;
  void end_record(std::int64_t number, std::size_t width) override;
  [[nodiscard]] bool full() const override { return too_large_ && bound_.beyond == Beyond::refused; }
  // Says what was left out.
  void finish();

 private:
  void keep_bound(std::int64_t number);
  void report_ragged(std::int64_t number, std::size_t width);

  Table& table_;
  std::size_t to_skip_;
  const std::string& file_;
  Bound bound_;
  Findings& findings_;
  std::optional<std::size_t> status_;  // the column that tells previews
  std::size_t width_;                  // of the headings
  bool surplus_ = false, preview_ = false, too_large_ = false;
  std::int64_t first_preview_ = 0;
  std::vector<std::size_t> numbers_;  // columns of this row with a national register number that nobody reads
  std::string scratch_;
};

}  // namespace koppel::io
