// Workbooks: the same bytes each time, and cells that no workbook can hold. tests/report/test_call_list.py opens one as a
// spreadsheet does.
#include "io/tables/xlsx.hpp"

#include <gtest/gtest.h>

#include "base/finding.hpp"

namespace koppel::io {
namespace {

std::string book_of(const std::string& cell) { return write_xlsx({{"lijst", {"kop"}, {{cell}}, {12}}}); }

TEST(Xlsx, GivesTheSameBytesAgain) {
  const std::string bytes = book_of("0400 00 77 31");
  EXPECT_TRUE(bytes.starts_with("PK"));
  EXPECT_EQ(book_of("0400 00 77 31"), bytes);
  EXPECT_NE(book_of("0400 00 77 32"), bytes);
}

TEST(Xlsx, ReplacesWhatIsNoText) {
  const std::string replacement = "\xEF\xBF\xBD";
  EXPECT_EQ(book_of("a\xFF"
                    "b"),
            book_of("a" + replacement + "b"));
  EXPECT_EQ(book_of("a\xC3"), book_of("a" + replacement));                               // cut short
  EXPECT_EQ(book_of("\xED\xA0\x80"), book_of(replacement + replacement + replacement));  // half a surrogate pair
  EXPECT_EQ(book_of("\xEF\xBF\xBF\xEF\xBF\xBE"), book_of(replacement + replacement));    // U+FFFF, U+FFFE
  EXPECT_EQ(book_of(std::string("a\0b", 3)), book_of("a" + replacement + "b"));
  EXPECT_NE(book_of("é"), book_of(replacement));
}

TEST(Xlsx, CutsCellsThatAreTooLongBetweenCharacters) {
  constexpr std::size_t most = 32'767;
  EXPECT_EQ(book_of(std::string(most + 1, 'x')), book_of(std::string(most, 'x')));
  EXPECT_NE(book_of(std::string(most, 'x')), book_of(std::string(most - 1, 'x')));
  EXPECT_EQ(book_of(std::string(most - 1, 'x') + "é"), book_of(std::string(most - 1, 'x')));
}

TEST(Xlsx, RefusesANameThatIsNoSheetNameAndPrintsNothing) {
  ::testing::internal::CaptureStderr();
  for (const char* name : {"a/b", "", "[x]", "een naam die langer is dan een en dertig"}) {
    EXPECT_THROW((void)write_xlsx({{name, {"kop"}, {}, {}}}), InputError) << name;
  }
  EXPECT_THROW((void)write_xlsx({{"twee", {"kop"}, {}, {}}, {"twee", {"kop"}, {}, {}}}), InputError);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Xlsx, LinksAsManyCellsAsASheetHoldsAndPrintsNothing) {
  ::testing::internal::CaptureStderr();
  Sheet sheet{.name = "lijst", .headings = {"telefoon"}};
  for (int i = 0; i < 66'000; ++i) sheet.rows.push_back({SheetCell::link_to("0400", "tel:0400")});
  sheet.rows.push_back({SheetCell::link_to("ver", "mailto:" + std::string(3000, 'x') + "@example.org")});
  EXPECT_TRUE(write_xlsx({sheet}).starts_with("PK"));
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Xlsx, HoldsASheetWithoutRowsOrHeadings) {
  EXPECT_FALSE(write_xlsx({{"leeg", {"kop"}, {}, {}}}).empty());
  EXPECT_FALSE(write_xlsx({{"leeg", {}, {}, {}}}).empty());
}

}  // namespace
}  // namespace koppel::io
