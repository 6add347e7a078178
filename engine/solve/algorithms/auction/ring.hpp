// A first-in first-out queue of at most `capacity` numbers that can be looked at ahead of time, for prefetching.
//
// Promise:    ahead(k) is the number that pop() will return after k others; where the queue is shorter, some number that was once in it, or 0.
// Complexity: O(1) each; the ring is a power of two.
// Errors:     none; pushing more than `capacity` is a programming error.
//
//   Ring queue(3);  queue.push(7);  queue.pop() == 7;
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "solve/algorithms/auction/huge_pages.hpp"

namespace koppel::auction {

class Ring {
 public:
  Ring() = default;
  explicit Ring(std::size_t capacity) : ring_(std::bit_ceil(capacity + 1), 0), mask_(ring_.size() - 1) {}

  [[nodiscard]] std::size_t size() const { return tail_ - head_; }
  [[nodiscard]] bool empty() const { return tail_ == head_; }
  [[nodiscard]] std::uint32_t ahead(std::size_t distance) const { return ring_[(head_ + distance) & mask_]; }
  void push(std::uint32_t number) { ring_[tail_++ & mask_] = number; }
  std::uint32_t pop() { return ring_[head_++ & mask_]; }

 private:
  HugeVector<std::uint32_t> ring_;
  std::size_t mask_ = 0;
  std::size_t head_ = 0, tail_ = 0;
};

// Always inline: a compiler may take a function that does nothing but this for one without effect, and drop its calls.
[[gnu::always_inline]] inline void prefetch(const void* address) { __builtin_prefetch(address); }

}  // namespace koppel::auction
