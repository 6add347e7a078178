#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "model/check.hpp"

namespace koppel {
namespace {

TEST(Closest, FindsTheSlipsPeopleMake) {
  const std::vector<std::string> words{"burenbemiddeling", "deelmobiliteit", "facilitation", "mobility"};
  EXPECT_EQ(closest("burenbemidelling", words), "burenbemiddeling");
  EXPECT_EQ(closest("deelmobilitijd", words), "deelmobiliteit");
  EXPECT_EQ(closest("mobilty", words), "mobility");    // left out
  EXPECT_EQ(closest("mmobility", words), "mobility");  // one too many
  EXPECT_EQ(closest("mobiltiy", words), "mobility");   // swapped
  EXPECT_EQ(closest("zeemansknopen leggen", words), "");
  EXPECT_EQ(closest("20600", {"2018", "2060", "2100"}), "2060");
}

TEST(Closest, AllowsAThirdOfTheLettersAndAtLeastOne) {
  EXPECT_EQ(closest("ab", {"ac"}), "ac");
  EXPECT_EQ(closest("ab", {"cd"}), "");
  EXPECT_EQ(closest("abcdef", {"abcdxy"}), "abcdxy");
  EXPECT_EQ(closest("abcdef", {"abcxyz"}), "");
}

TEST(Closest, CountsLettersNotBytes) {
  EXPECT_EQ(closest("één", {"een"}), "");  // two of three letters differ
  EXPECT_EQ(closest("reünie", {"reunie"}), "reunie");
  EXPECT_EQ(closest("ⵜⴰⵎ", {"ⵜⴰⵏ"}), "ⵜⴰⵏ");  // one of three
}

TEST(Closest, PrefersTheNearestThenTheAlphabet) {
  EXPECT_EQ(closest("bat", {"cat", "bats", "ball"}), "bats");
  EXPECT_EQ(closest("bat", {"bats", "cat"}), "bats");
  EXPECT_EQ(closest("same", {"sane", "same"}), "same");
  EXPECT_EQ(closest("x", {}), "");
  EXPECT_EQ(closest("", {"a"}), "");
  EXPECT_EQ(closest("a", {"", "b"}), "b");
}

RC_GTEST_PROP(Closest, DoesNotDependOnTheOrderOfTheCandidates, ()) {
  const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc")));
  const auto text = *word;
  auto candidates = *rc::gen::container<std::vector<std::string>>(word);
  const std::string before = closest(text, candidates);
  std::reverse(candidates.begin(), candidates.end());
  RC_ASSERT(closest(text, candidates) == before);
  candidates.push_back(text);
  RC_ASSERT(closest(text, candidates) == text);
}

}  // namespace
}  // namespace koppel
