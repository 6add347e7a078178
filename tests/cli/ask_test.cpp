// Questions to a person, driven from strings.
#include "cli/ask.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace koppel::cli {
namespace {

io::OpenQuestion which_column() {
  return {.what = io::Asked::column_for,
          .file = "aanbod.csv",
          .field = "skills",
          .candidates = {{"Dit", 2, {"koken", "naaien"}}, {"Dat", 3}, {"", std::nullopt}}};
}

struct Talk {
  std::size_t chosen = 0;
  std::string said;
};
Talk talk(const std::string& typed, const io::OpenQuestion& question, Language language = Language::en) {
  std::istringstream in(typed);
  std::ostringstream out;
  Asker asker(in, out, language);
  const std::size_t chosen = asker.ask(question);
  return {chosen, out.str()};
}

TEST(Asker, EnterTakesTheFirstAndNumbersTakeOthers) {
  EXPECT_EQ(talk("\n", which_column()).chosen, 0U);
  EXPECT_EQ(talk("1\n", which_column()).chosen, 0U);
  EXPECT_EQ(talk(" 3 \n", which_column()).chosen, 2U);
  EXPECT_EQ(talk("2", which_column()).chosen, 1U) << "a last line without its end";
}

TEST(Asker, AsksAgainWhatIsNoAnswer) {
  const Talk said = talk("4\n0\n-1\n2x\nja\n99999999999999999999999\n2\n", which_column());
  EXPECT_EQ(said.chosen, 1U);
  std::size_t again = 0;
  for (std::size_t at = said.said.find("Type a number"); at != std::string::npos;
       at = said.said.find("Type a number", at + 1)) {
    ++again;
  }
  EXPECT_EQ(again, 6U);
}

TEST(Asker, TheEndOfInputIsNoAnswer) {
  EXPECT_THROW((void)talk("", which_column()), NobodyAnswers);
  EXPECT_THROW((void)talk("nonsense\n", which_column()), NobodyAnswers);
}

TEST(Asker, ShowsTheLikelyFirstWithExamplesInHerLanguage) {
  const std::string dutch = talk("\n", which_column(), Language::nl).said;
  EXPECT_NE(dutch.find("aanbod.csv: welke kolom zegt wat iemand aanbiedt?"), std::string::npos);
  EXPECT_NE(dutch.find("1  \"Dit\" (bv. koken, naaien)  [Enter]"), std::string::npos) << dutch;
  EXPECT_NE(dutch.find("2  \"Dat\"\n"), std::string::npos);
  EXPECT_NE(dutch.find("3  geen van deze"), std::string::npos);
  EXPECT_NE(talk("\n", which_column(), Language::fr).said.find("aucune de celles-ci"), std::string::npos);
}

TEST(Asker, EveryQuestionHasItsWords) {
  const std::vector<std::string> fields{"skills",     "needs",          "id",    "contact.name", "capacity.max",
                                        "people.max", "place.postcode", "slots", "languages"};
  for (const std::string& field : fields) {
    io::OpenQuestion question = which_column();
    question.field = field;
    EXPECT_EQ(talk("\n", question).said.find("ask_column_"), std::string::npos) << field;
  }
  const std::vector<std::pair<io::Asked, std::vector<std::string>>> others{
      {io::Asked::order, {"exchanged", "as_given"}},
      {io::Asked::side, {"offers", "requests"}},
      {io::Asked::meaning_of, {"themes", ""}},
      {io::Asked::same_word, {"same", "different"}}};
  for (const auto& [what, values] : others) {
    io::OpenQuestion question{.what = what, .file = "a.csv", .subject = "koken", .other = "kokken"};
    for (const std::string& value : values) question.candidates.push_back({value, std::nullopt});
    EXPECT_EQ(talk("\n", question).said.find("ask_"), std::string::npos);
  }
}

TEST(Asker, AHeadingCannotDriveTheTerminal) {
  io::OpenQuestion question = which_column();
  question.candidates[0].value = "Kleur\x1b[31m\x07";
  const std::string said = talk("\n", question).said;
  EXPECT_EQ(said.find('\x1b'), std::string::npos);
  EXPECT_EQ(said.find('\x07'), std::string::npos);
}

}  // namespace
}  // namespace koppel::cli
