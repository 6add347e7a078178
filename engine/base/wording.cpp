#include "base/wording.hpp"

#include <algorithm>

#include "base/personal.hpp"
#include "base/unseen.hpp"
#include "base/words.hpp"

namespace koppel {

namespace {

bool is_singular(std::string_view value, Language language) {
  return value == "1" || (value == "0" && language == Language::fr);
}

// What stands between the braces, with its value.
std::string filled(std::string_view field, std::string_view value, Language language) {
  const std::size_t bar = field.find('|');
  if (bar == std::string_view::npos) {
    if (field.ends_with(":word")) value = find_word(value_words(), value, language);
    return shown_value(value, language);
  }
  const std::string_view forms = field.substr(bar + 1);
  const std::size_t between = std::min(forms.find('|'), forms.size());
  return std::string(is_singular(value, language) ? forms.substr(0, between)
                                                  : forms.substr(std::min(between + 1, forms.size())));
}

}  // namespace

std::string shown_value(std::string_view value, Language language) {
  return with_unseen_shown(hidden_in_words(without_personal(value), language));
}

std::string fill_in(std::string_view text, const FindingValues& values, Language language) {
  std::string made;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view field = text.substr(open + 1, close - open - 1);
    const std::string_view name = field.substr(0, field.find_first_of("|:"));
    const auto value = std::ranges::find(values, name, [](const auto& entry) { return std::string_view(entry.first); });
    made += text.substr(0, open);
    made += value == values.end() ? text.substr(open, close - open + 1) : filled(field, value->second, language);
    text.remove_prefix(close + 1);
  }
  return made += text;
}

}  // namespace koppel
