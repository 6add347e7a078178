// Entries: a sparse matrix as NumPy holds it, put in the order of the engine's graph.
//
// Problem:    callers have compressed rows, compressed columns or three arrays, with 32- or 64-bit indices, sorted or not; the graph wants
//             rows of requests, each rising.
// Promise:    the caller's arrays are read where they are, and copied once, into the graph. What is wrong is listed (the first
//             thousand), by entry: an index out of range, a pair that stands there twice.
// Complexity: O(entries + rows + columns); with pointers and rows that do not rise, a sort of each row. No copy beside the graph's own where
//             rows rise already.
// Errors:     none thrown. `pointers` must begin with 0, never fall and end with the number of entries.
//
//   Arranged arranged = arrange(Entries{.major_size = 2, .minor_size = 3, .pointers = ..., .minor = ...});
//   if (arranged.faults.empty()) BipartiteGraph graph(3, std::move(arranged.begin), std::move(arranged.minor));
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.hpp"

namespace koppel::python {

using Indices = std::variant<std::span<const std::int32_t>, std::span<const std::int64_t>>;

[[nodiscard]] inline std::size_t size_of(const Indices& indices) {
  return std::visit([](const auto& numbers) { return numbers.size(); }, indices);
}

// The entry's place in the caller's arrays; for a duplicate, `other` is the one that it repeats.
struct EntryFault {
  std::string_view code;
  std::size_t entry = 0;
  std::size_t other = 0;
};
inline constexpr std::size_t most_faults = 1000;

// Major is what the graph has rows for. Either pointers (major_size + 1 of them) or, for each entry, its major index.
struct Entries {
  std::size_t major_size = 0;
  std::size_t minor_size = 0;
  bool has_pointers = false;
  Indices major;  // pointers, or the major index of each entry
  Indices minor;
};

struct Arranged {
  std::vector<std::uint32_t> begin;
  std::vector<OfferId> minor;
  std::vector<std::uint32_t> order;  // the entry of each edge; empty: edge e is entry e
  std::vector<EntryFault> faults;
};

[[nodiscard]] Arranged arrange(const Entries& entries);

// The major index of each entry, where there are pointers.
[[nodiscard]] std::vector<std::int64_t> expand(const Indices& pointers);

}  // namespace koppel::python
