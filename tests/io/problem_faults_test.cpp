// Bad input: every fault with its place, all of them at once, whatever is broken.
#include <gmock/gmock.h>

#include <random>

#include "graph/problem.hpp"
#include "io/problem_reading.hpp"
#include "io/problem_samples.hpp"
#include "io/text/codes.hpp"

namespace koppel::io::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::string> told_of(const std::string& text) { return told(faults_of(text)); }

const std::string coordinate = "%%MatrixMarket matrix coordinate real general\n";

TEST(ProblemFaults, MatrixMarket) {
  EXPECT_THAT(told_of(coordinate + "2 2 3\n0 1 5\n1 3 5\n1 x 5\n"),
              ElementsAre("error index_from_zero 3:1", "error number_out_of_range 4:3", "error not_a_number 5:3"));
  EXPECT_THAT(told_of(coordinate + "2 2 3\n1 1\n1 2 five\n2 2 inf\n"),
              ElementsAre("error line_not_understood 3:1", "error not_a_number 4:5", "error not_finite 5:5"));
  EXPECT_THAT(told_of(coordinate + "2 2 2\n1 1 1\n% again\n1 1 2\n"), ElementsAre("error duplicate_edge 5:1"));
  EXPECT_THAT(told_of(coordinate + "2 2 3\n1 1 1\n"), ElementsAre("error count_differs 2:1"));
  EXPECT_THAT(told_of(coordinate + "2 2 1\n1 1 1\n1 2 1\n"), ElementsAre("error count_differs 2:1"));
  EXPECT_THAT(told_of(coordinate), ElementsAre("error missing_field 1:1"));
  EXPECT_THAT(told_of(coordinate + "2 x 3\n"), ElementsAre("error line_not_understood 2:1"));
  for (const std::string kind : {"matrix coordinate real symmetric", "matrix coordinate complex general",
                                 "matrix array pattern general", "vector coordinate real general"}) {
    EXPECT_THAT(told_of("%%MatrixMarket " + kind + "\n2 2 1\n1 1 1\n"), ElementsAre("error matrix_unsupported 1:1"));
  }
  EXPECT_THAT(told_of("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n"),
              ElementsAre("error count_differs 2:1"));
}

TEST(ProblemFaults, HeadersThatCouldFillTheMemory) {
  EXPECT_THAT(told_of(coordinate + "4294967295 3 1\n1 1 1\n"), ElementsAre("error problem_too_large 2:1"));
  EXPECT_THAT(told_of(coordinate + "99999999999999999999 3 1\n1 1 1\n"), ElementsAre("error line_not_understood 2:1"));
  // So many rows could be touched by so many entries, but these do not fit into the file.
  EXPECT_THAT(told_of(coordinate + "4000000000 4000000000 4000000000\n1 1 1\n"),
              ElementsAre("error problem_too_large 2:1"));
  EXPECT_THAT(told_of("%%MatrixMarket matrix array real general\n4294967296 4294967296\n1\n"),
              ElementsAre("error problem_too_large 2:1"));
  EXPECT_THAT(told_of("p asn 4000000000 4000000000\nn 1\n"), ElementsAre("error problem_too_large 1:1"));
  EXPECT_THAT(told_of("65536\n1 2 3\n"), ElementsAre("error problem_too_large 1:1"));
  EXPECT_THAT(told_of("# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 4000000000\n4000000000: 1,2,3\n"),
              ElementsAre("error problem_too_large 1:1"));
}

TEST(ProblemFaults, Dimacs) {
  EXPECT_THAT(
      told_of("p asn 4 2\nn 1\nn 1\nn 9\na 1 3 5\na 3 1 2\na 1 4 x\nq 1\n"),
      ElementsAre("error count_differs 1:1", "error duplicate_node 3:3", "error number_out_of_range 4:3",
                  "error not_bipartite_transport 6:3", "error not_a_number 7:7", "error line_not_understood 8:1"));
  EXPECT_THAT(told_of("c only a comment\nc and another\np asn\n"), ElementsAre("error line_not_understood 3:1"));
  EXPECT_THAT(told(faults_of("c nothing\n", {.format = ProblemFormat::dimacs_asn})),
              ElementsAre("error missing_field 1:1"));
  EXPECT_THAT(told_of("p min 4 5\nn 1 2\nn 2 1\nn 3 -1\nn 4 -2\n"
                      "a 1 3 0 1 5\na 1 4 0 2 5\na 2 4 2 1 5\na 3 1 0 1 5\na 2 3 -1 1 5\n"),
              ElementsAre("error arc_bounds 7:9", "error lower_above_upper 8:7", "error not_bipartite_transport 9:3",
                          "error not_a_number 10:7"));
  EXPECT_THAT(told_of("p min 3 2\nn 1 1\nn 3 -1\na 1 2 0 1 5\na 2 3 0 1 5\n"),
              ElementsAre("error not_bipartite_transport 4:3", "error not_bipartite_transport 5:3"));
  EXPECT_THAT(told_of("p min 2 1\nn 1 99999999999\nn 2 one\na 1 2 0 1 5 6\n"),
              ElementsAre("error number_too_large 2:5", "error not_a_number 3:5", "error line_not_understood 4:1"));
}

TEST(ProblemFaults, OrLibrary) {
  EXPECT_THAT(told_of("2\n1 2\n3\n"), ElementsAre("error count_differs 1:1"));
  EXPECT_THAT(told_of("2\n1 2\n3 4 5\n"), ElementsAre("error count_differs 1:1"));
  EXPECT_THAT(told_of("2\n1 2\n3 b\n"), ElementsAre("error not_a_number 3:3"));
  EXPECT_THAT(told_of("1 2\n1 2 3\n"), ElementsAre("error count_differs 1:1"));
  EXPECT_THAT(told_of("1 2\n1 2\n3 b\n-4\n"), ElementsAre("error not_a_number 3:3", "error negative_number 4:1"));
  EXPECT_THAT(told_of("1 99999\n1 2\n"), ElementsAre("error problem_too_large 1:3"));
}

TEST(ProblemFaults, Csv) {
  EXPECT_THAT(told_of("p,a,1\np,a,2\n,a,1\np,b\np,\"c,1\np,d,\np,é,x\n"),
              ElementsAre("error duplicate_edge 2:1", "error empty_id 3:1", "error line_not_understood 4:1",
                          "error unclosed_quote 5:3", "error not_a_number 6:5", "error not_a_number 7:5"));
  EXPECT_THAT(told_of("p,a,1\np,\xff,2\n"), ElementsAre("error bad_utf8 2:1"));
  // A first row that names no known columns is no heading: nothing is guessed.
  EXPECT_THAT(told_of("who,whom,how much\np,a,1\n"), ElementsAre("error not_a_number 1:10"));
  const Findings duplicate = faults_of("p,a,1\nq,a,1\np,a,2\n");
  EXPECT_EQ(value(first(duplicate, "duplicate_edge"), "first"), "1:1");
  EXPECT_EQ(value(first(duplicate, "duplicate_edge"), "read"), "a");
  EXPECT_EQ(value(first(duplicate, "duplicate_edge"), "other"), "p");
}

TEST(ProblemFaults, ManyFindingsOfOneCodeAreCounted) {
  std::string text;
  for (int row = 0; row < 1500; ++row) text += "p,a,none\n";
  const Findings faults = faults_of(text);
  EXPECT_EQ(faults.kept().size(), Findings::max_kept_per_code);
  EXPECT_EQ(faults.count(text_codes.not_a_number), 1500U);
}

TEST(ProblemFaults, Preflib) {
  EXPECT_THAT(told_of("# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 9\n2: 1,2\n1: 1,4\n1: 2,2\nx: 1\n1: {1,{2}\n"),
              ElementsAre("error count_differs 2:1", "error number_out_of_range 4:6", "error duplicate_node 5:1",
                          "error not_a_number 6:1", "error line_not_understood 7:1"));
  EXPECT_THAT(told_of("# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 3\n1: 1,2\n"),
              ElementsAre("error line_not_understood 1:14"));
}

TEST(ProblemFaults, KoppelJson) {
  const Findings faults = faults_of(R"({ "schema": "koppel/problem/1",
  "supply": [ { "id": "a", "min": 3, "max": 2 }, { "id": "a" }, { "id": "" }, { "id": "b", "max": -1 }, { "min": 0 } ],
  "demand": [ { "id": "x" }, { "id": "y", "maxx": 2 } ],
  "edges": [ ["a", "x", 1], ["a", "x", 2], ["a", "z", 1],
             ["q", "y", 1], ["a", "y"], ["a", "y", "1"], ["a", "y", 1e-9] ],
  "groups": [ { "side": "demand", "name": "g", "members": ["x", "a", "w", "x"] },
              { "side": "left", "name": "h", "members": [] },
              { "side": "supply", "name": "g", "members": [] } ] })");
  EXPECT_THAT(told(faults), UnorderedElementsAre(
                                "error lower_above_upper 2:15", "error duplicate_node 2:50", "error empty_id 2:65",
                                "error negative_number 2:99", "error missing_field 2:105", "warning unknown_field 3:51",
                                "error duplicate_edge 4:29", "error unknown_node 4:50", "error unknown_node 5:15",
                                "error wrong_type 5:29", "error wrong_type 5:41", "error too_many_decimals 5:58",
                                "error member_on_wrong_side 6:65", "error unknown_node 6:70",
                                "error duplicate_node 6:15", "error wrong_type 7:15", "error duplicate_node 8:15"));
  EXPECT_EQ(value(first(faults, "lower_above_upper"), "other"), "a");
  EXPECT_EQ(value(first(faults, "member_on_wrong_side"), "other"), "g");
}

TEST(ProblemFaults, GroupsThatCrossAreNamedWithTheirPlace) {
  const Findings faults = faults_of(R"({ "schema": "koppel/problem/1", "supply": [],
  "demand": [ { "id": "x" }, { "id": "y" }, { "id": "z" } ], "edges": [],
  "groups": [ { "side": "demand", "name": "left", "members": ["x", "y"] },
              { "side": "demand", "name": "right", "members": ["y", "z"] } ] })");
  ASSERT_THAT(faults.kept(), testing::SizeIs(1));
  EXPECT_THAT((std::vector{value(first(faults, "not_laminar"), "read"), value(first(faults, "not_laminar"), "other")}),
              UnorderedElementsAre("left", "right"));
  EXPECT_THAT(faults.kept().front().source.row, testing::AnyOf(3, 4));
}

TEST(ProblemFaults, Hours) {
  EXPECT_THAT(
      told_of(R"({ "schema": "koppel/problem/1", "supply": [ { "id": "a" } ], "demand": [ { "id": "x" } ],
  "edges": [ ["a", "x", 1] ],
  "hours": { "supply": { "a": -1, "b": 2 },
             "edges": [ ["a", "x", 2], ["a", "x", 3], ["a", "y", 1], ["a", "x", -2] ] } })"),
      UnorderedElementsAre("error negative_number 3:31", "error unknown_node 3:40", "error duplicate_edge 4:40",
                           "error unknown_node 4:61", "error negative_number 4:81", "error duplicate_edge 4:70"));
}

TEST(ProblemFaults, WhatIsNoProblemAtAll) {
  EXPECT_THAT(told_of(""), ElementsAre("error empty_file 0:0"));
  EXPECT_THAT(told_of("hello world\n"), ElementsAre("error format_unknown 1:1"));
  EXPECT_THAT(told_of("{ \"schema\": \"koppel/market/1\" }"), Contains("error wrong_schema 1:13"));
  EXPECT_THAT(told_of("{ \"schema\": "), ElementsAre("error json_syntax 1:13"));
  EXPECT_EQ(refusal([] { static_cast<void>(read_problem("no such file")); }), "missing_file");
  const Folder folder;
  EXPECT_EQ(refusal([&] { static_cast<void>(read_problem(folder.path())); }), "is_a_folder");
}

// ---- gzip --------------------------------------------------------------------------------------------------------------------

std::string long_csv() {
  std::string text;
  for (int row = 0; row < 60'000; ++row) {
    text +=
        "p" + std::to_string(row / 7) + ",r" + std::to_string(row * 7919 % 60'000) + "," + std::to_string(row) + "\n";
  }
  return text;
}

TEST(ProblemFaults, GzipInSeveralMembersAndWithPadding) {
  const std::string text = long_csv();
  const BareProblem plain = problem_of(text);
  EXPECT_EQ(plain.instance->graph.edge_count(), 60'000U);
  expect_same(problem_of(gzipped(text)), plain);
  expect_same(problem_of(gzipped(text.substr(0, 300'001)) + gzipped(text.substr(300'001))), plain);
  expect_same(problem_of(gzipped(text) + std::string(1000, '\0')), plain);
}

TEST(ProblemFaults, DamagedGzip) {
  const std::string bytes = gzipped(long_csv());
  EXPECT_THAT(told_of(bytes.substr(0, bytes.size() / 2)), ElementsAre("error damaged_gzip 0:0"));
  EXPECT_THAT(told_of(bytes.substr(0, bytes.size() - 1)), ElementsAre("error damaged_gzip 0:0"));
  EXPECT_THAT(told_of(bytes.substr(0, 2)), Contains("error damaged_gzip 0:0"));
  EXPECT_THAT(told_of(bytes + "trailing"), ElementsAre("error damaged_gzip 0:0"));
  std::string flipped = bytes;
  flipped[flipped.size() - 6] = static_cast<char>(flipped[flipped.size() - 6] ^ 1);  // the checksum
  EXPECT_THAT(told_of(flipped), Contains("error damaged_gzip 0:0"));
  // What is missing behind the cut is no second fault.
  const std::string matrix = gzipped(matrix_sample);
  EXPECT_THAT(told_of(matrix.substr(0, matrix.size() - 4)), ElementsAre("error damaged_gzip 0:0"));
  const std::string json = gzipped(koppel_sample);
  EXPECT_THAT(told_of(json.substr(0, json.size() - 4)), ElementsAre("error damaged_gzip 0:0"));
}

// ---- damage ------------------------------------------------------------------------------------------------------------------

// Either a sound problem or findings: never anything else.
void expect_problem_or_findings(const std::string& text, ProblemFormat format) {
  try {
    const BareProblem bare = problem_of(text, {.format = format});
    EXPECT_FALSE(validate(Problem(bare.instance, Goal{})).has_errors()) << text;
    EXPECT_EQ(bare.weights.size(), bare.instance->graph.edge_count());
  } catch (const InputError& error) {
    EXPECT_TRUE(error.findings().has_errors()) << text;
    for (const Finding& finding : error.findings().kept()) {
      for (const std::string name : {"{read}", "{expected}", "{other}", "{first}"}) {
        EXPECT_EQ(finding.message().find(name), std::string::npos) << finding.message();
      }
    }
  }
}

TEST(ProblemFaults, TruncatedSamples) {
  for (const Sample& sample : samples) {
    for (std::size_t length = 1; length < sample.text.size(); ++length) {
      expect_problem_or_findings(sample.text.substr(0, length), sample.format);
    }
  }
}

TEST(ProblemFaults, MutatedSamples) {
  constexpr std::string_view bytes = "0123456789-+.,;:{}[]\"\t\n\r eEnNaAp%#\xff\x00\xc3";
  std::mt19937 dice(11);
  for (const Sample& sample : samples) {
    for (int round = 0; round < 400; ++round) {
      std::string text = sample.text;
      for (std::size_t change = 0; change < 1 + round % 4U; ++change) {
        const std::size_t at = dice() % text.size();
        const char byte = bytes[dice() % bytes.size()];
        switch (dice() % 4) {
          case 0:
            text[at] = byte;
            break;
          case 1:
            text.insert(at, 1, byte);
            break;
          case 2:
            if (text.size() > 1) text.erase(at, 1);
            break;
          default:
            text.insert(at, text.substr(dice() % text.size(), dice() % 30));
        }
      }
      expect_problem_or_findings(text, round % 2 == 0 ? sample.format : ProblemFormat::automatic);
    }
  }
}

}  // namespace
}  // namespace koppel::io::test
