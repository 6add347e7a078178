// The harness itself: an answer that is spoilt in any one way is found out, whoever gave it.
#include "solve_algorithms/harness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solve/solve.hpp"

namespace koppel::test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Family& family_named(std::string_view name) { return *std::ranges::find(all_families(), name, &Family::name); }
const Algorithm& automatic() { return all_algorithms().front(); }

// A problem, what strangers say of it and a right answer, to be spoilt.
struct Spoilt {
  const Family& family;
  ProblemParts problem;
  Expected expected;
  Answer answer;

  Spoilt(std::string_view name, std::uint64_t seed)
      : family(family_named(name)),
        problem(family.draw(seed)),
        expected(ask_strangers(family, problem)),
        answer(automatic().solve(problem)) {
    EXPECT_THAT(faults(), IsEmpty());
  }
  [[nodiscard]] Faults faults() const { return faults_of_answer(automatic(), family, problem, expected, answer); }
  [[nodiscard]] LexDual& duals() { return std::get<LexDual>(answer.outcome.certificate); }
};

const std::vector<std::string> with_duals = {"Uniform",   "Markets",         "SquareBothSigns",     "MatrixProduct",
                                             "Districts", "UnitPairsWeight", "MarketsServedWeight", "NearOverflow"};

TEST(Harness, FindsWhoGivesUp) {
  Spoilt spoilt("Markets", 1);
  spoilt.answer.gave_up = true;
  EXPECT_THAT(spoilt.faults(), Contains("gave up"));
}

TEST(Harness, FindsAWrongStatus) {
  for (const Status status : {Status::feasible, Status::infeasible, Status::limit, Status::overflow}) {
    Spoilt spoilt("Uniform", 3);
    spoilt.answer.outcome.status = status;
    EXPECT_THAT(spoilt.faults(), Not(IsEmpty()));
  }
}

// The one who leaves a pair out tells it with the right values and bounds: only strangers and the duals know better.
TEST(Harness, FindsAPairLeftOut) {
  std::size_t looked_at = 0;
  for (const std::string& name : with_duals) {
    Spoilt spoilt(name, 2);
    Outcome& outcome = spoilt.answer.outcome;
    if (outcome.matching.empty()) continue;
    ++looked_at;
    outcome.matching.erase(outcome.matching.begin());
    outcome.values = outcome.bounds = values_anew(spoilt.problem, outcome.matching);
    EXPECT_THAT(spoilt.faults(), Not(IsEmpty())) << name;
    EXPECT_THAT(proof_faults(spoilt.problem, outcome), Not(IsEmpty())) << name;
  }
  EXPECT_GT(looked_at, with_duals.size() / 2);
}

TEST(Harness, FindsAPairTooMany) {
  Spoilt spoilt("Uniform", 2);
  std::vector<EdgeId>& matching = spoilt.answer.outcome.matching;
  for (const EdgeId edge : all_ids<EdgeId>(spoilt.problem.graph.edge_count())) matching.push_back(edge);
  std::ranges::sort(matching);
  EXPECT_THAT(spoilt.faults(), Contains("edges not sorted, or one twice"));
  matching.erase(std::ranges::unique(matching).begin(), matching.end());
  EXPECT_THAT(spoilt.faults(), Contains(HasSubstr("not allowed: request")));
  EXPECT_THAT(spoilt.faults(), Contains(HasSubstr("not allowed: offer")));
}

TEST(Harness, FindsADualThatIsWrong) {
  constexpr Weight far = Weight{1} << 60;
  std::size_t looked_at = 0;
  for (const std::string& name : with_duals) {
    for (const Weight shift : {far, -far}) {
      Spoilt spoilt(name, 2);
      if (spoilt.answer.outcome.matching.empty()) continue;
      ++looked_at;
      const EdgeId edge = spoilt.answer.outcome.matching.front();
      const auto [offer, request] = spoilt.problem.graph.endpoints(edge);
      LevelDuals& duals = spoilt.duals().levels.back();
      (shift > 0 ? duals.offers[offer] : duals.requests[request]) += shift;
      EXPECT_THAT(proof_faults(spoilt.problem, spoilt.answer.outcome), Contains(HasSubstr("not complementary")))
          << name;
      EXPECT_THAT(proof_faults(spoilt.problem, spoilt.answer.outcome), Contains(HasSubstr("the duals bound"))) << name;
    }
  }
  EXPECT_GT(looked_at, with_duals.size());
}

TEST(Harness, FindsAClaimThatIsTooHigh) {
  Spoilt spoilt("Markets", 2);
  spoilt.answer.outcome.values.front() += 1;
  EXPECT_THAT(spoilt.faults(), Contains("claims another value than its matching has"));
  spoilt.answer.outcome.values.front() -= 1;
  spoilt.answer.outcome.bounds.front() += 1;
  EXPECT_THAT(spoilt.faults(), Contains("claims another bound than its value"));
}

TEST(Harness, FindsASetThatIsNotViolated) {
  Spoilt spoilt("Infeasible", 1);
  auto& set = std::get<ViolatedSet>(spoilt.answer.outcome.certificate);
  for (Weight& multiplier : set.multipliers.offers) multiplier = 1;
  EXPECT_THAT(spoilt.faults(), Contains("the set is not violated"));
}

TEST(Harness, FindsALeafThatIsMissing) {
  const Family& family = family_named("TinyAllOrNothing");
  int trees = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Outcome outcome = solve(family.draw(seed));
    const auto* tree = std::get_if<Branching>(&outcome.certificate);
    if (tree == nullptr || tree->leaves.size() < 2) continue;
    ++trees;
    Spoilt spoilt("TinyAllOrNothing", seed);
    std::get<Branching>(spoilt.answer.outcome.certificate).leaves.pop_back();
    EXPECT_THAT(spoilt.faults(), Contains("the leaves leave something out")) << seed;
  }
  EXPECT_GT(trees, 3);
}

// Every algorithm has families, every family algorithms: nobody stands in a list for nothing.
TEST(Harness, LeavesNobodyOut) {
  for (const Algorithm& algorithm : all_algorithms())
    EXPECT_GE(std::ranges::count_if(all_families(), algorithm.takes), 5) << algorithm.name;
  for (const Family& family : all_families()) {
    const auto takes = [&](const Algorithm& algorithm) { return algorithm.takes(family); };
    EXPECT_GE(std::ranges::count_if(all_algorithms(), takes), 5) << family.name;
  }
}

// The traits decide which algorithms are asked, so they must be true.
TEST(Harness, FamiliesAreWhatTheySay) {
  for (const Family& family : all_families()) {
    SCOPED_TRACE(family.name);
    for (std::uint64_t seed = 1; seed <= std::min<std::uint64_t>(family.seeds, 30); ++seed) {
      const ProblemParts problem = family.draw(seed);
      const Traits& traits = family.traits;
      EXPECT_TRUE(validate(problem).empty());
      EXPECT_LE(problem.groups.empty() ? 0 : 1, traits.groups);
      EXPECT_LE(problem.pinned.empty() ? 0 : 1, traits.pins);
      EXPECT_LE(problem.if_any.empty() ? 0 : 1, traits.all_or_nothing);
      EXPECT_EQ(problem.levels.size() == 1, traits.one_level || problem.levels.size() == 1);
      for (const Level& level : problem.levels) {
        EXPECT_TRUE(level.is_sum_over_pairs() || traits.gains);
        if (level.kind == LevelKind::lottery) continue;  // 40 bits
        for (const Weight weight : level.edge_weights) EXPECT_LE(std::abs(weight) >> traits.bits, 0);
      }
      const auto look = [&](Range range) {
        EXPECT_TRUE(range.upper <= 1 || !traits.one_place);
        EXPECT_TRUE(range.lower == 0 || traits.full != Full::nobody);
        EXPECT_TRUE(range.lower == range.upper || traits.full != Full::everybody);
      };
      for (const Range range : problem.offer_range) look(range);
      for (const Range range : problem.request_range) look(range);
    }
  }
}

}  // namespace
}  // namespace koppel::test
