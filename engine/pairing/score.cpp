#include "pairing/score.hpp"

#include <algorithm>
#include <array>

namespace koppel {

namespace {

using Tables = Assessor::Tables;
using Value = std::int64_t;  // 0 … 1000

constexpr Value full = 1000;

// How much of what is needed (musts and wishes, level by level) the offer brings.
Value skill_fit(const Tables& tables, OfferId offer, std::size_t request) {
  Value asked = 0;
  Value brought = 0;
  for (const NeedEntry& need : tables.needs[request]) {
    asked += need.level;
    brought += std::min(tables.skill_level.at(need.term, offer), need.level);
  }
  return asked == 0 ? full : full * brought / asked;
}

// Share of the request's themes that the offer names; a broader or narrower one counts for half.
Value theme(const Tables& tables, OfferId offer, std::size_t request) {
  const auto& asked = tables.asked_themes[request];
  if (asked.empty()) return full;
  Value halves = 0;
  for (const std::uint32_t term : asked) halves += tables.theme_halves.at(term, offer);
  return full * halves / (2 * static_cast<Value>(asked.size()));
}

Value closeness(const Tables& tables, const std::optional<Metres>& distance) {
  const Metres zero = tables.setting.profile.closeness_zero;
  if (!distance || zero <= 0 || *distance >= zero) return 0;
  return full - full * *distance / zero;
}

// The best of the asked languages: half for just the level, three quarters for one above it, all for more.
Value language(const Tables& tables, OfferId offer, std::size_t request) {
  const auto& asked = tables.asked_languages[request];
  if (asked.empty()) return full;
  int best = -1;
  for (const LanguageEntry& entry : asked) {
    const int level = tables.language_level.at(entry.language, offer);
    // Nobody speaks better than C2: that is always the best margin.
    if (level == static_cast<int>(Cefr::c2)) return full;
    best = std::max(best, level - entry.level);
  }
  if (best < 0) return 0;
  return best == 0 ? full / 2 : best == 1 ? full * 3 / 4 : full;
}

// Three slots in common are as good as more; who names no slots is free whenever it suits.
Value slots(const Tables& tables, std::size_t offer, std::size_t request) {
  const auto& mine = tables.offer_slots[offer];
  const auto& theirs = tables.request_slots[request];
  if (mine.empty() || theirs.empty()) return full;
  constexpr Value enough = 3;
  Value common = 0;
  for (auto i = mine.begin(), j = theirs.begin(); i != mine.end() && j != theirs.end() && common < enough;) {
    if (*i == *j)
      ++common, ++i, ++j;
    else
      *i < *j ? ++i : ++j;
  }
  return full * common / enough;
}

// Share of the needs that the offer wants to learn.
Value learning(const Tables& tables, OfferId offer, std::size_t request) {
  const auto& needs = tables.needs[request];
  if (needs.empty()) return 0;
  Value wanted = 0;
  for (const NeedEntry& need : needs) wanted += tables.wants_to_learn.at(need.term, offer);
  return full * wanted / static_cast<Value>(needs.size());
}

Value rest(const Tables& tables, std::size_t offer) { return full / (1 + std::max(0, tables.offer_asked[offer])); }

Value urgency(const Request& request) {
  constexpr int most_urgent = 3;
  return full * std::clamp(request.priority, 0, most_urgent) / most_urgent;
}

}  // namespace

PairScore score_pair(const Tables& tables, OfferId offer, RequestId request) {
  const std::size_t r = request.index();
  const Request& wanted = tables.market[request];
  PairScore score;
  score.distance = tables.distance(offer, request);
  // In the order of Criterion.
  const std::array<Value, criterion_count> values{
      skill_fit(tables, offer, r), theme(tables, offer, r),         closeness(tables, score.distance),
      language(tables, offer, r),  slots(tables, offer.index(), r), learning(tables, offer, r),
      rest(tables, offer.index()), wanted.first_time ? full : 0,    urgency(wanted)};
  const auto& points = tables.setting.profile.criteria.points;
  for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
    score.breakdown[criterion] = static_cast<std::int32_t>(values[criterion] * points[criterion]);
    score.weight += score.breakdown[criterion];
  }
  return score;
}

}  // namespace koppel
