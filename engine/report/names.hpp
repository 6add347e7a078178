// How people, terms and places are called in what people read: labels from the vocabularies, ids where there is no
// label.
#pragma once

#include <string>
#include <string_view>

#include "report/report.hpp"

namespace koppel::report {

// What people see of a text that somebody wrote: kind and length in words where it was hidden, and no sign that nobody sees.
[[nodiscard]] std::string shown_text(const Context& context, std::string_view text);
// What people see of an id: a hash by its first digits; signs that nobody sees are seen. With `Context::names_beside_ids` the name stands before it.
[[nodiscard]] std::string shown_id(const Context& context, OfferId offer);
[[nodiscard]] std::string shown_id(const Context& context, RequestId request);
// The same by external id, also of who has left the market.
[[nodiscard]] std::string shown_offer(const Context& context, const std::string& id);
[[nodiscard]] std::string shown_request(const Context& context, const std::string& id);
// The same context for what its owner alone may read: people are named, unless pseudonyms are asked for.
[[nodiscard]] Context with_names(const Context& context);
// "Mia Voorbeeld (m017)" where people are named and the name is known; else the id.
[[nodiscard]] std::string named(const Context& context, OfferId offer);
[[nodiscard]] std::string named(const Context& context, RequestId request);
// By external id, also of who has left the market.
[[nodiscard]] std::string named_offer(const Context& context, const std::string& id);
[[nodiscard]] std::string named_request(const Context& context, const std::string& id);
// Whether any id of the market is shown otherwise than it is.
[[nodiscard]] bool has_long_ids(const Context& context);
// What the row says of itself; nothing with pseudonyms.
[[nodiscard]] std::string label_of(const Context& context, OfferId offer);
[[nodiscard]] std::string label_of(const Context& context, RequestId request);
[[nodiscard]] std::string term_label(const Context& context, std::string_view vocabulary, std::string_view term);
// The value of a coverage group in words ("Antwerpen-Noord (2060)"), and the group's own name.
[[nodiscard]] std::string group_value_label(const Context& context, std::string_view group, std::string_view value);
[[nodiscard]] std::string group_label(const Context& context, std::string_view group);
// What a request is about: its themes and needs.
[[nodiscard]] std::string about(const Context& context, RequestId request);
// Points are weights divided by this (pairing/weigh.hpp).
inline constexpr std::int64_t weight_scale = 1'000'000;
// "1,2" (kilometres), or the word for unknown.
[[nodiscard]] std::string distance_text(const Context& context, const std::optional<Metres>& distance);
[[nodiscard]] std::string points_text(const Context& context, Weight weight);
// The first few moments, by the calendar.
[[nodiscard]] std::string moments_listed(const Context& context, std::vector<std::string> slots);
[[nodiscard]] std::string recruit_text(const Context& context, const RecruitAdvice& advice);

}  // namespace koppel::report
