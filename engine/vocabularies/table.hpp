// The table that the build writes of data/vocabularies/ (engine/cmake/embed_vocabularies.cpp).
//
// Problem:    thousands of terms travel inside the library, and most runs need a few of them.
// Promise:    constant data: nothing runs when the program starts, and a vocabulary costs nothing until built_in.hpp is asked for it.
// Complexity: O(1).
// Errors:     none.
//
//   embedded_vocabularies().front().name   ->  the first by name
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace koppel {

// Lists are one text, each word ended by a line end.
struct EmbeddedTerm {
  std::string_view id;
  std::array<std::string_view, 3> labels;
  std::string_view synonyms, broader, postcodes;
  bool has_point = false;
  std::int32_t latitude_e6 = 0, longitude_e6 = 0;
};

struct EmbeddedVocabulary {
  std::string_view name;
  std::span<const EmbeddedTerm> terms;
};

// Sorted by name, their terms by id.
[[nodiscard]] std::span<const EmbeddedVocabulary> embedded_vocabularies();

}  // namespace koppel
