#include "model/terms.hpp"

#include <gtest/gtest.h>

#include "model/profile.hpp"

namespace koppel {
namespace {

TEST(Cefr, IsReadInAnyCaseAndWrittenInCapitals) {
  EXPECT_EQ(parse_cefr("B1"), Cefr::b1);
  EXPECT_EQ(parse_cefr("c2"), Cefr::c2);
  for (const char* text : {"", "B", "B3", "D1", "B1+", "\x01\x31", "1B"})
    EXPECT_EQ(parse_cefr(text), std::nullopt) << text;
  for (const char* text : {"A1", "A2", "B1", "B2", "C1", "C2"}) EXPECT_EQ(to_string(parse_cefr(text).value()), text);
  EXPECT_LT(Cefr::any, Cefr::a1);
}

TEST(Dates, ExistOrDoNot) {
  EXPECT_TRUE(make_date(2024, 2, 29));
  EXPECT_TRUE(make_date(2000, 2, 29));
  EXPECT_FALSE(make_date(1900, 2, 29));
  EXPECT_FALSE(make_date(2026, 2, 29));
  EXPECT_FALSE(make_date(2026, 4, 31));
  EXPECT_FALSE(make_date(2026, 13, 1));
  EXPECT_FALSE(make_date(2026, 0, 1));
  EXPECT_FALSE(make_date(2026, 1, 0));
  EXPECT_FALSE(make_date(0, 1, 1));
}

TEST(Dates, AreReadAndWrittenAsIso) {
  EXPECT_EQ(parse_iso_date("2026-10-02"), (Date{2026, 10, 2}));
  EXPECT_EQ(to_string(Date{2026, 1, 2}), "2026-01-02");
  for (const char* text :
       {"2026-1-2", "02-10-2026", "2026/10/02", "2026-10-02T10:00", "2026-02-30", "", "20261002", "+026-10-02"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
}

TEST(TravelTimes, CountBothWaysUnlessBothAreGiven) {
  TravelTimes times;
  times.rows = {{"2000", "2060", 3'000}, {"2060", "2100", 2'500}, {"2100", "2060", 4'000}};
  EXPECT_EQ(times.find("2000", "2060"), 3'000);
  EXPECT_EQ(times.find("2060", "2000"), 3'000);
  EXPECT_EQ(times.find("2060", "2100"), 2'500);
  EXPECT_EQ(times.find("2100", "2060"), 4'000);
  EXPECT_EQ(times.find("2000", "2100"), std::nullopt);
}

}  // namespace
}  // namespace koppel
