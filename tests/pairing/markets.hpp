// Markets for the tests of pairing: made by hand, or synthetic ones with the rough edges that rules care about.
#pragma once

#include <gtest/gtest.h>

#include <utility>

#include "model/check.hpp"
#include "model/setting.hpp"
#include "model/synthetic.hpp"

namespace koppel::test {

inline Vocabularies no_vocabularies() { return {}; }

// skills: process > facilitation > moderation; themes: mobility > cycling.
inline Vocabularies small_vocabularies() {
  const auto term = [](std::string id, std::vector<std::string> broader) {
    Term made;
    made.id = std::move(id);
    made.broader = std::move(broader);
    return made;
  };
  Findings findings;
  Vocabularies all;
  all.put(Vocabulary("skills",
                     {term("process", {}), term("facilitation", {"process"}), term("moderation", {"facilitation"})},
                     findings));
  all.put(Vocabulary("themes", {term("mobility", {}), term("cycling", {"mobility"})}, findings));
  return all;
}

inline Market market_of(const Draft& draft, const Vocabularies& vocabularies = {}) {
  Checked checked = check(draft, Profile{}, vocabularies);
  EXPECT_TRUE(checked.market.has_value());
  return std::move(*checked.market);
}

// One offer and one request, to be spoiled by a test.
struct Pair {
  Offer offer{.id = "m1"};
  Request request{.id = "r1"};

  [[nodiscard]] Market market(const Vocabularies& vocabularies = {}) const {
    Draft draft;
    DraftOffer supply;
    supply.offer.value = offer;
    supply.has_capacity_min = supply.has_capacity_max = supply.has_reach = true;
    DraftRequest demand;
    demand.request.value = request;
    demand.has_people_min = demand.has_people_max = true;
    draft.offers = {supply};
    draft.requests = {demand};
    return market_of(draft, vocabularies);
  }
};

}  // namespace koppel::test
