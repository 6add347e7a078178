#include "io/yaml/profile_yaml.hpp"

#include <set>

#include "io/reading.hpp"
#include "io/survey/draft_mapping.hpp"
#include "io/yaml/yaml.hpp"
#include "support/places.hpp"

namespace koppel::io {
namespace {

using test::first;
using test::has;
using test::told;
using test::value;

constexpr const char* minimal = "schema: koppel/profile/1\n";

struct Read {
  ProfileFile file;
  Findings findings;
};
Read read(const std::string& text) {
  Read result;
  result.file = read_profile(text, "profile.yaml", result.findings);
  return result;
}

TEST(Profile, WhatIsLeftOutHasItsDefault) {
  const Read result = read(minimal);
  EXPECT_TRUE(result.findings.empty());
  EXPECT_EQ(canonical_profile(result.file), canonical_profile(ProfileFile{}));
  EXPECT_EQ(points_of(all_criteria().front(), result.file.profile), 40'000);
  EXPECT_FALSE(result.file.profile.defaults.reach);
}

TEST(Profile, EveryKindOfValueIsRead) {
  const Read result = read(std::string(minimal) +
                           "title: \"Najaar\"\nlanguage: fr\n"
                           "inputs:\n  offers: { file: a.csv, mapping: a.yaml }\n  vocabularies: [ x.yaml, y.yaml ]\n"
                           "defaults: { capacity: { max: 3 }, reach_km: 7.5, language_level: C1 }\n"
                           "rules: { skills: { on: false, match: related } }\n"
                           "criteria: { theme: 0.125, rest: 0 }\ncloseness: { zero_km: 5 }\n"
                           "candidates: { top: 20 }\nlottery: { seed: 20261123 }\nfairness: { groups: [ wijk ] }\n"
                           "travel_speed_kmh: 12.5\n");
  EXPECT_EQ(told(result.findings), std::vector<std::string>{});
  const Profile& profile = result.file.profile;
  EXPECT_EQ(profile.title, "Najaar");
  EXPECT_EQ(profile.language, Language::fr);
  EXPECT_EQ(result.file.inputs.offers_file, "a.csv");
  EXPECT_EQ(result.file.inputs.offers_mapping, "a.yaml");
  EXPECT_EQ(result.file.inputs.vocabularies, (std::vector<std::string>{"x.yaml", "y.yaml"}));
  EXPECT_EQ(profile.defaults.capacity_max, 3);
  EXPECT_EQ(profile.defaults.reach, 7'500);
  EXPECT_EQ(profile.defaults.language_level, Cefr::c1);
  EXPECT_FALSE(profile.rules.skills);
  EXPECT_EQ(profile.rules.skill_match, SkillMatch::related);
  EXPECT_EQ(profile.criteria.at("theme"), 125);
  EXPECT_EQ(profile.criteria.at("rest"), 0);
  EXPECT_EQ(profile.closeness_zero, 5'000);
  EXPECT_EQ(profile.candidates_top, 20U);
  EXPECT_EQ(profile.seed, 20261123U);
  EXPECT_EQ(profile.fairness_groups, std::vector<std::string>{"wijk"});
  EXPECT_EQ(result.file.travel_speed, 12'500);
}

TEST(Profile, AllFaultsAreToldAtOnceWithTheirPlaces) {
  const Read result = read(
      "schema: koppel/profiel/1\nlangauge: nl\nlanguage: de\nrules:\n  skills: { on: maybe, matsch: exact }\n"
      "criteria: { theme: -1, rest: 1001, slots: 4,5, urgency: 0.0001 }\ndefaults:\n  capacity: { min: 3, max: 2 }\n"
      "lottery: { seed: 0123 }\nstrategy: [ a ]\nreport: 3\n");
  EXPECT_EQ(told(result.findings),
            (std::vector<std::string>{
                "error unknown_key 2:1", "error unknown_choice 3:11", "error wrong_type 5:17", "error unknown_key 5:24",
                "error number_out_of_range 6:20", "error number_out_of_range 6:30", "error unknown_key 6:45",
                "error too_many_decimals 6:57", "error yaml_ambiguous 9:18", "error wrong_type 10:11",
                "error wrong_type 11:9", "error wrong_schema 1:9", "error capacity_min_above_max 8:20"}));
  EXPECT_EQ(value(first(result.findings, "unknown_key"), "suggestion"), "language");
}

TEST(Profile, CanonicalFormKnowsValuesNotNotation) {
  const Read a = read(std::string(minimal) + "criteria: { theme: 20 }\ntitle: x\n");
  const Read b =
      read("title: \"x\"\ncriteria:\n  theme: 20.000\n" + std::string(minimal) + "inputs: { market: m.json }\n");
  EXPECT_EQ(canonical_profile(a.file), canonical_profile(b.file));
  const Read c = read(std::string(minimal) + "criteria: { theme: 21 }\ntitle: x\n");
  EXPECT_NE(canonical_profile(a.file), canonical_profile(c.file));
}

// Every path of keys in a document, in the table's notation.
void collect(const YamlValue& value, const std::string& path, std::set<std::string>& paths) {
  if (value.kind != YamlValue::Kind::map) {
    paths.insert(path);
    return;
  }
  for (const auto& [key, inner] : value.members) collect(inner, path.empty() ? key.text : path + "." + key.text, paths);
}

TEST(Profile, TheDescriptionShowsEveryKeyWithItsDefault) {
  const std::string page = test::text_of(koppel::test::source_dir() / "data/schema/profile.md");
  const std::size_t start = page.find("```yaml\n") + 8, end = page.find("```", start);
  ASSERT_LT(start, end);
  const std::string example = page.substr(start, end - start);
  const Read result = read(example);
  EXPECT_EQ(told(result.findings), std::vector<std::string>{});

  Findings findings;
  std::set<std::string> shown;
  collect(*parse_yaml(example, "profile.md", findings), "", shown);
  for (const ProfileKey& key : profile_keys()) {
    const bool instead = key.path == "inputs.market";  // stands there behind a #
    EXPECT_TRUE(shown.contains(std::string(key.path)) || instead) << key.path;
    EXPECT_FALSE(key.meaning.empty()) << key.path;
  }
  // What the example says beside names of files and people's texts is what holds without it.
  ProfileFile plain = result.file;
  plain.profile.title.clear();
  EXPECT_EQ(canonical_profile(plain), canonical_profile(ProfileFile{}));
}

TEST(Profile, TheDraftForTwoExportsIsAProfileAlsoWithoutItsHashes) {
  const std::string draft = draft_profile("a \"b\".csv", "m1.yaml", "c.csv", "m2.yaml");
  EXPECT_EQ(told(read(draft).findings), std::vector<std::string>{});
  EXPECT_EQ(read(draft).file.inputs.offers_file, "a \"b\".csv");
  std::string opened;
  std::size_t line = 0;
  for (std::size_t at = 0; at < draft.size(); ++line) {
    const std::size_t end = draft.find('\n', at);
    const std::string text = draft.substr(at, end - at);
    const bool prose = text.starts_with("# Ontwerp") || text.starts_with("# Alle andere");
    opened += (text.starts_with("# ") && !prose ? text.substr(2) : text) + "\n";
    at = end + 1;
  }
  const Read all = read(opened);
  EXPECT_EQ(told(all.findings), std::vector<std::string>{});
  ProfileFile untitled = all.file;
  untitled.profile.title.clear();
  EXPECT_EQ(canonical_profile(untitled), canonical_profile(ProfileFile{}));
}

}  // namespace
}  // namespace koppel::io
