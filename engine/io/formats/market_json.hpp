// Markets (koppel/market/1) in and out, exactly as data/schema/market.schema.json says.
#pragma once

#include <string>

#include "io/text/json.hpp"
#include "model/draft.hpp"
#include "model/market.hpp"

namespace koppel::io {

// Every fault is in the draft's findings (unknown_field with "did you mean", wrong_type, not_a_number, …).
[[nodiscard]] Draft read_market(std::string_view text, const std::string& file);
// Pretty, for people and files; ends with a newline.
[[nodiscard]] std::string write_market(const Market& market);
// Rows as they stand in the draft, without the capacities and numbers of people that it does not name.
[[nodiscard]] std::string write_market(const Draft& draft);
// The canonical form whose SHA-256 is provenance.input: compact, keys sorted, nothing that is at its default. data/schema/canonical.md
[[nodiscard]] std::string canonical_market(const Market& market);

}  // namespace koppel::io
