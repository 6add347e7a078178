// A criterion and a metric are one file and one row each: what is in the list is in profiles, weights, breakdowns, words and results.
#include <gtest/gtest.h>

#include <numeric>

#include "io/yaml/codes.hpp"
#include "io/yaml/profile_yaml.hpp"
#include "measure/metrics.hpp"
#include "support/shown.hpp"

namespace koppel {

namespace criteria {
extern const Criterion few_people;
}
namespace metrics {
extern const MetricInfo weight_spread;
}

namespace test {
namespace {

CriteriaList with_sample_criterion() {
  static const std::vector<Criterion> list = [] {
    std::vector<Criterion> all(all_criteria().begin(), all_criteria().end());
    all.push_back(criteria::few_people);
    return all;
  }();
  return list;
}

MetricList with_sample_metric() {
  static const std::vector<MetricInfo> list = [] {
    std::vector<MetricInfo> all(all_metrics().begin(), all_metrics().end());
    all.push_back(metrics::weight_spread);
    return all;
  }();
  return list;
}

// Two requests, for two people and for one; weighed with the sample criterion as the profile's text says.
Walked walk(const std::string& profile) {
  Findings findings;
  SmallMarket small;
  small.profile =
      io::read_profile("schema: koppel/profile/1\n" + profile, "p.yaml", findings, with_sample_criterion()).profile;
  EXPECT_TRUE(findings.empty());
  for (const char* id : {"m1", "m2", "m3"}) small.offer(id);
  small.request("r1", [](Request& request) { request.people = {.min = 1, .max = 2}; });
  small.request("r2");
  Walked walked = small.weighed();
  walked.weighed = weigh(walked.market, walked.setting, {}, with_sample_criterion());
  walked.problem = pose(*find_strategy(small.profile.strategy), walked.weighed.instance, walked.weighed.weights);
  const Solved solved = solve_with_lottery(walked.problem, small.profile.seed);
  walked.problem = solved.problem;
  walked.outcome = solved.outcome;
  walked.moments = choose_moments(walked.market, slots_of_pairs(walked.market, walked.weighed, walked.outcome));
  walked.plan = describe(walked.market, walked.setting, walked.weighed, solved, walked.moments);
  return walked;
}

TEST(SampleCriterion, IsAKeyOfProfilesWithItsPointsAndMeaning) {
  const auto keys = io::profile_keys(with_sample_criterion());
  const auto key = std::ranges::find(keys, "criteria.few_people", &io::ProfileKey::path);
  ASSERT_NE(key, keys.end());
  EXPECT_EQ(key->default_value, "8");
  EXPECT_EQ(key->meaning, "points where few people are enough");
  EXPECT_EQ(keys.size(), io::profile_keys().size() + 1);

  const std::string text = "schema: koppel/profile/1\ncriteria: { few_people: 2.5 }\n";
  Findings findings;
  const io::ProfileFile file = io::read_profile(text, "p.yaml", findings, with_sample_criterion());
  EXPECT_TRUE(findings.empty());
  EXPECT_NE(io::canonical_profile(file, with_sample_criterion()).find("criteria.few_people: 2.5\n"), std::string::npos);
  (void)io::read_profile(text, "p.yaml", findings);
  EXPECT_EQ(findings.count(io::yaml_codes.unknown_key), 1U) << "it is in no other list";
}

TEST(SampleCriterion, IsAPartOfWeightsAndBreakdowns) {
  const Walked own = walk(""), more = walk("criteria: { few_people: 20 }\n"),
               none = walk("criteria: { few_people: 0 }\n");
  const std::size_t place = all_criteria().size();
  ASSERT_EQ(own.weighed.weights.size(), 6U);
  for (const EdgeId edge : all_ids<EdgeId>(own.weighed.weights.size())) {
    const int people = own.market[own.weighed.instance->graph.request(edge)].people.max;
    const Breakdown breakdown = own.weighed.breakdowns[edge.index()];
    ASSERT_EQ(breakdown.size(), place + 1);
    EXPECT_EQ(breakdown[place], 8'000'000 / people);
    EXPECT_EQ(std::accumulate(breakdown.begin(), breakdown.end(), Weight{0}), own.weighed.weights[edge.index()]);
    EXPECT_EQ(more.weighed.weights[edge.index()] - none.weighed.weights[edge.index()], 20'000'000 / people);
    EXPECT_EQ(none.weighed.breakdowns[edge.index()][place], 0);
  }
}

TEST(SampleCriterion, IsTheReasonOfAPairInThreeLanguages) {
  const Shown shown(walk("criteria: { few_people: 1000 }\n"));
  const auto said = [&](Language language) {
    std::vector<std::string> reasons;
    for (const PlanPair& pair : shown.walked.plan.pairs) {
      const std::string reason = report::pair_reason(shown.context(language), pair);
      reasons.push_back(reason.substr(0, reason.find_first_of(";.")));
    }
    return reasons;
  };
  using Reasons = std::vector<std::string>;
  EXPECT_EQ(said(Language::nl), (Reasons{"Vraagt 2 mensen", "Vraagt 2 mensen", "Vraagt 1 mens"}));
  EXPECT_EQ(said(Language::en), (Reasons{"Asks for 2 people", "Asks for 2 people", "Asks for 1 person"}));
  EXPECT_EQ(said(Language::fr), (Reasons{"Demande 2 personnes", "Demande 2 personnes", "Demande 1 personne"}));
}

TEST(SampleMetric, IsMeasuredBesideTheOthers) {
  const Walked walked = walk("criteria: { few_people: 20 }\n");
  const auto find = [&](MetricList list) -> std::optional<std::int64_t> {
    for (const Metric& metric : measure(walked.market, walked.weighed, walked.outcome, walked.setting, list)) {
      if (metric.name == "weight_spread") return metric.value_e6;
    }
    return std::nullopt;
  };
  EXPECT_EQ(find(with_sample_metric()), 10'000'000) << "20 points for one person, 10 for two";
  EXPECT_EQ(find(all_metrics()), std::nullopt);
}

}  // namespace
}  // namespace test
}  // namespace koppel
