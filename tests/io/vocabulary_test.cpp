#include "io/yaml/vocabulary_yaml.hpp"

#include <filesystem>

#include "io/files/files.hpp"
#include "io/reading.hpp"
#include "io/survey/term_index.hpp"
#include "io/text/fold.hpp"
#include "vocabularies/built_in.hpp"

namespace koppel::io {
namespace {

using test::first;
using test::told;
using test::value;

const std::string start = "schema: koppel/vocabulary/1\nname: skills\nterms:\n";

std::vector<std::string> faults(const std::string& terms) {
  Findings findings;
  const auto vocabulary = read_vocabulary(start + terms, "skills.yaml", findings);
  EXPECT_EQ(vocabulary.has_value(), !findings.has_errors());
  return told(findings);
}

TEST(Fold, CaseAccentsBlanksAndCurlyQuotesDoNotCount) {
  EXPECT_EQ(fold("  Médiation\t de \n Conflits "), "mediation de conflits");
  EXPECT_EQ(fold("d’impact"), fold("D'IMPACT"));
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("ÉÉN\xC2\xA0KEER"), "een keer");
  EXPECT_EQ(fold("ﬁets"), "fiets");
  EXPECT_EQ(fold("Ἀθήνα"), fold("αθηνα"));
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(trimmed("\xC2\xA0 a b \t"), "a b");
  EXPECT_EQ(character_count("é€"), 2U);
}

TEST(VocabularyYaml, TheBuiltInOnesAreSoundAndThoseOfTheFiles) {
  const Vocabularies all = built_in_vocabularies();
  Findings findings;
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(KOPPEL_SOURCE_DIR "/data/vocabularies")) {
    const auto read = read_vocabulary(read_file(file.path()), file.path().filename().string(), findings);
    ASSERT_TRUE(read.has_value()) << file.path();
    ASSERT_NE(all.find(read->name()), nullptr) << file.path();
    EXPECT_EQ(canonical_vocabulary(*all.find(read->name())), canonical_vocabulary(*read));
    ++files;
  }
  EXPECT_EQ(files, all.all().size());
  EXPECT_EQ(told(findings), std::vector<std::string>{});
  ASSERT_NE(all.find("skills"), nullptr);
  ASSERT_NE(all.find("districts"), nullptr);
  EXPECT_NE(all.district_of("2060"), nullptr);
  EXPECT_EQ(all.find("skills")->broader_distance("facilitation", "process"), 1);
}

TEST(VocabularyYaml, ReadsAllOfATerm) {
  Findings findings;
  const auto vocabulary = read_vocabulary(
      "schema: koppel/vocabulary/1\nname: districts\nterms:\n"
      "  - id: noord\n    labels: { nl: \"Noord\" }\n    postcodes: [ \"0260\" ]\n    point: { lat: 51.228, lon: "
      "-4.4250001e0 }\n",
      "d.yaml", findings);
  EXPECT_EQ(told(findings), std::vector<std::string>{"error too_many_decimals 7:32"});
  EXPECT_FALSE(vocabulary);
  Findings none;
  const auto good = read_vocabulary(
      "schema: koppel/vocabulary/1\nname: districts\nterms:\n"
      "  - id: noord\n    labels: { nl: \"Noord\" }\n    postcodes: [ \"0260\" ]\n    point: { lat: 51.228, lon: "
      "-4.425 }\n",
      "d.yaml", none);
  ASSERT_TRUE(good);
  const Term& term = good->terms().front();
  EXPECT_EQ(term.postcodes, std::vector<std::string>{"0260"});
  EXPECT_EQ(term.point, (GeoPoint{51'228'000, -4'425'000}));
  EXPECT_EQ(term.labels[2], "Noord");
  EXPECT_EQ(term.source.row, 4);
}

TEST(VocabularyYaml, AWordBelongsToOneTermAlsoWhenFolded) {
  EXPECT_EQ(faults("  - { id: a, labels: { nl: Één } }\n  - { id: b, labels: { nl: een } }\n"),
            std::vector<std::string>{"error vocabulary_shared_label 5:5"});
  EXPECT_EQ(
      faults("  - { id: a, labels: { nl: Fiets } }\n  - { id: b, labels: { nl: Auto }, synonyms: [ \" FIETS \" ] }\n"),
      std::vector<std::string>{"error vocabulary_shared_label 5:5"});
  EXPECT_EQ(faults("  - { id: a, labels: { nl: A } }\n  - { id: b, labels: { nl: B, en: B, fr: b } }\n"),
            std::vector<std::string>{});
}

TEST(VocabularyYaml, NamesEveryFaultAtOnce) {
  EXPECT_EQ(
      faults("  - { id: Één, labels: { nl: x } }\n  - { id: b, label: { nl: y } }\n  - { id: c, labels: { nl: z }, "
             "broader: [ d ], postcodes: [ 0260 ] }\n"),
      (std::vector<std::string>{"error vocabulary_bad_id 4:11", "error missing_field 5:5", "error unknown_key 5:14",
                                "error yaml_ambiguous 6:62", "error vocabulary_unknown_broader 6:5"}));
}

TEST(TermIndex, FindsExactlyAndSuggestsTheNearest) {
  const Vocabularies all = built_in_vocabularies();
  const TermIndex skills(*all.find("skills"));
  EXPECT_EQ(skills.find("  GESPREKKEN begeleiden"), "facilitation");
  EXPECT_EQ(skills.find("facilitation"), "facilitation");
  EXPECT_EQ(skills.find("Médiation de conflits"), "conflict_mediation");
  EXPECT_EQ(skills.find("gesprekken"), "");
  EXPECT_EQ(skills.find(""), "");
  EXPECT_EQ(skills.suggest("Gespreken begeleiden"), "Gesprekken begeleiden");
  EXPECT_EQ(skills.suggest("zeemansknopen leggen"), "");
}

}  // namespace
}  // namespace koppel::io
