// What a reader of some format hands over, cell by cell and record by record; and the beginning of it, to tell what it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "io/tables/table_rows.hpp"

namespace koppel::io {

class RecordSink {
 public:
  virtual ~RecordSink() = default;
  // From the left to the right; columns may be left out.
  virtual void cell(std::size_t column, const Cell& cell) = 0;
  // `number`: the row as a spreadsheet counts; `width`: how many cells it had.
  virtual void end_record(std::int64_t number, std::size_t width) = 0;
  // Nothing more is wanted.
  [[nodiscard]] virtual bool full() const = 0;
};

}  // namespace koppel::io
