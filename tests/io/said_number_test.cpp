// Numbers as people write them into forms, each with what a careful person reads there.
#include "io/text/said_number.hpp"

#include <gtest/gtest.h>

namespace koppel::io {
namespace {

struct Said {
  std::string_view text;
  Unit unit;
  std::string_view meaning;  // "least..most", "∞", or "?" where it is not clear
};
using enum Unit;

constexpr Said said[] = {
    {"3", count, "..3"},
    {"twee", count, "..2"},
    {"één", count, "..1"},
    {"deux", count, "..2"},
    {"three", count, "..3"},
    {"1-2", count, "1..2"},
    {"1 – 2", count, "1..2"},
    {"2 à 3", count, "2..3"},
    {"één à twee", count, "1..2"},
    {"1 of 2", count, "1..2"},
    {"2 ou 3 personnes", count, "2..3"},
    {"3 tot 5", count, "3..5"},
    {"two or three", count, "2..3"},
    {"tussen 1 en 3", count, "1..3"},
    {"between 2 and 4 people", count, "2..4"},
    {"max 3", count, "..3"},
    {"Max. 3", count, "..3"},
    {"maximaal 3 vragen", count, "..3"},
    {"hoogstens twee", count, "..2"},
    {"jusqu'à 4", count, "..4"},
    {"up to 5", count, "..5"},
    {"max 2 à 3", count, "..3"},
    {"3 max", count, "..3"},
    {"3x", count, "..3"},
    {"minstens 2", count, "2.."},
    {"2 of meer", count, "2.."},
    {"2+", count, "2.."},
    {"at least 3", count, "3.."},
    {"ongeveer 4", count, "..4"},
    {"± 4", count, "..4"},
    {"2 (max)", count, "..2"},
    {"10 km", kilometres, "..10"},
    {"tot 10km", kilometres, "..10"},
    {"< 5 km", kilometres, "..5"},
    {"≤ 5 km", kilometres, "..5"},
    {"5-10 km", kilometres, "5..10"},
    {"7,5 km", kilometres, "..7,5"},
    {"vijf kilometer", kilometres, "..5"},
    {"een uurtje", hours, "..1"},
    {"2 uur", hours, "..2"},
    {"3h", hours, "..3"},
    {"onbeperkt", count, "∞"},
    {"Onbeperkt!", kilometres, "∞"},
    {"illimité", kilometres, "∞"},
    {"unlimited", count, "∞"},
    {"overal", kilometres, "∞"},
    {"overal", count, "?"},
    {"een uurtje", count, "?"},
    {"2 uur", kilometres, "?"},
    {"te voet", kilometres, "?"},
    {"geen idee", count, "?"},
    {"een paar", count, "?"},
    {"2 per maand", count, "?"},
    {"3-1", count, "?"},
    {"1-2-3", count, "?"},
    {"2 3", count, "?"},
    {"2 en 3", count, "?"},
    {"10 min", kilometres, "?"},
    {"minstens 2 hoogstens 3", count, "?"},
    {"tussen 2", count, "?"},
    {"max", count, "?"},
    {"", count, "?"},
    {"€ 5", count, "?"},
};

TEST(SaidNumber, IsReadAsACarefulPersonDoes) {
  for (const auto& [text, unit, meaning] : said) {
    const auto number = said_number(text, unit);
    const std::string read = !number ? "?" : number->unlimited ? "∞" : number->least + ".." + number->most;
    EXPECT_EQ(read, meaning) << text;
  }
}

}  // namespace
}  // namespace koppel::io
