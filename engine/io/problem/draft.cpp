#include "io/problem/draft.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "graph/hours.hpp"
#include "graph/problem.hpp"
#include "io/problem/codes.hpp"
#include "io/problem/digest.hpp"
#include "io/text/cells.hpp"
#include "io/text/codes.hpp"

namespace koppel::io {

namespace {

// Nodes without edges are allowed, but not so many that a header of a few bytes could fill the memory.
constexpr std::uint64_t free_nodes = 1'000'000;
constexpr std::uint64_t nodes_per_edge = 8;

std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> new_number(order.size());
  for (std::uint32_t number = 0; number < order.size(); ++number) new_number[order[number]] = number;
  return new_number;
}

template <class Value>
void reorder(std::vector<Value>& values, const std::vector<std::uint32_t>& order) {
  if (order.empty() || values.empty()) return;
  std::vector<Value> sorted;
  sorted.reserve(values.size());
  for (const std::uint32_t old : order) sorted.push_back(std::move(values[old]));
  values = std::move(sorted);
}

std::uint64_t pair_key(std::uint32_t offer, std::uint32_t request) { return std::uint64_t{request} << 32U | offer; }

// Puts the nodes of both sides, and all that speaks of them, in the order of their ids.
void put_in_order(ProblemDraft& draft) {
  const auto offer_order = by_id(draft.offers.names), request_order = by_id(draft.requests.names);
  reorder(draft.offers.names, offer_order), reorder(draft.offers.ranges, offer_order);
  reorder(draft.requests.names, request_order), reorder(draft.requests.ranges, request_order);
  reorder(draft.if_any, request_order);
  const auto new_offer = inverse(offer_order), new_request = inverse(request_order);
  draft.edges.renumber(new_offer, new_request);
  for (Group& group : draft.groups) {
    const auto& new_number = group.side == Side::offers ? new_offer : new_request;
    if (!new_number.empty()) {
      for (std::uint32_t& member : group.members) member = new_number[member];
    }
    std::ranges::sort(group.members);
  }
  for (auto& [offer, request] : draft.pinned) {
    if (!new_offer.empty()) offer = new_offer[offer];
    if (!new_request.empty()) request = new_request[request];
  }
  for (auto& [offer, budget] : draft.hours.budgets) {
    if (!new_offer.empty()) offer = new_offer[offer];
  }
  for (RawHours::Use& use : draft.hours.uses) {
    if (!new_offer.empty()) use.offer = new_offer[use.offer];
    if (!new_request.empty()) use.request = new_request[use.request];
  }
}

// What was said of hours, for the edges that there are.
Hours stated_hours(const ProblemDraft& draft, const Instance& instance) {
  Hours hours;
  if (draft.hours.budgets.empty()) return hours;
  hours.scale = decimal_scale;
  hours.budget.assign(instance.graph.offer_count(), Hours::no_budget);
  hours.use.assign(instance.graph.edge_count(), 0);
  for (const auto& [offer, budget] : draft.hours.budgets) hours.budget[OfferId{offer}] = budget;
  for (const RawHours::Use& use : draft.hours.uses) {
    if (const auto edge = instance.graph.find(OfferId{use.offer}, RequestId{use.request})) hours.use[*edge] = use.hours;
  }
  return hours;
}

// Tells of every edge that stood before. `twice` holds the pairs that do.
void report_duplicates(ProblemDraft& draft, const std::unordered_set<std::uint64_t>& twice) {
  std::unordered_map<std::uint64_t, std::size_t> first;
  for (std::size_t at = 0; at < draft.edges.size(); ++at) {
    const RawEdge& edge = draft.edges[at];
    const std::uint64_t key = pair_key(edge.offer, edge.request);
    if (!twice.contains(key)) continue;
    const auto [before, is_first] = first.emplace(key, at);
    if (is_first) continue;
    const Source earlier = draft.source_of(draft.edges.place(before->second));
    draft.fault(problem_codes.duplicate_edge, draft.source_of(draft.edges.place(at)),
                {{"read", shown(draft.offers.names[edge.offer])},
                 {"other", shown(draft.requests.names[edge.request])},
                 {"first", std::to_string(earlier.row) + ":" + std::to_string(earlier.column)}});
  }
}

// Keeps one edge of each pair, and none that is forbidden.
void keep_edges(EdgeList::Sorted& sorted, std::unordered_set<std::uint64_t>& twice) {
  std::uint32_t kept = 0, at = 0;
  for (std::uint32_t request = 0; request + 1 < sorted.request_begin.size(); ++request) {
    const std::uint32_t end = sorted.request_begin[request + 1], begin = at;
    sorted.request_begin[request] = kept;
    for (; at < end; ++at) {
      if (at > begin && sorted.offers[at] == sorted.offers[at - 1]) {
        twice.insert(pair_key(sorted.offers[at].value, request));
        continue;
      }
      if (sorted.weights[at] == forbidden_weight) continue;
      sorted.offers[kept] = sorted.offers[at];
      sorted.weights[kept++] = sorted.weights[at];
    }
  }
  sorted.request_begin.back() = kept;
  sorted.offers.resize(kept);
  sorted.weights.resize(kept);
}

// What the whole problem shows, with the place of the group that it speaks of.
void append_validation(ProblemDraft& draft, const Instance& instance, const std::vector<Source>& group_sources) {
  const Findings found = validate(Problem(instance, Goal{}));
  for (const Finding& finding : found.kept()) {
    Source source{draft.file, 0, 0, finding.source.field};
    for (std::size_t group = 0; group < group_sources.size(); ++group) {
      if (finding.source.field == "groups" && instance.groups[group].name == finding.values.front().second) {
        source = group_sources[group];
      }
    }
    draft.findings.add(finding.severity, finding.code, source, finding.values);
  }
}

void refuse_errors(Findings& findings) {
  findings.make_strict();
  if (!findings.has_errors()) return;
  findings.sort();
  throw InputError(std::move(findings));
}

}  // namespace

RawSide numbered_side(std::size_t count, Range range) {
  RawSide side{{}, std::vector<Range>(count, range)};
  side.names.reserve(count);
  for (std::size_t number = 1; number <= count; ++number) side.names.push_back(std::to_string(number));
  return side;
}

ProblemDraft::ProblemDraft(std::string file_name, const ProblemReading& how, bool nan_forbids)
    : file(std::move(file_name)),
      reading(how),
      source_of([this](std::int64_t place) {
        return Source{file, place, 1, ""};
      }),
      weights_({.nan_forbids = nan_forbids, .minus_one_forbids = how.minus_one_forbids, .round = how.round}) {}

void ProblemDraft::fault(Code code, Source source, FindingValues values) {
  findings.add(Severity::error, code, std::move(source), std::move(values));
}

void ProblemDraft::fault(Code code, std::int64_t row, std::int64_t column, FindingValues values) {
  fault(code, Source{file, row, column, ""}, std::move(values));
}

void ProblemDraft::fault_at(Code code, std::int64_t row, std::string_view line, std::string_view part,
                            std::string expected) {
  FindingValues values{{"read", shown(part)}};
  if (!expected.empty()) values.emplace_back("expected", std::move(expected));
  fault(code, row, column_of(line, part), std::move(values));
}

void ProblemDraft::add_edge_at(std::uint32_t offer, std::uint32_t request, std::string_view weight,
                               std::int64_t place) {
  const WeightText read = weights_.read(weight);
  if (read.kind != WeightKind::value && read.kind != WeightKind::forbidden) {
    return bad_weight(read.kind, weight, source_of(place));
  }
  put(offer, request, read, place);
}

void ProblemDraft::bad_weight(WeightKind kind, std::string_view text, Source source) {
  FindingValues values{{"read", shown(text)}};
  switch (kind) {
    case WeightKind::not_finite:
      return fault(problem_codes.not_finite, std::move(source), std::move(values));
    case WeightKind::too_many_decimals:
      values.emplace_back("expected", "6");
      return fault(text_codes.too_many_decimals, std::move(source), std::move(values));
    case WeightKind::too_large:
      return fault(text_codes.number_too_large, std::move(source), std::move(values));
    default:
      return fault(text_codes.not_a_number, std::move(source), std::move(values));
  }
}

bool ProblemDraft::plausible(std::uint64_t nodes, std::uint64_t edge_count, std::int64_t row) {
  const std::uint64_t most_nodes = std::min(most_items, free_nodes + nodes_per_edge * std::min(edge_count, most_edges));
  if (nodes <= most_nodes && edge_count <= most_items) return true;
  const bool too_many_nodes = nodes > most_nodes;
  fault(problem_codes.problem_too_large, row, 1,
        {{"read", std::to_string(too_many_nodes ? nodes : edge_count)},
         {"expected", std::to_string(too_many_nodes ? most_nodes : most_items)}});
  return false;
}

void ProblemDraft::expect_count(std::string_view what, std::uint64_t announced, std::uint64_t found, std::int64_t row) {
  if (announced == found || cut_off) return;
  fault(problem_codes.count_differs, Source{file, row, 1, std::string(what)},
        {{"read", std::to_string(found)}, {"expected", std::to_string(announced)}});
}

BareProblem ProblemDraft::build() && {
  if (edges.full()) {
    fault(problem_codes.problem_too_large, 0, 0,
          {{"read", "> " + std::to_string(most_items)}, {"expected", std::to_string(most_items)}});
  }
  // Nothing is allocated for sizes that were refused.
  if (findings.count(problem_codes.problem_too_large) > 0) refuse_errors(findings);
  if (scale_ != 1) {
    if (const auto at = edges.multiply(unscaled_, scale_)) {
      fault(text_codes.number_too_large, source_of(edges.place(*at)), {{"read", "× " + std::to_string(scale_)}});
    }
  }
  put_in_order(*this);
  std::vector<std::uint32_t> group_order(groups.size());
  std::iota(group_order.begin(), group_order.end(), 0U);
  std::ranges::sort(group_order, {}, [&](std::uint32_t group) -> const std::string& { return groups[group].name; });
  reorder(groups, group_order), reorder(group_sources, group_order);

  EdgeList::Sorted sorted = edges.sorted(offers.names.size(), requests.names.size());
  std::unordered_set<std::uint64_t> twice;
  keep_edges(sorted, twice);
  if (!twice.empty()) report_duplicates(*this, twice);
  edges = EdgeList{};

  Instance instance;
  instance.graph = BipartiteGraph(offers.names.size(), std::move(sorted.request_begin), std::move(sorted.offers));
  instance.offer_range = IdVector<OfferId, Range>(std::move(offers.ranges));
  instance.request_range = IdVector<RequestId, Range>(std::move(requests.ranges));
  instance.if_any = IdVector<RequestId, std::int32_t>(std::move(if_any));
  instance.offer_names = IdVector<OfferId, std::string>(std::move(offers.names));
  instance.request_names = IdVector<RequestId, std::string>(std::move(requests.names));
  instance.groups = std::move(groups);
  instance.scale = scale_;
  for (const auto& [offer, request] : pinned) {
    if (const auto edge = instance.graph.find(OfferId{offer}, RequestId{request})) instance.pinned.push_back(*edge);
  }
  std::ranges::sort(instance.pinned);
  instance.hours = binding_hours(instance, stated_hours(*this, instance));
  append_validation(*this, instance, group_sources);
  refuse_errors(findings);

  BareProblem bare;
  bare.roundings = weights_.roundings();
  if (bare.roundings.changed > 0) {
    findings.add(problem_codes.weights_rounded, {.file = file},
                 {{"read", std::to_string(bare.roundings.changed)},
                  {"other", std::to_string(bare.roundings.became_zero)},
                  {"expected", "6"}});
  }
  bare.weights = std::move(sorted.weights);
  bare.minimise = minimise;
  bare.digest = problem_digest(instance, bare.weights);
  bare.instance = std::make_shared<const Instance>(std::move(instance));
  findings.sort();
  bare.notes = std::move(findings);
  return bare;
}

}  // namespace koppel::io
