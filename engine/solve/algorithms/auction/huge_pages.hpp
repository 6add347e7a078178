// Vectors for large arrays that are read in random order: on huge pages where the system has them, and not cleared first.
//
// Promise: a std::vector in all respects but one: resize(n) leaves the new elements of trivial types uninitialised. The first touch
//          of a page costs more than a solver's pass over it, and with 4 KB pages most random reads also miss the address cache.
// Errors:  std::bad_alloc.
//
//   HugeVector<std::int32_t> prices(offers, 0);
#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

#include "solve/meter.hpp"

namespace koppel::auction {

inline constexpr std::size_t cache_line = 64;
inline constexpr std::size_t huge_page = std::size_t{2} << 20;

// Tells the system that this memory is worth huge pages; does nothing where it cannot be told.
void prefer_huge_pages(void* memory, std::size_t bytes);

template <class Value>
struct HugePageAllocator {
  using value_type = Value;

  HugePageAllocator() = default;
  template <class Other>
  HugePageAllocator(const HugePageAllocator<Other>&) {}

  [[nodiscard]] Value* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(Value);
    void* memory = ::operator new(bytes, alignment(bytes));
    if (bytes >= huge_page) prefer_huge_pages(memory, bytes);
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t count) {
    ::operator delete(memory, alignment(count * sizeof(Value)));  // Clang 16 knows none that also takes the size
  }

  template <class Other>
  void construct(Other* place) {
    ::new (static_cast<void*>(place)) Other;
  }
  template <class Other, class... Arguments>
  void construct(Other* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) Other(std::forward<Arguments>(arguments)...);
  }

  template <class Other>
  friend bool operator==(const HugePageAllocator&, const HugePageAllocator<Other>&) {
    return true;
  }

 private:
  static constexpr std::align_val_t alignment(std::size_t bytes) {
    return std::align_val_t{bytes >= huge_page ? huge_page : cache_line};
  }
};

template <class Value>
using HugeVector = std::vector<Value, HugePageAllocator<Value>>;

// Forgets what a vector holds, gives it a size and touches its pages one after the other. A system hands memory out, and clears it, at the first touch;
// writes in random order would touch hundreds of pages within a moment in which nobody asks the meter. False when it said stop.
template <class Value>
[[nodiscard]] bool resize_gently(HugeVector<Value>& vector, std::size_t count, Meter& meter) {
  constexpr std::uint64_t steps_for_a_page = std::uint64_t{1} << 15;
  constexpr std::size_t values_per_page = huge_page / sizeof(Value);
  vector.clear();
  vector.resize(count);
  for (std::size_t first = 0; first < count; first += values_per_page) {
    if (!meter.spend(steps_for_a_page)) return false;
    vector[first] = Value{};
  }
  return true;
}

}  // namespace koppel::auction
