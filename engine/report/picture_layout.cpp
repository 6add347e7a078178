#include "report/picture_layout.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "base/weight.hpp"

namespace koppel::report {

namespace {

constexpr std::int64_t step = 2;          // half steps from one node to the next
constexpr std::int64_t least_height = 4;  // room for the band's name
constexpr std::int64_t space_between = 2;
constexpr std::size_t shrunk_rows = 200;  // of the longer side, when nodes have no row of their own
constexpr int sweeps = 4;

std::string value_of(const std::vector<GroupMembership>& groups, const std::string& group) {
  const std::string* value = group_value(groups, group);
  return value == nullptr ? std::string() : *value;
}

// A mean of whole numbers, compared exactly; the mean of nothing is the largest.
struct Mean {
  std::int64_t sum = 0, count = 0;
  void add(std::int64_t value) { sum += value, ++count; }
  friend bool operator<(const Mean& a, const Mean& b) {
    if (a.count == 0 || b.count == 0) return a.count > b.count && b.count == 0;
    return WideWeight{a.sum} * b.count < WideWeight{b.sum} * a.count;
  }
};

// Each node as near as it can to the mean row of its partners; who has none goes below the others.
template <class Ids>
void order(Ids& ids, const std::vector<Mean>& wishes) {
  std::ranges::sort(ids);
  std::ranges::stable_sort(ids, std::less<>(), [&](const auto id) -> const Mean& { return wishes[id.index()]; });
}

}  // namespace

std::string shared_group(const Context& context) {
  const auto names = [](const auto& rows, const std::string& group) {
    return std::ranges::any_of(rows, [&](const auto& row) { return group_value(row.groups, group) != nullptr; });
  };
  for (const std::string& group : context.setting.profile.fairness_groups) {
    if (names(context.market.offers(), group) && names(context.market.requests(), group)) return group;
  }
  return {};
}

PictureLayout::PictureLayout(const Context& context, std::size_t most_rows)
    : group_(shared_group(context)),
      offer_rows_(context.market.offer_count()),
      request_rows_(context.market.request_count()),
      offer_bands_(context.market.offer_count()),
      request_bands_(context.market.request_count()) {
  fill_bands(context);
  stack_bands(most_rows);
  if (!has_rows_) return;
  place_nodes();
  for (int i = 0; i < sweeps; ++i) sweep(context.plan);
}

void PictureLayout::fill_bands(const Context& context) {
  const Market& market = context.market;
  std::map<std::string, PictureBand> by_value;
  for (const OfferId offer : market.offer_ids())
    by_value[value_of(market[offer].groups, group_)].offers.push_back(offer);
  for (const RequestId request : market.request_ids()) {
    by_value[value_of(market[request].groups, group_)].requests.push_back(request);
  }
  std::vector<bool> served(market.request_count());
  for (const PlanPair& pair : context.plan.pairs) served[pair.request.index()] = true;
  for (auto& [value, band] : by_value) {
    band.value = value;
    band.served = static_cast<std::size_t>(
        std::ranges::count_if(band.requests, [&](RequestId request) { return served[request.index()]; }));
    bands_.push_back(std::move(band));
  }
  order_bands(market);
  for (std::size_t i = 0; i < bands_.size(); ++i) {
    for (const OfferId offer : bands_[i].offers) offer_bands_[offer.index()] = i;
    for (const RequestId request : bands_[i].requests) request_bands_[request.index()] = i;
  }
}

// From north to south, so that neighbours stand together; then what has no place; at the end who names no value.
void PictureLayout::order_bands(const Market& market) {
  std::map<std::string, Mean> latitudes;
  for (const PictureBand& band : bands_) {
    Mean& south = latitudes[band.value];
    const auto add = [&](const Place& place) {
      if (place.point) south.add(-std::int64_t{place.point->latitude_e6});
    };
    for (const OfferId offer : band.offers) add(market[offer].place);
    for (const RequestId request : band.requests) add(market[request].place);
  }
  std::ranges::stable_sort(bands_, std::less<>(), [&](const PictureBand& band) { return latitudes[band.value]; });
  std::ranges::stable_partition(bands_, [](const PictureBand& band) { return !band.value.empty(); });
}

void PictureLayout::stack_bands(std::size_t most_rows) {
  const std::size_t longer_side = std::max(offer_rows_.size(), request_rows_.size());
  has_rows_ = longer_side <= most_rows;
  for (PictureBand& band : bands_) {
    std::size_t rows = std::max(band.offers.size(), band.requests.size());
    if (!has_rows_) rows = rows * shrunk_rows / longer_side;
    band.top = height_;
    band.height = std::max(static_cast<std::int64_t>(rows) * step, least_height);
    height_ += band.height + space_between;
  }
}

// Each side in the middle of its band.
void PictureLayout::place_nodes() {
  const auto place = [](const PictureBand& band, const auto& ids, std::vector<std::int64_t>& rows) {
    std::int64_t row = band.top + (band.height - static_cast<std::int64_t>(ids.size()) * step) / 2 + step / 2;
    for (const auto id : ids) {
      rows[id.index()] = row;
      row += step;
    }
  };
  for (const PictureBand& band : bands_) {
    place(band, band.offers, offer_rows_);
    place(band, band.requests, request_rows_);
  }
}

void PictureLayout::sweep(const Plan& plan) {
  std::vector<Mean> offers(offer_rows_.size()), requests(request_rows_.size());
  for (const PlanPair& pair : plan.pairs) {
    offers[pair.offer.index()].add(row(pair.request));
  }
  for (PictureBand& band : bands_) order(band.offers, offers);
  place_nodes();
  for (const PlanPair& pair : plan.pairs) {
    requests[pair.request.index()].add(row(pair.offer));
  }
  for (PictureBand& band : bands_) order(band.requests, requests);
  place_nodes();
}

}  // namespace koppel::report
