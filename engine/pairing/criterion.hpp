// What a soft criterion is: everything that belongs to one, in one value.
//
// Problem:    what makes a pair good differs by programme; adding a reason to prefer a pair may not touch the whole engine.
// Promise:    a criterion is plain data and two functions, so that a list of criteria is all that weighing, profiles, reports and
//             bindings know of them. Values are whole numbers from 0 to 1000 and the same on every machine.
// Complexity: `prepare` once per market; `rate` is one call for many pairs, so that the loop over pairs has no indirect call.
// Errors:     none; the market and the profile have been checked.
//
//   extern constinit const Criterion early_bird{
//       .name = "early_bird", …, .points = 5'000, .prepare = prepare<EarlyBird>, .fact = fact};
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "model/market.hpp"
#include "model/profile.hpp"
#include "model/setting.hpp"

namespace koppel {

struct PairTables;  // pairing/tables.hpp: what is known of the market, as small numbers

// ---- the value of a pair -------------------------------------------------------------------------------------------

// 0 (gives no points) to `full_value` (gives all of them).
using CriterionValue = std::int64_t;
inline constexpr CriterionValue full_value = 1000;

struct CandidatePair {
  OfferId offer;
  RequestId request;
  std::optional<Metres> distance;  // empty where a place is unknown
};

// A criterion made ready for one market.
class PreparedCriterion {
 public:
  PreparedCriterion() = default;
  PreparedCriterion(const PreparedCriterion&) = delete;
  PreparedCriterion& operator=(const PreparedCriterion&) = delete;
  virtual ~PreparedCriterion() = default;
  // values[i] is the value of pairs[i].
  virtual void rate(std::span<const CandidatePair> pairs, std::span<CriterionValue> values) const = 0;
};

// `Rating` is made from the tables and has `CriterionValue value(const CandidatePair&) const`. It may keep the tables, which
// outlive it, and tables of its own.
template <class Rating>
[[nodiscard]] std::unique_ptr<const PreparedCriterion> prepare(const PairTables& tables) {
  class Prepared final : public PreparedCriterion {
   public:
    explicit Prepared(const PairTables& t) : rating_(t) {}
    void rate(std::span<const CandidatePair> pairs, std::span<CriterionValue> values) const override {
      for (std::size_t i = 0; i < pairs.size(); ++i) values[i] = rating_.value(pairs[i]);
    }

   private:
    Rating rating_;
  };
  return std::make_unique<const Prepared>(tables);
}

// ---- its reason in words -------------------------------------------------------------------------------------------

// By Language: Dutch, English, French.
using ThreeTexts = std::array<std::string_view, 3>;

// What a text's {name} stands for. The report writes it as it writes everything of that kind: terms by their labels, distances
// in kilometres, moments as dates; nothing that strangers wrote is shown with pseudonyms.
struct FactTerm {
  std::string term;
  int level = 0;  // told where it is above 0
};
struct FactTerms {
  std::string_view vocabulary;
  std::vector<FactTerm> terms;
};
struct FactDistance {
  Metres metres = 0;
};
struct FactMoment {
  std::string_view slot;
};
struct FactNumber {
  std::int64_t number = 0;
};
struct FactValue {
  std::string name;
  std::variant<FactTerms, FactDistance, FactMoment, FactNumber> value;
};

struct Fact {
  ThreeTexts texts;  // "speaks {languages}"
  std::vector<FactValue> values;
};

// A pair that is shown to somebody.
struct ProposedPair {
  const Offer& offer;
  const Request& request;
  const Setting& setting;
  std::optional<Metres> distance;
  std::string_view moment;                 // the slot that is proposed; empty where there is none
  std::span<const std::string> languages;  // common to both, asked for
};

// ---- the criterion -------------------------------------------------------------------------------------------------

struct Criterion {
  std::string_view name;         // its key below `criteria` in a profile
  std::string_view description;  // English, one line: what gives 0 and what gives all points
  std::string_view meaning;      // English, of its key: "points for a common theme"
  ThreeTexts labels;             // for lists
  Millipoints points = 0;        // at most, where the profile does not say
  std::unique_ptr<const PreparedCriterion> (*prepare)(const PairTables&) = nullptr;
  // Why this pair got points; nothing where there is nothing to tell.
  std::optional<Fact> (*fact)(const ProposedPair&) = nullptr;
};

}  // namespace koppel
