#include "explain/reserves.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "support/small_market.hpp"

namespace koppel::test {
namespace {

std::map<std::string, std::vector<std::string>> by_request(const Walked& walked) {
  std::map<std::string, std::vector<std::string>> reserves;
  for (const Reserve& reserve : walked.plan.reserves) {
    reserves[walked.market[reserve.request].id].push_back(walked.market[reserve.offer].id);
  }
  return reserves;
}

TEST(Reserves, AsManyRequestsAsPossibleHaveOne) {
  // "any" could be everybody's first reserve; r3 has nobody else, r1 and r2 have.
  SmallMarket small;
  for (const char* id : {"r1", "r2"}) small.request(id, [](Request& r) { r.languages = {{"nl", Cefr::b1}}; });
  for (const char* id : {"r3", "r4"}) small.request(id, [](Request& r) { r.languages = {{"fr", Cefr::b1}}; });
  for (const char* id : {"r1", "r2", "r3", "r4"}) {
    small.offer("of-" + std::string(id));
    small.decide(DecisionKind::pin, "of-" + std::string(id), id);
  }
  small.offer("any", [](Offer& o) { o.languages = {{"nl", Cefr::c2}, {"fr", Cefr::c2}}; });
  small.offer("nl-1", [](Offer& o) { o.languages = {{"nl", Cefr::c2}}; });
  const Walked walked = small.walk();
  const auto reserves = by_request(walked);
  ASSERT_EQ(reserves.size(), 4U);
  EXPECT_EQ(reserves.at("r3").front(), "any");
  EXPECT_EQ(reserves.at("r4").front(), "any");
  EXPECT_EQ(reserves.at("r1").front(), "nl-1");
  EXPECT_EQ(reserves.at("r2").front(), "nl-1");
}

TEST(Reserves, WhoHasNoPlaceToSpareIsNobodysReserve) {
  SmallMarket small;
  small.offer("m1");
  small.offer("m2");
  small.request("r1");
  small.request("r2");
  EXPECT_TRUE(small.walk().plan.reserves.empty());
}

TEST(Reserves, AreNotTheSamePeopleEverywhere) {
  // Six equally good people to spare for four requests: nobody needs to stand in two queues thrice.
  SmallMarket small;
  for (int i = 0; i < 4; ++i) small.request("r" + std::to_string(i));
  for (int i = 0; i < 10; ++i) small.offer("m" + std::to_string(i));
  const Walked walked = small.walk();
  std::map<OfferId, int> roles;
  for (const Reserve& reserve : walked.plan.reserves) ++roles[reserve.offer];
  EXPECT_EQ(walked.plan.reserves.size(), 12U);
  EXPECT_EQ(roles.size(), 6U);
  for (const auto& [offer, count] : roles) EXPECT_EQ(count, 2) << walked.market[offer].id;
}

TEST(Reserves, AsManyAsTheProfileAsksFor) {
  SmallMarket small;
  small.request("r");
  for (int i = 0; i < 5; ++i) small.offer("m" + std::to_string(i));
  for (const int wanted : {0, 1, 2, 3}) {
    small.profile.reserves = wanted;
    EXPECT_EQ(small.walk().plan.reserves.size(), static_cast<std::size_t>(wanted));
  }
}

}  // namespace
}  // namespace koppel::test
