// Strong 32-bit ids and vectors that are indexed by them.
//
// Problem:    offers, requests, edges and groups are all numbered 0..n-1; mixing the numbers up is the classic bug.
// Promise:    an OfferId cannot be used where a RequestId is wanted; an id costs as much as a plain integer.
// Complexity: as std::vector.
// Errors:     none; an index out of range is a programming error, as with std::vector::operator[].
//
//   IdVector<OfferId, int> load(market.offer_count());
//   load[OfferId{3}] += 1;
//   for (OfferId offer : load.ids()) total += load[offer];
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <utility>
#include <vector>

namespace koppel {

template <class Tag>
struct Id {
  std::uint32_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t number) : value(number) {}
  constexpr explicit Id(std::size_t number) : value(static_cast<std::uint32_t>(number)) {}

  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using OfferId = Id<struct OfferTag>;
using RequestId = Id<struct RequestTag>;
using EdgeId = Id<struct EdgeTag>;
using GroupId = Id<struct GroupTag>;

// All ids 0..count-1, as a range.
template <class AnyId>
[[nodiscard]] constexpr auto all_ids(std::size_t count) {
  return std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(count)) |
         std::views::transform([](std::uint32_t number) { return AnyId{number}; });
}

// A std::vector that takes an id where a vector takes a number.
template <class AnyId, class Value>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(std::size_t count, const Value& value = Value{}) : values_(count, value) {}
  explicit IdVector(std::vector<Value> values) : values_(std::move(values)) {}

  [[nodiscard]] decltype(auto) operator[](AnyId id) { return values_[id.index()]; }
  [[nodiscard]] decltype(auto) operator[](AnyId id) const { return values_[id.index()]; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] auto ids() const { return all_ids<AnyId>(values_.size()); }
  [[nodiscard]] auto begin() { return values_.begin(); }
  [[nodiscard]] auto end() { return values_.end(); }
  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  [[nodiscard]] std::vector<Value>& values() { return values_; }
  void push_back(Value value) { values_.push_back(std::move(value)); }
  void reserve(std::size_t count) { values_.reserve(count); }
  void assign(std::size_t count, const Value& value) { values_.assign(count, value); }

  friend bool operator==(const IdVector&, const IdVector&) = default;

 private:
  std::vector<Value> values_;
};

}  // namespace koppel

template <class Tag>
struct std::hash<koppel::Id<Tag>> {
  std::size_t operator()(koppel::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
