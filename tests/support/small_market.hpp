// Small markets for the tests of measuring and explaining: written row by row, or rolled from a seed.
//
//   SmallMarket small;
//   small.offer("m1", [](Offer& o) { o.capacity.max = 2; });
//   small.request("r1");
//   const Walked walked = small.walk();
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "explain/describe.hpp"
#include "model/check.hpp"
#include "moments/moments.hpp"
#include "pairing/weigh.hpp"
#include "solve/solve.hpp"
#include "solve/strategy.hpp"
#include "support/random_problem.hpp"

namespace koppel::test {

// One walk from a draft to a plan. The setting's ids belong to this market.
struct Walked {
  Market market;
  Setting setting;
  Weighed weighed;
  Problem problem;  // of the profile's strategy; once it is solved, as it was solved
  Outcome outcome;
  Moments moments;
  Plan plan;

  [[nodiscard]] Solved solved() const { return {problem, outcome}; }
  [[nodiscard]] RequestId request(const std::string& id) const { return market.find_request(id).value(); }
  [[nodiscard]] OfferId offer(const std::string& id) const { return market.find_offer(id).value(); }
  [[nodiscard]] const Unserved* unserved(const std::string& id) const {
    const auto found = std::ranges::find(plan.unserved, request(id), &Unserved::request);
    return found == plan.unserved.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::vector<std::string> request_ids(const std::vector<RequestId>& ids) const {
    std::vector<std::string> texts;
    for (const RequestId id : ids) texts.push_back(market[id].id);
    return texts;
  }
  [[nodiscard]] std::vector<std::string> offer_ids(const std::vector<OfferId>& ids) const {
    std::vector<std::string> texts;
    for (const OfferId id : ids) texts.push_back(market[id].id);
    return texts;
  }
};

class SmallMarket {
 public:
  Draft draft;
  DraftDecisions decisions;
  Profile profile;

  template <class Change>
  void offer(const std::string& id, Change change) {
    DraftOffer row;
    row.offer.value.id = id;
    change(row.offer.value);
    row.has_capacity_min = row.has_capacity_max = row.has_reach = true;
    draft.offers.push_back(std::move(row));
  }
  void offer(const std::string& id) {
    offer(id, [](Offer&) {});
  }
  template <class Change>
  void request(const std::string& id, Change change) {
    DraftRequest row;
    row.request.value.id = id;
    change(row.request.value);
    row.has_people_min = row.has_people_max = true;
    draft.requests.push_back(std::move(row));
  }
  void request(const std::string& id) {
    request(id, [](Request&) {});
  }
  void decide(DecisionKind kind, const std::string& offer, const std::string& request) {
    decisions.decisions.push_back({kind, offer, request, "", {}});
  }

  // Market, setting and edges; nothing solved.
  [[nodiscard]] Walked weighed() const {
    Walked walked;
    walked.setting.profile = profile;
    const Checked checked = check(draft, profile, walked.setting.vocabularies);
    for (const Finding& finding : checked.findings.kept())
      EXPECT_NE(finding.severity, Severity::error) << finding.message();
    walked.market = checked.market.value();
    const CheckedDecisions decided = check_decisions(decisions, walked.market);
    for (const Finding& finding : decided.findings.kept())
      EXPECT_NE(finding.severity, Severity::error) << finding.message();
    walked.setting.decisions = decided.decisions.value();
    walked.weighed = weigh(walked.market, walked.setting);
    walked.problem = pose(*find_strategy(profile.strategy), walked.weighed.instance, walked.weighed.weights);
    return walked;
  }

  [[nodiscard]] Walked walk() const {
    Walked walked = weighed();
    const Solved solved = solve_with_lottery(walked.problem, profile.seed);
    walked.problem = solved.problem;
    walked.outcome = solved.outcome;
    walked.moments = choose_moments(walked.market, slots_of_pairs(walked.market, walked.weighed, walked.outcome));
    walked.plan = describe(walked.market, walked.setting, walked.weighed, solved, walked.moments);
    return walked;
  }
};

// A degree of latitude is about 111.2 km.
inline Place at(std::int32_t metres_north) {
  return {"", GeoPoint{51'200'000 + static_cast<std::int32_t>(std::int64_t{metres_north} * 1'000'000 / 111'195),
                       4'400'000}};
}

// Skills and languages few enough that every kind of reason turns up.
inline SmallMarket random_market(std::uint64_t seed) {
  Dice dice(seed);
  SmallMarket small;
  const std::vector<std::string> skills{"evaluation", "facilitation", "mobility"}, languages{"en", "fr", "nl"},
      slots{"sat", "thu", "tue"}, districts{"2018", "2060"};
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(dice.in(0, 2)) % from.size()];
  };
  const auto offers = dice.in(1, 6), requests = dice.in(1, 9);
  for (int i = 0; i < offers; ++i) {
    small.offer("m" + std::to_string(i), [&](Offer& offer) {
      for (const std::string& skill : skills) {
        if (dice.chance(60)) offer.skills.push_back({skill, static_cast<int>(dice.in(1, 4))});
      }
      offer.languages.push_back({pick(languages), Cefr::b2});
      if (dice.chance(40)) offer.languages.push_back({pick(languages), Cefr::a2});
      if (dice.chance(50)) offer.slots = {pick(slots), pick(slots)};
      offer.place = at(static_cast<std::int32_t>(dice.in(0, 12'000)));
      if (dice.chance(60)) offer.reach = dice.in(1, 9) * 1000;
      offer.capacity.max = static_cast<int>(dice.in(1, 2));
      offer.capacity.min = dice.chance(8) ? 1 : 0;
    });
  }
  for (int i = 0; i < requests; ++i) {
    small.request("r" + std::to_string(i), [&](Request& request) {
      if (dice.chance(60)) request.needs.push_back({pick(skills), static_cast<int>(dice.in(1, 4)), dice.chance(70)});
      if (dice.chance(50)) request.languages.push_back({pick(languages), Cefr::any});
      if (dice.chance(40)) request.slots = {pick(slots), pick(slots)};
      request.place = at(static_cast<std::int32_t>(dice.in(0, 12'000)));
      request.people.max = static_cast<int>(dice.in(1, 2));
      request.first_time = dice.chance(30);
      request.from = dice.chance(50) ? "resident_group" : "city_service";
      if (dice.chance(80)) request.groups.push_back({"district", pick(districts)});
    });
  }
  if (dice.chance(30)) small.decide(DecisionKind::pin, "m0", "r0");
  if (dice.chance(20) && requests > 1) small.decide(DecisionKind::forbid, "m0", "r1");
  if (dice.chance(15) && requests > 2) small.decide(DecisionKind::unavailable, "", "r2");
  if (dice.chance(15) && offers > 1) small.decide(DecisionKind::unavailable, "m1", "");
  return small;
}

}  // namespace koppel::test
