// The key file: names and contact data, apart from the market that they belong to. Its form: data/schema/key.md.
//
// Problem:    a market.json may be looked at, mailed and kept; who its ids are may not.
// Promise:    what write_key writes, read_key reads back as it was, whatever stands in the cells; rows are sorted by side and id.
//             Nothing of a cell ever appears in a finding: rows are named by their number.
// Complexity: O(bytes), and the sort of its rows.
// Errors:     findings of read_csv; missing_column (error); key_incomplete, key_duplicate_id (rejected).
//
//   write_file(key_path("market.json"), write_key(contacts), true);        // market.key.csv, for its owner only
//   Contacts contacts = read_key(read_file("market.key.csv"), "market.key.csv", findings);
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/finding.hpp"
#include "model/draft.hpp"

namespace koppel::io {

// side;id;name;email;phone, for Belgian Excel.
[[nodiscard]] std::string write_key(const Contacts& contacts);
[[nodiscard]] Contacts read_key(std::string_view bytes, const std::string& file, Findings& findings);

// The names that a call list holds (bellijst.csv), in whatever language it was written; nothing where it is no call list.
[[nodiscard]] Contacts names_in_call_list(std::string_view bytes);

// Where the key of a market.json stands when nobody says otherwise: market.key.csv beside it.
[[nodiscard]] std::filesystem::path key_path(const std::filesystem::path& market);

// Somebody other than the owner may read this file.
[[nodiscard]] bool readable_by_others(const std::filesystem::path& path);

}  // namespace koppel::io
