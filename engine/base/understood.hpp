// How much of what was asked was understood: what a proposal, and any proof in it, speaks of.
//
// Problem:    "everybody is served" is no news where half of what people asked for could not be read.
// Promise:    rows: those that are not blank, and those that made it into the market. needs: what requests ask for, and what of it the vocabulary
//             or an offer knows. moments and places: of both sides. A moment in words of its own counts where the other side names it, too. languages, and numbers
//             (capacities, people, distances; by rows): only where one was not understood. offered: of the needs, those whose word stands among the offers; only where the
//             words are people's own (a vocabulary that grows) and one of them does not. Nobody reads more than was asked: read <= asked.
// Complexity: O(1).
// Errors:     none.
//
//   Understood understood{.needs = {.read = 21, .asked = 40}};
//   understood.needs.at_least(90)   // false
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace koppel {

struct ReadOfAsked {
  std::size_t read = 0, asked = 0;
  // Where nothing was asked, nothing was missed.
  [[nodiscard]] bool at_least(std::size_t percent) const { return read * 100 >= asked * percent; }
  friend bool operator==(const ReadOfAsked&, const ReadOfAsked&) = default;
};

struct Understood {
  ReadOfAsked rows, needs, moments, places;
  ReadOfAsked languages = {}, numbers = {}, offered = {};
  friend bool operator==(const Understood&, const Understood&) = default;
};

struct UnderstoodMember {
  std::string_view name;
  ReadOfAsked Understood::*value;
  bool always;  // said even where nothing was asked
};
// In the order of writing.
inline constexpr std::array<UnderstoodMember, 7> understood_members{{{"rows", &Understood::rows, true},
                                                                     {"needs", &Understood::needs, true},
                                                                     {"moments", &Understood::moments, true},
                                                                     {"places", &Understood::places, true},
                                                                     {"languages", &Understood::languages, false},
                                                                     {"numbers", &Understood::numbers, false},
                                                                     {"offered", &Understood::offered, false}}};

}  // namespace koppel
