// Random numbers for the search: the same on every machine (SplitMix64), integers and products of integers only.
//
//   SearchRandom random(7);
//   const std::size_t offer = random.below(offers);
#pragma once

#include <cstdint>

namespace koppel::planning {

class SearchRandom {
 public:
  explicit SearchRandom(std::uint64_t seed) : state_(seed) {}

  std::uint32_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
  }
  // In [0, count).
  std::uint32_t below(std::size_t count) {
    return static_cast<std::uint32_t>((std::uint64_t{next()} * static_cast<std::uint64_t>(count)) >> 32);
  }
  // In [0, 1).
  double share() { return static_cast<double>(next()) / 4294967296.0; }
  // Nearly exponential with mean 1: straight between the points where it should halve, so that no logarithm is asked whose last bit differs
  // between machines.
  double exponential() {
    constexpr double half_life = 0.6931471805599453;
    const std::uint32_t bits = next();
    int halvings = 0;
    while (halvings < 31 && (bits >> halvings & 1U) == 0) ++halvings;
    return half_life * (halvings + share());
  }

 private:
  std::uint64_t state_;
};

}  // namespace koppel::planning
