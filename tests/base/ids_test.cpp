#include "base/ids.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <type_traits>

namespace koppel {
namespace {

static_assert(!std::is_convertible_v<OfferId, RequestId>);
static_assert(!std::is_convertible_v<int, OfferId>);
static_assert(sizeof(OfferId) == 4);

TEST(IdVector, IsIndexedAndWalkedByIds) {
  IdVector<OfferId, int> load(3);
  for (const OfferId offer : load.ids()) load[offer] = static_cast<int>(offer.value) + 1;
  EXPECT_EQ(std::accumulate(load.begin(), load.end(), 0), 6);
  EXPECT_EQ(load[OfferId{2U}], 3);
  EXPECT_EQ(load, (IdVector<OfferId, int>(std::vector<int>{1, 2, 3})));
}

}  // namespace
}  // namespace koppel
