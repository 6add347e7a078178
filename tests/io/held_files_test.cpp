#include "io/inputs/held_files.hpp"

#include <filesystem>

#include "io/inputs/codes.hpp"
#include "io/inputs/load.hpp"
#include "io/reading.hpp"

namespace koppel::io {
namespace {

using test::Folder;
using test::refusal;

const std::string market_json =
    "{\"schema\": \"koppel/market/1\", \"offers\": [{\"id\": \"m1\"}], \"requests\": [{\"id\": \"r1\"}]}\n";

TEST(HeldFiles, AMarketInMemoryIsReadWithoutADisk) {
  HeldFiles held;
  held.put("nowhere/market.json", market_json);
  held.put("nowhere/profile.yaml", "schema: koppel/profile/1\ntitle: In memory\n");
  const Loaded loaded = load({"nowhere/market.json"}, {.profile = "nowhere/profile.yaml", .held = &held});
  EXPECT_EQ(loaded.draft.offers.at(0).offer.value.id, "m1");
  EXPECT_EQ(loaded.profile.title, "In memory");
  ASSERT_EQ(loaded.files.size(), 2U);
  EXPECT_EQ(loaded.files[0].name, "market.json");
}

TEST(HeldFiles, WhatWasReadOnceStaysAsItWas) {
  Folder folder;
  folder.put("market.json", market_json);
  folder.put("profile.yaml", "schema: koppel/profile/1\ntitle: Before\ninputs: { market: market.json }\n");
  HeldFiles held;
  held.keep_what_is_read();
  const Loaded before = load({folder.path()}, {.join_contacts = true, .held = &held});
  folder.put("profile.yaml", "schema: koppel/profile/1\ntitle: After\ninputs: { market: market.json }\n");
  folder.put("market.json", "{}");
  folder.put("market.key.csv", "side;id;name;email;phone\noffers;m1;Noor Verzonnen;;\n");
  const Loaded again = load({folder.path()}, {.join_contacts = true, .held = &held});
  EXPECT_EQ(again.profile.title, "Before");
  EXPECT_EQ(again.draft.offers.size(), 1U);
  EXPECT_TRUE(again.draft.contacts.offers.empty()) << "the key was not there at first";
  std::filesystem::remove_all(folder.path());
  EXPECT_EQ(load({folder.path()}, {.held = &held}).profile.title, "Before");
}

TEST(HeldFiles, AKeyThatTheCallerHoldsIsJoinedWhateverStandsOnTheDisk) {
  HeldFiles held;
  held.put("market.json", market_json);
  held.put("market.key.csv", "side;id;name;email;phone\noffers;m1;Noor Verzonnen;;\n");
  const Loaded loaded = load({"market.json"}, {.join_contacts = true, .held = &held});
  EXPECT_EQ(loaded.draft.contacts.offers.at("m1").name, "Noor Verzonnen");
}

TEST(HeldFiles, AKeyThatOthersCouldReadStaysOneThatIsNotJoined) {
  Folder folder;
  folder.put("market.json", market_json);
  const auto key = folder.put("market.key.csv", "side;id;name;email;phone\noffers;m1;Noor Verzonnen;;\n");
  std::filesystem::permissions(key, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  HeldFiles held;
  held.keep_what_is_read();
  for (int time = 0; time < 2; ++time) {
    const Loaded loaded = load({folder.path() / "market.json"}, {.join_contacts = true, .held = &held});
    EXPECT_TRUE(loaded.draft.contacts.offers.empty());
    EXPECT_EQ(loaded.draft.findings.count(inputs_codes.key_readable_by_others), 1U);
    std::filesystem::permissions(key, std::filesystem::perms::owner_read);
  }
}

TEST(HeldFiles, FaultsAreThoseOfTheDisk) {
  HeldFiles held;
  held.put("empty", "");
  held.put("long", "123456");
  held.put_absent("gone");
  EXPECT_EQ(refusal([&] { (void)held.read("empty", 9); }), "empty_file");
  EXPECT_EQ(refusal([&] { (void)held.read("long", 5); }), "file_too_large");
  EXPECT_EQ(refusal([&] { (void)held.read("gone", 5); }), "missing_file");
}

}  // namespace
}  // namespace koppel::io
