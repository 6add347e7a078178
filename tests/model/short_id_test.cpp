// What people see of ids that are hashes.
#include "model/short_id.hpp"

#include <gtest/gtest.h>

#include "model/drafts.hpp"

namespace koppel::test {
namespace {

std::string hash(const std::string& beginning) { return beginning + std::string(64 - beginning.size(), '7'); }

Market market_of(const std::vector<std::string>& ids) {
  Draft made = good_draft();
  made.offers.clear();
  for (std::size_t i = 0; i < ids.size(); ++i) made.offers.push_back(offer(ids[i], static_cast<std::int64_t>(i) + 2));
  return *check(made, {}, {}).market;
}

TEST(ShortId, IsAsLongAsItMustBe) {
  const Market market =
      market_of({hash("3fa9c0"), hash("3fa9c1"), hash("88"), hash("12e5c"), hash("0012a"), "3fa9", "m1", "c0ffee"});
  const auto shown = [&](const std::string& id) { return short_id(market, *market.find_offer(id)); };
  EXPECT_EQ(shown(hash("3fa9c0")), "3fa9c0");
  EXPECT_EQ(shown(hash("3fa9c1")), "3fa9c1");
  EXPECT_EQ(shown(hash("88")), "8877");
  EXPECT_EQ(shown(hash("12e5c")), "12e5c");
  EXPECT_EQ(shown(hash("0012a")), "0012a");
  EXPECT_EQ(shown("m1"), "m1");
  EXPECT_EQ(shown("c0ffee"), "c0ffee");
}

TEST(ShortId, FindsWhatItShows) {
  const Market market = market_of({hash("3fa9c0"), hash("3fa9c1"), hash("88"), "3fa9", "m100"});
  for (const OfferId offer : market.offer_ids()) EXPECT_EQ(find_offer_of(market, short_id(market, offer)), offer);
  EXPECT_EQ(find_offer_of(market, hash("88")), market.find_offer(hash("88")));
  EXPECT_FALSE(find_offer_of(market, "3fa9c")) << "two begin with it";
  EXPECT_FALSE(find_offer_of(market, "887")) << "too short to be meant";
  EXPECT_FALSE(find_offer_of(market, "m10")) << "no hash";
  EXPECT_FALSE(find_request_of(market, "8877"));
}

TEST(ShortId, TextsOfFindingsAreCutToo) {
  EXPECT_EQ(with_short_hashes("id " + hash("3fa9") + " (zie a)"), "id 3fa97777 (zie a)");
  EXPECT_EQ(with_short_hashes(hash("3fa9")), "3fa97777");
  EXPECT_EQ(with_short_hashes(hash("3fa9") + "0 de fee"), hash("3fa9") + "0 de fee") << "65 digits are no hash";
  EXPECT_EQ(with_short_hashes(""), "");
}

}  // namespace
}  // namespace koppel::test
