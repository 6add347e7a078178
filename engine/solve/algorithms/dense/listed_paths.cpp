#include "solve/algorithms/dense/listed_paths.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace koppel::dense {
namespace {

constexpr std::size_t first_length = 16;
constexpr std::size_t growth = 4;
constexpr std::size_t whole_row_share = 4;  // a list of more than 1/4 of a row is the row
constexpr std::size_t stripes_per_entry = 4;
constexpr std::size_t fewest_stripes = 64;

template <class Cost>
constexpr Cost unreached = std::numeric_limits<Cost>::max();

template <class Heap, class Event>
void push(Heap& heap, const Event& event) {
  heap.push_back(event);
  std::push_heap(heap.begin(), heap.end(), std::greater<>());
}
template <class Heap>
auto pop(Heap& heap) {
  std::pop_heap(heap.begin(), heap.end(), std::greater<>());
  const auto event = heap.back();
  heap.pop_back();
  return event;
}

}  // namespace

template <class Cost>
ListedPaths<Cost>::ListedPaths(const Matrix<Cost>& matrix, Matching<Cost>& matching)
    : matrix_(matrix),
      matching_(matching),
      lists_(matrix.rows),
      key_(matrix.columns, unreached<Cost>),
      came_from_(matrix.columns),
      offset_(matrix.rows),
      found_(matrix.columns) {}

template <class Cost>
void ListedPaths<Cost>::begin() {
  for (const Index column : reached_) key_[column] = unreached<Cost>;
  reached_.clear();
  passed_.clear();
  columns_.clear();
  rows_.clear();
  cutoff_ = unreached<Cost>;
}

template <class Cost>
bool ListedPaths<Cost>::assign(Index source, Meter& meter) {
  begin();
  if (lists_[source].wanted == 0) make_list(source, first_length);
  offset_[source] = -2 * least_distance(lists_[source]);
  scan(source);
  Event nearest;
  while (true) {
    if (!meter.spend(work_)) return false;
    work_ = 0;
    forget_outdated_columns();
    if (!rows_.empty() && (columns_.empty() || rows_.front().key < columns_.front().key)) {
      const Index row = pop(rows_).node;
      make_list(row, lists_[row].wanted * growth);
      scan(row);
      continue;
    }
    nearest = pop(columns_);
    if (matching_.is_free(nearest.node)) break;
    passed_.push_back({nearest.node, nearest.key >> 1});
    const Index row = matching_.row_of(nearest.node);
    offset_[row] = nearest.key - key_of(matrix_.at(row, nearest.node), matching_.packed()[nearest.node]);
    if (lists_[row].wanted == 0) make_list(row, first_length);
    scan(row);
  }

  const Cost length = nearest.key >> 1;
  for (const Passed& passed : passed_) matching_.lower(passed.column, length - passed.distance);
  for (Index column = nearest.node; column != none;) column = matching_.hand_over(column, came_from_[column]);
  return true;
}

template <class Cost>
void ListedPaths<Cost>::forget_outdated_columns() {
  while (!columns_.empty() && columns_.front().key != key_[columns_.front().node]) pop(columns_);
}

template <class Cost>
void ListedPaths<Cost>::scan(Index row) {
  const List& list = lists_[row];
  const Cost* const packed = matching_.packed();
  const Cost offset = offset_[row];
  work_ += list.entries.size();
  for (const Entry& entry : list.entries) {
    const Cost key = key_of(entry.cost, packed[entry.column]) + offset;
    if (key >= key_[entry.column] || key >= cutoff_) continue;
    if (key_[entry.column] == unreached<Cost>) reached_.push_back(entry.column);
    key_[entry.column] = key;
    came_from_[entry.column] = row;
    push(columns_, Event{key, entry.column});
    if (matching_.is_free(entry.column)) cutoff_ = key;
  }
  if (list.limit == unreached<Cost>) return;
  const Cost key = list.limit + 1 + offset;
  if (key < cutoff_) push(rows_, Event{key, row});
}

template <class Cost>
Cost ListedPaths<Cost>::least_distance(const List& list) const {
  Cost least = unreached<Cost>;
  for (const Entry& entry : list.entries) least = std::min(least, key_of(entry.cost, matching_.packed()[entry.column]));
  return std::min(least, list.limit) >> 1;
}

template <class Cost>
void ListedPaths<Cost>::make_list(Index row, std::size_t wanted) {
  if (wanted >= matrix_.columns / whole_row_share || matrix_.columns <= fewest_stripes) return list_whole_row(row);
  List& list = lists_[row];
  const Cost* const costs = matrix_.row(row);
  const Cost* const packed = matching_.packed();
  list.wanted = wanted;
  list.limit = limit_for(row, wanted);
  const std::size_t count = row_scans<Cost>().collect(costs, packed, matrix_.columns, list.limit, found_.data());
  work_ += 2 * matrix_.columns;

  // Of many columns whose key equals the limit only as many as are wanted are listed.
  list.entries.clear();
  const bool too_many = count > growth * wanted;
  std::size_t ties = 0;
  for (const Index column : std::span(found_).first(count)) {
    if (too_many && key_of(costs[column], packed[column]) == list.limit && ties++ >= wanted) continue;
    list.entries.push_back({column, costs[column]});
  }
  if (too_many) --list.limit;
}

// A key that about `wanted` columns do not exceed: estimated from the smallest key of each of many stripes.
template <class Cost>
Cost ListedPaths<Cost>::limit_for(Index row, std::size_t wanted) {
  std::size_t stripes = fewest_stripes;
  while (stripes < wanted * stripes_per_entry && stripes * 2 <= matrix_.columns) stripes *= 2;
  stripes_.assign(stripes, unreached<Cost>);
  row_scans<Cost>().lower_stripes(matrix_.row(row), matching_.packed(), matrix_.columns, stripes_.data(), stripes);
  const auto limit = stripes_.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, stripes * 3 / 4));
  std::nth_element(stripes_.begin(), limit, stripes_.end());
  return *limit;
}

template <class Cost>
void ListedPaths<Cost>::list_whole_row(Index row) {
  List& list = lists_[row];
  list.wanted = matrix_.columns;
  list.limit = unreached<Cost>;
  list.entries.clear();
  list.entries.reserve(matrix_.columns);
  work_ += matrix_.columns;
  for (Index column = 0; column < matrix_.columns; ++column) list.entries.push_back({column, matrix_.at(row, column)});
}

template class ListedPaths<std::int32_t>;
template class ListedPaths<std::int64_t>;

}  // namespace koppel::dense
