#include "solve/components.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "solve/branching.hpp"

namespace koppel {

namespace {

using Node = std::uint32_t;
constexpr std::uint32_t no_part = ~std::uint32_t{0};

// False: whatever its members have by themselves is within the group's range, and it gains nothing.
bool binds(const Problem& problem, GroupId number) {
  const Group& group = problem.groups()[number.index()];
  std::int64_t least = 0, most = 0;
  for (const std::uint32_t member : group.members) {
    const bool supply = group.side == Side::offers;
    const Range range = supply ? problem.offer_range()[OfferId{member}] : problem.request_range()[RequestId{member}];
    const std::size_t degree =
        supply ? problem.graph().degree(OfferId{member}) : problem.graph().degree(RequestId{member});
    least += range.lower;
    most += std::min<std::int64_t>(range.upper, static_cast<std::int64_t>(degree));
  }
  return least < group.range.lower || most > group.range.upper ||
         std::ranges::any_of(problem.levels(),
                             [&](const Level& level) { return level.group_gains.step_count(number.index()) > 0; });
}

StepGains gains_of(const StepGains& whole, const auto& nodes) {
  StepGains gains;
  if (whole.empty()) return gains;
  gains.begin.push_back(0);
  for (const auto node : nodes) {
    const auto first = whole.steps.begin() + whole.begin[node.index()];
    gains.steps.insert(gains.steps.end(), first, first + static_cast<std::ptrdiff_t>(whole.step_count(node.index())));
    gains.begin.push_back(static_cast<std::uint32_t>(gains.steps.size()));
  }
  return gains;
}

}  // namespace

// Which nodes hang together, by edges and by groups that bind.
class Partition::Finder {
 public:
  explicit Finder(const Problem& problem)
      : problem_(problem),
        offers_(problem.graph().offer_count()),
        requests_(problem.graph().request_count()),
        sets_(offers_ + requests_),
        binding_(problem.groups().size()) {
    for (const GroupId group : all_ids<GroupId>(problem.groups().size())) {
      binding_[group.index()] = binds(problem, group);
      if (binding_[group.index()]) unite_members(problem.groups()[group.index()]);
    }
  }

  // A group of nobody that wants something or gains by it: for the solver of the whole.
  [[nodiscard]] bool impossible() const {
    return std::ranges::any_of(all_ids<GroupId>(binding_.size()), [&](GroupId group) {
      return binding_[group.index()] && problem_.groups()[group.index()].members.empty();
    });
  }

  // A look at some rows. True: they join nearly all offers already, so there is little to split.
  [[nodiscard]] bool one_giant() {
    constexpr std::size_t sample_step = 16;
    for (std::size_t request = 0; request < requests_; request += sample_step) unite_row(request);
    std::vector<std::uint32_t> size(offers_);
    for (std::size_t offer = 0; offer < offers_; ++offer) ++size[sets_.root(static_cast<Node>(offer))];
    return offers_ > 0 && std::size_t{*std::ranges::max_element(size)} * 8 > offers_ * 7;
  }

  void find_all() {
    for (std::size_t request = 0; request < requests_; ++request) unite_row(request);
  }

  [[nodiscard]] Node root(OfferId offer) { return sets_.root(offer.value); }
  [[nodiscard]] Node root(RequestId request) { return sets_.root(node_of(request.index())); }
  // Nothing for a group that binds nobody.
  [[nodiscard]] std::optional<Node> root(GroupId group) {
    if (!binding_[group.index()]) return std::nullopt;
    const auto& [side, name, members, range] = problem_.groups()[group.index()];
    return sets_.root(side == Side::offers ? members.front() : node_of(members.front()));
  }
  [[nodiscard]] std::size_t nodes() const { return offers_ + requests_; }

 private:
  // Disjoint sets (Galler & Fischer 1964); the smallest number of a set is its root.
  class Sets {
   public:
    explicit Sets(std::size_t nodes) : above_(nodes) { std::iota(above_.begin(), above_.end(), Node{0}); }

    [[nodiscard]] Node root(Node node) {
      while (above_[node] != node) {
        above_[node] = above_[above_[node]];
        node = above_[node];
      }
      return node;
    }
    // Both by their roots; returns that of the union.
    Node unite(Node a, Node b) {
      above_[std::max(a, b)] = std::min(a, b);
      return std::min(a, b);
    }
    [[nodiscard]] Node above(Node node) const { return above_[node]; }

   private:
    std::vector<Node> above_;
  };

  [[nodiscard]] Node node_of(std::size_t request) const { return static_cast<Node>(offers_ + request); }

  // Most offers hang from the request's root already, and directly.
  void unite_row(std::size_t request) {
    const auto begin = problem_.graph().request_begin();
    Node own = sets_.root(node_of(request));
    for (std::uint32_t edge = begin[request]; edge < begin[request + 1]; ++edge) {
      const Node offer = problem_.graph().edge_offers()[edge].value;
      if (sets_.above(offer) != own) own = sets_.unite(own, sets_.root(offer));
    }
  }
  void unite_members(const Group& group) {
    const std::size_t first = group.side == Side::offers ? 0 : offers_;
    for (const std::uint32_t member : group.members) {
      sets_.unite(sets_.root(static_cast<Node>(first + member)),
                  sets_.root(static_cast<Node>(first + group.members.front())));
    }
  }

  const Problem& problem_;
  std::size_t offers_, requests_;
  Sets sets_;
  std::vector<bool> binding_;
};

// What each set is, by its root; empty where a node is no root.
struct Partition::Component {
  std::size_t edges = 0, size = 0;
  Kind kind = Kind::plain;
  std::uint32_t part = no_part;
};

std::vector<Partition::Component> Partition::classify(const Problem& problem, Finder& finder) {
  std::vector<Component> components(finder.nodes());
  const auto see = [&](Node root, std::size_t edges, std::size_t nodes, Kind kind) {
    Component& component = components[root];
    component.edges += edges;
    component.size += edges + nodes;
    component.kind = std::max(component.kind, kind);
  };
  const auto kind_of = [](Range range) { return range.lower > 0 ? Kind::general : Kind::plain; };
  for (const OfferId offer : problem.offer_range().ids()) {
    see(finder.root(offer), 0, 1, kind_of(problem.offer_range()[offer]));
  }
  for (const RequestId request : problem.request_range().ids()) {
    const bool branching = needs_branching(problem, request);
    see(finder.root(request), problem.graph().degree(request), 1,
        branching ? Kind::branching : kind_of(problem.request_range()[request]));
  }
  for (const EdgeId edge : problem.pinned()) see(finder.root(problem.graph().offer(edge)), 0, 0, Kind::general);
  for (const GroupId group : all_ids<GroupId>(problem.groups().size())) {
    if (const auto root = finder.root(group)) see(*root, 0, 0, Kind::general);
  }
  return components;
}

Partition::Partition(Problem whole, PartitionRule rule) : problem_(std::move(whole)) {
  const Problem& problem = problem_;
  const bool all_or_nothing =
      std::ranges::any_of(problem.if_any().ids(), [&](RequestId request) { return needs_branching(problem, request); });
  const std::size_t edges = problem.graph().edge_count();
  if (!all_or_nothing && edges < rule.least_edges) return;
  Finder finder(problem);
  if (finder.impossible() || (!all_or_nothing && finder.one_giant())) return;
  finder.find_all();
  std::vector<Component> components = classify(problem, finder);
  pack(components, rule);
  if (parts_.size() < 2) return;
  pays_ = all_or_nothing || std::ranges::max(parts_, {}, &Part::edges).edges * 8 <= edges * 7;
  if (!pays_) return;
  for (const OfferId offer : problem.offer_range().ids()) {
    parts_[components[finder.root(offer)].part].offers.push_back(offer);
  }
  for (const RequestId request : problem.request_range().ids()) {
    parts_[components[finder.root(request)].part].requests.push_back(request);
  }
  for (const GroupId group : all_ids<GroupId>(problem.groups().size())) {
    if (const auto root = finder.root(group)) parts_[components[*root].part].groups.push_back(group);
  }
  number_nodes();
}

// In the order of their roots; small ones fill up an open part of their kind.
void Partition::pack(std::vector<Component>& components, PartitionRule rule) {
  struct OpenPart {
    std::uint32_t number = no_part;
    std::size_t size = 0;
  };
  std::array<OpenPart, 3> open;
  for (Component& component : components) {
    if (component.size == 0) continue;
    OpenPart& part = open[static_cast<std::size_t>(component.kind)];
    const bool alone = component.kind == Kind::branching || component.size >= rule.least_part;
    if (alone || part.number == no_part) {
      component.part = static_cast<std::uint32_t>(parts_.size());
      parts_.push_back({.kind = component.kind});
      if (!alone) part = {component.part, 0};
    } else {
      component.part = part.number;
    }
    parts_[component.part].edges += component.edges;
    if (!alone && (part.size += component.size) >= rule.least_part) part = {};
  }
}

void Partition::number_nodes() {
  offer_number_.assign(problem_.graph().offer_count(), 0);
  request_number_.assign(problem_.graph().request_count(), 0);
  request_part_.assign(problem_.graph().request_count(), 0);
  for (std::uint32_t part = 0; part < parts_.size(); ++part) {
    std::uint32_t number = 0;
    for (const OfferId offer : parts_[part].offers) offer_number_[offer] = number++;
    number = 0;
    for (const RequestId request : parts_[part].requests) {
      request_number_[request] = number++;
      request_part_[request] = part;
    }
  }
}

void Partition::join(const std::vector<std::size_t>& parts) {
  Part& joined = parts_[parts.front()];
  for (const std::size_t number : std::span(parts).subspan(1)) {
    Part& part = parts_[number];
    joined.kind = std::max(joined.kind, part.kind);
    joined.edges += part.edges;
    joined.offers.insert(joined.offers.end(), part.offers.begin(), part.offers.end());
    joined.requests.insert(joined.requests.end(), part.requests.begin(), part.requests.end());
    joined.groups.insert(joined.groups.end(), part.groups.begin(), part.groups.end());
    part = {};
  }
  std::ranges::sort(joined.offers);
  std::ranges::sort(joined.requests);
  std::ranges::sort(joined.groups);
  number_nodes();
}

Partition Partition::under(Goal goal) const {
  Partition same = *this;
  same.problem_ = problem_.under(std::move(goal));
  return same;
}

Problem Partition::take(std::size_t number) const {
  const Part& part = parts_[number];
  Instance taken;
  taken.scale = problem_.scale();
  std::vector<std::uint32_t> begin{0};
  std::vector<OfferId> edge_offer;
  begin.reserve(part.requests.size() + 1);
  edge_offer.reserve(part.edges);
  for (const RequestId request : part.requests) {
    for (const EdgeId edge : problem_.graph().edges_of(request)) {
      edge_offer.push_back(OfferId{offer_number_[problem_.graph().offer(edge)]});
    }
    begin.push_back(static_cast<std::uint32_t>(edge_offer.size()));
    taken.request_range.push_back(problem_.request_range()[request]);
    if (!problem_.if_any().empty()) taken.if_any.push_back(problem_.if_any()[request]);
  }
  for (const OfferId offer : part.offers) taken.offer_range.push_back(problem_.offer_range()[offer]);
  for (const EdgeId edge : problem_.pinned()) {
    const RequestId request = problem_.graph().request(edge);
    if (request_part_[request] != number) continue;
    const std::size_t place = edge.index() - problem_.graph().request_begin()[request.index()];
    taken.pinned.push_back(EdgeId{begin[request_number_[request]] + place});
  }
  for (const GroupId group : part.groups) {
    Group& own = taken.groups.emplace_back(problem_.groups()[group.index()]);
    for (std::uint32_t& member : own.members) {
      member = own.side == Side::offers ? offer_number_[OfferId{member}] : request_number_[RequestId{member}];
    }
  }
  taken.graph = BipartiteGraph(part.offers.size(), std::move(begin), std::move(edge_offer));
  std::vector<Level> levels;
  for (const Level& level : problem_.levels()) {
    Level& own = levels.emplace_back();
    own.kind = level.kind;
    own.name = level.name;
    own.every_edge = level.every_edge;
    own.offer_gains = gains_of(level.offer_gains, part.offers);
    own.request_gains = gains_of(level.request_gains, part.requests);
    own.group_gains = gains_of(level.group_gains, part.groups);
    if (level.edge_weights.empty()) continue;
    own.edge_weights.reserve(part.edges);
    for (const RequestId request : part.requests) {
      const auto first = level.edge_weights.begin() + problem_.graph().request_begin()[request.index()];
      own.edge_weights.insert(own.edge_weights.end(), first,
                              first + static_cast<std::ptrdiff_t>(problem_.graph().degree(request)));
    }
  }
  return {std::move(taken), Goal(std::move(levels))};
}

// Rows keep their order, and edges theirs within a row.
std::vector<EdgeId> Partition::edges_of_whole(std::size_t number, const std::vector<EdgeId>& edges) const {
  const std::vector<RequestId>& requests = parts_[number].requests;
  std::vector<EdgeId> whole;
  whole.reserve(edges.size());
  std::size_t row = 0, row_begin = 0;
  for (const EdgeId edge : edges) {
    while (edge.index() >= row_begin + problem_.graph().degree(requests[row])) {
      row_begin += problem_.graph().degree(requests[row++]);
    }
    whole.push_back(EdgeId{problem_.graph().request_begin()[requests[row].index()] + (edge.index() - row_begin)});
  }
  return whole;
}

void Partition::write(std::size_t number, const LevelDuals& duals, LevelDuals& whole, Weight factor) const {
  const auto copy = [factor](const auto& nodes, const auto& from, auto& to) {
    auto dual = from.begin();
    for (const auto node : nodes) to[node] = *dual++ * factor;
  };
  copy(parts_[number].offers, duals.offers, whole.offers);
  copy(parts_[number].requests, duals.requests, whole.requests);
  copy(parts_[number].groups, duals.groups, whole.groups);
}

std::vector<EdgeId> Partition::merge(const std::vector<std::vector<EdgeId>>& matchings) const {
  std::vector<EdgeId> merged;
  std::vector<std::size_t> next(matchings.size());
  for (const RequestId request : request_part_.ids()) {
    const std::uint32_t part = request_part_[request];
    const std::vector<EdgeId>& own = matchings[part];
    const std::uint32_t end = problem_.graph().request_begin()[request.index() + 1];
    while (next[part] < own.size() && own[next[part]].value < end) merged.push_back(own[next[part]++]);
  }
  return merged;
}

}  // namespace koppel
