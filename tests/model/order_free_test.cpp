#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "model/drafts.hpp"

namespace koppel {
namespace {

// Drafts with all that goes wrong in life: few ids (so duplicates), words known and unknown, bounds that cross.
DraftOffer any_offer(std::int64_t row) {
  DraftOffer draft = test::offer("m" + std::to_string(*rc::gen::inRange(0, 8)), row);
  Offer& offer = draft.offer.value;
  offer.capacity.max = *rc::gen::inRange(-1, 4);
  draft.has_capacity_max = *rc::gen::arbitrary<bool>();
  offer.place.postcode = *rc::gen::element<std::string>("2060", "20600", "");
  for (const std::string term : {"mobility", "mobilty", "facilitation", "mobility"}) {
    if (*rc::gen::arbitrary<bool>()) offer.skills.push_back({term, *rc::gen::inRange(0, 7)});
    if (*rc::gen::arbitrary<bool>()) offer.slots.push_back(term);
  }
  if (*rc::gen::arbitrary<bool>()) draft.offer.submitted = "2026-10-0" + std::to_string(*rc::gen::inRange(1, 4));
  return draft;
}

DraftRequest any_request(std::int64_t row) {
  DraftRequest draft = test::request("r" + std::to_string(*rc::gen::inRange(0, 8)), row);
  draft.request.value.people.max = *rc::gen::inRange(0, 3);
  draft.has_people_max = true;
  if (*rc::gen::arbitrary<bool>()) draft.request.value.needs = {{"mobility", 2, true}, {"facilitation", 1, false}};
  if (*rc::gen::arbitrary<bool>()) draft.request.submitted = "2026-10-0" + std::to_string(*rc::gen::inRange(1, 4));
  return draft;
}

Draft any_draft() {
  Draft draft;
  const auto offers = *rc::gen::inRange<std::int64_t>(1, 12), requests = *rc::gen::inRange<std::int64_t>(1, 12);
  for (std::int64_t row = 0; row < offers; ++row) draft.offers.push_back(any_offer(row + 2));
  for (std::int64_t row = 0; row < requests; ++row) draft.requests.push_back(any_request(row + 2));
  return draft;
}

std::vector<std::string> lines(const Findings& findings) {
  std::vector<std::string> all;
  for (const Finding& finding : findings.kept()) {
    all.push_back(finding.source.file + ":" + std::to_string(finding.source.row) + ":" + finding.message() +
                  finding.hint());
  }
  return all;
}

RC_GTEST_PROP(OrderFree, ShuffledRowsGiveTheSameMarketAndTheSameFindings, ()) {
  const Draft draft = any_draft();
  Draft shuffled = draft;
  std::mt19937 dice(*rc::gen::arbitrary<std::uint32_t>());
  std::shuffle(shuffled.offers.begin(), shuffled.offers.end(), dice);
  std::shuffle(shuffled.requests.begin(), shuffled.requests.end(), dice);
  const Checked one = test::check_with_words(draft), other = test::check_with_words(shuffled);
  RC_ASSERT(one.market == other.market);
  RC_ASSERT(lines(one.findings) == lines(other.findings));
  RC_ASSERT(one.market.has_value() == !one.findings.has_errors());
}

// A market is what check() makes of it: checking it once more changes nothing.
RC_GTEST_PROP(OrderFree, TheDraftOfAMarketGivesTheMarketAgain, ()) {
  const Checked checked = test::check_with_words(any_draft());
  RC_PRE(checked.market.has_value());
  const Checked again = test::check_with_words(to_draft(*checked.market));
  RC_ASSERT(again.market == checked.market);
}

}  // namespace
}  // namespace koppel
