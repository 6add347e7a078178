// Tables whose entries are members of a struct, so that each is named, written once and checked by the compiler.
//
// Problem:    a table of entries that are looked up by name finds a mistyped name when it runs; one that each room adds to needs an order of
//             initialisation.
// Promise:    a TableEntry points to an entry of a constant table: a copy, or one that is made as the program runs, does not compile.
//             entries() lists what stands in a table.
// Complexity: a TableEntry is a pointer; entries() is linear.
// Errors:     none.
//
//   struct Colours { Colour red{"red", 0xff0000}, sky{"sky", 0x87ceeb}; };
//   inline constexpr Colours colours{};
//   void paint(TableEntry<Colour> colour);   // paint(colours.sky)
#pragma once

#include <array>
#include <bit>
#include <type_traits>

namespace koppel {

// Clang 14, which emscripten 3.1 is made of, leaves calls of consteval constructors behind and then finds no function.
#if defined(__clang__) && __clang_major__ < 15
#define KOPPEL_CONSTEVAL constexpr
#else
#define KOPPEL_CONSTEVAL consteval
#endif

template <class Entry>
class TableEntry {
 public:
  KOPPEL_CONSTEVAL TableEntry(const Entry& entry) : entry_(&entry) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] const Entry* operator->() const { return entry_; }
  friend bool operator==(TableEntry a, TableEntry b) { return a->name == b->name; }

 private:
  const Entry* entry_;
};

// In their order. A table holds nothing but entries, so its bytes are those of an array of them.
template <class Entry, class Table>
[[nodiscard]] auto entries(const Table& table) {
  static_assert(std::is_trivially_copyable_v<Table> && sizeof(Table) % sizeof(Entry) == 0);
  return std::bit_cast<std::array<Entry, sizeof(Table) / sizeof(Entry)>>(table);
}

}  // namespace koppel
