// Languages as people write them into one cell: "Arabisch of Frans", "Nederlands (moedertaal)", "NL, beetje FR", "Engels B1/B2".
//
// Promise:    a text is understood as a whole or not at all, in Dutch, French and English. A level stands behind its language or before it; of two
//             levels the lower counts. A language that somebody says she does not speak is left out.
// Complexity: O(words × words known).
// Errors:     none; nullopt for what is not understood.
//
//   said_languages("NL, beetje FR", index)   ->  {{"nl", ""}, {"fr", "A2"}}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/survey/term_index.hpp"

namespace koppel::io {

struct SaidLanguage {
  std::string code;
  std::string level;  // of the Common European Framework; empty: none was named
};
[[nodiscard]] std::optional<std::vector<SaidLanguage>> said_languages(std::string_view text,
                                                                      const TermIndex& languages);

}  // namespace koppel::io
