// The fields that a survey can fill, in one table: names as in the market file, where each value goes, and the vocabulary that
// its answers are looked up in.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "io/survey/mapping.hpp"
#include "io/text/said_number.hpp"
#include "model/draft.hpp"

namespace koppel::io {

// One row on its way; the side of the mapping says which half is used.
struct SurveyRow {
  DraftOffer offer;
  DraftRequest request;
};

struct TextSlot {
  std::string* value;
};
struct TextsSlot {
  std::vector<std::string>* value;
};
struct GroupSlot {
  std::vector<GroupMembership>* value;
  std::string group;
};
struct SkillsSlot {
  std::vector<SkillLevel>* value;
};
struct NeedsSlot {
  std::vector<Need>* value;
};
struct LanguagesSlot {
  std::vector<LanguageLevel>* value;
};
// `given` is set when the row names a value; null where nobody asks.
struct WholeSlot {
  int* value;
  bool* given;
};
struct ThousandthsSlot {
  std::optional<Weight>* value;
  bool* given;
};
// A postcode, or a cell that names a place: the point too, where it is not that of the postcode.
struct PlaceSlot {
  Place* place;
};
struct DegreesSlot {
  Place* place;
  bool latitude;
};  // `no_degrees` until both columns have been read
inline constexpr std::int32_t no_degrees = std::numeric_limits<std::int32_t>::min();
struct FlagSlot {
  bool* value;
};
struct DateSlot {
  std::optional<Date>* value;
};
using SurveySlot = std::variant<TextSlot, TextsSlot, GroupSlot, SkillsSlot, NeedsSlot, LanguagesSlot, WholeSlot,
                                ThousandthsSlot, PlaceSlot, DegreesSlot, FlagSlot, DateSlot>;

struct SurveyField {
  Side side;
  std::string_view name;        // "groups" stands for all of "groups.…"
  std::string_view vocabulary;  // by default; empty: none
  bool free_text;               // never shown in a finding
  SurveySlot (*slot)(SurveyRow&, std::string_view name);
};

[[nodiscard]] std::span<const SurveyField> survey_fields();
// nullptr when the side has no such field.
[[nodiscard]] const SurveyField* find_survey_field(Side side, std::string_view name);
// What a field counts, where it takes numbers that people write beside words.
[[nodiscard]] std::optional<Unit> unit_of_field(std::string_view name);
// Puts what one row says in a field into that field of another.
void copy_field(const SurveyField& field, std::string_view name, SurveyRow& from, SurveyRow& to);
// A point of which only one half is known is none.
void drop_half_point(Place& place);
// All names of a side, for suggestions.
[[nodiscard]] std::vector<std::string> survey_field_names(Side side);

}  // namespace koppel::io
