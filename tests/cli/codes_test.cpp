// The codes of all rooms together: each stands in one table only, says itself in three languages, and bears its own name.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "cli/all_codes.hpp"
#include "support/places.hpp"
#include "support/texts.hpp"

namespace koppel::cli {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Codes, StandInOrderAndOnce) {
  const auto codes = all_codes();
  ASSERT_GT(codes.size(), 50U);
  for (std::size_t i = 1; i < codes.size(); ++i) EXPECT_LT(codes[i - 1].name, codes[i].name);
}

TEST(Codes, StandInOrderInTheTableOfTheirRoom) {
  for (const RoomCodes& room : codes_by_room()) {
    EXPECT_FALSE(room.codes.empty()) << room.room;
    for (std::size_t i = 1; i < room.codes.size(); ++i) EXPECT_LT(room.codes[i - 1].name, room.codes[i].name);
  }
}

TEST(Codes, HaveWordsInEveryLanguageWithTheSameValues) {
  static const std::set<std::string> allowed{"read", "expected", "suggestion", "other", "first"};
  for (const CodeInfo& info : all_codes()) {
    for (std::size_t language = 0; language < 3; ++language) {
      const std::string_view message = info.message[language], hint = info.hint[language];
      EXPECT_FALSE(message.empty()) << info.name;
      EXPECT_EQ(hint.empty(), std::string_view(info.hint[0]).empty()) << info.name;
      EXPECT_EQ(test::names_in(message), test::names_in(info.message[0])) << info.name << " message " << language;
      EXPECT_EQ(test::names_in(hint), test::names_in(info.hint[0])) << info.name << " hint " << language;
      for (const std::string& name : test::names_in(message)) EXPECT_TRUE(allowed.contains(name)) << info.name;
    }
    const bool a_person_must_act = info.severity == Severity::error || info.severity == Severity::rejected;
    EXPECT_FALSE(a_person_must_act && std::string_view(info.hint[0]).empty())
        << info.name << " says what is wrong, not what to do";
  }
}

// Whoever reads `model_codes.unknown_id` finds "unknown_id" in a file of findings, and the other way round.
TEST(Codes, AreNamedAsTheMembersOfTheirTables) {
  static const std::regex entry(R"re(CodeInfo (\w+)\{\s*"([a-z0-9_-]+)")re");
  std::set<std::string> listed, written;
  for (const CodeInfo& info : all_codes()) listed.emplace(info.name);
  for (const auto& file : std::filesystem::recursive_directory_iterator(test::source_dir() / "engine")) {
    if (file.path().filename() != "codes.hpp") continue;
    const std::string text = text_of(file.path());
    for (std::sregex_iterator it(text.begin(), text.end(), entry), end; it != end; ++it) {
      std::string name = (*it)[2];
      EXPECT_TRUE(written.insert(name).second) << name << " stands in two tables";
      std::ranges::replace(name, '-', '_');
      EXPECT_EQ((*it)[1], name) << file.path();
    }
  }
  EXPECT_EQ(written, listed) << "a table is not in the list of all codes (cli/all_codes.cpp)";
}

}  // namespace
}  // namespace koppel::cli
