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

TEST(AnswerWords, YesInMoreThanOneWord) {
  for (const char* yes : {"of course", "Yes, of course!", "ja ok", "ja prima", "ja hoor geen probleem",
                          "ja dat is goed", "ja, dat is goed", "no problem", "pas de problème", "oui bien sûr",
                          "gebeld, ja", "ja, tot dan", "yes, that's fine"})
    EXPECT_EQ(kind(yes), AnswerKind::yes) << yes;
}

TEST(AnswerWords, NoWithItsReason) {
  for (const char* no :
       {"nee te ver", "geen tijd", "nee geen tijd", "geen interesse", "lukt niet", "past niet", "doet niet meer mee",
        "nee toch niet, ziek geworden", "sorry, nee", "nee, te druk", "no thanks", "no too far", "no time",
        "not interested", "pas le temps", "non trop loin", "pas intéressée", "ne participe plus"})
    EXPECT_EQ(kind(no), AnswerKind::no) << no;
}

TEST(AnswerWords, StillToBeCalled) {
  for (const char* later : {"later bellen", "volgende week bellen", "niet opgenomen", "gebeld geen antwoord",
                            "gebeld, geen antwoord", "in gesprek", "weet nog niet", "call next week", "did not pick up",
                            "called, no reply", "pas décroché", "rappeler la semaine prochaine", "ne sait pas encore"})
    EXPECT_EQ(kind(later), AnswerKind::later) << later;
}

TEST(AnswerWords, AwayInOtherOrdersAndToTheEndOfAMonth) {
  EXPECT_EQ(until("vakantie"), "away");
  EXPECT_EQ(until("op reis"), "away");
  EXPECT_EQ(until("vacances"), "away");
  EXPECT_EQ(until("tot 15/12 afwezig"), "2026-12-15");
  EXPECT_EQ(until("tot 15 december op vakantie"), "2026-12-15");
  EXPECT_EQ(until("until 15/12 away"), "2026-12-15");
  EXPECT_EQ(until("afwezig tot einde december"), "2026-12-31");
  EXPECT_EQ(until("afwezig tot eind februari"), "2027-02-28");
  EXPECT_EQ(until("away until the end of December"), "2026-12-31");
  EXPECT_EQ(until("absent jusqu'a fin décembre"), "2026-12-31");
  EXPECT_EQ(until("te druk tot einde van de maand"), "2026-11-30");
  EXPECT_EQ(to_string(*understand("afwezig tot einde december", Date{2026, 12, 15}).until), "2026-12-31");
}

TEST(AnswerWords, WithoutADayNothingIsForGood) {
  for (const char* words : {"te druk deze maand", "busy this month", "afwezig tot 15/12", "afwezig tot einde december"})
    EXPECT_EQ(understand(words, std::nullopt).kind, AnswerKind::unclear) << words;
  for (const char* words : {"afwezig tot …", "afwezig tot ...", "afwezig tot", "tot 15/12"})
    EXPECT_EQ(kind(words), AnswerKind::unclear) << words;
}

TEST(AnswerWords, AnotherMomentIsNoAnswerToThisOne) {
  for (const char* unclear :
       {"ja, woensdag ipv dinsdag", "ja woensdag ipv dinsdag", "ja, woensdag in plaats van dinsdag",
        "ja, liever woensdag", "ja, vanaf januari", "ja, woensdag", "yes, Wednesday instead of Tuesday",
        "oui, mercredi plutôt", "nee liever woensdag", "nee, bel later terug", "nee geen probleem", "no one home",
        "no idea", "not sure", "kan niet op dinsdag", "zeker niet", "nee ziek"})
    EXPECT_EQ(kind(unclear), AnswerKind::unclear) << unclear;
}

TEST(AnswerWords, NothingIsGuessed) {
  for (const char* unclear :
       {"ja, maar pas in januari", "misschien", "ja als het niet regent", "ja nee", "ja, nee", "ja, niet op maandag",
        "paars", "afwezig tot maandag", "nee, tenzij", "yes?", "te druk", "", "jaar", "janee", "oui mais"})
    EXPECT_EQ(kind(unclear), AnswerKind::unclear) << unclear;
}

}  // namespace
}  // namespace koppel::io
