// DIMACS asn and min (First DIMACS Challenge, 1990-1991), as far as they are bipartite transportation.
#include <limits>

#include "graph/codes.hpp"
#include "io/problem/codes.hpp"
#include "io/problem/readers.hpp"
#include "io/text/codes.hpp"
#include "model/codes.hpp"

namespace koppel::io {

namespace {

constexpr std::int64_t none = -1;

// Reads the lines that both forms share; what a node or an arc line means is for the two below.
class DimacsReader {
 public:
  DimacsReader(LineReader& lines, ProblemDraft& draft, std::string_view kind)
      : lines_(lines), draft_(draft), kind_(kind) {}
  virtual ~DimacsReader() = default;

  void read() {
    draft_.minimise = true;
    for (; lines_.next(line_);) {
      Words words(line_);
      const std::string_view letter = words.next();
      if (letter.empty() || letter == "c") continue;
      if (letter == "p") {
        if (!read_header(words)) return;
      } else if (nodes_ == none) {
        break;
      } else if (letter == "n" && !numbered_) {
        read_node(words);
      } else if (letter == "a") {
        if (!numbered_) number_sides();
        ++found_arcs_;
        read_arc(words);
      } else {
        not_understood(numbered_ ? "a …" : "n … | a …");
      }
    }
    draft_.cut_off = lines_.damaged() || lines_.too_long();
    if (nodes_ == none) {
      return draft_.fault(model_codes.missing_field, 1, 1, {{"expected", "p " + std::string(kind_) + " NODES ARCS"}});
    }
    draft_.expect_count("arcs", static_cast<std::uint64_t>(arcs_), found_arcs_, header_row_);
    if (!draft_.plausible(static_cast<std::uint64_t>(nodes_), found_arcs_, header_row_)) return;
    if (!numbered_) number_sides();
  }

 protected:
  virtual void read_node(Words& words) = 0;
  virtual void read_arc(Words& words) = 0;
  // Called once all node lines are read: gives nodes their numbers.
  virtual void number_sides() = 0;

  void not_understood(std::string expected) {
    draft_.fault_at(problem_codes.line_not_understood, row(), line_, line_, std::move(expected));
  }
  [[nodiscard]] std::int64_t row() const { return lines_.row(); }
  [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(nodes_); }

  void stands_already(std::string_view id, std::int64_t earlier_row) {
    draft_.fault(problem_codes.duplicate_node, row(), column_of(line_, id),
                 {{"read", std::string(id)}, {"other", std::to_string(earlier_row) + ":1"}});
  }

  // A node's number, from 1 to NODES; 0 with a finding.
  std::uint32_t node(std::string_view word) {
    const auto number = whole_count(word);
    if (!number) {
      draft_.fault_at(text_codes.not_a_number, row(), line_, word);
    } else if (*number == 0 || *number > node_count()) {
      draft_.fault_at(text_codes.number_out_of_range, row(), line_, word, "1 … " + std::to_string(nodes_));
    } else {
      return static_cast<std::uint32_t>(*number);
    }
    return 0;
  }

  LineReader& lines_;
  ProblemDraft& draft_;
  std::string_view line_;
  bool numbered_ = false;

 private:
  bool read_header(Words& words) {
    const std::string_view kind = words.next(), node_word = words.next(), arc_word = words.next();
    const auto nodes = whole_count(node_word), arcs = whole_count(arc_word);
    const bool understood = kind == kind_ && nodes && arcs && words.next().empty() && nodes_ == none;
    if (!understood) {
      not_understood(nodes_ == none ? "p " + std::string(kind_) + " NODES ARCS" : "n … | a …");
      return nodes_ != none;
    }
    if (!draft_.plausible(*nodes, *arcs, row())) return false;
    nodes_ = static_cast<std::int64_t>(*nodes);
    arcs_ = static_cast<std::int64_t>(*arcs);
    header_row_ = row();
    sized();
    return true;
  }
  virtual void sized() = 0;

  std::string_view kind_;
  std::int64_t nodes_ = none, arcs_ = none, header_row_ = 1;
  std::uint64_t found_arcs_ = 0;
};

// p asn: node lines name the sources, all others are sinks; everybody gets exactly one.
class AsnReader final : public DimacsReader {
 public:
  AsnReader(LineReader& lines, ProblemDraft& draft) : DimacsReader(lines, draft, "asn") {}

 private:
  void sized() override {
    source_row_.assign(node_count() + std::size_t{1}, 0);
    number_.assign(node_count() + std::size_t{1}, 0);
  }

  void read_node(Words& words) override {
    const std::string_view id = words.next();
    if (id.empty() || !words.next().empty()) return not_understood("n SOURCE");
    const std::uint32_t source = node(id);
    if (source == 0) return;
    if (is_source(source)) return stands_already(id, source_row_[source]);
    source_row_[source] = row();
  }

  void number_sides() override {
    numbered_ = true;
    for (std::uint32_t id = 1; id <= node_count(); ++id) {
      RawSide& side = is_source(id) ? draft_.offers : draft_.requests;
      number_[id] = static_cast<std::uint32_t>(side.names.size());
      side.names.push_back(std::to_string(id));
      side.ranges.push_back({1, 1});
    }
  }

  void read_arc(Words& words) override {
    const std::string_view from = words.next(), to = words.next(), cost = words.next();
    if (cost.empty() || !words.next().empty()) return not_understood("a SOURCE SINK COST");
    const std::uint32_t source = node(from), sink = node(to);
    if (source == 0 || sink == 0) return;
    if (!is_source(source) || is_source(sink)) {
      return draft_.fault(problem_codes.not_bipartite_transport, row(), column_of(line_, from),
                          {{"read", std::string(from)}, {"other", std::string(to)}});
    }
    draft_.add_edge(number_[source], number_[sink], cost, line_, row());
  }

  [[nodiscard]] bool is_source(std::uint32_t id) const { return source_row_[id] != 0; }

  std::vector<std::int64_t> source_row_;  // where it was named; 0: a sink
  std::vector<std::uint32_t> number_;
};

// p min: flows are equalities, arcs lead from supply to demand and carry one unit at most.
class MinReader final : public DimacsReader {
 public:
  MinReader(LineReader& lines, ProblemDraft& draft) : DimacsReader(lines, draft, "min") {}

 private:
  void sized() override {
    flow_.assign(node_count() + std::size_t{1}, 0);
    row_of_.assign(node_count() + std::size_t{1}, 0);
    number_.assign(node_count() + std::size_t{1}, 0);
  }

  void read_node(Words& words) override {
    const std::string_view id = words.next(), flow = words.next();
    if (flow.empty() || !words.next().empty()) return not_understood("n NODE FLOW");
    const std::uint32_t number = node(id);
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(flow.data(), flow.data() + flow.size(), value);
    if (error == std::errc::result_out_of_range || value == std::numeric_limits<std::int32_t>::min()) {
      return draft_.fault_at(text_codes.number_too_large, row(), line_, flow);
    }
    if (error != std::errc{} || end != flow.data() + flow.size()) {
      return draft_.fault_at(text_codes.not_a_number, row(), line_, flow);
    }
    if (number == 0) return;
    if (row_of_[number] != 0) return stands_already(id, row_of_[number]);
    flow_[number] = value;
    row_of_[number] = row();
  }

  void number_sides() override {
    numbered_ = true;
    for (std::uint32_t id = 1; id <= node_count(); ++id) {
      if (flow_[id] == 0) continue;
      RawSide& side = flow_[id] > 0 ? draft_.offers : draft_.requests;
      const std::int32_t units = flow_[id] > 0 ? flow_[id] : -flow_[id];
      number_[id] = static_cast<std::uint32_t>(side.names.size());
      side.names.push_back(std::to_string(id));
      side.ranges.push_back({units, units});
    }
  }

  void read_arc(Words& words) override {
    const std::string_view from = words.next(), to = words.next();
    const std::string_view low_word = words.next(), cap_word = words.next(), cost = words.next();
    if (cost.empty() || !words.next().empty()) return not_understood("a FROM TO LOW CAP COST");
    const std::uint32_t supply = node(from), demand = node(to);
    const auto low = whole_count(low_word), cap = whole_count(cap_word);
    if (!low) draft_.fault_at(text_codes.not_a_number, row(), line_, low_word);
    if (!cap) draft_.fault_at(text_codes.not_a_number, row(), line_, cap_word);
    if (supply == 0 || demand == 0 || !low || !cap) return;
    const std::string name = std::string(from) + " → " + std::string(to);
    if (*low > *cap) {
      return draft_.fault(graph_codes.lower_above_upper, row(), column_of(line_, low_word),
                          {{"read", std::to_string(*low)}, {"expected", std::to_string(*cap)}, {"other", name}});
    }
    if (flow_[supply] <= 0 || flow_[demand] >= 0) {
      return draft_.fault(problem_codes.not_bipartite_transport, row(), column_of(line_, from),
                          {{"read", std::string(from)}, {"other", std::string(to)}});
    }
    // More than one unit between the same two is another problem, unless one of them has no more than one.
    const bool one_unit = *cap <= 1 || flow_[supply] == 1 || flow_[demand] == -1;
    if (!one_unit || *low > 1) {
      return draft_.fault_at(problem_codes.arc_bounds, row(), line_, one_unit ? low_word : cap_word, "0 … 1");
    }
    if (*cap == 0) return;
    draft_.add_edge(number_[supply], number_[demand], cost, line_, row());
    if (*low == 1) draft_.pinned.emplace_back(number_[supply], number_[demand]);
  }

  std::vector<std::int32_t> flow_;
  std::vector<std::int64_t> row_of_;  // where the flow was given; 0: nowhere
  std::vector<std::uint32_t> number_;
};

}  // namespace

void read_dimacs_asn(LineReader& lines, ProblemDraft& draft) { AsnReader(lines, draft).read(); }
void read_dimacs_min(LineReader& lines, ProblemDraft& draft) { MinReader(lines, draft).read(); }

}  // namespace koppel::io
