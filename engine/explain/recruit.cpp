#include "explain/recruit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "model/market_of.hpp"
#include "pairing/candidates.hpp"

namespace koppel {

namespace {

constexpr std::string_view district_group = "district";

// Two requests that ask for equal kinds of offers lead to one advice. The order is the canonical one of equally good
// advice.
using Kind =
    std::tuple<std::vector<Need>, std::vector<LanguageLevel>, std::string, std::vector<std::string>, std::string>;

std::string district_of(const Request& request, const Vocabularies& vocabularies) {
  if (const std::string* value = group_value(request.groups, district_group)) return *value;
  const Term* term = request.place.postcode.empty() ? nullptr : vocabularies.district_of(request.place.postcode);
  return term == nullptr ? std::string() : term->id;
}

// The centre of a district; where the gazetteer does not know it, the place of the first request from there.
Place centre_of(const std::string& district, const Market& market, const Vocabularies& vocabularies) {
  if (district.empty()) return {};
  const Vocabulary* districts = vocabularies.find("districts");
  const Term* term = districts == nullptr ? nullptr : districts->find(district);
  if (term == nullptr) term = vocabularies.district_of(district);
  if (term != nullptr && term->point)
    return {term->postcodes.empty() ? std::string() : term->postcodes.front(), term->point};
  for (const Request& request : market.requests()) {
    if (request.place.known() && district_of(request, vocabularies) == district) return request.place;
  }
  return {};
}

// The lower median of the reaches that offers name; none where fewer than half name one.
std::optional<Metres> common_reach(const Market& market) {
  std::vector<Metres> reaches;
  for (const Offer& offer : market.offers()) {
    if (offer.reach) reaches.push_back(*offer.reach);
  }
  if (reaches.empty() || 2 * reaches.size() < market.offer_count()) return std::nullopt;
  const auto middle = reaches.begin() + static_cast<std::ptrdiff_t>((reaches.size() - 1) / 2);
  std::nth_element(reaches.begin(), middle, reaches.end());
  return *middle;
}

class KindMaker {
 public:
  KindMaker(const Market& market, const Setting& setting, const std::vector<RequestId>& unserved)
      : market_(market),
        setting_(setting),
        place_matters_(setting.profile.rules.reach && common_reach(market).has_value()) {
    for (const RequestId request : unserved) {
      for (const LanguageLevel& language : market[request].languages) ++asked_[language.code];
      for (const Need& need : market[request].needs) ++needed_[need.term];
    }
  }

  [[nodiscard]] Kind kind_for(const Request& request) const {
    const Rules& rules = setting_.profile.rules;
    Kind kind;
    auto& [skills, languages, district, slots, engagement] = kind;
    if (rules.skills) {
      std::copy_if(request.needs.begin(), request.needs.end(), std::back_inserter(skills),
                   [](const Need& n) { return n.must; });
      if (rules.one_skill && skills.empty() && !request.needs.empty()) skills.push_back(need_for(request));
    }
    if (rules.language && !request.languages.empty()) languages.push_back(language_for(request));
    if (place_matters_ && request.place.known()) district = district_of(request, setting_.vocabularies);
    if (rules.slots) slots = request.slots;
    const std::string* number = group_value(request.groups, rules.engagement_group);
    if (rules.engagement && number != nullptr) engagement = *number;
    return kind;
  }

 private:
  [[nodiscard]] Need need_for(const Request& request) const {
    return *std::ranges::max_element(request.needs, {}, [this](const Need& need) { return needed_.at(need.term); });
  }
  [[nodiscard]] LanguageLevel language_for(const Request& request) const {
    LanguageLevel best = *std::max_element(
        request.languages.begin(), request.languages.end(),
        [this](const LanguageLevel& a, const LanguageLevel& b) { return asked_.at(a.code) < asked_.at(b.code); });
    if (best.level == Cefr::any) best.level = setting_.profile.defaults.language_level;
    return best;
  }

  const Market& market_;
  const Setting& setting_;
  const bool place_matters_;
  std::map<std::string, std::size_t> asked_, needed_;  // languages and skills: in how many requests
};

struct Candidate {
  RecruitAdvice advice;
  std::vector<RequestId> made_for;    // unserved requests of this kind
  std::vector<RequestId> candidates;  // all requests short of offers that it could serve
  std::vector<RequestId> unserved;    // those of them that are not served now

  // Worth naming beside `other` only if it helps somebody whom that one does not.
  [[nodiscard]] bool adds_nothing_to(const Candidate& other) const {
    return std::includes(other.unserved.begin(), other.unserved.end(), unserved.begin(), unserved.end());
  }
};

std::vector<Candidate> make_candidates(const Market& market, const Setting& setting,
                                       const std::vector<RequestId>& unserved) {
  const KindMaker maker(market, setting, unserved);
  std::map<Kind, std::vector<RequestId>> by_kind;
  for (const RequestId request : unserved) by_kind[maker.kind_for(market[request])].push_back(request);
  std::vector<Candidate> all;
  for (auto& [kind, requests] : by_kind) {
    const auto& [skills, languages, district, slots, engagement] = kind;
    Candidate candidate;
    candidate.advice = {.skills = skills,
                        .languages = languages,
                        .district = district,
                        .slots = slots,
                        .engagement = engagement,
                        .places = std::max(2, setting.profile.defaults.capacity_max),
                        .gain = 0,
                        .would_serve = {}};
    candidate.made_for = std::move(requests);
    all.push_back(std::move(candidate));
  }
  if (all.size() > RecruitSearch::max_kinds) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.made_for.size() > b.made_for.size(); });
    all.resize(RecruitSearch::max_kinds);
  }
  return all;
}

std::string offers_id(std::size_t candidate) { return "recruit-" + std::to_string(candidate); }

// Which requests that are short of offers each hypothetical offer could serve: by the rules of pairing, in a market of just these.
void find_edges(const Market& market, const Setting& setting, CriteriaList criteria,
                const IdVector<RequestId, bool>& short_of_offers, std::vector<Candidate>& all) {
  std::vector<Offer> offers;
  for (std::size_t i = 0; i < all.size(); ++i)
    offers.push_back(hypothetical_offer(market, setting, all[i].advice, offers_id(i)));
  std::vector<Request> requests;
  for (const RequestId request : market.request_ids()) {
    if (!short_of_offers[request]) continue;
    requests.push_back(market[request]);
    requests.back().hours.reset();  // whoever is recruited has the time
  }
  const Market small = market_of(std::move(offers), std::move(requests));
  Setting variant = setting;
  variant.decisions = {};
  variant.decisions.earlier_asked.assign(all.size(), 0);

  IdVector<OfferId, std::size_t> candidate(small.offer_count());
  for (std::size_t i = 0; i < all.size(); ++i) candidate[*small.find_offer(offers_id(i))] = i;
  const Assessor assessor(small, variant, criteria);
  CandidateSearch search(assessor);
  for (const RequestId request :
       small.request_ids()) {  // in the order of the market, so that the candidates come sorted
    const RequestId original = *market.find_request(small[request].id);
    for (const OfferId offer : search.offers_for(request)) all[candidate[offer]].candidates.push_back(original);
  }
}

}  // namespace

Offer hypothetical_offer(const Market& market, const Setting& setting, const RecruitAdvice& advice, std::string id) {
  Offer offer;
  offer.id = std::move(id);
  for (const Need& need : advice.skills) offer.skills.push_back({need.term, need.level});
  offer.languages = advice.languages;
  offer.slots = advice.slots;
  offer.capacity.max = advice.places;
  offer.place = centre_of(advice.district, market, setting.vocabularies);
  if (offer.place.known()) offer.reach = common_reach(market);
  if (!advice.engagement.empty()) offer.groups.push_back({setting.profile.rules.engagement_group, advice.engagement});
  const bool has_district = group_value(offer.groups, district_group) != nullptr;
  if (const Term* term = setting.vocabularies.district_of(offer.place.postcode); term != nullptr && !has_district)
    offer.groups.push_back({std::string(district_group), term->id});
  std::ranges::sort(offer.groups);
  return offer;
}

RecruitSearch find_recruits(const Market& market, const Setting& setting, CriteriaList criteria,
                            const FirstPairs& first, const std::vector<RequestId>& unserved) {
  RecruitSearch search;
  if (unserved.empty()) return search;
  FirstPairs most =
      first;  // a strategy that puts the weight first may leave out requests that nobody new is needed for
  most.complete();
  IdVector<RequestId, bool> short_of_offers = most.short_of_offers();
  for (const RequestId request : setting.decisions.absent_requests) short_of_offers[request] = false;
  std::vector<Candidate> all = make_candidates(market, setting, unserved);
  find_edges(market, setting, criteria, short_of_offers, all);

  for (Candidate& candidate : all) {
    const auto is_candidate = [&](RequestId request) {
      return std::binary_search(candidate.candidates.begin(), candidate.candidates.end(), request);
    };
    std::copy_if(candidate.made_for.begin(), candidate.made_for.end(), std::back_inserter(search.helped), is_candidate);
    std::copy_if(unserved.begin(), unserved.end(), std::back_inserter(candidate.unserved), is_candidate);
    candidate.advice.would_serve =
        most.served_by_one_more(candidate.candidates, candidate.advice.places, short_of_offers);
    candidate.advice.gain = candidate.advice.would_serve.size();
    // Each request served more takes one place of the new offer, so more places would serve nobody else.
    if (candidate.advice.gain > 0) candidate.advice.places = static_cast<int>(candidate.advice.gain);
  }
  std::sort(search.helped.begin(), search.helped.end());
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.advice.gain, a.unserved.size()) > std::pair(b.advice.gain, b.unserved.size());
  });
  std::vector<const Candidate*> named;
  for (const Candidate& candidate : all) {
    if (candidate.advice.gain == 0 || named.size() == RecruitSearch::max_advice) break;
    const auto covers = [&](const Candidate* other) { return candidate.adds_nothing_to(*other); };
    if (std::none_of(named.begin(), named.end(), covers)) named.push_back(&candidate);
  }
  for (const Candidate* candidate : named) search.advice.push_back(candidate->advice);
  return search;
}

}  // namespace koppel
