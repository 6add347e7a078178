// A problem while its file is read: what the readers of all formats fill, and how it becomes an instance.
//
// Promise:    readers hand over nodes and edges in any order and report what is wrong; build() numbers the nodes by their ids, sorts
//             the edges, and finds what only the whole can show: duplicate edges, groups that cross.
// Complexity: O(edges + nodes log nodes).
// Errors:     build throws InputError with all findings.
//
//   ProblemDraft draft("costs.txt", reading);
//   draft.offers = numbered_side(3, {0, 1});
//   draft.add_edge(0, 2, "0.75", line, row);
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/problem/edges.hpp"
#include "io/problem/file.hpp"
#include "io/problem/lines.hpp"
#include "io/problem/weights.hpp"

namespace koppel::io {

struct RawSide {
  std::vector<std::string> names;  // unique
  std::vector<Range> ranges;
};
// Nodes called 1 to count.
[[nodiscard]] RawSide numbered_side(std::size_t count, Range range);

// Hours as they were stated, by the numbers that the nodes came with, times decimal_scale.
struct RawHours {
  struct Use {
    std::uint32_t offer, request;
    Weight hours;
  };
  std::vector<std::pair<std::uint32_t, Weight>> budgets;  // by offer
  std::vector<Use> uses;
};

class ProblemDraft {
 public:
  ProblemDraft(std::string file, const ProblemReading& reading, bool nan_forbids = false);

  // Everything found in a problem file refuses it, unless it is a warning or a note.
  void fault(Code code, std::int64_t row, std::int64_t column, FindingValues values);
  void fault(Code code, Source source, FindingValues values);
  // A part of a line: its column and what was read come from it.
  void fault_at(Code code, std::int64_t row, std::string_view line, std::string_view part, std::string expected = {});

  // Reads the weight and adds the edge, or says what is wrong with the number.
  void add_edge(std::uint32_t offer, std::uint32_t request, std::string_view weight, std::string_view line,
                std::int64_t row, DecimalMark mark = DecimalMark::point) {
    const WeightText read = weights_.read(weight, mark);
    if (read.kind != WeightKind::value && read.kind != WeightKind::forbidden) {
      return bad_weight(read.kind, weight, {file, row, column_of(line, weight), ""});
    }
    put(offer, request, read, row);
  }
  // The same for readers whose places are numbers of their own (see source_of).
  void add_edge_at(std::uint32_t offer, std::uint32_t request, std::string_view weight, std::int64_t place);

  // False, with a finding, when the numbers of a header cannot be meant: more than a graph can number, or far more nodes than the
  // edges announced, as far as they fit into the file, could ever touch.
  bool plausible(std::uint64_t nodes, std::uint64_t edges, std::int64_t row);
  // A header that said otherwise.
  void expect_count(std::string_view what, std::uint64_t announced, std::uint64_t found, std::int64_t row);

  [[nodiscard]] BareProblem build() &&;

  const std::string file;
  const ProblemReading reading;
  Findings findings;
  RawSide offers, requests;
  std::vector<std::int32_t> if_any;  // by request as they came; empty: 1 for all
  std::vector<Group> groups;         // members by the numbers that they came with
  std::vector<Source> group_sources;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pinned;  // offer, request
  RawHours hours;
  EdgeList edges;
  std::optional<bool> minimise;
  std::uint64_t most_edges = most_items;  // no more than these can stand in the file
  bool cut_off = false;                   // the file ended where it should not: what is missing is no second fault
  std::function<Source(std::int64_t place)> source_of;

 private:
  void bad_weight(WeightKind kind, std::string_view text, Source source);
  void put(std::uint32_t offer, std::uint32_t request, WeightText read, std::int64_t place) {
    if (weights_.scale() != scale_) {
      unscaled_ = edges.size();
      scale_ = weights_.scale();
    }
    edges.add({offer, request, read.kind == WeightKind::forbidden ? forbidden_weight : read.value}, place);
  }

  WeightReader weights_;
  Weight scale_ = 1;
  std::size_t unscaled_ = 0;  // so many edges came before the scale changed
};

}  // namespace koppel::io
