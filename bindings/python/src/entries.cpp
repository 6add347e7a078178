#include "entries.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace koppel::python {

namespace {

void add_fault(std::vector<EntryFault>& faults, EntryFault fault) {
  if (faults.size() < most_faults) faults.push_back(fault);
}

template <class Index>
[[nodiscard]] bool is_below(Index index, std::size_t size) {
  return index >= 0 && static_cast<std::uint64_t>(index) < size;
}

template <class Index>
void check_range(std::span<const Index> indices, std::size_t size, std::string_view code,
                 std::vector<EntryFault>& faults) {
  Index least = 0, most = 0;
  for (const Index index : indices) {
    least = std::min(least, index);
    most = std::max(most, index);
  }
  if (indices.empty() || (least == 0 && is_below(most, size))) return;
  for (std::size_t entry = 0; entry < indices.size(); ++entry) {
    if (!is_below(indices[entry], size)) add_fault(faults, {code, entry, 0});
  }
}

// Where each index begins when entries stand by it; one number more than there are indices.
template <class Index>
[[nodiscard]] std::vector<std::uint32_t> begins_of(std::span<const Index> indices, std::size_t size) {
  std::vector<std::uint32_t> begin(size + 1, 0);
  for (const Index index : indices) ++begin[static_cast<std::size_t>(index) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  return begin;
}

// The entries by their index, equal ones as they stand in `order`.
template <class Index>
[[nodiscard]] std::vector<std::uint32_t> ordered_by(std::span<const Index> indices, std::vector<std::uint32_t> begin,
                                                    const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> ordered(order.size());
  for (const std::uint32_t entry : order) ordered[begin[static_cast<std::size_t>(indices[entry])]++] = entry;
  return ordered;
}

[[nodiscard]] std::vector<std::uint32_t> as_they_came(std::size_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

// Sets `begin`, and `order` so that entries stand by major index, equal ones as they came.
template <class Index>
void order_by_major(std::span<const Index> major, std::size_t size, Arranged& arranged) {
  arranged.begin = begins_of(major, size);
  if (!std::ranges::is_sorted(major)) arranged.order = ordered_by(major, arranged.begin, as_they_came(major.size()));
}

// The same with rising minor indices in each row: by minor index first. Compares nothing, so it takes no longer for long rows.
void order_by_both(const Entries& entries, Arranged& arranged) {
  std::visit(
      [&](auto minor) {
        arranged.order = ordered_by(minor, begins_of(minor, entries.minor_size), as_they_came(minor.size()));
      },
      entries.minor);
  std::visit([&](auto major) { arranged.order = ordered_by(major, arranged.begin, arranged.order); }, entries.major);
}

[[nodiscard]] bool rows_rise(const Arranged& arranged) {
  for (std::size_t row = 0; row + 1 < arranged.begin.size(); ++row) {
    for (std::size_t edge = arranged.begin[row] + 1; edge < arranged.begin[row + 1]; ++edge) {
      if (arranged.minor[edge] <= arranged.minor[edge - 1]) return false;
    }
  }
  return true;
}

template <class Index>
[[nodiscard]] std::vector<OfferId> minor_in_order(std::span<const Index> minor,
                                                  const std::vector<std::uint32_t>& order) {
  const auto id = [](Index index) { return OfferId{static_cast<std::uint32_t>(index)}; };
  if constexpr (sizeof(Index) == sizeof(std::uint32_t)) {
    const auto* first = reinterpret_cast<const std::uint32_t*>(minor.data());  // none is negative
    if (order.empty()) return {first, first + minor.size()};                   // writes the memory once
  }
  std::vector<OfferId> ids(minor.size());
  if (order.empty())
    std::ranges::transform(minor, ids.begin(), id);
  else
    std::ranges::transform(order, ids.begin(), [&](std::uint32_t entry) { return id(minor[entry]); });
  return ids;
}

// Where the rows came with pointers, so in order.
void sort_rows(Arranged& arranged) {
  const std::vector<OfferId> minor = arranged.minor;
  std::vector<std::uint32_t> place = as_they_came(minor.size());
  for (std::size_t row = 0; row + 1 < arranged.begin.size(); ++row) {
    std::stable_sort(place.begin() + arranged.begin[row], place.begin() + arranged.begin[row + 1],
                     [&](std::uint32_t a, std::uint32_t b) { return minor[a] < minor[b]; });
  }
  for (std::size_t edge = 0; edge < place.size(); ++edge) arranged.minor[edge] = minor[place[edge]];
  arranged.order = std::move(place);
}

void find_duplicates(Arranged& arranged) {
  for (std::size_t row = 0; row + 1 < arranged.begin.size(); ++row) {
    for (std::size_t edge = arranged.begin[row] + 1; edge < arranged.begin[row + 1]; ++edge) {
      if (arranged.minor[edge] != arranged.minor[edge - 1]) continue;
      add_fault(arranged.faults, {"duplicate_pair", arranged.order[edge], arranged.order[edge - 1]});
    }
  }
}

}  // namespace

Arranged arrange(const Entries& entries) {
  Arranged arranged;
  std::visit([&](auto minor) { check_range(minor, entries.minor_size, "minor_out_of_range", arranged.faults); },
             entries.minor);
  if (!entries.has_pointers) {
    std::visit([&](auto major) { check_range(major, entries.major_size, "major_out_of_range", arranged.faults); },
               entries.major);
  }
  if (!arranged.faults.empty()) return arranged;
  if (entries.has_pointers) {
    std::visit([&](auto pointers) { arranged.begin.assign(pointers.begin(), pointers.end()); }, entries.major);
  } else {
    std::visit([&](auto major) { order_by_major(major, entries.major_size, arranged); }, entries.major);
  }
  const auto read_minor = [&] {
    arranged.minor = std::visit([&](auto minor) { return minor_in_order(minor, arranged.order); }, entries.minor);
  };
  read_minor();
  if (rows_rise(arranged)) return arranged;
  if (entries.has_pointers) {
    sort_rows(arranged);
  } else {
    order_by_both(entries, arranged);
    read_minor();
  }
  find_duplicates(arranged);
  return arranged;
}

std::vector<std::int64_t> expand(const Indices& pointers) {
  return std::visit(
      [](auto begin) {
        std::vector<std::int64_t> major(begin.empty() ? 0 : static_cast<std::size_t>(begin.back()));
        for (std::size_t row = 0; row + 1 < begin.size(); ++row) {
          std::fill(major.begin() + begin[row], major.begin() + begin[row + 1], static_cast<std::int64_t>(row));
        }
        return major;
      },
      pointers);
}

}  // namespace koppel::python
