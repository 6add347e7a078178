// Round trips: the export of every tool, read with the mapping that koppel drafts for it once a person has decided what is marked, is
// the same six people.
#include <set>

#include "io/reading.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/survey/survey.hpp"
#include "support/places.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::io {
namespace {

// What the six people of the fixtures said, whatever the tool and the language.
struct Person {
  std::string token, name, email, postcode;
  std::set<std::string> themes, languages;
  int facilitation = 0, evaluation = 0;  // 0: not answered
  int groups = 1;
  std::string day;
};
const std::vector<Person>& people() {
  static const std::vector<Person> six{
      {"t01", "Zoë Verzonnen", "zoe@voorbeeld.example", "2060", {"mobility", "safety"}, {"nl", "fr"}, 4, 2, 2, "02"},
      {"t02", "Ben Bestaatniet", "ben@voorbeeld.example", "2140", {"housing"}, {"nl"}, 1, 5, 1, "03"},
      {"t03", "Anaïs Onecht", "anais@voorbeeld.example", "2000", {}, {"fr", "ar"}, 3, 3, 3, "04"},
      {"t04", "Émile Verdicht", "emile@voorbeeld.example", "2060", {"mobility"}, {"nl", "fr", "ar"}, 5, 0, 1, "05"},
      {"t05", "Maïté Gefingeerd", "maite@voorbeeld.example", "2600", {"safety", "housing"}, {"nl"}, 2, 4, 2, "16"},
      {"t06",
       "Ömer Denkbeeld",
       "omer@voorbeeld.example",
       "2018",
       {"mobility", "housing"},
       {"nl", "ar"},
       0,
       1,
       1,
       "17"}};
  return six;
}

// A fixture, what a person decides in its draft (text → text), and what the export holds.
struct Fixture {
  std::string file;
  std::vector<std::pair<std::string, std::string>> decisions;
  enum class Id { token, response, hash } id = Id::token;
  bool email = true, skills = false, skills_of_all = false, languages = true, postcode = true, groups = true;
};

void PrintTo(const Fixture& fixture, std::ostream* out) { *out << fixture.file; }

using Decisions = std::vector<std::pair<std::string, std::string>>;

const std::string no_codes = "codes: {}";

// With codes for headings nobody can know what the columns mean: the person says it.
Decisions of_codes(const std::string& open, const std::string& close) {
  const auto column = [&](const std::string& question, const std::string& option, const std::string& term) {
    return "      \"" + question + open + option + close + "\": " + term + "\n";
  };
  // Codes for headings tell nothing, but a column of postcodes is one.
  const std::string drafted = "fields:\n  place.postcode: { column: \"P1\" }   # voorstel: 6 antwoorden, getal\n";
  std::string fields = "fields:\n  themes:\n    columns:\n";
  fields += column("T1", "SQ001", "mobility") + column("T1", "SQ002", "safety") + column("T1", "SQ003", "housing");
  fields += "  skills:\n    columns:\n" + column("V1", "SQ001", "facilitation") + column("V1", "SQ002", "evaluation");
  fields += "    codes: { A1: 1, A2: 2, A3: 3, A4: 4, A5: 5 }\n  languages:\n    columns:\n";
  fields += column("L1", "SQ001", "nl") + column("L1", "SQ002", "fr") + column("L1", "SQ003", "ar");
  fields += "  place.postcode: { column: \"P1\" }\n  capacity.max: { column: \"C1\" }\n";
  return {{drafted, fields}, {"contact:\n", "contact:\n  name: \"A1\"\n"}};
}

const Decisions a_codes{
    {"codes: { A1: 0, A2: 1, A3: 2, A4: 3, A5: 4 }", "codes: { A1: 1, A2: 2, A3: 3, A4: 4, A5: 5 }"}};

std::vector<Fixture> fixtures() {
  using enum Fixture::Id;
  const Decisions dutch{{no_codes, "codes: { Helemaal niet: 1, Een beetje: 2, Behoorlijk: 3, Goed: 4, Heel goed: 5 }"}};
  const Decisions french{{no_codes, "codes: { Pas du tout: 1, Un peu: 2, Moyennement: 3, Bien: 4, Très bien: 5 }"}};
  const Decisions english{{no_codes, "codes: { Not at all: 1, A little: 2, Fairly: 3, Well: 4, Very well: 5 }"}};
  return {
      {.file = "limesurvey-codes.csv", .decisions = of_codes("[", "]"), .skills = true},
      {.file = "limesurvey-codes-underscore.csv", .decisions = of_codes("_", ""), .skills = true},
      {.file = "limesurvey-vragen.csv", .decisions = dutch, .skills = true},
      {.file = "limesurvey-questions.csv", .decisions = english, .skills = true},
      {.file = "limesurvey-codes-et-questions.csv", .decisions = french, .skills = true},
      {.file = "limesurvey-vv.txt", .decisions = a_codes, .skills = true, .languages = false},
      {.file = "google-blad.csv", .id = hash},
      {.file = "google-formulaire.csv", .id = hash},
      {.file = "google-sheet.csv", .decisions = {{"read: {", "read: { date: mm/dd/yyyy,"}}, .id = hash},
      {.file = "qualtrics-split.csv", .skills = true, .skills_of_all = true, .languages = false},
      {.file = "qualtrics-joined.csv", .groups = false},
      {.file = "qualtrics-legacy.csv", .languages = false, .groups = false},
      {.file = "kobo-xml.csv", .groups = false},
      {.file = "kobo-labels.csv"},
      {.file = "odk-central.csv", .email = false, .languages = false, .postcode = false, .groups = false},
      {.file = "surveymonkey-nl.csv", .id = response, .skills = true, .skills_of_all = true},
      {.file = "surveymonkey-en.csv",
       .decisions = {{"read: {", "read: { date: mm/dd/yyyy,"}},
       .id = response,
       .skills = true,
       .skills_of_all = true},
      {.file = "surveymonkey-fr.csv", .id = response, .skills = true, .skills_of_all = true},
      {.file = "excel-belgie.csv"},
      {.file = "excel-unicode.txt"},
      {.file = "libreoffice.csv"},
      {.file = "libreoffice.tsv"},
  };
}

std::string listed(const std::set<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += " " + word;
  return list;
}

std::string skills_of(int facilitation, int evaluation) {
  return " facilitation " + std::to_string(facilitation) + " evaluation " + std::to_string(evaluation);
}

// The person in one line, as far as the export holds it.
std::string as_said(const Person& person, const Fixture& fixture) {
  // LimeSurvey did not show that question to who chose no theme.
  const bool asked = fixture.skills && (fixture.skills_of_all || !person.themes.empty());
  return (fixture.id == Fixture::Id::token ? person.token : "-") + "|" + person.name + "|" +
         (fixture.email ? person.email : "") + "|2026-10-" + person.day + "|" + listed(person.themes) + "|" +
         (fixture.languages ? listed(person.languages) : "") + "|" + (fixture.postcode ? person.postcode : "") + "|" +
         std::to_string(fixture.groups ? person.groups : 1) + "|" +
         (asked ? skills_of(person.facilitation, person.evaluation) : skills_of(0, 0));
}

// The same line, of a row that was read.
std::string as_read(const DraftOffer& row, const std::map<std::string, Contact, std::less<>>& contacts) {
  const Offer& offer = row.offer.value;
  const Contact& contact = contacts.at(offer.id);
  std::string name = contact.name;
  for (const Person& person : people()) {  // some tools keep the family name first
    const std::size_t blank = person.name.find(' ');
    if (name == person.name.substr(blank + 1) + " " + person.name.substr(0, blank)) name = person.name;
  }
  std::set<std::string> languages;
  for (const LanguageLevel& language : offer.languages) languages.insert(language.code);
  int facilitation = 0, evaluation = 0;
  for (const SkillLevel& skill : offer.skills) (skill.term == "facilitation" ? facilitation : evaluation) = skill.level;
  return (offer.id.starts_with("t0") ? offer.id : "-") + "|" + name + "|" + contact.email + "|" +
         row.offer.submitted.value_or("").substr(0, 10) + "|" + listed({offer.themes.begin(), offer.themes.end()}) +
         "|" + listed(languages) + "|" + offer.place.postcode + "|" + std::to_string(offer.capacity.max) + "|" +
         skills_of(facilitation, evaluation);
}

class Fixtures : public testing::TestWithParam<Fixture> {
 protected:
  static std::string bytes() {
    return test::text_of(koppel::test::source_dir() / "tests" / "io" / "fixtures" / GetParam().file);
  }

  // The draft as the person leaves it.
  static std::string decided(std::string draft) {
    for (const auto& [before, after] : GetParam().decisions) {
      const std::size_t at = draft.find(before);
      EXPECT_NE(at, std::string::npos) << "nothing to decide: " << before << "\n" << draft;
      if (at != std::string::npos) draft.replace(at, before.size(), after);
    }
    for (std::size_t at = draft.find("# BESLIS"); at != std::string::npos; at = draft.find("# BESLIS", at)) {
      draft.erase(at, draft.find('\n', at) - at);
    }
    // A column is read or ignored.
    return GetParam().decisions.empty() ? draft : draft.substr(0, draft.find("ignore:"));
  }
};

TEST_P(Fixtures, AreTheSamePeopleOnceReadWithTheDraftedMapping) {
  Findings findings;
  const Vocabularies vocabularies = built_in_vocabularies();
  const Table table = read_table(bytes(), GetParam().file, {}, findings);
  const std::string yaml = decided(draft_mapping(table, Side::offers, vocabularies).yaml);
  const Mapping mapping = read_mapping(yaml, "m.yaml", findings);
  ASSERT_FALSE(findings.has_errors()) << yaml;

  Draft draft;
  read_survey(bytes(), GetParam().file, mapping, vocabularies, draft);
  ASSERT_FALSE(draft.findings.has_errors()) << yaml;
  std::vector<std::string> read, expected;
  for (const DraftOffer& row : draft.offers) read.push_back(as_read(row, draft.contacts.offers));
  for (const Person& person : people()) expected.push_back(as_said(person, GetParam()));
  EXPECT_EQ(read, expected) << yaml;
}

TEST_P(Fixtures, ADraftHoldsNoAnswerOfAnybody) {
  Findings findings;
  const Table table = read_table(bytes(), GetParam().file, {}, findings);
  const std::string yaml = draft_mapping(table, Side::offers, built_in_vocabularies()).yaml;
  for (const Person& person : people()) {
    for (const std::string& secret : {person.name, person.email, person.token}) {
      EXPECT_EQ(yaml.find(secret), std::string::npos) << secret;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OfEveryTool, Fixtures, testing::ValuesIn(fixtures()), [](const auto& fixture) {
  std::string name = fixture.param.file;
  std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
  return name;
});

}  // namespace
}  // namespace koppel::io
