// How much of what is needed (musts and wishes, level by level) the offer brings.
#include <algorithm>

#include "pairing/criterion.hpp"
#include "pairing/tables.hpp"

namespace koppel::criteria {

namespace {

class SkillFit {
 public:
  explicit SkillFit(const PairTables& tables) : tables_(tables) {}

  [[nodiscard]] CriterionValue value(const CandidatePair& pair) const {
    CriterionValue asked = 0;
    CriterionValue brought = 0;
    for (const NeedEntry& need : tables_.needs[pair.request.index()]) {
      asked += need.level;
      brought += std::min(tables_.skill_level.at(need.term, pair.offer), need.level);
    }
    return asked == 0 ? full_value : full_value * brought / asked;
  }

 private:
  const PairTables& tables_;
};

// The offer's best level in a skill that covers the needed term: itself or a narrower one.
int level_for(const ProposedPair& pair, const std::string& term) {
  const Vocabulary* skills = pair.setting.vocabularies.find("skills");
  int best = 0;
  for (const SkillLevel& skill : pair.offer.skills) {
    const bool covers =
        skill.term == term || (skills != nullptr && skills->broader_distance(skill.term, term).has_value());
    if (covers) best = std::max(best, skill.level);
  }
  return best;
}

}  // namespace

extern constinit const Criterion skill_fit{
    .name = "skill_fit",
    .description = "share of the needed skill levels, musts and wishes, that the offer brings",
    .meaning = "points for how well the skills fit",
    .labels = {"vaardigheden", "skills", "compétences"},
    .points = 40'000,
    .prepare = prepare<SkillFit>,
    .fact = [](const ProposedPair& pair) -> std::optional<Fact> {
      FactTerms known{"skills", {}};
      for (const Need& need : pair.request.needs) {
        const int level = level_for(pair, need.term);
        if (level > 0) known.terms.push_back({need.term, level});
      }
      if (known.terms.empty()) return std::nullopt;
      return Fact{{"kan {skills}", "knows {skills}", "sait {skills}"}, {{"skills", std::move(known)}}};
    }};

}  // namespace koppel::criteria
