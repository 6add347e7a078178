// Results (koppel/result/1) in and out, exactly as data/schema/result.schema.json says.
#pragma once

#include <optional>
#include <string>

#include "base/finding.hpp"
#include "result/result.hpp"

namespace koppel::io {

[[nodiscard]] std::string write_result(const Result& result);  // pretty, stable, ends with a newline
// For whoever takes over pairs of it: nothing, with findings, where a field has another type than it should.
[[nodiscard]] std::optional<Result> read_result(std::string_view text, const std::string& file, Findings& findings);
// For whoever judges it: each field that is missing, unknown, of another type or out of range is a fault in `not_understood`
// (field_not_understood, with its path). Nothing, with findings, only where the text is no JSON or no result of this version.
[[nodiscard]] std::optional<Result> read_result_to_judge(std::string_view text, const std::string& file,
                                                         Findings& findings);

}  // namespace koppel::io
