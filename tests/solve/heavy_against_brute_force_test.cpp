// The same as against_brute_force_test.cpp, far oftener and with other seeds.
#include "support/against_brute_force.hpp"

namespace koppel::test {
namespace {

TEST(ManyAgainstBruteForce, PlainCapacities) {
  compare_many(cases(200'000), 100'000'000, {.lower_bounds = false, .groups = false, .gains = false, .pins = false});
}
TEST(ManyAgainstBruteForce, Everything) { compare_many(cases(200'000), 200'000'000, {}); }
TEST(ManyAgainstBruteForce, FromOneEdgeARequest) { compare_many(cases(200'000), 300'000'000, {}, {.start_edges = 1}); }
TEST(ManyAgainstBruteForce, AllOrNothing) { compare_many(cases(200'000), 400'000'000, {.if_any = true}); }
TEST(ManyAgainstBruteForce, Larger) {
  compare_many(cases(2'000), 500'000'000, {.most_nodes = 8, .most_edges = 18, .if_any = true});
}

}  // namespace
}  // namespace koppel::test
