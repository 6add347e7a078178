// The name of the value by which a finding says whose row it is about, where its message does not say so.
#pragma once

namespace koppel {

inline constexpr const char* row_id = "row_id";
// Of another row, whose place in the file the message says as {other}.
inline constexpr const char* other_row_id = "other_row_id";

}  // namespace koppel
