#include "pairing/criteria.hpp"

namespace koppel {

namespace {

constexpr CriterionInfo criteria[] = {
    {Criterion::skill_fit,
     "skill_fit",
     "share of the needed skill levels, musts and wishes, that the offer brings",
     {"vaardigheden", "skills", "compétences"}},
    {Criterion::theme,
     "theme",
     "share of the request's themes that the offer names; a broader or narrower theme counts half",
     {"thema", "theme", "thème"}},
    {Criterion::closeness,
     "closeness",
     "1 at 0 km, falling evenly to 0 at closeness.zero_km; 0 where a place is unknown",
     {"nabijheid", "closeness", "proximité"}},
    {Criterion::language,
     "language",
     "1/2 for just the asked level, 3/4 one above, 1 two above or C2; 1 where none is asked",
     {"taal", "language", "langue"}},
    {Criterion::slots,
     "slots",
     "a third per slot in common, three at most; 1 where one side names none",
     {"gedeelde momenten", "shared slots", "moments communs"}},
    {Criterion::learning,
     "learning",
     "share of the needs that the offer wants to learn",
     {"leerwens", "wish to learn", "envie d'apprendre"}},
    {Criterion::rest,
     "rest",
     "1 for who was never asked, 1/(1 + times asked) otherwise, earlier rounds included",
     {"niet telkens dezelfde", "not always the same", "pas toujours les mêmes"}},
    {Criterion::first_time,
     "first_time",
     "1 for a first request",
     {"eerste vraag", "first request", "première demande"}},
    {Criterion::urgency,
     "urgency",
     "a third per step of priority, three steps at most",
     {"dringend", "urgency", "urgence"}},
};

}  // namespace

std::span<const CriterionInfo> all_criteria() { return criteria; }

}  // namespace koppel
