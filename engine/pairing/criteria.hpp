// The catalogue of soft criteria: names, one-line descriptions, labels in three languages.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "model/profile.hpp"

namespace koppel {

struct CriterionInfo {
  Criterion criterion;
  std::string_view name;
  std::string_view description;              // English, one line: what gives 0 and what gives all points
  std::array<std::string_view, 3> labels;    // nl, en, fr, for reports
};

[[nodiscard]] std::span<const CriterionInfo> all_criteria();

}  // namespace koppel
