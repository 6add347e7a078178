// listed paths: shortest paths for large matrices, over lists of each row's cheapest columns.
//
// Problem:    shortest_paths reads whole rows; in a large matrix most of a row is never worth a look.
// Promise:    the same as of shortest_paths. A list holds every column of its row with a key up to its limit. While rows are being
//             assigned keys only rise (prices fall, columns fill), so a list stays right; where a search needs what is not
//             on it, it is made again, four times as long.
// Complexity: O(entries·log columns) a search, and two scans of a row for each list made. Some 200 bytes a row.
// Errors:     none; stopped in the midst of a search the matching is as before it.
//
//   ListedPaths<std::int32_t> paths(matrix, matching);
//   if (!paths.assign(row, meter)) return;  // stopped
#pragma once

#include <vector>

#include "solve/algorithms/dense/matching.hpp"
#include "solve/meter.hpp"

namespace koppel::dense {

template <class Cost>
class ListedPaths {
 public:
  ListedPaths(const Matrix<Cost>& matrix, Matching<Cost>& matching);

  [[nodiscard]] bool assign(Index row, Meter& meter);

 private:
  struct Entry {
    Index column;
    Cost cost;
  };
  struct List {
    std::vector<Entry> entries;
    std::size_t wanted = 0;  // how long it was meant to be; 0: there is none yet
    Cost limit = 0;          // columns left out have larger keys; the type's maximum: none is left out
  };
  // A heap entry: a column that can be reached, or a row whose columns left out can be reached, at this key or above.
  struct Event {
    Cost key;
    Index node;
    friend bool operator>(const Event& a, const Event& b) { return a.key != b.key ? a.key > b.key : a.node > b.node; }
  };
  using Heap = std::vector<Event>;
  struct Passed {
    Index column;
    Cost distance;
  };

  void begin();
  void scan(Index row);
  void make_list(Index row, std::size_t wanted);
  [[nodiscard]] Cost limit_for(Index row, std::size_t wanted);
  void list_whole_row(Index row);
  [[nodiscard]] Cost least_distance(const List& list) const;
  void forget_outdated_columns();

  const Matrix<Cost>& matrix_;
  Matching<Cost>& matching_;
  std::vector<List> lists_;

  // Of the present search.
  std::vector<Cost> key_;         // of columns, the type's maximum: not reached
  std::vector<Index> came_from_;  // of columns
  std::vector<Cost> offset_;      // of rows
  std::vector<Index> reached_;
  std::vector<Passed> passed_;
  Heap columns_, rows_;
  Cost cutoff_ = 0;  // the smallest key of a free column so far: nothing above it matters

  std::vector<Cost> stripes_;
  std::vector<Index> found_;
  std::uint64_t work_ = 0;  // since the meter was last told
};

}  // namespace koppel::dense
