// Records of a CSV text through libcsv: the layer under read_csv that knows separators and quotes, but no headings.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "io/tables/record_sink.hpp"

namespace koppel::io {

// The next piece of a text; empty at its end.
using NextText = std::function<std::string_view()>;

// What was wrong with the records as such; they are counted from 0.
struct CsvFaults {
  struct Place {
    std::size_t record, column;
    std::size_t length = 0;
  };
  std::size_t records = 0;
  bool unclosed_quote = false;     // in the last record
  bool too_many_columns = false;   // of the last record: reading stopped there
  std::vector<Place> long_cells;   // beyond max_csv_cell_bytes: handed over as absent
  std::optional<Place> null_byte;  // the first one, where they are looked for
};

// Hands over all records until the sink is full. Blank lines are records without cells; those at the end are left out.
CsvFaults read_records(const NextText& next, char separator, bool look_for_nulls, RecordSink& sink);

// `sep=;` on the first line, as Excel writes and reads it: takes the line off the text.
[[nodiscard]] std::optional<char> take_separator_line(std::string_view& text);
// The separator out of ; , tab | under which the first records agree best on more than one column; ',' when none does. `whole`: the text does
// not go on behind what is shown here.
[[nodiscard]] char sniff_separator(std::string_view text, bool whole);

}  // namespace koppel::io
