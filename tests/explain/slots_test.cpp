#include "explain/slots.hpp"

#include <gtest/gtest.h>

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

TEST(Slots, ADistinctChoiceIsFoundWhereThereIsOne) {
  // Whoever takes the first that comes gives "sat" to r1 and has none left for r3.
  const Walked walked = three_requests({{"sat", "thu"}, {"thu", "tue"}, {"sat"}}).walk();
  ASSERT_EQ(walked.plan.pairs.size(), 3U);
  EXPECT_EQ(walked.plan.pairs[0].slot, "thu");
  EXPECT_EQ(walked.plan.pairs[1].slot, "tue");
  EXPECT_EQ(walked.plan.pairs[2].slot, "sat");
  EXPECT_TRUE(walked.plan.slot_clashes.empty());
}

TEST(Slots, AClashIsSaidAndTheSlotStillShown) {
  const Walked walked = three_requests({{"sat"}, {"sat"}}).walk();
  ASSERT_EQ(walked.plan.pairs.size(), 2U);
  EXPECT_EQ(walked.plan.pairs[0].slot, "sat");
  EXPECT_EQ(walked.plan.pairs[1].slot, "sat");
  EXPECT_NE(walked.plan.pairs[0].slot_taken, walked.plan.pairs[1].slot_taken);
  ASSERT_EQ(walked.plan.slot_clashes.size(), 1U);
  EXPECT_EQ(walked.plan.slot_clashes[0].severity, Severity::warning);
  EXPECT_EQ(walked.plan.slot_clashes[0].code, "slot_clash"_code);
  EXPECT_NE(walked.plan.slot_clashes[0].message().find("m"), std::string::npos);
}

TEST(Slots, WhoNamesNoSlotHasNoneAndClashesWithNobody) {
  const Walked walked = three_requests({{"sat"}, {}, {}}).walk();
  ASSERT_EQ(walked.plan.pairs.size(), 3U);
  EXPECT_EQ(walked.plan.pairs[1].slot, "");
  EXPECT_TRUE(walked.plan.slot_clashes.empty());
}

}  // namespace
}  // namespace koppel::test
