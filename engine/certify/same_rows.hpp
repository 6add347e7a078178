// Whether two lists hold the same rows in any order, told by a key of each row: what a result says against what it should.
//
//   same_rows(result.reserves, expected.reserves, [](const ResultReserve& row) { return std::tuple(row.request, row.rank); });
#pragma once

#include <algorithm>
#include <type_traits>
#include <vector>

namespace koppel::certify {

template <class Rows, class Key>
bool same_rows(const Rows& a, const Rows& b, Key key) {
  const auto keys = [&](const Rows& rows) {
    std::vector<std::decay_t<decltype(key(rows.front()))>> all;
    all.reserve(rows.size());
    for (const auto& row : rows) all.push_back(key(row));
    if (!std::is_sorted(all.begin(), all.end())) std::sort(all.begin(), all.end());
    return all;
  };
  return keys(a) == keys(b);
}

}  // namespace koppel::certify
