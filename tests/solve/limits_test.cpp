// Stopping, at every moment and in every algorithm: an allowed matching, a bound that its certificate proves, and no further question.
#include <gtest/gtest.h>

#include <functional>

#include "support/against_brute_force.hpp"

namespace koppel::test {
namespace {

struct StopAtQuestion : Progress {
  explicit StopAtQuestion(int number) : stop_at(number) {}
  bool stop_requested() override { return asked++ >= stop_at; }
  int stop_at, asked = 0;
};

struct Kind {
  std::string name;
  std::function<ProblemParts()> make;
  std::string algorithm = {};
};

ProblemParts market(std::size_t offers, Weight most = 1000) { return market_like_problem(offers, 2000, 20, most, 7); }

ProblemParts pairs_first(ProblemParts problem) {
  problem.levels.insert(problem.levels.begin(), pairs_level());
  return problem;
}

ProblemParts with_several_places(ProblemParts problem) {
  for (const RequestId request : problem.request_range.ids())
    problem.request_range[request].upper = 1 + request.value % 3;
  return problem;
}

ProblemParts with_lower_bounds(ProblemParts problem) {
  for (const OfferId offer : problem.offer_range.ids()) problem.offer_range[offer].lower = offer.value % 4 == 0;
  return problem;
}

ProblemParts with_districts(ProblemParts problem) {
  for (std::uint32_t district = 0; district < 10; ++district) {
    Group& group = problem.groups.emplace_back(Group{Side::requests, "d" + std::to_string(district), {}, {20, 90}});
    for (std::uint32_t request = district; request < problem.graph.request_count(); request += 10) {
      group.members.push_back(request);
    }
  }
  return problem;
}

ProblemParts with_served(ProblemParts problem) {
  problem.levels.insert(problem.levels.begin(), served_level(problem));
  return problem;
}

ProblemParts all_places_full(std::size_t size, std::size_t degree) {
  ProblemParts problem = market_like_problem(size, size, degree, 1000, 11);
  problem.offer_range.assign(size, {1, 1});
  problem.request_range.assign(size, {1, 1});
  return problem;
}

const std::vector<Kind> kinds = {
    {"offers scarce", [] { return market(400); }},
    {"balanced", [] { return market(660); }},
    {"offers abound", [] { return market(1500); }},
    {"few large offers",
     [] {
       ProblemParts problem = market(40);
       for (Range& range : problem.offer_range) range.upper = 45;
       return problem;
     }},
    {"weights of 64 bits", [] { return market(660, Weight{1} << 40); }},
    {"many ties", [] { return market(660, 2); }},
    {"requests for several", [] { return with_several_places(market(900)); }},
    {"pairs, then weight", [] { return pairs_first(market(660)); }},
    {"pairs, then weight, too large for one solve", [] { return pairs_first(market(660, Weight{1} << 44)); }},
    {"served, then weight", [] { return with_served(market(660)); }},
    {"served by several", [] { return with_served(with_several_places(market(660))); }},
    {"lower bounds", [] { return with_lower_bounds(market(660)); }},
    {"districts", [] { return with_districts(market(660)); }},
    {"network simplex", [] { return pairs_first(market(400)); }, "network-simplex"},
    {"one place each", [] { return all_places_full(1500, 12); }},
    {"dense", [] { return all_places_full(120, 60); }},
};

class Stopping : public ::testing::TestWithParam<Kind> {};

INSTANTIATE_TEST_SUITE_P(Kinds, Stopping, ::testing::ValuesIn(kinds), [](const auto& kind) {
  std::string name;
  for (const char letter : kind.param.name) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) name += letter;
  }
  return name;
});

void expect_sound(const ProblemParts& problem, const Outcome& outcome, const Outcome& full) {
  const Verdict verdict = verify(problem, outcome);
  EXPECT_TRUE(verdict.accepted) << faults_of(verdict);
  EXPECT_NE(outcome.status, Status::infeasible);
  if (outcome.values.empty()) return;
  EXPECT_LE(outcome.values, full.values);
  EXPECT_GE(outcome.bounds, full.values);
}

TEST_P(Stopping, AnyAmountOfWorkIsEnoughForAMatchingAndABound) {
  const ProblemParts problem = GetParam().make();
  const Outcome full = solve(problem, {.algorithm = GetParam().algorithm});
  ASSERT_EQ(full.status, Status::optimal);
  bool limited = false;
  for (std::uint64_t work = 1; work < 30'000'000; work = work * 2 + 1000) {
    SCOPED_TRACE(work);
    const SolveOptions options{.limits = {.work = work}, .algorithm = GetParam().algorithm};
    const Outcome outcome = solve(problem, options);
    expect_sound(problem, outcome, full);
    limited = limited || outcome.status == Status::limit;
    const Outcome again = solve(problem, options);
    EXPECT_EQ(outcome.matching, again.matching) << "repeatable";
    EXPECT_TRUE(outcome.bounds == again.bounds) << "repeatable";
    if (outcome.status == Status::optimal) break;
  }
  EXPECT_TRUE(limited) << "else nothing was shown";
}

TEST_P(Stopping, AfterAStopRequestNobodyAsksAgain) {
  const ProblemParts problem = GetParam().make();
  const Outcome full = solve(problem, {.algorithm = GetParam().algorithm});
  for (int question = 0; question < 100; question += 1 + question / 4) {
    SCOPED_TRACE(question);
    StopAtQuestion progress(question);
    const Outcome outcome = solve(problem, {.limits = {.progress = &progress}, .algorithm = GetParam().algorithm});
    expect_sound(problem, outcome, full);
    EXPECT_LE(progress.asked, question + 1);
    if (progress.asked <= question) break;  // it came too late
  }
}

// Plain problems have an empty matching to begin with, and anybody can see better ones.
TEST(StoppedAtOnce, APlainProblemStillGetsAFairMatching) {
  for (const std::string algorithm : {"", "network-simplex"}) {
    const ProblemParts problem = market(660);
    StopAtQuestion progress(0);
    const Outcome outcome = solve(problem, {.limits = {.progress = &progress}, .algorithm = algorithm});
    const Outcome full = solve(problem);
    EXPECT_EQ(outcome.status, Status::limit);
    EXPECT_GT(outcome.values.front() * 100, full.values.front() * 70);
    EXPECT_LT(outcome.bounds.front() * 100, full.values.front() * 150);
  }
}

// The further it came the better: what the auction had when it was stopped is not thrown away.
TEST(StoppedAtOnce, LaterIsBetter) {
  const ProblemParts problem = market(660);
  const Outcome full = solve(problem);
  const auto gap = [&](std::uint64_t work) {
    const Outcome outcome = solve(problem, {.limits = {.work = work}});
    return static_cast<double>(outcome.bounds.front() - outcome.values.front()) /
           static_cast<double>(full.values.front());
  };
  EXPECT_LT(gap(2'000'000), gap(1));
}

}  // namespace
}  // namespace koppel::test
