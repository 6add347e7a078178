// The columns that survey tools add by themselves, by their headings in each language; and generic words beneath headings.
// They are recognised and not shown, so they are no table of three languages.
#pragma once

#include <string>
#include <string_view>

#include "io/tables/survey_tool.hpp"

namespace koppel::io {

// `folded` as fold() gives it; ColumnRole::answer when it is none of the tool's own.
[[nodiscard]] ColumnRole known_role(SurveyTool tool, std::string_view folded);

// A label that only LimeSurvey gives to a column of its own.
[[nodiscard]] bool is_limesurvey_label(std::string_view folded);

// "Response", "Open-Ended Response": what SurveyMonkey writes under a question that has no options.
[[nodiscard]] bool is_generic_answer(std::string_view folded);

// "other", "andere", "autre (préciser)": the option that is explained in free text.
[[nodiscard]] bool is_other_option(std::string_view folded);

}  // namespace koppel::io
