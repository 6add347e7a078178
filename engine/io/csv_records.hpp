// Records of a CSV text through libcsv: the layer under read_csv that knows separators and quotes, but no headings.
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

#include "io/csv.hpp"

namespace koppel::io {

struct CsvRecords {
  std::vector<std::vector<CsvCell>> records;  // blank lines are records without cells; those at the end are left out
  bool unclosed_quote = false;
  bool too_many_columns = false, too_large = false;  // reading stopped at a bound of csv.hpp
  struct LongCell {
    std::size_t record, column, length;
  };
  std::vector<LongCell> long_cells;  // left absent
};

// Stops after `most` records.
[[nodiscard]] CsvRecords parse_records(std::string_view text, char separator,
                                       std::size_t most = std::numeric_limits<std::size_t>::max());

// The separator out of ; , tab | under which the first records agree best on more than one column; ',' when none does.
[[nodiscard]] char sniff_separator(std::string_view text);

}  // namespace koppel::io
