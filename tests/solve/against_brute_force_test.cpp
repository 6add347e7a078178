#include "support/against_brute_force.hpp"

namespace koppel::test {
namespace {

TEST(AgainstBruteForce, PlainCapacities) {
  compare_many(cases(5000), 0, {.lower_bounds = false, .groups = false, .gains = false, .pins = false});
}
TEST(AgainstBruteForce, PlainCapacitiesByNetworkSimplex) {
  compare_many(cases(5000), 500'000, {.lower_bounds = false, .groups = false, .gains = false, .pins = false},
               {.algorithm = "network-simplex"});
}
TEST(AgainstBruteForce, LowerBoundsAndPins) { compare_many(cases(5000), 1'000'000, {.groups = false, .gains = false}); }
TEST(AgainstBruteForce, Groups) { compare_many(cases(5000), 2'000'000, {.gains = false}); }
TEST(AgainstBruteForce, Everything) { compare_many(cases(5000), 3'000'000, {}); }
TEST(AgainstBruteForce, FromOneEdgeARequest) { compare_many(cases(5000), 4'000'000, {}, {.start_edges = 1}); }
TEST(AgainstBruteForce, AllOrNothing) { compare_many(cases(5000), 5'000'000, {.if_any = true}); }

}  // namespace
}  // namespace koppel::test
