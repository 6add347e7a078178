#include "io/tables/csv.hpp"
#include "io/text/csv_writer.hpp"

#include <rapidcheck/gtest.h>

#include "io/reading.hpp"
#include "support/places.hpp"

namespace koppel::io {
namespace {

using test::has;
using test::told;
using Texts = std::vector<std::vector<std::string>>;

struct Read {
  CsvTable table;
  Findings findings;
  [[nodiscard]] Texts texts() const {
    Texts rows;
    for (const auto& row : table.rows) {
      auto& cells = rows.emplace_back();
      for (std::size_t column = 0; column < row.size(); ++column) cells.emplace_back(row[column].text);
    }
    return rows;
  }
};

Read read(std::string_view bytes, const CsvOptions& options = {}) {
  Read result;
  result.table = read_csv(bytes, "test.csv", options, result.findings);
  return result;
}

TEST(Csv, FindsTheSeparatorThatMakesTheRowsAgree) {
  EXPECT_EQ(read("naam;stad\nNoor, Els;Gent\nTom, Jan;Aalst\n").table.separator, ';');
  EXPECT_EQ(read("a,b,c\n1,2;3,4\n").table.separator, ',');
  EXPECT_EQ(read("a\tb\n1,5\t2,5\n").table.separator, '\t');
  EXPECT_EQ(read("a|b\n1|2\n").table.separator, '|');
  EXPECT_EQ(read("een kolom\n1\n").table.separator, ',');
  EXPECT_EQ(read("\"a,b\";c\n\"1,2\";\"3,4\"\n").table.separator, ';');
}

TEST(Csv, HonoursTheSeparatorLineAndDoesNotCountIt) {
  const Read result = read("sep=;\r\na;b,c\r\n1;2,3\r\n");
  EXPECT_EQ(result.table.headings, (std::vector<std::string>{"a", "b,c"}));
  EXPECT_EQ(result.table.row_numbers, std::vector<std::int64_t>{2});
}

TEST(Csv, CountsRowsAsASpreadsheetDoes) {
  const Read result = read("a,b\r\n\"1\r\n2\",x\r\n\r\n,\r\n3,y\r\n\r\n\r\n");
  EXPECT_EQ(result.texts(), (Texts{{"1\r\n2", "x"}, {}, {"", ""}, {"3", "y"}}));
  EXPECT_EQ(result.table.row_numbers, (std::vector<std::int64_t>{2, 3, 4, 5}));
  EXPECT_TRUE(result.findings.empty());
}

TEST(Csv, LineEndsOfEveryKindGiveTheSameRows) {
  const Texts expected{{"1", "2"}, {}, {"3", "4"}};
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const std::string e = end;
    EXPECT_EQ(read("a,b" + e + "1,2" + e + e + "3,4").texts(), expected) << std::to_string(e.size());
  }
}

TEST(Csv, TellsNotShownFromShownButBlank) {
  const Read result = read("a,b,c\n,\"\",x\n");
  const TableRow row = result.table.rows[0];
  EXPECT_TRUE(row[0].absent);
  EXPECT_FALSE(row[1].absent);
  EXPECT_EQ(row[1].text, "");
}

TEST(Csv, ReadsTheEncodingsOfSpreadsheets) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n\xC3\xA9,2\n")
                .texts(),
            (Texts{{"é", "2"}}));
  EXPECT_TRUE(read("\xEF\xBB\xBF"
                   "a,b\n1,2\n")
                  .table.byte_order_mark);

  const Read guessed = read("naam;prijs\nAndr\xE9;5 \x80\n");
  EXPECT_EQ(guessed.texts(), (Texts{{"André", "5 €"}}));
  EXPECT_EQ(told(guessed.findings), std::vector<std::string>{"warning encoding_guessed 2:0"});

  const Read asked = read("naam;prijs\nAndr\xE9;5\n", {.encoding = Encoding::windows1252});
  EXPECT_TRUE(asked.findings.empty());
  EXPECT_EQ(told(read("a;b\nAndr\xE9;5\n", {.encoding = Encoding::utf8}).findings),
            std::vector<std::string>{"error bad_utf8 2:0"});

  const std::string little(
      "\xFF\xFE"
      "a\0,\0b\0\n\0\xE9\0,\0=\xD8\0\xDE\n\0",
      20);
  EXPECT_EQ(read(little).texts(), (Texts{{"é", "\xF0\x9F\x98\x80"}}));
  const std::string without_mark("a\0,\0b\0\n\0001\0,\0002\0\n\0", 16);
  EXPECT_EQ(read(without_mark).texts(), (Texts{{"1", "2"}}));
  EXPECT_TRUE(has(read(without_mark).findings, "encoding_guessed"));
}

TEST(Csv, StrictUtf8KnowsOverlongFormsAndSurrogates) {
  EXPECT_EQ(first_bad_utf8("caf\xC3\xA9"), std::string_view::npos);
  for (const char* bad : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xC3", "\xFF"}) {
    EXPECT_EQ(first_bad_utf8(std::string("ab") + bad), 2U);
  }
}

TEST(Csv, NamesRowsThatDoNotFitTheHeader) {
  const Read result = read("a;b\n1;2;3\n1;2;;\n1\n1;2\n");
  EXPECT_EQ(told(result.findings), (std::vector<std::string>{"rejected ragged_row 2:3", "rejected ragged_row 4:2"}));
  EXPECT_EQ(cell_at(result.table.rows[2], 1).text, "");
  EXPECT_TRUE(cell_at(result.table.rows[2], 1).absent);
}

TEST(Csv, RefusesWhatIsNoTable) {
  EXPECT_EQ(told(read("a,b\n1,\"open\n2,3\n").findings).front(), "error unclosed_quote 2:1");
  EXPECT_EQ(told(read(std::string_view("a,b\n1,x\0y\n", 10)).findings),
            std::vector<std::string>{"error null_byte 2:2"});
  EXPECT_EQ(told(read("PK\x03\x04 zip").findings), std::vector<std::string>{"error workbook_unsupported 0:0"});
}

TEST(Csv, BoundsAreKept) {
  const Read wide = read(std::string(max_csv_columns + 5, ';') + "\n1\n");
  EXPECT_TRUE(has(wide.findings, "too_many_columns"));
  const Read longer = read("a,b\n1," + std::string(max_csv_cell_bytes + 1, 'x') + "\n");
  EXPECT_EQ(told(longer.findings), std::vector<std::string>{"rejected cell_too_long 2:2"});
  EXPECT_TRUE(longer.table.rows[0][1].absent);
  Findings findings;
  const CsvTable large = read_csv("a\n" + std::string(1'000'000, '\n') + "x\n", "test.csv", {}, findings, 2 << 20);
  EXPECT_TRUE(has(findings, "table_too_large"));
  EXPECT_LT(large.rows.bytes(), std::size_t{4} << 20) << "reading stopped there";
}

TEST(Table, RowsForWhichThereIsNoMemoryAreCountedWhereThatIsEnough) {
  std::string bytes = "id;Status;naam\n";
  for (int i = 0; i < 10'000; ++i) bytes += std::to_string(i) + ";;Noor\n";
  MemoryBlocks blocks(bytes);
  Findings findings;
  const Table table = read_table(blocks, "t.csv", {}, findings, {}, 1 << 20, Beyond::counted);
  EXPECT_EQ(table.rows.size() + table.rows_beyond, 10'000U);
  EXPECT_GT(table.rows_beyond, 0U);
  EXPECT_EQ(table.rows[0][2].text, "Noor");
  EXPECT_TRUE(has(findings, "rows_not_looked_at"));
  EXPECT_FALSE(findings.has_errors());
}

TEST(Csv, HeaderRowsBeyondTheFirstAreNoData) {
  const Read result = read("Q1,Q2\n\"Vraag\neen\",Vraag twee\n1,2\n", {.header_rows = 2});
  EXPECT_EQ(result.texts(), (Texts{{"1", "2"}}));
  EXPECT_EQ(result.table.row_numbers, std::vector<std::int64_t>{3});
}

TEST(CsvWriter, WritesForBelgianExcelAndDisarmsFormulas) {
  CsvWriter writer;
  writer.row({"naam", "zegt \"ja\"", "a;b", "twee\nlijnen"});
  writer.row({"=1+1", "+32 470", "-2", "@x", "\tx", "gewoon = goed"});
  EXPECT_EQ(writer.take(),
            "\xEF\xBB\xBF"
            "naam;\"zegt \"\"ja\"\"\";\"a;b\";\"twee\nlijnen\"\r\n"
            "'=1+1;'+32 470;'-2;'@x;\"'\tx\";gewoon = goed\r\n");
}

RC_GTEST_PROP(CsvWriter, IsReadBackAsItWas, (const std::vector<std::vector<std::string>>& cells)) {
  CsvWriter writer;
  writer.row({"id", "een", "twee"});
  Texts expected;
  for (const auto& given : cells) {
    std::vector<std::string> row{"i"};
    for (std::size_t i = 0; i < 2; ++i) {
      std::string cell;
      for (const char c : i < given.size() ? given[i] : std::string())
        cell += static_cast<char>(c >= ' ' && c < 127 ? c : 'x');
      row.push_back(cell);
    }
    writer.row(row);
    for (std::string& cell : row) cell = neutralised(cell);
    expected.push_back(row);
  }
  const Read result = read(writer.take(), {.separator = ';'});
  RC_ASSERT(result.findings.empty());
  RC_ASSERT(result.texts() == expected);
}

RC_GTEST_PROP(Csv, NeverCrashesOnAnyBytes, (const std::string& bytes)) {
  const Read result = read(bytes);
  RC_ASSERT(result.table.rows.size() == result.table.row_numbers.size());
  for (const auto& row : result.table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) RC_ASSERT(first_bad_utf8(row[i].text) == std::string_view::npos);
  }
}

// ---- files made by others ---------------------------------------------------------------------------------------------------

class PublicCsv : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(surveys())) GTEST_SKIP() << "no public data beside the checkout: " << surveys();
  }
  static std::filesystem::path surveys() { return koppel::test::public_data() / "surveys"; }
};

TEST_F(PublicCsv, AwkwardFilesAreReadOrRefusedButNeverCrash) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(surveys())) {
    if (entry.path().extension() != ".csv" && entry.path().extension() != ".tsv") continue;
    const Read result = read(test::text_of(entry.path()));
    for (const auto& row : result.table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        ASSERT_EQ(first_bad_utf8(row[i].text), std::string_view::npos) << entry.path();
      }
    }
    ++files;
  }
  EXPECT_GT(files, 60U);
}

}  // namespace
}  // namespace koppel::io
