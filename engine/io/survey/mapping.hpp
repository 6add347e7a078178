// Mappings (koppel/mapping/1): which column of an export feeds which field. The form is that of data/schema/mapping.md.
//
// Promise:    read_mapping finds every fault that can be seen without the export; whether the columns exist is survey.hpp's.
// Complexity: O(bytes).
// Errors:     findings, all errors: those of yaml.hpp and yaml_fields.hpp, unknown_key for a field that a side does not have,
//             mapping_undecided for a draft that nobody has completed.
//
//   Findings findings;
//   Mapping mapping = read_mapping(text, "aanbod.mapping.yaml", findings);
//   mapping.id.column.heading   ->  "token"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.hpp"
#include "base/weight.hpp"
#include "graph/side.hpp"
#include "io/tables/table.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"

namespace koppel::io {

// A column by its heading, or by its place ("#7") where `place` is not 0.
struct ColumnRef {
  std::string heading;
  std::size_t place = 0;
  Source source;  // where the mapping says it
};

// How one field is filled from one or several columns.
struct FieldSource {
  std::optional<std::string> value;                                       // the same for every row
  std::optional<ColumnRef> column;                                        // one column
  std::vector<std::pair<ColumnRef, std::string>> columns;                 // one column per term
  std::vector<std::pair<std::string, std::optional<std::string>>> codes;  // answer → value; nullopt: nothing
  std::vector<std::string> ticked;
  std::vector<std::string> options;       // what the form offered, where it is declared
  std::optional<ColumnRef> other;         // free text that may name terms
  std::optional<std::string> vocabulary;  // "none": as it stands
  std::string split;                      // empty: one answer per cell
  std::string prefix;
  std::optional<int> level;
  bool must = false;
  Source source;
};

struct FieldMapping {
  std::string field;  // "capacity.max", "groups.district", …
  std::vector<FieldSource> sources;
};

struct Mapping {
  Side side = Side::offers;
  TableOptions read;
  std::optional<DecimalMark> decimal;
  std::optional<DateOrder> date;
  struct {
    ColumnRef column;
    bool hash = false;
    bool of_row = false;  // a SHA-256 of what the row says, where no column is an id
  } id;
  std::optional<ColumnRef> submitted;
  std::vector<FieldMapping> fields;
  struct {
    std::vector<ColumnRef> name;
    std::optional<ColumnRef> email, phone;
  } contact;
  std::vector<ColumnRef> leave_out;  // columns that say which rows no longer count (closed_rows.hpp)
  std::vector<ColumnRef> ignore;
};

// An error for every line that still holds "# BESLIS", the mark of a draft for what a person must decide.
void refuse_undecided(std::string_view text, const std::string& file, Findings& findings);

[[nodiscard]] Mapping read_mapping(std::string_view text, const std::string& file, Findings& findings);

}  // namespace koppel::io
