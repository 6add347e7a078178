#include "solve/warm/checks.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/codes.hpp"
#include "base/finding.hpp"
#include "graph/codes.hpp"

namespace koppel::warm {

namespace {

class Checker {
 public:
  Checker(Side side, std::string name) : field_(side == Side::offers ? "offers" : "requests"), name_(std::move(name)) {}
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  void range(Range range) {
    if (range.lower < 0) find(base_codes.negative_number, {{"read", std::to_string(range.lower)}, {"other", name_}});
    if (range.lower <= range.upper) return;
    find(graph_codes.lower_above_upper,
         {{"read", std::to_string(range.lower)}, {"expected", std::to_string(range.upper)}, {"other", name_}});
  }
  void pins(std::int64_t pinned, Range range) {
    if (pinned == 0 || pinned <= range.upper) return;
    find(base_codes.pins_above_capacity, {{"read", name_}, {"expected", std::to_string(range.upper)}});
  }
  // Past the listed steps a pair adds 0, which may not be more than the last one.
  void steps(std::span<const Weight> steps, Range range) {
    const std::size_t used = std::min(steps.size(), static_cast<std::size_t>(std::max(range.upper, 0)));
    const std::span<const Weight> mine = steps.first(used);
    const bool falls = std::ranges::is_sorted(mine, std::ranges::greater());
    const bool rises_to_zero =
        steps.size() < static_cast<std::size_t>(std::max(range.upper, 0)) && !steps.empty() && steps.back() < 0;
    if (!falls || rises_to_zero) find(graph_codes.steps_rise, {{"read", name_}, {"other", name_}});
  }
  void refuse_faults() {
    if (findings_.has_errors()) throw InputError(std::move(findings_));
  }

 private:
  void find(Code code, FindingValues values) {
    findings_.add(Severity::error, code, {.file = {}, .field = field_}, std::move(values));
  }

  std::string field_, name_;
  Findings findings_;
};

}  // namespace

void check_node(const EditableProblem& problem, Side side, Index node) {
  if (node >= problem.node_count(side)) throw std::invalid_argument("no offer or request has this number");
}

void check_edge(const EditableProblem& problem, EdgeId edge) {
  if (edge.index() >= problem.edge_count()) throw std::invalid_argument("no edge has this number");
}

void check_level_count(const EditableProblem& problem, std::size_t count) {
  if (count != problem.level_count()) throw std::invalid_argument("one weight is needed for each level");
}

void check_range(const EditableProblem& problem, Side side, Index node, Range range) {
  check_node(problem, side, node);
  Checker checker(side, problem.name(side, node));
  checker.range(range);
  checker.pins(problem.pinned_count(side, node), range);
  for (std::size_t l = 0; l < problem.level_count(); ++l) {
    const StepGains& gains = side == Side::offers ? problem.level(l).offer_gains : problem.level(l).request_gains;
    if (gains.empty()) continue;
    checker.steps(std::span(gains.steps).subspan(gains.begin[node], gains.step_count(node)), range);
  }
  checker.refuse_faults();
}

void check_new_node(const EditableProblem& problem, const AddNode& node, Range range) {
  if (!node.gains.empty()) check_level_count(problem, node.gains.size());
  Checker checker(node.side, node.name);
  checker.range(range);
  for (const std::vector<Weight>& steps : node.gains) checker.steps(steps, range);
  checker.refuse_faults();
}

void check_one_pin_more(const EditableProblem& problem, EdgeId edge) {
  for (const Side side : {Side::offers, Side::requests}) {
    const Index node = EditableProblem::node(problem.ends(edge), side);
    Checker checker(side, problem.name(side, node));
    checker.pins(problem.pinned_count(side, node) + 1, problem.range(side, node));
    checker.refuse_faults();
  }
}

}  // namespace koppel::warm
