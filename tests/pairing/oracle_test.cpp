// weigh against the rules as data/schema/profile.md tells them, written once more from the market's own texts: no
// tables, no indexes, every pair looked at. The markets are small and rough: words outside the vocabulary, unknown
// places, nothing named at all.
#include <algorithm>
#include <optional>
#include <random>
#include <string>

#include "markets.hpp"
#include "pairing/geodesy.hpp"
#include "pairing/weigh.hpp"

namespace koppel::test {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  int between(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  std::vector<std::string> some(std::vector<std::string> texts, int percent) {
    std::erase_if(texts, [&](const std::string&) { return !chance(percent); });
    return texts;
  }

 private:
  std::mt19937_64 random_;
};

const std::vector<std::string> skill_words{"facilitation", "knitting", "moderation", "process", "welding"};
const std::vector<std::string> language_codes{"ar", "fr", "nl"};
const std::vector<std::string> slot_names{"fri", "mon", "thu", "wed"};
const std::vector<std::string> postcodes{"2000", "2018", "2060"};

Cefr some_level(Dice& dice) { return static_cast<Cefr>(dice.between(0, 6)); }

// Around a corner of four cells of the grid, so that neighbours in other cells count.
Place some_place(Dice& dice) {
  Place place;
  if (dice.chance(85))
    place.point = GeoPoint{51'200'000 + dice.between(-40'000, 40'000), 4'400'000 + dice.between(-40'000, 40'000)};
  if (dice.chance(70)) place.postcode = postcodes[static_cast<std::size_t>(dice.between(0, 2))];
  return place;
}

std::vector<GroupMembership> some_groups(Dice& dice) {
  std::vector<GroupMembership> groups;
  if (dice.chance(50)) groups.push_back({"district", dice.chance(50) ? "deurne" : "merksem"});
  const std::vector<std::string> engagements{"0", "1", "2", "3", "2x", "often"};
  if (dice.chance(70)) groups.push_back({"engagement", engagements[static_cast<std::size_t>(dice.between(0, 5))]});
  return groups;
}

Draft rough_draft(Dice& dice) {
  Draft draft;
  for (int i = 0; i < 25; ++i) {
    DraftOffer row;
    Offer& offer = row.offer.value;
    offer.id = "m" + std::to_string(i);
    for (const std::string& word : dice.some(skill_words, 45)) offer.skills.push_back({word, dice.between(1, 5)});
    for (const std::string& code : dice.some(language_codes, 40)) offer.languages.push_back({code, some_level(dice)});
    offer.place = some_place(dice);
    if (dice.chance(70)) offer.reach = dice.between(0, 6) * 1000;
    offer.slots = dice.some(slot_names, 30);
    offer.groups = some_groups(dice);
    offer.conflicts = dice.some({"district:deurne", "from:politician", "request:r3"}, 20);
    row.has_reach = true;
    draft.offers.push_back(row);
  }
  for (int i = 0; i < 25; ++i) {
    DraftRequest row;
    Request& request = row.request.value;
    request.id = "r" + std::to_string(i);
    request.from = dice.chance(30) ? "politician" : "resident";
    for (const std::string& word : dice.some(skill_words, 25))
      request.needs.push_back({word, dice.between(1, 3), dice.chance(60)});
    for (const std::string& code : dice.some(language_codes, 30)) request.languages.push_back({code, some_level(dice)});
    request.place = some_place(dice);
    request.slots = dice.some(slot_names, 40);
    request.groups = some_groups(dice);
    draft.requests.push_back(row);
  }
  return draft;
}

Setting rough_setting(Dice& dice, std::uint64_t seed) {
  Setting setting;
  setting.vocabularies = seed % 4 == 0 ? no_vocabularies() : small_vocabularies();
  Rules& rules = setting.profile.rules;
  rules.skill_match = static_cast<SkillMatch>(seed % 3);
  rules.one_skill = seed % 2 == 0;
  for (bool* rule : {&rules.skills, &rules.language, &rules.reach, &rules.slots, &rules.conflict, &rules.engagement}) {
    *rule = dice.chance(85);
  }
  setting.profile.language = dice.chance(50) ? Language::nl : Language::fr;
  setting.profile.defaults.language_level = static_cast<Cefr>(dice.between(1, 6));
  if (seed % 2 == 0) {
    setting.travel_times.rows = {
        {"2000", "2018", 1500}, {"2018", "2000", 4500}, {"2060", "2018", 3000}, {"deurne", "merksem", 2500}};
  }
  return setting;
}

// The rules, said plainly.
class Oracle {
 public:
  explicit Oracle(const Setting& setting) : setting_(setting) {}

  [[nodiscard]] bool allows(const Offer& offer, const Request& request) const {
    const Rules& rules = setting_.profile.rules;
    return (!rules.skills || skills(offer, request)) && (!rules.language || language(offer, request)) &&
           (!rules.reach || reach(offer, request)) && (!rules.slots || slots(offer, request)) &&
           (!rules.conflict || conflict_free(offer, request)) && (!rules.engagement || engagement(offer, request));
  }

 private:
  [[nodiscard]] bool below(const std::string& narrow, const std::string& broad) const {
    const Vocabulary* words = setting_.vocabularies.find("skills");
    return narrow != broad && words != nullptr && words->broader_distance(narrow, broad).has_value();
  }

  [[nodiscard]] bool serves(const SkillLevel& skill, const Need& need) const {
    const SkillMatch match = setting_.profile.rules.skill_match;
    if (skill.term == need.term) return skill.level >= need.level;
    if (match != SkillMatch::exact && below(skill.term, need.term)) return skill.level >= need.level;
    return match == SkillMatch::related && below(need.term, skill.term) && skill.level - 1 >= need.level;
  }

  [[nodiscard]] bool skills(const Offer& offer, const Request& request) const {
    const auto is_served = [&](const Need& need) {
      return std::ranges::any_of(offer.skills, [&](const SkillLevel& skill) { return serves(skill, need); });
    };
    const bool any_must = std::ranges::any_of(request.needs, &Need::must);
    if (setting_.profile.rules.one_skill && !any_must && !request.needs.empty())
      return std::ranges::any_of(request.needs, is_served);
    return std::ranges::all_of(request.needs, [&](const Need& need) { return !need.must || is_served(need); });
  }

  [[nodiscard]] bool language(const Offer& offer, const Request& request) const {
    if (request.languages.empty()) return true;
    std::vector<LanguageLevel> spoken = offer.languages;
    if (spoken.empty()) spoken = {{setting_.profile.language == Language::nl ? "nl" : "fr", Cefr::c2}};
    return std::ranges::any_of(request.languages, [&](const LanguageLevel& asked) {
      const Cefr needed = asked.level == Cefr::any ? setting_.profile.defaults.language_level : asked.level;
      return std::ranges::any_of(spoken, [&](const LanguageLevel& own) {
        return own.code == asked.code && (own.level == Cefr::any ? Cefr::b2 : own.level) >= needed;
      });
    });
  }

  [[nodiscard]] std::optional<Metres> distance(const Offer& offer, const Request& request) const {
    const TravelTimes& times = setting_.travel_times;
    if (const auto metres = times.find(offer.place.postcode, request.place.postcode)) return metres;
    const std::string* from = group_value(offer.groups, "district");
    const std::string* to = group_value(request.groups, "district");
    if (from != nullptr && to != nullptr) {
      if (const auto metres = times.find(*from, *to)) return metres;
    }
    if (!offer.place.point || !request.place.point) return std::nullopt;
    return great_circle(to_vector(*offer.place.point), to_vector(*request.place.point));
  }

  [[nodiscard]] bool reach(const Offer& offer, const Request& request) const {
    const auto metres = distance(offer, request);
    return !offer.reach || !metres || *metres <= *offer.reach;
  }

  [[nodiscard]] static bool slots(const Offer& offer, const Request& request) {
    if (offer.slots.empty() || request.slots.empty()) return true;
    return std::ranges::find_first_of(offer.slots, request.slots) != offer.slots.end();
  }

  [[nodiscard]] static bool conflict_free(const Offer& offer, const Request& request) {
    return std::ranges::none_of(offer.conflicts, [&](const std::string& conflict) {
      if (conflict == "from:" + request.from || conflict == "request:" + request.id) return true;
      return std::ranges::any_of(request.groups,
                                 [&](const GroupMembership& g) { return conflict == g.group + ":" + g.value; });
    });
  }

  [[nodiscard]] static bool engagement(const Offer& offer, const Request& request) {
    const std::string* has = group_value(offer.groups, "engagement");
    const std::string* asked = group_value(request.groups, "engagement");
    const auto is_number = [](const std::string* text) {
      return text != nullptr && text->size() == 1 && std::isdigit((*text)[0]) != 0;
    };
    return !is_number(has) || !is_number(asked) || (*has)[0] >= (*asked)[0];
  }

  const Setting& setting_;
};

TEST(Oracle, WeighFindsExactlyThePairsThatTheRulesAllow) {
  std::size_t edges = 0, pairs = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Dice dice(seed);
    const Setting setting = rough_setting(dice, seed);
    const Market market = market_of(rough_draft(dice), setting.vocabularies);
    const BipartiteGraph graph = weigh(market, setting).instance->graph;
    const Oracle oracle(setting);
    for (const RequestId request : market.request_ids()) {
      for (const OfferId offer : market.offer_ids()) {
        ASSERT_EQ(graph.find(offer, request).has_value(), oracle.allows(market[offer], market[request]))
            << "seed " << seed << ": " << market[offer].id << " – " << market[request].id;
        ++pairs;
      }
    }
    edges += graph.edge_count();
  }
  EXPECT_GT(edges, pairs / 20);
  EXPECT_LT(edges, pairs / 2);
}

}  // namespace
}  // namespace koppel::test
