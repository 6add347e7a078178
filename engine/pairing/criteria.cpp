#include "pairing/criteria.hpp"

// The one list of criteria, in the order in which they are shown. To add one: a row here, and pairing/criteria/NAME.cpp.
// clang-format off
#define KOPPEL_CRITERIA(row) \
  row(skill_fit) \
  row(theme) \
  row(closeness) \
  row(language) \
  row(slots) \
  row(learning) \
  row(rest) \
  row(first_time) \
  row(urgency)
// clang-format on

namespace koppel {

namespace criteria {

#define KOPPEL_DECLARE(name) extern const Criterion name;
KOPPEL_CRITERIA(KOPPEL_DECLARE)
#undef KOPPEL_DECLARE

}  // namespace criteria

CriteriaList all_criteria() {
#define KOPPEL_ENTRY(name) criteria::name,
  static const Criterion list[] = {KOPPEL_CRITERIA(KOPPEL_ENTRY)};
#undef KOPPEL_ENTRY
  return list;
}

Millipoints points_of(const Criterion& criterion, const Profile& profile) {
  const auto said = profile.criteria.find(criterion.name);
  return said == profile.criteria.end() ? criterion.points : said->second;
}

}  // namespace koppel
