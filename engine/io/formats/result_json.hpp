// Results (koppel/result/1) in and out, exactly as data/schema/result.schema.json says.
#pragma once

#include <optional>
#include <string>

#include "base/finding.hpp"
#include "result/result.hpp"

namespace koppel::io {

[[nodiscard]] std::string write_result(const Result& result);  // pretty, stable, ends with a newline
[[nodiscard]] std::optional<Result> read_result(std::string_view text, const std::string& file, Findings& findings);

}  // namespace koppel::io
