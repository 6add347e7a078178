#include "io/inputs/key_file.hpp"

#include <rapidcheck.h>

#include "io/files/files.hpp"
#include "io/inputs/codes.hpp"
#include "io/inputs/load.hpp"
#include "io/reading.hpp"

namespace koppel::io {
namespace {

namespace fs = std::filesystem;
using test::Folder;
using test::told;
using Lines = std::vector<std::string>;

Lines lines(const Contacts& contacts) {
  Lines list;
  for (const auto& [id, who] : contacts.offers)
    list.push_back("offer " + id + "|" + who.name + "|" + who.email + "|" + who.phone);
  for (const auto& [id, who] : contacts.requests)
    list.push_back("request " + id + "|" + who.name + "|" + who.email + "|" + who.phone);
  return list;
}

TEST(KeyFile, IsReadBackAsItWasWritten) {
  Contacts contacts;
  contacts.offers["m2"] = {"Okko \"O\" Voorbeeld; van 't Hof", "okko@voorbeeld.example", "+32 400 00 00 02"};
  contacts.offers["=m1"] = {"'+Zwaantje", "''", "'"};
  contacts.requests["r1"] = {"Één\nTwee", "", " 0400 "};
  const std::string bytes = write_key(contacts);
  Findings findings;
  EXPECT_EQ(lines(read_key(bytes, "k.csv", findings)), lines(contacts));
  EXPECT_TRUE(findings.empty());
  // No spreadsheet takes a cell for a formula.
  EXPECT_EQ(bytes.find(";+32"), std::string::npos);
  EXPECT_EQ(bytes.find(";=m1"), std::string::npos);
}

TEST(KeyFile, AnyTextSurvivesTheRoundTrip) {
  EXPECT_TRUE(rc::check([] {
    const auto text = rc::gen::container<std::string>(rc::gen::elementOf(std::string("=+-@'\";,\t\n ax")));
    const auto contacts =
        *rc::gen::map(rc::gen::container<std::vector<Contact>>(rc::gen::construct<Contact>(text, text, text)),
                      [](const std::vector<Contact>& people) {
                        Contacts made;
                        for (std::size_t i = 0; i < people.size(); ++i)
                          (i % 2 == 0 ? made.offers : made.requests)["'=" + std::to_string(i)] = people[i];
                        return made;
                      });
    Findings findings;
    RC_ASSERT(lines(read_key(write_key(contacts), "k.csv", findings)) == lines(contacts));
    RC_ASSERT(findings.empty());
  }));
}

TEST(KeyFile, HeadingsAndSidesInThreeLanguagesInAnyOrder) {
  Findings findings;
  const auto dutch =
      read_key("telefoon,kenmerk,kant,naam\n0400,m1,aanbod,Noor Proef\n,r1,Verzoek,Jan Proef\n", "k.csv", findings);
  EXPECT_EQ(lines(dutch), (Lines{"offer m1|Noor Proef||0400", "request r1|Jan Proef||"}));
  const auto french =
      read_key("Côté;Identifiant;Nom;Courriel\noffre;m1;Noor Proef;n@voorbeeld.example\n", "k.csv", findings);
  EXPECT_EQ(lines(french), Lines{"offer m1|Noor Proef|n@voorbeeld.example|"});
  EXPECT_TRUE(findings.empty());
}

TEST(KeyFile, FaultsAreToldByRowAndNeverByCell) {
  Findings findings;
  const auto read = read_key(
      "side;id;name\noffer;;Geheim Een\nperson;m2;Geheim Twee\noffer;m3;Geheim Drie\noffer;m3;Geheim Vier\n"
      "offer;m3;Geheim Drie\noffer;m4;Noor\noffer;m4;Noor\n",
      "k.csv", findings);
  EXPECT_EQ(told(findings),
            (Lines{"rejected key_incomplete 2:0", "rejected key_incomplete 3:0", "rejected key_duplicate_id 5:0"}));
  EXPECT_EQ(lines(read), Lines{"offer m4|Noor||"});
  for (const Finding& finding : findings.kept()) {
    for (const Language language : {Language::nl, Language::en, Language::fr}) {
      EXPECT_EQ((finding.message(language) + finding.hint(language)).find("Geheim"), std::string::npos);
    }
  }
  Findings missing;
  EXPECT_TRUE(lines(read_key("naam;mail\nGeheim;x\n", "k.csv", missing)).empty());
  EXPECT_EQ(told(missing), (Lines{"error missing_column 1:0", "error missing_column 1:0"}));
}

constexpr const char* market = R"({"schema": "koppel/market/1", "offers": [{"id": "m1"}], "requests": [{"id": "r1"}]})";
constexpr const char* key = "side;id;name\r\noffer;m1;Noor\r\nrequest;weg;Jan\r\n";

TEST(KeyFile, BesideAMarketIsJoinedWhenOnlyItsOwnerMayReadIt) {
  const Folder folder;
  const fs::path file = folder.put("market.json", market);
  EXPECT_TRUE(load({file}, {.join_contacts = true}).draft.contacts.offers.empty());
  write_file(folder.path() / "market.key.csv", key, true);
  EXPECT_FALSE(readable_by_others(key_path(file)));
  const Loaded joined = load({file}, {.join_contacts = true});
  EXPECT_EQ(lines(joined.draft.contacts), (Lines{"offer m1|Noor||", "request weg|Jan||"}));
  EXPECT_EQ(told(joined.draft.findings), Lines{"note key_unknown_id 0:0"});
  EXPECT_TRUE(load({file}, {}).draft.contacts.offers.empty()) << "whoever does not write a list does not read names";

  fs::permissions(key_path(file), fs::perms::group_read, fs::perm_options::add);
  const Loaded open = load({file}, {.join_contacts = true});
  EXPECT_TRUE(open.draft.contacts.offers.empty());
  EXPECT_EQ(told(open.draft.findings), Lines{"warning key_readable_by_others 0:0"});
  const Loaded named = load({file}, {.key = key_path(file)});
  EXPECT_EQ(named.draft.contacts.offers.at("m1").name, "Noor");
  EXPECT_EQ(named.draft.findings.count(inputs_codes.key_readable_by_others), 1U);
}

TEST(KeyFile, WhatWasReadOrLookedForIsTold) {
  const Folder folder;
  const fs::path file = folder.put("market.json", market);
  std::vector<std::pair<std::string, bool>> seen;
  const auto note = [&](const fs::path& path, const std::string& sha256) {
    seen.emplace_back(path.filename().string(), !sha256.empty());
  };
  (void)load({file}, {.join_contacts = true, .on_read = note});
  EXPECT_EQ(seen, (std::vector<std::pair<std::string, bool>>{{"market.json", true}, {"market.key.csv", false}}));
  seen.clear();
  EXPECT_THROW((void)load({folder.path()}, {.on_read = note}), InputError);
  EXPECT_EQ(seen, (std::vector<std::pair<std::string, bool>>{{"profile.yaml", false}}));
}

}  // namespace
}  // namespace koppel::io
