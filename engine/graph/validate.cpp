// validate(): everything that is wrong with a problem, in one go.
#include <algorithm>

#include "base/codes.hpp"
#include "graph/codes.hpp"
#include "graph/group_tree.hpp"
#include "graph/problem.hpp"

namespace koppel {

namespace {

constexpr WideWeight sum_limit = WideWeight{1} << 62;

class Validator {
 public:
  explicit Validator(const Problem& problem) : problem_(problem), graph_(problem.graph()) {}

  Findings run() {
    check_sizes();
    if (findings_.has_errors()) return std::move(findings_);
    check_ranges();
    check_hours();
    check_groups();
    check_pins();
    for (const Level& level : problem_.levels()) check_steps(level);
    if (findings_.has_errors()) return std::move(findings_);
    for (const Level& level : problem_.levels()) check_sums(level);
    return std::move(findings_);
  }

 private:
  void find(Code code, std::string field, FindingValues values) {
    findings_.add(Severity::error, code, {.file = {}, .field = std::move(field)}, std::move(values));
  }

  void check_size(const std::string& field, std::size_t read, std::size_t expected) {
    if (read != expected) {
      find(graph_codes.wrong_size, field,
           {{"read", field}, {"expected", std::to_string(expected)}, {"other", std::to_string(read)}});
    }
  }
  void check_optional_size(const std::string& field, std::size_t read, std::size_t expected) {
    if (read != 0) check_size(field, read, expected);
  }

  void check_sizes() {
    const std::size_t offers = graph_.offer_count(), requests = graph_.request_count();
    check_size("offer_range", problem_.offer_range().size(), offers);
    check_size("request_range", problem_.request_range().size(), requests);
    check_optional_size("if_any", problem_.if_any().size(), requests);
    check_optional_size("offer_names", problem_.offer_names().size(), offers);
    check_optional_size("request_names", problem_.request_names().size(), requests);
    check_optional_size("hours.supply", problem_.instance().hours.budget.size(), offers);
    check_size("hours.edges", problem_.instance().hours.use.size(),
               problem_.instance().hours.empty() ? 0 : graph_.edge_count());
    for (const Level& level : problem_.levels()) {
      check_optional_size(level.name + ".edge_weights", level.edge_weights.size(), graph_.edge_count());
      check_gain_sizes(level.name + ".offer_gains", level.offer_gains, offers);
      check_gain_sizes(level.name + ".request_gains", level.request_gains, requests);
      check_gain_sizes(level.name + ".group_gains", level.group_gains, problem_.groups().size());
    }
  }

  void check_gain_sizes(const std::string& field, const StepGains& gains, std::size_t nodes) {
    if (gains.empty()) return check_size(field, gains.steps.size(), 0);
    check_size(field, gains.begin.size(), nodes + 1);
    const bool rows_fit = gains.begin.front() == 0 && gains.begin.back() == gains.steps.size() &&
                          std::is_sorted(gains.begin.begin(), gains.begin.end());
    if (!rows_fit)
      check_size(field, gains.begin.back(), gains.steps.size() + (gains.begin.back() == gains.steps.size()));
  }

  void check_range(Range range, const std::string& field, const std::string& name) {
    if (range.lower < 0)
      find(base_codes.negative_number, field, {{"read", std::to_string(range.lower)}, {"other", name}});
    if (range.lower <= range.upper) return;
    find(graph_codes.lower_above_upper, field,
         {{"read", std::to_string(range.lower)}, {"expected", std::to_string(range.upper)}, {"other", name}});
  }

  void check_ranges() {
    for (const OfferId offer : problem_.offer_range().ids()) {
      check_range(problem_.offer_range()[offer], "offers", name_of(problem_, offer));
    }
    for (const RequestId request : problem_.request_range().ids()) {
      check_range(problem_.request_range()[request], "requests", name_of(problem_, request));
    }
    for (const Group& group : problem_.groups()) check_range(group.range, "groups", group.name);
  }

  void check_hours() {
    const auto not_negative = [&](const std::string& field, const std::vector<Weight>& numbers) {
      const auto negative = std::find_if(numbers.begin(), numbers.end(), [](Weight number) { return number < 0; });
      if (negative != numbers.end())
        find(base_codes.negative_number, field, {{"read", std::to_string(*negative)}, {"other", field}});
    };
    not_negative("hours.supply", problem_.instance().hours.budget.values());
    not_negative("hours.edges", problem_.instance().hours.use.values());
  }

  void check_groups() {
    bool members_sound = true;
    for (const Group& group : problem_.groups()) {
      const std::size_t side = group.side == Side::offers ? graph_.offer_count() : graph_.request_count();
      const bool rising =
          std::adjacent_find(group.members.begin(), group.members.end(), std::greater_equal<>()) == group.members.end();
      if (rising && (group.members.empty() || group.members.back() < side)) continue;
      find(graph_codes.members_out_of_range, "groups", {{"read", group.name}});
      members_sound = false;
    }
    if (!members_sound) return;
    const GroupTree tree(problem_.groups(), graph_.offer_count(), graph_.request_count());
    for (const auto& [first, second] : tree.crossings()) {
      find(graph_codes.not_laminar, "groups",
           {{"read", problem_.groups()[first.index()].name}, {"other", problem_.groups()[second.index()].name}});
    }
  }

  void check_pins() {
    const std::vector<EdgeId>& pins = problem_.pinned();
    const bool rising = std::adjacent_find(pins.begin(), pins.end(), std::greater_equal<>()) == pins.end();
    if (!rising || (!pins.empty() && pins.back().index() >= graph_.edge_count())) {
      return find(graph_codes.wrong_size, "pinned",
                  {{"read", "pinned"},
                   {"expected", "< " + std::to_string(graph_.edge_count())},
                   {"other", std::to_string(pins.size())}});
    }
    std::vector<std::int64_t> offers(graph_.offer_count()), requests(graph_.request_count());
    for (const EdgeId edge : pins) {
      ++offers[graph_.offer(edge).index()];
      ++requests[graph_.request(edge).index()];
    }
    for (const OfferId offer : problem_.offer_range().ids()) {
      check_pinned(offers[offer.index()], problem_.offer_range()[offer], "offers", name_of(problem_, offer));
    }
    for (const RequestId request : problem_.request_range().ids()) {
      check_pinned(requests[request.index()], problem_.request_range()[request], "requests",
                   name_of(problem_, request));
    }
    for (const Group& group : problem_.groups()) {
      std::int64_t pinned = 0;
      for (const std::uint32_t member : group.members) {
        const auto& side = group.side == Side::offers ? offers : requests;
        if (member < side.size()) pinned += side[member];
      }
      check_pinned(pinned, group.range, "groups", group.name);
    }
  }

  void check_pinned(std::int64_t pinned, Range range, const std::string& field, const std::string& name) {
    if (pinned == 0 || pinned <= range.upper) return;
    find(base_codes.pins_above_capacity, field, {{"read", name}, {"expected", std::to_string(range.upper)}});
  }

  void check_steps(const Level& level) {
    check_steps_of(
        level.offer_gains, [&](std::size_t n) { return name_of(problem_, OfferId{n}); },
        [&](std::size_t n) { return problem_.offer_range()[OfferId{n}].upper; }, level.name);
    check_steps_of(
        level.request_gains, [&](std::size_t n) { return name_of(problem_, RequestId{n}); },
        [&](std::size_t n) { return problem_.request_range()[RequestId{n}].upper; }, level.name);
    check_steps_of(
        level.group_gains, [&](std::size_t n) { return problem_.groups()[n].name; },
        [&](std::size_t n) { return problem_.groups()[n].range.upper; }, level.name);
  }

  // The step after the last one listed is 0, so it counts too unless the upper bound stops before it.
  template <class Name, class Upper>
  void check_steps_of(const StepGains& gains, Name name, Upper upper, const std::string& field) {
    for (std::size_t node = 0; !gains.empty() && node + 1 < gains.begin.size(); ++node) {
      const std::size_t used = std::min<std::size_t>(gains.step_count(node) + 1, std::size_t(std::max(0, upper(node))));
      for (std::size_t k = 2; k <= used; ++k) {
        if (gains.step(node, k) <= gains.step(node, k - 1)) continue;
        find(graph_codes.steps_rise, field, {{"read", name(node)}, {"other", name(node)}});
        break;
      }
    }
  }

  static WideWeight magnitude(Weight weight) { return weight < 0 ? -WideWeight{weight} : WideWeight{weight}; }

  // The largest absolute value that a matching could have: its pairs are limited by the nodes of either side.
  void check_sums(const Level& level) {
    WideWeight largest = magnitude(level.every_edge);
    Weight least = 0, most = 0;
    for (const Weight weight : level.edge_weights) {
      least = std::min(least, weight);
      most = std::max(most, weight);
    }
    largest = std::max({largest, magnitude(least), magnitude(most)});
    WideWeight offer_pairs = 0, request_pairs = 0;
    for (const OfferId offer : problem_.offer_range().ids()) {
      offer_pairs += std::min<WideWeight>(problem_.offer_range()[offer].upper, graph_.degree(offer));
    }
    for (const RequestId request : problem_.request_range().ids()) {
      request_pairs += std::min<WideWeight>(problem_.request_range()[request].upper, graph_.degree(request));
    }
    WideWeight sum = largest * std::min(offer_pairs, request_pairs);
    for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
      for (const Weight step : gains->steps) sum += magnitude(step);
    }
    if (sum >= sum_limit) find(graph_codes.weight_overflow, level.name, {{"read", level.name}});
  }

  const Problem& problem_;
  const BipartiteGraph& graph_;
  Findings findings_;
};

}  // namespace

Findings validate(const Problem& problem) { return Validator(problem).run(); }

}  // namespace koppel
