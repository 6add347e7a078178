#include "certify/verify.hpp"

#include <algorithm>

#include "certify/hours.hpp"
#include "certify/kinds/kinds.hpp"
#include "graph/codes.hpp"
#include "result/fault_codes.hpp"

namespace koppel {

namespace {

using certify::Vector;

class Checker {
 public:
  Checker(const Problem& problem, const Outcome& outcome) : problem_(problem), outcome_(outcome) {}

  Verdict run() {
    const Findings findings = validate(problem_);
    for (const Finding& finding : findings.kept()) {
      if (finding.severity == Severity::error && finding.code != graph_codes.weight_overflow) {
        fault(fault_codes.problem_invalid, finding.source.field);
      }
    }
    if (verdict_.faults.empty()) check_status();
    verdict_.accepted = verdict_.faults.empty();
    return std::move(verdict_);
  }

 private:
  void fault(FaultCode code, std::string what) { verdict_.faults.push_back({code, std::move(what)}); }

  void check_status() {
    switch (outcome_.status) {
      case Status::optimal:
      case Status::feasible:
        return check_solution();
      case Status::limit:
        return claims_nothing() ? void() : check_solution();
      case Status::infeasible:
        return check_infeasible();
      case Status::overflow:
        return fault(fault_codes.nothing_proved, "overflow");
    }
    fault(fault_codes.status_unknown, "status");
  }

  // Stopped before anything was found.
  [[nodiscard]] bool claims_nothing() const {
    return outcome_.matching.empty() && outcome_.values.empty() && outcome_.bounds.empty() &&
           std::holds_alternative<std::monostate>(outcome_.certificate);
  }

  void check_solution() {
    if (check_edges()) {
      check_allowed();
      check_values();
    }
    check_bounds();
  }

  // ---- the matching ------------------------------------------------------------------------------------------------------

  bool check_edges() {
    matching_ = outcome_.matching;
    std::sort(matching_.begin(), matching_.end());
    for (std::size_t i = 0; i < matching_.size(); ++i) {
      if (matching_[i].index() >= problem_.graph().edge_count()) {
        fault(fault_codes.edge_unknown, std::to_string(matching_[i].value));
        return false;
      }
      if (i > 0 && matching_[i] == matching_[i - 1]) fault(fault_codes.edge_twice, name(matching_[i]));
    }
    return true;
  }

  void check_allowed() {
    offer_pairs_.assign(problem_.graph().offer_count(), 0);
    request_pairs_.assign(problem_.graph().request_count(), 0);
    for (const EdgeId edge : matching_) {
      ++offer_pairs_[problem_.graph().offer(edge).index()];
      ++request_pairs_[problem_.graph().request(edge).index()];
    }
    for (const OfferId offer : problem_.offer_range().ids()) {
      check_range(offer_pairs_[offer.index()], problem_.offer_range()[offer], "offer " + name_of(problem_, offer));
    }
    for (const RequestId request : problem_.request_range().ids()) {
      const std::int64_t pairs = request_pairs_[request.index()];
      check_range(pairs, problem_.request_range()[request], "request " + name_of(problem_, request));
      if (pairs > 0 && pairs < problem_.needed_if_any(request))
        fault(fault_codes.if_any_not_met, name_of(problem_, request));
    }
    for (const Group& group : problem_.groups()) {
      const auto& side = group.side == Side::offers ? offer_pairs_ : request_pairs_;
      std::int64_t pairs = 0;
      for (const std::uint32_t member : group.members) pairs += side[member];
      group_pairs_.push_back(pairs);
      check_range(pairs, group.range, "group " + group.name);
    }
    for (const OfferId offer : certify::offers_above_hours(problem_, matching_))
      fault(fault_codes.above_hours, "offer " + name_of(problem_, offer));
    for (const EdgeId edge : problem_.pinned()) {
      if (!std::binary_search(matching_.begin(), matching_.end(), edge)) fault(fault_codes.pin_missing, name(edge));
    }
  }

  void check_range(std::int64_t pairs, Range range, const std::string& what) {
    if (pairs > range.upper) fault(fault_codes.above_capacity, what);
    if (pairs < range.lower) fault(fault_codes.below_minimum, what);
  }

  // ---- values ------------------------------------------------------------------------------------------------------------

  void check_values() {
    for (const Level& level : problem_.levels()) {
      WideWeight value = gained(level.offer_gains, offer_pairs_) + gained(level.request_gains, request_pairs_) +
                         gained(level.group_gains, group_pairs_);
      for (const EdgeId edge : matching_) value += level.weight(edge);
      verdict_.values.push_back(value);
    }
    compare(fault_codes.value_differs, outcome_.values, verdict_.values);
  }

  static WideWeight gained(const StepGains& gains, const std::vector<std::int64_t>& pairs) {
    WideWeight sum = 0;
    for (std::size_t node = 0; node < pairs.size(); ++node) {
      const auto steps = std::min<std::size_t>(gains.step_count(node), static_cast<std::size_t>(pairs[node]));
      for (std::size_t k = 1; k <= steps; ++k) sum += gains.step(node, k);
    }
    return sum;
  }

  void compare(FaultCode code, const Vector& claimed, const Vector& found) {
    if (claimed.size() != found.size()) return fault(code, "number of levels");
    for (std::size_t level = 0; level < found.size(); ++level) {
      if (claimed[level] != found[level]) fault(code, problem_.levels()[level].name);
    }
  }

  // ---- bounds ------------------------------------------------------------------------------------------------------------

  void check_bounds() {
    const certify::Case question = whole_problem();
    const auto proved =
        std::visit([&](const auto& proof) { return certify::bound_by(proof, question); }, outcome_.certificate);
    if (!proved) return;
    verdict_.bounds = proved->in_whole_units();
    const Vector& bound = verdict_.bounds;
    // A bound that is claimed may be weaker than the one proved; of an optimum both are its values.
    if (outcome_.bounds.size() != bound.size() || outcome_.bounds < bound || outcome_.status == Status::optimal) {
      compare(fault_codes.bound_differs, outcome_.bounds, bound);
    }
    if (bound < verdict_.values)
      fault(fault_codes.bound_below_value, "certificate");  // cannot be: the matching or the claim is false
    if (outcome_.status == Status::optimal && bound != verdict_.values) fault(fault_codes.bound_not_met, "certificate");
  }

  // ---- infeasible --------------------------------------------------------------------------------------------------------

  void check_infeasible() {
    if (!outcome_.matching.empty() || !outcome_.values.empty() || !outcome_.bounds.empty()) {
      fault(fault_codes.infeasible_with_values, "matching");
    }
    const certify::Case question = whole_problem();
    std::visit([&](const auto& proof) { certify::check_none_possible(proof, question); }, outcome_.certificate);
  }

  [[nodiscard]] certify::Case whole_problem() {
    return {problem_, certify::ranges_of(problem_), outcome_.status, verdict_.faults, verdict_.values};
  }

  [[nodiscard]] std::string name(EdgeId edge) const {
    const auto [offer, request] = problem_.graph().endpoints(edge);
    return name_of(problem_, offer) + " – " + name_of(problem_, request);
  }

  const Problem& problem_;
  const Outcome& outcome_;
  Verdict verdict_;
  std::vector<EdgeId> matching_;
  std::vector<std::int64_t> offer_pairs_, request_pairs_, group_pairs_;
};

}  // namespace

Verdict verify(const Problem& problem, const Outcome& outcome) { return Checker(problem, outcome).run(); }

}  // namespace koppel
