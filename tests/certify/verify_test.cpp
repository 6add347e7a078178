// verify() lists every kind of fault and is not talked into anything.
#include "certify/verify.hpp"

#include <gtest/gtest.h>

#include "certify/branches.hpp"
#include "solve/solve.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {
namespace {

bool has(const Verdict& verdict, const std::string& code) {
  return std::ranges::any_of(verdict.faults, [&](const VerdictFault& fault) { return fault.code->name == code; });
}

// Two offers for three requests; b must serve somebody; x is pinned to a.
struct Case {
  ProblemParts problem;
  Outcome outcome;

  Case() {
    problem.graph = BipartiteGraph(2, {0, 2, 4, 5}, {OfferId{0U}, OfferId{1U}, OfferId{0U}, OfferId{1U}, OfferId{1U}});
    problem.offer_range = IdVector<OfferId, Range>(std::vector<Range>{{0, 1}, {1, 2}});
    problem.request_range.assign(3, {0, 1});
    problem.groups = {{Side::requests, "g", {1, 2}, {0, 1}}};
    problem.pinned = {EdgeId{0U}};
    problem.levels = {pairs_level(), weight_level({5, 9, 7, 4, 3})};
    outcome = solve(problem);
  }
  [[nodiscard]] Verdict verdict() const { return verify(problem, outcome); }
};

TEST(Verify, AcceptsTheOptimum) {
  const Case c;
  EXPECT_TRUE(c.verdict().accepted);
  EXPECT_EQ(c.outcome.matching, (std::vector<EdgeId>{EdgeId{0U}, EdgeId{3U}}));
}

TEST(Verify, NamesWhatIsWrongWithAMatching) {
  Case c;
  c.outcome.matching = {EdgeId{1U}, EdgeId{3U}, EdgeId{4U}, EdgeId{4U}};
  const Verdict verdict = c.verdict();
  EXPECT_FALSE(verdict.accepted);
  for (const char* code : {"edge_twice", "above_capacity", "pin_missing", "value_differs"})
    EXPECT_TRUE(has(verdict, code)) << code;
  c.outcome.matching = {EdgeId{0U}};
  EXPECT_TRUE(has(c.verdict(), "below_minimum"));
  c.outcome.matching = {EdgeId{0U}, EdgeId{99U}};
  EXPECT_TRUE(has(c.verdict(), "edge_unknown"));
}

TEST(Verify, ChecksGroupsAndAllOrNothing) {
  Case c;
  c.outcome.matching = {EdgeId{0U}, EdgeId{3U}, EdgeId{4U}};
  EXPECT_TRUE(has(c.verdict(), "above_capacity"));
  Case d;
  d.problem.if_any.assign(3, 2);
  EXPECT_TRUE(has(d.verdict(), "if_any_not_met"));
}

TEST(Verify, RecomputesValuesAndBounds) {
  Case c;
  c.outcome.values[1] += 1;
  EXPECT_TRUE(has(c.verdict(), "value_differs"));
  Case d;
  d.outcome.bounds[0] += 1;
  EXPECT_TRUE(has(d.verdict(), "bound_differs"));
  Case e;
  e.outcome.values.pop_back();
  EXPECT_TRUE(has(e.verdict(), "value_differs"));
}

TEST(Verify, AsksForAProof) {
  Case c;
  c.outcome.certificate = {};
  EXPECT_TRUE(has(c.verdict(), "certificate_missing"));
  Case d;
  std::get<LexDual>(d.outcome.certificate).levels.pop_back();
  EXPECT_TRUE(has(d.verdict(), "certificate_size"));
  Case e;
  std::get<LexDual>(e.outcome.certificate).levels[0].groups.push_back(0);
  EXPECT_TRUE(has(e.verdict(), "certificate_size"));
}

TEST(Verify, DoesNotTakeAWorseMatchingForTheOptimum) {
  Case c;
  c.outcome.matching = {EdgeId{0U}, EdgeId{4U}};
  c.outcome.values = values_of(c.problem, c.outcome.matching);
  EXPECT_TRUE(has(c.verdict(), "bound_not_met"));
  c.outcome.status = Status::feasible;
  EXPECT_TRUE(c.verdict().accepted) << "as a matching with a gap it is true";
}

TEST(Verify, AnInfeasibleClaimNeedsAViolatedSet) {
  Case c;
  c.outcome = {.status = Status::infeasible,
               .certificate = ViolatedSet{std::get<LexDual>(c.outcome.certificate).levels[0]}};
  EXPECT_FALSE(c.verdict().accepted);
  c.problem.groups[0].range = {2, 2};
  c.problem.offer_range[OfferId{1U}] = {0, 1};
  c.outcome = solve(c.problem);
  ASSERT_EQ(c.outcome.status, Status::infeasible);
  EXPECT_TRUE(c.verdict().accepted);
  Case spoilt = c;
  spoilt.outcome.matching = {EdgeId{0U}};
  EXPECT_FALSE(spoilt.verdict().accepted);
  for (Weight& y : std::get<ViolatedSet>(c.outcome.certificate).multipliers.groups) y = 2 * y;
  EXPECT_TRUE(has(c.verdict(), "multiplier_range"));
}

TEST(Verify, OverflowAndUnsoundProblemsAreNeverAccepted) {
  Case c;
  c.outcome.status = Status::overflow;
  EXPECT_FALSE(c.verdict().accepted);
  Case d;
  d.problem.offer_range[OfferId{0U}] = {2, 1};
  EXPECT_TRUE(has(d.verdict(), "problem_invalid"));
}

TEST(Verify, TakesAStopThatFoundNothing) {
  Case c;
  c.outcome = {.status = Status::limit};
  EXPECT_TRUE(c.verdict().accepted);
  c.outcome.matching = {EdgeId{0U}};
  EXPECT_FALSE(c.verdict().accepted);
}

TEST(Verify, HugeDualsAreAFaultNotAnOverflow) {
  Case c;
  for (OfferId offer : c.problem.offer_range.ids()) {
    std::get<LexDual>(c.outcome.certificate).levels[0].offers[offer] = std::numeric_limits<Weight>::min();
  }
  EXPECT_TRUE(has(c.verdict(), "bound_differs"));
}

TEST(Branches, MustCoverEveryCase) {
  const RequestId x{0U}, y{1U};
  const auto leaf = [](std::vector<std::pair<RequestId, bool>> decided) {
    return BranchLeaf{std::move(decided), LexDual{}};
  };
  EXPECT_TRUE(certify::covers_everything({leaf({})}));
  EXPECT_TRUE(
      certify::covers_everything({leaf({{x, true}, {y, true}}), leaf({{x, false}}), leaf({{y, false}, {x, true}})}));
  EXPECT_FALSE(certify::covers_everything({leaf({{x, true}, {y, true}}), leaf({{x, false}})}));
  EXPECT_FALSE(certify::covers_everything({}));
}

// Any change to a dual changes the bound or leaves it as it was; in no case is a claim accepted that is not true.
TEST(Verify, RandomMutationsOfOptimaAreRefused) {
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    const ProblemParts problem = random_problem(seed, {.if_any = seed % 3 == 0});
    const Outcome good = solve(problem);
    ASSERT_TRUE(verify(problem, good).accepted);
    if (good.status != Status::optimal) continue;
    Dice dice(seed);
    Outcome spoilt = good;
    spoilt.bounds[std::size_t(dice.in(0, std::int64_t(spoilt.bounds.size()) - 1))] += dice.chance(50) ? 1 : -1;
    EXPECT_FALSE(verify(problem, spoilt).accepted);
    spoilt = good;
    spoilt.values.front() -= 1, spoilt.bounds.front() -= 1;
    EXPECT_FALSE(verify(problem, spoilt).accepted);
    spoilt = good;
    spoilt.status = Status::infeasible;
    EXPECT_FALSE(verify(problem, spoilt).accepted);
    if (problem.graph.edge_count() == 0) continue;
    spoilt = good;
    const EdgeId flipped{std::size_t(dice.in(0, std::int64_t(problem.graph.edge_count()) - 1))};
    if (std::erase(spoilt.matching, flipped) == 0) spoilt.matching.push_back(flipped);
    const Verdict verdict = verify(problem, spoilt);
    EXPECT_TRUE(!verdict.accepted || values_of(problem, spoilt.matching) == good.values);
  }
}

}  // namespace
}  // namespace koppel::test
