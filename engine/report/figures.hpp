// The page's drawings, as inline SVG: coverage bars per group, and who is coupled with whom.
#pragma once

#include <string>
#include <string_view>

#include "report/report.hpp"

namespace koppel::report {

// Served against all requests per value of one group; numbers stand beside the bars, so that colour carries no meaning
// alone.
[[nodiscard]] std::string coverage_figure(const Context& context, std::string_view group);
// Offers left, requests right, in bands per place; a line per pair. Where a side has more than `picture_limit` nodes, a
// line per two bands, as thick as the pairs between them; nothing when there is one band only.
[[nodiscard]] std::string matching_figure(const Context& context);
inline constexpr std::size_t picture_limit = 400;  // nodes a side

}  // namespace koppel::report
