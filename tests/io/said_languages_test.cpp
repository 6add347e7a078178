// Languages as people write them into one cell, each with what a careful person reads there.
#include "io/survey/said_languages.hpp"

#include <gtest/gtest.h>

#include "vocabularies/built_in.hpp"

namespace koppel::io {
namespace {

struct Said {
  std::string_view text, meaning;  // "?": not understood
};
constexpr Said said[] = {
    {"Nederlands", "nl"},
    {"Arabisch of Frans", "ar fr"},
    {"Arabisch en Frans", "ar fr"},
    {"français ou néerlandais", "fr nl"},
    {"French or Dutch", "fr nl"},
    {"NL/FR", "nl fr"},
    {"NL, EN", "nl en"},
    {"NL EN FR", "nl en fr"},
    {"nl, en, fr", "nl en fr"},
    {"nl en fr", "nl fr"},
    {"NL + AR", "nl ar"},
    {"Nederlands (moedertaal)", "nl:C2"},
    {"Frans: goed", "fr:B2"},
    {"Frans goed, Engels een beetje", "fr:B2 en:A2"},
    {"NL, beetje FR", "nl fr:A2"},
    {"NL (moedertaal), FR (goed), EN (basis)", "nl:C2 fr:B2 en:A2"},
    {"Engels B1/B2", "en:B1"},
    {"Engels B1-B2", "en:B1"},
    {"Engels (B2)", "en:B2"},
    {"beetje Frans en Engels", "fr:A2 en:A2"},
    {"vloeiend Nederlands, een beetje Turks", "nl:C1 tr:A2"},
    {"français (langue maternelle), un peu de néerlandais", "fr:C2 nl:A2"},
    {"Anglais : très bien", "en:C1"},
    {"fluent English, a bit of French", "en:C1 fr:A2"},
    {"ik spreek Nederlands en ook Frans", "nl fr"},
    {"Nederlands, geen Frans", "nl"},
    {"anglais, pas de néerlandais", "en"},
    {"Frans; Engels; Duits", "fr en de"},
    {"Nederlands maar liefst Arabisch", "nl ar"},
    {"goed", "?"},
    {"Klingon", "?"},
    {"Frans via mijn zus", "?"},
    {"", "?"},
};

TEST(SaidLanguages, AreReadAsACarefulPersonDoes) {
  const TermIndex index(*built_in_vocabularies().find("languages"));
  for (const auto& [text, meaning] : said) {
    std::string read;
    const auto languages = said_languages(text, index);
    for (const SaidLanguage& one : languages.value_or(std::vector<SaidLanguage>())) {
      read += (read.empty() ? "" : " ") + one.code + (one.level.empty() ? "" : ":" + one.level);
    }
    EXPECT_EQ(languages ? read : "?", meaning) << text;
  }
}

}  // namespace
}  // namespace koppel::io
