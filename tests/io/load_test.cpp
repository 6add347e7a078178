#include "io/inputs/load.hpp"

#include "base/sha256.hpp"
#include "io/reading.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/yaml/codes.hpp"
#include "support/places.hpp"

namespace koppel::io {
namespace {

using test::first;
using test::Folder;
using test::has;
using test::refusal;
using test::told;

const std::string offers_csv = "kenmerk;vaardigheden;talen;postcode\nm1;Modereren, coachen (3);Nederlands (C1);2060\n";
const std::string requests_csv = "id;noden;aantal personen\nr1;modereren;2\n";
const std::string market_json =
    "{\"schema\": \"koppel/market/1\", \"offers\": [{\"id\": \"m1\"}], \"requests\": [{\"id\": \"r1\"}]}\n";

// A folder with all that a profile can name.
class Scenario : public testing::Test {
 protected:
  void SetUp() override {
    folder_.put("aanbod.csv", "Nr;Wat;Naam\nm1;modereren;Noor Verzonnen\n");
    folder_.put("vragen.csv", "Nr;Nodig\nr1;modereren\n");
    folder_.put("aanbod.yaml",
                "schema: koppel/mapping/1\nside: offers\nid: { column: Nr }\nfields: { skills: { column: Wat } }\n"
                "contact: { name: Naam }\n");
    folder_.put("vragen.yaml",
                "schema: koppel/mapping/1\nside: requests\nid: { column: Nr }\nfields: { needs: { column: Nodig } }\n");
    folder_.put("decisions.csv", "decision;offer;request;reason\npin;m1;r1;\n");
    folder_.put("reistijden.csv", "from;to;minutes\n2060;2018;10\n");
    profile("travel_times: reistijden.csv\n  decisions: decisions.csv");
  }
  void profile(const std::string& more, const std::string& rest = "") {
    folder_.put("profile.yaml",
                "schema: koppel/profile/1\ninputs:\n  offers: { file: aanbod.csv, mapping: aanbod.yaml }\n"
                "  requests: { file: vragen.csv, mapping: vragen.yaml }\n  " +
                    more + "\n" + rest);
  }
  Loaded load_folder(const LoadOptions& options = {}) const { return load({folder_.path()}, options); }
  Folder folder_;
};

TEST_F(Scenario, EverythingThatTheProfileNamesIsRead) {
  const Loaded loaded = load_folder();
  ASSERT_EQ(loaded.draft.offers.size(), 1U);
  ASSERT_EQ(loaded.draft.requests.size(), 1U);
  EXPECT_EQ(loaded.draft.offers[0].offer.value.skills, (std::vector<SkillLevel>{{"facilitation", 1}}));
  EXPECT_EQ(loaded.draft.contacts.offers.at("m1").name, "Noor Verzonnen");
  EXPECT_EQ(loaded.decisions.decisions.size(), 1U);
  EXPECT_EQ(loaded.travel_times.find("2018", "2060"), 2'500);
  ASSERT_EQ(loaded.files.size(), 7U);
  EXPECT_EQ(loaded.files[0].name, "aanbod.csv");
  EXPECT_EQ(loaded.files[0].sha256, sha256_hex(test::text_of(folder_.path() / "aanbod.csv")));
  EXPECT_FALSE(loaded.canonical_decisions.empty());
  EXPECT_NE(loaded.canonical_profile.find("travel 2060\t2018\t2500"), std::string::npos);
}

TEST_F(Scenario, TheProfileItselfMayBeTheInput) {
  EXPECT_EQ(load({folder_.path() / "profile.yaml"}, {}).draft.offers.size(), 1U);
}

TEST_F(Scenario, AnotherProfileAndOtherDecisionsReplaceItsOwn) {
  const Folder elsewhere;
  const auto other = elsewhere.put("anders.yaml", "schema: koppel/profile/1\nstrategy: max_weight\n");
  const auto decisions = elsewhere.put("bellijst.csv", "verzoek;aanbod;antwoord\nr1;m1;nee\n");
  const Loaded loaded = load_folder({.profile = other, .decisions = {decisions}});
  EXPECT_EQ(loaded.profile.strategy, "max_weight");
  EXPECT_EQ(loaded.draft.offers.size(), 1U);
  // What the profile's decisions settle stands; the answers come on top.
  ASSERT_EQ(loaded.decisions.decisions.size(), 2U);
  EXPECT_EQ(loaded.decisions.decisions[0].kind, DecisionKind::pin);
  EXPECT_EQ(loaded.decisions.decisions[1].kind, DecisionKind::declined);
  EXPECT_FALSE(loaded.travel_times.empty()) << "what the other profile does not name stays that of the folder";
}

TEST_F(Scenario, OwnVocabulariesReplaceAndCount) {
  const std::string before = load_folder().canonical_profile;
  folder_.put("skills.yaml",
              "schema: koppel/vocabulary/1\nname: skills\nterms:\n  - { id: praten, labels: { nl: Modereren } }\n");
  profile("vocabularies: [ skills.yaml ]");
  const Loaded loaded = load_folder();
  EXPECT_EQ(loaded.draft.offers[0].offer.value.skills, (std::vector<SkillLevel>{{"praten", 1}}));
  EXPECT_NE(loaded.vocabularies.find("themes"), nullptr);
  EXPECT_NE(loaded.canonical_profile, before);
}

TEST_F(Scenario, FaultsOfAllFilesAreToldTogether) {
  folder_.put("aanbod.yaml", "schema: koppel/mapping/1\nside: offers\nid: { colunm: Nr }\n");
  folder_.put("vragen.yaml", "schema: koppel/mapping/1\nside: offers\nid: { column: Nr }\n");
  profile("decisions: weg.csv\n  travel_times: ../reistijden.csv", "langauge: nl\n");
  try {
    (void)load_folder();
    FAIL() << "nothing was refused";
  } catch (const InputError& error) {
    for (const char* code : {"unknown_key", "missing_field", "wrong_side", "missing_file", "path_outside_folder"}) {
      EXPECT_TRUE(has(error.findings(), code)) << code;
    }
    EXPECT_EQ(error.findings().count(yaml_codes.unknown_key), 2U);
  }
}

TEST_F(Scenario, AMarketAndExportsTogetherAreRefused) {
  profile("market: market.json");
  folder_.put("market.json", market_json);
  EXPECT_EQ(refusal([&] { (void)load_folder(); }), "market_and_exports");
}

TEST_F(Scenario, ASideMayBeAMarketFile) {
  folder_.put("profile.yaml",
              "schema: koppel/profile/1\ninputs:\n  offers: { file: market.json }\n"
              "  requests: { file: vragen.csv, mapping: vragen.yaml }\n");
  folder_.put(
      "market.json",
      "{\"schema\": \"koppel/market/1\", \"offers\": [{\"id\": \"uit-json\"}], \"requests\": [{\"id\": \"niet\"}]}");
  const Loaded loaded = load_folder();
  ASSERT_EQ(loaded.draft.offers.size(), 1U);
  EXPECT_EQ(loaded.draft.offers[0].offer.value.id, "uit-json");
  ASSERT_EQ(loaded.draft.requests.size(), 1U);
  EXPECT_EQ(loaded.draft.requests[0].request.value.id, "r1");
}

TEST(Load, AMarketFileRunsOnDefaults) {
  const Folder folder;
  const Loaded loaded = load({folder.put("market.json", market_json)}, {});
  EXPECT_EQ(loaded.draft.offers.size(), 1U);
  EXPECT_EQ(loaded.profile.strategy, "max_served_max_weight");
  EXPECT_EQ(loaded.canonical_decisions, "");
  EXPECT_EQ(loaded.canonical_previous, "");
}

TEST(Load, AnEarlierResultGivesItsPairs) {
  const Folder folder;
  const auto market = folder.put("market.json", market_json);
  const auto previous = folder.put(
      "result.json",
      "{\"schema\": \"koppel/result/1\", \"status\": \"optimal\", \"scale\": 1,"
      "\"strategy\": {\"name\": \"max_weight\", \"parameters\": {}},"
      "\"objective\": {\"weight\": 1, \"matched\": 1, \"served\": 1, \"bound\": 1, \"gap\": 0, \"levels\": []},"
      "\"assignments\": [{\"offer\": \"m1\", \"request\": \"r1\", \"weight\": 1}],"
      "\"unmatched\": {\"requests\": [], \"offers\": []}, \"provenance\": {\"seed\": 1}}\n");
  const Loaded loaded = load({market}, {.previous = previous});
  EXPECT_EQ(loaded.decisions.earlier, (std::vector<EarlierPair>{{"m1", "r1"}}));
  EXPECT_EQ(loaded.canonical_previous, "m1\tr1\n");
}

TEST(Load, TwoExportsWithKnownHeadingsRunWithoutAProfile) {
  const Folder folder;
  const Loaded loaded = load({folder.put("a.csv", offers_csv), folder.put("b.csv", requests_csv)}, {});
  ASSERT_EQ(loaded.draft.offers.size(), 1U);
  EXPECT_EQ(loaded.draft.offers[0].offer.value.skills, (std::vector<SkillLevel>{{"facilitation", 1}, {"coaching", 3}}));
  EXPECT_EQ(loaded.draft.requests[0].request.value.people.max, 2);
}

// What a person leaves of a draft that she agrees with.
std::string decided(std::string draft) {
  for (std::size_t at = draft.find("# BESLIS"); at != std::string::npos; at = draft.find("# BESLIS", at)) {
    draft.erase(at, draft.find('\n', at) - at);
  }
  return draft;
}

TEST(Load, TwoExportsThatAreNotCertainStopWithADraftThatWorksOnceCompleted) {
  const Folder folder;
  const auto offers = folder.put("a.csv", "Nr;Wat kan je?;Naam\nm1;modereren;Noor Verzonnen\n");
  const auto requests = folder.put("b.csv", "id;noden\nr1;coachen\n");  // no word in common: nobody could be proposed
  DraftProfile draft;
  try {
    (void)load({offers, requests}, {});
    FAIL() << "guessed in silence";
  } catch (const MappingNeeded& needed) {
    draft = needed.draft();
    EXPECT_EQ(told(needed.findings()), std::vector<std::string>{"error mapping_needed 0:0"});
    EXPECT_EQ(needed.findings().kept()[0].source.file, "a.csv");
  }
  EXPECT_NE(draft.offers_mapping_yaml.find("BESLIS"), std::string::npos);
  EXPECT_EQ(draft.offers_mapping_yaml.find("Noor"), std::string::npos) << "no cell is copied";
  EXPECT_EQ(draft.requests_mapping_yaml.find("BESLIS"), std::string::npos);

  const Folder drafts;
  const auto profile = drafts.put("profile.yaml", draft.profile_yaml);
  drafts.put("vragen.mapping.yaml", draft.requests_mapping_yaml);
  drafts.put("aanbod.mapping.yaml", draft.offers_mapping_yaml);
  EXPECT_EQ(refusal([&] { (void)load({offers, requests}, {.profile = profile}); }), "mapping_undecided");

  drafts.put("profile.yaml", decided(draft.profile_yaml));
  drafts.put("aanbod.mapping.yaml", decided(draft.offers_mapping_yaml));
  const Loaded loaded = load({offers, requests}, {.profile = profile});
  EXPECT_EQ(loaded.draft.offers.at(0).offer.value.skills, (std::vector<SkillLevel>{{"facilitation", 1}}));
  EXPECT_EQ(loaded.draft.contacts.offers.at("m1").name, "Noor Verzonnen");
}

TEST(Load, ADraftIsNeverCertainOfWhatStandsTwiceOrHasNoId) {
  const auto certain = [](const std::string& csv) {
    Findings findings;
    return draft_mapping(read_table(csv, "a.csv", {}, findings), Side::offers).certain;
  };
  EXPECT_TRUE(certain("id;talen\nm1;nl\n"));
  EXPECT_TRUE(certain("id;voornaam;naam;asked\nm1;a;b;1\n"));
  EXPECT_FALSE(certain("talen;postcode\nnl;2060\n"));
  EXPECT_FALSE(certain("id;talen;Talen\nm1;nl;fr\n"));
  EXPECT_FALSE(certain("id;needs\nm1;x\n")) << "a field of the other side";
  EXPECT_FALSE(certain(""));
}

TEST(Load, RefusesWhatItCannotRead) {
  const Folder folder;
  const auto csv = folder.put("a.csv", offers_csv);
  EXPECT_EQ(refusal([&] { (void)load({}, {}); }), "wrong_inputs");
  EXPECT_EQ(refusal([&] { (void)load({folder.path()}, {}); }), "no_profile");
  EXPECT_EQ(refusal([&] { (void)load({csv}, {}); }), "second_export_needed");
  EXPECT_EQ(refusal([&] { (void)load({folder.put("c.txt", "Beste Mia,\n")}, {}); }), "not_a_market");
  EXPECT_EQ(refusal([&] { (void)load({csv, csv}, {}); }), "same_export");
  EXPECT_EQ(refusal([&] { (void)load({csv, csv, csv}, {}); }), "wrong_inputs");
  EXPECT_EQ(refusal([&] { (void)load({folder.path() / "weg.json"}, {}); }), "missing_file");
  EXPECT_EQ(refusal([&] { (void)load({csv, folder.put("b.csv", "PK\x03\x04zip")}, {}); }), "workbook_damaged");
}

TEST(Load, TheScenarioOfTheParticipatieploegCountsItsRows) {
  const Loaded loaded = load({koppel::test::source_dir() / "data/scenarios/participatieploeg"}, {});
  EXPECT_FALSE(loaded.draft.findings.has_errors());
  const auto both = row_counts(loaded.draft.ledger);
  ASSERT_EQ(both.size(), 2U);
  for (const RowCounts& counts : both) {
    EXPECT_EQ(counts.accepted + counts.repaired + counts.rejected + counts.blank, counts.rows) << counts.file;
    EXPECT_GT(counts.blank, 0U);
    EXPECT_GT(counts.repaired, 0U);
  }
  EXPECT_EQ(loaded.draft.offers.size(), both[0].accepted + both[0].repaired);
  EXPECT_EQ(loaded.draft.requests.size(), both[1].accepted + both[1].repaired);
}

}  // namespace
}  // namespace koppel::io
