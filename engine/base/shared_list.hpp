// A list that many rows share without copying it.
//
// Problem:    hundreds of requests can compete for the same offers, and each of them says so; the list is the same for all.
// Promise:    cannot be changed; copies share the values; two lists are equal when their values are.
// Complexity: O(1) to copy.
// Errors:     none.
//
//   const SharedList<OfferId> offers(std::move(sorted));
//   row.offers = offers;
//   for (const OfferId offer : row.offers) use(offer);
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace koppel {

template <class Value>
class SharedList {
 public:
  SharedList() = default;
  explicit SharedList(std::vector<Value> values)
      : values_(std::make_shared<const std::vector<Value>>(std::move(values))) {}

  [[nodiscard]] const std::vector<Value>& values() const {
    static const std::vector<Value> none;
    return values_ ? *values_ : none;
  }
  operator const std::vector<Value>&() const { return values(); }  // NOLINT(google-explicit-constructor): it is one
  [[nodiscard]] auto begin() const { return values().begin(); }
  [[nodiscard]] auto end() const { return values().end(); }
  [[nodiscard]] std::size_t size() const { return values().size(); }
  [[nodiscard]] bool empty() const { return values().empty(); }
  friend bool operator==(const SharedList& a, const SharedList& b) { return a.values() == b.values(); }

 private:
  std::shared_ptr<const std::vector<Value>> values_;
};

}  // namespace koppel
