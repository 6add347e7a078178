// Seeded families of capacitated assignment problems, from easy to hard.
//
// Promise:    the same numbers on every machine: only integers, and square roots and sums in a fixed order, from a fixed generator.
// Complexity: O(edges · log degree).
// Errors:     none; a degree above the number of offers is a programming error.
//
//   Instance instance = uniform({.requests = 1000, .offers = 200, .degree = 20, .seed = 11});
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "solve/algorithms/kernel.hpp"

namespace koppel::bench {

struct Instance {
  std::vector<std::uint32_t> request_begin{0};
  std::vector<OfferId> edge_offer;
  std::vector<Weight> edge_weight;
  std::vector<std::int32_t> offer_capacity;
  std::vector<std::int32_t> request_capacity;

  [[nodiscard]] std::size_t requests() const { return request_capacity.size(); }
  [[nodiscard]] std::size_t offers() const { return offer_capacity.size(); }
  [[nodiscard]] std::size_t edges() const { return edge_weight.size(); }
  [[nodiscard]] KernelProblem view() const {
    return {request_begin, edge_offer, edge_weight, offer_capacity, request_capacity};
  }
};

struct Shape {
  std::uint32_t requests, offers, degree;
  std::uint64_t seed;
  std::int32_t least_capacity = 1, largest_capacity = 5;
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : generator_(seed) {}
  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(generator_() % count); }
  std::int32_t between(std::int32_t least, std::int32_t most) {
    return least + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(most - least + 1)));
  }
  double unit() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }

 private:
  std::mt19937_64 generator_;
};

// Draws different offers for one request after the other.
class Row {
 public:
  explicit Row(std::uint32_t offers) : seen_in_(offers, 0) {}
  void start() {
    ++round_;
    offers_.clear();
  }
  void add(std::uint32_t offer) {
    if (seen_in_[offer] == round_) return;
    seen_in_[offer] = round_;
    offers_.push_back(offer);
  }
  [[nodiscard]] std::size_t size() const { return offers_.size(); }
  [[nodiscard]] const std::vector<std::uint32_t>& sorted() {
    std::sort(offers_.begin(), offers_.end());
    return offers_;
  }

 private:
  std::vector<std::uint32_t> seen_in_;
  std::vector<std::uint32_t> offers_;
  std::uint32_t round_ = 0;
};

inline Instance start(const Shape& shape, Random& random) {
  Instance instance;
  instance.request_capacity.assign(shape.requests, 1);
  for (std::uint32_t offer = 0; offer < shape.offers; ++offer) {
    instance.offer_capacity.push_back(random.between(shape.least_capacity, shape.largest_capacity));
  }
  instance.edge_offer.reserve(std::size_t{shape.requests} * shape.degree);
  instance.edge_weight.reserve(std::size_t{shape.requests} * shape.degree);
  return instance;
}

// Random offers for every request; weight_of(request, offer) gives the weights.
template <class WeightOf>
Instance random_edges(const Shape& shape, Random& random, Instance instance, WeightOf weight_of) {
  Row row(shape.offers);
  for (std::uint32_t request = 0; request < shape.requests; ++request) {
    row.start();
    while (row.size() < shape.degree) row.add(random.below(shape.offers));
    for (const std::uint32_t offer : row.sorted()) {
      instance.edge_offer.push_back(OfferId{offer});
      instance.edge_weight.push_back(weight_of(request, offer));
    }
    instance.request_begin.push_back(static_cast<std::uint32_t>(instance.edge_offer.size()));
  }
  return instance;
}

// S2: weights 0..largest, all independent. A small `largest` makes everything a tie.
inline Instance uniform(const Shape& shape, std::int32_t least, std::int32_t largest) {
  Random random(shape.seed);
  Instance instance = start(shape, random);
  return random_edges(shape, random, std::move(instance),
                      [&](std::uint32_t, std::uint32_t) { return random.between(least, largest); });
}

// Everybody values the same offers and nearly alike.
inline Instance common_value(const Shape& shape) {
  Random random(shape.seed);
  Instance instance = start(shape, random);
  std::vector<std::int32_t> value;
  for (std::uint32_t offer = 0; offer < shape.offers; ++offer) value.push_back(random.between(0, 900));
  return random_edges(shape, random, std::move(instance),
                      [&](std::uint32_t, std::uint32_t offer) { return value[offer] + random.between(0, 100); });
}

// Offers come in clusters of equals: a request values a whole cluster at one of a few weights.
inline Instance tie_clusters(const Shape& shape, std::uint32_t clusters) {
  Random random(shape.seed);
  Instance instance = start(shape, random);
  return random_edges(shape, random, std::move(instance), [&](std::uint32_t request, std::uint32_t offer) {
    return static_cast<Weight>((request * 2654435761u ^ (offer % clusters) * 40503u) >> 8) % 10 + 1;
  });
}

// S3: what real profiles look like. 60 neighbourhoods, 12 skills, three of them per offer at level 1..3; 14 of 20 edges within the
// request's neighbourhood; weight 4·level + 5 for the same neighbourhood + 0..3, at most 20.
inline Instance skills(const Shape& shape) {
  constexpr std::uint32_t areas = 60, skill_count = 12;
  Random random(shape.seed);
  Instance instance = start(shape, random);
  std::vector<std::uint32_t> area;
  std::vector<std::vector<std::uint32_t>> offers_in(areas);
  std::vector<std::int32_t> level(std::size_t{shape.offers} * skill_count, 0);
  for (std::uint32_t offer = 0; offer < shape.offers; ++offer) {
    area.push_back(random.below(areas));
    offers_in[area.back()].push_back(offer);
    for (int k = 0; k < 3; ++k) level[offer * skill_count + random.below(skill_count)] = random.between(1, 3);
  }
  Row row(shape.offers);
  for (std::uint32_t request = 0; request < shape.requests; ++request) {
    const std::uint32_t home = random.below(areas), needed = random.below(skill_count);
    const std::vector<std::uint32_t>& near = offers_in[home];
    row.start();
    while (row.size() < std::min<std::size_t>(shape.degree * 7 / 10, near.size())) {
      row.add(near[random.below(static_cast<std::uint32_t>(near.size()))]);
    }
    while (row.size() < shape.degree) row.add(random.below(shape.offers));
    for (const std::uint32_t offer : row.sorted()) {
      const std::int32_t local = area[offer] == home ? 5 : 0;
      instance.edge_offer.push_back(OfferId{offer});
      instance.edge_weight.push_back(
          std::min(4 * level[offer * skill_count + needed] + local + random.between(0, 3), 20));
    }
    instance.request_begin.push_back(static_cast<std::uint32_t>(instance.edge_offer.size()));
  }
  return instance;
}

// Points in the unit square, kept in a grid so that the nearest of them are found quickly.
class Map {
 public:
  struct Point {
    double x, y;
  };

  Map(std::uint32_t points, Random& random) : side_(std::max(1u, static_cast<std::uint32_t>(std::sqrt(points / 2.0)))) {
    cells_.resize(std::size_t{side_} * side_);
    for (std::uint32_t k = 0; k < points; ++k) {
      points_.push_back({random.unit(), random.unit()});
      cells_[std::size_t{cell(points_[k].y)} * side_ + cell(points_[k].x)].push_back(k);
    }
  }

  struct Near {
    double distance;
    std::uint32_t point;
  };
  // The `count` nearest points, the nearest first. Looks at growing squares of cells until no nearer point can follow.
  [[nodiscard]] std::vector<Near> nearest(Point from, std::uint32_t count) const {
    std::vector<Near> found;
    for (std::uint32_t radius = 0;; ++radius) {
      collect_ring(from, radius, found);
      if (found.size() < count) continue;
      std::sort(found.begin(), found.end(), [](const Near& a, const Near& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.point < b.point;
      });
      if (found[count - 1].distance <= static_cast<double>(radius) / side_ || radius > side_) break;
    }
    found.resize(count);
    return found;
  }

 private:
  [[nodiscard]] std::uint32_t cell(double coordinate) const {
    return std::min(static_cast<std::uint32_t>(coordinate * side_), side_ - 1);
  }
  void collect_ring(Point from, std::uint32_t radius, std::vector<Near>& found) const {
    const auto at_x = static_cast<std::int64_t>(cell(from.x)), at_y = static_cast<std::int64_t>(cell(from.y));
    const auto reach = static_cast<std::int64_t>(radius);
    for (std::int64_t y = std::max<std::int64_t>(at_y - reach, 0); y <= std::min<std::int64_t>(at_y + reach, side_ - 1);
         ++y) {
      const bool edge_row = std::abs(y - at_y) == reach;
      for (std::int64_t x = at_x - reach; x <= at_x + reach; x += edge_row || reach == 0 ? 1 : 2 * reach) {
        if (x < 0 || x >= side_) continue;
        for (const std::uint32_t k : cells_[static_cast<std::size_t>(y * side_ + x)]) {
          const double dx = points_[k].x - from.x, dy = points_[k].y - from.y;
          found.push_back({std::sqrt(dx * dx + dy * dy), k});
        }
      }
    }
  }

  std::uint32_t side_;
  std::vector<Point> points_;
  std::vector<std::vector<std::uint32_t>> cells_;
};

// The nearest offers of every request; half of the requests crowd around eight hot spots.
inline Instance geometric(const Shape& shape) {
  constexpr std::uint32_t hot_spots = 8;
  constexpr std::int32_t largest = 1000;
  Random random(shape.seed);
  Instance instance = start(shape, random);
  const Map map(shape.offers, random);
  std::vector<Map::Point> hot;
  for (std::uint32_t k = 0; k < hot_spots; ++k) hot.push_back({random.unit(), random.unit()});
  const auto near = [&random](double centre) {  // bell-shaped, within the square
    const double shift = (random.unit() + random.unit() + random.unit() - 1.5) * 0.12;
    return std::clamp(centre + shift, 0.0, 1.0);
  };
  const double horizon = 2 * std::sqrt(2.5 * shape.degree / (3.14159 * shape.offers));
  for (std::uint32_t request = 0; request < shape.requests; ++request) {
    const Map::Point spot = hot[random.below(hot_spots)];
    const bool crowded = random.below(2) == 0;
    const Map::Point home = crowded ? Map::Point{near(spot.x), near(spot.y)} : Map::Point{random.unit(), random.unit()};
    std::vector<Map::Near> offers = map.nearest(home, shape.degree);
    std::sort(offers.begin(), offers.end(), [](const Map::Near& a, const Map::Near& b) { return a.point < b.point; });
    for (const Map::Near& offer : offers) {
      instance.edge_offer.push_back(OfferId{offer.point});
      instance.edge_weight.push_back(std::max(1, static_cast<std::int32_t>(largest * (1 - offer.distance / horizon))));
    }
    instance.request_begin.push_back(static_cast<std::uint32_t>(instance.edge_offer.size()));
  }
  return instance;
}

}  // namespace koppel::bench
