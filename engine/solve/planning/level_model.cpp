#include "solve/planning/level_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/all_or_nothing.hpp"
#include "solve/planning/exact_bound.hpp"

namespace koppel::planning {

namespace {

constexpr WideWeight most_in_a_knapsack = WideWeight{1} << 29;
constexpr Weight finest_scale = 4096;
constexpr Weight largest_multiplier = Weight{1} << 60;  // of a proof (data/schema/certificate.md)

// Every matching with as many pairs is worth as much.
bool counts_pairs(const Problem& problem, const Level& level) {
  if (!level.edge_weights.empty() || !level.offer_gains.empty() || !level.group_gains.empty()) return false;
  if (level.request_gains.empty()) return level.every_edge == 1;
  if (level.every_edge != 0) return false;
  for (const RequestId request : problem.request_range().ids()) {
    if (problem.request_range()[request].upper > 1 || level.request_gains.step(request.index(), 1) != 1) return false;
  }
  return true;
}

// No matching can be worth more or less than any other: every request has a fixed number of pairs.
bool is_constant(const Problem& problem, const Level& level) {
  return counts_pairs(problem, level) &&
         std::ranges::all_of(problem.request_range(), [](Range range) { return range.lower == range.upper; });
}

Weight common_divisor(const Problem& problem, const Level& level) {
  Weight divisor = 0;
  for (const EdgeId edge : all_ids<EdgeId>(problem.graph().edge_count()))
    divisor = std::gcd(divisor, level.weight(edge));
  for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
    for (const Weight step : gains->steps) divisor = std::gcd(divisor, step);
  }
  return std::max<Weight>(divisor, 1);
}

WideWeight absolute(WideWeight value) { return value < 0 ? -value : value; }

}  // namespace

LevelModel::LevelModel(const Problem& problem, std::size_t level, const std::vector<WideWeight>& earlier_values,
                       std::int64_t firmness)
    : problem_(problem), level_(level), divisor_(common_divisor(problem, problem.goal()[level])) {
  choose_ways();
  add_offers();
  choose_scale(firmness);
  for (std::size_t at = 0; at < whole_.edges(); ++at)
    whole_.worth.push_back(static_cast<std::int32_t>(scaled(weight(EdgeId{whole_.origin[at]}))));
  add_rows(earlier_values);
  fix_pins();
}

// A level that only counts pairs becomes a row that asks for as many; others count so much that nothing of this level outweighs them.
void LevelModel::choose_ways() {
  const Level& own = problem_.goal()[level_];
  WideWeight range = 1;
  for (const EdgeId edge : all_ids<EdgeId>(problem_.graph().edge_count())) range += absolute(own.weight(edge));
  for (const StepGains* gains : {&own.offer_gains, &own.request_gains, &own.group_gains}) {
    for (const Weight step : gains->steps) range += absolute(step);
  }
  std::size_t next_row = problem_.groups().size();
  for (std::size_t before = 0; before < level_; ++before) {
    const Level& level = problem_.goal()[before];
    Earlier way;
    if (counts_pairs(problem_, level)) {
      if (!is_constant(problem_, level)) way.row = next_row++;
    } else {
      constexpr WideWeight largest = WideWeight{1} << 40;
      const WideWeight factor = std::min(largest, range / divisor_ + 1) * divisor_;
      way.factor = static_cast<Weight>(std::min<WideWeight>(factor, Weight{1} << 48));
    }
    earlier_.push_back(way);
  }
}

WideWeight LevelModel::weight(EdgeId edge) const {
  WideWeight sum = problem_.goal()[level_].weight(edge);
  for (std::size_t before = 0; before < level_; ++before)
    sum += WideWeight{earlier_[before].factor} * problem_.goal()[before].weight(edge);
  return sum;
}

WideWeight LevelModel::step(StepGains Level::*gains, std::size_t node, std::size_t k) const {
  WideWeight sum = (problem_.goal()[level_].*gains).step(node, k);
  for (std::size_t before = 0; before < level_; ++before)
    sum += WideWeight{earlier_[before].factor} * (problem_.goal()[before].*gains).step(node, k);
  return sum;
}

std::int64_t LevelModel::scaled(WideWeight value) const {
  const WideWeight times = value * scale_;
  const WideWeight by = WideWeight{divisor_} * shrink_;
  return static_cast<std::int64_t>(times / by - (times % by < 0 ? 1 : 0));
}

// Edges and budgets. Where hours are counted in coarse steps, needs are rounded up, so that what fits here fits.
void LevelModel::add_offers() {
  whole_.offer_begin.push_back(0);
  for (const OfferId offer : problem_.offer_range().ids()) {
    const HourStep steps = hour_step(problem_, offer);
    const bool limited = problem_.instance().hours.limits(offer);
    whole_.budget.push_back(limited ? static_cast<std::int32_t>(steps.budget)
                                    : std::numeric_limits<std::int32_t>::max());
    for (const EdgeId edge : problem_.graph().edges_of(offer)) {
      const Weight use = limited ? problem_.instance().hours.use[edge] : 0;
      if (limited && use > problem_.instance().hours.budget[offer]) continue;
      whole_.request.push_back(problem_.graph().request(edge).value);
      whole_.use.push_back(static_cast<std::int32_t>((use + steps.size - 1) / steps.size));
      whole_.origin.push_back(edge.value);
    }
    whole_.offer_begin.push_back(static_cast<std::uint32_t>(whole_.request.size()));
  }
}

// The largest number of pairs that fit into the hours of one offer.
std::size_t LevelModel::most_pairs_of_an_offer() const {
  std::size_t most = 1;
  for (const OfferId offer : problem_.offer_range().ids()) {
    std::vector<std::int32_t> uses(whole_.use.begin() + whole_.offer_begin[offer.index()],
                                   whole_.use.begin() + whole_.offer_begin[offer.index() + 1]);
    std::ranges::sort(uses);
    std::size_t pairs = 0;
    std::int64_t left = whole_.budget[offer.index()];
    while (pairs < uses.size() && left >= uses[pairs]) left -= uses[pairs++];
    most = std::max(most, pairs);
  }
  return most;
}

void LevelModel::choose_scale(std::int64_t firmness) {
  WideWeight largest = divisor_;
  for (const EdgeId edge : all_ids<EdgeId>(problem_.graph().edge_count()))
    largest = std::max(largest, absolute(weight(edge)));
  WideWeight gain = 0;
  for (std::size_t at = 0; at <= level_; ++at) {
    const WideWeight factor = at == level_ ? 1 : earlier_[at].factor;
    const Level& level = problem_.goal()[at];
    for (const StepGains* gains : {&level.offer_gains, &level.request_gains, &level.group_gains}) {
      for (const Weight step : gains->steps) gain = std::max(gain, factor * absolute(step));
    }
  }
  reward_ = (3 * (largest + gain) + divisor_) * firmness;
  const bool rewards = std::ranges::any_of(earlier_, [](const Earlier& way) { return way.row.has_value(); }) ||
                       std::ranges::any_of(problem_.request_range(), [](Range range) { return range.lower > 0; }) ||
                       std::ranges::any_of(problem_.offer_range(), [](Range range) { return range.lower > 0; }) ||
                       std::ranges::any_of(problem_.groups(), [](const Group& group) { return group.range.lower > 0; });
  const WideWeight top = (largest + gain + (rewards ? reward_ : 0)) / divisor_ + 1;
  const WideWeight all = top * static_cast<WideWeight>(most_pairs_of_an_offer());
  scale_ = finest_scale;
  while (scale_ > 1 && all * scale_ > most_in_a_knapsack) scale_ /= 2;
  // What an earlier level counts for is a multiplier of the proof, at this scale.
  for (const Earlier& way : earlier_) {
    while (scale_ > 1 && way.factor > largest_multiplier / scale_) scale_ /= 2;
  }
  while (all / shrink_ > most_in_a_knapsack) shrink_ *= 2;
  whole_.unit = shrink_ == 1 ? scale_ : 1;
  const WideWeight most_paid = (WideWeight{1} << 30) / static_cast<WideWeight>(most_pairs_of_an_offer());
  whole_.most_paid = static_cast<std::int32_t>(std::min<WideWeight>(most_paid, WideWeight{1} << 28));
}

void LevelModel::add_rows(const std::vector<WideWeight>& earlier_values) {
  auto worths = std::make_shared<std::vector<std::int64_t>>();
  std::vector<std::pair<std::size_t, std::uint32_t>> places;  // begin among the worths, and how many
  const auto add = [&](StepGains Level::*gains, std::size_t node, Range range, std::size_t degree, bool may_be_free) {
    const std::size_t most = std::min<std::size_t>(static_cast<std::size_t>(std::max(range.upper, 0)), degree);
    bool gainless = true;
    for (std::size_t at = 0; at <= level_; ++at) gainless &= (problem_.goal()[at].*gains).step_count(node) == 0;
    if (may_be_free && gainless && range.lower == 0 && most == degree) {
      places.emplace_back(0, PlanRow::unlimited);
      return;
    }
    places.emplace_back(worths->size(), static_cast<std::uint32_t>(most));
    for (std::size_t k = 1; k <= most; ++k) {
      const bool asked = k <= static_cast<std::size_t>(std::max(range.lower, 0));
      worths->push_back(scaled(step(gains, node, k) + (asked ? reward_ : 0)));
    }
  };
  for (const RequestId request : problem_.request_range().ids()) {
    Range range = problem_.request_range()[request];
    if (!can_have_pairs(problem_.instance(), request)) range.upper = 0;
    add(&Level::request_gains, request.index(), range, problem_.graph().degree(request), false);
  }
  for (const OfferId offer : problem_.offer_range().ids())
    add(&Level::offer_gains, offer.index(), problem_.offer_range()[offer], problem_.graph().degree(offer), true);
  for (std::size_t number = 0; number < problem_.groups().size(); ++number) {
    const Group& group = problem_.groups()[number];
    std::size_t degree = 0;
    for (const std::uint32_t member : group.members)
      degree += group.side == Side::offers ? problem_.graph().degree(OfferId{member})
                                           : problem_.graph().degree(RequestId{member});
    add(&Level::group_gains, number, group.range, degree, false);
  }
  for (std::size_t before = 0; before < level_; ++before) {
    if (!earlier_[before].row) continue;
    places.emplace_back(worths->size(), static_cast<std::uint32_t>(problem_.graph().edge_count()));
    for (std::size_t k = 1; k <= problem_.graph().edge_count(); ++k)
      worths->push_back(static_cast<WideWeight>(k) <= earlier_values[before] ? scaled(reward_) : 0);
  }
  whole_.worths = worths;
  const std::size_t requests = problem_.graph().request_count(), offers = problem_.graph().offer_count();
  for (std::size_t at = 0; at < places.size(); ++at) {
    const auto [begin, count] = places[at];
    auto& rows = at < requests ? whole_.request_rows : at < requests + offers ? whole_.offer_rows : whole_.group_rows;
    rows.push_back(count == PlanRow::unlimited ? PlanRow{} : PlanRow{worths->data() + begin, count});
  }
  if (whole_.groups() == 0) return;
  whole_.groups_of_offer.resize(offers), whole_.groups_of_request.resize(requests);
  for (std::uint32_t number = 0; number < problem_.groups().size(); ++number) {
    const Group& group = problem_.groups()[number];
    auto& side = group.side == Side::offers ? whole_.groups_of_offer : whole_.groups_of_request;
    for (const std::uint32_t member : group.members) side[member].push_back(number);
  }
  for (const Earlier& way : earlier_) {
    if (!way.row) continue;
    for (auto& groups : whole_.groups_of_request) groups.push_back(static_cast<std::uint32_t>(*way.row));
  }
}

void LevelModel::fix_pins() {
  Usage usage(whole_);
  std::vector<std::uint32_t> offers(whole_.offers());
  std::iota(offers.begin(), offers.end(), 0U);
  std::vector<OpenEdge> open;
  for (const std::uint32_t offer : offers) {
    for (std::uint32_t edge = whole_.offer_begin[offer]; edge < whole_.offer_begin[offer + 1]; ++edge) {
      if (!std::ranges::binary_search(problem_.pinned(), EdgeId{whole_.origin[edge]}))
        open.push_back({offer, edge});
      else if (usage.has_room(whole_, offer, edge))
        usage.add(whole_, offer, edge);
    }
  }
  RequestNumbers numbers;
  fixed_ = remainder(whole_, offers, open, usage, numbers);
}

KnapsackDuals LevelModel::duals(const std::vector<double>& multipliers) const {
  // One of the model's numbers is shrink · divisor / scale of the level's, and the certificate counts in 1 / scale.
  const auto exact = [&](double multiplier) {
    const auto most = static_cast<double>(whole_.most_paid);
    const auto whole = static_cast<Weight>(std::floor(std::clamp(multiplier, -most, most) + 0.5));
    const WideWeight value = WideWeight{whole} * shrink_ * divisor_;
    return static_cast<Weight>(std::clamp<WideWeight>(value, -largest_multiplier, largest_multiplier));
  };
  const std::size_t requests = fixed_.requests.size(), offers = fixed_.offers.size();
  KnapsackDuals found;
  found.duals.offers.assign(problem_.graph().offer_count(), 0);
  found.duals.requests.assign(problem_.graph().request_count(), 0);
  found.duals.groups.assign(problem_.groups().size(), 0);
  // A request that can have no more pairs wants none.
  for (const RequestId request : problem_.request_range().ids()) {
    std::size_t pairs = 0;
    for (const EdgeId edge : problem_.graph().edges_of(request))
      pairs += std::ranges::binary_search(problem_.pinned(), edge) ? 1 : 0;
    found.duals.requests[request] =
        static_cast<Weight>(-step(&Level::request_gains, request.index(), pairs + 1) * scale_);
  }
  for (std::size_t at = 0; at < requests; ++at)
    found.duals.requests[RequestId{fixed_.requests[at]}] = exact(multipliers[at]);
  for (std::size_t at = 0; at < offers; ++at)
    found.duals.offers[OfferId{fixed_.offers[at]}] = exact(multipliers[requests + at]);
  for (std::size_t at = 0; at < problem_.groups().size(); ++at)
    found.duals.groups[GroupId{at}] = exact(multipliers[requests + offers + at]);
  for (const Earlier& way : earlier_) {
    if (way.row)
      found.earlier.push_back(std::max<Weight>(0, -exact(multipliers[requests + offers + *way.row])));
    else
      found.earlier.push_back(way.factor * scale_);
  }
  return found;
}

std::vector<EdgeId> LevelModel::matching(const std::vector<std::uint32_t>& edges) const {
  std::vector<EdgeId> found = problem_.pinned();
  for (const std::uint32_t at : edges) found.push_back(edge(at));
  std::ranges::sort(found);
  return found;
}

std::vector<std::uint32_t> LevelModel::edges_of(const std::vector<EdgeId>& matching) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = 0; at < model().edges(); ++at) {
    if (std::ranges::binary_search(matching, edge(at))) found.push_back(at);
  }
  return found;
}

}  // namespace koppel::planning
