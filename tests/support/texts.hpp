// The {names} in a text that people read: those whose values must be told in every language.
#pragma once

#include <regex>
#include <set>
#include <string>
#include <string_view>

namespace koppel::test {

// The names whose values stand in the text; {name|one|many} is grammar, which differs from language to language.
inline std::set<std::string> names_in(std::string_view text) {
  static const std::regex name(R"(\{([a-z_]+)(:word)?\})");
  std::set<std::string> names;
  const std::string copy(text);
  for (std::sregex_iterator it(copy.begin(), copy.end(), name), end; it != end; ++it) names.insert((*it)[1]);
  return names;
}

}  // namespace koppel::test
