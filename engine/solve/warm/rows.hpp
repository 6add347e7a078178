// The edges of every node of one side, in four runs: pinned, held, free, off.
//
// Problem:    a search wants to read a node's held edges, or those it could take, without asking edge after edge what it is.
// Promise:    what an edge is, is where it stands in its row. Weights and the other end stand beside it, so that reading a run is reading
//             memory in order. Rows grow when edges are added.
// Complexity: move O(1); add amortised O(1); 24 + 8 bytes an edge and side for two levels.
// Errors:     none; an edge must be in the row that it is looked for in.
//
//   for (const auto& entry : rows.run(node, Run::held)) release(entry.edge);
//   rows.move(node, edge, Run::held);
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "solve/warm/edit.hpp"
#include "solve/warm/lex_vector.hpp"

namespace koppel::warm {

enum class Run : std::uint8_t { pinned, held, free, off };
inline constexpr std::size_t run_count = 4;

template <std::size_t levels>
class Rows {
 public:
  struct Entry {
    LexVector<levels> weight;
    Index other;  // the node at the other end
    Index edge;
  };

  // `degree` by node; the edges are given with put(), as many of each run as `degree` says.
  explicit Rows(const std::vector<std::array<Index, run_count>>& degree, std::size_t edges) : place_(edges) {
    for (const auto& runs : degree) {
      Row row{static_cast<Index>(entries_.size()), 0, {}};
      for (std::size_t run = 0; run < run_count; ++run) row.end[run] = row.capacity += runs[run];
      entries_.resize(entries_.size() + row.capacity);
      filled_.push_back({0, row.end[0], row.end[1], row.end[2]});
      rows_.push_back(row);
    }
  }
  void put(Index node, Run run, const Entry& entry) {
    const Index place = filled_[node][std::size_t(run)]++;
    place_[entry.edge] = place;
    entries_[rows_[node].begin + place] = entry;
  }
  void all_put() { filled_ = {}; }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::span<const Entry> run(Index node, Run run) const {
    const Row& row = rows_[node];
    const Index first = run == Run::pinned ? 0 : row.end[std::size_t(run) - 1];
    return {entries_.data() + row.begin + first, row.end[std::size_t(run)] - first};
  }
  // How many pairs the node has.
  [[nodiscard]] std::int64_t count(Index node) const { return rows_[node].end[std::size_t(Run::held)]; }
  [[nodiscard]] Run run_of(Index node, Index edge) const {
    std::size_t run = 0;
    while (place_[edge] >= rows_[node].end[run]) ++run;
    return Run(run);
  }
  [[nodiscard]] Entry& entry(Index node, Index edge) { return entries_[rows_[node].begin + place_[edge]]; }
  [[nodiscard]] const Entry& entry(Index node, Index edge) const { return entries_[rows_[node].begin + place_[edge]]; }

  // From run to run, each time changing places with the entry at the border.
  void move(Index node, Index edge, Run to) {
    Row& row = rows_[node];
    auto from = std::size_t(run_of(node, edge));
    for (; from > std::size_t(to); --from) swap(row, place_[edge], row.end[from - 1]++);
    for (; from < std::size_t(to); ++from) swap(row, place_[edge], --row.end[from]);
  }

  void add_node() { rows_.push_back({static_cast<Index>(entries_.size()), 0, {}}); }
  void remove_last_node() { rows_.pop_back(); }  // without edges

  // As `off`. The edge's number is the next one.
  void add_edge(Index node, const Entry& entry) {
    Row& row = rows_[node];
    Index& size = row.end[run_count - 1];
    if (size == row.capacity) make_room(row);
    entries_[row.begin + size] = entry;
    place_.push_back(size++);
  }
  void remove_last_edge(Index node) {  // which is off
    Row& row = rows_[node];
    swap(row, place_.back(), --row.end[run_count - 1]);
    place_.pop_back();
  }

 private:
  struct Row {
    Index begin;
    Index capacity;
    std::array<Index, run_count> end;  // of each run, from `begin`
  };

  void swap(const Row& row, Index a, Index b) {
    Entry* const entries = entries_.data() + row.begin;
    std::swap(entries[a], entries[b]);
    place_[entries[a].edge] = a;
    place_[entries[b].edge] = b;
  }

  // The row moves to the end of the pool, twice as large.
  void make_room(Row& row) {
    const Index size = row.end[run_count - 1];
    const auto begin = static_cast<Index>(entries_.size());
    const Index capacity = 2 * size + 4;
    entries_.resize(entries_.size() + capacity);
    std::copy_n(entries_.begin() + row.begin, size, entries_.begin() + begin);
    row.begin = begin;
    row.capacity = capacity;
  }

  std::vector<Entry> entries_;
  std::vector<Row> rows_;
  std::vector<Index> place_;  // by edge, in its row
  std::vector<std::array<Index, run_count>> filled_;
};

}  // namespace koppel::warm
