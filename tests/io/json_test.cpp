// Strict JSON: places of values and faults, exact numbers, bounded depth; and the writer's escapes and layout.
#include "io/text/json.hpp"

#include <gtest/gtest.h>

#include "io/formats/market_json.hpp"
#include "io/formats/result_json.hpp"
#include "io/text/codes.hpp"
#include "io/text/json_writer.hpp"
#include "model/check.hpp"
#include "model/codes.hpp"
#include "model/synthetic.hpp"
#include "support/random_problem.hpp"

namespace koppel::io {
namespace {

TEST(Json, RemembersWhereEachValueStood) {
  Findings findings;
  const auto document = parse_json("{\n  \"a\": [1,\n    \"é\", true]\n}", "x.json", findings);
  ASSERT_TRUE(document);
  const JsonValue* list = document->find("a");
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->row, 2);
  EXPECT_EQ(list->column, 8);
  const auto& items = std::get<JsonValue::Array>(list->value);
  EXPECT_EQ(items[1].row, 3);
  EXPECT_EQ(items[1].column, 5);
  EXPECT_EQ(items[2].column, 10);  // é takes one column, not two
}

TEST(Json, NumbersStayText) {
  Findings findings;
  const auto document = parse_json("[0.1, 123456789012345678901234567890, 1e2, -7]", "x.json", findings);
  ASSERT_TRUE(document);
  const auto& items = std::get<JsonValue::Array>(document->value);
  EXPECT_EQ(std::get<JsonValue::Number>(items[0].value).text, "0.1");
  EXPECT_EQ(std::get<JsonValue::Number>(items[1].value).text, "123456789012345678901234567890");
  EXPECT_EQ(std::get<JsonValue::Number>(items[2].value).text, "1e2");
  EXPECT_EQ(std::get<JsonValue::Number>(items[3].value).text, "-7");
}

TEST(Json, RefusesRepeatedKeysWithTheirPlace) {
  Findings findings;
  EXPECT_FALSE(parse_json("{\"a\": 1,\n \"a\": 2, \"b\": {\"c\": 1, \"c\": 2}}", "x.json", findings));
  ASSERT_EQ(findings.count(text_codes.json_duplicate_key), 2U);
  EXPECT_EQ(findings.kept()[0].source.row, 2);
  EXPECT_EQ(findings.kept()[0].source.column, 2);
}

TEST(Json, TheSameKeyInTwoObjectsIsNoRepeat) {
  Findings findings;
  EXPECT_TRUE(parse_json("[{\"a\": 1}, {\"a\": {\"a\": 2}}]", "x.json", findings));
}

TEST(Json, BoundsTheDepth) {
  Findings findings;
  EXPECT_TRUE(parse_json(std::string(60, '[') + std::string(60, ']'), "x.json", findings));
  EXPECT_FALSE(parse_json(std::string(1'000'000, '['), "x.json", findings));
  EXPECT_EQ(findings.count(text_codes.json_too_deep), 1U);
}

TEST(Json, FaultsShowNoTextOfTheFile) {
  Findings findings;
  EXPECT_FALSE(parse_json("{\"name\": Jan Proefpersoon}", "x.json", findings));
  ASSERT_EQ(findings.kept().size(), 1U);
  EXPECT_EQ(findings.kept()[0].message().find("Jan"), std::string::npos);
}

TEST(JsonWriter, EscapesAndReplacesBadUtf8) {
  JsonWriter json(JsonLayout::compact);
  json.open_array();
  json.text("a\"b\\c\n\x01");
  json.text("\xFF");
  json.close();
  EXPECT_EQ(json.take(), "[\"a\\\"b\\\\c\\n\\u0001\",\"\xEF\xBF\xBD\"]");
}

TEST(JsonWriter, LaysOutObjectsOverLinesAndShortOnesOnOne) {
  JsonWriter json;
  json.open_object();
  json.member("a", 1);
  json.key("b");
  json.open_object(true);
  json.member("c", "d");
  json.key("e"), json.fixed(1'500'000, 1'000'000);
  json.close();
  json.key("f");
  json.open_array();
  json.close();
  json.close();
  EXPECT_EQ(json.take(), "{\n  \"a\": 1,\n  \"b\": {\"c\": \"d\", \"e\": 1.5},\n  \"f\": []\n}\n");
}

TEST(MarketJson, WritingAndReadingGivesTheSameMarket) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Profile profile;
    const Checked first = check(synthetic_draft({.offers = 20, .requests = 25, .seed = seed}), profile, {});
    ASSERT_TRUE(first.market);
    const std::string text = write_market(*first.market);
    const Draft draft = read_market(text, "market.json");
    ASSERT_TRUE(draft.findings.empty()) << draft.findings.kept()[0].message();
    const Checked second = check(draft, profile, {});
    ASSERT_TRUE(second.market);
    ASSERT_EQ(*second.market, *first.market);
    ASSERT_EQ(write_market(*second.market), text);
    ASSERT_EQ(canonical_market(*second.market), canonical_market(*first.market));
  }
}

TEST(MarketJson, EveryFaultIsFoundAtOnce) {
  const Draft draft = read_market(
      R"({"schema": "koppel/market/2", "offers": [{"reach_km": "far", "capacity": {"max": 1.5}, "skils": {}}],
    "requests": [{"id": 7, "place": {"lat": 91, "lon": 0}, "submitted": "2026-02-30"}]})",
      "market.json");
  for (const Code code : std::initializer_list<Code>{
           text_codes.wrong_schema, model_codes.missing_field, text_codes.wrong_type, text_codes.too_many_decimals,
           text_codes.unknown_field, model_codes.out_of_range, text_codes.date_not_existing}) {
    EXPECT_GE(draft.findings.count(code), 1U) << code->name;
  }
  for (const Finding& finding : draft.findings.kept()) {
    EXPECT_GT(finding.source.row, 0);
    if (finding.code == text_codes.unknown_field) {
      EXPECT_NE(finding.hint().find("skills"), std::string::npos);
    }
  }
}

// Half files, flipped bytes and doubled stretches: each is read or refused with a place, and nothing else happens.
TEST(MarketJson, AnyDamageIsReadOrRefused) {
  const Checked checked = check(synthetic_draft({.offers = 3, .requests = 4, .seed = 5}), Profile{}, {});
  ASSERT_TRUE(checked.market);
  const std::string text = write_market(*checked.market);
  std::size_t refused = 0, readable = 0;
  const auto read = [&](const std::string& damaged) {
    const Draft draft = read_market(damaged, "market.json");
    (draft.findings.has_errors() ? refused : readable) += 1;
    for (const Finding& finding : draft.findings.kept()) {
      ASSERT_GT(finding.source.row, 0) << finding.code->name;
      ASSERT_GT(finding.source.column, 0) << finding.code->name;
    }
  };
  for (std::size_t length = 0; length + 2 < text.size(); length += 7) read(text.substr(0, length));
  EXPECT_EQ(readable, 0U);
  test::Dice dice(1);
  const auto spot = [&] { return static_cast<std::size_t>(dice.in(0, static_cast<std::int64_t>(text.size()) - 1)); };
  for (int i = 0; i < 2000; ++i) {
    std::string damaged = text;
    damaged[spot()] = static_cast<char>(dice.in(0, 255));
    if (dice.chance(30)) damaged.insert(spot(), text.substr(spot(), 20));
    if (dice.chance(30)) damaged.erase(spot() / 2, 9);
    read(damaged);
  }
  EXPECT_GT(refused, 1000U);
  EXPECT_GT(readable, 100U);
}

TEST(ResultJson, WritingAndReadingGivesTheSameText) {
  Result result;
  result.status = Status::optimal;
  result.scale = 1'000'000;
  result.strategy = "max_served_max_weight";
  result.parameters = {{"minimum_points", "2.5"}};
  result.has_objective = true;
  result.weight = result.weight_bound = 12'250'000;
  result.matched = 2, result.served = 1;
  result.levels = {{"served", 1, 1, 1}, {"weight", 12'250'000, 12'250'000, 1'000'000}, {"lottery", 5, 5, 1}};
  result.assignments = {{"a", "x", 12'000'000, {"slot"}, true}, {"b", "x", 250'000, {}, false}};
  result.reserves = {{"x", "c", 1, 1}};
  result.unmatched_requests = {
      {"y", ResultReason{"scarce", {{"rule", "reach"}}, {{"places", 4}}, {{"offers", {"a", "b"}}}}}};
  result.unmatched_offers = {{"c", std::nullopt}};
  result.underserved = {{"x", 3, 2}};
  result.certificate =
      ResultLexDual{{"served", "weight", "lottery"}, {}, {{{"a", {0, -5, 7}}}, {{"x", {1, 2, 3}}}, {}}};
  result.metrics_e6 = {{"coverage", 500'000}};
  result.provenance.koppel = "0.1.0";
  result.provenance.input = "sha256:0";
  result.seed = 18'446'744'073'709'551'615ULL;
  const std::string text = write_result(result);
  Findings findings;
  const auto read = read_result(text, "result.json", findings);
  ASSERT_TRUE(read) << findings.kept()[0].message();
  EXPECT_TRUE(findings.empty());
  EXPECT_EQ(write_result(*read), text);
}

TEST(ResultJson, NoMemberOfTheProvenanceIsPassedOver) {
  const auto faults = [](const std::string& members) {
    Findings findings;
    (void)read_result(
        R"({"schema": "koppel/result/1", "status": "infeasible", "scale": 1, "assignments": [], "provenance": {)" +
            members + "}}",
        "result.json", findings);
    return findings.count(text_codes.wrong_type);
  };
  EXPECT_EQ(faults(R"("koppel": "0.1.0", "seed": 3)"), 0U);
  for (const char* seed : {"null", "\"3\"", "-1", "1.5", "[]", "18446744073709551616"})
    EXPECT_EQ(faults("\"seed\": " + std::string(seed)), 1U) << seed;
  for (const char* value : {"5", "[]", "{}", "true"}) {
    EXPECT_EQ(faults("\"input\": " + std::string(value)), 1U) << value;
    EXPECT_EQ(faults("\"extra\": " + std::string(value)), 1U) << value;
  }
}

TEST(ResultJson, ABranchingCertificateIsReadBackAsItWasWritten) {
  Result result;
  result.status = Status::optimal;
  result.strategy = "max_weight";
  ResultBranching certificate{{"weight"}, {6}, {}};
  const NamedNumbers duals{{{"a", {3}}}, {{"x", {-1}}}, {{"g", {2}}}};
  certificate.leaves.push_back({{{"x", true}, {"y", false}}, ResultLexDual{{}, {}, duals}});
  certificate.leaves.push_back({{{"x", false}}, ResultViolatedSet{{{}, {{"y", {1}}}, {}}}});
  result.certificate = certificate;
  Findings findings;
  const auto read = read_result(write_result(result), "result.json", findings);
  ASSERT_TRUE(read && read->certificate);
  EXPECT_TRUE(findings.empty());
  const auto& leaves = std::get<ResultBranching>(*read->certificate).leaves;
  ASSERT_EQ(leaves.size(), 2U);
  EXPECT_EQ(leaves[0].decided, certificate.leaves[0].decided);
  EXPECT_EQ(std::get<ResultLexDual>(leaves[0].proof).duals, duals);
  EXPECT_TRUE(std::holds_alternative<ResultViolatedSet>(leaves[1].proof));
  EXPECT_EQ(write_result(*read), write_result(result));
}

std::optional<Result> read_with(const std::string& status, const std::string& certificate) {
  Findings findings;
  auto result = read_result(R"({"schema": "koppel/result/1", "status": ")" + status +
                                R"(", "scale": 1, "assignments": [], "certificate": )" + certificate + "}",
                            "result.json", findings);
  EXPECT_TRUE(findings.empty());
  return result;
}

// A later version may know them, so they are no fault of the file; `verify` says that it cannot judge them.
TEST(ResultJson, AStatusOrAKindThatThereIsNotIsKeptAsAFault) {
  const auto result = read_with("perfect", R"({"kind": "oracle", "vision": [1]})");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, Status::overflow);
  EXPECT_FALSE(result->certificate);
  ASSERT_EQ(result->not_understood.size(), 2U);
  EXPECT_EQ(result->not_understood[0].code->name, "unknown_status");
  EXPECT_EQ(result->not_understood[0].what, "perfect");
  EXPECT_EQ(result->not_understood[1].code->name, "certificate_kind");
  EXPECT_EQ(result->not_understood[1].what, "oracle");
}

TEST(ResultJson, ALeafOfAKindThatThereIsNotIsLeftOutAndSaid) {
  const auto result = read_with("optimal", R"({"kind": "branching", "levels": [], "leaves": [
      {"decided": {"x": true}, "kind": "branching"}, {"decided": {"x": false}, "kind": "lex-dual"}]})");
  ASSERT_TRUE(result && result->certificate);
  EXPECT_EQ(std::get<ResultBranching>(*result->certificate).leaves.size(), 1U);
  ASSERT_EQ(result->not_understood.size(), 1U);
  EXPECT_EQ(result->not_understood[0].what, "branching");
}

}  // namespace
}  // namespace koppel::io
