#include "io/yaml/yaml.hpp"

#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "io/reading.hpp"
#include "io/yaml/yaml_fields.hpp"
#include "support/places.hpp"

namespace koppel::io {
namespace {

using test::first;
using test::told;
using test::value;

std::vector<std::string> faults(const std::string& text) {
  Findings findings;
  const auto document = parse_yaml(text, "test.yaml", findings);
  EXPECT_EQ(document.has_value(), findings.empty());
  return told(findings);
}

TEST(Yaml, KeepsTextAsItStands) {
  Findings findings;
  const auto document =
      parse_yaml("a: 0123\nb: no\nc: \"no\"\nd: 4,5\ne: ~\nf:\ng: 1.0\nh: |\n  twee\n  lijnen\n", "t", findings);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("a")->text, "0123");
  EXPECT_EQ(document->find("b")->text, "no");
  EXPECT_FALSE(document->find("b")->quoted);
  EXPECT_TRUE(document->find("c")->quoted);
  EXPECT_EQ(document->find("d")->text, "4,5");
  EXPECT_EQ(document->find("e")->kind, YamlValue::Kind::null);
  EXPECT_EQ(document->find("f")->kind, YamlValue::Kind::null);
  EXPECT_EQ(document->find("g")->text, "1.0");
  EXPECT_EQ(document->find("h")->text, "twee\nlijnen\n");
  EXPECT_EQ(document->find("z"), nullptr);
}

TEST(Yaml, RefusesTheTraps) {
  EXPECT_EQ(faults("a: 1\nb: 2\na: 3\n"), std::vector<std::string>{"error yaml_duplicate_key 3:1"});
  EXPECT_EQ(faults("a: &x 1\nb: *x\n"), (std::vector<std::string>{"error yaml_alias 1:4", "error yaml_alias 2:4"}));
  EXPECT_EQ(faults("a: !!int 3\n").front().substr(0, 14), "error yaml_tag");
  EXPECT_EQ(faults("a: 1\n---\nb: 2\n").front().substr(0, 25), "error yaml_many_documents");
  EXPECT_EQ(faults("? [a, b]\n: c\n").front().substr(0, 23), "error yaml_key_not_text");
  EXPECT_EQ(faults("a:\n\tb: 1\n"), std::vector<std::string>{"error yaml_tab 2:1"});
  EXPECT_EQ(faults("a: [1, 2\n").front().substr(0, 17), "error yaml_syntax");
  EXPECT_EQ(faults("a: caf\xE9\n"), std::vector<std::string>{"error bad_utf8 1:0"});
  EXPECT_EQ(faults(std::string(40, '[') + std::string(40, ']')).front(), "error yaml_too_deep 1:33");
  EXPECT_EQ(faults(std::string(100'000, '[')).front().substr(0, 19), "error yaml_too_deep");
}

TEST(Yaml, WhatIsLeftOutIsNotTakenForNothing) {
  EXPECT_EQ(faults("title: x\nstrategy\n"), std::vector<std::string>{"error yaml_syntax 2:1"});
  EXPECT_EQ(faults("a: [1, , 2]\n"), std::vector<std::string>{"error yaml_syntax 1:8"});
  EXPECT_EQ(faults("a: \"open\nb: 2\n"), std::vector<std::string>{"error yaml_syntax 1:4"});
  EXPECT_EQ(faults("\xEF\xBB\xBF"
                   "a:\nb: \"x\"\n'c' :\nd   :   \n"),
            std::vector<std::string>{});
  EXPECT_EQ(faults("a: 'don''t'\nb: \"say \\\"no\\\"\"\n"), std::vector<std::string>{});
}

TEST(Yaml, ABillionLaughsStayUnheard) {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'j'; ++name) {
    bomb += std::string(1, name) + ": &" + name + " [*" + static_cast<char>(name - 1) + ", *" +
            static_cast<char>(name - 1) + "]\n";
  }
  EXPECT_EQ(faults(bomb).front(), "error yaml_alias 1:4");
}

TEST(Yaml, EveryFaultIsToldAtOnce) { EXPECT_EQ(faults("a: 1\na: 2\nb: &c 3\nb: !x 4\n").size(), 4U); }

TEST(YamlFields, SayWhatIsWrongAndWhere) {
  Findings findings;
  const std::string file = "profile.yaml";
  const auto document =
      parse_yaml("title: no\ntop: 010\nmany: 9\non: maybe\ncriteira: 3\nlist: { a: 1 }\n", file, findings);
  ASSERT_TRUE(document);
  const YamlReader reader{file, findings};
  YamlFields fields(reader, *document, "");
  std::string title;
  int top = 0, many = 0;
  bool on = false;
  std::vector<std::string> list;
  EXPECT_FALSE(fields.text("title", title));
  EXPECT_FALSE(fields.whole("top", top, 0, 100));
  EXPECT_FALSE(fields.whole("many", many, 0, 3));
  EXPECT_FALSE(fields.boolean("on", on));
  fields.texts("list", list);
  EXPECT_EQ(fields.member("criteria"), nullptr);
  fields.finish();
  EXPECT_EQ(told(findings), (std::vector<std::string>{"error yaml_ambiguous 1:8", "error yaml_ambiguous 2:6",
                                                      "error number_out_of_range 3:7", "error wrong_type 4:5",
                                                      "error wrong_type 6:7", "error unknown_key 5:1"}));
  EXPECT_EQ(value(first(findings, "unknown_key"), "suggestion"), "criteria");
  EXPECT_EQ(value(first(findings, "number_out_of_range"), "expected"), "0 … 3");
}

RC_GTEST_PROP(Yaml, NeverCrashesOnAnyText, (const std::string& noise)) {
  static const std::vector<std::string> pieces{"a", ": ",  "- ",  "\n", "  ", "[",  "]",           "{",
                                               "}", "\"",  "'",   "|",  ">",  "&x", "*x",          "!",
                                               "#", "---", "...", "\t", ",",  "? ", "%YAML 1.2\n", "~"};
  std::string text;
  for (const char c : noise) text += pieces[static_cast<unsigned char>(c) % pieces.size()];
  Findings findings;
  const auto document = parse_yaml(text, "noise.yaml", findings);
  RC_ASSERT(document.has_value() == findings.empty());
}

// ---- the YAML test suite -------------------------------------------------------------------------------------------------------

struct SuiteCase {
  std::string name, yaml;
  bool fails = false;
};

// The suite's own marks for what cannot be seen.
std::string visible(std::string text) {
  const auto replace = [&text](const std::string& mark, const std::string& by) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size())) {
      text.replace(at, mark.size(), by);
    }
  };
  replace("␣", " "), replace("———»", "\t"), replace("——»", "\t"), replace("—»", "\t"), replace("»", "\t");
  replace("↵", ""), replace("←", "\r"), replace("⇔", "\xEF\xBB\xBF");
  if (const std::size_t end = text.find("∎"); end != std::string::npos) text.resize(end);
  return text;
}

std::vector<SuiteCase> suite() {
  std::vector<SuiteCase> cases;
  for (const auto& entry : std::filesystem::directory_iterator(koppel::test::public_data() / "yaml-hostile" / "src")) {
    Findings findings;
    const auto document = parse_yaml(test::text_of(entry.path()), entry.path().filename().string(), findings);
    if (!document || document->kind != YamlValue::Kind::sequence) continue;
    std::string yaml;
    for (std::size_t i = 0; i < document->items.size(); ++i) {
      const YamlValue& item = document->items[i];
      // The text is given once where several cases share it.
      if (const YamlValue* text = item.find("yaml")) yaml = text->text;
      const std::string number = document->items.size() > 1 ? ":" + std::to_string(i) : "";
      const YamlValue* fail = item.find("fail");
      cases.push_back({entry.path().stem().string() + number, visible(yaml), fail != nullptr && fail->text == "true"});
    }
  }
  std::sort(cases.begin(), cases.end(), [](const SuiteCase& a, const SuiteCase& b) { return a.name < b.name; });
  return cases;
}

// tests/io/yaml_deviations.txt: `case  verdict  code  why`, one a line.
std::map<std::string, std::string> known_deviations() {
  std::map<std::string, std::string> known;
  std::istringstream lines(test::text_of(koppel::test::source_dir() / "tests/io/yaml_deviations.txt"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name, verdict, code;
    if (line.empty() || line.front() == '#' || !(words >> name >> verdict >> code)) continue;
    known[name] = verdict + " " + code;
  }
  return known;
}

TEST(YamlSuite, VerdictsAreThoseOfTheSuiteButForTheListedDeviations) {
  if (!std::filesystem::exists(koppel::test::public_data() / "yaml-hostile"))
    GTEST_SKIP() << "no public data beside the checkout";
  const auto cases = suite();
  ASSERT_GT(cases.size(), 300U);
  std::map<std::string, std::string> found;
  for (const SuiteCase& one : cases) {
    Findings findings;
    const bool accepted = parse_yaml(one.yaml, one.name, findings).has_value();
    if (accepted && one.fails) found[one.name] = "accepted -";
    if (!accepted && !one.fails) found[one.name] = "refused " + std::string(findings.kept().front().code->name);
  }
  EXPECT_EQ(found, known_deviations());
}

}  // namespace
}  // namespace koppel::io
