#include "graph/told_level.hpp"

#include <algorithm>
#include <iterator>

namespace koppel {

namespace {

// What one person is charged for each pair of hers that goes, and for each that comes.
struct Charge {
  Weight gone = 0, come = 0;
  bool certain = false;
};

// Where somebody has places left, most of the charge lies on what is likelier: a new pair of an offer, a lost one of a request.
Charge charge_of(Side side, bool told, std::int64_t earlier, Range range, std::int64_t degree, std::int64_t most_gone) {
  const std::int64_t upper = range.upper;
  if (told || earlier > upper) return {0, 0, true};
  const std::int64_t lost = std::min(earlier, most_gone);
  const std::int64_t gained = std::min(upper - earlier + lost, degree - earlier);
  if (earlier == upper && upper > 0)
    return {told_scale / std::max<std::int64_t>(lost, 1), 0, false};  // none comes unless one goes
  const Weight of_gone = lost == 0 ? 0 : told_scale / 4 * (side == Side::offers ? 1 : 3);
  return {lost == 0 ? 0 : of_gone / lost, gained <= 0 ? 0 : (told_scale - of_gone) / gained, false};
}

struct Charges {
  IdVector<OfferId, Charge> offers;
  IdVector<RequestId, Charge> requests;
  std::int64_t certain = 0;
};

template <class AnyId>
void charge_side(const Instance& instance, Side side, std::int64_t most_gone, const std::vector<AnyId>& told,
                 const IdVector<AnyId, std::int64_t>& earlier, const IdVector<AnyId, Range>& ranges,
                 IdVector<AnyId, Charge>& charges, std::int64_t& certain) {
  for (const AnyId node : ranges.ids()) {
    charges.push_back(charge_of(side, std::ranges::binary_search(told, node), earlier[node], ranges[node],
                                static_cast<std::int64_t>(instance.graph.degree(node)), most_gone));
    certain += charges[node].certain ? 1 : 0;
  }
}

Charges charges_of(const Instance& instance, std::int64_t most_gone) {
  IdVector<OfferId, std::int64_t> offers(instance.graph.offer_count());
  IdVector<RequestId, std::int64_t> requests(instance.graph.request_count());
  for (const EdgeId edge : instance.earlier) {
    const auto [offer, request] = instance.graph.endpoints(edge);
    ++offers[offer], ++requests[request];
  }
  Charges charges;
  charge_side(instance, Side::offers, most_gone, instance.told_offers, offers, instance.offer_range, charges.offers,
              charges.certain);
  charge_side(instance, Side::requests, most_gone, instance.told_requests, requests, instance.request_range,
              charges.requests, charges.certain);
  return charges;
}

}  // namespace

Level told_level(const Instance& instance, std::int64_t most_gone) {
  const Charges charges = charges_of(instance, most_gone);
  Level level;
  level.kind = LevelKind::told;
  level.name = to_string(LevelKind::told);
  level.edge_weights.reserve(instance.graph.edge_count());
  auto earlier = instance.earlier.begin();
  for (const EdgeId edge : all_ids<EdgeId>(instance.graph.edge_count())) {
    const auto [offer, request] = instance.graph.endpoints(edge);
    const Charge &of_offer = charges.offers[offer], &of_request = charges.requests[request];
    const bool stays = earlier != instance.earlier.end() && *earlier == edge;
    if (stays) ++earlier;
    level.edge_weights.push_back(stays ? of_offer.gone + of_request.gone : -of_offer.come - of_request.come);
  }
  return level;
}

Level told_level_where_kept(const Instance& instance, WideWeight kept) {
  const auto all = static_cast<std::int64_t>(instance.earlier.size());
  return told_level(instance, all - static_cast<std::int64_t>(std::clamp<WideWeight>(kept, 0, all)));
}

std::int64_t people_told_at_least(const Instance& instance, const Level& level, WideWeight bound) {
  WideWeight all_gone = 0;  // what would be charged for the earlier pairs if every one went
  for (const EdgeId edge : instance.earlier) all_gone += level.weight(edge);
  const WideWeight charged = std::max<WideWeight>(all_gone - bound, 0);
  return charges_of(instance, 1).certain + static_cast<std::int64_t>((charged + told_scale - 1) / told_scale);
}

std::int64_t people_told(const Instance& instance, const std::vector<EdgeId>& matching) {
  std::vector<EdgeId> changed;
  std::ranges::set_symmetric_difference(instance.earlier, matching, std::back_inserter(changed));
  std::vector<OfferId> offers = instance.told_offers;
  std::vector<RequestId> requests = instance.told_requests;
  for (const EdgeId edge : changed) {
    offers.push_back(instance.graph.offer(edge));
    requests.push_back(instance.graph.request(edge));
  }
  const auto distinct = [](auto& ids) {
    std::ranges::sort(ids);
    return std::ranges::unique(ids).begin() - ids.begin();
  };
  return distinct(offers) + distinct(requests);
}

}  // namespace koppel
