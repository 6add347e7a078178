// The parts that all readers of bare problems share: lines, words, numbers, ids and the order of edges.
#include <gmock/gmock.h>

#include <map>
#include <random>

#include "io/problem/digest.hpp"
#include "io/problem/edges.hpp"
#include "io/problem/lines.hpp"
#include "io/problem/nodes.hpp"
#include "io/problem/weights.hpp"
#include "io/problem_reading.hpp"

namespace koppel::io::test {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(const std::string& text, std::size_t most = LineReader::most_line_bytes) {
  const Folder folder;
  LineReader lines(folder.put("text", text), nullptr, most);
  std::vector<std::string> list;
  for (std::string_view line; lines.next(line);) list.emplace_back(line);
  if (lines.too_long()) list.emplace_back("(too long)");
  return list;
}

TEST(LineReader, EndsOfLinesAndByteOrderMarks) {
  EXPECT_THAT(lines_of("a\nb\n"), ElementsAre("a", "b"));
  EXPECT_THAT(lines_of("\xEF\xBB\xBF"
                       "a\r\n\r\nb"),
              ElementsAre("a", "", "b"));
  EXPECT_THAT(lines_of("\n"), ElementsAre(""));
  EXPECT_THAT(lines_of(""), ElementsAre());
}

TEST(LineReader, LinesAcrossBlocksAndLongerThanOne) {
  std::vector<std::string> expected;
  std::string text;
  for (std::size_t length : {10U, 262'140U, 3U, 700'000U, 0U, 262'144U, 5U}) {
    expected.emplace_back(length, static_cast<char>('a' + expected.size()));
    text += expected.back() + "\n";
  }
  EXPECT_EQ(lines_of(text), expected);
  EXPECT_EQ(lines_of(text, 600'000).back(), "(too long)");
}

TEST(LineReader, BatchesAreTheSameLines) {
  std::string text;
  for (int line = 0; line < 50'000; ++line) text += std::to_string(line) + (line % 3 == 0 ? "\r\n" : "\n");
  const Folder folder;
  LineReader lines(folder.put("text", text));
  int expected = 0;
  for (std::vector<std::string_view> batch; lines.next(batch, 64);) {
    for (const std::string_view line : batch) ASSERT_EQ(line, std::to_string(expected++));
    ASSERT_EQ(lines.row(), expected);
    ASSERT_LE(batch.size(), 64U);
  }
  EXPECT_EQ(expected, 50'000);
}

TEST(LineReader, ColumnsAreCountedInCharacters) {
  const std::string_view line = "é 12";
  EXPECT_EQ(column_of(line, line.substr(3)), 3);
}

TEST(WeightReader, AgreesWithTheExactParser) {
  for (const std::string text : {"0",
                                 "-0",
                                 "7",
                                 "-12",
                                 "+5",
                                 "999999999999",
                                 "9999999999999",
                                 "1.5",
                                 "-1.500000",
                                 ".5",
                                 "0.000001",
                                 "123456789012.654321",
                                 "1e3",
                                 "25E-2",
                                 "1.0",
                                 "007",
                                 "12.",
                                 "1..2",
                                 "",
                                 "-",
                                 "e5",
                                 "1e",
                                 "--1",
                                 "0x10",
                                 "1 2",
                                 "1_000"}) {
    WeightReader reader({});
    const WeightText read = reader.read(text);
    const auto whole = parse_fixed(text, 1), exact = parse_fixed(text, decimal_scale);
    if (std::holds_alternative<Weight>(whole)) {
      EXPECT_EQ(read.kind, WeightKind::value) << text;
      EXPECT_EQ(read.value, std::get<Weight>(whole)) << text;
      EXPECT_EQ(reader.scale(), 1) << text;
    } else if (std::holds_alternative<Weight>(exact)) {
      EXPECT_EQ(read.kind, WeightKind::value) << text;
      EXPECT_EQ(read.value, std::get<Weight>(exact)) << text;
      EXPECT_EQ(reader.scale(), decimal_scale) << text;
    } else {
      EXPECT_EQ(read.kind, WeightKind::not_a_number) << text;
    }
  }
}

TEST(WeightReader, WordsForNoNumber) {
  WeightReader strict({}), lenient({.nan_forbids = true, .minus_one_forbids = true});
  for (const std::string text : {"NaN", "nan", "-nan", "inf", "-Infinity", "+INF"}) {
    EXPECT_EQ(strict.read(text).kind, WeightKind::not_finite) << text;
  }
  EXPECT_EQ(lenient.read("NaN").kind, WeightKind::forbidden);
  EXPECT_EQ(lenient.read("inf").kind, WeightKind::not_finite);
  EXPECT_EQ(lenient.read("-1.0").kind, WeightKind::forbidden);
  EXPECT_EQ(lenient.read("-1.5").kind, WeightKind::value);
  EXPECT_EQ(lenient.read("-1").kind, WeightKind::forbidden);
  EXPECT_EQ(strict.read("nanny").kind, WeightKind::not_a_number);
}

TEST(IdTable, NumbersAreKeptWhateverTheLengthOfTheIds) {
  IdTable table;
  std::map<std::string, std::uint32_t> expected;
  std::mt19937 dice(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string id(dice() % 20, 'a');
    for (char& c : id) c = static_cast<char>('a' + dice() % 3);
    const auto number = static_cast<std::uint32_t>(expected.size());
    const std::uint32_t known = expected.emplace(id, number).first->second;
    ASSERT_EQ(table.number_of(id), known);
  }
  ASSERT_EQ(table.size(), expected.size());
  const auto names = table.names();
  for (const auto& [id, number] : expected) {
    EXPECT_EQ(table.find(id), number);
    EXPECT_EQ(names[number], id);
  }
  EXPECT_EQ(table.find("elsewhere"), std::nullopt);
  EXPECT_EQ(table.find(std::string("a\0", 2)), std::nullopt);
}

TEST(IdTable, WholeNumbersAmongOtherIds) {
  const std::vector<std::string> ids{"0",
                                     "00",
                                     "7",
                                     "007",
                                     "4194303",
                                     "4194304",
                                     "4194305",
                                     "9999999",
                                     "10000000",
                                     "-7",
                                     "7 ",
                                     "٧",
                                     "12345678901234567890"};
  IdTable table;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t number = 0; number < ids.size(); ++number) EXPECT_EQ(table.number_of(ids[number]), number);
  }
  EXPECT_EQ(table.names(), ids);
  for (std::uint32_t number = 0; number < ids.size(); ++number) EXPECT_EQ(table.find(ids[number]), number);
  EXPECT_EQ(table.find("8"), std::nullopt);
  EXPECT_EQ(table.find("4194302"), std::nullopt);
  EXPECT_EQ(table.find(""), std::nullopt);
}

// A key is asked for before other ids make the table grow.
TEST(IdTable, KeysOutliveTheGrowthOfTheTable) {
  std::vector<std::string> ids;
  for (int id = 0; id < 9000; ++id) ids.push_back((id % 3 == 0 ? "" : "a person called ") + std::to_string(id * 911));
  IdTable table;
  std::vector<IdTable::Key> keys;
  for (const std::string& id : ids) keys.push_back(table.prepare(id));
  for (std::uint32_t number = 0; number < ids.size(); ++number) {
    table.approach(keys[number]);
    ASSERT_EQ(table.number_of(keys[number]), number);
  }
  for (std::uint32_t number = 0; number < ids.size(); ++number) ASSERT_EQ(table.number_of(ids[number]), number);
}

TEST(IdTable, TheOrderIsThatOfTheIdsAlone) {
  std::vector<std::string> ids{"0",  "7", "10",    "99", "184467440737095516150", "184467440737095516160", "",
                               "00", "a", "a\x01", "ab", "node-0000000000000001", "node-0000000000000002", "node-10",
                               "é"};
  std::ranges::sort(ids, comes_before);
  EXPECT_EQ(by_id(ids), std::vector<std::uint32_t>{});
  std::mt19937 dice(9);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::string> mixed = ids;
    std::ranges::shuffle(mixed, dice);
    const auto order = by_id(mixed);
    if (mixed == ids) continue;
    ASSERT_EQ(order.size(), ids.size());
    for (std::size_t at = 0; at < ids.size(); ++at) EXPECT_EQ(mixed[order[at]], ids[at]);
  }
}

TEST(EdgeList, SortsByRequestAndOffer) {
  std::mt19937 dice(2);
  EdgeList edges;
  std::vector<std::tuple<std::uint32_t, std::uint32_t, Weight>> expected;
  for (std::uint32_t k = 0; k < 150'000; ++k) {
    const auto offer = static_cast<std::uint32_t>(dice() % 300), request = static_cast<std::uint32_t>(dice() % 500);
    edges.add({offer, request, k}, std::int64_t{k} * 2);  // repeated pairs stay in the order of the file
    expected.emplace_back(request, offer, k);
  }
  std::ranges::sort(expected);
  const EdgeList::Sorted sorted = edges.sorted(300, 500);
  ASSERT_EQ(sorted.request_begin.size(), 501U);
  for (std::uint32_t request = 0; request < 500; ++request) {
    for (std::uint32_t at = sorted.request_begin[request]; at < sorted.request_begin[request + 1]; ++at) {
      ASSERT_EQ(std::tuple(request, sorted.offers[at].value, sorted.weights[at]), expected[at]);
    }
  }
  EXPECT_EQ(edges.place(0), 0);
  EXPECT_EQ(edges.place(149'999), 299'998);
}

TEST(EdgeList, PlacesAcrossGaps) {
  EdgeList edges;
  for (const std::int64_t row : {3, 4, 5, 9, 10, 17}) edges.add({0, 0, 0}, row);
  EXPECT_EQ(edges.place(2), 5);
  EXPECT_EQ(edges.place(3), 9);
  EXPECT_EQ(edges.place(4), 10);
  EXPECT_EQ(edges.place(5), 17);
}

TEST(ProblemDigest, TheCanonicalForm) {
  const BareProblem bare = problem_of(R"({ "schema": "koppel/problem/1",
    "supply": [ { "id": "b\"" }, { "id": "10", "min": 1, "max": 2 }, { "id": "9" } ], "demand": [ { "id": "x", "if_any": 2, "max": 2 }, { "id": "é" } ],
    "edges": [ ["b\"", "x", 0.50], ["10", "x", -3], ["9", "é", 4] ],
    "groups": [ { "side": "supply", "name": "g", "members": ["b\"", "9"], "max": 5 } ] })");
  EXPECT_EQ(canonical_problem(*bare.instance, bare.weights),
            R"({"demand":[{"id":"x","if_any":2,"max":2,"min":0},{"id":"é","max":1,"min":0}],)"
            R"("edges":[[1,-3,2,0.5],[0,4]],"groups":[{"max":5,"members":[0,2],"min":0,"name":"g","side":"supply"}],)"
            R"("schema":"koppel/problem/1",)"
            R"("supply":[{"id":"9","max":1,"min":0},{"id":"10","max":2,"min":1},{"id":"b\"","max":1,"min":0}]})");
}

TEST(ProblemDigest, PinsStandInTheOrderOfTheEdges) {
  const BareProblem bare =
      problem_of("p min 4 3\nn 1 2\nn 2 1\nn 3 -1\nn 4 -2\na 2 4 1 1 3\na 1 4 1 1 2\na 1 3 0 1 5\n");
  EXPECT_EQ(canonical_problem(*bare.instance, bare.weights),
            R"({"demand":[{"id":"3","max":1,"min":1},{"id":"4","max":2,"min":2}],"edges":[[0,5],[0,2,1,3]],)"
            R"("pins":[[0,1],[1,1]],"schema":"koppel/problem/1",)"
            R"("supply":[{"id":"1","max":2,"min":2},{"id":"2","max":1,"min":1}]})");
}

TEST(ProblemDigest, EveryPartCounts) {
  const std::string plain =
      R"({ "schema": "koppel/problem/1", "supply": [ { "id": "a" } ], "demand": [ { "id": "x" } ], "edges": [ ["a", "x", 1] ] })";
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = plain;
    text.replace(text.find(from), from.size(), to);
    return problem_of(text).digest;
  };
  EXPECT_EQ(problem_of(plain).digest.substr(0, 7), "sha256:");
  EXPECT_EQ(with("1] ]", "1.00] ]"), problem_of(plain).digest);
  for (const auto& [from, to] : {std::pair("1] ]", "2] ]"),
                                 {"\"a\" }", "\"a\", \"max\": 2 }"},
                                 {"\"x\" }", "\"x\", \"min\": 1 }"},
                                 {"\"x\" }", "\"x\", \"if_any\": 2 }"},
                                 {"\"x\" } ]", "\"x\" }, { \"id\": \"y\" } ]"}}) {
    EXPECT_NE(with(from, to), problem_of(plain).digest) << to;
  }
}

}  // namespace
}  // namespace koppel::io::test
