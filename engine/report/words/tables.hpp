// The tables of words of this room, one per place where people read them; report/words.hpp looks in all of them.
#pragma once

#include <span>

#include "base/words.hpp"

namespace koppel::report {

// Each sorted by key.
[[nodiscard]] std::span<const Word> explain_words();
[[nodiscard]] std::span<const Word> inspect_words();
[[nodiscard]] std::span<const Word> lists_words();
[[nodiscard]] std::span<const Word> page_words();

}  // namespace koppel::report
