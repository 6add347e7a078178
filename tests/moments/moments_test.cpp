#include "moments/moments.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "moments/codes.hpp"
#include "support/small_market.hpp"

namespace koppel::test {
namespace {

SmallMarket three_requests(const std::vector<std::vector<std::string>>& slots_of_requests) {
  SmallMarket small;
  small.offer("m", [](Offer& o) { o.slots = {"sat", "thu", "tue"}, o.capacity.max = 3; });
  int number = 0;
  for (const auto& slots : slots_of_requests)
    small.request("r" + std::to_string(++number), [&](Request& r) { r.slots = slots; });
  return small;
}

TEST(Moments, ADistinctChoiceIsFoundWhereThereIsOne) {
  // Whoever takes the first that comes gives "sat" to r1 and has none left for r3.
  const Walked walked = three_requests({{"sat", "thu"}, {"thu", "tue"}, {"sat"}}).walk();
  ASSERT_EQ(walked.plan.pairs.size(), 3U);
  EXPECT_EQ(walked.plan.pairs[0].slot, "thu");
  EXPECT_EQ(walked.plan.pairs[1].slot, "tue");
  EXPECT_EQ(walked.plan.pairs[2].slot, "sat");
  EXPECT_TRUE(walked.moments.clashes.empty());
}

TEST(Moments, AClashIsSaidAndNobodyIsToldAMomentTwice) {
  const Walked walked = three_requests({{"sat"}, {"sat"}}).walk();
  ASSERT_EQ(walked.plan.pairs.size(), 2U);
  EXPECT_EQ(walked.plan.pairs[0].slot, "sat");
  EXPECT_FALSE(walked.plan.pairs[0].slot_taken);
  EXPECT_EQ(walked.plan.pairs[1].slot, "");
  EXPECT_TRUE(walked.plan.pairs[1].slot_taken);
  ASSERT_EQ(walked.moments.clashes.size(), 1U);
  EXPECT_EQ(walked.moments.clashes[0].severity, Severity::warning);
  EXPECT_EQ(walked.moments.clashes[0].code, Code(moments_codes.slot_clash));
  EXPECT_NE(walked.moments.clashes[0].message().find("m"), std::string::npos);
}

TEST(Moments, WhoNamesNoSlotHasNoneAndClashesWithNobody) {
  const Walked walked = three_requests({{"sat"}, {}, {}}).walk();
  ASSERT_EQ(walked.plan.pairs.size(), 3U);
  EXPECT_EQ(walked.plan.pairs[1].slot, "");
  EXPECT_FALSE(walked.plan.pairs[1].slot_taken);
  EXPECT_TRUE(walked.moments.clashes.empty());
}

// m1 is free on sat and tue, m2 on tue and wed; both help with r1.
SmallMarket two_for_one_request() {
  SmallMarket small;
  small.offer("m1", [](Offer& o) { o.slots = {"sat", "tue"}, o.capacity.max = 2; });
  small.offer("m2", [](Offer& o) { o.slots = {"tue", "wed"}; });
  small.request("r1", [](Request& r) { r.slots = {"sat", "tue", "wed"}, r.people = {.min = 2, .max = 2}; });
  return small;
}

TEST(Moments, ThePeopleOfOneRequestComeTogether) {
  const Walked walked = two_for_one_request().walk();
  ASSERT_EQ(walked.plan.pairs.size(), 2U);
  for (const PlanPair& pair : walked.plan.pairs) {
    EXPECT_EQ(pair.slot, "tue");
    EXPECT_FALSE(pair.slot_apart);
  }
}

TEST(Moments, ComingTogetherCostsNobodyAMoment) {
  SmallMarket small = two_for_one_request();
  small.request("r2", [](Request& r) { r.slots = {"tue"}; });  // only m1 has a place left, and must keep tue for it
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.pairs.size(), 3U);
  EXPECT_TRUE(walked.moments.clashes.empty());
  EXPECT_EQ(walked.plan.pairs[0].slot, "sat");
  EXPECT_TRUE(walked.plan.pairs[0].slot_apart && walked.plan.pairs[1].slot_apart);
  EXPECT_EQ(walked.plan.pairs[2].slot, "tue");
  EXPECT_FALSE(walked.plan.pairs[2].slot_apart);
}

TEST(Moments, AReserveIsAskedForTheRequestsMomentWhereThatSuits) {
  SmallMarket small;
  small.offer("m1", [](Offer& o) { o.slots = {"tue"}, o.skills = {{"moderation", 5}}; });
  small.offer("m2", [](Offer& o) { o.slots = {"sat", "tue"}, o.skills = {{"moderation", 2}}; });
  small.request("r1", [](Request& r) { r.slots = {"sat", "tue"}, r.needs = {{"moderation", 5, false}}; });
  const Walked walked = small.walk();
  ASSERT_EQ(walked.plan.pairs.size(), 1U);
  ASSERT_EQ(walked.plan.reserves.size(), 1U);
  ASSERT_EQ(walked.plan.reserves[0].offer, walked.offer("m2"));
  EXPECT_EQ(walked.plan.reserves[0].slot, "tue");
}

// ---- against trying everything -------------------------------------------------------------------------------------------------

struct Count {
  int without = 0;   // pairs that have no moment of their own
  int together = 0;  // requests whose people all share one
  friend bool operator==(const Count&, const Count&) = default;
};
std::ostream& operator<<(std::ostream& out, const Count& count) {
  return out << count.without << " without, " << count.together << " together";
}

// Nothing when somebody would be in two places at once.
std::optional<Count> counted(const std::vector<PairSlots>& pairs, const std::vector<Moment>& chosen) {
  std::set<std::pair<OfferId, std::string>> used;
  std::map<RequestId, std::vector<std::string>> moments;
  Count count;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::string& slot = chosen[i].slot;
    moments[pairs[i].request].push_back(slot);
    if (slot.empty())
      ++count.without;
    else if (!used.emplace(pairs[i].offer, slot).second)
      return std::nullopt;
  }
  for (const auto& [request, all] : moments) {
    const bool same = std::ranges::all_of(all, [&](const std::string& slot) { return slot == all.front(); });
    count.together += all.size() > 1 && same && !all.front().empty() ? 1 : 0;
  }
  return count;
}

void try_all(const std::vector<PairSlots>& pairs, std::vector<Moment>& chosen, std::size_t at,
             std::optional<Count>& best) {
  if (at == pairs.size()) {
    const auto count = counted(pairs, chosen);
    if (count && (!best || std::pair(-count->without, count->together) > std::pair(-best->without, best->together)))
      best = count;
    return;
  }
  std::vector<std::string> options = pairs[at].slots;
  options.emplace_back();
  for (const std::string& slot : options) {
    chosen[at].slot = slot;
    try_all(pairs, chosen, at + 1, best);
  }
}

TEST(Moments, NoOtherChoiceIsBetter) {
  SmallMarket small;
  for (int i = 0; i < 3; ++i) small.offer("m" + std::to_string(i));
  for (int i = 0; i < 4; ++i) small.request("r" + std::to_string(i));
  const Walked walked = small.walk();
  std::mt19937 random(11);
  int shared = 0, clashes = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<PairSlots> pairs;
    for (std::uint32_t request = 0; request < 4; ++request) {
      for (std::uint32_t offer = 0; offer < 3; ++offer) {
        if (random() % 2 == 0) continue;
        PairSlots& pair = pairs.emplace_back();
        pair.offer = OfferId{offer};
        pair.request = RequestId{request};
        for (const char* slot : {"a", "b", "c"}) {
          if (random() % 2 == 0) pair.slots.emplace_back(slot);
        }
        if (pair.slots.empty()) pair.slots.emplace_back("a");
      }
    }
    if (pairs.size() > 8) continue;
    std::vector<Moment> tried(pairs.size());
    std::optional<Count> best;
    try_all(pairs, tried, 0, best);
    const Moments moments = choose_moments(walked.market, pairs);
    ASSERT_EQ(counted(pairs, moments.chosen), best) << "round " << round;
    EXPECT_EQ(!moments.clashes.empty(), best->without > 0);
    shared += best->together;
    clashes += best->without;
  }
  EXPECT_GT(shared, 50);
  EXPECT_GT(clashes, 50);
}

}  // namespace
}  // namespace koppel::test
