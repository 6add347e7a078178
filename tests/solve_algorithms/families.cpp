#include "solve_algorithms/families.hpp"

#include <algorithm>

#include "solve_algorithms/recipes.hpp"
#include "support/against_brute_force.hpp"

namespace koppel::test {
namespace {

// ---- levels in every order -----------------------------------------------------------------------------------------------------

enum class Order : std::uint8_t { weight, pairs_weight, served_weight, pairs_weight_lottery, weight_pairs };

ProblemParts in_order(ProblemParts problem, Order order, std::uint64_t seed) {
  const Level weight = problem.levels.front();
  if (order == Order::pairs_weight) problem.levels = {pairs_level(), weight};
  if (order == Order::served_weight) problem.levels = {served_level(problem), weight};
  if (order == Order::pairs_weight_lottery) problem.levels = {pairs_level(), weight, lottery_level(problem, seed)};
  if (order == Order::weight_pairs) problem.levels = {weight, pairs_level()};
  return problem;
}

Family one_place_each(std::string name, Order order, Full full) {
  const bool may_fail = full != Full::nobody;
  return {
      .name = std::move(name),
      .traits = {.full = full,
                 .one_place = true,
                 .gains = order == Order::served_weight,
                 .one_level = order == Order::weight},
      .seeds = 100,
      .draw =
          [=](std::uint64_t seed) {
            Dice dice(seed);
            Recipe recipe{.percent = static_cast<double>(dice.in(8, 130)), .least = -30, .largest = 30, .full = full};
            recipe.offers = static_cast<std::size_t>(dice.in(12, 30));
            recipe.requests =
                full == Full::everybody || dice.chance(50) ? recipe.offers : static_cast<std::size_t>(dice.in(12, 30));
            return in_order(drawn(recipe, seed), order, seed);
          },
      .feasible = may_fail ? Feasible::sometimes : Feasible::always,
      .led_by = {"auction"}};
}

// So full that the dense algorithm leads, with everybody or one side only bound to be matched.
Family full_matrix(std::string name, Order order, Full full, std::size_t offers, std::size_t requests) {
  std::vector<std::string> led_by{"dense", "auction"};
  if (full == Full::smaller_side && offers == requests) led_by.push_back("perfect-auction");
  return {.name = std::move(name),
          .traits = {.full = full,
                     .one_place = true,
                     .gains = order == Order::served_weight,
                     .one_level = order == Order::weight},
          .seeds = 30,
          .draw =
              [=](std::uint64_t seed) {
                const Recipe recipe{offers, requests, 100, -100, 300, {1, 1}, {1, 1}, full};
                return in_order(drawn(recipe, seed), order, seed);
              },
          .led_by = std::move(led_by),
          .leader = "dense"};
}

Family ordered(std::string name, Order order) {
  return {.name = std::move(name),
          .traits = {.gains = order == Order::served_weight, .one_level = order == Order::weight, .bits = 41},
          .seeds = 9,
          .draw =
              [=](std::uint64_t seed) {
                constexpr Weight most[] = {3, 1000, Weight{1} << 40};
                constexpr std::size_t offers[] = {40, 90, 200};
                ProblemParts problem = market_like_problem(offers[seed % 3], 250, 7, most[seed / 3 % 3], seed);
                return in_order(std::move(problem), order, seed);
              },
          .led_by = {"auction"},
          .leader = "auction"};
}

Families ordered_families() {
  return {
      one_place_each("UnitWeight", Order::weight, Full::nobody),
      one_place_each("UnitPairsWeight", Order::pairs_weight, Full::nobody),
      one_place_each("UnitServedWeight", Order::served_weight, Full::nobody),
      one_place_each("UnitPairsWeightLottery", Order::pairs_weight_lottery, Full::nobody),
      one_place_each("UnitWeightPairs", Order::weight_pairs, Full::nobody),
      one_place_each("UnitSideFull", Order::weight, Full::smaller_side),
      one_place_each("UnitSideFullPairsWeight", Order::pairs_weight, Full::smaller_side),
      one_place_each("UnitAllFullServedWeight", Order::served_weight, Full::everybody),
      one_place_each("UnitAllFullPairsWeightLottery", Order::pairs_weight_lottery, Full::everybody),
      full_matrix("FullMatrixWeight", Order::weight, Full::nobody, 24, 20),
      full_matrix("FullSquareWeight", Order::weight, Full::nobody, 22, 22),
      full_matrix("FullMatrixPairsWeight", Order::pairs_weight, Full::nobody, 20, 26),
      full_matrix("FullSquarePairsWeight", Order::pairs_weight, Full::nobody, 20, 20),
      full_matrix("FullSquareServedWeight", Order::served_weight, Full::nobody, 20, 20),
      full_matrix("FullSquareOneSide", Order::weight, Full::smaller_side, 21, 21),
      full_matrix("FullSquareOneSideServedWeight", Order::served_weight, Full::smaller_side, 21, 21),
      ordered("MarketsPairsWeight", Order::pairs_weight),
      ordered("MarketsServedWeight", Order::served_weight),
      ordered("MarketsWeightPairs", Order::weight_pairs),
      ordered("MarketsPairsWeightLottery", Order::pairs_weight_lottery),
  };
}

// ---- lower bounds, groups, gains, pins -----------------------------------------------------------------------------------------

Families bounded_families() {
  return {
      {.name = "Districts",
       .traits = {.full = Full::nobody, .groups = true},
       .seeds = 12,
       .draw =
           [](std::uint64_t seed) {
             Dice dice(seed);
             ProblemParts problem = market_like_problem(150, 400, 10, 100, seed);
             add_districts(problem, 20, dice);
             return problem;
           },
       .leader = "balancing"},
      {.name = "DistrictsAndSectors",
       .traits = {.full = Full::nobody, .groups = true, .gains = true, .one_level = false},
       .seeds = 12,
       .draw =
           [](std::uint64_t seed) {
             Dice dice(seed);
             ProblemParts problem = drawn({60, 120, 15, -20, 100, {0, 4}, {1, 2}}, seed);
             add_districts(problem, 8, dice), add_districts(problem, 4, dice, Side::offers);
             problem.levels.insert(problem.levels.begin(), served_level(problem));
             return problem;
           },
       .feasible = Feasible::sometimes},
      {.name = "LowerBounds",
       .traits = {.full = Full::some, .groups = true},
       .seeds = 24,
       .draw =
           [](std::uint64_t seed) {
             Dice dice(seed);
             ProblemParts problem = market_like_problem(100, 200, 4, 30, seed);
             for (Range& range : problem.request_range) range.lower = dice.chance(80) ? 1 : 0;
             for (Range& range : problem.offer_range) range.lower = dice.chance(30) ? 1 : 0;
             if (seed % 2 == 0) add_districts(problem, 10, dice);
             return problem;
           },
       .feasible = Feasible::sometimes},
      {.name = "EverybodyFullWithPlaces",
       .traits = {.full = Full::some},
       .seeds = 60,
       .draw =
           [](std::uint64_t seed) {
             return drawn({.offers = 10,
                           .requests = 10 + seed % 12,
                           .percent = 60,
                           .least = -50,
                           .largest = 50,
                           .offer_places = {1, 3},
                           .full = Full::smaller_side},
                          seed);
           },
       .feasible = Feasible::sometimes},
      {.name = "Infeasible",
       .traits = {.full = Full::some},
       .seeds = 20,
       .draw =
           [](std::uint64_t seed) {  // two requests that must be served have the same single offer
             const ProblemParts market = drawn({10, 20, 30}, seed);
             ProblemParts problem = side_by_side({market, drawn({1, 2, 100}, seed)});
             for (std::uint32_t request = 20; request < 22; ++request)
               problem.request_range[RequestId{request}] = {1, 1};
             return problem;
           },
       .feasible = Feasible::never},
      {.name = "Pins",
       .traits = {.pins = true},
       .seeds = 40,
       .draw =
           [](std::uint64_t seed) {
             Dice dice(seed);
             ProblemParts problem = drawn({20, 40, 20, -20, 100, {1, 3}, {1, 2}}, seed);
             detail::add_pins(problem, dice);
             return problem;
           }},
  };
}

// ---- tiny ones, of which everything can be tried ---------------------------------------------------------------------------------

Family tiny(std::string name, Shape shape, Traits traits) {
  traits.one_level = false;
  constexpr std::uint64_t usual = 1000;
  return {.name = std::move(name),
          .traits = traits,
          .seeds = cases(usual),
          .draw = [shape](std::uint64_t seed) { return random_problem(seed, shape); },
          .feasible = traits.full == Full::nobody && !traits.groups ? Feasible::always : Feasible::sometimes,
          .tiny = true};
}

// Just below what a problem may hold: on the way potentials need more than 64 bits.
Family near_overflow() {
  return {.name = "NearOverflow",
          .traits = {.full = Full::some, .groups = true, .pins = true, .bits = 59},
          .seeds = 200,
          .draw =
              [](std::uint64_t seed) {
                Dice dice(seed);
                for (;;) {
                  ProblemParts problem = random_problem(dice.next(), {.gains = false});
                  std::vector<Weight> weights(problem.graph.edge_count());
                  for (Weight& weight : weights) weight = dice.in(-(Weight{1} << 58), Weight{1} << 58);
                  problem.levels = {weight_level(std::move(weights))};
                  if (validate(problem).empty()) return problem;
                }
              },
          .feasible = Feasible::sometimes,
          .tiny = true};
}

Families tiny_families() {
  const Traits everything{.full = Full::some, .groups = true, .gains = true, .pins = true};
  Traits all_or_nothing = everything, bounds = everything, groups = everything;
  all_or_nothing.all_or_nothing = true;
  bounds.groups = false;
  return {
      tiny("TinyPlain", {.lower_bounds = false, .groups = false, .gains = false, .pins = false}, {.gains = true}),
      tiny("TinyBounds", {.groups = false, .gains = false}, bounds),
      tiny("TinyGroups", {.gains = false}, groups),
      tiny("TinyEverything", {}, everything),
      tiny("TinyAllOrNothing", {.if_any = true}, all_or_nothing),
      tiny("TinyScattered", {.most_nodes = 10, .most_edges = 14}, everything),
      near_overflow(),
  };
}

}  // namespace

const Families& all_families() {
  static const Families families = [] {
    Families all = families_of_places();
    for (const auto& some : {ordered_families(), bounded_families(), tiny_families()})
      all.insert(all.end(), some.begin(), some.end());
    return all;
  }();
  return families;
}

}  // namespace koppel::test
