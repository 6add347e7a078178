#include "support/against_brute_force.hpp"

namespace koppel::test {
namespace {

TEST(HoursAgainstBruteForce, PlainCapacities) {
  compare_many(cases(3000), 10'000'000,
               {.lower_bounds = false, .groups = false, .gains = false, .pins = false, .hours = true});
}
TEST(HoursAgainstBruteForce, MinimaAndPins) {
  compare_many(cases(3000), 11'000'000, {.groups = false, .gains = false, .hours = true});
}
TEST(HoursAgainstBruteForce, Groups) { compare_many(cases(2000), 12'000'000, {.gains = false, .hours = true}); }
TEST(HoursAgainstBruteForce, Everything) { compare_many(cases(2000), 13'000'000, {.hours = true}); }
TEST(HoursAgainstBruteForce, AllOrNothing) { compare_many(cases(2000), 14'000'000, {.if_any = true, .hours = true}); }

}  // namespace
}  // namespace koppel::test
