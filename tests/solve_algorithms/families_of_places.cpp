// Families with one level of weights: plain places, and assignment, in which a side or both must be matched in full.
#include <algorithm>

#include "solve_algorithms/recipes.hpp"

namespace koppel::test {
namespace {

constexpr Weight huge = Weight{1} << 55;

// ---- plain places: nobody has to be used -------------------------------------------------------------------------------------

// Small ones, and then ten of ten times the size.
Family plain(std::string name, Recipe recipe) {
  constexpr std::uint64_t small = 250, larger = 10;
  const bool one_place = recipe.offer_places.upper == 1 && recipe.request_places.upper == 1;
  return {.name = std::move(name),
          .traits = {.one_place = one_place, .bits = recipe.largest < huge ? 30 : 56},
          .seeds = small + larger,
          .draw =
              [recipe](std::uint64_t seed) {
                if (seed <= small) return drawn(recipe, seed);
                Recipe ten_times = recipe;
                ten_times.offers *= 10, ten_times.requests *= 10, ten_times.percent /= 5;
                if (recipe.largest >= huge) ten_times.least /= 16, ten_times.largest /= 16;  // so that the sums fit
                return drawn(ten_times, seed);
              },
          .led_by = {"auction"},
          .leader = "auction"};
}

Families plain_families() {
  return {
      plain("Uniform", {8, 12, 50, 0, 1000, {1, 3}}),
      plain("ManyTies", {10, 14, 60, 0, 3, {1, 2}}),
      plain("AllEqual", {6, 10, 50, 7, 7, {1, 3}}),
      plain("AllZero", {6, 6, 50, 0, 0}),
      plain("BothSigns", {8, 12, 60, -500, 500, {1, 2}}),
      plain("NegativeOnly", {6, 6, 60, -9, -1, {1, 2}}),
      plain("OneToOneFull", {15, 15, 100, 1, 100}),
      plain("OneToOneSparse", {25, 25, 15, 1, 50}),
      plain("OffersScarce", {4, 40, 60, 1, 1000, {1, 3}}),
      plain("OffersAbound", {40, 6, 40, 1, 1000, {1, 3}}),
      plain("OffersWithoutPlaces", {10, 15, 60, 1, 60, {0, 1}}),
      plain("ManyPlaces", {4, 60, 80, 1, 300, {0, 100}}),
      plain("OneLargeOffer", {1, 50, 90, 1, 300, {20, 30}}),
      plain("Huge", {10, 12, 60, 0, huge, {1, 2}}),
      plain("HugeCloseTogether", {10, 12, 60, huge, huge + 5, {1, 2}}),
      plain("JustAbove32Bits", {12, 20, 50, 1, Weight{1} << 24, {1, 2}}),
      plain("JustWithin32Bits", {12, 20, 50, 1, (Weight{1} << 24) - 1, {1, 2}}),
      plain("RequestsForSeveral", {10, 12, 60, 0, 1000, {1, 3}, {0, 3}}),
      plain("RequestsForTwo", {10, 14, 70, 0, 4, {1, 2}, {1, 2}}),
      plain("RequestsForMany", {20, 5, 80, -20, 200, {0, 2}, {0, 25}}),
      plain("ManyPlacesOnBothSides", {20, 20, 70, 1, 50, {0, 30}, {0, 30}}),
      plain("SeveralAndHuge", {10, 10, 70, 1, huge, {1, 3}, {1, 3}}),
  };
}

Family mid_size(std::string name, Recipe recipe) {
  return {.name = std::move(name),
          .traits = {},
          .seeds = 2,
          .draw = [recipe](std::uint64_t seed) { return drawn(recipe, seed); },
          .led_by = {"auction"},
          .leader = "auction"};
}

Families mid_size_families() {
  Families families = {
      mid_size("MidBalanced", {1000, 2000, 1, 0, 1000, {1, 3}}),
      mid_size("MidScarce", {300, 2000, 3, -100, 1000, {1, 3}}),
      mid_size("MidAbundant", {2000, 1000, 1, 0, 1000, {0, 3}}),
      mid_size("MidTies", {1000, 2000, 1, 0, 5, {1, 3}}),
      mid_size("MidSeveral", {1000, 800, 2, -50, 1000, {0, 3}, {0, 3}}),
      mid_size("MidManyPlaces", {40, 3000, 30, 0, 500, {50, 100}}),
  };
  families.push_back({.name = "Markets",
                      .traits = {},
                      .seeds = 9,
                      .draw =
                          [](std::uint64_t seed) {
                            constexpr Weight most[] = {1, 20, 1'000'000};
                            constexpr std::size_t offers[] = {60, 150, 400};
                            return market_like_problem(offers[seed % 3], 500, 12, most[seed / 3 % 3], seed);
                          },
                      .led_by = {"auction"},
                      .leader = "auction"});
  families.push_back(
      {.name = "Disconnected",
       .traits = {},
       .seeds = 20,
       .draw =
           [](std::uint64_t seed) {
             std::vector<ProblemParts> parts;
             for (std::uint64_t part = 0; part < 30; ++part)
               parts.push_back(drawn({part % 7, 1 + part % 5, 50, -5, 50, {0, 3}, {1, 2}}, 100 * seed + part));
             return side_by_side(parts);
           },
       .led_by = {"parts", "auction"},
       .leader = "auction"});
  return families;
}

// Nobody, no edges, nobody with a place, one pair that pays or does not.
Family corners() {
  return {.name = "Corners",
          .traits = {.one_place = true},
          .seeds = 8,
          .draw =
              [](std::uint64_t seed) {
                switch (seed) {
                  case 1:
                    return drawn({0, 0}, seed);
                  case 2:
                    return drawn({3, 0}, seed);
                  case 3:
                    return drawn({0, 3}, seed);
                  case 4:
                    return drawn({3, 2, 0}, seed);
                  case 5:
                    return drawn({4, 4, 100, 1, 9, {0, 0}}, seed);
                  case 6:
                    return drawn({4, 4, 100, 1, 9, {1, 1}, {0, 0}}, seed);
                  case 7:
                    return drawn({1, 1, 100, 5, 5}, seed);
                  default:
                    return drawn({1, 1, 100, -5, -5}, seed);
                }
              },
          .tiny = true};
}

// ---- assignment: a side, or both, must be matched in full ----------------------------------------------------------------------

// Seeds up to 150 are tiny, the six after them have some hundred nodes on each side and always a perfect matching.
Family square(std::string name, double degree, Weight least, Weight largest, bool always = true, Weight common = 0) {
  return {.name = std::move(name),
          .traits = {.full = Full::everybody, .one_place = true, .bits = largest < Weight{1} << 30 ? 30 : 51},
          .seeds = 156,
          .draw =
              [=](std::uint64_t seed) {
                const std::size_t nodes = seed <= 150 ? 1 + seed % 7 : 150 * (seed - 150);
                return drawn({.offers = nodes,
                              .requests = nodes,
                              .percent = std::min(100.0, 100 * degree / static_cast<double>(nodes)),
                              .least = least,
                              .largest = largest,
                              .full = Full::everybody,
                              .hidden_matching = always || seed > 150,
                              .common = common},
                             seed);
              },
          .feasible = always ? Feasible::always : Feasible::sometimes,
          .led_by = {"perfect-auction", "dense"}};
}

// Request k may have offers k and k + 1, the last only its own: prices climb to the sum of all the weights that cannot be used.
Family staircase() {
  return {.name = "Staircase",
          .traits = {.full = Full::everybody, .one_place = true},
          .seeds = 3,
          .draw =
              [](std::uint64_t seed) {
                const auto nodes = static_cast<std::uint32_t>(200 * seed);
                std::vector<Endpoints> edges;
                std::vector<Weight> weights;
                for (std::uint32_t request = 0; request < nodes; ++request) {
                  edges.push_back({OfferId{request}, RequestId{request}}), weights.push_back(0);
                  if (request + 1 == nodes) continue;
                  edges.push_back({OfferId{request + 1}, RequestId{request}}), weights.push_back(1'000'000);
                }
                ProblemParts problem;
                problem.graph = BipartiteGraph(nodes, nodes, std::move(edges));
                problem.offer_range.assign(nodes, {1, 1}), problem.request_range.assign(nodes, {1, 1});
                problem.levels = {weight_level(std::move(weights))};
                return problem;
              },
          .led_by = {"perfect-auction", "dense"},
          .leader = "perfect-auction"};
}

// Sizes, degrees and widths of every kind, with and without a perfect matching.
Family square_of_any_kind() {
  return {.name = "SquareOfAnyKind",
          .traits = {.full = Full::everybody, .one_place = true, .bits = 32},
          .seeds = 200,
          .draw =
              [](std::uint64_t seed) {
                Dice dice(seed);
                constexpr Weight widths[] = {0, 1, 20, 1000, 1'000'000, Weight{1} << 31};
                Recipe recipe{.full = Full::everybody};
                recipe.offers = recipe.requests = static_cast<std::size_t>(dice.in(2, 300));
                recipe.percent =
                    std::min(100.0, 100.0 * static_cast<double>(dice.in(1, 5)) / static_cast<double>(recipe.offers));
                recipe.least = dice.in(-1000, 1000);
                recipe.largest = recipe.least + widths[dice.in(0, 5)];
                recipe.hidden_matching = dice.chance(70);
                recipe.common = dice.chance(30) ? 2000 : 0;
                return drawn(recipe, seed);
              },
          .feasible = Feasible::sometimes,
          .led_by = {"perfect-auction", "dense"}};
}

Families square_families() {
  constexpr Weight large = Weight{1} << 50;
  return {square("SquareUniform", 5, 0, 1000),
          square("SquareTies", 5, 0, 2),
          square("SquareAllEqual", 4, 7, 7),
          square("SquareBothSigns", 4, -500, 500),
          square("SquareCosts", 4, -1000, -1),
          square("SquareDegreeTwo", 1, 0, 1000),
          square("SquarePerhapsNone", 2, 0, 50, false),
          square("SquareSeldomAny", 1, -9, 9, false),
          square("SquareCommonValues", 4, 0, 20, true, 5000),
          square("SquareFarFromZero", 4, large, large + 90),
          square("SquareJustBeyond32Bits", 4, 0, Weight{1} << 26),
          square("SquareJustWithin32Bits", 4, 0, (Weight{1} << 26) - 1),
          square("SquareHuge", 4, -large / 4, large / 4),
          square_of_any_kind(),
          staircase()};
}

Family matrix(std::string name, Recipe recipe, Feasible feasible = Feasible::always) {
  recipe.full = recipe.offers == recipe.requests ? Full::everybody : Full::smaller_side;
  return {.name = std::move(name),
          .traits = {.full = recipe.full, .one_place = true},
          .seeds = 20,
          .draw = [recipe](std::uint64_t seed) { return drawn(recipe, seed); },
          .feasible = feasible,
          .led_by = {"dense"},
          .leader = recipe.percent >= 50 ? "dense" : ""};
}

Families matrix_families() {
  return {
      matrix("MatrixUniform", {80, 80}),
      matrix("MatrixFarApart", {60, 60, 100, -50'000'000, 50'000'000}),
      matrix("MatrixTies", {70, 70, 100, 0, 5}),
      matrix("MatrixMoreRequests", {30, 70, 100, -50, 50}),
      matrix("MatrixMoreOffers", {70, 30, 100, -50, 50}),
      matrix("MatrixProduct", {.offers = 60, .requests = 60, .largest = 22'500, .pattern = Pattern::product}),
      matrix("MatrixProductWide", {.offers = 50, .requests = 65, .largest = 100'000'000, .pattern = Pattern::product}),
      matrix("MatrixDistance", {.offers = 65, .requests = 65, .pattern = Pattern::distance}),
      matrix("MatrixThirdForbidden", {50, 55, 70}),
      matrix("MatrixNearlyAllForbidden", {40, 40, 11}, Feasible::sometimes),
      matrix("MatrixWidthOfAVector", {16, 16}),
      matrix("MatrixOneMoreThanAVector", {17, 17}),
      matrix("MatrixJustBeyond32Bits", {30, 30, 100, 0, Weight{1} << 29}),
  };
}

}  // namespace

Families families_of_places() {
  Families all{corners()};
  for (const auto& some : {plain_families(), mid_size_families(), square_families(), matrix_families()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace koppel::test
