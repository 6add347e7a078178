#include "graph/synthetic.hpp"

#include <algorithm>
#include <string>

namespace koppel {

namespace {

// SplitMix64 (Steele, Lea and Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // Evenly from 0..count-1, without the slant of a remainder.
  std::uint32_t below(std::uint32_t count) {
    return static_cast<std::uint32_t>(((next() >> 32) * std::uint64_t{count}) >> 32);
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

// `count` different numbers below `limit`, sorted (Floyd 1987).
void draw_different(Random& random, std::uint32_t count, std::uint32_t limit, std::vector<std::uint32_t>& drawn) {
  drawn.clear();
  for (std::uint32_t last = limit - count; last < limit; ++last) {
    const std::uint32_t number = random.below(last + 1);
    const bool taken = std::ranges::find(drawn, number) != drawn.end();
    drawn.push_back(taken ? last : number);
  }
  std::ranges::sort(drawn);
}

}  // namespace

SyntheticProblem synthetic_problem(const SyntheticShape& shape) {
  Random random(shape.seed);
  SyntheticProblem made;
  Instance& instance = made.instance;
  for (std::uint32_t offer = 0; offer < shape.offers; ++offer) {
    instance.offer_range.push_back({0, static_cast<std::int32_t>(1 + random.below(shape.largest_capacity))});
    instance.offer_names.push_back("s" + std::to_string(offer + 1));
  }
  std::vector<std::uint32_t> begin{0}, row;
  std::vector<OfferId> offers;
  for (std::uint32_t request = 0; request < shape.requests; ++request) {
    draw_different(random, std::min(shape.degree, shape.offers), shape.offers, row);
    for (const std::uint32_t offer : row) {
      offers.emplace_back(offer);
      made.weights.push_back(random.below(shape.largest_weight + 1));
    }
    begin.push_back(static_cast<std::uint32_t>(offers.size()));
    instance.request_range.push_back({0, 1});
    instance.request_names.push_back("d" + std::to_string(request + 1));
  }
  instance.graph = BipartiteGraph(shape.offers, std::move(begin), std::move(offers));
  return made;
}

}  // namespace koppel
