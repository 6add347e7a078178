#include "io/inputs/answer_words.hpp"

#include <gtest/gtest.h>

namespace koppel::io {
namespace {

constexpr Date given{2026, 11, 30};

AnswerKind kind(std::string_view words) { return understand(words, given).kind; }
std::string until(std::string_view words) {
  const MeantAnswer meant = understand(words, given);
  return meant.until ? to_string(*meant.until) : std::string(to_string(meant.kind));
}

TEST(AnswerWords, YesAndNoInHerOwnWords) {
  for (const char* yes : {"ja", "JA!", "Ja hoor", "ja hoor, graag", "ok, akkoord", "Oké.", "afgesproken",
                          "ja, dinsdag om 10u", "yes please", "Oui, volontiers", "d'accord", "In orde"})
    EXPECT_EQ(kind(yes), AnswerKind::yes) << yes;
  for (const char* no : {"nee", "neen", "Nee, te ver", "nee dank u", "neen (kan niet op dinsdag)", "no, too far",
                         "non merci", "liever niet"})
    EXPECT_EQ(kind(no), AnswerKind::no) << no;
}

TEST(AnswerWords, NobodyReachedIsNoAnswer) {
  for (const char* later :
       {"later", "Voicemail", "voicemail, ingesproken", "geen gehoor", "bel terug", "répondeur", "call back"})
    EXPECT_EQ(kind(later), AnswerKind::later) << later;
}

TEST(AnswerWords, WhoIsAwayIsAwayUntilADay) {
  EXPECT_EQ(until("afwezig"), "away");
  EXPECT_EQ(until("afwezig tot 15/12"), "2026-12-15");
  EXPECT_EQ(until("Afwezig tot en met 15 december 2026 (reis)"), "2026-12-15");
  EXPECT_EQ(until("op vakantie t/m 3/1"), "2027-01-03");
  EXPECT_EQ(until("away until 5 January"), "2027-01-05");
  EXPECT_EQ(until("absente jusqu'au 20 décembre"), "2026-12-20");
  EXPECT_EQ(until("te druk tot 1/2/2027"), "2027-02-01");
  EXPECT_EQ(until("Te druk deze maand"), "2026-11-30");
  EXPECT_EQ(until("trop occupée ce mois-ci"), "2026-11-30");
  EXPECT_EQ(to_string(*understand("te druk deze maand", Date{2028, 2, 3}).until), "2028-02-29");
}

TEST(AnswerWords, NothingIsGuessed) {
  for (const char* unclear :
       {"ja, maar pas in januari", "misschien", "ja als het niet regent", "ja nee", "ja, nee", "ja, niet op maandag",
        "paars", "afwezig tot maandag", "nee, tenzij", "yes?", "te druk", "", "jaar", "janee", "oui mais"})
    EXPECT_EQ(kind(unclear), AnswerKind::unclear) << unclear;
}

}  // namespace
}  // namespace koppel::io
