#include "base/unseen.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/wording.hpp"

namespace koppel {
namespace {

TEST(Unseen, ControlsOfDirectionAndSignsWithoutWidthAreLeftOutOrSeen) {
  for (const char* sign : {"\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                           "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\uFEFF", "\u00AD", "\u2060"}) {
    const std::string text = std::string("r") + sign + "1";
    EXPECT_TRUE(has_unseen(text));
    EXPECT_EQ(without_unseen(text), "r1");
    const std::string shown = with_unseen_shown(text);
    EXPECT_FALSE(has_unseen(shown));
    EXPECT_EQ(shown.substr(0, 4), "r[U+");
    EXPECT_EQ(with_unseen_again(shown), text);
  }
}

TEST(Unseen, OtherTextStays) {
  for (const char* text : {"", "r042", "één – «ça»", "مرحبا", "[U+0041]", "[U+"}) {
    EXPECT_FALSE(has_unseen(text));
    EXPECT_EQ(without_unseen(text), text);
    EXPECT_EQ(with_unseen_shown(text), text);
    EXPECT_EQ(with_unseen_again(text), text);
  }
}

TEST(Unseen, TheyAreSeenInTexts) { EXPECT_EQ(fill_in("{read}!", {{"read", "a\u202Eb"}}), "a[U+202E]b!"); }

}  // namespace
}  // namespace koppel
