// The nodes of one side while a problem is read: ids become numbers in the order in which they come, and at the end the order of
// the ids decides.
//
// Promise:    numbers for all ids in O(1) each; by_id() depends on the ids alone: whole numbers first, by size, then other texts
//             by their bytes.
// Complexity: by_id O(n log n), on keys of eight bytes as far as they tell ids apart.
// Errors:     none; ids are checked by whoever hands them in.
//
//   IdTable ids;
//   std::uint32_t a = ids.number_of("r12");      // 0; again 0 when asked again
//
// A large table lies outside the caches, so that each look into it waits for memory. Whoever has many ids at hand calls prepare()
// for all of them, then approach() for all, and then number_of(): the waits overlap.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koppel::io {

// As many nodes and edges as a graph can number.
inline constexpr std::uint64_t most_items = 0xFFFF'FFFEULL;

class IdTable {
 public:
  IdTable();

  struct Key {
    std::string_view id;
    std::uint64_t hash = 0;
    std::uint64_t content = 0;  // the number that an id is, the bytes of a short one, a second hash of a long one
    bool number = false;        // a whole number below most_counted
  };
  // Valid as long as the id's bytes are.
  [[nodiscard]] Key prepare(std::string_view id) const;
  void approach(const Key& key) const;

  // The number of this id, a new one when it was not known.
  std::uint32_t number_of(const Key& key);
  std::uint32_t number_of(std::string_view id) { return number_of(prepare(id)); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return std::string_view(text_).substr(begins_[number], begins_[number + 1] - begins_[number]);
  }
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  struct Slot {
    std::uint64_t content = 0;
    std::uint64_t begin = 0;  // in text_
    std::uint32_t length = 0;
    std::uint32_t number_plus_one = 0;  // 0: free
  };
  [[nodiscard]] std::size_t slot_of(const Key& key) const;
  std::uint32_t new_number(std::string_view id);
  std::uint32_t counted_number(const Key& key);
  void grow();

  // Small whole numbers, the commonest ids, need no search: here stands 1 + the number that each of them got.
  static constexpr std::uint64_t most_counted = std::uint64_t{1} << 22;
  std::vector<std::uint32_t> counted_;

  std::string text_;                      // all ids behind one another
  std::vector<std::uint64_t> begins_{0};  // where each begins, and the end
  std::vector<Slot> slots_;               // a power of two of them
};

// True when the id is a whole number as one writes it: "0", "17", not "017" or "+17".
[[nodiscard]] bool is_whole_number(std::string_view id);
[[nodiscard]] bool comes_before(std::string_view a, std::string_view b);

// The old numbers in the order of the ids; empty when they are in order already.
[[nodiscard]] std::vector<std::uint32_t> by_id(const std::vector<std::string>& names);

}  // namespace koppel::io
