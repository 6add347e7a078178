#include "solve_algorithms/optimality.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace koppel::test {
namespace {

constexpr std::size_t most_levels = 4;
using Vector = std::array<WideWeight, most_levels>;  // one entry a level; compared lexicographically

Vector& operator+=(Vector& sum, const Vector& more) {
  for (std::size_t level = 0; level < most_levels; ++level) sum[level] += more[level];
  return sum;
}

std::string text(const Vector& vector, std::size_t levels) {
  std::string line;
  for (std::size_t level = 0; level < levels; ++level) {
    line += (level == 0 ? "(" : ", ") + std::to_string(static_cast<double>(vector[level]));
  }
  return line + ")";
}
std::string text(const char* what, std::size_t number) { return what + (" " + std::to_string(number)); }

struct Numbers {
  std::vector<std::int32_t> offers, requests, groups;
};

// For every node the groups that hold it: groups are few, but looked for at every edge.
struct GroupsOf {
  std::vector<std::vector<std::size_t>> offers, requests;

  explicit GroupsOf(const ProblemParts& problem)
      : offers(problem.graph.offer_count()), requests(problem.graph.request_count()) {
    for (std::size_t number = 0; number < problem.groups.size(); ++number) {
      const Group& group = problem.groups[number];
      for (const std::uint32_t node : group.members)
        (group.side == Side::offers ? offers : requests)[node].push_back(number);
    }
  }
};

Numbers numbers_of(const ProblemParts& problem, const std::vector<EdgeId>& matching) {
  Numbers numbers{std::vector<std::int32_t>(problem.graph.offer_count()),
                  std::vector<std::int32_t>(problem.graph.request_count()),
                  std::vector<std::int32_t>(problem.groups.size())};
  for (const EdgeId edge : matching) {
    const auto [offer, request] = problem.graph.endpoints(edge);
    ++numbers.offers[offer.index()], ++numbers.requests[request.index()];
  }
  for (std::size_t group = 0; group < problem.groups.size(); ++group) {
    const bool of_offers = problem.groups[group].side == Side::offers;
    for (const std::uint32_t node : problem.groups[group].members)
      numbers.groups[group] += (of_offers ? numbers.offers : numbers.requests)[node];
  }
  return numbers;
}

// The numbers of pairs that a node or group may have: 0 where `none_too`, and those of the range.
struct Allowed {
  Range range;
  bool none_too = false;

  [[nodiscard]] bool has(std::int32_t pairs) const {
    return (pairs == 0 && none_too) || (pairs >= range.lower && pairs <= range.upper);
  }
  [[nodiscard]] bool nothing() const { return !none_too && range.lower > range.upper; }
};

Allowed allowed_of(const ProblemParts& problem, RequestId request) {
  const Range range = problem.request_range[request];
  const std::int32_t needed = problem.needed_if_any(request);
  const auto edges = static_cast<std::int32_t>(std::ranges::distance(problem.graph.edges_of(request)));
  const bool pinned =
      std::ranges::any_of(problem.pinned, [&](EdgeId edge) { return problem.graph.request(edge) == request; });
  if (needed > 1 && needed > edges && !pinned && range.lower == 0) return {{range.lower, 0}};
  return {{std::max(range.lower, needed > 1 ? needed : 0), range.upper}, needed > 1 && range.lower == 0};
}

// Duals read as a bound, on a problem of which some requests may be decided.
class Bound {
 public:
  Bound(const ProblemParts& problem, const std::vector<LevelDuals>& duals, const std::vector<Weight>& denominators,
        bool counts = true)
      : problem_(problem), duals_(duals), denominators_(denominators), counts_(counts), groups_of_(problem) {
    for (const Range range : problem.offer_range) offers_.push_back({range});
    for (const RequestId request : problem.request_range.ids()) requests_.push_back(allowed_of(problem, request));
    for (const Group& group : problem.groups) groups_.push_back({group.range});
    for (const EdgeId edge : problem.pinned) pinned_.resize(problem.graph.edge_count()), pinned_[edge.index()] = true;
  }

  void decide(RequestId request, bool any) {
    Allowed& allowed = requests_[request.index()];
    const Range range = problem_.request_range[request];
    allowed = any ? Allowed{{std::max({range.lower, problem_.needed_if_any(request), 1}), range.upper}}
                  : Allowed{{range.lower, 0}};
  }
  [[nodiscard]] bool contradicts_itself() const {
    return std::ranges::any_of(requests_, [](const Allowed& allowed) { return allowed.nothing(); });
  }

  [[nodiscard]] Vector value() const {
    Vector sum{};
    each_bracket([&](const char*, std::size_t, const Allowed&, const Vector& best, auto&&) { sum += best; });
    for (const EdgeId edge : all_ids<EdgeId>(problem_.graph.edge_count())) {
      const Vector reduced = reduced_weight(edge);
      if (is_pinned(edge) || reduced > Vector{}) sum += reduced;
    }
    return sum;
  }

  // Everybody has a number of pairs that attains the maximum, no chosen edge costs and no other pays.
  [[nodiscard]] Faults slackness_faults(const std::vector<EdgeId>& matching) const {
    Faults faults;
    const Numbers numbers = numbers_of(problem_, matching);
    each_bracket([&](const char* what, std::size_t node, const Allowed&, const Vector& best, auto&& at) {
      const auto& pairs = *what == 'o' ? numbers.offers : *what == 'r' ? numbers.requests : numbers.groups;
      if (at(pairs[node]) != best) faults.push_back("not complementary: " + text(what, node));
    });
    for (const EdgeId edge : all_ids<EdgeId>(problem_.graph.edge_count())) {
      if (is_pinned(edge)) continue;
      const bool chosen = std::ranges::binary_search(matching, edge);
      const Vector reduced = reduced_weight(edge);
      if (chosen ? reduced < Vector{} : reduced > Vector{}) {
        faults.push_back("not complementary: " + text(chosen ? "chosen edge" : "edge left out", edge.index()) +
                         ", reduced weight " + text(reduced, problem_.levels.size()));
      }
    }
    return faults;
  }

 private:
  [[nodiscard]] bool is_pinned(EdgeId edge) const { return !pinned_.empty() && pinned_[edge.index()]; }
  [[nodiscard]] std::size_t levels() const { return duals_.size(); }
  [[nodiscard]] Weight unit(std::size_t level) const {
    return !counts_ ? 0 : denominators_.empty() ? 1 : denominators_[level];
  }

  [[nodiscard]] Vector reduced_weight(EdgeId edge) const {
    const auto [offer, request] = problem_.graph.endpoints(edge);
    Vector reduced{};
    for (std::size_t level = 0; level < levels(); ++level) {
      const LevelDuals& duals = duals_[level];
      if (counts_) reduced[level] = WideWeight{problem_.levels[level].weight(edge)} * unit(level);
      reduced[level] -= WideWeight{duals.offers[offer]} + duals.requests[request];
      for (const std::size_t group : groups_of_.offers[offer.index()]) reduced[level] -= duals.groups[GroupId{group}];
      for (const std::size_t group : groups_of_.requests[request.index()])
        reduced[level] -= duals.groups[GroupId{group}];
    }
    return reduced;
  }

  // Calls `look(what, number, allowed, best, at)` for all nodes and groups; `at(pairs)` is what so many pairs count.
  template <class Look>
  void each_bracket(Look look) const {
    for (const OfferId id : problem_.offer_range.ids())
      bracket("offer", id, offers_[id.index()], &Level::offer_gains, &LevelDuals::offers, look);
    for (const RequestId id : problem_.request_range.ids())
      bracket("request", id, requests_[id.index()], &Level::request_gains, &LevelDuals::requests, look);
    for (const GroupId id : all_ids<GroupId>(problem_.groups.size()))
      bracket("group", id, groups_[id.index()], &Level::group_gains, &LevelDuals::groups, look);
  }

  template <class Id, class DualsOfSide, class Look>
  void bracket(const char* what, Id id, const Allowed& allowed, StepGains Level::*gains, DualsOfSide LevelDuals::*side,
               Look& look) const {
    const auto at = [&](std::int32_t pairs) {
      Vector vector{};
      for (std::size_t level = 0; level < levels(); ++level) {
        vector[level] = WideWeight{(duals_[level].*side)[id]} * pairs;
        if (!counts_) continue;
        const StepGains& steps = problem_.levels[level].*gains;
        const auto listed = std::min(static_cast<std::size_t>(pairs), steps.step_count(id.index()));
        for (std::size_t k = 1; k <= listed; ++k) vector[level] += WideWeight{steps.step(id.index(), k)} * unit(level);
      }
      return vector;
    };
    std::size_t listed = 0;
    for (const Level& level : problem_.levels) listed = std::max(listed, (level.*gains).step_count(id.index()));
    std::optional<Vector> best;
    const auto consider = [&](std::int32_t pairs) {
      if (!allowed.has(pairs)) return;
      if (const Vector vector = at(pairs); !best || vector > *best) best = vector;
    };
    consider(0), consider(allowed.range.lower), consider(allowed.range.upper);
    for (std::size_t k = 1; k <= listed; ++k) consider(static_cast<std::int32_t>(k));  // linear beyond the listed steps
    look(what, id.index(), allowed, best.value_or(Vector{}), at);
  }

  const ProblemParts& problem_;
  const std::vector<LevelDuals>& duals_;
  const std::vector<Weight>& denominators_;
  bool counts_;  // weights and gains count; else all are zero
  GroupsOf groups_of_;
  std::vector<Allowed> offers_, requests_, groups_;
  std::vector<bool> pinned_;
};

const std::vector<Weight> no_denominators;

Vector value_in_units(const ProblemParts& problem, const Outcome& outcome, const std::vector<Weight>& denominators) {
  Vector value{};
  const std::vector<WideWeight> values = values_anew(problem, outcome.matching);
  for (std::size_t level = 0; level < values.size(); ++level)
    value[level] = values[level] * (denominators.empty() ? 1 : denominators[level]);
  return value;
}

Faults faults_of_bound(const ProblemParts& problem, const Vector& bound, const Vector& value) {
  const std::size_t levels = problem.levels.size();
  if (bound == value) return {};
  return {"the duals bound " + text(bound, levels) + ", the value is " + text(value, levels)};
}

Faults faults_of(const ProblemParts& problem, const Outcome& outcome, const LexDual& duals) {
  if (duals.levels.size() != problem.levels.size()) return {"duals of some levels are missing"};
  const Bound bound(problem, duals.levels, duals.denominators);
  Faults faults = faults_of_bound(problem, bound.value(), value_in_units(problem, outcome, duals.denominators));
  for (std::string& fault : bound.slackness_faults(outcome.matching)) faults.push_back(std::move(fault));
  return faults;
}

bool is_violated(const ProblemParts& problem, const LevelDuals& multipliers, const BranchLeaf* leaf = nullptr) {
  const std::vector<LevelDuals> duals{multipliers};
  Bound bound(problem, duals, no_denominators, false);
  if (leaf != nullptr) {
    for (const auto& [request, any] : leaf->decided) bound.decide(request, any);
  }
  if (bound.contradicts_itself()) return true;  // a maximum over nothing is below everything
  const auto small = [](const auto& side) {
    return std::ranges::all_of(side, [](Weight dual) { return dual >= -1 && dual <= 1; });
  };
  return small(multipliers.offers) && small(multipliers.requests) && small(multipliers.groups) &&
         bound.value() < Vector{};
}

// The bound of a leaf; nothing where it is proved to hold no matching.
std::optional<Vector> bound_of(const ProblemParts& problem, const BranchLeaf& leaf) {
  if (const auto* set = std::get_if<ViolatedSet>(&leaf.proof)) {
    if (is_violated(problem, set->multipliers, &leaf)) return std::nullopt;
    return Vector{WideWeight{1} << 120};  // proves nothing
  }
  const LexDual& duals = std::get<LexDual>(leaf.proof);
  Bound bound(problem, duals.levels, duals.denominators);
  for (const auto& [request, any] : leaf.decided) bound.decide(request, any);
  if (bound.contradicts_itself()) return std::nullopt;
  return bound.value();
}

// However the requests are decided, some leaf agrees.
bool covers_everything(const Branching& tree) {
  std::map<RequestId, std::size_t> decided;
  for (const BranchLeaf& leaf : tree.leaves) {
    for (const auto& decision : leaf.decided) decided.emplace(decision.first, decided.size());
  }
  for (std::uint64_t way = 0; way >> decided.size() == 0; ++way) {
    const auto agrees = [&](const BranchLeaf& leaf) {
      return std::ranges::all_of(leaf.decided, [&](const auto& decision) {
        return (way >> decided.at(decision.first) & 1U) == (decision.second ? 1U : 0U);
      });
    };
    if (std::ranges::none_of(tree.leaves, agrees)) return false;
  }
  return true;
}

Faults faults_of(const ProblemParts& problem, const Outcome& outcome, const Branching& tree) {
  if (!covers_everything(tree)) return {"the leaves leave something out"};
  std::optional<Vector> bound;
  const std::vector<Weight>* denominators = &no_denominators;
  for (const BranchLeaf& leaf : tree.leaves) {
    if (const auto* duals = std::get_if<LexDual>(&leaf.proof)) denominators = &duals->denominators;
    bound = std::max(bound, bound_of(problem, leaf));
  }
  if (outcome.status == Status::infeasible) return bound ? Faults{"a leaf is not violated"} : Faults{};
  if (!bound) return {"all leaves are violated"};
  return faults_of_bound(problem, *bound, value_in_units(problem, outcome, *denominators));
}

}  // namespace

Faults allowed_faults(const ProblemParts& problem, const std::vector<EdgeId>& matching) {
  Faults faults;
  for (std::size_t k = 0; k < matching.size(); ++k) {
    if (matching[k].index() >= problem.graph.edge_count()) return {"an edge that does not exist"};
    if (k > 0 && matching[k - 1] >= matching[k]) faults.push_back("edges not sorted, or one twice");
  }
  const Numbers numbers = numbers_of(problem, matching);
  for (const OfferId id : problem.offer_range.ids()) {
    if (!Allowed{problem.offer_range[id]}.has(numbers.offers[id.index()]))
      faults.push_back(text("not allowed: offer", id.index()));
  }
  for (const RequestId id : problem.request_range.ids()) {
    if (!allowed_of(problem, id).has(numbers.requests[id.index()]))
      faults.push_back(text("not allowed: request", id.index()));
  }
  for (std::size_t group = 0; group < problem.groups.size(); ++group) {
    if (!Allowed{problem.groups[group].range}.has(numbers.groups[group]))
      faults.push_back(text("not allowed: group", group));
  }
  for (const EdgeId edge : problem.pinned) {
    if (std::ranges::find(matching, edge) == matching.end()) faults.push_back(text("a pin left out:", edge.index()));
  }
  return faults;
}

std::vector<WideWeight> values_anew(const ProblemParts& problem, const std::vector<EdgeId>& matching) {
  const Numbers numbers = numbers_of(problem, matching);
  const auto gain = [](const StepGains& gains, const std::vector<std::int32_t>& pairs) {
    WideWeight sum = 0;
    for (std::size_t node = 0; node < pairs.size() && !gains.empty(); ++node) {
      for (std::int32_t k = 1; k <= pairs[node]; ++k) sum += gains.step(node, static_cast<std::size_t>(k));
    }
    return sum;
  };
  std::vector<WideWeight> values;
  for (const Level& level : problem.levels) {
    WideWeight& value =
        values.emplace_back(gain(level.offer_gains, numbers.offers) + gain(level.request_gains, numbers.requests) +
                            gain(level.group_gains, numbers.groups));
    for (const EdgeId edge : matching) value += level.weight(edge);
  }
  return values;
}

Faults proof_faults(const ProblemParts& problem, const Outcome& outcome) {
  if (problem.levels.size() > most_levels) return {"more levels than this test can read"};
  if (const auto* duals = std::get_if<LexDual>(&outcome.certificate)) {
    if (outcome.status == Status::infeasible) return {"duals cannot prove that nothing is allowed"};
    return faults_of(problem, outcome, *duals);
  }
  if (const auto* tree = std::get_if<Branching>(&outcome.certificate)) return faults_of(problem, outcome, *tree);
  if (const auto* set = std::get_if<ViolatedSet>(&outcome.certificate)) {
    if (outcome.status != Status::infeasible) return {"a violated set cannot prove an optimum"};
    return is_violated(problem, set->multipliers) ? Faults{} : Faults{"the set is not violated"};
  }
  return {"no certificate"};
}

}  // namespace koppel::test
