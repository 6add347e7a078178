// Share of the request's themes that the offer names; a broader or narrower one counts for half.
#include <algorithm>

#include "pairing/criterion.hpp"
#include "pairing/holders.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class Theme {
 public:
  explicit Theme(const PairTables& tables) {
    Interner terms;
    std::vector<std::string> names;
    for (const Request& request : tables.market.requests()) {
      auto& asked = asked_.emplace_back();
      for (const std::string& theme : request.themes) {
        asked.push_back(terms.intern(theme));
        if (asked.back() == names.size()) names.push_back(theme);
      }
    }
    fill_halves(tables, names);
  }

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    const auto& asked = asked_[pair.request.index()];
    if (asked.empty()) return full_value;
    CriterionValue halves = 0;
    for (const std::uint32_t term : asked) halves += halves_.at(term, pair.offer);
    return full_value * halves / (2 * static_cast<CriterionValue>(asked.size()));
  }

 private:
  void fill_halves(const PairTables& tables, const std::vector<std::string>& names) {
    Holders holders(tables.setting.vocabularies.find("themes"));
    for (const OfferId offer : tables.market.offer_ids()) {
      for (const std::string& theme : tables.market[offer].themes) holders.add(theme, offer, 1);
    }
    halves_ = LevelTable(names.size(), tables.market.offer_count());
    for (std::size_t term = 0; term < names.size(); ++term) {
      holders.for_kin(names[term], [&](Kinship kinship, const Holding& holding) {
        halves_.raise(term, holding.offer, kinship == Kinship::same ? 2 : 1);
      });
    }
  }

  std::vector<std::vector<std::uint32_t>> asked_;  // by request
  LevelTable halves_;                              // 0, 1 (a related theme) or 2
};

}  // namespace

extern constinit const Criterion theme{
    .name = "theme",
    .description = "share of the request's themes that the offer names; a broader or narrower theme counts half",
    .meaning = "points for a common theme",
    .labels = {"thema", "theme", "thème"},
    .points = 20'000,
    .prepare = prepare<Theme>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      FactTerms common{"themes", {}};
      for (const std::string& asked : pair.request.themes) {
        if (std::ranges::find(pair.offer.themes, asked) != pair.offer.themes.end()) common.terms.push_back({asked});
      }
      if (common.terms.empty()) return std::nullopt;
      return Fact{{"kent het thema {themes}", "knows the theme {themes}", "connaît le thème {themes}"},
                  {{"themes", std::move(common)}}};
    }};

}  // namespace koppel::criteria
