// Distances against the haversine formula with the C library's functions in long double.
#include "pairing/geodesy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace koppel::test {
namespace {

long double haversine(const GeoPoint& a, const GeoPoint& b) {
  const long double degree = std::acos(-1.0L) / 180.0L / 1e6L;
  const long double latitude_a = a.latitude_e6 * degree, latitude_b = b.latitude_e6 * degree;
  const long double north = std::sin((latitude_b - latitude_a) / 2);
  const long double east = std::sin((b.longitude_e6 - a.longitude_e6) * degree / 2);
  const long double half = north * north + std::cos(latitude_a) * std::cos(latitude_b) * east * east;
  return 2 * 6371008.8L * std::asin(std::min(1.0L, std::sqrt(half)));
}

TEST(Geodesy, AgreesWithTheHaversineFormulaOverTheGlobe) {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int32_t> latitude(-90'000'000, 90'000'000), longitude(-180'000'000, 180'000'000);
  for (int i = 0; i < 20'000; ++i) {
    const GeoPoint a{latitude(random), longitude(random)}, b{latitude(random), longitude(random)};
    const long double exact = haversine(a, b);
    // Whole metres: half a metre of rounding; near the antipode the chord loses digits.
    ASSERT_NEAR(static_cast<long double>(great_circle(to_vector(a), to_vector(b))), exact, exact > 20'000'000 ? 0.6L : 0.502L);
  }
}

TEST(Geodesy, AgreesWithTheHaversineFormulaInACity) {
  std::mt19937_64 random(2);
  std::uniform_int_distribution<std::int32_t> latitude(51'100'000, 51'400'000), longitude(4'200'000, 4'600'000);
  for (int i = 0; i < 20'000; ++i) {
    const GeoPoint a{latitude(random), longitude(random)}, b{latitude(random), longitude(random)};
    ASSERT_NEAR(static_cast<long double>(great_circle(to_vector(a), to_vector(b))), haversine(a, b), 0.501L);
  }
}

TEST(Geodesy, IsSymmetricAndZeroAtHome) {
  const UnitVector a = to_vector({51'219'000, 4'402'000}), b = to_vector({51'228'000, 4'425'000});
  EXPECT_EQ(great_circle(a, b), great_circle(b, a));
  EXPECT_EQ(great_circle(a, a), 0);
}

TEST(Geodesy, KnowsTheQuarterOfTheGlobe) {
  EXPECT_EQ(great_circle(to_vector({0, 0}), to_vector({90'000'000, 0})), 10'007'557);  // 6371008.8 · π / 2
}

}  // namespace
}  // namespace koppel::test
