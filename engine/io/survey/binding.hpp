// Binding: a mapping put on the columns of one export, with its vocabularies and answer codes ready for looking up.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/fields.hpp"
#include "io/survey/mapping.hpp"
#include "io/survey/term_index.hpp"
#include "io/tables/table.hpp"

namespace koppel::io {

// Answer codes: compared exactly first, then folded.
class CodeTable {
 public:
  CodeTable() = default;
  explicit CodeTable(const std::vector<std::pair<std::string, std::optional<std::string>>>& codes);

  [[nodiscard]] bool empty() const { return exact_.empty(); }
  // nullptr: not among them; a pointer to nullopt: it means nothing.
  [[nodiscard]] const std::optional<std::string>* find(std::string_view answer) const;
  // The first few, for a message.
  [[nodiscard]] const std::string& listed() const { return listed_; }

 private:
  std::map<std::string, std::optional<std::string>, std::less<>> exact_, folded_;
  std::string listed_;
};

// The vocabulary of a source whose answers stand as they were written.
inline constexpr std::string_view no_vocabulary = "none";

struct BoundColumn {
  std::size_t column = 0;
  std::string term;     // for one column per term
  std::string heading;  // folded
};

struct BoundSource {
  const FieldSource* source = nullptr;
  const SurveyField* field = nullptr;
  std::string name;
  std::optional<std::size_t> column, other;
  std::vector<BoundColumn> columns;
  CodeTable codes;
  std::set<std::string, std::less<>> ticked;   // folded
  std::set<std::string, std::less<>> options;  // folded; empty: none declared
  std::shared_ptr<const TermIndex> terms;      // null: no vocabulary
  std::optional<GeoPoint> around;              // of a column of places: the middle of those that are clear
  bool moments = false;                        // most answers are moments of the week (plain_moments.hpp)
};

struct BoundMapping {
  std::size_t id = 0;
  bool id_of_row = false;  // the id is a print of the whole row; `id` is then no column
  std::optional<std::size_t> submitted;
  std::vector<BoundSource> sources;
  std::vector<std::size_t> name;
  std::optional<std::size_t> email, phone;
  std::vector<std::size_t> leave_out;
  std::vector<std::size_t> unused;  // columns with a heading that the mapping neither reads nor ignores
};

// What becomes of columns that the mapping names and the export lacks. Where they are left out (all but the id), so are values that the
// mapping gives every row: what the export says is all that counts.
enum class MissingColumns : std::uint8_t { refused, left_out };

// nullopt, with findings, when a column, a vocabulary or a term is not there.
[[nodiscard]] std::optional<BoundMapping> bind_columns(const Mapping& mapping, const std::vector<std::string>& headings,
                                                       const std::string& file, const Vocabularies& vocabularies,
                                                       MissingColumns missing, Findings& findings);

// How well a mapping fits an export.
struct MappingFit {
  bool has_id = false;
  std::size_t found = 0, missing = 0;  // columns that the mapping reads
};
[[nodiscard]] MappingFit fit_of(const Mapping& mapping, const Table& table);

}  // namespace koppel::io
