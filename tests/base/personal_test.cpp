#include "base/personal.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/finding.hpp"
#include "base/wording.hpp"

namespace koppel {
namespace {

std::string kind_in(std::string_view text) {
  const std::string hidden = hidden_as(personal_kind(text).value_or(PersonalKind::name), text);
  return personal_kind(text) ? hidden.substr(0, hidden.rfind(" (")) : "";
}

TEST(Personal, AddressesAndNumbersAreKnownByTheirForm) {
  const std::pair<const char*, const char*> table[] = {
      {"mia.voorbeeld@example.org", "e-mail"},
      {"mail naar mia@example.org voor meer", "e-mail"},
      {"<mailto:MIA@EXAMPLE.ORG>", "e-mail"},
      {"info+buurt@example.museum", "e-mail"},
      {"0470 00 00 00", "telephone"},
      {"0470/00.00.00", "telephone"},
      {"0470000000", "telephone"},
      {"0470/000000", "telephone"},
      {"0400 00 00 02", "telephone"},
      {"03 000 00 00", "telephone"},
      {"03/000.00.00", "telephone"},
      {"089 00 00 00", "telephone"},
      {"+32 470 00 00 00", "telephone"},
      {"+32 (0)470/00.00.00", "telephone"},
      {"+32\xC2\xA0"
       "470\xC2\xA0"
       "00\xC2\xA0"
       "00\xC2\xA0"
       "00",
       "telephone"},
      {"0032 470 00 00 00", "telephone"},
      {"+31 6 00000000", "telephone"},
      {"06-00000000", "telephone"},
      {"01 00 00 00 00", "telephone"},
      {"32470000000", "telephone"},
      {"bel 0470 00 00 00 na 18 u", "telephone"},
      {"gsm:0470000000", "telephone"},
      {"04\xE2\x80\x8B"
       "70 00 00 00",
       "telephone"},
      {"0470_00_00_00", "telephone"},
      {"0470\u00B700\u00B700\u00B700", "telephone"},
      {"0470\u200900\u200900\u200900", "telephone"},
      {"\uFF10\uFF14\uFF17\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10", "telephone"},
      {"\u0660\u0664\u0667\u0660\u0660\u0660\u0660\u0660\u0660\u0660", "telephone"},
      {"mia.voorbeeld\uFF20example.org", "e-mail"},
      {"85.07.30-000.61", "national number"},
      {"85073000061", "national number"},
      {"BE68 5390 0754 7034", "IBAN"},
      {"be68539007547034", "IBAN"},
      {"rekening BE68-5390-0754-7034 a.u.b.", "IBAN"},
      {"NL91ABNA0417164300", "IBAN"},
      {"rekeningBE68539007547034", "IBAN"},
      {"BE68539007547034Mia", "IBAN"},
      {"mia(at)example.org", "e-mail"},
      {"mail mia [AT] example [dot] org", "e-mail"},
      {"Kerkstraat 12", "street address"},
      {"Kerkstraat 12a bus 3", "street address"},
      {"Voorbeeldlaan 99, 2060 Antwerpen", "street address"},
      {"Lange Voorbeeldstraat, 1", "street address"},
      {"Voorbeeldsteenweg 1012", "street address"},
      {"rue de l'Exemple 16", "street address"},
      {"16, rue de l'Exemple", "street address"},
      {"12 Sample Street", "street address"},
  };
  for (const auto& [text, kind] : table) EXPECT_EQ(kind_in(text), kind) << text;
}

TEST(Personal, OrdinaryAnswersPass) {
  for (const char* text : {"",
                           "IT-hulp 2.0",
                           "3D-printen",
                           "CV 2026",
                           "2060",
                           "2060 Antwerpen",
                           "2060, 2018, 2000",
                           "1081 HV",
                           "9-17",
                           "09-17",
                           "09:00-17:00",
                           "9u30 - 17u",
                           "ma 09-12, 13-17",
                           "09-12 13-17 18-21",
                           "0900-1200 1300-1700",
                           "r042",
                           "m017",
                           "2024-0153",
                           "2024/0153/001",
                           "DOS-2024-000153",
                           "000153",
                           "0000153246",
                           "D2024.0153.12",
                           "0403.170.701",
                           "BE 0403.170.701",
                           "05/10/2026",
                           "05-10-2026 09:30",
                           "07/10/2026 19",
                           "2026-10-05T14:30:00",
                           "2026-W48-tue-eve",
                           "20261005",
                           "4",
                           "1,5",
                           "-0,25",
                           "51.2194475",
                           "4.4024643",
                           "12 jaar",
                           "65+",
                           "C++ 2017",
                           "A1-B2",
                           "50 %",
                           "2 x 3 uur",
                           "10 000 000",
                           "1.000.000",
                           "Loopbaan 2",
                           "loopbaan 2.0",
                           "speelplein 3 weken",
                           "Schoolplein 2",
                           "Kerkstraat",
                           "Kerkplein (2)",
                           "straat 3",
                           "Allerlei 2",
                           "onderweg 2",
                           "Leefstraat 2025",
                           "3 places",
                           "2 places assises",
                           "@home",
                           "hulp @ school",
                           "#3",
                           "v1.2.3",
                           "ISO 9001",
                           "Excel 365",
                           "Windows 11",
                           "org:district-merksem",
                           "2 personen, 3 uur",
                           "BE68 5390 0754 7035",
                           "85.07.30-000.62",
                           "3fa9c0d2e4b1470000000a3fa9c0d2e4b1470000000a3fa9c0d2e4b147000000"}) {
    EXPECT_EQ(kind_in(text), "") << text;
  }
}

TEST(Personal, AnIdIsLookedAtAsAWhole) {
  for (const char* id : {"mia@example.org", "0470 00 00 00", "+32470000000", "032123456", "BE68539007547034",
                         "85.07.30-000.61", "Kerkstraat 12"}) {
    EXPECT_TRUE(is_personal_id(id)) << id;
  }
  for (const char* id : {"r042", "2024-0153", "dossier 0312345678", "DOS-0312-345678", "000123456", "Mia Voorbeeld",
                         "buurt-2060", "12", "1000000000", "a@b"}) {
    EXPECT_FALSE(is_personal_id(id)) << id;
  }
}

TEST(Personal, KindAndLengthAreSaidInThreeLanguages) {
  const std::string hidden = without_personal("mia.voorbeeld@é.org");
  EXPECT_EQ(hidden, "e-mail (19)") << "characters, not bytes";
  EXPECT_EQ(hidden_in_words(hidden, Language::nl), "e-mailadres, 19 tekens");
  EXPECT_EQ(hidden_in_words(hidden, Language::en), "e-mail address, 19 characters");
  EXPECT_EQ(hidden_in_words(hidden, Language::fr), "adresse e-mail, 19 caractères");
  EXPECT_EQ(hidden_in_words("Fietsen (3)", Language::nl), "Fietsen (3)");
  EXPECT_EQ(hidden_as(PersonalKind::name, hidden), hidden) << "what is hidden stays as it is";
}

TEST(Personal, ValuesInTextsAreNotShown) {
  EXPECT_EQ(fill_in("onbekend: {read}", {{"read", "mia@example.org"}}, Language::nl),
            "onbekend: e-mailadres, 15 tekens");
  EXPECT_EQ(fill_in("onbekend: {read}", {{"read", "CV 2026"}}, Language::nl), "onbekend: CV 2026");
}

TEST(Personal, TheFieldOfAFindingIsNotShownEither) {
  struct Codes {
    CodeInfo one{"one", Severity::note, {"a", "a", "a"}, {"", "", ""}};
  };
  static constexpr Codes codes{};
  Findings findings;
  findings.add(codes.one, {.file = "market.json", .field = "offers[0].skills.mia@example.org"});
  EXPECT_EQ(findings.kept().front().source.field.find('@'), std::string::npos);
}

}  // namespace
}  // namespace koppel
