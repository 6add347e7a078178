// Files that others made to try readers of tables with, each against the table that it is known to hold: csv-spectrum against its twins in
// JSON; csvkit's examples against what csvkit makes of them, or against the letter of RFC 4180.
#include <charconv>
#include <map>
#include <optional>
#include <ostream>
#include <set>

#include "base/weight.hpp"
#include "io/reading.hpp"
#include "io/tables/table.hpp"
#include "io/text/cells.hpp"
#include "io/text/dates.hpp"
#include "io/text/json.hpp"
#include "support/places.hpp"

namespace koppel::io {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::vector<std::string>>;  // the headings first
using Told = std::vector<std::string>;

fs::path spectrum() { return koppel::test::public_data() / "surveys" / "csv-spectrum"; }
fs::path csvkit() { return koppel::test::public_data() / "surveys" / "csvkit" / "examples"; }

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) names.insert(entry.path().filename().string());
  return names;
}

struct Read {
  Table table;
  Findings findings;
  [[nodiscard]] Texts texts() const {
    Texts rows{table.headings};
    for (const TableRow row : table.rows) {
      auto& cells = rows.emplace_back();
      for (std::size_t column = 0; column < row.size(); ++column) cells.emplace_back(row[column].text);
    }
    return rows;
  }
};

Read read(const fs::path& path, const TableOptions& options = {}) {
  Read result;
  result.table = read_table(test::text_of(path), path.filename().string(), options, result.findings);
  return result;
}

// A name as GoogleTest allows it.
std::string test_name(std::string file) {
  std::ranges::replace_if(
      file, [](char c) { return c == '.' || c == '-'; }, '_');
  return file;
}

// ---- csv-spectrum ----------------------------------------------------------------------------------------------------------------

// Where the twin is not what stands in the file: by file and heading.
const std::map<std::pair<std::string, std::string>, std::string> other_in_twin{
    {{"location_coordinates", "Contact Phone Number"}, "the file says 2095257564, its twin 1234567890"}};

class Spectrum : public testing::TestWithParam<std::string> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Spectrum);

// The twins were made where lines end otherwise: of a line end within a cell only that it is there is compared.
std::string with_plain_line_ends(std::string text) {
  std::erase(text, '\r');
  return text;
}

// Each object as the cells under these headings; empty when an object has other members than these.
std::optional<Texts> rows_of_twin(const std::string& name, const std::vector<std::string>& headings) {
  Findings findings;
  const auto document = parse_json(test::text_of(spectrum() / "json" / (name + ".json")), name, findings);
  if (!document) return std::nullopt;
  const auto* list = std::get_if<JsonValue::Array>(&document->value);
  Texts rows;
  for (const JsonValue& object : list != nullptr ? *list : JsonValue::Array{*document}) {  // one row stands by itself
    auto& cells = rows.emplace_back();
    if (std::get<JsonValue::Object>(object.value).size() != headings.size()) return std::nullopt;
    for (const std::string& heading : headings) {
      const JsonValue* cell = object.find(heading);
      if (cell == nullptr) return std::nullopt;
      cells.push_back(with_plain_line_ends(std::get<std::string>(cell->value)));
    }
  }
  return rows;
}

TEST_P(Spectrum, GivesTheTableOfItsTwin) {
  const std::string name = fs::path(GetParam()).stem().string();
  const Read result = read(spectrum() / "csvs" / GetParam());
  EXPECT_EQ(test::told(result.findings), Told{});
  auto expected = rows_of_twin(name, result.table.headings);
  ASSERT_TRUE(expected) << "a twin with the same headings";
  Texts rows = result.texts();
  rows.erase(rows.begin());
  ASSERT_EQ(rows.size(), expected->size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    ASSERT_EQ(rows[row].size(), result.table.headings.size());
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      if (other_in_twin.contains({name, result.table.headings[column]})) {
        EXPECT_NE(rows[row][column], (*expected)[row][column]) << "no longer a deviation";
        continue;
      }
      EXPECT_EQ(with_plain_line_ends(rows[row][column]), (*expected)[row][column]) << row << " " << column;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OfTheFolder, Spectrum, testing::ValuesIn(files_in(spectrum() / "csvs")),
                         [](const auto& file) { return test_name(file.param); });

TEST(SpectrumFolder, HoldsFilesEachWithATwin) {
  if (!fs::exists(spectrum())) GTEST_SKIP() << "no public data beside the checkout: " << spectrum();
  std::set<std::string> files, twins;
  for (const std::string& file : files_in(spectrum() / "csvs")) files.insert(fs::path(file).stem().string());
  for (const std::string& file : files_in(spectrum() / "json")) twins.insert(fs::path(file).stem().string());
  EXPECT_GE(files.size(), 12U);
  EXPECT_EQ(files, twins);
}

// ---- csvkit: text ----------------------------------------------------------------------------------------------------------------

// What a file holds: the table that RFC 4180 reads in it, when nothing else is said.
struct Case {
  std::string file;
  std::string why;
  Told findings = {};
  std::optional<Texts> table = std::nullopt;
  char separator = ',';
  std::int64_t heading_row = 1;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.file << ": " << one.why; }

const std::vector<Case>& cases() {
  const Texts utf8{{"foo", "bar", "baz"}, {"1", "2", "3"}, {"4", "5", "ʤ"}};
  const std::string plain = "an ordinary table", result = "made by csvkit out of a file of another kind",
                    no_header = "which row has the headings is not to be told: the first one";
  static const std::vector<Case> all{
      {"bad.csv",
       "a row with a cell too many, then one that is cut off; neither is dropped or mended in reading",
       {"rejected ragged_row 2:4", "rejected ragged_row 3:3"}},
      {"bad_skip_lines.csv",
       "the same below three blank lines, which count as rows of the file",
       {"rejected ragged_row 5:4", "rejected ragged_row 6:3"},
       Texts{{"column_a", "column_b", "column_c"},
             {"1", "27", "", "I'm too long!"},
             {"", "I'm too short!"},
             {"0", "mixed types.... uh oh", "17"}},
       ',',
       4},
      {"blanks.csv",
       "NA, N/A, NONE, NULL and a point stay what was answered: only a mapping can say that they are nothing"},
      {"blanks_converted.csv", result},
      {"date_like_number.csv", "4.5 is text like any other; csvkit once took it for a date"},
      {"dummy.csv", plain},
      {"dummy.tsv", "the same with tabs", {}, std::nullopt, '\t'},
      {"dummy2.csv", plain},
      {"dummy3.csv", plain},
      {"dummy_col_shuffled.csv", "no line end behind the last row"},
      {"dummy_col_shuffled_ragged.csv", "ragged only beside the file that csvkit stacks it on"},
      {"empty.csv", "one blank line: no headings and no rows", {}, Texts{{}}},
      {"foo1.csv", plain},
      {"foo2.csv", plain},
      {"iris.csv", plain},
      {"irismeta.csv", "an empty cell in the middle"},
      {"join_a.csv", plain},
      {"join_a_short.csv", "rows that are cut off", {"rejected ragged_row 2:3", "rejected ragged_row 3:2"}},
      {"join_b.csv", "two rows that are alike stay two"},
      {"join_no_header_row.csv", no_header},
      {"join_short.csv", plain},
      {"mac_newlines.csv",
       "lines end with a carriage return; one inside quotes is part of its cell",
       {},
       Texts{{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon\ra time", "5", "6"}}},
      {"no_header_row.csv", no_header},
      {"no_header_row2.csv", no_header},
      {"no_header_row3.csv", no_header},
      {"null_byte.csv", "no text at all; whoever reads it is told where", {"error null_byte 2:1"}},
      {"optional_quote_characters.csv", "quotes around everything"},
      {"sheetsxls_converted.csv", result},
      {"sheetsxlsx_converted.csv",
       "the last column has no heading, and in one row something stands in it: whose it is nobody can tell",
       {"rejected ragged_row 3:9"}},
      {"sniff_limit.csv", "semicolons", {}, std::nullopt, ';'},
      {"sort_ints_nulls.csv", "an empty cell"},
      {"test_date_format.csv", "a single column, so no separator to be seen; dates stay as they were written"},
      {"test_date_format_converted.csv", result},
      {"test_empty_columns.csv", "columns without a heading and without answers"},
      {"test_empty_columns_long_row.csv", "a cell too many with nothing in it is no fault"},
      {"test_empty_columns_short_row.csv", "a row without any answer is blank, not cut off"},
      {"test_extra_header.csv", "a heading too many, so every row is cut off", {"rejected ragged_row 2:4"}},
      {"test_geo.csv", "long texts with commas and quotes"},
      {"test_geojson.csv", "JSON in cells, its quotes doubled"},
      {"test_header_newline.csv",
       "a heading of four lines with tabs, form feeds and vertical tabs keeps its words",
       {},
       Texts{{"\t\n\v\f\r start \t\n\v\f\r end \t\n\v\f\r", "b", "c"}, {"d", "e", "f"}}},
      {"test_ignore_case.csv", "a and A are two"},
      {"test_join_short_rows.csv", "rows that are cut off", {"rejected ragged_row 2:3", "rejected ragged_row 3:3"}},
      {"test_latin1.csv",
       "no UTF-8: Windows-1252 is a guess, and said to be",
       {"warning encoding_guessed 3:0"},
       Texts{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "©"}}},
      {"test_literal_order.csv", "numbers stay text, in the order of the file"},
      {"test_locale.csv", "points and commas in numbers stay as they were written"},
      {"test_locale_converted.csv", result},
      {"test_no_leading_zeroes.csv", "zeroes in front stay: a postcode or an id may have them"},
      {"test_numeric_date_format.csv", "dates without marks stay as they were written"},
      {"test_precision.csv", "a single number, every digit of it"},
      {"test_skip_lines.csv", "blank lines above the headings", {}, Texts{{"a", "b", "c"}, {"1", "2", "3"}}, ',', 4},
      {"test_utf16_big.csv", "UTF-16 by its mark", {}, Texts{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}}},
      {"test_utf16_little.csv", "UTF-16 by its mark", {}, Texts{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}}},
      {"test_utf8.csv", "UTF-8", {}, utf8},
      {"test_utf8_bom.csv", "the mark is no part of the first heading", {}, utf8},
      {"testdbf_converted.csv", result},
      {"testfixed_converted.csv", result},
      {"testfixed_schema.csv", plain},
      {"testfixed_schema_no_inference.csv", plain},
      {"testjson_converted.csv", result},
      {"testjson_multiline_converted.csv", result},
      {"testjson_nested_converted.csv", result},
      {"testxls_converted.csv", result},
      {"testxls_unicode_converted.csv", result},
      {"testxlsx_converted.csv", result},
      {"testxlsx_noinference_converted.csv", result},
      {"testxlsx_unicode_converted.csv", result},
      {"dummy.xls",
       "the binary form from before 2007 is refused, and the hint says how to save it",
       {"error workbook_unsupported 0:0"},
       Texts{{}}},
      {"sheets.xls", "as dummy.xls", {"error workbook_unsupported 0:0"}, Texts{{}}},
      {"test.xls", "as dummy.xls", {"error workbook_unsupported 0:0"}, Texts{{}}},
      {"test_skip_lines.xls", "as dummy.xls", {"error workbook_unsupported 0:0"}, Texts{{}}},
  };
  return all;
}

// RFC 4180 to the letter, and lines that end in whatever way.
Texts as_the_standard_says(const std::string& text, char separator) {
  Texts rows;
  std::size_t at = 0;
  const auto cell = [&] {
    std::string read;
    if (at == text.size() || text[at] != '"') {
      while (at < text.size() && text[at] != separator && text[at] != '\n' && text[at] != '\r') read += text[at++];
      return read;
    }
    for (++at; at < text.size(); ++at) {
      if (text[at] == '"' && (++at == text.size() || text[at] != '"')) break;
      read += text[at];
    }
    return read;
  };
  while (at < text.size()) {
    auto& row = rows.emplace_back();
    row.push_back(cell());
    while (at < text.size() && text[at] == separator) ++at, row.push_back(cell());
    at += text.compare(at, 2, "\r\n") == 0 ? 2 : 1;
  }
  return rows;
}

// Behind the last heading there are no columns, whatever separators follow it.
Texts expected_of(const Case& one) {
  if (one.table) return *one.table;
  Texts rows = as_the_standard_says(test::text_of(csvkit() / one.file), one.separator);
  auto& headings = rows.front();
  while (!headings.empty() && headings.back().empty()) headings.pop_back();
  return rows;
}

class Csvkit : public testing::TestWithParam<Case> {};

TEST_P(Csvkit, GivesTheExpectedTableAndFindings) {
  if (!fs::exists(csvkit())) GTEST_SKIP() << "no public data beside the checkout: " << csvkit();
  const Case& expected = GetParam();
  const Read result = read(csvkit() / expected.file);
  EXPECT_EQ(test::told(result.findings), expected.findings);
  EXPECT_EQ(result.texts(), expected_of(expected));
  EXPECT_EQ(result.table.separator, expected.separator);
  EXPECT_EQ(result.table.tool, SurveyTool::plain);
  ASSERT_EQ(result.table.row_numbers.size(), result.table.rows.size());
  if (result.table.rows.empty()) return;
  EXPECT_EQ(result.table.heading_row, expected.heading_row);
  EXPECT_EQ(result.table.row_numbers.front(), expected.heading_row + 1);
}

INSTANTIATE_TEST_SUITE_P(OfTheList, Csvkit, testing::ValuesIn(cases()),
                         [](const auto& one) { return test_name(one.param.file); });

// ---- csvkit: twins ---------------------------------------------------------------------------------------------------------------

// A value apart from how it is written. csvkit tells kinds of columns by guessing and then writes True, 1.0 and 1920-01-01T00:00:00;
// koppel keeps what stands there (true, 1, 1920-01-01), for a mapping says what a column is.
std::string value_in(std::string text) {
  if (text == "True" || text == "False") return text == "True" ? "true" : "false";
  if (text.size() == 19 && text[10] == 'T') text[10] = ' ';
  if (text.size() == 19 && text.ends_with(" 00:00:00")) text.resize(10);
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  return whole && text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

// Row by row, without empty cells at the end: a workbook stores none.
Texts values_in(Texts rows) {
  for (auto& row : rows) {
    for (std::string& cell : row) cell = value_in(cell);
    while (!row.empty() && row.back().empty()) row.pop_back();
  }
  return rows;
}

struct Workbook {
  std::string file, sheet, twin, why;
  Told findings = {};
  std::int64_t heading_row = 1;
};

void PrintTo(const Workbook& one, std::ostream* out) { *out << one.file << " " << one.sheet << ": " << one.why; }

const std::vector<Workbook>& workbooks() {
  // In one row something stands in a column that has no heading: whose it is nobody can tell.
  const Told beyond{"rejected ragged_row 3:8"}, chosen{"note workbook_sheet_chosen 0:0", "rejected ragged_row 3:8"};
  static const std::vector<Workbook> all{
      {"dummy.xlsx", "", "dummy.csv", "an ordinary sheet"},
      {"test.xlsx", "", "testxlsx_converted.csv", "dates since 1904, results of formulas, rows of one cell", beyond},
      {"test.xlsx", "", "testxlsx_noinference_converted.csv", "the same, by csvkit without guessing", beyond},
      {"test_skip_lines.xlsx",
       "",
       "testxlsx_converted.csv",
       "empty rows above the headings",
       {"rejected ragged_row 6:8"},
       4},
      {"sheets.xlsx", "", "testxlsx_converted.csv", "the first sheet is empty: the second, and said so", chosen},
      {"sheets.xlsx", "data", "testxlsx_converted.csv", "a sheet by its name", beyond},
      {"sheets.xlsx", "ʤ", "testxlsx_unicode_converted.csv", "a sheet by a name beyond ASCII"},
      {"sheets.xlsx", "3", "testxlsx_unicode_converted.csv", "a sheet by its number"},
  };
  return all;
}

class CsvkitWorkbooks : public testing::TestWithParam<Workbook> {};

TEST_P(CsvkitWorkbooks, GiveTheTableOfTheirTwin) {
  if (!fs::exists(csvkit())) GTEST_SKIP() << "no public data beside the checkout: " << csvkit();
  const Workbook& book = GetParam();
  const Read result = read(csvkit() / book.file, {.sheet = book.sheet});
  Texts twin = as_the_standard_says(test::text_of(csvkit() / book.twin), ',');
  if (twin.front().back() == "h") twin.front().pop_back();  // csvkit's name for an eighth column without a heading
  EXPECT_EQ(values_in(result.texts()), values_in(twin));
  EXPECT_EQ(test::told(result.findings), book.findings);
  EXPECT_EQ(result.table.form, TableForm::workbook);
  EXPECT_EQ(result.table.heading_row, book.heading_row);
}

INSTANTIATE_TEST_SUITE_P(OfTheList, CsvkitWorkbooks, testing::ValuesIn(workbooks()));

// Cells as a mapping has them read: the day first, decimals behind a comma.
TEST(CsvkitCells, AreReadAsTheirTwinsSayOrNotAtAll) {
  if (!fs::exists(csvkit())) GTEST_SKIP() << "no public data beside the checkout: " << csvkit();
  const auto cells = [](const char* file) { return read(csvkit() / file).texts(); };
  const Texts dates = cells("test_date_format.csv"), twins = cells("test_date_format_converted.csv");
  ASSERT_EQ(dates.size(), twins.size());
  for (std::size_t row = 1; row < dates.size(); ++row) {
    const auto read = parse_date(dates[row].at(0), DateOrder::day_month_year);
    ASSERT_TRUE(read) << dates[row].at(0);
    EXPECT_EQ(to_string(read->date), twins[row].at(0));
  }
  const Texts local = cells("test_locale.csv"), plain = cells("test_locale_converted.csv");
  const auto number = [](const std::string& text) { return parse_fixed(text, decimal_scale, DecimalMark::comma); };
  EXPECT_EQ(std::get<Weight>(number(local[1][0])), std::get<Weight>(parse_fixed(plain[1][0], decimal_scale)));
  // Deviations: points between thousands and a date without marks are never guessed at; such a cell is listed.
  EXPECT_EQ(std::get<NumberFault>(number(local[1][1])), NumberFault::not_a_number);
  EXPECT_FALSE(parse_date(cells("test_numeric_date_format.csv")[1][0], DateOrder::year_month_day));
}

// ---- csvkit: the folder ----------------------------------------------------------------------------------------------------------

TEST(CsvkitFolder, HasNoFileOfWhichNothingIsExpected) {
  if (!fs::exists(csvkit())) GTEST_SKIP() << "no public data beside the checkout: " << csvkit();
  std::set<std::string> expected;
  for (const Case& one : cases()) EXPECT_TRUE(expected.insert(one.file).second) << one.file << " twice";
  for (const Workbook& book : workbooks()) expected.insert(book.file);
  EXPECT_EQ(files_in(csvkit()), expected);
}

}  // namespace
}  // namespace koppel::io
