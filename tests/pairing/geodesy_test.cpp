// Distances against the haversine formula with the C library's functions in long double.
#include "pairing/geodesy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace koppel::test {
namespace {

constexpr long double degree_e6 = 3.14159265358979323846264338328L / 180'000'000;
constexpr long double earth_radius = 6371008.8L;

// The angle by haversine; close to the antipode by the haversine of the rest, which is well conditioned there.
long double haversine(const GeoPoint& a, const GeoPoint& b) {
  const long double latitude_a = a.latitude_e6 * degree_e6, latitude_b = b.latitude_e6 * degree_e6;
  const long double north = std::sin((latitude_b - latitude_a) / 2);
  const long double east = std::sin((b.longitude_e6 - a.longitude_e6) * degree_e6 / 2);
  return north * north + std::cos(latitude_a) * std::cos(latitude_b) * east * east;
}

long double oracle(const GeoPoint& a, const GeoPoint& b) {
  const GeoPoint antipode{-b.latitude_e6,
                          b.longitude_e6 > 0 ? b.longitude_e6 - 180'000'000 : b.longitude_e6 + 180'000'000};
  const long double near = haversine(a, b);
  if (near < 0.5L) return 2 * earth_radius * std::asin(std::sqrt(near));
  return earth_radius * (180'000'000 * degree_e6 - 2 * std::asin(std::sqrt(haversine(a, antipode))));
}

// Whole metres: half a metre of rounding, and the millimetre that is promised.
void expect_near_oracle(const GeoPoint& a, const GeoPoint& b) {
  const auto metres = static_cast<double>(great_circle(to_vector(a), to_vector(b)));
  ASSERT_LE(std::abs(metres - oracle(a, b)), 0.501)
      << a.latitude_e6 << ',' << a.longitude_e6 << " – " << b.latitude_e6 << ',' << b.longitude_e6;
}

TEST(Geodesy, AgreesWithTheHaversineFormulaOverTheGlobe) {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int32_t> latitude(-90'000'000, 90'000'000), longitude(-180'000'000, 180'000'000);
  for (int i = 0; i < 20'000; ++i) {
    expect_near_oracle({latitude(random), longitude(random)}, {latitude(random), longitude(random)});
  }
}

TEST(Geodesy, AgreesWithTheHaversineFormulaInACity) {
  std::mt19937_64 random(2);
  std::uniform_int_distribution<std::int32_t> latitude(51'100'000, 51'400'000), longitude(4'200'000, 4'600'000);
  for (int i = 0; i < 20'000; ++i) {
    expect_near_oracle({latitude(random), longitude(random)}, {latitude(random), longitude(random)});
  }
}

// Steps that double from a few centimetres to thousands of kilometres cross every seam between the series.
TEST(Geodesy, HasNoSeams) {
  const GeoPoint home{51'219'000, 4'402'000};
  const GeoPoint antipode{-51'219'000, 4'402'000 - 180'000'000};
  for (std::int32_t step = 1; step < 90'000'000; step += std::max(1, step / 50)) {
    expect_near_oracle(home, {home.latitude_e6, home.longitude_e6 + step});
    expect_near_oracle(home, {home.latitude_e6 - step, home.longitude_e6});
    expect_near_oracle(home, {antipode.latitude_e6, antipode.longitude_e6 + step});
  }
  expect_near_oracle(home, antipode);
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
