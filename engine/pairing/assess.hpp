// Assessing one pair: which hard rules it breaks and by how much, and what each soft criterion gives it.
//
// Problem:    the coordinator must be able to say why a pair is a candidate, why it is not, and what would change that.
// Promise:    pure and exact: integers and quantised distances only; the same pair gets the same assessment on every machine.
//             weigh() gives a pair an edge exactly when `assess` finds no failure (or the pair is pinned).
// Complexity: O(skills + languages + slots + themes) a pair, on terms interned when the assessor is built (O(market)).
// Errors:     none; the market and the decisions have been checked.
//
//   Assessor assessor(market, setting);
//   Assessment assessment = assessor.assess(offer, request);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/weight.hpp"
#include "model/market.hpp"
#include "model/setting.hpp"
#include "pairing/criteria.hpp"

namespace koppel {

// Hard rules, in the order in which they are shown. `forbidden`, `declined` and `absent` come from the decisions.
enum class Rule : std::uint8_t {
  skills,
  language,
  reach,
  slots,
  conflict,
  engagement,
  minimum_points,
  forbidden,
  declined,
  absent
};
inline constexpr std::size_t rule_count = 10;
[[nodiscard]] std::string_view to_string(Rule rule);
[[nodiscard]] std::optional<Rule> parse_rule(std::string_view name);

// A broken rule with what was asked and what there is: {skills, "facilitation", asked 3, has 1}; {reach, "", asked 9200 m, has
// 5000 m}; {language, "fr", asked B2, has A2}; {slots}; {conflict, "org:district-merksem"}. Numbers: levels, metres, points.
struct RuleFailure {
  Rule rule = Rule::skills;
  std::string what;
  std::int64_t asked = 0;
  std::int64_t has = 0;
  friend bool operator==(const RuleFailure&, const RuleFailure&) = default;
};

// Points × 10^6 (the weight's scale) per criterion, in the order of the list; their sum is the weight. A criterion gives at most
// 1000 points (the profile's reader sees to it), so that each fits 32 bits.
using Breakdown = std::vector<std::int32_t>;

struct PairScore {
  Weight weight = 0;
  Breakdown breakdown;
  std::optional<Metres> distance;
};

struct Assessment {
  std::vector<RuleFailure> failures;  // every broken rule, not only the first
  PairScore score;
};

class PairScorer;  // pairing/score.hpp: the room's own

class Assessor {
 public:
  // All three must outlive the assessor.
  Assessor(const Market& market, const Setting& setting, CriteriaList criteria = all_criteria());
  ~Assessor();
  Assessor(Assessor&&) noexcept;
  Assessor& operator=(Assessor&&) noexcept;

  [[nodiscard]] Assessment assess(OfferId offer, RequestId request) const;
  [[nodiscard]] bool allowed(OfferId offer, RequestId request) const;
  [[nodiscard]] PairScore score(OfferId offer, RequestId request) const;

  // The same for many pairs at once. `breakdowns`: a row of zeros per pair, one for each criterion; or empty.
  [[nodiscard]] CandidatePair candidate(OfferId offer, RequestId request) const;
  void score(std::span<const CandidatePair> pairs, std::span<Weight> weights, std::span<std::int32_t> breakdowns) const;

  [[nodiscard]] std::optional<Metres> distance(OfferId offer, RequestId request) const;
  [[nodiscard]] std::vector<std::string> common_languages(OfferId offer, RequestId request) const;

 private:
  friend class CandidateSearch;  // pairing/candidates.hpp
  // allowed(), where skills, language and slots are known to be met and the minimum of points is looked at afterwards.
  [[nodiscard]] bool allowed_but_for_points(OfferId offer, RequestId request) const;
  // Leaves out the offers that get fewer points than the profile's minimum.
  void keep_above_minimum(std::vector<OfferId>& offers, RequestId request) const;
  std::unique_ptr<const PairTables> tables_;
  std::unique_ptr<const PairScorer> scorer_;
};

}  // namespace koppel
