#include "io/survey/row_gate.hpp"

#include <gtest/gtest.h>

#include "io/reading.hpp"

namespace koppel::io {
namespace {

RowGate gate_of_mia() {
  RowGate gate;
  gate.learn_name("Mia Voorbeeld");
  gate.learn_name("Jef van den Verzonnen");
  gate.learn_name("Ann");
  gate.begin_row({.name = "Mia Voorbeeld", .email = "mia@localhost", .phone = "470000000"});
  return gate;
}

TEST(RowGate, AWordOfTheNameOfTheRowIsAName) {
  const RowGate gate = gate_of_mia();
  for (const char* text : {"Mia Voorbeeld", "VOORBEELD, mia", "vraag naar Mia", "mía", "M. Voorbeeld", "Mia's tuin",
                           "M\u200Bia", "(voorbeeld)"}) {
    EXPECT_EQ(gate.kind_of(text), PersonalKind::name) << text;
  }
}

TEST(RowGate, AWholeNameOfAnotherRowIsOneToo) {
  const RowGate gate = gate_of_mia();
  for (const char* text :
       {"Jef van den Verzonnen", "verzonnen jef", "samen met Jef Van den Verzonnen", "Jef Verzonnen"})
    EXPECT_EQ(gate.kind_of(text), PersonalKind::name) << text;
  for (const char* text : {"Jef", "verzonnen verhalen", "Ann"}) EXPECT_EQ(gate.kind_of(text), std::nullopt) << text;
}

TEST(RowGate, AddressAndNumberOfTheRowAreKnownWithoutTheirForm) {
  const RowGate gate = gate_of_mia();
  EXPECT_EQ(gate.kind_of("mia@localhost"), PersonalKind::name) << "its first part is a word of the name";
  EXPECT_EQ(gate.kind_of("470000000"), PersonalKind::telephone) << "a spreadsheet dropped the 0";
  EXPECT_EQ(gate.kind_of("470 000 000"), PersonalKind::telephone);
  EXPECT_EQ(gate.kind_of("470000001"), std::nullopt);
}

TEST(RowGate, OrdinaryValuesPass) {
  const RowGate gate = gate_of_mia();
  for (const char* text : {"", "IT-hulp 2.0", "3D-printen", "CV 2026", "9-17", "2060", "r042", "2024-0153", "Miami",
                           "voorbeelden maken", "van alles", "den Bosch", "mi", "tuinieren", "Ma 9-12", "50 %"}) {
    EXPECT_EQ(gate.kind_of(text), std::nullopt) << text;
    EXPECT_EQ(gate.shown(text), text);
  }
}

TEST(RowGate, AnIdThatIsANameIsKnown) {
  const RowGate gate = gate_of_mia();
  for (const char* id : {"Mia Voorbeeld", "voorbeeld.mia", "mia-voorbeeld", "Jef van den Verzonnen"})
    EXPECT_EQ(gate.kind_of_id(id), PersonalKind::name) << id;
  EXPECT_EQ(gate.kind_of_id("0470 00 00 00"), PersonalKind::telephone);
  EXPECT_EQ(gate.kind_of_id("032123456"), PersonalKind::telephone);
  EXPECT_EQ(gate.kind_of_id("mia@example.org"), PersonalKind::email);
  for (const char* id : {"r042", "2024-0153", "mia1", "buurtwerk-mia", "m", "DOS-0312-345678", "000123456"})
    EXPECT_EQ(gate.kind_of_id(id), std::nullopt) << id;
}

TEST(RowGate, AnIdOfOneWordOfTheNameIsAName) {
  const RowGate gate = gate_of_mia();
  for (const char* id : {"mia", "VOORBEELD", "MiaVoorbeeld", "voorbeeldmia12"})
    EXPECT_EQ(gate.kind_of_id(id), PersonalKind::name) << id;
  for (const char* id : {"verzonnen", "miavoor", "mi"}) EXPECT_EQ(gate.kind_of_id(id), std::nullopt) << id;
}

TEST(RowGate, NamesAreKnownWithAnApostropheAndWithoutABlank) {
  const RowGate gate = gate_of_mia();
  for (const char* text : {"Mia’s tuin", "Mia's", "MiaVoorbeeld", "#voorbeeldmia", "vraag JefVanDenVerzonnen",
                           "jefverzonnen2", "de tuin van Jef Verzonnen’s zus"})
    EXPECT_EQ(gate.kind_of(text), PersonalKind::name) << text;
  RowGate other;
  other.learn_name("Tom Aten");
  other.begin_row({});
  EXPECT_EQ(other.kind_of("tomaten kweken"), std::nullopt);
  EXPECT_EQ(other.kind_of("Tom Aten"), PersonalKind::name);
}

TEST(RowGate, TheAddressOfTheRowIsKnownHoweverItsSignsAreWritten) {
  RowGate gate;
  gate.begin_row({.name = "", .email = "b.verzonnen@mail.example.org", .phone = ""});
  for (const char* text : {"b.verzonnen (at) mail.example.org", "B.Verzonnen @ mail . example . org",
                           "b.verzonnen[at]mail[dot]example[dot]org", "b verzonnen at mail punt example punt org"})
    EXPECT_EQ(gate.kind_of(text), PersonalKind::email) << text;
  for (const char* text : {"verzonnen verhalen", "mail", "example.org", "b. aan de balie"})
    EXPECT_EQ(gate.kind_of(text), std::nullopt) << text;
}

TEST(RowGate, ShortNamesAreNamesToo) {
  RowGate gate;
  for (const char* name : {"An Proef", "Jo De Schijn", "Bo Xy", "Lu Van den Verzinsel"}) gate.learn_name(name);
  gate.begin_row({.name = "Bo Xy", .email = "", .phone = ""});
  for (const char* text : {"vraag naar An Proef", "proef, an", "Jo de Schijn", "bel Bo Xy", "Lu Verzinsel"})
    EXPECT_EQ(gate.kind_of(text), PersonalKind::name) << text;
  for (const char* id : {"Bo Xy", "an.proef", "Jo De Schijn"}) EXPECT_EQ(gate.kind_of_id(id), PersonalKind::name) << id;
  for (const char* text : {"an", "de schijn", "bo", "schijn an", "een avond"})
    EXPECT_EQ(gate.kind_of(text), std::nullopt) << text;
}

TEST(RowGate, AWordThatMustMeetAnotherIsHiddenForAWholeNameOnly) {
  RowGate gate;
  gate.learn_name("Jan Verzonnen");
  gate.begin_row({.name = "Jan Verzonnen", .email = "", .phone = ""});
  EXPECT_EQ(gate.kind_of_key("Bakkerij Verzonnen"), std::nullopt);
  EXPECT_EQ(gate.kind_of("Bakkerij Verzonnen"), PersonalKind::name);
  EXPECT_EQ(gate.kind_of_key("verzonnen, jan"), PersonalKind::name);
  EXPECT_EQ(gate.kind_of_key("jan@example.org"), PersonalKind::email);
}

TEST(RowGate, NothingOfARowStaysForTheNext) {
  RowGate gate = gate_of_mia();
  gate.begin_row({.name = "", .email = "", .phone = "12"});
  EXPECT_EQ(gate.kind_of("vraag naar Mia"), std::nullopt);
  EXPECT_EQ(gate.kind_of("12"), std::nullopt);
}

TEST(RowGate, KindAndLengthAreShown) {
  const RowGate gate = gate_of_mia();
  EXPECT_EQ(gate.shown("vraag naar Mía"), "name (14)");
  EXPECT_EQ(gate.shown("een vrij antwoord", true), "text (17)");
  EXPECT_EQ(gate.shown("bel Mia", true), "name (7)");
}

}  // namespace
}  // namespace koppel::io
