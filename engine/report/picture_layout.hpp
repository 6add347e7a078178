// Where the nodes of the picture stand: in bands per place (or another group), each side in an order that keeps lines
// short.
//
// Problem:    a drawing of all pairs is a tangle when both sides are listed by id.
// Promise:    offers and requests of one group value share a band; bands go from north to south where places are known, else by
//             value; within it nodes follow the mean height of whom they
// are coupled
//             with, in a fixed number of sweeps, ties by id. Whole numbers only, so that the same plan gives the same
//             picture. Where a side has more than `most_rows` nodes, bands shrink in proportion and nodes have no row
//             of their own.
// Complexity: O((offers + requests) log + pairs) a sweep.
// Errors:     none; a market without groups has one band without a name.
//
//   const PictureLayout layout(context, 400);
//   layout.row(pair.offer);   // in half steps from the top
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "report/report.hpp"

namespace koppel::report {

// The first fairness group that both sides name, "" where there is none: requests have kinds of requesters, offers do not.
[[nodiscard]] std::string shared_group(const Context& context);

struct PictureBand {
  std::string value;  // of the group; "" for who names none
  std::vector<OfferId> offers;
  std::vector<RequestId> requests;
  std::size_t served = 0;
  std::int64_t top = 0, height = 0;  // in half steps
};

class PictureLayout {
 public:
  PictureLayout(const Context& context, std::size_t most_rows);

  [[nodiscard]] bool has_rows() const { return has_rows_; }
  [[nodiscard]] const std::string& group() const { return group_; }  // "" when nobody names one
  [[nodiscard]] const std::vector<PictureBand>& bands() const { return bands_; }
  [[nodiscard]] std::int64_t height() const { return height_; }
  [[nodiscard]] std::int64_t row(OfferId offer) const { return offer_rows_[offer.index()]; }
  [[nodiscard]] std::int64_t row(RequestId request) const { return request_rows_[request.index()]; }
  [[nodiscard]] std::size_t band(OfferId offer) const { return offer_bands_[offer.index()]; }
  [[nodiscard]] std::size_t band(RequestId request) const { return request_bands_[request.index()]; }

 private:
  void fill_bands(const Context& context);
  void order_bands(const Market& market);
  void stack_bands(std::size_t most_rows);
  void place_nodes();
  void sweep(const Plan& plan);

  std::string group_;
  bool has_rows_ = true;
  std::vector<PictureBand> bands_;
  std::int64_t height_ = 0;
  std::vector<std::int64_t> offer_rows_, request_rows_;
  std::vector<std::size_t> offer_bands_, request_bands_;
};

}  // namespace koppel::report
