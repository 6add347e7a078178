#include "base/codes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "support/places.hpp"

namespace koppel {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> names_in(std::string_view text) {
  static const std::regex name(R"(\{([a-z_]+)(:word)?\})");  // grammar differs from language to language, values do not
  std::set<std::string> names;
  const std::string copy(text);
  for (std::sregex_iterator it(copy.begin(), copy.end(), name), end; it != end; ++it) names.insert((*it)[1]);
  return names;
}

TEST(Codes, StandInOrderAndOnce) {
  const auto codes = all_codes();
  ASSERT_GT(codes.size(), 50U);
  for (std::size_t i = 1; i < codes.size(); ++i) EXPECT_LT(codes[i - 1].name, codes[i].name);
}

TEST(Codes, AreFoundByTheirNames) {
  for (const CodeInfo& info : all_codes()) EXPECT_EQ(find_code(info.name), &info);
  EXPECT_EQ(find_code("nobody_knows"), nullptr);
  EXPECT_EQ(find_code(""), nullptr);
}

TEST(Codes, HaveWordsInEveryLanguageWithTheSameValues) {
  static const std::set<std::string> allowed{"read", "expected", "suggestion", "other", "first"};
  for (const CodeInfo& info : all_codes()) {
    for (std::size_t language = 0; language < 3; ++language) {
      EXPECT_FALSE(info.message[language].empty()) << info.name;
      EXPECT_EQ(info.hint[language].empty(), info.hint[0].empty()) << info.name;
      EXPECT_EQ(names_in(info.message[language]), names_in(info.message[0])) << info.name << " message " << language;
      EXPECT_EQ(names_in(info.hint[language]), names_in(info.hint[0])) << info.name << " hint " << language;
      for (const std::string& name : names_in(info.message[language])) EXPECT_TRUE(allowed.contains(name)) << info.name;
    }
    const bool a_person_must_act = info.severity == Severity::error || info.severity == Severity::rejected;
    EXPECT_FALSE(a_person_must_act && info.hint[0].empty()) << info.name << " says what is wrong, not what to do";
  }
}

TEST(Codes, UsedAnywhereInTheEngineStandInTheTable) {
  static const std::regex use(R"re("([a-z_-]+)"_code)re");
  std::size_t uses = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source_dir() / "engine")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), use), end; it != end; ++it, ++uses) {
      EXPECT_NE(find_code((*it)[1].str()), nullptr) << (*it)[1] << " in " << entry.path().filename();
    }
  }
  EXPECT_GT(uses, 20U);
}

}  // namespace
}  // namespace koppel
