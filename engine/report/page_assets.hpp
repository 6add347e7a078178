// The page's own style and script, as constant texts whose hashes stand in its Content-Security-Policy.
#pragma once

#include <string_view>

namespace koppel::report {

[[nodiscard]] std::string_view page_style();
[[nodiscard]] std::string_view page_script();

}  // namespace koppel::report
