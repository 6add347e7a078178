// The words of all rooms together: every text is there in three languages, with the same values, and somebody shows it.
#include "cli/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "io/survey/words.hpp"
#include "pairing/criteria.hpp"
#include "report/words.hpp"
#include "support/places.hpp"
#include "support/report_words.hpp"
#include "support/texts.hpp"

namespace koppel::cli {
namespace {

struct RoomWords {
  std::string_view room;
  std::vector<Word> words;
};

std::vector<Word> list(std::span<const Word> words) { return {words.begin(), words.end()}; }

std::vector<RoomWords> words_by_room() {
  std::vector<RoomWords> rooms{{"base", list(value_words())},
                               {"io/survey", io::survey_words()},
                               {"report", test::report_words()},
                               {"cli", list(all_words())}};
  rooms.front().words.push_back(did_you_mean());
  rooms.front().words.push_back(kind_and_length());
  RoomWords pairing{"pairing", {}};
  for (const Criterion& criterion : all_criteria()) pairing.words.push_back({criterion.name, criterion.labels});
  rooms.push_back(pairing);
  return rooms;
}

TEST(Words, AreThereInEveryLanguageWithTheSameValues) {
  for (const auto& [room, words] : words_by_room()) {
    EXPECT_GE(words.size(), 5U) << room;
    for (const Word& word : words) {
      for (const std::string_view text : word.texts) {
        EXPECT_FALSE(text.empty()) << room << ' ' << word.key;
        EXPECT_EQ(test::names_in(text), test::names_in(word.texts[0])) << room << ' ' << word.key;
      }
    }
  }
}

TEST(Words, StandInTheTableOfTheirRoomOnce) {
  for (const auto& [room, words] : words_by_room()) {
    std::set<std::string_view> keys;
    for (const Word& word : words) EXPECT_TRUE(keys.insert(word.key).second) << room << ' ' << word.key;
  }
}

TEST(Words, ThatAreLookedUpAreSortedByKey) {
  std::vector<std::span<const Word>> tables{value_words(), all_words()};
  for (const std::span<const Word> table : report::word_tables()) tables.push_back(table);
  for (const std::span<const Word> table : tables) {
    EXPECT_TRUE(std::ranges::is_sorted(table, {}, &Word::key));
  }
}

std::string sources_of(const std::string& room) {
  std::string text;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source_dir() / "engine" / room)) {
    if (entry.path().extension() != ".cpp" || entry.path().stem() == "words" ||
        entry.path().parent_path().stem() == "words") {
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  return text;
}

// A key is written out, or it is put together: "idle_" and the name of a reason, "relief_loosen" + maybe.
TEST(Words, AreShownSomewhere) {
  const std::vector<std::pair<std::vector<Word>, std::string>> tables{
      {test::report_words(), sources_of("report") + sources_of("cli")}, {list(all_words()), sources_of("cli")}};
  for (const auto& [table, text] : tables) {
    for (const Word& word : table) {
      const std::string key(word.key);
      bool shown = text.find('"' + key + '"') != std::string::npos;
      for (std::size_t end = key.find('_'); end != std::string::npos && !shown; end = key.find('_', end + 1)) {
        shown = text.find('"' + key.substr(0, end + 1) + '"') != std::string::npos ||
                text.find('"' + key.substr(0, end) + "\" +") != std::string::npos;
      }
      EXPECT_TRUE(shown) << key;
    }
  }
}

// A mistyped key would be shown as it stands.
TEST(Words, ThatAreAskedForStandInTheTable) {
  const std::regex asked(R"re(\bin_words\([\w.]+, "(\w+)"[,)])re");
  const std::string text = sources_of("cli");
  std::size_t uses = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), asked), end; it != end; ++it, ++uses) {
    EXPECT_NE(in_words(Language::en, (*it)[1].str()), (*it)[1].str());
  }
  EXPECT_GT(uses, 10U);
}

}  // namespace
}  // namespace koppel::cli
