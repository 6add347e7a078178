// Each format by hand, and the same problem through several of them.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "io/problem/write_json.hpp"
#include "io/problem_reading.hpp"
#include "io/problem_samples.hpp"
#include "solve/solve.hpp"

namespace koppel::io::test {
namespace {

using testing::ElementsAre;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(ProblemFormats, EveryFormatIsKnownByItsNameAndRecognisedByItsContent) {
  EXPECT_EQ(problem_formats().size(), 8U);
  for (const FormatRow& row : problem_formats()) {
    EXPECT_EQ(problem_format(row.name), row.format);
    EXPECT_EQ(to_string(row.format), row.name);
    EXPECT_FALSE(row.description.empty());
  }
  EXPECT_EQ(problem_format("excel"), std::nullopt);
  EXPECT_TRUE(std::ranges::is_sorted(problem_formats(), {}, &FormatRow::name));
  for (const Sample& sample : samples) EXPECT_EQ(problem_of(sample.text).format, sample.format) << sample.text;
}

TEST(ProblemFormats, KoppelJsonWithEverythingInIt) {
  const BareProblem bare = problem_of(koppel_rich_sample);
  const Instance& problem = *bare.instance;
  EXPECT_THAT(edges_of(bare), ElementsAre("a-x 1", "b-x 2", "b-y 3", "a-z 4"));
  EXPECT_THAT(problem.offer_range.values(), ElementsAre(Range{0, 2}, Range{1, 3}));
  EXPECT_THAT(problem.request_range.values(), ElementsAre(Range{0, 2}, Range{0, 1}, Range{0, 1}));
  EXPECT_THAT(problem.if_any.values(), ElementsAre(2, 1, 1));
  ASSERT_EQ(problem.groups.size(), 2U);
  EXPECT_EQ(problem.groups[0], (Group{Side::requests, "all", {0, 1, 2}, {0, 3}}));
  EXPECT_EQ(problem.groups[1], (Group{Side::requests, "north", {0, 1}, {1, 2}}));
  EXPECT_EQ(bare.minimise, std::nullopt);
  EXPECT_TRUE(bare.notes.empty());
}

TEST(ProblemFormats, WhatIsWrittenIsReadBack) {
  for (const Sample& sample : samples) {
    const BareProblem bare = problem_of(sample.text);
    if (bare.instance->pinned.empty()) expect_same(problem_of(write_problem(*bare.instance, bare.weights)), bare);
  }
}

TEST(ProblemFormats, TheSameProblemThroughEachSparseFormat) {
  const BareProblem expected = problem_of(koppel_sample);
  EXPECT_THAT(edges_of(expected), ElementsAre("1-1 0", "2-1 4.5", "1-3 -2"));
  EXPECT_EQ(expected.instance->scale, decimal_scale);
  expect_same(problem_of(matrix_sample), expected);
  expect_same(problem_of(gzipped(matrix_sample)), expected);
  expect_same(problem_of("\xEF\xBB\xBF" + replaced(matrix_sample, "\n", "\r\n")), expected);
  // CSV knows no request without a pair: the second column of the matrix has none.
  const BareProblem named =
      problem_of(replaced(koppel_sample, "{ \"id\": \"2\" }, { \"id\": \"3\" }", "{ \"id\": \"3\" }"));
  expect_same(problem_of(csv_sample), named);
  expect_same(problem_of("1,1,0\n1,2,4.5\n3,1,-2"), named);
  expect_same(problem_of("1;1;0\n1;2;4,5\n3;1;-2\n"), named);
  expect_same(problem_of("1\t1\t0e5\n1\t2\t45e-1\n\n3\t1\t-2.0\n"), named);
  expect_same(problem_of("\"1\",\"1\",\"0\"\n 1 , \"2\" , \"4.5\"\n3,1,-2\n"), named);
  expect_same(problem_of("score,why,Reviewer,PAPER\n0,x,1,1\n4.5,,2,1\n-2,\"a, b\",1,3\n"), named);
}

TEST(ProblemFormats, DenseFormats) {
  const BareProblem dense = problem_of(dense_matrix_sample);
  EXPECT_THAT(edges_of(dense), ElementsAre("1-1 1", "2-1 3", "1-2 2", "2-2 4"));
  const BareProblem costs = problem_of(orlib_sample);
  expect_same(costs, dense);
  EXPECT_EQ(costs.minimise, true);
  EXPECT_EQ(dense.minimise, std::nullopt);
}

TEST(ProblemFormats, GapFilesHaveHoursAndEveryJobIsDone) {
  const BareProblem bare = problem_of("2 3\n4 1 6\n3 2 5\n2 3 1 4 1 2\n4 3\n");
  const Instance& instance = *bare.instance;
  EXPECT_THAT(edges_of(bare), ElementsAre("1-1 4", "2-1 3", "1-2 1", "2-2 2", "1-3 6", "2-3 5"));
  EXPECT_THAT(instance.offer_range.values(), ElementsAre(Range{0, 3}, Range{0, 3}));
  EXPECT_THAT(instance.request_range.values(), ElementsAre(Range{1, 1}, Range{1, 1}, Range{1, 1}));
  EXPECT_THAT(instance.hours.budget.values(), ElementsAre(4, 3));
  EXPECT_THAT(instance.hours.use.values(), ElementsAre(2, 4, 3, 1, 1, 2));
  EXPECT_EQ(instance.hours.scale, 1);
  EXPECT_EQ(bare.minimise, true);
  // The same in JSON, with one budget that is never reached beside it.
  expect_same(problem_of(R"({ "schema": "koppel/problem/1",
    "supply": [ { "id": "1", "max": 3 }, { "id": "2", "max": 3 } ],
    "demand": [ { "id": "1", "min": 1 }, { "id": "2", "min": 1 }, { "id": "3", "min": 1 } ],
    "edges": [ ["2", "3", 5], ["1", "1", 4], ["2", "1", 3], ["1", "2", 1], ["2", "2", 2], ["1", "3", 6] ],
    "hours": { "supply": { "2": 3.0, "1": 4 },
               "edges": [ ["2", "3", 2], ["1", "1", 2], ["2", "1", 4], ["1", "2", 3], ["2", "2", 1], ["1", "3", 1] ] } })"),
              bare);
}

TEST(ProblemFormats, BudgetsThatCannotBindAreNotPartOfTheProblem) {
  const auto with_budget = [](const std::string& budget) {
    return problem_of(R"({ "schema": "koppel/problem/1", "supply": [ { "id": "a", "max": 2 }, { "id": "b" } ],
      "demand": [ { "id": "x" }, { "id": "y" }, { "id": "z" } ],
      "edges": [ ["a", "x", 1], ["a", "y", 2], ["a", "z", 3], ["b", "x", 4] ],
      "hours": { "supply": { "a": )" +
                      budget + R"(, "b": 9 },
                 "edges": [ ["a", "x", 1.5], ["a", "y", 4], ["a", "z", 3], ["b", "x", 1] ] } })");
  };
  EXPECT_TRUE(with_budget("7").instance->hours.empty());
  const BareProblem tight = with_budget("6.75");
  EXPECT_THAT(tight.instance->hours.budget.values(), ElementsAre(6'750'000, Hours::no_budget));
  EXPECT_THAT(tight.instance->hours.use.values(), ElementsAre(1'500'000, 0, 4'000'000, 3'000'000));
  EXPECT_NE(tight.digest, with_budget("7").digest);
  EXPECT_NE(tight.digest, with_budget("6.5").digest);
  expect_same(problem_of(write_problem(*tight.instance, tight.weights)), tight);
}

TEST(ProblemFormats, DimacsAssignmentIsPerfect) {
  const BareProblem bare = problem_of(asn_sample);
  expect_same(bare, problem_of(R"({ "schema": "koppel/problem/1",
    "supply": [ { "id": "1", "min": 1 }, { "id": "2", "min": 1 } ],
    "demand": [ { "id": "4", "min": 1 }, { "id": "3", "min": 1 } ],
    "edges": [ ["2", "3", 1], ["1", "3", 5], ["1", "4", 2] ] })"));
  EXPECT_EQ(bare.minimise, true);
}

TEST(ProblemFormats, DimacsFlowsAreEqualitiesAndLowerBoundsPins) {
  const BareProblem bare = problem_of(min_sample);
  EXPECT_THAT(edges_of(bare), ElementsAre("1-3 5", "1-4 2", "2-4 -1"));
  EXPECT_THAT(bare.instance->offer_range.values(), ElementsAre(Range{2, 2}, Range{1, 1}));
  EXPECT_THAT(bare.instance->request_range.values(), ElementsAre(Range{1, 1}, Range{2, 2}));
  EXPECT_THAT(bare.instance->pinned, ElementsAre(EdgeId{1U}));
  // A larger capacity says nothing where one end has a single unit; a capacity of 0 is no edge.
  const std::string loose =
      replaced(replaced(min_sample, "a 1 3 0 1 5", "a 1 3 0 9 5"), "a 2 4 0 1 -1", "a 2 4 0 9 -1");
  expect_same(problem_of(loose), bare);
  EXPECT_THAT(edges_of(problem_of(replaced(min_sample, "a 1 3 0 1 5", "a 1 3 0 0 5"))), ElementsAre("1-4 2", "2-4 -1"));
}

TEST(ProblemFormats, PreflibOrdersBecomeBordaScores) {
  const BareProblem bare = problem_of(preflib_sample);
  EXPECT_EQ(bare.instance->graph.offer_count(), 4U);
  EXPECT_THAT(edges_of(bare), ElementsAre("1-v1-1 3", "2-v1-1 2", "3-v1-1 2", "4-v1-1 0",  //
                                          "1-v1-2 3", "2-v1-2 2", "3-v1-2 2", "4-v1-2 0", "3-v2-1 3"));
}

TEST(ProblemFormats, CapacitiesOfFormatsThatHaveNone) {
  const BareProblem bare = problem_of(csv_sample, {.offer_capacity = 3, .request_capacity = 2});
  EXPECT_THAT(bare.instance->offer_range.values(), testing::Each(Range{0, 3}));
  EXPECT_THAT(bare.instance->request_range.values(), testing::Each(Range{0, 2}));
  EXPECT_THAT(problem_of(asn_sample, {.offer_capacity = 3}).instance->offer_range.values(), testing::Each(Range{1, 1}));
}

TEST(ProblemFormats, ForbiddenPairs) {
  EXPECT_THAT(edges_of(problem_of("p,a,NaN\np,b,-1\np,c,2\n")), ElementsAre("b-p -1", "c-p 2"));
  EXPECT_THAT(edges_of(problem_of("p,a,NaN\np,b,-1\np,c,0.5\n", {.minus_one_forbids = true})), ElementsAre("c-p 0.5"));
  EXPECT_THAT(edges_of(problem_of("p,b,0.5\np,a,-1\n", {.minus_one_forbids = true})), ElementsAre("b-p 0.5"));
  EXPECT_THAT(edges_of(problem_of("2\n1 nan\n-1 4\n", {.minus_one_forbids = true})), ElementsAre("1-1 1", "2-2 4"));
  EXPECT_TRUE(has(faults_of("p,a,NaN\np,a,3\n"), "duplicate_edge"));
  EXPECT_TRUE(has(faults_of("p,a,inf\n"), "not_finite"));
}

TEST(ProblemFormats, CostsMakeTheSmallestBest) {
  EXPECT_EQ(problem_of("offer,request,cost\na,x,3\n").minimise, true);
  EXPECT_EQ(problem_of("offer,request,score\na,x,3\n").minimise, std::nullopt);
}

TEST(ProblemFormats, TheScaleDependsOnTheNumbersAlone) {
  EXPECT_EQ(problem_of("p,a,1\np,b,2.0\np,c,3e2\n").instance->scale, 1);
  const BareProblem bare = problem_of("p,a,1\np,b,2.000001\np,c,300\n");
  EXPECT_EQ(bare.instance->scale, decimal_scale);
  EXPECT_THAT(bare.weights, ElementsAre(1'000'000, 2'000'001, 300'000'000));
}

TEST(ProblemFormats, DecimalsBeyondTheSixthAreRefusedOrRounded) {
  EXPECT_TRUE(has(faults_of("p,a,0.1234565\n"), "too_many_decimals"));
  const std::string text = "p,a,0.1234565\np,b,-0.1234565\np,c,1234565e-7\np,d,9.9999999\np,e,-1e-99\np,f,0.00000049\n";
  EXPECT_THAT(problem_of(text, {.round = true}).weights, ElementsAre(123'457, -123'457, 123'457, 10'000'000, 0, 0));
}

TEST(ProblemFormats, WeightsAreExactWhereADoubleWouldNotBe) {
  EXPECT_THAT(problem_of("p,a,9007199254740993\np,b,-4611686018427387904\n").weights,
              ElementsAre(9007199254740993, -4611686018427387904));
  EXPECT_TRUE(has(faults_of("p,a,4611686018427387905\n"), "number_too_large"));
  EXPECT_TRUE(has(faults_of("p,a,9007199254740993\np,b,0.5\n"), "number_too_large"));
  EXPECT_TRUE(has(faults_of("p,a,0.5\np,b,9007199254740993\n"), "number_too_large"));
}

TEST(ProblemFormats, WholeNumbersComeBeforeOtherIds) {
  const BareProblem bare =
      problem_of("p,10,1\np,9,1\np,b,1\np,09,1\np,a,1\np,123456789012345678901234567890,1\np,ab,1\n");
  EXPECT_THAT(bare.instance->offer_names.values(),
              ElementsAre("9", "10", "123456789012345678901234567890", "09", "a", "ab", "b"));
}

// Rows of the same meaning in another order give the same bytes.
TEST(ProblemFormats, TheOrderOfRowsDoesNotMatter) {
  std::mt19937 dice(5);
  std::vector<std::string> csv, matrix;
  for (int row = 1; row <= 60; ++row) {
    for (int column = 1; column <= 40; ++column) {
      if (dice() % 4 == 0) continue;
      const std::string weight = std::to_string(int(dice() % 100) - 50) + (dice() % 2 == 0 ? ".25" : "");
      csv.push_back("paper" + std::to_string(column) + ",reviewer number " + std::to_string(row) + "," + weight + "\n");
      matrix.push_back(std::to_string(row) + " " + std::to_string(column) + " " + weight + "\n");
    }
  }
  const auto text = [](const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
  };
  const std::string head = "%%MatrixMarket matrix coordinate real general\n60 40 " + std::to_string(csv.size()) + "\n";
  const BareProblem first_csv = problem_of(text(csv)), first_matrix = problem_of(head + text(matrix));
  EXPECT_EQ(first_csv.instance->graph.edge_count(), csv.size());
  for (int again = 0; again < 3; ++again) {
    std::ranges::shuffle(csv, dice);
    std::ranges::shuffle(matrix, dice);
    expect_same(problem_of(text(csv)), first_csv);
    expect_same(problem_of(head + text(matrix)), first_matrix);
  }
}

TEST(ProblemFormats, PreflibLinesInAnotherOrder) {
  std::string turned = preflib_sample.substr(0, preflib_sample.find("2: 1"));
  expect_same(problem_of(turned + "1: 3\n1: 1,{3,2},4\n1: 1,{2,3},4\n"), problem_of(preflib_sample));
}

// More ids than the tables begin with, and longer than their slots hold.
TEST(ProblemFormats, ManyIds) {
  std::string text;
  for (int id = 0; id < 5000; ++id) {
    text += "p" + std::to_string(id % 1700) + ",~A_Reviewer_With_A_Long_Name" + std::to_string(id) + "," +
            std::to_string(id) + "\n";
  }
  const BareProblem bare = problem_of(text);
  EXPECT_EQ(bare.instance->graph.offer_count(), 5000U);
  EXPECT_EQ(bare.instance->graph.request_count(), 1700U);
  for (const OfferId offer : all_ids<OfferId>(5000)) {
    ASSERT_EQ(bare.instance->graph.degree(offer), 1U);
    const EdgeId edge = bare.instance->graph.edges_of(offer).front();
    const std::string number = std::to_string(bare.weights[edge.index()]);
    EXPECT_EQ(name_of(*bare.instance, offer), "~A_Reviewer_With_A_Long_Name" + number);
    EXPECT_EQ(name_of(*bare.instance, bare.instance->graph.request(edge)),
              "p" + std::to_string(std::stoi(number) % 1700));
  }
}

TEST(ProblemFormats, TheInstancesOfTheOrLibrary) {
  const std::filesystem::path folder = std::filesystem::path(KOPPEL_PUBLIC_DATA) / "orlib-assign";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no public data";
  const std::pair<int, Weight> optima[] = {{100, 305}, {300, 626}, {500, 991}, {700, 1362}, {800, 1552}};
  for (const auto& [size, optimum] : optima) {
    BareProblem bare = read_problem(folder / ("assign" + std::to_string(size) + ".txt"));
    EXPECT_EQ(bare.instance->graph.edge_count(), static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    for (Weight& weight : bare.weights) weight = -weight;
    const Outcome outcome = solve(Problem(bare.instance, Goal{}.then(pairs_level()).then(weight_level(bare.weights))));
    ASSERT_EQ(outcome.status, Status::optimal);
    EXPECT_EQ(outcome.values, (std::vector<WideWeight>{size, -optimum}));
  }
}

}  // namespace
}  // namespace koppel::io::test
